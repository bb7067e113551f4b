"""Which of many like things are compared two by two: all of a few, of many only those that stand together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import TypeVar

T = TypeVar("T")


def pairs_of(things: Sequence[T], homes_of: Callable[[T], Iterable[str]], most: int) -> Iterator[tuple[T, T]]:
    """The pairs of `things` worth a comparison, in order: all of them, or of more than `most` things those of one home.

    So the number of comparisons grows with the number of things, not with its square.
    """
    if len(things) <= most:
        yield from combinations(things, 2)
        return
    by_home: dict[str, list[int]] = {}
    for place, thing in enumerate(things):
        for home in homes_of(thing):
            by_home.setdefault(home, []).append(place)
    together = {pair for places in by_home.values() for pair in combinations(places, 2)}
    for first, second in sorted(together):
        yield things[first], things[second]
