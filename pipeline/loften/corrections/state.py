"""A record's pledges without offsets, as corrections compare them."""

from loften.agreement import Agreement
from loften.corrections.overlay import CorrectedActor, CorrectedMeasurability, PledgeState


def pledge_states(record: Agreement) -> list[PledgeState]:
    """Return a record's pledges in the form of corrections, in the record's order."""
    texts = {pledge.id: pledge.text for pledge in record.pledges}
    areas = {area.id: area.label for area in record.focus_areas}
    return [
        PledgeState(
            text=pledge.text,
            actor=CorrectedActor.model_validate(_plain(pledge.actor.model_dump())),
            measurability=CorrectedMeasurability.model_validate(_plain(pledge.measurability.model_dump())),
            kind=pledge.kind,
            themes=pledge.themes,
            parent=texts.get(pledge.parent or ""),
            focus_area=areas.get(pledge.focus_area or ""),
        )
        for pledge in record.pledges
    ]


def _plain(value: object) -> object:
    """Return nested data without offsets."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items() if key not in ("start", "end")}
    return tuple(_plain(item) for item in value) if isinstance(value, (list, tuple)) else value
