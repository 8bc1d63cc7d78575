"""The syntax vocabulary, on the shipped model and without a parse."""

import pytest

from loften.language import Engine, load_engine, syntax
from loften.language.types import Span


def parse(engine: Engine, text: str) -> Span:
    return next(engine.pipe([text]))[:]


def words(tokens: tuple) -> list[str]:
    return [token.text for token in tokens]


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Polisen lovar att genomföra en nattvandring varje vecka.", "genomföra"),
        ("Polisen lovar kommunens invånare att finnas på torget.", "finnas"),
        ("Polisen åtar sig att besöka krogarna på fredagar.", "besöka"),
        ("Polisen kommer under sommaren att kontrollera mopeder.", "kontrollera"),
        ("Polisen kommer att patrullera till fots i centrum.", "patrullera"),
        ("Genom fler kontroller ska polisen minska buskörningen.", "minska"),
        ("Kommunen ska arbeta för att minska otryggheten i centrum.", "minska"),
        ("Polisen ska arbeta för att öka tryggheten genom att patrullera i centrum.", "öka"),
        ("Arbeta aktivt för att minska klottret", "minska"),
        ("Polisen ska fokusera på att störa narkotikahandeln.", "störa"),
        ("Kommunen ska försöka hitta en ny lokal.", "hitta"),
        ("Kommunen fortsätter att erbjuda sommarjobb åt ungdomar.", "erbjuda"),
        ("Kommunen fortsätter sitt arbete med att rusta upp parken.", "rusta"),
        ("Polisen i Lindköping ser till att skolorna får besök.", "får"),
        ("Vi har för avsikt att starta en nattvandring.", "starta"),
        ("Målet är att antalet inbrott ska minska.", "minska"),
        ("Besöka alla skolor i kommunen en gång per år", "Besöka"),
        ("Att genomföra två nattvandringar i månaden", "genomföra"),
        ("Vi ska verka för en lugnare miljö i parken.", "verka"),
        ("Kommunen har två möten om året.", "har"),
    ],
)
def test_main_predicate_is_the_act_behind_the_verbs_that_carry_it(engine: Engine, text: str, predicate: str) -> None:
    found = syntax.main_predicate(parse(engine, text))
    assert found is not None
    assert found.text == predicate


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Polisen och kommunen ska besöka skolorna.", ["Polisen", "kommunen"]),
        ("Räddningstjänsten, polisen och skolan genomför en temadag.", ["Räddningstjänsten", "polisen", "skolan"]),
        ("Både polis och kommun deltar i mötena.", ["polis", "kommun"]),
        ("Polisen eller ordningsvakter finns på plats.", ["Polisen", "ordningsvakter"]),
        ("I höst startar kommunens fältgrupp en mötesplats.", ["fältgrupp"]),
        ("På fredagskvällar nattvandrar föräldrarna på torget.", ["föräldrarna"]),
        ("Under året ska vi besöka alla föreningar.", ["vi"]),
        ("Målet är att antalet inbrott ska minska.", ["antalet"]),
        ("Kommunens ambition är att alla skolor får besök.", ["skolor"]),
        ("Det är kommunen som ansvarar för belysningen.", ["kommunen"]),
        ("Besöka alla skolor i kommunen", []),
    ],
)
def test_subjects_of_the_act_with_what_is_coordinated(engine: Engine, text: str, expected: list[str]) -> None:
    assert words(syntax.subjects(parse(engine, text))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Klottret i tunneln tvättar kommunen bort före midsommar.", ["kommunen"]),
        ("De cyklar som har hittats lämnar polisen ut på torget.", ["polisen"]),
        ("Tre lördagar i höst håller skolan och kommunen öppet hus.", ["skolan", "kommunen"]),
        ("Kommunen ringer polisen varje dag.", []),
        ("Polisen lämnar ut cyklar på torget.", []),
        ("Besök polisen på torget.", []),
        ("Patrullerar torget på lördagar", []),
    ],
)
def test_subjects_that_word_order_shows(engine: Engine, text: str, expected: list[str]) -> None:
    assert words(syntax.inverted_subjects(parse(engine, text))) == expected


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Polisen lovar inte fler patruller.", True),
        ("Polisen lovar inte att finnas på plats varje kväll.", True),
        ("Inget löfte om nya kameror ges i år.", True),
        ("Något löfte om fler ordningsvakter ges inte.", True),
        ("Löftet om nattvandringar togs bort efter dialogen.", True),
        ("Vi lovar att inte sälja fyrverkerier.", False),
        ("Kommunen tar bort klottret inom två dygn.", False),
        ("Polisen gör inga kontroller utan förvarning.", False),
        ("Polisen lovar fler kontroller.", False),
    ],
)
def test_a_promise_that_is_denied_or_taken_away(engine: Engine, text: str, denied: bool) -> None:
    assert syntax.is_denied(parse(engine, text)) == denied


