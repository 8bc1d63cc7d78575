from loften.agreement import Agreement, Measurability
from loften.evaluation.case import Case
from loften.evaluation.differences import Difference, differences


def _of(aspect: str, case: Case) -> list[Difference]:
    return [one for one in differences(case) if one.aspect == aspect]


def test_a_missed_and_an_extra_pledge_stand_in_their_context(case: Case, record: Agreement) -> None:
    first = record.pledges[0]
    elsewhere = next(block for block in record.blocks if block.section == "lägesbild" and block.kind != "heading")
    text = record.document.text[elsewhere.start : elsewhere.end]
    moved = {"text": text, "start": elsewhere.start, "end": elsewhere.end, "block": elsewhere.id}
    changed = record.model_copy(update={"pledges": (first.model_copy(update=moved), *record.pledges[1:])})
    spoiled = Case(case.gold, changed)
    (missed,) = _of("missed pledge", spoiled)
    assert missed.gold == case.gold.pledges[0].text
    assert missed.context[-1] == next(b.text for b in case.gold.blocks if b.n == case.gold.pledges[0].block)
    (extra,) = _of("extra pledge", spoiled)
    assert extra.predicted == text
    assert extra.context[-1] == text


def test_a_wrong_label_names_both_sides_and_the_rules(case: Case, record: Agreement) -> None:
    gold = next(g for g, _, _ in case.pairs if g.measurability.label == "kvantifierad")
    predicted = case.predicted_of[gold.id]
    wrong = predicted.model_copy(
        update={"measurability": Measurability(label="kontrollerbar", evidence=()), "reasons": ("some.rule",)}
    )
    pledges = tuple(wrong if p.id == predicted.id else p for p in record.pledges)
    found = _of("measurability", Case(case.gold, record.model_copy(update={"pledges": pledges})))
    (one,) = [difference for difference in found if difference.text == gold.text]
    assert one.gold.startswith("kvantifierad: ")
    assert one.predicted == "kontrollerbar"
    assert one.reasons == ("some.rule",)


def test_a_document_that_failed_says_so(case: Case) -> None:
    (failure,) = _of("failure", Case(case.gold, None, "cannot be read"))
    assert failure.predicted == "cannot be read"
    assert len(_of("missed pledge", Case(case.gold, None, "cannot be read"))) == len(case.gold.pledges)


def test_the_gold_s_own_labels_are_no_errors(case: Case) -> None:
    assert not [
        one for one in differences(case) if one.aspect in ("missed pledge", "extra pledge", "parent", "section")
    ]
