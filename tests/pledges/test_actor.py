"""Who is to do it: promises in our own words, under what they stand under, by the codebook's section 3."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from loften.head import Head
from loften.pledges.actor import decide_actors
from pages import convert_page
from sentences import beneath

HERE = Path(__file__).parent


def _groups() -> Iterator[dict[str, Any]]:
    for name in ("actor", "actor_more", "actor_third", "actor_syntax", "actor_unlisted"):
        yield from tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))["group"]


@pytest.mark.parametrize("group", [pytest.param(group, id=group["note"]) for group in _groups()])
def test_every_promise_of_a_group_has_its_parties(group: dict[str, Any]) -> None:
    wrong = {}
    for text, *expected in group["promises"]:
        pledge, outline, parsed = beneath(group["above"], text)
        ((actor, _),) = decide_actors([pledge], outline, parsed, Head())
        names = [[p.name for p in actor.parties if p.role == role] for role in ("ansvarig", "medverkande")]
        if [actor.label, actor.basis, *names] != expected:
            wrong[text] = actor.label, actor.basis, names
    assert not wrong


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Klottret i tunneln tvättar kommunen bort.", True),
        ("Handlarna får av polisen en genomgång av reglerna.", True),
        ("Polisen tvättar bort klottret i tunneln.", False),
        ("Kommunen bygger om och polisen kontrollerar.", False),
    ],
)
def test_the_parse_is_named_where_it_decides_and_not_where_the_words_do(text: str, named: bool) -> None:
    pledge, outline, parsed = beneath(["i Kommunen och polisen lovar."], text)
    ((_, reasons),) = decide_actors([pledge], outline, parsed, Head())
    assert ("actor.subject" in reasons) == named


ROWS = """<h2>Åtgärder</h2><table><tr><th>Vad</th><th>Ansvarig</th></tr>
<tr><td>Kontrollera mopeder vid skolan</td><td>Polisen</td></tr>
<tr><td>Sätta upp farthinder på Skolvägen</td><td>Tekniska kontoret</td></tr>
<tr><td>Hålla fyra krögarträffar per år</td><td>Kommunen, polisen</td></tr></table>"""


def test_a_column_that_says_who_is_part_of_the_promise() -> None:
    record = convert_page(f"<p>Polisen och Tranemo kommun lovar följande.</p>{ROWS}")
    actors = [(pledge.actor.label, pledge.actor.basis) for pledge in record.pledges]
    assert actors == [("polis", "uttalad"), ("kommun", "uttalad"), ("gemensam", "uttalad")]
