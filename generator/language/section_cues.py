"""Cue words that tell agenda, participants, open issues, background and developments apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import yaml


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
    source = files("generator.language").joinpath("data", "section_cues.yml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same result, ten times faster where it is built in
    loaded = yaml.load(source, Loader=loader)  # noqa: S506 -- both loaders are the safe ones
    return MappingProxyType({group: tuple(map(str, phrases)) for group, phrases in loaded.items()})
