"""Corrections from gold: how a person's coding of a document differs from a run's record of it."""

from collections.abc import Iterable, Iterator, Sequence

from loften.agreement import Agreement
from loften.corrections.overlay import Correction, PledgeState
from loften.corrections.state import pledge_states
from loften.evaluation.align import assign
from loften.evaluation.gold import Gold, GoldPledge
from loften.evaluation.words import same_words


def corrections_of(golds: Iterable[Gold], records: Iterable[Agreement]) -> Iterator[Correction]:
    """Yield what has to be corrected in records so that they say what gold says, by the file name of the source."""
    by_source = {gold.source: gold for gold in golds}
    for record in records:
        gold = by_source.get(record.document.source.uri.rpartition("/")[2])
        if gold is not None:
            yield from _corrections(gold, record)


def _corrections(gold: Gold, record: Agreement) -> Iterator[Correction]:
    states = pledge_states(record)
    head = record.document
    pairs = {j: i for i, j, _ in assign([p.text for p in gold.pledges], [state.text for state in states])}
    for j, was in enumerate(states):
        nth = _nth(states, j)
        now = _state(gold, gold.pledges[pairs[j]], was) if j in pairs else None
        if now != was:
            yield Correction(document=head.id, source=head.source.uri, nth=nth, was=was, now=now)
    wanted = [_state(gold, pledge, None) for pledge in gold.pledges]
    for i, now in enumerate(wanted):
        if i not in pairs.values():
            yield Correction(document=head.id, source=head.source.uri, nth=_nth(wanted, i), was=None, now=now)


def _nth(states: Sequence[PledgeState], index: int) -> int:
    """Return how many states before this one have the same words."""
    return sum(same_words(state.text, states[index].text) for state in states[:index])


def _state(gold: Gold, pledge: GoldPledge, was: PledgeState | None) -> PledgeState:
    """Return a gold pledge in the form of corrections; what only stands in another order or spacing is no change."""
    parent = next((other.text for other in gold.pledges if other.id == pledge.parent), None)
    now = PledgeState.model_validate(
        {
            "text": pledge.text,
            "actor": pledge.actor.model_dump(),
            "measurability": pledge.measurability.model_dump(),
            "kind": pledge.kind,
            "themes": pledge.themes,
            "parent": parent,
            "focus_area": pledge.focus_area,
        }
    )
    if was is None:
        return now
    kept: dict[str, object] = {}
    if same_words(now.text, was.text):
        kept["text"] = was.text
    if now.parent and was.parent and assign([now.parent], [was.parent]):
        kept["parent"] = was.parent
    if now.focus_area and was.focus_area and now.focus_area.casefold() == was.focus_area.casefold():
        kept["focus_area"] = was.focus_area
    if set(now.themes) == set(was.themes):
        kept["themes"] = was.themes
    if _actor(now) == _actor(was):
        kept["actor"] = was.actor
    if _measurability(now) == _measurability(was):
        kept["measurability"] = was.measurability
    return now.model_copy(update=kept)


def _actor(state: PledgeState) -> tuple[object, ...]:
    parties = frozenset((party.kind, party.name, party.role) for party in state.actor.parties)
    return state.actor.label, state.actor.basis, parties


def _measurability(state: PledgeState) -> tuple[object, ...]:
    evidence = frozenset(one.model_dump_json() for one in state.measurability.evidence)
    return state.measurability.label, evidence
