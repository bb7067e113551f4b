"""How far two passages say the same: a lexical core, anchors that speak for one fact, soft vetoes that speak against.

The features were chosen by measurement, the weights are round numbers (200 random weightings moved the result little).
Everything is computed for all candidate pairs at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from generator.merging.candidates import candidate_pairs
from generator.merging.features import Features
from generator.merging.opposition import opposed
from generator.merging.pair_flags import Truths, common, disjoint, flags, one_article, weigh
from generator.merging.periods import SPECIFIC_DAYS
from generator.merging.telling_apart import another_state, only_names, other_acts, strangers
from generator.merging.vectors import (
    Floats,
    Ints,
    character_sketch,
    dense_cosine,
    rows_of,
    shared_cosine,
    shared_terms,
)

SATURATION = 20.0  # summed idf of shared words at which half of that term is reached
SAME_QUOTATION = 0.3
RUNNING_QUOTATION = 0.3  # on top, where one runs over several sentences and its wording does not count
SAME_MEETING = 0.2
SAME_DECISION = 0.2
SAME_DATE = 0.08
SAME_AMOUNT = 0.08
SAME_PREDICATE = 0.06
MOST_PREDICATES = 2
BOTH_OPEN = 0.05
OTHER_PREDICATES = -0.06
OTHER_ACTS = -0.06
SAME_ARTICLE = -0.1
OTHER_DATE = -0.3
OTHER_AMOUNT = -0.1
OTHER_RANK = -0.3
OTHER_PERSONS = -0.05
OTHER_SPEAKER = -0.3
STRANGERS = -0.2
NOTHING_NAMED = -0.1  # on top, where the two passages share no country and no day either
NEGATED = -0.2
FORBIDDEN = -2.0  # more than all else together: never one fact
ALIKE = 0.2  # pairs that come nowhere near one statement need no closer look
LEAST = 0.01  # parts of a score below this are no evidence
WITHIN_REACH = 1  # days that the dates of one meeting may lie apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """All compared pairs (row numbers, first < second) with their scores and the parts of the score by name."""

    first: Ints
    second: Ints
    score: Floats
    lexical: Floats
    parts: dict[str, Floats]

    def pairs(self, one: Ints, two: Ints) -> Ints:
        """The numbers of the pairs of the rows `one[k]` and `two[k]`, for every k; -1 where they were not compared."""
        if not len(self.first):
            return np.full(len(one), -1, dtype=np.int64)
        width = int(self.second.max()) + 1
        keys = self.first * width + self.second
        wanted = np.minimum(one, two) * width + np.maximum(one, two)
        place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        return np.where(keys[place] == wanted, place, -1)

    def of(self, one: Ints, two: Ints) -> Floats:
        """The scores of the rows `one[k]` and `two[k]`, for every k; 0 where they were not compared."""
        if not len(self.first):
            return np.zeros(len(one), dtype=np.float32)
        place = self.pairs(one, two)
        return np.where(place >= 0, self.score[place], 0).astype(np.float32)

    def evidence(self, pairs: Ints) -> dict[int, tuple[float, tuple[str, ...]]]:
        """Pair -> its score, and why it got it: each part that is not nothing, strongest first."""
        names = list(self.parts)
        values = np.stack([self.parts[name][pairs] for name in names], axis=1).astype(np.float64).tolist()
        found = {}
        for pair, score, row in zip(pairs.tolist(), self.score[pairs].tolist(), values, strict=True):
            told = sorted(
                (-abs(value), name, value) for name, value in zip(names, row, strict=True) if abs(value) >= LEAST
            )
            found[pair] = score, tuple(f"{name} {value:+.2f}" for _, name, value in told)
        return found


def score_pairs(features: Sequence[Features], *, blocked: bool = True) -> Scored:
    """Every candidate pair of passages with its score; without `blocked` all pairs, however many."""
    lemmas = rows_of([each.lemmas for each in features])
    index = rows_of([(*each.lemmas, *each.keys) for each in features])
    if blocked:
        first, second = candidate_pairs(index)
    else:
        first, second = (found.astype(np.int64) for found in np.triu_indices(len(features), k=1))
    words = rows_of([each.words for each in features])
    shared = shared_terms(lemmas, first, second)
    characters = dense_cosine(character_sketch(words), first, second)
    saturated = shared.idf / (shared.idf + SATURATION)
    mean = (characters + shared.cosine + shared_cosine(words, first, second) + saturated) / 4
    inside = flags(features, lambda each: each.inside)
    lexical: Floats = np.where(inside[first] | inside[second], 0, mean).astype(np.float32)
    parts: dict[str, Floats] = {"wording": lexical}
    dates = Dates(features, first, second)
    ranks_apart = disjoint(features, _ranks, first, second)
    parts.update(_anchors(features, first, second, dates=dates, ranks_apart=ranks_apart))
    lifted = (parts["same quotation"] > 0) | (parts["same quantity"] > 0)
    parts["other date"] = weigh(dates.apart & ~lifted, OTHER_DATE)
    parts["other rank"] = weigh(ranks_apart, OTHER_RANK)
    apart = strangers(features, first, second)
    named = common(features, _named, first, second) > 0
    parts["strangers"] = weigh(apart, STRANGERS) + weigh(apart & ~named, NOTHING_NAMED)
    parts.update(_vetoes(features, first, second))
    parts["only names"] = only_names(features, first, second, parts)
    parts["another state"] = another_state(features, first, second, parts)
    score: Floats = np.sum(list(parts.values()), axis=0).astype(np.float32)
    parts["opposed"] = _opposed(features, first, second, score)
    score = score + parts["opposed"]
    return Scored(first=first, second=second, score=score, lexical=lexical, parts=parts)


def _anchors(
    features: Sequence[Features], first: Ints, second: Ints, *, dates: Dates, ranks_apart: Truths
) -> dict[str, Floats]:
    predicates = common(features, lambda each: each.predicates, first, second)
    has = flags(features, lambda each: bool(each.predicates))
    both = has[first] & has[second]
    others = (predicates > 0) & other_acts(features, first, second)
    amounts = Amounts(features, first, second)
    kinds = common(
        features, lambda each: frozenset((each.meeting.kind,)) if each.meeting else frozenset(), first, second
    )
    persons = common(features, lambda each: each.meeting.persons if each.meeting else frozenset(), first, second)
    parties = common(features, lambda each: each.meeting.parties if each.meeting else frozenset(), first, second)
    ranks = common(features, _ranks, first, second)
    same_people = (persons >= 2) | ((parties >= 2) & (ranks >= 1))
    meeting = (kinds > 0) & same_people & dates.within_reach & ~ranks_apart
    decision = common(features, lambda each: each.awaited.days, first, second) > 0
    decision &= ~disjoint(features, lambda each: each.awaited.deciders, first, second)
    inside = flags(features, lambda each: each.inside)
    opening = flags(features, lambda each: each.opening)
    quoted = (common(features, lambda each: each.quoted, first, second) > 0) & ~one_article(features, first, second)
    return {
        "same quotation": weigh(quoted, SAME_QUOTATION),
        "running quotation": weigh(quoted & (inside[first] | inside[second]), RUNNING_QUOTATION),
        "same meeting": weigh(meeting, SAME_MEETING),
        "same decision": weigh(decision, SAME_DECISION),
        "same date": weigh(dates.overlap, SAME_DATE),
        "same quantity": weigh(amounts.meet, SAME_AMOUNT),
        "other quantity": weigh(amounts.apart, OTHER_AMOUNT),
        # News opens with what has happened (the inverted pyramid), so two openings more often tell one fact.
        "both open": weigh(opening[first] & opening[second], BOTH_OPEN),
        "same event word": (SAME_PREDICATE * np.minimum(predicates, MOST_PREDICATES)).astype(np.float32),
        "other event words": weigh(both & (predicates == 0), OTHER_PREDICATES),
        "other acts": weigh(others, OTHER_ACTS),
    }


def _vetoes(features: Sequence[Features], first: Ints, second: Ints) -> dict[str, Floats]:
    negated = flags(features, lambda each: each.negated)
    agreed = common(features, lambda each: each.affirmed, first, second) > 1
    return {
        "one article": weigh(one_article(features, first, second), SAME_ARTICLE),
        "other persons": weigh(disjoint(features, lambda each: each.persons, first, second), OTHER_PERSONS),
        "other speaker": weigh(
            disjoint(features, lambda each: frozenset((each.speaker,)) if each.speaker else frozenset(), first, second),
            OTHER_SPEAKER,
        ),
        # "Nobody was hurt, but the hall burnt down" denies nothing of "the hall burnt down".
        "negated": weigh((negated[first] != negated[second]) & ~agreed, NEGATED),
    }


def _named(each: Features) -> frozenset[str]:
    """The keys of people, parties and days: all but those of event words."""
    return frozenset(key for key in each.keys if not key.startswith("="))


def _opposed(features: Sequence[Features], first: Ints, second: Ints, score: Floats) -> Floats:
    found = np.zeros(len(first), dtype=np.float32)
    voiced, denying, asking = (
        flags(features, of)
        for of in (
            lambda each: bool(each.stance.speaker or each.stance.demander),
            lambda each: bool(each.stance.denied),
            lambda each: bool(each.stance.sides),
        )
    )
    # No rule of opposition can hold for the others, and they are most.
    arguable = voiced[first] | voiced[second] | denying[first] | denying[second] | (asking[first] & asking[second])
    for pair in np.flatnonzero((score >= ALIKE) & arguable).tolist():
        if opposed(features[first[pair]].stance, features[second[pair]].stance):
            found[pair] = FORBIDDEN
    return found


class Dates:
    """How the dates of each pair compare. A class because three answers come from one comparison.

    `overlap`: both have a specific date and some two overlap; `apart`: both have dates, all sure, and no two overlap;
    `within_reach`: one has none, or some two lie at most `WITHIN_REACH` days apart.
    """

    MOST = 3

    def __init__(self, features: Sequence[Features], first: Ints, second: Ints) -> None:
        low = np.full((len(features), self.MOST), np.iinfo(np.int64).max // 4, dtype=np.int64)
        high = np.full((len(features), self.MOST), np.iinfo(np.int64).min // 4, dtype=np.int64)
        specific = np.zeros((len(features), self.MOST), dtype=bool)
        sure = flags(features, lambda each: bool(each.periods) and all(period.sure for period in each.periods))
        dated = flags(features, lambda each: bool(each.periods))
        for row, each in enumerate(features):
            for column, period in enumerate(each.periods[: self.MOST]):
                low[row, column], high[row, column] = period.first, period.last
                specific[row, column] = period.last - period.first <= SPECIFIC_DAYS
        both = dated[first] & dated[second]
        compared = np.flatnonzero(both)  # few: most sentences give no date
        one, two = first[compared], second[compared]
        meet, near, self.overlap = (np.zeros(len(first), dtype=bool) for _ in range(3))
        for a in range(self.MOST):
            for b in range(self.MOST):
                gap = np.maximum(low[one, a], low[two, b]) - np.minimum(high[one, a], high[two, b])
                meet[compared] |= gap <= 0
                near[compared] |= gap <= WITHIN_REACH
                self.overlap[compared] |= (gap <= 0) & specific[one, a] & specific[two, b]
        self.apart = both & sure[first] & sure[second] & ~meet
        self.within_reach = ~self.apart & (~both | near)


class Amounts:
    """How the quantities of each pair compare. A class because two answers come from one comparison.

    `meet`: some two of one unit overlap; `apart`: both count in one unit, and no two overlap.
    """

    MOST = 4

    def __init__(self, features: Sequence[Features], first: Ints, second: Ints) -> None:
        units = {unit: n for n, unit in enumerate(sorted({a.unit for each in features for a in each.amounts}))}
        unit = np.full((len(features), self.MOST), -1, dtype=np.int64)
        low, high = (np.zeros((len(features), self.MOST), dtype=np.float64) for _ in range(2))
        for row, each in enumerate(features):
            for column, amount in enumerate(each.amounts[: self.MOST]):
                unit[row, column], low[row, column], high[row, column] = units[amount.unit], amount.low, amount.high
        counted = flags(features, lambda each: bool(each.amounts))
        compared = np.flatnonzero(counted[first] & counted[second])
        one, two = first[compared], second[compared]
        self.meet, comparable = (np.zeros(len(first), dtype=bool) for _ in range(2))
        for a in range(self.MOST):
            for b in range(self.MOST):
                same = (unit[one, a] == unit[two, b]) & (unit[one, a] >= 0)
                comparable[compared] |= same
                self.meet[compared] |= same & (low[one, a] <= high[two, b]) & (low[two, b] <= high[one, a])
        self.apart = comparable & ~self.meet


def _ranks(each: Features) -> frozenset[str]:
    return each.meeting.ranks if each.meeting else frozenset()
