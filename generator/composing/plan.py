"""What every part of the briefing hangs on: the one event it is about, its meetings, each statement's section."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator.composing.decided import sections_decided
from generator.composing.focus import groups_of_sources, largest_event
from generator.composing.homes import home_meetings
from generator.composing.index import Index, index_corpus
from generator.composing.meetings import RankedMeeting, rank_meetings, refined
from generator.composing.participants import attendees_of
from generator.composing.sections import Placement, place_statements
from generator.composing.setting import setting_of
from generator.model.briefing import Attendee, Section
from generator.model.corpus import Corpus, MeetingSeed


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """`whole` holds all articles, `index` those about the largest event; `groups` are the sources by event.

    `homes` gives the meeting of a statement and `attendees` those of a meeting, by id; `placements` are those of all
    statements, `near` those of the statements in `index`. `sections` are where statements stand, `inferred` where they
    would stand if no editor had moved any: what is told of other events is background.
    """

    whole: Index
    index: Index
    groups: tuple[tuple[str, ...], ...]
    ranked: tuple[RankedMeeting, ...]
    main: MeetingSeed | None
    homes: Mapping[str, str]
    attendees: Mapping[str, tuple[Attendee, ...]]
    placements: tuple[Placement, ...]
    near: tuple[Placement, ...]
    sections: Mapping[str, Section]
    inferred: Mapping[str, Section]


def plan(corpus: Corpus) -> Plan:
    """The plan of the briefing of `corpus`."""
    whole = index_corpus(corpus)
    groups = groups_of_sources(whole)
    index = largest_event(whole, groups)
    told = rank_meetings(index)
    homes = home_meetings(index, told)
    attendees = {item.seed.id: attendees_of(index, item, homes) for item in told}
    ranked = tuple(refined(index, item, attendees[item.seed.id]) for item in told)
    placements = place_statements(whole, setting_of(whole, ranked), homes)
    inferred = {
        item.statement: item.section if item.statement in index.statements else "background" for item in placements
    }
    moved = sections_decided(corpus)
    placements = tuple(replace(item, section=moved.get(item.statement, item.section)) for item in placements)
    return Plan(
        whole=whole,
        index=index,
        groups=groups,
        ranked=ranked,
        main=next((item.seed for item in ranked if item.role == "main"), None),
        homes=homes,
        attendees=attendees,
        placements=placements,
        near=tuple(item for item in placements if item.statement in index.statements),
        sections={**inferred, **moved},
        inferred=inferred,
    )
