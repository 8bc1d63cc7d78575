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
        ("Kommunen ska arbeta för att minska otryggheten i centrum.", "minska"),
        ("Kommunen fortsätter att erbjuda sommarjobb åt ungdomar.", "erbjuda"),
        ("Polisen kommer att patrullera till fots i centrum.", "patrullera"),
        ("Besöka alla skolor i kommunen en gång per år", "Besöka"),
        ("Vi ska verka för en lugnare miljö i parken.", "verka"),
    ],
)
def test_main_predicate_is_the_act_behind_the_verbs_that_carry_it(engine: Engine, text: str, predicate: str) -> None:
    found = syntax.main_predicate(parse(engine, text))
    assert found is not None
    assert found.text == predicate


def test_subjects_include_what_is_coordinated(engine: Engine) -> None:
    assert words(syntax.subjects(parse(engine, "Polisen och kommunen ska besöka skolorna."))) == ["Polisen", "kommunen"]


def test_agents_of_a_passive(engine: Engine) -> None:
    span = parse(engine, "Kontrollerna genomförs av polisen varje vecka.")
    assert words(syntax.agents(span)) == ["polisen"]
    assert words(syntax.subjects(span)) == ["Kontrollerna"]


def test_companions_are_not_subjects(engine: Engine) -> None:
    span = parse(engine, "Polisen ska tillsammans med räddningstjänsten informera krögarna.")
    assert words(syntax.companions(span)) == ["räddningstjänsten"]
    assert words(syntax.subjects(span)) == ["Polisen"]


def test_counted_noun(engine: Engine) -> None:
    span = parse(engine, "Kommunen ordnar två möten per termin.")
    number = next(token for token in span if token.text == "två")
    counted = syntax.counted_noun(number)
    assert counted is not None
    assert counted.text == "möten"


def test_negation_and_removal(engine: Engine) -> None:
    negated = syntax.main_predicate(parse(engine, "Polisen kommer inte att patrullera i parken."))
    removed = syntax.main_predicate(parse(engine, "Löftet om nattvandring togs bort."))
    plain = syntax.main_predicate(parse(engine, "Polisen patrullerar i parken."))
    assert negated is not None
    assert removed is not None
    assert plain is not None
    assert (syntax.is_negated(negated), syntax.is_removed(negated)) == (True, False)
    assert (syntax.is_negated(removed), syntax.is_removed(removed)) == (False, True)
    assert (syntax.is_negated(plain), syntax.is_removed(plain)) == (False, False)


def test_clauses_cover_the_span(engine: Engine) -> None:
    span = parse(engine, "Polisen ska öka kontrollerna och kommunen ska röja sly vid gångvägarna.")
    parts = syntax.clauses(span)
    assert "".join(part.text_with_ws for part in parts) == span.text_with_ws
    assert [part[0].text for part in parts] == ["Polisen", "och"]


def test_without_a_parse_nothing_is_claimed() -> None:
    span = parse(load_engine("blank"), "Polisen lovar att två kontroller genomförs av kommunen tillsammans med skolan.")
    assert syntax.main_predicate(span) is None
    assert syntax.predicate_chain(span) == ()
    assert syntax.subjects(span) == ()
    assert syntax.agents(span) == ()
    assert syntax.companions(span) == ()
    assert syntax.clauses(span) == (span,)
    assert syntax.attachment(span) is None
    assert not syntax.is_negated(span[0])