@pytest.mark.parametrize(
    ("text", "subject", "agents"),
    [
        ("Kontrollerna genomförs av polisen varje vecka.", ["Kontrollerna"], ["polisen"]),
        ("Samtal erbjuds av socialtjänsten och skolan.", ["Samtal"], ["socialtjänsten", "skolan"]),
        ("Nya kameror sätts upp av kommunen vid stationen.", ["kameror"], ["kommunen"]),
        ("Klottret ska saneras av fastighetskontoret inom ett dygn.", ["Klottret"], ["fastighetskontoret"]),
        ("Ungdomarna blir uppsökta av fältassistenterna.", ["Ungdomarna"], ["fältassistenterna"]),
        ("Antalet kontroller av mopeder ökas.", ["Antalet"], []),
    ],
)
def test_agents_of_a_passive(engine: Engine, text: str, subject: list[str], agents: list[str]) -> None:
    span = parse(engine, text)
    assert words(syntax.subjects(span)) == subject
    assert words(syntax.agents(span)) == agents


@pytest.mark.parametrize(
    ("text", "subject", "companions"),
    [
        ("Polisen ska tillsammans med räddningstjänsten informera krögarna.", ["Polisen"], ["räddningstjänsten"]),
        ("Tillsammans med fritidsgården anordnar polisen en temakväll.", ["polisen"], ["fritidsgården"]),
        ("Polisen ska i nära samarbete med Ikano och Willys minska stölderna.", ["Polisen"], ["Ikano", "Willys"]),
        ("I dialog med näringslivet tar kommunen fram en plan.", ["kommunen"], ["näringslivet"]),
        ("Genomföra en trygghetsdag ihop med pensionärsföreningarna", [], ["pensionärsföreningarna"]),
        ("Samverka med föreningslivet kring läxhjälp", [], ["föreningslivet"]),
    ],
)
def test_companions_are_not_subjects(engine: Engine, text: str, subject: list[str], companions: list[str]) -> None:
    span = parse(engine, text)
    assert words(syntax.companions(span)) == companions
    assert words(syntax.subjects(span)) == subject


@pytest.mark.parametrize(
    ("text", "number", "noun"),
    [
        ("Kommunen ordnar två möten per termin.", "två", "möten"),
        ("Genomföra minst två riktade trafikkontroller per vecka", "två", "trafikkontroller"),
        ("Polisen besöker tre till fyra skolor per termin.", "fyra", "skolor"),
        ("Fler än tio nya lampor monteras.", "tio", "lampor"),
        ("Polisen ska göra ett hundratal besök.", "hundratal", "besök"),
        ("Utbilda 200 av kommunens chefer", "200", "chefer"),
        ("Trygghetsvandringar, 2 st per år", "2", "Trygghetsvandringar"),
        ("Antalet brott ska minska med 15 procent.", "15", "procent"),
        ("För barn 10–12 år ordnas läger.", "10–12", "år"),
        ("Alla elever i årskurs 8 får besök.", "8", None),
        ("Kontroller görs på väg 26 varje månad.", "26", None),
        ("Under 2023 genomförs sex insatser.", "2023", None),
        ("1/skola", "1", None),
    ],
)
def test_counted_noun(engine: Engine, text: str, number: str, noun: str | None) -> None:
    counted = syntax.counted_noun(next(token for token in parse(engine, text) if token.text == number))
    assert (counted.text if counted is not None else None) == noun


