"""From merged statements to the briefing's parts, one composer a section. Pure: a corpus in, a briefing out."""

from __future__ import annotations

from generator.composing.agenda import agenda_items
from generator.composing.background import themes
from generator.composing.bottom_line import bottom_line, with_fixed_lines
from generator.composing.check import check
from generator.composing.explain import explain
from generator.composing.gaps import Drafted, find_gaps
from generator.composing.index import Index, index_corpus
from generator.composing.meetings import main_meeting, rank_meetings, to_meeting
from generator.composing.open_issues import open_issues
from generator.composing.order import publish
from generator.composing.overview import main_event, main_statements, next_steps, weakest, who_wants_what
from generator.composing.participants import attendees_of, with_statements
from generator.composing.rank import rank
from generator.composing.sections import place_statements
from generator.composing.setting import setting_of
from generator.composing.sources import count, list_rejected, list_sources
from generator.composing.status import has_outcome, status_line
from generator.composing.timeline import timeline
from generator.composing.title import title_of
from generator.model.article import Dated
from generator.model.briefing import Briefing
from generator.model.corpus import Corpus
from generator.options import ComposingOptions

__all__ = ["check", "compose", "explain"]

VERSION = "1"


def compose(corpus: Corpus, options: ComposingOptions) -> Briefing:
    """The briefing of `corpus`; `options` give its head and the word budget of its bottom line."""
    index = index_corpus(corpus)
    main = main_meeting(index)
    ranked = rank_meetings(index)
    placements = place_statements(index, setting_of(index, ranked))
    sections = {item.statement: item.section for item in placements}
    chosen = bottom_line(
        index,
        budget=options.bottom_line_words,
        first=main_statements(index, main) if main is not None else (),
        held=main is not None and main.status == "held",
    )
    ranks = rank(index, placements, told=frozenset(chosen))
    statements = publish(index, sections=sections, ranks=ranks, themes=themes(index, sections))
    items = agenda_items(index, ranked, sections)
    meetings = tuple(
        to_meeting(index, item, attendees=attendees_of(index, item), agenda=items.get(item.seed.id, ()))
        for item in ranked
    )
    issues = open_issues(index, placements)
    entries = timeline(statements)
    outcome = has_outcome(index, main)
    steps = next_steps(statements, main)
    event = main_event(index, main, other=None)
    gaps = find_gaps(
        index,
        Drafted(
            statements=statements,
            meetings=meetings,
            issues=issues,
            timeline=entries,
            main=main,
            outcome=outcome,
            next_steps=steps,
        ),
    )
    sources = list_sources(index, statements)
    return Briefing(
        version=VERSION,
        title=title_of(index, main, given=options.title),
        as_of=options.as_of or _as_of(index),
        prepared_for=options.prepared_for,
        prepared_by=options.prepared_by,
        marking=options.marking,
        note=options.note,
        status_line=status_line(index, main, when=event.when if event else None, outcome=outcome),
        sources=sources,
        rejected=list_rejected(index),
        origins=corpus.origins,
        overlaps=corpus.overlaps,
        statements=statements,
        bottom_line=with_fixed_lines(chosen, corpus.discrepancies, gaps),
        meetings=meetings,
        participants=with_statements(index, statements),
        parties=corpus.parties,
        open_issues=issues,
        timeline=entries,
        quotations=corpus.quotations,
        discrepancies=corpus.discrepancies,
        gaps=gaps,
        counts=count(index, sources, statements),
        event=event,
        wants=who_wants_what(index, statements, issues, main),
        next_steps=steps,
        weakest=weakest(statements),
    )


def _as_of(index: Index) -> str | None:
    """The latest day of publication that is known."""
    days = [day for item in index.corpus.sources if (day := _day(item.published)) is not None]
    return max(days, default=None)


def _day(published: Dated) -> str | None:
    if published.edtf is None or published.how == "unknown" or "/" in published.edtf:
        return None
    return published.edtf[:10]
