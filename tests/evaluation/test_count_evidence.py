from loften.agreement import Agreement, Evidence, Measurability
from loften.evaluation.case import Case
from loften.evaluation.scores import score


def _with_gold_evidence(case: Case, record: Agreement) -> Agreement:
    pledges = []
    for gold, pledge, _ in case.pairs:
        evidence = []
        for item in gold.measurability.evidence:
            start = record.document.text.index(item.text, pledge.start, pledge.end)
            evidence.append(
                Evidence(
                    type=item.type,
                    text=item.text,
                    start=start,
                    end=start + len(item.text),
                    value=item.value,
                    unit=item.unit,
                    comparator=item.comparator,
                    per=item.per,
                )
            )
        label = Measurability(label=gold.measurability.label, evidence=tuple(evidence))
        pledges.append(pledge.model_copy(update={"measurability": label}))
    return record.model_copy(update={"pledges": tuple(pledges)})


def test_the_gold_s_own_evidence_scores_full(case: Case, record: Agreement) -> None:
    scores = score([Case(case.gold, _with_gold_evidence(case, record))])
    assert scores.by_id["evidence.strict.f1"].value == 1
    assert scores.by_id["details.partial.f1"].value == 1
    assert scores.by_id["value.all.mean"].value == 1
    assert scores.by_id["measurability.kappa"].value == 1


def test_a_shifted_span_is_partial_and_a_wrong_type_exact(case: Case, record: Agreement) -> None:
    full = _with_gold_evidence(case, record)

    def change(item: Evidence) -> Evidence:
        if item.type == "frequency":
            return item.model_copy(update={"type": "quantity"})
        return item.model_copy(update={"end": item.end - 1}) if item.type == "quantity" else item

    pledges = []
    for pledge in full.pledges:
        changed = tuple(change(item) for item in pledge.measurability.evidence)
        label = pledge.measurability.model_copy(update={"evidence": changed})
        pledges.append(pledge.model_copy(update={"measurability": label}))
    scores = score([Case(case.gold, full.model_copy(update={"pledges": tuple(pledges)}))])
    strict, exact, partial, kind = (
        scores.by_id[f"evidence.{scheme}.f1"].value or 0 for scheme in ("strict", "exact", "partial", "type")
    )
    assert strict < exact < partial
    assert strict < kind < 1