@pytest.mark.parametrize(
    ("text", "negated", "removed"),
    [
        ("Polisen kommer inte att patrullera i parken.", True, False),
        ("Kommunen har inte genomfört några vandringar.", True, False),
        ("Det finns inget löfte om fler poliser.", True, False),
        ("Det blir inga fler kontroller.", True, False),
        ("Löftet om nattvandring togs bort.", False, True),
        ("Löftet har tagits bort efter beslut.", False, True),
        ("Satsningen på ungdomsmottagningen ställdes in.", False, True),
        ("Åtgärden har strukits ur planen.", False, True),
        ("Verksamheten läggs ned.", False, True),
        ("Detta löfte utgår.", False, True),
        ("Polisen patrullerar i parken.", False, False),
        ("Kommunen tar fram en plan.", False, False),
    ],
)
def test_negation_and_removal(engine: Engine, text: str, negated: bool, removed: bool) -> None:
    predicate = syntax.main_predicate(parse(engine, text))
    assert predicate is not None
    assert (syntax.is_negated(predicate), syntax.is_removed(predicate)) == (negated, removed)


@pytest.mark.parametrize(
    ("text", "hedge", "over"),
    [
        ("Polisen patrullerar vid behov i centrum.", "vid behov", "patrullerar"),
        ("Vid behov kallas föräldrarna till möte.", "Vid behov", "kallas"),
        ("Om möjligt ska kommunen delta.", "Om möjligt", "delta"),
        ("Polisen deltar i mån av tid på årsmöten.", "i mån av tid", "deltar"),
        ("Minst fyra besök per år, fler vid behov.", "vid behov", "fler"),
    ],
)
def test_what_a_hedge_stands_over(engine: Engine, text: str, hedge: str, over: str) -> None:
    doc = parse(engine, text).doc
    start = text.index(hedge)
    word = syntax.attachment(doc.char_span(start, start + len(hedge)))
    assert word is not None
    assert word.text == over


@pytest.mark.parametrize(
    "parts",
    [
        ["Polisen ökar kontrollerna ", "och kommunen röjer sly."],
        ["Polisen ska öka kontrollerna ", "och kommunen ska röja sly vid gångvägarna."],
        ["Polisen besöker skolorna ", "och informerar om droger."],
        ["Kommunen klipper häckar ", "samt polisen kontrollerar trafiken."],
        ["Kommunen ansvarar för belysning ", "medan polisen patrullerar."],
        ["Vi besöker skolor och gym och krogar."],
        ["Polisen ska utreda och åtgärda brotten."],
    ],
)
def test_clauses_begin_where_another_predicate_does(engine: Engine, parts: list[str]) -> None:
    assert [part.text_with_ws for part in syntax.clauses(parse(engine, "".join(parts)))] == parts


def test_without_a_parse_nothing_is_claimed() -> None:
    span = parse(load_engine("blank"), "Polisen lovar att två kontroller genomförs av kommunen tillsammans med skolan.")
    assert syntax.main_predicate(span) is None
    assert syntax.predicate_chain(span) == ()
    assert syntax.subjects(span) == ()
    assert syntax.inverted_subjects(span) == ()
    assert not syntax.is_denied(span)
    assert syntax.agents(span) == ()
    assert syntax.companions(span) == ()
    assert syntax.clauses(span) == (span,)
    assert syntax.attachment(span) is None
    assert not syntax.is_negated(span[0])
