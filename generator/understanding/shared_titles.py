"""Offices in the plural that several persons named one after another share: "deputy governors Ana Ruiz and Tom Lee".

Where the phrase names as many countries as the list has persons, each has the country in the same place: "the Omani and
Qatari envoys, Ana Ruiz and Tom Lee".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.language.offices import office_class, singular
from generator.model.annotation import Name
from generator.understanding.names.lines import Line
from generator.understanding.office_phrases import Held, countries_in, country_in, end_of, is_office, start_of

FEWEST = 2  # persons in a list
CLOSING = frozenset({",", ".", ";", ":", ")", "—", "–", "--"})


@dataclass(frozen=True, slots=True)
class Shared:
    """A person and the words (first, head, end excluded) of the office shared with others; the country told in it."""

    name: Name
    span: tuple[int, int, int]
    country: str | None


def shared_titles(line: Line, names: Held[Name]) -> Iterator[Shared]:
    """The offices that persons of the line share, in order."""
    if line.titled:
        return
    for head, word in enumerate(line.texts):
        one = singular(word)
        if one == word.lower() or office_class(one) in {None, "kin"} or not is_office(line, head, names):
            continue
        end = end_of(line, head, names)
        comma = line.texts[end : end + 1] == [","]
        listed, stop = _listed(line, end + comma, names)
        if len(listed) < FEWEST or (comma and stop < len(line.texts) and line.texts[stop] not in CLOSING):
            continue
        first = start_of(line, head, names)
        told = countries_in(line, first, end)
        if len(told) > 1 and len(told) != len(listed):
            continue
        behind = [start + size for start, (size, _) in line.countries.items() if first <= start < head]
        span = (max([first, *behind]), head, head + 1) if len(told) > 1 else (first, head, end)
        for place, name in enumerate(listed):
            yield Shared(name, span, told[place] if len(told) > 1 else country_in(line, first, head, end, names))


def _listed(line: Line, at: int, names: Held[Name]) -> tuple[list[Name], int]:
    """The persons named from `at` on, joined by commas and "and", each with a place behind "of" or not; and the end."""
    texts = line.texts
    found: list[Name] = []
    while at in names.starts and names.starts[at][0].kind == "person":
        name, at = names.starts[at]
        found.append(name)
        if texts[at : at + 1] == ["of"] and at + 1 in names.starts and names.starts[at + 1][0].kind == "place":
            at = names.starts[at + 1][1]
        last = texts[at : at + 1] == ["and"]
        joined = at + 1 + (texts[at : at + 2] == [",", "and"])
        if texts[at : at + 1] not in ([","], ["and"]) or joined not in names.starts:
            break
        if names.starts[joined][0].kind != "person":
            break
        at = joined
        if last:
            name, end = names.starts[at]
            return [*found, name], end
    return found, at
