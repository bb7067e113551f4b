"""The briefing as data: the records of `briefing.json`, field for field (schema: `briefing.schema.json` beside it).

Field order here is key order there. Every tuple is in total order; every date is an EDTF string; every span counts code
points, end excluded.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.model.annotation import SentenceKind, Status, TimeHow
from generator.model.article import Dated, Dropped
from generator.model.changes import Changes
from generator.model.counts import Counts
from generator.model.decisions import DecisionEntry, EditorMarks
from generator.model.main_event import MainEvent

Section = Literal["background", "agenda", "participants", "developments", "open_issues"]
Rank = Literal["main", "detail"]
Voice = Literal["fact", "claim", "assessment", "forecast"]
Agreement = Literal["single", "agreed", "precision", "conflict"]
MeetingRole = Literal["main", "parallel", "earlier", "possible"]
MeetingStatus = Literal["planned", "held", "unclear"]
ParticipantKind = Literal["person", "unnamed", "body", "group"]
PresentPart = Literal["host", "guest", "attends", "heads_delegation", "accompanies"]
Part = Literal[PresentPart, "receives", "speaks_about", "presence_not_stated", "not_attending"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A span of a source's text and its words: `text[start:end] == exact`, always. `origin`: where they come from."""

    source: str
    start: int
    end: int
    exact: str
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageEntry:
    """A passage as published: the statements made from it, or the reason why there are none."""

    id: str
    start: int
    end: int
    kind: SentenceKind
    statements: tuple[str, ...]
    unused: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEntry:
    """An article as published: metadata and how it is known, the cleaned text, what was used and what was dropped."""

    id: str
    file: str
    label: str
    title: str | None
    outlet: str | None
    agency: str | None
    author: str | None
    url: str | None
    language: str
    published: Dated
    written: Dated
    set_aside: str | None
    text: str
    passages: tuple[PassageEntry, ...]
    dropped: tuple[Dropped, ...]
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedFile:
    """A file that could not be read as an article, with the rule and a sentence its owner understands."""

    file: str
    rule: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Sources that reuse one text. `shared`: share of the shorter text's word 5-grams (1.0 for a source on its own)."""

    id: str
    sources: tuple[str, ...]
    agency: str | None
    shared: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """Two articles (ids, first < second) and the share of the shorter one's word 5-grams that the other has too."""

    first: str
    second: str
    shared: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A visible change to the shown words: the span in the statement's text and what stood there (`was`).

    "resolved" replaces words by a bracket ("[Ribic]" for "She"), "dated" adds one ("Friday [10 May 2024]", `was`
    empty), "trimmed" puts "…" for words left out, "corrected" is an editor's. Undone, they give the shown citation.
    """

    start: int
    end: int
    kind: Literal["resolved", "dated", "trimmed", "corrected"]
    was: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who says it, by the article's words; `participant` where that is somebody we know."""

    speaker: str
    participant: str | None
    cue: str


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The day or days a statement is about, and the words that say so."""

    edtf: str
    how: TimeHow
    expression: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One fact, once: the words of `citations[shown]` plus visible edits, and every passage that says it."""

    id: str
    aliases: tuple[str, ...]
    section: Section
    rank: Rank
    voice: Voice
    theme: str | None
    text: str
    shown: int
    edits: tuple[Edit, ...]
    citations: tuple[Citation, ...]
    reports: int
    origins: int
    agreement: Agreement
    discrepancies: tuple[str, ...]
    attribution: Attribution | None
    when: When | None
    status: Status | None
    meeting: str | None
    editor: EditorMarks | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """Somebody's part in a meeting, and the passages that say so."""

    participant: str
    citations: tuple[Citation, ...]
    part: Part


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """A topic of a meeting; `announced` false for what was raised without having been announced."""

    id: str
    topic: str
    announced_by: str | None
    announced: bool
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A meeting with those who take part, their parties (ids), and what is on its agenda."""

    id: str
    name: str
    when: str | None
    place: str | None
    role: MeetingRole
    status: MeetingStatus
    citations: tuple[Citation, ...]
    attendees: tuple[Attendee, ...]
    agenda: tuple[AgendaItem, ...]
    parties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One form of a name and the sources that use it."""

    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleEntry:
    """An office or function, in an article's words."""

    text: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Somebody, a body or a group: every form of the name, the `Party.name`, the statements (ids) that involve it.

    `inferred_name` is the name it would have, where an editor corrected it.
    """

    id: str
    name: str
    kind: ParticipantKind
    variants: tuple[Variant, ...]
    roles: tuple[RoleEntry, ...]
    party: str | None
    citations: tuple[Citation, ...]
    statements: tuple[str, ...] = ()
    inferred_name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A country or organisation for which people act; `variants` are its other names ("Holland", "The Hague")."""

    id: str
    name: str
    variants: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What a party says it wants on an issue; no statements means: not stated."""

    party: str
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenIssue:
    """Something unresolved: where it stands (`state`), what would come next, and each involved party's position."""

    id: str
    title: str
    statements: tuple[str, ...]
    state: tuple[str, ...]
    next: tuple[str, ...]
    positions: tuple[Position, ...]
    inferred_title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """A dated event, once."""

    edtf: str
    how: TimeHow
    status: Status | None
    text: str
    statements: tuple[str, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationEntry:
    """The exact words somebody said, wherever they are quoted."""

    id: str
    exact: str
    speaker: str | None
    participant: str | None
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One of the values that sources give for the same thing."""

    value: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Discrepancy:
    """What the sources do not agree on, with the readings side by side."""

    id: str
    nature: Literal["conflict", "precision", "update"]
    kind: Literal["date", "figure", "person", "place", "rank", "attribution", "status", "wording"]
    severity: Literal["high", "medium", "low"]
    subject: str
    statements: tuple[str, ...]
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Something a briefing needs and no source gives."""

    id: str
    about: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """One briefing (`version`: of the data format); `wants`, `next_steps`, `weakest` are the overview's, by ids.

    `decisions` are an editor's, `changes` what is new since another version (None where there is none to compare with).
    """

    version: str
    title: str
    as_of: str | None
    prepared_for: str | None
    prepared_by: str | None
    marking: str | None
    note: str | None
    status_line: str
    sources: tuple[SourceEntry, ...]
    rejected: tuple[RejectedFile, ...]
    origins: tuple[Origin, ...]
    overlaps: tuple[Overlap, ...]
    statements: tuple[Statement, ...]
    bottom_line: tuple[str, ...]
    meetings: tuple[Meeting, ...]
    participants: tuple[Participant, ...]
    parties: tuple[Party, ...]
    open_issues: tuple[OpenIssue, ...]
    timeline: tuple[TimelineEntry, ...]
    quotations: tuple[QuotationEntry, ...]
    discrepancies: tuple[Discrepancy, ...]
    gaps: tuple[Gap, ...]
    counts: Counts
    event: MainEvent | None = None
    wants: tuple[Position, ...] = ()
    next_steps: tuple[str, ...] = ()
    weakest: tuple[str, ...] = ()
    decisions: tuple[DecisionEntry, ...] = ()
    changes: Changes | None = None
