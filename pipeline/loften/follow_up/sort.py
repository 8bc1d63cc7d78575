"""What a sentence, item or row of a follow-up is: a plan, a result, or neither."""

from typing import Literal

from loften.language import Parsed
from loften.language.syntax import is_past
from loften.quantities import find_amounts
from loften.rules import load_rules

Sort = Literal["plan", "result", "none"]


def tells(parsed: Parsed, start: int, end: int) -> bool:
    """Tell whether ``start:end`` is in the past or perfect tense, by its parse; False where there is none."""
    span = parsed.span(start, end)
    return span is not None and is_past(span)


def sort_of(text: str, report: bool, told: bool, whole: bool) -> Sort:
    """Return what a text is.

    ``report``: it stands where a document reports on earlier promises, so that the past tense, a verdict, or what an
    item counts, is a result. ``told``: it is in the past tense. ``whole``: it is an item that is one unit.
    """
    if _is("plan.not", text) or _is("result.not", text) or text.rstrip().endswith("?"):
        return "plan" if _is("plan.act", text) and not _is("plan.not", text) else "none"
    if report:
        if _is_result(text, told, whole):
            return "result"
        return "plan" if _is("plan.act", text) else "none"
    done = _is("result.marker", text) or _is("result.done", text) or told
    if done and (_is("result.marker", text) or _is("result.earlier", text)):
        return "result"
    return "plan" if _is("plan.act", text) else "none"


def _is_result(text: str, told: bool, whole: bool) -> bool:
    if _is("result.marker", text) or _is("result.done", text) or _is("result.state", text):
        return not (_is("plan.future", text) and not told)
    if told:
        return True
    return whole and not _is("plan.act", text) and (bool(find_amounts(text)) or _is("result.verdict", text))


def _is(rule: str, text: str) -> bool:
    return load_rules("follow_up")[rule].search(text) is not None
