import pytest

from loften.head import Head, read_head
from loften.readers import read
from loften.sections import split
from loften.sources import Source


def head_of(body: str, uri: str = "sida.html") -> Head:
    page = f"<html><head><title>x</title></head><body><main>{body}</main></body></html>"
    return read_head(split(read(Source(uri, page.encode()))))


PROMISES = "<p>Polisen lovar att:</p><ul><li>besöka alla skolor</li><li>genomföra tio trafikkontroller</li></ul>"


def names(head: Head) -> list[str]:
    return [one.name for one in head.municipalities]


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Medborgarlöfte Vara 2021", "", ["Vara"]),
        ("Medborgarlöften", "Lunds kommun och polisen har enats. Vi ska vara ute i mark och berg.", ["Lund"]),
        ("Löften för Härryda", "Mallen kommer från Partille kommun.", ["Härryda"]),
        ("Medborgarlöfte 2022", "Polisen samt Bjurholms, Vännäs och Vindelns kommuner lovar.", None),
        ("Medborgarlöfte för Åmål och Bengtsfors", "", ["Bengtsfors", "Åmål"]),
        ("Tryggare tillsammans", "Malmö stad och polisen lovar att ingen ska vara rädd.", ["Malmö"]),
        ("Trygghet på Gotland", "Region Gotland och polisen.", ["Gotland"]),
    ],
)
def test_municipalities_come_from_title_and_opening(title: str, text: str, expected: list[str] | None) -> None:
    head = head_of(f"<h1>{title}</h1><p>{text}</p>{PROMISES}")
    if expected is None:
        assert set(names(head)) == {"Bjurholm", "Vännäs", "Vindeln"}
    else:
        assert sorted(names(head)) == expected


def test_the_name_that_a_template_left_in_does_not_win() -> None:
    head = head_of(
        f"<p>TIMRÅ KOMMUN</p><h1>Medborgarlöfte 2020</h1><p>Timrå kommun och polisen lovar.</p>{PROMISES}"
        "<p>Ånge kommun följer upp löftena. Ånge kommun svarar för lokaler.</p>"
    )
    assert names(head) == ["Timrå"]


@pytest.mark.parametrize(
    ("body", "period"),
    [
        ("<h1>Medborgarlöften 2019–2021</h1>", ("2019", "2021")),
        ("<h1>Medborgarlöfte</h1><p>Löftena gäller från och med 1 mars 2020 till och med 28 februari 2022.</p>",
         ("2020-03-01", "2022-02-28")),
        ("<h1>Vårt löfte 2018</h1><p>Under 2015–2017 ökade brotten.</p>", ("2018", "2018")),
        ("<h1>Medborgarlöften</h1><p>Sedan 2012–2014 har vi mätt tryggheten.</p>", None),
        ("<h1>Löften för Eksjö</h1><p>Överenskommelsen avser 2023/2024.</p>", ("2023", "2024")),
    ],
)  # fmt: skip
def test_the_period_is_that_of_the_promises(body: str, period: tuple[str, str] | None) -> None:
    found = head_of(f"{body}{PROMISES}").period
    assert (found and (found.start, found.end)) == period


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (f"<h1>Medborgarlöfte 2019</h1>{PROMISES}", "medborgarlöfte"),
        (f"<h1>Samverkansöverenskommelse 2019</h1>{PROMISES}", "samverkansöverenskommelse"),
        ("<h1>Så gick det med medborgarlöftena</h1><p>Polisen genomförde 14 kontroller.</p>", "uppföljning"),
        ("<h1>Vad är ett medborgarlöfte?</h1><p>Ett medborgarlöfte är en överenskommelse.</p>", "annat"),
        ("<p>Pressmeddelande 12 mars 2019</p><h1>Nya löften i Eksjö</h1><p>Polisen ska besöka skolor.</p>"
         "<p>– Det är viktigt, säger Eva Ek.</p>", "nyhet"),
    ],
)  # fmt: skip
def test_kinds_are_told_by_title_date_line_and_content(body: str, kind: str) -> None:
    assert head_of(body).kind == kind


def test_signatures_have_day_names_roles_and_organisations() -> None:
    head = head_of(
        f"<p>Dnr KS 2021/77</p><h1>Medborgarlöfte 2021</h1>{PROMISES}<h2>Underskrifter</h2>"
        "<p>Eksjö den 3 mars 2021</p><p>Eva Ek</p><p>Kommunstyrelsens ordförande</p><p>Eksjö kommun</p>"
        "<p>Bo von Berg</p><p>Lokalpolisområdeschef</p><p>Lokalpolisområde Höglandet</p>"
    )
    assert head.signed == "2021-03-03"
    assert [(s.name, s.role, s.organisation) for s in head.signatories] == [
        ("Eva Ek", "Kommunstyrelsens ordförande", "Eksjö kommun"),
        ("Bo von Berg", "Lokalpolisområdeschef", "Lokalpolisområde Höglandet"),
    ]
    assert head.diary_numbers == ("Dnr KS 2021/77",)
    assert head.police == "Lokalpolisområde Höglandet"


def test_a_sentence_can_say_who_signed() -> None:
    head = head_of(
        f"<h1>Medborgarlöfte 2021</h1>{PROMISES}"
        "<p>Undertecknat den 1 juni 2021 av Eva Ek, kommunalråd, och Bo Berg, lokalpolisområdeschef.</p>"
    )
    assert head.signed == "2021-06-01"
    assert [(s.name, s.role) for s in head.signatories] == [
        ("Eva Ek", "kommunalråd"),
        ("Bo Berg", "lokalpolisområdeschef"),
    ]


@pytest.mark.parametrize(
    ("text", "police"),
    [
        ("Eksjö kommun och polisen i lokalpolisområde Höglandet har enats.", "lokalpolisområde Höglandet"),
        ("Polisen i lokalpolisområde Lund och Hyreshem har enats.", "lokalpolisområde Lund"),
        ("Åmåls kommun och Polisen i Dalsland har enats.", "Polisen i Dalsland"),
        ("Polisen i Malå och Norsjö har enats med kommunen.", "Polisen i Malå och Norsjö"),
        ("Polisen Arvika har enats med kommunen.", "Polisen Arvika"),
        ("Kommunen och polisen har enats.", None),
    ],
)
def test_the_police_unit_is_what_the_register_knows_of_it(text: str, police: str | None) -> None:
    assert head_of(f"<h1>Medborgarlöfte 2021</h1><p>{text}</p>{PROMISES}").police == police


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("§ 12 Dnr KS/2018:41", "Dnr KS/2018:41"),
        ("Dnr KS.2019.52", "Dnr KS.2019.52"),
        ("KS 2020-00317", "KS 2020-00317"),
    ],
)
def test_diary_numbers_have_slashes_or_dots_and_stand_above_or_below_the_title(line: str, number: str) -> None:
    assert head_of(f"<h1>Medborgarlöfte 2021</h1><p>{line}</p>{PROMISES}").diary_numbers == (number,)


def test_a_salutation_or_a_chapter_is_no_title() -> None:
    letter = "<p>Till varje hem i Eksjö</p><p>Eksjö i mars 2021</p><h1>Hej!</h1><p>Vi vill berätta något.</p>"
    report = "<p>Eksjö kommun</p><p>Rapport om medborgarlöftet 2019</p><h1>Inledning</h1><p>Text om löftet.</p>"
    assert head_of(letter + PROMISES).title == "Till varje hem i Eksjö"
    assert head_of(report + PROMISES).title == "Rapport om medborgarlöftet 2019"
