from chains import KIL, amount, done, paper, promise
from loften.agreement import Period
from loften.linking import Outcome, Paper, link_outcomes

LIGHT = "byta lamporna längs gångvägen i Järle"
SPEED = "göra tio hastighetskontroller på väg 244"
WALKS = "hålla två trygghetsvandringar"


def agreement(**more: object) -> Paper:
    promises = [
        promise("a", "p1", LIGHT),
        promise("a", "p2", SPEED, evidence=(amount(10, "hastighetskontroller"),)),
        promise("a", "p3", WALKS, evidence=(amount(2, "trygghetsvandringar"),)),
    ]
    return paper("a", (2019, 2019), promises, **more)  # type: ignore[arg-type]


def report(*texts: str, **more: object) -> Paper:
    outcomes = [Outcome("r", number, text, status="genomfört") for number, text in enumerate(texts)]
    return paper("r", (2019, 2019), outcomes=outcomes, reports=True, **more)  # type: ignore[arg-type]


def pairs(*papers: Paper) -> list[tuple[str, str | None]]:
    return [(link.result.text, link.pledge.pledge if link.pledge else None) for link in link_outcomes(papers)]


def test_results_find_their_pledges_in_whatever_order() -> None:
    found = pairs(
        agreement(), report("Två vandringar hölls.", "Nya lampor sitter vid gångvägen.", "Elva fartkontroller.")
    )
    assert [pledge for _, pledge in found] == ["p3", "p1", "p2"]


def test_a_result_that_no_pledge_answers_has_a_line_without_one() -> None:
    (link,) = link_outcomes([agreement(), report("Biblioteket fick ny möblering.")])
    assert link.pledge is None
    assert link.score == 0


def test_another_municipality_s_pledges_are_not_asked() -> None:
    assert pairs(agreement(at=KIL), report("Två vandringar hölls.")) == [("Två vandringar hölls.", None)]


def test_another_district_s_pledges_are_not_asked() -> None:
    assert pairs(agreement(district="Järle"), report("Två vandringar hölls.")) == [("Två vandringar hölls.", None)]


def test_another_period_s_pledges_are_not_asked() -> None:
    told = Outcome("r", 0, "Två vandringar hölls.", period=Period(start="2016", end="2016"))
    assert pairs(agreement(), paper("r", (2016, 2016), outcomes=[told], reports=True))[0][1] is None


def test_a_new_agreement_reports_on_the_one_before_not_on_itself() -> None:
    new = [promise("b", "q1", WALKS)]
    told = Outcome("b", 0, "Två vandringar hölls.")
    assert pairs(agreement(), paper("b", (2020, 2020), new, [told])) == [("Två vandringar hölls.", "p3")]


def test_two_results_may_speak_of_one_pledge() -> None:
    told = report("Våren hade en trygghetsvandring.", "Hösten hade en trygghetsvandring.")
    assert [pledge for _, pledge in pairs(agreement(), told)] == ["p3", "p3"]


def test_figures_below_the_promise_make_it_partly_unless_the_document_says_otherwise() -> None:
    told = [
        Outcome(
            "r", 0, "Sju hastighetskontroller på väg 244.", status="genomfört", quantity=done(7, "hastighetskontroller")
        ),
        Outcome(
            "r",
            1,
            "En trygghetsvandring. Löftet är uppfyllt.",
            status="genomfört",
            quantity=done(1, "trygghetsvandringar"),
        ),
    ]
    links = link_outcomes([agreement(), paper("r", (2019, 2019), outcomes=told, reports=True)])
    assert [(link.status, link.basis) for link in links] == [("delvis", "figures"), ("genomfört", "verdict")]
    assert links[0].quantity is not None
    assert (links[0].quantity.promised, links[0].quantity.done, links[0].quantity.ratio) == (10, 7, 0.7)


def test_a_threshold_leaves_out_what_is_less_sure() -> None:
    told = report("Två vandringar hölls.")
    assert link_outcomes([agreement(), told], threshold=0.99)[0].pledge is None
