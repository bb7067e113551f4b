"""What the sources do not agree on."""

from __future__ import annotations

from collections.abc import Sequence

from generator.merging.features import Features
from generator.model.briefing import Discrepancy
from generator.model.corpus import MergedStatement, Passage, Source


def find_disagreement(
    statements: Sequence[MergedStatement],
    passages: Sequence[Passage],
    features: Sequence[Features],
    sources: Sequence[Source],
) -> tuple[tuple[MergedStatement, ...], tuple[Discrepancy, ...]]:
    """The statements with their agreement, and every disagreement, in order of id."""
    return tuple(statements), ()
