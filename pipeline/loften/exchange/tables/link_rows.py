"""Links over time as rows of the table ``links``."""

from collections.abc import Iterable, Iterator, Set

from loften.exchange.tables.rows import Cell, Row, joined
from loften.linking import CopyLink, Link, OutcomeLink, SuccessorLink
from loften.linking.answers import last_word
from loften.linking.model import PledgeRef


def link_rows(links: Iterable[Link], known: Set[str]) -> Iterator[Row]:
    """Yield the rows of links between ``known`` pledges and results; a link of other records is left out.

    ``counts`` marks the outcome that speaks for its pledge where several reports tell of it: the last.
    """
    listed = list(links)
    told = {id(link) for link in last_word(link for link in listed if isinstance(link, OutcomeLink)).values()}
    for number, link in enumerate(listed, 1):
        row = _row(link, id(link) in told)
        ids = [row.get(name) for name in ("pledge_id", "later_pledge_id", "follow_up_id")]
        if all(one is None or one in known for one in ids):
            yield {"link_id": f"l{number}", "type": link.type, "score": getattr(link, "score", None), **row}


def _row(link: Link, counts: bool) -> Row:
    if isinstance(link, OutcomeLink):
        return _outcome(link, counts)
    if isinstance(link, SuccessorLink):
        return {
            "pledge_id": _key(link.pledge),
            "later_pledge_id": _key(link.successor),
            "fate": link.fate,
            "changes": joined(link.changes),
            "reasons": joined(link.reasons),
        }
    return _copy(link)


def _outcome(link: OutcomeLink, counts: bool) -> Row:
    amounts: dict[str, Cell] = link.quantity.model_dump(include={"promised", "done", "ratio"}) if link.quantity else {}
    return {
        "pledge_id": _key(link.pledge),
        "follow_up_id": f"{link.result.document}:u{link.result.follow_up + 1}",
        "status": link.status,
        "status_basis": link.basis,
        "counts": counts,
        "reasons": joined(link.reasons),
        **amounts,
    }


def _copy(link: CopyLink) -> Row:
    return {
        "pledge_id": _key(link.earliest),
        "later_pledge_id": _key(link.later),
        "cluster": link.cluster,
        "similarity": link.similarity,
    }


def _key(ref: PledgeRef | None) -> str | None:
    return f"{ref.document}:{ref.pledge}" if ref else None
