"""Targets: more or less of something, by an indicator, a magnitude, against a baseline (rule 4)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from loften.agreement import Evidence, MeasurabilityLabel
from loften.pledges.measurability.amounts import SHARES
from loften.pledges.measurability.evidence import Span, find_baselines, find_indicators, find_year, quote, valued
from loften.pledges.measurability.judged import Judged
from loften.pledges.measurability.sentence import Sentence
from loften.quantities import Amount
from loften.rules import load_rules

_BELOW = re.compile(r"\s+(?:under|över|färre|fler|lägre|högre|mindre|bättre)\b")
_COUNTED = load_rules("measurability")["rule4.counted"]


def is_target(sentence: Sentence, is_vague: bool, says_little: bool, amounts: Sequence[Amount]) -> bool:
    """Return whether a sentence promises a state of the world by an indicator or a magnitude.

    ``is_vague``: its predicate is a degree or an aim; ``says_little``: nothing is known of its predicate.
    """
    indicators = find_indicators(sentence)
    if is_vague:
        return bool(indicators) or _magnitudes(amounts)
    return says_little and sentence.promises_state and bool(indicators or amounts)


def judge_target(sentence: Sentence, amounts: Sequence[Amount]) -> Judged:
    """Judge a target: an indicator makes it checkable, a magnitude or target value quantified."""
    text, start, end = sentence.text, sentence.start, sentence.end
    baselines = find_baselines(sentence)
    indicators = find_indicators(sentence) or _counted(sentence)
    evidence = [quote(text, "indicator", first, last) for first, last in indicators]
    label: MeasurabilityLabel = "kontrollerbar"
    for amount in amounts:
        baseline = next((span for span in baselines if span[0] < amount.end and amount.start < span[1]), None)
        label = label if baseline else "kvantifierad"
        if baseline and amount.unit is None:  # "från 46 till 40 procent"
            amount = replace(amount, unit=next((a.unit for a in amounts if a.unit in SHARES), None))
        evidence.append(_compared(text, amount, baseline) if baseline else _target(text, amount, end))
    spans = [(e.start, e.end) for e in evidence]
    bare = [span for span in baselines if not any(span[0] < stop and first < span[1] for first, stop in spans)]
    evidence.extend(quote(text, "baseline", first, last) for first, last in bare)
    if year := find_year(text, start, end, [(e.start, e.end) for e in evidence]):
        evidence.append(year)
    return Judged(label, evidence, ["rule4.indicator" if indicators else "rule4.magnitude"])


def _target(text: str, amount: Amount, end: int) -> Evidence:
    """Return a target value, with the word that says on which side: "10 procent färre", "en fjärdedel under"."""
    side = _BELOW.match(text, amount.end, end)
    return valued(text, "target_value", (amount.start, side.end() if side else amount.end), amount)


def _compared(text: str, amount: Amount, baseline: Span) -> Evidence:
    """Return a baseline: as much of it as names the value and what it is of."""
    return valued(text, "baseline", (max(baseline[0], amount.start), max(baseline[1], amount.end)), amount)


def _counted(sentence: Sentence) -> list[Span]:
    """Return the recorded things that a sentence with a magnitude begins with ("Bostadsinbrotten ska …")."""
    match = _COUNTED.regex.match(sentence.text, sentence.start, sentence.end)
    return [match.span()] if match else []


def _magnitudes(amounts: Iterable[Amount]) -> bool:
    return any(amount.of or amount.unit in SHARES for amount in amounts)
