"""What news is about: plain subjects by their lemmas (`data/subjects.yml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One subject: its plain title and the lemmas that tell of it.

    Where it is split by who is meant, `heads` are the nouns that can carry the name ("rebel groups").
    """

    name: str
    title: str
    words: frozenset[str]
    heads: frozenset[str]
    split: bool


@cache
def subjects() -> Mapping[str, Subject]:
    """All subjects by name, in the order of the file."""
    source = files("generator.language").joinpath("data", "subjects.yml").read_text(encoding="utf-8")
    return MappingProxyType(
        {
            name: Subject(
                name=name,
                title=entry["title"],
                words=frozenset(map(str, entry["words"])),
                heads=frozenset(map(str, entry.get("heads", ()))),
                split=bool(entry.get("split", False)),
            )
            for name, entry in yaml.safe_load(source).items()
        }
    )


@cache
def subjects_by_word() -> Mapping[str, tuple[str, ...]]:
    """The names of the subjects that a lemma tells of."""
    found: dict[str, list[str]] = {}
    for name, subject in subjects().items():
        for word in sorted(subject.words):
            found.setdefault(word, []).append(name)
    return MappingProxyType({word: tuple(names) for word, names in found.items()})
