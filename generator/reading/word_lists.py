"""The data files that reading needs, loaded once and frozen: page controls, agencies, months, outlets, …

The files live in `generator/language/data/`, each with a comment at its top that says what it holds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from generator.language.data_files import lines_of, tree_of

Patterns = tuple[tuple[str, re.Pattern[str]], ...]


@cache
def entries(name: str) -> tuple[str, ...]:
    """The lines of a data file in order, without comments and empty lines."""
    return lines_of(name)


@cache
def word_set(name: str) -> frozenset[str]:
    """A data file of one word or phrase a line."""
    return frozenset(entries(name))


@cache
def word_map(name: str) -> Mapping[str, str]:
    """A data file of lines "words: value"."""
    pairs = (line.rpartition(":") for line in entries(name))
    return MappingProxyType({words.strip(): value.strip() for words, _, value in pairs})


@cache
def month_numbers() -> Mapping[str, int]:
    """Names of months in many languages, case-folded, to their numbers."""
    rows = (line.split() for line in entries("months.txt"))
    return MappingProxyType({name.casefold(): int(row[0]) for row in rows for name in row[1:]})


@cache
def weekdays() -> frozenset[str]:
    """Names of the days of the week in many languages, case-folded."""
    return frozenset(name.casefold() for name in entries("weekdays.txt"))


@cache
def furniture_patterns() -> Patterns:
    """The rules of `furniture_patterns.yml` in order, compiled; each must match a whole line."""
    rules: Mapping[str, list[str]] = tree_of("furniture_patterns.yml")
    return tuple(
        (rule, re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE))
        for rule, patterns in rules.items()
    )


@cache
def function_words() -> Mapping[str, frozenset[str]]:
    """The most frequent words of each language (ISO 639-1)."""
    lists: Mapping[str, list[str]] = tree_of("function_words.yml")
    return MappingProxyType({str(code): frozenset(map(str, words)) for code, words in lists.items()})


@cache
def longest_control() -> int:
    """How many words the longest page control has."""
    return max(len(words.split()) for words in word_map("page_controls.txt"))
