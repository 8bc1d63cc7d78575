"""What a sentence, item or row of a follow-up is: a plan, a result, or neither."""

from typing import Literal

from loften.language import Parsed
from loften.language.syntax import is_parsed, is_past, opens_past
from loften.quantities import find_amounts
from loften.rules import load_rules

Sort = Literal["plan", "result", "none", "aside"]


def tells(parsed: Parsed, start: int, end: int, report: bool = True) -> bool:
    """Tell whether ``start:end`` is in the past or perfect tense: by its parse, by its words where it has none.

    Outside a ``report``, and where it is said that others will be told, the first verb must be, for a plan too may
    speak of what has been ("hur det gick").
    """
    span = parsed.span(start, end)
    if span is None or not is_parsed(span):
        return _is("result.done", parsed.document.text[start:end])
    if report and not load_rules("plans")["plan.asks-how"].search(parsed.document.text, start, end):
        return is_past(span) or _is("result.past", parsed.document.text[start:end])
    return opens_past(span)


def sort_of(text: str, report: bool, told: bool, whole: bool) -> Sort:
    """Return what a text is; "aside" is what neither reports, plans nor adds to either.

    ``report``: it stands where a document reports on earlier promises, so that the past tense, a verdict, or what an
    item counts, is a result. ``told``: it is in the past tense. ``whole``: it is an item that is one unit.
    """
    if _is("plan.not", text) or load_rules("plans")["plan.aside"].search(text):
        return "aside"
    if _is("result.not", text) or text.rstrip().endswith("?"):
        return "plan" if plans(text) and not told else "aside"
    if report:
        if _is_result(text, told, whole):
            return "result"
        return "plan" if _is("plan.act", text) else "none"
    if _is("result.marker", text) or (told and (_is("result.earlier", text) or _counts(text))):
        return "result"
    return "plan" if plans(text) else "none"


def plans(text: str) -> bool:
    """Tell whether a text under a heading of follow-up says that somebody follows up or tells how it went."""
    return _is("plan.act", text) or any(load_rules("plans").matching(text, use="act"))


def _is_result(text: str, told: bool, whole: bool) -> bool:
    if told or _is("result.marker", text) or _is("verdict.sentence", text):
        return True
    if _is("plan.act", text) or _is("plan.future", text):
        return False
    if _is("result.state", text):
        return True
    return whole and (bool(find_amounts(text)) or _is("result.verdict", text) or _is("result.done", text))


def _counts(text: str) -> bool:
    """Tell whether a text says of how many so many were done."""
    return any(amount.of for amount in find_amounts(text))


def _is(rule: str, text: str) -> bool:
    return load_rules("follow_up")[rule].search(text) is not None
