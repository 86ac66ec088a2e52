"""Order as data: ``before``, ``after`` and ``weight`` decide, the order of loading never does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from graphlib import CycleError, TopologicalSorter
from typing import Protocol, TypeVar


class Ordered(Protocol):
    """Anything with a name and a wish for its place."""

    @property
    def name(self) -> str:
        """Its name, to which the wishes of others refer."""
        ...

    @property
    def before(self) -> tuple[str, ...]:
        """Names of those it wishes to precede."""
        ...

    @property
    def after(self) -> tuple[str, ...]:
        """Names of those it wishes to follow."""
        ...

    @property
    def weight(self) -> int:
        """Lighter ones come first."""
        ...


Item = TypeVar("Item", bound=Ordered)


def in_order(items: Iterable[tuple[str, Item]]) -> list[tuple[str, Item]]:
    """Put items in order.

    :param items: pairs of a plugin's name and its item.
    :return: the pairs: lighter ones first, then by plugin and name, except that an item stands
        after those it names in ``after`` (by name, of any plugin) and before those in ``before``.
        A circle of such wishes is left to weight.
    """
    light = sorted(items, key=lambda pair: (pair[1].weight, pair[0], pair[1].name))
    if not any(item.before or item.after for _, item in light):
        return light
    return _with_wishes(light)


def _with_wishes(light: Sequence[tuple[str, Item]]) -> list[tuple[str, Item]]:
    places: dict[str, list[int]] = {}
    for place, (_, item) in enumerate(light):
        places.setdefault(item.name, []).append(place)
    graph: dict[int, set[int]] = {place: set() for place in range(len(light))}
    for place, (_, item) in enumerate(light):
        graph[place].update(p for name in item.after for p in places.get(name, ()))
        for name in item.before:
            for later in places.get(name, ()):
                graph[later].add(place)
    sorter = TopologicalSorter(graph)
    try:
        sorter.prepare()
    except CycleError:
        return list(light)
    order: list[int] = []
    ready: list[int] = []
    while sorter.is_active():
        # One at a time, lightest first, so that wishes move as little as they must.
        ready = sorted([*ready, *sorter.get_ready()])
        order.append(ready[0])
        sorter.done(ready.pop(0))
    return [light[place] for place in order]
