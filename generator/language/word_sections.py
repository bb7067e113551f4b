"""Word lists in sections: a data file of lines "name: word; word", one section a line, comments with "#"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from generator.language.data_files import lines_of


@cache
def sections(file: str) -> Mapping[str, tuple[str, ...]]:
    """The sections of a data file in order, each with its words in order."""
    rows = {}
    for line in lines_of(file):
        name, _, words = line.partition(":")
        rows[name.strip()] = split(words)
    return MappingProxyType(rows)


@cache
def word_list(file: str) -> tuple[str, ...]:
    """All words of a data file without sections: words separated by ";", over any number of lines."""
    return tuple(word for line in lines_of(file) for word in split(line))


def split(words: str) -> tuple[str, ...]:
    """The words of one line, separated by ";"."""
    return tuple(word.strip() for word in words.split(";") if word.strip())
