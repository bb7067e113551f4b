"""Names of months, weekdays, seasons, holidays and numbers, and the words that say where a date lies.

All of them come from data files: `calendar_names.yml`, `number_words.yml`, `holidays.yml`, `time_cues.yml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from generator.language.data_files import tree_of


@cache
def months() -> Mapping[str, int]:
    """The number of each month by its name and abbreviations, capitalised and in capitals, without full stops."""
    return _numbered("months", first=1)


@cache
def weekdays() -> Mapping[str, int]:
    """The number of each weekday, Monday being 0, by its name and abbreviations."""
    return _numbered("weekdays", first=0)


@cache
def full_names(kind: str) -> tuple[str, ...]:
    """The unabbreviated names of all "months" or "weekdays" in order."""
    return tuple(names[0] for names in _loaded("calendar_names")[kind])


@cache
def doubtful_months() -> frozenset[str]:
    """Months whose name is also a person's or a common word."""
    return frozenset(_loaded("calendar_names")["doubtful"])


@cache
def seasons() -> Mapping[str, int]:
    """The number of each season, spring being 1, in lower case."""
    return MappingProxyType(
        {name: number for number, names in enumerate(_loaded("calendar_names")["seasons"], 1) for name in names}
    )


@cache
def cardinals() -> Mapping[str, int]:
    """Number words up to ninety-nine, in lower case, tens and units joined by a hyphen or a space."""
    return _compounds(_loaded("number_words")["cardinals"], _loaded("number_words")["cardinals"])


@cache
def ordinals() -> Mapping[str, int]:
    """Ordinal number words, in lower case."""
    return _compounds(_loaded("number_words")["cardinals"], _loaded("number_words")["ordinals"])


@cache
def holidays() -> Mapping[str, str]:
    """The offset form of each holiday (`model.offsets`) by name."""
    return MappingProxyType(dict(_loaded("holidays")))


@cache
def cues(kind: str) -> frozenset[str]:
    """The lemmas under one heading of `time_cues.yml`."""
    return frozenset(_loaded("time_cues")[kind])


def _numbered(kind: str, *, first: int) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for number, names in enumerate(_loaded("calendar_names")[kind], first):
        for name in names:
            found[name] = found[name.upper()] = number
    return MappingProxyType(found)


def _compounds(tens: Mapping[str, int], units: Mapping[str, int]) -> Mapping[str, int]:
    found = dict(units)
    for ten, value in tens.items():
        if value < 20 or value % 10:
            continue
        for unit, more in units.items():
            if 0 < more < 10 and unit not in {"a", "an"} and " " not in unit:
                found[f"{ten}-{unit}"] = found[f"{ten} {unit}"] = value + more
    return MappingProxyType(found)


@cache
def _loaded(name: str) -> Any:
    return tree_of(f"{name}.yml")
