"""Meetings the articles tell of: who with whom, at what rank, where and when, and the statements about each.

Two statements tell of one meeting when their dates are within reach, their ranks are not disjoint, and two of those who
meet are the same. A meeting with no day joins one that has a day where all else fits.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.language.cues import MEETING_NOUNS
from generator.merging.features import Features, said_when
from generator.merging.passages import by_id
from generator.merging.when import length
from generator.model.annotation import Name
from generator.model.briefing import MeetingStatus
from generator.model.corpus import MeetingSeed, MergedStatement, Passage, Source
from generator.model.edtf import overlaps
from generator.model.ids import digest

KINDS = frozenset({"talks", "summit", "visit", "call", "conference", "session"})
RANKS = ("heads", "ministers", "deputies")
SPECIFIC = 7  # days: a longer period dates no meeting


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one statement tells of a meeting."""

    statement: MergedStatement
    kind: str
    when: str | None
    ranks: frozenset[str]
    parties: frozenset[str]
    persons: frozenset[str]
    places: tuple[str, ...]


def find_meetings(
    statements: Sequence[MergedStatement],
    passages: Sequence[Passage],
    features: Sequence[Features],
    sources: Sequence[Source],
) -> tuple[tuple[MergedStatement, ...], tuple[MeetingSeed, ...]]:
    """The statements with the meeting each is about, and all meetings in order of id."""
    known = by_id(passages)
    feature_of = {each.passage: each for each in features}
    places = {source.annotated.article.id: source.annotated.names for source in sources}
    told = [found for each in statements if (found := _told(each, known, feature_of, places))]
    groups: list[list[Told]] = []
    for each in sorted(told, key=lambda t: (length(t.when) if t.when else SPECIFIC + 1, t.when or "", t.statement.id)):
        home = next((group for group in groups if all_fit(group, each)), None)
        if home is None:
            groups.append([each])
        else:
            home.append(each)
    seeds: dict[str, MeetingSeed] = {}
    meeting_of: dict[str, str] = {}
    for group in groups:
        seed = _seed(group)
        if seed.when is None and len(seed.statements) < 2:
            continue
        while seed.id in seeds:
            seed = replace(seed, id=f"{seed.id}-{digest(*seed.statements, size=4)}")
        seeds[seed.id] = seed
        meeting_of.update(dict.fromkeys(seed.statements, seed.id))
    return (
        tuple(replace(each, meeting=meeting_of.get(each.id)) for each in statements),
        tuple(seeds[key] for key in sorted(seeds)),
    )


def all_fit(group: Sequence[Told], each: Told) -> bool:
    """Whether a statement can tell of the meeting that `group` tells of."""
    days = [told.when for told in group if told.when]
    if each.when is not None and any(not overlaps(each.when, day) for day in days):
        return False
    if {each.kind, group[0].kind} != {each.kind} and "visit" in {each.kind, group[0].kind}:
        return False
    ranks = frozenset().union(*(t.ranks for t in group))
    if ranks and each.ranks and not ranks & each.ranks:
        return False
    parties = frozenset().union(*(t.parties for t in group))
    persons = frozenset().union(*(t.persons for t in group))
    if len(persons & each.persons) >= 2:
        return True
    if not ranks & each.ranks and (each.when is None or not days):
        return False
    return len(parties & each.parties) >= 2


