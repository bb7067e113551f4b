"""Cue words that tell agenda, participants, open issues, background and developments apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

from generator.language.data_files import tree_of


def found_cues(lemmas: Sequence[str], group: str) -> tuple[str, ...]:
    """The phrases of `group` that stand in `lemmas` (one lemma a word, in order), in the order of the file."""
    return cues_in(joined(lemmas), group)


def joined(lemmas: Sequence[str]) -> str:
    """`lemmas` as one text with a space before and after each word, ready for `cues_in`."""
    return f" {' '.join(lemmas)} "


def cues_in(text: str, group: str) -> tuple[str, ...]:
    """The phrases of `group` that stand in `text`, which comes from `joined`."""
    return tuple(phrase.strip() for phrase in _padded(group) if phrase in text)


@cache
def words_of(group: str) -> frozenset[str]:
    """All phrases of `group`."""
    return frozenset(phrase.strip() for phrase in _padded(group))


@cache
def _padded(group: str) -> tuple[str, ...]:
    return tuple(f" {phrase} " for phrase in dict.fromkeys(_groups()[group]))


@cache
def _groups() -> Mapping[str, tuple[str, ...]]:
    loaded = tree_of("section_cues.yml", texts_only=True)
    return MappingProxyType({group: tuple(phrases) for group, phrases in loaded.items()})
