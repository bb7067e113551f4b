"""Statements as published, in the order in which their sections tell them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import get_args

from generator.composing.commentary import is_verdict
from generator.composing.index import Index
from generator.composing.newest import written_day
from generator.composing.staleness import is_stale
from generator.language.fixed_words import fixed
from generator.model.briefing import Attribution, Rank, Section, Statement, Voice
from generator.model.corpus import MeetingSeed, MergedStatement
from generator.model.edtf import bounds, sort_key

_SECTIONS: tuple[Section, ...] = get_args(Section)


def publish(
    index: Index,
    main: MeetingSeed | None,
    *,
    sections: Mapping[str, Section],
    ranks: Mapping[str, Rank],
    themes: Mapping[str, str],
    listed: frozenset[str],
) -> tuple[Statement, ...]:
    """Every statement with its place, section by section; its meeting only where that is among the `listed` ones.

    What the `main` meeting has overtaken is a claim of its source. Background stands by theme, each in time order;
    developments newest first; the others by what is behind them.
    """
    taken = {merged.id for merged in index.corpus.statements}
    statements = [
        _statement(
            index,
            merged,
            section=sections[merged.id],
            rank=ranks[merged.id],
            theme=themes.get(merged.id),
            stale=is_stale(index, merged, main),
        )
        for merged in index.corpus.statements
    ]
    for place, statement in enumerate(statements):
        aliases = tuple(alias for alias in statement.aliases if alias not in taken)  # a passage may tell two facts
        taken.update(aliases)
        meeting = statement.meeting if statement.meeting in listed else None
        statements[place] = replace(statement, aliases=aliases, meeting=meeting)
    sizes: dict[str, int] = {}
    for statement in statements:
        if statement.theme is not None and statement.theme != fixed("issues.other_events"):  # that one is last
            sizes[statement.theme] = sizes.get(statement.theme, 0) + statement.origins
    days = {merged.id: _day_of_telling(index, merged) for merged in index.corpus.statements}
    statements.sort(key=lambda one: (_SECTIONS.index(one.section), *_within(one, sizes, days[one.id])))
    return tuple(statements)


def _day_of_telling(index: Index, merged: MergedStatement) -> int:
    """The day of a development as an ordinal, 0 where none is known: its own, or that on which it was written.

    What was said of a day to come, or of no day, was said when the article was written.
    """
    written = written_day(index, index.shown(merged).source)
    own = bounds(merged.when.edtf)[1] if merged.when is not None else None
    if own is not None and (written is None or own <= written):
        return own.toordinal()
    return written.toordinal() if written is not None else 0


def _within(statement: Statement, sizes: Mapping[str, int], told: int) -> tuple[int | str | tuple[int, int, str], ...]:
    day = sort_key(statement.when.edtf if statement.when else None)
    if statement.section == "background":
        size = 1 if statement.theme is None else -sizes.get(statement.theme, -2)
        return size, statement.theme or "", day, statement.id
    if statement.section == "developments":
        return statement.rank != "main", -told, -statement.origins, statement.id
    return statement.rank != "main", -statement.origins, -statement.reports, statement.id


def _voice(index: Index, merged: MergedStatement, *, stale: bool) -> Voice:
    if merged.voice == "fact" and stale:
        return "claim"
    return "assessment" if is_verdict(index, merged) else merged.voice


def _statement(
    index: Index, merged: MergedStatement, *, section: Section, rank: Rank, theme: str | None, stale: bool
) -> Statement:
    said = None
    if merged.speaker is not None:
        known = merged.speaker_participant if merged.speaker_participant in index.participants else None
        said = Attribution(speaker=merged.speaker, participant=known, cue=merged.cue or "")
    return Statement(
        id=merged.id,
        aliases=merged.aliases,
        section=section,
        rank=rank,
        voice=_voice(index, merged, stale=stale),
        theme=theme,
        text=merged.text,
        shown=merged.shown,
        edits=merged.edits,
        citations=merged.citations,
        reports=len({citation.source for citation in merged.citations}),
        origins=len({citation.origin for citation in merged.citations}),
        agreement=merged.agreement,
        discrepancies=merged.discrepancies,
        attribution=said,
        when=merged.when,
        status=merged.status,
        meeting=merged.meeting,
        editor=merged.editor,
    )
