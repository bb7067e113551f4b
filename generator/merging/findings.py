"""What the comparisons for disagreement share: a finding, and helpers over the words of a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.model.annotation import Token
from generator.model.corpus import MergedStatement, Passage

# What is done with a meeting, a vote or a strike that is not held, or not then.
OFF_VERBS = frozenset({"cancel", "call off", "postpone", "put off", "scrap", "delay", "shelve", "suspend"})
Nature = Literal["conflict", "precision", "update"]
Kind = Literal["date", "figure", "person", "place", "rank", "attribution", "status", "wording"]
Severity = Literal["high", "medium", "low"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Readings that differ, each with the passages that give it.

    `within`: ids of the statements it was found in, empty where it was found between passages of several.
    """

    nature: Nature
    kind: Kind
    severity: Severity
    subject: str
    readings: tuple[tuple[str, tuple[Passage, ...]], ...]
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A statement with its passages, each once, in order."""

    statement: MergedStatement
    passages: tuple[Passage, ...]


def told_by(statements: Sequence[MergedStatement], passages: Mapping[str, Passage]) -> tuple[Told, ...]:
    """The statements with their passages."""
    return tuple(
        Told(statement=each, passages=tuple(passages[item] for item in dict.fromkeys(each.passages)))
        for each in statements
    )


def readings_of(pairs: Sequence[tuple[str, Passage]]) -> tuple[tuple[str, tuple[Passage, ...]], ...]:
    """(value, passage) pairs as readings: each value once with its passages, the best supported first."""
    found: dict[str, dict[str, Passage]] = {}
    for value, passage in pairs:
        found.setdefault(value, {}).setdefault(passage.id, passage)
    ordered = sorted(found, key=lambda value: (-len(found[value]), min(found[value]), value))
    return tuple((value, tuple(found[value][each] for each in sorted(found[value]))) for value in ordered)


def with_particle(tokens: Sequence[Token], index: int) -> str:
    """The lemma with its particle: "break out"."""
    particle = next((t.lemma for t in tokens if t.head == index and t.dep == "prt" and t is not tokens[index]), None)
    return f"{tokens[index].lemma} {particle}" if particle else tokens[index].lemma
