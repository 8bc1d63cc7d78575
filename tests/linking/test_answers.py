import pytest

from chains import paper, promise
from loften.linking import Outcome, Paper, link_outcomes, link_successors
from loften.linking.answers import Answers, answer, wilson

AGREEMENT = paper(
    "a",
    (2019, 2019),
    [
        promise("a", "p1", "byta lamporna längs gångvägen", measurability="vag", themes=("otrygga platser",)),
        promise("a", "p2", "göra tio hastighetskontroller", measurability="kvantifierad", themes=("trafik",)),
        promise("a", "p3", "märka cyklar på torget", measurability="kontrollerbar", themes=("stöld och inbrott",)),
    ],
)
REPORT = paper(
    "r",
    (2019, 2019),
    outcomes=[
        Outcome("r", 0, "Lamporna längs gångvägen är bytta.", status="genomfört"),
        Outcome("r", 1, "Inga hastighetskontroller gjordes.", status="ej genomfört"),
        Outcome("r", 2, "Biblioteket fick ny möblering.", status="genomfört"),
    ],
    reports=True,
)
NEXT = paper("b", (2020, 2020), [promise("b", "q1", "göra tio hastighetskontroller", measurability="vag")])


def answers(*papers: Paper) -> Answers:
    return answer(papers, link_outcomes(papers), link_successors(papers), [])


def test_every_group_says_how_many_pledges_no_report_speaks_of() -> None:
    found = answers(AGREEMENT, REPORT)
    assert (found.all.pledges, found.all.followed_up, found.all.no_follow_up) == (3, 2, 1)
    assert found.all.kept == 0.5
    assert (found.results, found.results_without_pledge) == (3, 1)
    assert [(one.group, one.pledges, one.kept) for one in found.by_measurability] == [
        ("vag", 1, 1.0),
        ("kontrollerbar", 1, None),
        ("kvantifierad", 1, 0.0),
    ]


def test_statuses_sum_to_the_pledges_followed_up() -> None:
    found = answers(AGREEMENT, REPORT, NEXT)
    for one in (*found.by_theme, *found.by_municipality, *found.by_actor, found.all):
        assert sum(one.statuses.values()) == one.followed_up == one.pledges - one.no_follow_up


def test_successors_tell_whether_pledges_became_more_measurable() -> None:
    found = answers(AGREEMENT, NEXT)
    assert (found.sharpness.pairs, found.sharpness.vaguer) == (1, 1)
    assert found.fates == {"kept": 0, "changed": 1, "dropped": 2, "new": 0}
    assert [(one.year, one.pledges) for one in found.measurability] == [(2019, 3), (2020, 1)]


def test_the_last_report_on_a_pledge_counts() -> None:
    later = paper(
        "s",
        (2019, 2019),
        outcomes=[Outcome("s", 0, "Tio hastighetskontroller gjordes.", status="genomfört")],
        reports=True,
    )
    found = {one.group: one for one in answers(AGREEMENT, REPORT, later).by_theme}
    assert found["trafik"].statuses["genomfört"] == 1


def test_nothing_to_answer_from_is_no_error() -> None:
    assert answers().all.kept is None


@pytest.mark.parametrize(("hits", "of"), [(0, 1), (1, 1), (5, 10), (99, 100)])
def test_the_interval_holds_the_share(hits: int, of: int) -> None:
    low, high = wilson(hits, of)
    assert 0 <= low <= hits / of <= high <= 1
