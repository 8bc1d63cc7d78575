"""Corrections laid over a record: what the person said wins, and where the program has changed since is said."""

from collections.abc import Sequence

from loften.agreement import Agreement, Confidence, Pledge, Warning
from loften.corrections.overlay import FIELDS, Correction, Overlay, PledgeState
from loften.corrections.place import Placer, Span, same_words
from loften.corrections.state import pledge_states
from loften.wording import many

MARK = "human"
APPLIED, CHANGED, LOST = "corrected", "correction-under-changed", "correction-not-applied"


def apply_corrections(record: Agreement, overlay: Overlay) -> Agreement:
    """Return a record with its document's corrections applied; the same record where it has none.

    A corrected pledge has reasons ``human.FIELD`` (``human.added`` where the program has no such pledge, see
    ``is_corrected``) and confidence 1 in what a person decided. Warnings say how many were applied (``corrected``),
    where the program now says something else than when the correction was made (``correction-under-changed``), and
    which found no place any more (``correction-not-applied``).
    """
    corrections = overlay.get(record.document.id, ())
    return _Applier(record).apply(corrections) if corrections else record


def is_corrected(pledge: Pledge) -> bool:
    """Return whether a person has corrected or added a pledge."""
    return any(reason.startswith(f"{MARK}.") for reason in pledge.reasons)


class _Applier:
    def __init__(self, record: Agreement) -> None:
        self.record = record
        self.placer = Placer(record)
        self.states = dict(zip((p.id for p in record.pledges), pledge_states(record), strict=True))
        self.pledges: dict[str, Pledge] = {pledge.id: pledge for pledge in record.pledges}
        self.ties: dict[str, tuple[PledgeState, Sequence[str]]] = {}
        self.warnings: list[Warning] = []
        self.applied = 0

    def apply(self, corrections: Sequence[Correction]) -> Agreement:
        anchored = [(correction, self._anchor(correction)) for correction in corrections]
        for correction, pledge in anchored:
            self._say_what_changed(correction, pledge)
            self._one(correction, pledge)
        ordered = sorted(self.pledges.values(), key=lambda pledge: (pledge.start, pledge.end))
        pledges = tuple(self._tied(pledge) for pledge in ordered)
        if self.applied:
            self._warn(APPLIED, f"as a person corrected them: {many(self.applied, 'pledge')}")
        return self.record.model_copy(update={"pledges": pledges, "warnings": (*self.record.warnings, *self.warnings)})

    def _anchor(self, correction: Correction) -> Pledge | None:
        """Return the pledge that a correction speaks of: by the words of then, else by those that it gives."""
        for state in (correction.was, correction.now):
            same = [p for p in self.record.pledges if state and same_words(p.text, state.text)]
            if same:
                return same[min(correction.nth, len(same) - 1)]
        return None

    def _one(self, correction: Correction, pledge: Pledge | None) -> None:
        now = correction.now
        if now is None:
            self.applied += pledge is not None and self.pledges.pop(pledge.id, None) is not None
            return
        span = self.placer.span(now.text, pledge, correction.nth)
        if span is None:
            self._warn(LOST, f"“{now.text[:60]}” is not in the text any more: correct it anew")
            return
        self.applied += 1
        if pledge is None:
            added = self.placer.pledge(self._new_id(), span, now, f"{MARK}.added")
            self.pledges[added.id] = added
            self.ties[added.id] = now, FIELDS
        else:
            fields = correction.fields or FIELDS
            self.pledges[pledge.id] = self._corrected(pledge, now, fields, span)
            self.ties[pledge.id] = now, fields

    def _corrected(self, pledge: Pledge, now: PledgeState, fields: Sequence[str], span: Span) -> Pledge:
        update: dict[str, object] = {name: getattr(now, name) for name in ("kind", "themes") if name in fields}
        sure = {"pledge": 1.0}
        if "text" in fields and span != (pledge.start, pledge.end):
            start, end = span
            block = self.placer.block(start)
            text = self.record.document.text[start:end]
            update |= {"text": text, "start": start, "end": end, "block": block.id, "places": block.places}
        if "actor" in fields:
            update["actor"] = self.placer.actor(now, span)
            sure["actor"] = 1.0
        if "measurability" in fields:
            update["measurability"] = self.placer.measurability(now, span)
            sure["measurability"] = 1.0
        update["confidence"] = Confidence(**{**pledge.confidence.model_dump(), **sure})
        update["reasons"] = (*pledge.reasons, *(f"{MARK}.{name}" for name in FIELDS if name in fields))
        return pledge.model_copy(update=update)

    def _tied(self, pledge: Pledge) -> Pledge:
        """Return a pledge with its parent and focus area as wanted; a parent may be gone."""
        now, fields = self.ties.get(pledge.id, (None, ()))
        parent = pledge.parent if pledge.parent in self.pledges else None
        area = pledge.focus_area
        if now is not None and "parent" in fields:
            parent = next((p.id for p in self.pledges.values() if p.id != pledge.id and self._is(p, now.parent)), None)
        if now is not None and "focus_area" in fields:
            area = next((a.id for a in self.record.focus_areas if a.label == now.focus_area), None)
        return pledge.model_copy(update={"parent": parent, "focus_area": area})

    def _is(self, pledge: Pledge, text: str | None) -> bool:
        """Return whether a pledge has these words, now or as the program found it."""
        found = self.states.get(pledge.id)
        return text is not None and any(same_words(text, one) for one in (pledge.text, found.text if found else ""))

    def _say_what_changed(self, correction: Correction, pledge: Pledge | None) -> None:
        was, now = correction.was, correction.now
        quote = next(state.text for state in (was, now) if state)[:60]
        if was is None:
            if pledge is not None and self.states[pledge.id] != now:
                self._warn(CHANGED, f"“{quote}”: a person added it; the program finds it now, and says otherwise")
        elif pledge is None:
            if now is not None:
                self._warn(CHANGED, f"“{quote}”: the program does not find it any more")
        else:
            state = self.states[pledge.id]
            watched = correction.fields or FIELDS
            changed = [name for name in watched if getattr(state, name) != getattr(was, name)]
            if changed:
                self._warn(CHANGED, f"“{quote}”: the program says otherwise now about {', '.join(changed)}")

    def _warn(self, code: str, message: str) -> None:
        self.warnings.append(Warning(code=code, message=message, place=None))

    def _new_id(self) -> str:
        return f"p{1 + max((int(identity[1:]) for identity in (*self.states, *self.pledges)), default=0)}"
