"""Countries by any of their words: name, old or other name, demonym, capital, seat -> the CLDR short name.

The words stand in `data/countries.txt`. `look_up` answers for one form as written; `find` finds the longest form that
begins at a word of a text. What a capital means in a sentence, the place or the government, is for the caller to say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

from generator.language.data_files import lines_of

WordKind = Literal["name", "demonym", "capital", "seat"]

DATA = "countries.txt"
DOUBTFUL = "?"
SHORTEST_SHOUT = 4  # letters: "PERU" is Peru in capitals, "US" and "UN" are names themselves


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryWord:
    """What one form stands for. `doubtful`: the form is also a common given name, surname, state or word."""

    country: str
    code: str
    kind: WordKind
    doubtful: bool = False


def look_up(words: str) -> CountryWord | None:
    """What `words` stand for ("Burma", "Peruvians", "Lima", "the Pentagon"), or None. A leading article is ignored."""
    table = _table()
    found = table.get(words)
    if found is None and words[:4] in ("the ", "The "):
        found = table.get(words[4:])
    if found is None and words.isupper() and len(words) >= SHORTEST_SHOUT:
        found = table.get(words.title())
    return found


def country_of(words: str) -> str | None:
    """The CLDR English short name of the country that `words` name in any way, or None."""
    found = look_up(words)
    return found.country if found else None


def capital_of(country: str) -> str | None:
    """The capital of the country of that CLDR name as articles write it most often, or None where none is listed."""
    return _capitals().get(country)


def other_names(country: str) -> tuple[str, ...]:
    """All other names, the capital and the seats of the country of that CLDR name, in the order of the data."""
    return _others().get(country, ())


def find(words: Sequence[str], at: int) -> tuple[int, CountryWord] | None:
    """The longest form that begins with the word `words[at]`: how many words it takes, and what it stands for.

    `words` are the texts of tokens; a form is matched token by token, as spaCy's rules for English cut it.
    """
    rows = _starts().get(words[at])
    if rows is None:
        shout = words[at]
        found = look_up(shout) if shout.isupper() else None
        return (1, found) if found else None
    for form, meaning in rows:
        if tuple(words[at : at + len(form)]) == form:
            return len(form), meaning
    return None


@cache
def _rows() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(column.strip() for column in line.split("|")) for line in lines_of(DATA))


@cache
def _table() -> Mapping[str, CountryWord]:
    """Every form with its meaning; the first row that lists a form has it."""
    table: dict[str, CountryWord] = {}
    for code, name, others, demonyms, capitals, *seats in _rows():
        columns: tuple[tuple[WordKind, str], ...] = (
            ("name", f"{name};{others}"),
            ("demonym", demonyms),
            ("capital", capitals),
            ("seat", seats[0] if seats else ""),
        )
        country = name.rstrip(DOUBTFUL)
        for kind, column in columns:
            for form in filter(None, (part.strip() for part in column.split(";"))):
                meaning = CountryWord(country=country, code=code, kind=kind, doubtful=form.endswith(DOUBTFUL))
                table.setdefault(form.rstrip(DOUBTFUL), meaning)
    return MappingProxyType(table)


@cache
def _starts() -> Mapping[str, tuple[tuple[tuple[str, ...], CountryWord], ...]]:
    """Forms by their first word, longest first."""
    starts: dict[str, list[tuple[tuple[str, ...], CountryWord]]] = {}
    for form, meaning in _table().items():
        words = _cut(form)
        starts.setdefault(words[0], []).append((words, meaning))
    ordered = {first: tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0]))) for first, rows in starts.items()}
    return MappingProxyType(ordered)


@cache
def _capitals() -> Mapping[str, str]:
    return MappingProxyType(
        {row[1].rstrip(DOUBTFUL): row[4].split(";")[0].strip().rstrip(DOUBTFUL) for row in _rows() if row[4].strip()}
    )


@cache
def _others() -> Mapping[str, tuple[str, ...]]:
    others: dict[str, tuple[str, ...]] = {}
    for _, name, also, _, capitals, *seats in _rows():
        forms = f"{also};{capitals};{seats[0] if seats else ''}".split(";")
        others[name.rstrip(DOUBTFUL)] = tuple(form.strip().rstrip(DOUBTFUL) for form in forms if form.strip())
    return MappingProxyType(others)


def _cut(form: str) -> tuple[str, ...]:
    """`form` as tokens: hyphens between letters and possessives stand alone."""
    spaced = form.replace("-", " - ").replace("'s ", " 's ").replace("’s ", " ’s ").replace(",", " ,")
    return tuple(spaced.split())
