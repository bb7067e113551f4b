"""Clock times of one thing that two articles tell differently: from when until when it lasts, when it happened.

A stretch of hours is compared where both articles give one for the same noun and agree on one of its ends, a moment
where what is told of it is nearly the same. Rounded times ("about 3 pm") and those with a time zone are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from generator.merging.features import Features
from generator.merging.findings import Finding, readings_of
from generator.model.corpus import Passage
from generator.model.edtf import overlaps

_CLOCK = (
    r"(?:\d{1,2}(?:[:.]\d\d)?\s?(?:a\.?\s?m|p\.?\s?m)\b\.?|(?:[01]?\d|2[0-3]):[0-5]\d(?!\d|\s?(?:am|pm|a\.m|p\.m))"
    r"|noon\b|midnight\b)"
)
_RANGE = re.compile(rf"\b(?P<from>{_CLOCK})\s?(?:to|and|until|till|[-–])\s?(?P<to>{_CLOCK})", re.IGNORECASE)
_TIME = re.compile(rf"\b{_CLOCK}", re.IGNORECASE)
_PARTS = re.compile(r"(\d{1,2})(?:[:.](\d\d))?\s?([ap])?", re.IGNORECASE)
_AT = re.compile(r"\b(?:at|at exactly|at precisely)\s+$", re.IGNORECASE)
_ZONE = re.compile(r"\b(?:GMT|UTC|CET|EST|EDT|PST|PDT|BST|local time|ET)\b")
_HALF_DAY = 12 * 60
_APART = 10  # minutes, below which one time may be the other, rounded
_LEAST_SHARED = 3  # content words of two sentences that tell of one moment
_SHARE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """A clock time of a passage in minutes, or a stretch of hours; as it is written; with the passage's content."""

    minutes: tuple[int, ...]
    text: str
    words: frozenset[str]
    passage: Passage


def compare_clocks(passages: Sequence[Passage], features: Mapping[str, Features]) -> list[Finding]:
    """Hours and moments that differ between articles."""
    told = [each for passage in passages if (each := _hours(passage, features[passage.id])) is not None]
    return [
        Finding(
            nature="conflict",
            kind="date",
            severity="low",
            subject=subject,
            readings=readings_of([(a.text, a.passage), (b.text, b.passage)]),
        )
        for a, b in combinations(told, 2)
        if a.passage.source != b.passage.source and (subject := _of_one_thing(a, b))
    ]


def _hours(passage: Passage, features: Features) -> Hours | None:
    """The one stretch of hours, or the one moment, that a passage tells."""
    exact = passage.exact
    times = [] if _ZONE.search(exact) else list(_TIME.finditer(exact))
    stretch = _RANGE.search(exact)
    if stretch is not None and len(times) == 2:
        minutes: tuple[int, ...] = (_minutes(stretch["from"]), _minutes(stretch["to"]))
        told = stretch[0]
    elif len(times) == 1 and _AT.search(exact, max(0, times[0].start() - 20), times[0].start()):
        minutes, told = (_minutes(times[0][0]),), times[0][0].strip()
    else:
        return None
    words = frozenset((*features.lemmas, *features.predicates))
    return Hours(minutes=minutes, text=told, words=words, passage=passage)


def _minutes(text: str) -> int:
    """The minute of the day of a clock time."""
    if text.lower() in {"noon", "midnight"}:
        return _HALF_DAY if text.lower() == "noon" else 0
    parts = _PARTS.match(text)
    if parts is None:
        return 0
    half = (parts[3] or "").lower()
    hour = int(parts[1]) % 12 + (12 if half == "p" else 0) if half else int(parts[1])
    return hour * 60 + int(parts[2] or 0)


def _of_one_thing(a: Hours, b: Hours) -> str | None:
    """What two different times are both told of; None where that is not plain."""
    if len(a.minutes) != len(b.minutes) or a.minutes == b.minutes or _days_apart(a.passage, b.passage):
        return None
    if len(a.minutes) == 2:
        nouns = _nouns(a.passage) & _nouns(b.passage)
        agreeing = sum(first == second for first, second in zip(a.minutes, b.minutes, strict=True))
        return f"hours of the {min(nouns)}" if agreeing == 1 and len(nouns) == 1 else None
    shared = len(a.words & b.words)
    alike = shared >= _LEAST_SHARED and shared >= _SHARE * min(len(a.words), len(b.words))
    return "clock time" if alike and abs(a.minutes[0] - b.minutes[0]) >= _APART else None


def _days_apart(a: Passage, b: Passage) -> bool:
    """Whether both passages name days and these do not meet."""
    one, two = ([time.edtf for time in each.times if time.edtf] for each in (a, b))
    return bool(one and two) and not any(overlaps(first, second) for first in one for second in two)


def _nouns(passage: Passage) -> frozenset[str]:
    """What a stretch of hours can be told of: the common nouns that are subjects, or stand right before it."""
    return frozenset(
        token.lemma
        for token in passage.sentence.tokens
        if token.pos == "NOUN" and token.dep in {"nsubj", "nsubjpass", "dobj"}
    )
