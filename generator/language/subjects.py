"""What news is about: plain subjects by their lemmas (`data/subjects.yml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

from generator.language.data_files import tree_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One subject: its plain title and the lemmas that tell of it.

    `split` says by what it is told apart, `heads` are the nouns that carry a group's name ("rebel groups");
    `contested`: what goes on there is open by its nature; `named`: its plain title says what an issue is about.
    """

    name: str
    title: str
    words: frozenset[str]
    heads: frozenset[str]
    split: Literal["group", "place"] | None
    contested: bool
    named: bool


@cache
def subjects() -> Mapping[str, Subject]:
    """All subjects by name, in the order of the file."""
    return MappingProxyType(
        {
            name: Subject(
                name=name,
                title=entry["title"],
                words=frozenset(map(str, entry["words"])),
                heads=frozenset(map(str, entry.get("heads", ()))),
                split=entry.get("split"),
                contested=bool(entry.get("contested", False)),
                named=bool(entry.get("named", False)),
            )
            for name, entry in tree_of("subjects.yml").items()
        }
    )


@cache
def subjects_by_word() -> Mapping[str, tuple[str, ...]]:
    """The names of the subjects that a lemma tells of, a group's nouns included."""
    found: dict[str, list[str]] = {}
    for name, subject in subjects().items():
        for word in sorted(subject.words | subject.heads):
            found.setdefault(word, []).append(name)
    return MappingProxyType({word: tuple(names) for word, names in found.items()})