def _told(
    statement: MergedStatement,
    passages: Mapping[str, Passage],
    features: Mapping[str, Features],
    names: Mapping[str, Sequence[Name]],
) -> Told | None:
    held = [passages[each] for each in dict.fromkeys(statement.passages)]
    meeting = [(passage, found) for passage in held if (found := features[passage.id]).meeting]
    if len(meeting) * 2 < len(held):
        return None
    kinds = Counter(each.meeting.kind for _, each in meeting if each.meeting and each.meeting.kind in KINDS)
    told = [each.meeting for _, each in meeting if each.meeting]
    counted = Counter(rank for each in told for rank in each.ranks)
    rank = min(counted, key=lambda each: (-counted[each], RANKS.index(each)), default=None)
    own = [each for each in told if not each.ranks or each.ranks == {rank}] or told
    parties = frozenset().union(*(each.parties for each in own))
    persons = frozenset().union(*(each.persons for each in own))
    if not kinds or (len(parties) < 2 and len(persons) < 2):
        return None
    return Told(
        statement=statement,
        kind=min(kinds, key=lambda kind: (-kinds[kind], kind)),
        when=_when(statement, meeting),
        ranks=frozenset({rank} if rank else ()),
        parties=parties,
        persons=persons,
        places=tuple(place for passage, _ in meeting for place in _places(passage, names)),
    )


def _when(statement: MergedStatement, meeting: Sequence[tuple[Passage, Features]]) -> str | None:
    """The day of a meeting, or the few days; months and years date none."""
    days = Counter(
        time.edtf
        for passage, _ in meeting
        for time in passage.times
        if time.edtf and time.bound is None and not said_when(passage, time) and length(time.edtf) <= SPECIFIC
    )
    own = statement.when.edtf if statement.when is not None and length(statement.when.edtf) <= SPECIFIC else None
    if own not in days and any(time.edtf == own and said_when(p, time) for p, _ in meeting for time in p.times):
        own = None  # the day it was told
    return own or min(days, key=lambda day: (length(day), -days[day], day), default=None)


def _places(passage: Passage, names: Mapping[str, Sequence[Name]]) -> list[str]:
    """Places that stand as nouns under the "in" or "at" of a verb of a main clause or of a word for a meeting."""
    tokens = passage.sentence.tokens
    verbs = {clause.verb_start for clause in passage.sentence.clauses if clause.main}
    found = []
    for name in names.get(passage.source, ()):
        inside = [i for i, t in enumerate(tokens) if name.start <= t.start and t.end <= name.end]
        if name.kind != "place" or not inside:
            continue
        last = tokens[inside[-1]]
        above = tokens[last.head]
        if last.dep == "pobj" and above.lemma in {"in", "at"}:
            holder = tokens[above.head]
            if holder.start in verbs or holder.lemma in MEETING_NOUNS or holder.pos == "VERB":
                found.append(name.text)
    return found


def _seed(group: Sequence[Told]) -> MeetingSeed:
    kinds = Counter(told.kind for told in group)
    kind = min(kinds, key=lambda each: (-kinds[each], each))
    whens = Counter(told.when for told in group if told.when)
    when = min(whens, key=lambda day: (length(day), -whens[day], day), default=None)
    places = Counter(place for told in group for place in told.places)
    place = min(places, key=lambda each: (-places[each], each), default=None)
    ranks = Counter(rank for told in group for rank in told.ranks)
    rank = min(ranks, key=lambda each: (-ranks[each], RANKS.index(each)), default=None)
    statements = sorted((told.statement for told in group), key=lambda each: each.id)
    return MeetingSeed(
        id="m-" + "-".join(_slug(part) for part in (kind, place, when) if part),
        kind=kind,
        when=when,
        place=place,
        rank=rank,  # type: ignore[arg-type]
        status=_status(statements),
        parties=tuple(sorted({party for told in group for party in told.parties})),
        participants=tuple(sorted({person for told in group for person in told.persons})),
        statements=tuple(each.id for each in statements),
        citations=tuple(
            sorted(
                dict.fromkeys(citation for each in statements for citation in each.citations),
                key=lambda citation: (citation.source, citation.start, citation.end),
            )
        ),
    )


def _status(statements: Sequence[MergedStatement]) -> MeetingStatus:
    states = {each.status for each in statements}
    if states & {"done", "under_way"}:
        return "held"
    return "planned" if states & {"planned", "possible"} else "unclear"


def _slug(text: str) -> str:
    return "-".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())
