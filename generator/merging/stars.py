"""Clustering by overlapping stars (Aslam, Pelekhov, Rus, "The star clustering algorithm", 2004).

Every member is close enough to the star's representative, and a passage may belong to two stars. Connected components
chain unlike things together, complete link keeps like things apart; both were measured to be worse.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import heapify, heappop, heappush
from types import MappingProxyType

import numpy as np

from generator.merging.pair_flags import Truths
from generator.merging.similarity import Scored

THRESHOLD = 0.33
JOIN = 0.28  # mean score between two stars that are told as one
ALONE = 2  # two stars of one text each must be as near to one another as the threshold asks
ONE_TEXT = 0.8  # wording in common, from here on one text with a word changed
COHERENT = 0.75  # share of the threshold that a member's mean score with the members before it must reach
SECOND = 0.04  # how much more a second star asks for
MOST_STARS = 2
ROUNDING = 1e-6  # sums of the same scores in another order may differ by less than this
NEVER = -1.0  # a score this low says that two passages cannot be one fact

_NOTHING: Mapping[int, float] = MappingProxyType({})
Near = Mapping[int, Mapping[int, float]]  # row -> other row -> score


@dataclass(frozen=True, slots=True, kw_only=True)
class Star:
    """A representative and the rows close to it, itself among them, in order."""

    centre: int
    members: tuple[int, ...]


def stars_of(count: int, scored: Scored, hubs: frozenset[int] = frozenset()) -> tuple[Star, ...]:
    """The stars over `count` rows, in the order of their smallest member; every row is in one or two.

    `hubs` are rows that hold several sentences: alike to too much to stand for one fact, they are centres last.
    """
    near, close = neighbours(scored), _close(scored)
    found = _stars(count, near, close, hubs)
    joined = _join(found, near, close, one_text(scored))
    return tuple(sorted(joined, key=lambda star: (star.members, star.centre)))


def neighbours(scored: Scored) -> Near:
    """Row -> the rows it was compared with and came anywhere near, or may never be one fact with -> score."""
    return _both_ways(scored, (scored.score > 0) | (scored.score <= NEVER))


def _close(scored: Scored) -> Near:
    """The same for those near enough for two stars to be joined: a mean is nowhere above the greatest score in it."""
    return _both_ways(scored, scored.score.astype(np.float64) >= JOIN - ROUNDING)


def one_text(scored: Scored) -> Near:
    """Row -> the rows that are one text with it but for a word -> score."""
    return _both_ways(scored, scored.lexical >= ONE_TEXT)


def _both_ways(scored: Scored, kept: Truths) -> Near:
    near: dict[int, dict[int, float]] = defaultdict(dict)
    for a, b, score in zip(
        scored.first[kept].tolist(), scored.second[kept].tolist(), scored.score[kept].tolist(), strict=True
    ):
        near[a][b] = score
        near[b][a] = score
    return near


def _stars(count: int, near: Near, close: Near, hubs: frozenset[int]) -> list[Star]:
    reached = {row: {o: s for o, s in close.get(row, _NOTHING).items() if s >= THRESHOLD} for row in range(count)}
    weight = {row: sum(others.values()) for row, others in reached.items()}
    stars: list[Star] = []
    homes: dict[int, list[float]] = defaultdict(list)
    for row in sorted(range(count), key=lambda row: (row in hubs, -round(weight[row], 6), row)):
        if homes[row]:
            continue
        homes[row].append(1.0)
        members = [row]
        for other, score in sorted(reached[row].items(), key=lambda item: (-round(item[1], 6), item[0])):
            if any(near[other].get(member, 0.0) <= NEVER for member in members):
                continue
            if len(homes[other]) >= MOST_STARS or _mean_to(other, members, near) < COHERENT * THRESHOLD:
                continue
            if not homes[other] or score >= THRESHOLD + SECOND:
                homes[other].append(score)
                members.append(other)
        stars.append(Star(centre=row, members=tuple(sorted(members))))
    return _settle(stars, near)


def _settle(stars: Sequence[Star], near: Near) -> list[Star]:
    """A passage of two stars stays in the second only for what that star alone holds.

    One of the members that share no other star with it must be as near to it as the threshold asks.
    """
    homes: dict[int, list[int]] = defaultdict(list)
    for number, star in enumerate(stars):
        for member in star.members:
            homes[member].append(number)
    leaving: set[tuple[int, int]] = set()
    for row in sorted(homes):
        if len(homes[row]) > 1:
            nearest = {home: _nearest_apart(row, home, homes[row], stars, near) for home in homes[row]}
            best = max(homes[row], key=lambda home: (round(nearest[home], 6), -home))
            for home in homes[row]:
                if home != best and nearest[home] < THRESHOLD and stars[home].centre != row:
                    leaving.add((row, home))
    return [
        replace(star, members=tuple(row for row in star.members if (row, number) not in leaving))
        for number, star in enumerate(stars)
    ]


def _nearest_apart(
    row: int, home: int, homes: Sequence[int], stars: Sequence[Star], near: Mapping[int, Mapping[int, float]]
) -> float:
    """The best score of `row` with the members of `home` that share no other star with it; 0 for none."""
    others = {member for other in homes if other != home for member in stars[other].members}
    apart = [member for member in stars[home].members if member not in others and member != row]
    return max((near.get(row, {}).get(member, 0.0) for member in apart), default=0.0)


def _mean_to(row: int, members: Sequence[int], near: Mapping[int, Mapping[int, float]]) -> float:
    return sum(near.get(row, {}).get(member, 0.0) for member in members) / len(members)


def _join(stars: Sequence[Star], near: Near, close: Near, texts: Near) -> list[Star]:
    """Stars whose members are alike on average become one, best pair first."""
    alive: dict[int, Star] = dict(enumerate(stars))
    holders: dict[int, set[int]] = defaultdict(set)
    for index, star in alive.items():
        for member in star.members:
            holders[member].add(index)
    queue = [found for index in alive for found in _partners(index, alive, holders, (near, close, texts), after=index)]
    heapify(queue)
    following = len(stars)
    while queue:
        _, a, b = heappop(queue)
        if a not in alive or b not in alive:
            continue
        one, two = alive.pop(a), alive.pop(b)
        centre = one.centre if len(one.members) >= len(two.members) else two.centre
        alive[following] = Star(centre=centre, members=tuple(sorted({*one.members, *two.members})))
        for member in alive[following].members:
            holders[member] -= {a, b}
            holders[member].add(following)
        for found in _partners(following, alive, holders, (near, close, texts)):
            heappush(queue, found)
        following += 1
    return list(alive.values())


def _partners(
    index: int,
    alive: Mapping[int, Star],
    holders: Mapping[int, set[int]],
    scores: tuple[Near, Near, Near],
    *,
    after: int = -1,
) -> list[tuple[float, int, int]]:
    """The stars that one star may be joined with: (minus the mean score, smaller number, larger number).

    `scores`: what each row is near to, what it is near enough to for two stars to be joined, and what is one text with
    it. Of the stars only those with a number greater than `after`.
    """
    star = alive[index]
    near, close, texts = scores
    beside = {home for member in star.members for home in holders[member]}  # they share a member
    worth = {home for member in star.members for other in close.get(member, ()) for home in holders[other]} | beside
    found = []
    for other in worth:
        if other <= after or other == index:
            continue
        mean = _mean(star, alive[other], near)
        if mean >= (JOIN if _told(star, texts) + _told(alive[other], texts) > ALONE else THRESHOLD):
            found.append((-round(mean, 6), min(index, other), max(index, other)))
    return sorted(found)


def _told(star: Star, texts: Near) -> int:
    """How many texts a star holds, as far as it matters: 1 where all its members are copies of its centre."""
    copies = texts.get(star.centre, _NOTHING)
    return 1 if all(row == star.centre or row in copies for row in star.members) else len(star.members)


def _mean(one: Star, two: Star, near: Near) -> float:
    """The mean score across two stars, members of both left out; 1 where one star holds the other."""
    first = [row for row in one.members if row not in two.members]
    second = [row for row in two.members if row not in one.members]
    if not first or not second:
        return 1.0
    scores = [score(b, 0.0) for score in [near.get(a, _NOTHING).get for a in first] for b in second]
    if min(scores) <= NEVER:
        return NEVER
    return sum(scores) / len(scores)
