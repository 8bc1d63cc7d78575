"""What every engine keeps to, whatever stands behind it."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loften.errors import LanguageError
from loften.language import Engine
from loften.language.types import Doc

PROSE = "Polisen ska under våren besöka alla skolor i kommunen. Kommunen röjer sly längs gångvägen. "
HARD = [
    "",
    " ",
    "\n\n",
    "\t Polisen  och\u00a0kommunen \n",
    "Löfte\r\nnästa\u2028rad\u0085slut",
    "Null\x00tecken och \x07klocka, \x1b[31mrött\x1b[0m",
    "osynliga\u200b tecken\ufeff och\u00ad mjuka bindestreck",
    "🚓🚔 polisen 👮🏽‍♀️ i Växjö",
    "e\u0301 och a\u030a, sammansatta av två",
    "Ð€·†¤ %%% ||| ----- ••• …",
    "警察と自治体は市民に約束する。 Полиция обещает. الشرطة تعد.",
    "The police and the municipality promise to reduce burglary by 20%.",
    "x" * 3000,
    "1" * 500 + "." * 500,
    "(((((((" * 40 + "/" * 40,
    "t ex m m, s k",
]


def one(engine: Engine, text: str) -> Doc:
    return next(iter(engine.pipe([text])))


def check_spans(doc: Doc, text: str) -> None:
    """Tokens and sentences follow each other without a gap but blanks, and each quotes what stands at its offsets."""
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)
    assert "".join(token.text_with_ws for token in doc) == text
    sentences = list(doc.sents) if len(doc) else []
    assert [token.i for sentence in sentences for token in sentence] == [token.i for token in doc]
    assert all(token.head in token.sent for token in doc if doc.has_annotation("DEP"))
    assert all(first.end == second.start for first, second in pairwise(sentences))


@pytest.mark.parametrize("text", HARD, ids=range(len(HARD)))
def test_the_text_comes_back_as_it_was(any_engine: Engine, text: str) -> None:
    check_spans(one(any_engine, text), text)


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(st.lists(st.sampled_from([*"aåö1.,:;()/-•\n\t §%", " ", "  ", "polisen", "t.ex.", "Kommunen ska", "kl. 18"])))
def test_any_text_comes_back_as_it_was(any_engine: Engine, parts: list[str]) -> None:
    text = "".join(parts)
    check_spans(one(any_engine, text), text)


@pytest.mark.slow
def test_a_text_of_200_000_characters(any_engine: Engine) -> None:
    text = (PROSE * (200_000 // len(PROSE) + 1))[:200_000]
    check_spans(one(any_engine, text), text)


def test_what_no_engine_can_take_is_one_sentence(any_engine: Engine) -> None:
    with pytest.raises(LanguageError, match="longer than 1000000"):
        one(any_engine, "a" * 1_000_001)
    with pytest.raises(LanguageError, match="surrogate"):
        one(any_engine, "halvt \ud800 tecken")


def annotations(doc: Doc) -> list[tuple]:
    return [(t.idx, t.text, t.pos_, str(t.morph), t.lemma_, t.head.i, t.dep_, t.is_sent_start) for t in doc]


def test_a_text_is_read_the_same_again_and_beside_others(any_engine: Engine) -> None:
    texts = [text for text in HARD if len(text) < 200] + [PROSE * 3]
    together = [annotations(doc) for doc in any_engine.pipe(texts)]
    again = [annotations(doc) for doc in any_engine.pipe(texts)]
    alone = [annotations(one(any_engine, text)) for text in texts]
    assert together == again == alone


def test_the_engine_says_what_it_is(any_engine: Engine) -> None:
    assert any(character.isdigit() for character in any_engine.name)
    assert any_engine.model is None or any_engine.model == any_engine.model.strip() != ""


def sentences(engine: Engine, text: str) -> list[str]:
    return [sentence.text.strip() for sentence in one(engine, text).sents]


@pytest.mark.parametrize(
    "expected",
    [
        ["Polisen besöker bl.a. skolor och t.ex. krogar i kommunen.", "Kommunen röjer sly längs gångvägen."],
        ["Polisen ska besöka alla skolor i kommunen.", "Kommunen ska lysa upp parken."],
        ["Kontrollerna genomförs kl. 22 vid torget i centrum."],
        ["Barn mellan 0–17 år får besök av polisen varje termin."],
    ],
)
def test_sentences_end_at_stops_but_not_after_abbreviations(any_engine: Engine, expected: list[str]) -> None:
    assert sentences(any_engine, " ".join(expected)) == expected


@pytest.mark.parametrize(
    "expected",
    [
        ["Vi lovar:", "Fler patruller i centrum", "Bättre ljus i parken", "Tätare kontroller"],
        ["• Besöka skolor", "• Patrullera till fots", "• Lysa upp torget"],
        ["Aktiviteter för barn 7–12 år.", "Aktiviteter för unga."],
    ],
)
def test_the_lines_of_a_list_are_sentences(any_engine: Engine, expected: list[str]) -> None:
    assert sentences(any_engine, "\n".join(expected)) == expected


def test_parsing_engines_give_tags_features_lemmas_and_heads(parsing_engine: Engine) -> None:
    doc = one(parsing_engine, "Polisen besöker skolorna.")
    assert [token.pos_ for token in doc] == ["NOUN", "VERB", "NOUN", "PUNCT"]
    assert doc[1].morph.get("Tense") == ["Pres"]
    assert [doc[0].dep_, doc[1].dep_, doc[2].dep_] == ["nsubj", "ROOT", "obj"]
    assert doc[0].head == doc[1] == doc[2].head
    assert (doc[1].lemma_, doc[2].lemma_) == ("besöka", "skola")
