import pytest

from loften.agreement import SECTION_TYPES
from loften.readers import read
from loften.rules import load_rules
from loften.sections.layout import read_layout
from loften.sections.learned import TIES, load_weights
from loften.sections.split import observe
from loften.sources import Source

PREFIXES = ("text ", "lead ", "under title ", "higher ", "under ", "title ")


def signs_of(body: str) -> dict[str, tuple[str, ...]]:
    layout = read_layout(read(Source("sida.html", f"<html><body><main>{body}</main></body></html>".encode())))
    seen = observe(layout)
    return {layout.text(index): signs for index, signs in zip(seen.body, seen.signs, strict=True)}


def test_signs_tell_form_wording_lead_in_and_headings() -> None:
    found = signs_of(
        "<h1>Medborgarlöfte 2021</h1><h2>Våra löften</h2><p>Polisen ska:</p><ul><li>besöka alla skolor</li>"
        "<li>hålla öppet hus</li></ul>"
    )
    item = found["besöka alla skolor"]
    assert {"kind list_item", "in list", "item", "words ≤ 3", "ends open", "under heading"} <= set(item)
    assert {"lead-in with colon", "text text.act", "sign.infinitive-first", "under heading.promise"} <= set(item)
    assert {"opens list", "sign.shall", "tense future"} <= set(found["Polisen ska:"])


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("Polisen ska besöka skolan.", "future"),
        ("Polisen har besökt skolan.", "perfect"),
        ("Polisen besökte skolan.", "past"),
        ("Polisen besöker skolan.", "present"),
        ("Ny belysning.", "none"),
    ],
)
def test_the_tense_of_a_block_is_that_of_its_first_sign(text: str, tense: str) -> None:
    assert f"tense {tense}" in signs_of(f"<h1>Eksjö</h1><p>{text}</p>")[text]


def test_a_sign_is_named_once() -> None:
    found = signs_of("<h1>Löften</h1><h2>Löften</h2><h3>Våra löften</h3><p>Polisen lovar att besöka skolan.</p>")
    for signs in found.values():
        assert len(signs) == len(set(signs))


def test_the_weights_name_no_rule_that_is_gone() -> None:
    ids = {rule.id for name in ("sections", "section_signs") for rule in load_rules(name)}
    for sign in load_weights().signs:
        prefix = next((prefix for prefix in PREFIXES if sign.startswith(prefix)), "")
        named = sign.removeprefix(prefix)
        if "." in named and " " not in named:
            assert named in ids, f"{sign}: train the weights anew"


def test_the_weights_have_every_type_and_tie() -> None:
    weights = load_weights()
    assert weights.after.shape == (len(TIES), len(SECTION_TYPES), len(SECTION_TYPES))
    assert weights.weigh(("no such sign",)).tolist() == [0.0] * len(SECTION_TYPES)
    known = next(iter(weights.signs))
    assert weights.weigh((known, known)).tolist() == (2 * weights.signs[known]).tolist()
