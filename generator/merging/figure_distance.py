"""How near two figures are to each other, and the days and people of the sentences that give them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.model.annotation import Figure
from generator.model.corpus import Passage
from generator.model.edtf import bounds

_ROUGHLY = re.compile(r"(?:about|around|roughly|approximately|some|an? estimated)\s", re.IGNORECASE)
_DAYS = 4  # between the writing of two counts of one thing


def ratio(one: Figure, two: Figure) -> float:
    """How many times the lower figure the higher one is; 0 where one of them is nothing."""
    low, high = sorted((each.low + each.high) / 2 if _ROUGHLY.match(each.text) else each.low for each in (one, two))
    return high / low if low > 0 else 0.0


def meet(one: Figure, two: Figure, *, roughly: bool = False) -> bool:
    """Whether one may be the other, counted roughly: "some 500" and "520", but not "some 500" and "about 450"."""
    first, second = ((each.low, each.high) if roughly else _told(each) for each in (one, two))
    return first[0] <= (two.low + two.high) / 2 <= first[1] or second[0] <= (one.low + one.high) / 2 <= second[1]


def _told(figure: Figure) -> tuple[float, float]:
    """The interval of a figure; of one told roughly, no more than its last digit either way: "about 310" is not 340."""
    middle = (figure.low + figure.high) / 2
    if not _ROUGHLY.match(figure.text) or middle != round(middle):
        return figure.low, figure.high
    told = str(round(middle))
    digit = 10 ** (len(told) - len(told.rstrip("0")))
    return max(figure.low, middle - digit), min(figure.high, middle + digit)


def of_the_same_days(a: Passage, b: Passage, written: Mapping[str, str]) -> bool:
    """Whether the articles of two passages were written within a few days. `written`: source id -> day."""
    first, second = written.get(a.source, ""), written.get(b.source, "")
    return bool(first and second) and abs((bounds(first)[0] - bounds(second)[0]).days) <= _DAYS


def may_share(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether two sentences can be about the same: not where each names somebody, and nobody is named in both."""
    return not one or not two or bool(one & two)
