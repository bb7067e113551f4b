"""Themes of the background: each fact under one subject, subjects with a single fact put together without a theme."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from generator.composing.index import Index
from generator.composing.subjects import statement_subjects
from generator.composing.titles import title_for
from generator.language.fixed_words import fixed
from generator.model.briefing import Section
from generator.model.corpus import MergedStatement

MOST = 7


def themes(index: Index, sections: Mapping[str, Section], *, near: AbstractSet[str]) -> dict[str, str]:
    """The theme of each background statement that has one: statement id -> plain title.

    `near`: ids of the statements about the briefing's event; those about another stand under a theme of their own.

    Subjects are taken by how much background they explain, most first; each statement stands under one.
    """
    waiting = {
        statement.id: (statement, statement_subjects(index, statement))
        for statement in index.corpus.statements
        if sections[statement.id] == "background" and statement.id in near
    }
    named = {
        item.id: fixed("issues.other_events")
        for item in index.corpus.statements
        if sections[item.id] == "background" and item.id not in near
    }
    titles: set[str] = set()
    while len(titles) < MOST:
        weights: dict[str, int] = {}
        for statement, found in waiting.values():
            for subject, times in found.items():
                weights[subject] = weights.get(subject, 0) + min(times, 3) * _origins(statement)
        counts = {subject: sum(subject in found for _, found in waiting.values()) for subject in weights}
        best = min((one for one in weights if counts[one] > 1), key=lambda one: (-weights[one], one), default=None)
        if best is None:
            break
        members = [statement for statement, found in waiting.values() if best in found]
        title = title_for(index, best, members, taken=frozenset(titles))
        titles.add(title)
        for statement in members:
            named[statement.id] = title
            del waiting[statement.id]
    return named


def _origins(statement: MergedStatement) -> int:
    return len({citation.origin for citation in statement.citations})
