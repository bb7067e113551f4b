"""Decisions that are not in force, as sentences for the editor."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.decisions import DecisionEntry

MOST_WORDS = 12


def not_in_force(decisions: Sequence[DecisionEntry], *, file: str) -> tuple[str, ...]:
    """A sentence for each decision that changes nothing: where it stands, what it names, why, and what is nearest."""
    return tuple(_sentence(item, file) for item in decisions if item.state != "in_force")


def _sentence(item: DecisionEntry, file: str) -> str:
    where = f"{file}: line {item.line}" if item.line else file
    about = ", ".join(_short(one) for one in item.about)
    near = ""
    if item.nearest is not None:
        near = (
            f"; the nearest now is {item.nearest.statement} ({item.nearest.source}, "
            f"{round(item.nearest.likeness * 100)} % alike): “{_short(item.nearest.exact)}”"
        )
    return f"{where}: {item.kind} {about}: {item.detail}{near}"


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words) if len(words) <= MOST_WORDS else " ".join(words[:MOST_WORDS]) + " …"
