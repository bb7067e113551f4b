"""What the modules that tell who is who hand to each other."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.merging.people.clusters import Cluster
from generator.merging.people.sides import Held
from generator.model.annotation import Description


@dataclass(slots=True)
class Person:
    """One named person while being identified: `party` is a country's or organisation's name."""

    id: str
    name: str
    cluster: Cluster
    held: list[Held]
    party: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A description or pronoun of the article at place `article`, and the ids of the persons it stands for."""

    article: int
    description: Description
    persons: tuple[str, ...]


@dataclass(slots=True)
class Unnamed:
    """Somebody who takes part and is not named: what they are, their party, and where they are told of."""

    core: str
    party: str | None
    places: list[tuple[int, Description]] = field(default_factory=list)
