"""Promises and outcomes as they are named in links.jsonl."""

from loften.linking.material import Outcome, Paper, Promise
from loften.linking.model import PledgeRef, ResultRef


def pledge_ref(promise: Promise, paper: Paper) -> PledgeRef:
    """Return how a promise is named in links.jsonl."""
    return PledgeRef(
        document=promise.document,
        source=paper.source,
        pledge=promise.id,
        text=promise.text,
        municipalities=paper.municipalities,
        district=paper.district,
        period=paper.period,
    )


def result_ref(outcome: Outcome, paper: Paper) -> ResultRef:
    """Return how an outcome is named in links.jsonl."""
    return ResultRef(
        document=outcome.document,
        source=paper.source,
        follow_up=outcome.index,
        text=outcome.text,
        restated=outcome.restated,
        municipalities=paper.municipalities,
        district=paper.district,
        period=outcome.period or (paper.period if paper.reports else None),
    )
