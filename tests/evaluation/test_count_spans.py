from loften.agreement import Agreement
from loften.evaluation.case import Case
from loften.evaluation.scores import score


def test_a_split_pledge_is_counted_as_one_split(case: Case, record: Agreement) -> None:
    first = max(record.pledges, key=lambda pledge: len(pledge.text))
    middle = first.text.index(" ", len(first.text) // 3)
    halves = [
        first.model_copy(update={"id": "pa", "text": first.text[:middle], "end": first.start + middle}),
        first.model_copy(update={"id": "pb", "text": first.text[middle + 1 :], "start": first.start + middle + 1}),
    ]
    others = [pledge for pledge in record.pledges if pledge.id != first.id]
    scores = score([Case(case.gold, record.model_copy(update={"pledges": (*halves, *others)}))])
    assert scores.counts("pledges.split", doubtful=True)[0] == 1
    assert scores.counts("pledges.merged", doubtful=True)[0] == 0


def test_a_pledge_over_two_is_counted_as_a_merge(case: Case, record: Agreement) -> None:
    first, second = record.pledges[:2]
    text = record.document.text[first.start : second.end]
    whole = first.model_copy(update={"text": text, "end": second.end})
    scores = score([Case(case.gold, record.model_copy(update={"pledges": (whole, *record.pledges[2:])}))])
    assert scores.counts("pledges.merged", doubtful=True)[0] == 1


def test_characters_are_those_of_the_gold(case: Case) -> None:
    scores = score([case])
    assert scores.counts("pledges.characters", doubtful=True).tolist() == [
        sum(len(p.text) for p in case.gold.pledges),
        0,
        0,
    ]
