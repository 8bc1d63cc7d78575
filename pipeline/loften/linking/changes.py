"""What differs between a pledge and its successor."""

from loften.linking.material import Promise
from loften.linking.model import Change


def changes_between(old: Promise, new: Promise) -> tuple[Change, ...]:
    """Return which of actor, quantity and measurability differ; an actor that is not known on a side does not count."""
    found: list[Change] = []
    if old.actor != new.actor and "oklar" not in (old.actor, new.actor):
        found.append("actor")
    if _amounts(old) != _amounts(new):
        found.append("quantity")
    if old.measurability != new.measurability:
        found.append("measurability")
    return tuple(found)


def _amounts(promise: Promise) -> set[tuple[object, str | None]]:
    """Return the promised values with their periods; the same amount said twice is one."""
    return {(one.value, one.per) for one in promise.amounts}
