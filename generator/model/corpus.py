"""All articles together: when each was written, who is who, what is one fact, what is one text, what disagrees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.model.annotation import (
    AnnotatedArticle,
    Figure,
    Quotation,
    Sentence,
    SentenceKind,
    Status,
    TimeHow,
)
from generator.model.article import Dated, Rejection
from generator.model.briefing import (
    Citation,
    Discrepancy,
    Edit,
    MeetingStatus,
    Origin,
    Overlap,
    Participant,
    Party,
    QuotationEntry,
    Voice,
    When,
)
from generator.model.decisions import DecisionEntry, EditorMarks, Rename


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An article in its company: a short unique label, the days it was published and written, its origin."""

    annotated: AnnotatedArticle
    label: str
    published: Dated
    written: Dated
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedTime:
    """A time expression tied to a day: `edtf` (None where no date can be given) and how it was got.

    `quoted`: it stands inside somebody's own words, so the article itself says nothing of that day.
    """

    start: int
    end: int
    text: str
    edtf: str | None
    how: TimeHow
    bound: Literal["since", "until", "before", "after"] | None = None
    quoted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words of a passage that stand for a participant (`participant`) or for a party (`party`), by id."""

    start: int
    end: int
    text: str
    form: Literal["name", "description", "pronoun", "metonym"]
    participant: str | None = None
    party: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence, heading or caption of one source with everything known about it.

    `id` is unique in the corpus; `order` counts the content sentences of its source from 0 (the lead); `unused` is the
    reason why no statement is made from it, or None. `origin` is where its words come from: that of the wire text it
    was copied from, even inside an article of its own origin.
    """

    id: str
    source: str
    start: int
    end: int
    exact: str
    kind: SentenceKind
    order: int
    sentence: Sentence
    origin: str
    unused: str | None = None
    times: tuple[ResolvedTime, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Why a passage stands in a statement: its score against the shown passage and the evidence that made it."""

    passage: str
    score: float
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedStatement:
    """One fact with every passage, or clause of a passage, that says it.

    `passages[i]` is the id of the passage that `citations[i]` is a span of. For the other fields see
    `model.briefing.Statement`.
    """

    id: str
    aliases: tuple[str, ...]
    text: str
    shown: int
    edits: tuple[Edit, ...]
    citations: tuple[Citation, ...]
    passages: tuple[str, ...]
    matches: tuple[Match, ...]
    agreement: Literal["single", "agreed", "precision", "conflict"]
    discrepancies: tuple[str, ...] = ()
    voice: Voice = "fact"
    speaker: str | None = None
    speaker_participant: str | None = None
    cue: str | None = None
    when: When | None = None
    status: Status | None = None
    meeting: str | None = None
    editor: EditorMarks | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingSeed:
    """A meeting the articles tell of: who with whom, at what rank, where and when, and the statements about it.

    `kind` is the general class ("talks", "visit", "summit", "call"); `rank` of those who meet; `parties` and
    `participants` are ids.
    """

    id: str
    kind: str
    when: str | None
    place: str | None
    rank: Literal["heads", "ministers", "deputies"] | None
    status: MeetingStatus
    parties: tuple[str, ...]
    participants: tuple[str, ...]
    statements: tuple[str, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """Everything known about one folder of articles, in total order; the input of every composer.

    `decisions` are an editor's, as far as they could be applied here; `renames` those of titles that composing makes.
    """

    sources: tuple[Source, ...]
    rejections: tuple[Rejection, ...]
    passages: tuple[Passage, ...]
    origins: tuple[Origin, ...]
    overlaps: tuple[Overlap, ...]
    participants: tuple[Participant, ...]
    parties: tuple[Party, ...]
    statements: tuple[MergedStatement, ...]
    quotations: tuple[QuotationEntry, ...]
    meetings: tuple[MeetingSeed, ...]
    discrepancies: tuple[Discrepancy, ...]
    decisions: tuple[DecisionEntry, ...] = ()
    renames: tuple[Rename, ...] = ()
