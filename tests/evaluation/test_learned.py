from loften.evaluation.case import Case
from loften.evaluation.learned.measuring import learn_measurability
from loften.evaluation.learned.model import Item, leave_out
from loften.evaluation.scores import score


def _items() -> list[Item]:
    items = []
    for group in ("a", "b", "c", "d"):
        items += [Item(group, f"besök {n} i skolan", {"rule:count": 1.0}, "yes") for n in range(4)]
        items += [Item(group, f"arbete {n} för trygghet", {"rule:aim": 1.0}, "no") for n in range(4)]
    return items


def test_words_and_signals_each_tell_the_classes_of_an_unseen_municipality() -> None:
    items = _items()
    expected = [item.label for item in items]
    assert leave_out(items, "words") == expected
    assert leave_out(items, "signals") == expected
    assert leave_out(items, "words and signals") == expected


def test_a_municipality_does_not_teach_about_itself() -> None:
    items = _items()
    lone = [Item("e", "besök i skolan", {"rule:count": 1.0}, "no") for _ in range(20)]
    assert leave_out([*items, *lone], "signals")[-1] == "yes"


def test_what_has_no_label_is_answered_and_teaches_nothing() -> None:
    items = [*_items(), Item("z", "besök på torget", {"rule:count": 1.0})]
    assert leave_out(items, "signals")[-1] == "yes"


def test_measurability_is_replaced_and_nothing_else(cases: list[Case]) -> None:
    changed = learn_measurability(cases, "words")
    before, after = score(cases), score(changed)
    assert after.by_id["actor.label.accuracy"].value == before.by_id["actor.label.accuracy"].value
    for old, new in zip(cases, changed, strict=True):
        assert [p.text for p in new.pledges] == [p.text for p in old.pledges]
        assert [p.measurability.evidence for p in new.pledges] == [p.measurability.evidence for p in old.pledges]
