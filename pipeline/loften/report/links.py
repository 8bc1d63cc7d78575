"""Links of a store, where ``loften link`` has written them: what became of pledges, for the report's scripts."""

from collections.abc import Iterable
from typing import Any

from loften.linking.answers import last_word
from loften.linking.model import CopyLink, Link, OutcomeLink, PledgeRef, SuccessorLink

# Pledges by document and id, as links name them, with their numbers in the report.
Numbers = dict[tuple[str, str], int]


def as_json(links: Iterable[Link], pledges: Numbers, documents: dict[str, int]) -> dict[str, list[dict[str, Any]]]:
    """Return links with the numbers that pledges and documents have in the report; what names others is left out.

    Of the outcomes of a pledge, one ``counts``: what the last report says.
    """
    listed = list(links)
    found: dict[str, list[dict[str, Any]]] = {"outcomes": [], "successors": [], "copies": []}
    told = last_word(link for link in listed if isinstance(link, OutcomeLink))
    for link in listed:
        match link:
            case OutcomeLink():
                counts = link.pledge is not None and told[link.pledge.document, link.pledge.pledge] is link
                _add(found["outcomes"], _outcome(link, counts, pledges, documents))
            case SuccessorLink():
                _add(found["successors"], _successor(link, pledges))
            case CopyLink():
                _add(found["copies"], _copy(link, pledges))
    return found


def _add(to: list[dict[str, Any]], one: dict[str, Any] | None) -> None:
    if one is not None:
        to.append(one)


def _number(ref: PledgeRef | None, pledges: Numbers) -> int | None:
    return pledges.get((ref.document, ref.pledge)) if ref else None


def _outcome(link: OutcomeLink, counts: bool, pledges: Numbers, documents: dict[str, int]) -> dict[str, Any] | None:
    pledge, document = _number(link.pledge, pledges), documents.get(link.result.document)
    if pledge is None or document is None:
        return None
    quantity = link.quantity.model_dump(mode="json") if link.quantity else None
    return {
        "pledge": pledge,
        "document": document,
        "followUp": link.result.follow_up,
        "status": link.status,
        "counts": counts,
        "basis": link.basis,
        "quantity": quantity,
        "score": link.score,
    }


def _successor(link: SuccessorLink, pledges: Numbers) -> dict[str, Any] | None:
    before, after = _number(link.pledge, pledges), _number(link.successor, pledges)
    if (link.pledge and before is None) or (link.successor and after is None):
        return None
    return {"pledge": before, "successor": after, "fate": link.fate, "changes": list(link.changes), "score": link.score}


def _copy(link: CopyLink, pledges: Numbers) -> dict[str, Any] | None:
    earliest, later = _number(link.earliest, pledges), _number(link.later, pledges)
    if earliest is None or later is None:
        return None
    return {"earliest": earliest, "later": later, "cluster": link.cluster, "similarity": link.similarity}
