from loften.evaluation.baselines.linear import train
from loften.evaluation.baselines.plain_rules import plain_rules
from loften.evaluation.case import Case
from loften.evaluation.gold import Gold
from loften.evaluation.oracle import gold_document
from loften.evaluation.scores import score


def test_plain_rules_find_something_and_not_all(golds: list[Gold]) -> None:
    scores = score([Case(gold, plain_rules(gold_document(gold))) for gold in golds])
    found = scores.by_id["pledges.words.f1"].value
    assert found is not None
    assert 0.05 < found < 0.8
    assert (scores.by_id["actor.label.accuracy"].value or 0) > 0.3


def test_the_linear_model_knows_what_it_was_trained_on(golds: list[Gold]) -> None:
    model = train(golds)
    record = model.convert(gold_document(golds[0]))
    scores = score([Case(golds[0], record)])
    assert (scores.by_id["pledges.words.f1"].value or 0) > 0.8
    assert (scores.by_id["sections.type.accuracy"].value or 0) > 0.9
