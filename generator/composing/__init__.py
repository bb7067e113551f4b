"""From merged statements to the briefing's parts, one composer a section. Pure: a corpus in, a briefing out."""

from __future__ import annotations

from generator.composing.acting import with_acting_bodies
from generator.composing.agenda import agenda_items
from generator.composing.background import themes
from generator.composing.bottom_line import bottom_line, with_fixed_lines
from generator.composing.check import check
from generator.composing.counted_subjects import with_counted_subjects
from generator.composing.decided import Titles, completed, pinned, titled, with_inferred
from generator.composing.explain import explain
from generator.composing.focus import name_other_event
from generator.composing.gaps import Drafted, find_gaps
from generator.composing.index import Index
from generator.composing.main_event import main_event, main_statements
from generator.composing.meetings import to_meeting
from generator.composing.newest import outdated
from generator.composing.next_steps import next_steps, with_coming
from generator.composing.open_issues import open_issues
from generator.composing.order import publish
from generator.composing.overview import key_slots, weakest
from generator.composing.participants import with_statements
from generator.composing.plan import Plan, plan
from generator.composing.rank import rank
from generator.composing.sources import count, list_rejected, list_sources
from generator.composing.status import has_outcome, status_line
from generator.composing.timeline import timeline
from generator.composing.title import title_of
from generator.composing.wants import who_wants_what
from generator.errors import ConfigurationError
from generator.model.article import Dated
from generator.model.briefing import Briefing, Meeting, OpenIssue, Statement
from generator.model.corpus import Corpus
from generator.model.edtf import is_edtf
from generator.options import ComposingOptions

__all__ = ["check", "compose", "explain"]

VERSION = "1"


def compose(corpus: Corpus, options: ComposingOptions) -> Briefing:
    """The briefing of `corpus`. Raises `ConfigurationError` for an `as_of` that is no EDTF date."""
    corpus = with_counted_subjects(with_acting_bodies(corpus))
    planned = plan(corpus)
    index, main, meetings = planned.index, planned.main, _meetings(planned)
    titles = _titles(planned)
    told, old = main_statements(index, main), outdated(index)
    chosen = bottom_line(
        index,
        pinned=pinned(corpus),
        budget=options.bottom_line_words,
        slots=key_slots(index, planned.ranked, meetings, titles.issues, told=told),
        main=main,
    )
    statements = publish(
        planned.whole,
        main,
        sections=planned.sections,
        ranks=rank(index, planned.placements, told=frozenset(chosen), main=main),
        themes=titles.themes,
        listed=frozenset(meeting.id for meeting in meetings),
    )
    statements = with_inferred(statements, planned.inferred, titles.inferred)
    as_of = _checked(options.as_of) or _as_of(planned.whole)
    drafted = _draft(planned, statements, meetings, titles.issues, as_of=as_of)
    near = tuple(item for item in statements if item.id in index.statements)
    event = main_event(index, main, told, other=name_other_event(planned.whole, planned.groups))
    gaps = find_gaps(index, drafted)
    sources = list_sources(planned.whole, statements)
    return Briefing(
        version=VERSION,
        title=title_of(index, main, given=options.title),
        as_of=as_of,
        prepared_for=options.prepared_for,
        prepared_by=options.prepared_by,
        marking=options.marking,
        note=options.note,
        status_line=status_line(index, main, when=event.when if event else None, outcome=drafted.outcome),
        sources=sources,
        rejected=list_rejected(planned.whole),
        origins=corpus.origins,
        overlaps=corpus.overlaps,
        statements=statements,
        bottom_line=with_fixed_lines(chosen, index.corpus.discrepancies, gaps),
        meetings=meetings,
        participants=with_statements(planned.whole, statements),
        parties=corpus.parties,
        open_issues=titles.issues,
        timeline=drafted.timeline,
        quotations=corpus.quotations,
        discrepancies=corpus.discrepancies,
        gaps=gaps,
        counts=count(planned.whole, sources, statements),
        event=event,
        wants=who_wants_what(index, near, titles.issues, main),
        next_steps=drafted.next_steps,
        weakest=weakest(tuple(item for item in near if item.id not in old)),
        decisions=completed(corpus.decisions, statements, titles),
    )


def _titles(planned: Plan) -> Titles:
    """What themes and issues are called, once the editor was asked."""
    return titled(
        planned.whole,
        themes(planned.whole, planned.sections, near=frozenset(planned.index.statements)),
        open_issues(planned.index, planned.near, planned.ranked),
    )


def _draft(
    planned: Plan,
    statements: tuple[Statement, ...],
    meetings: tuple[Meeting, ...],
    issues: tuple[OpenIssue, ...],
    *,
    as_of: str | None,
) -> Drafted:
    """The parts of the briefing that what is not known hangs on."""
    near = tuple(item for item in statements if item.id in planned.index.statements)
    return Drafted(
        statements=statements,
        meetings=meetings,
        issues=issues,
        timeline=timeline(planned.index, near, planned.main),
        main=planned.main,
        outcome=has_outcome(planned.index, planned.main),
        next_steps=with_coming(next_steps(planned.index, near, planned.main, as_of=as_of), planned.index),
    )


def _meetings(planned: Plan) -> tuple[Meeting, ...]:
    items = agenda_items(planned.index, planned.ranked, planned.sections, planned.homes)
    return tuple(
        to_meeting(planned.index, item, attendees=planned.attendees[item.seed.id], agenda=items.get(item.seed.id, ()))
        for item in planned.ranked
    )


def _checked(as_of: str | None) -> str | None:
    if as_of is not None and not is_edtf(as_of):
        raise ConfigurationError((f"'as_of' must be a date, for example 'as_of: 2019-05-28', not '{as_of}'",))
    return as_of


def _as_of(index: Index) -> str | None:
    """The latest day of publication that is known."""
    days = [day for item in index.corpus.sources if (day := _day(item.published)) is not None]
    return max(days, default=None)


def _day(published: Dated) -> str | None:
    if published.edtf is None or published.how == "unknown" or "/" in published.edtf:
        return None
    return published.edtf[:10]
