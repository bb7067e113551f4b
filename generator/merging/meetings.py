"""Meetings the articles tell of: who with whom, at what rank, where and when, and the statements about each.

Two statements tell of one meeting when their dates are within reach, their ranks are not disjoint, and two of those who
meet are the same. A meeting with no day joins one that has a day where all else fits.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from generator.language.cues import MEETING_NOUNS, MEETING_VERBS
from generator.language.token_tree import climb, place_of
from generator.merging.encounters import is_to_follow, settle_together
from generator.merging.features import Features
from generator.merging.findings import OFF_VERBS, with_particle
from generator.merging.passages import by_id
from generator.merging.periods import said_when
from generator.merging.when import length
from generator.model.annotation import Clause, Name
from generator.model.briefing import MeetingStatus
from generator.model.corpus import MeetingSeed, MergedStatement, Passage, ResolvedTime, Source
from generator.model.edtf import bounds, overlaps, precision
from generator.model.ids import digest

KINDS = frozenset({"talks", "summit", "visit", "call", "conference", "session"})
RANKS = ("heads", "ministers", "deputies")
# The places in a clause where the meeting is named that is called off.
HELD = frozenset({"dobj", "nsubj", "nsubjpass"})
SPECIFIC = 7  # days: a longer period dates no meeting
_BESIDE_IT = re.compile(r"\b(?:days? before|days? after|on the eve of) (?:a|an|the|its|their) ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one statement tells of a meeting. `off`: that it is not held, or not then; `settled`: what came of it."""

    statement: MergedStatement
    kind: str
    when: str | None
    ranks: frozenset[str]
    parties: frozenset[str]
    persons: frozenset[str]
    places: tuple[str, ...]
    off: bool = False
    settled: bool = False


def find_meetings(
    statements: Sequence[MergedStatement],
    passages: Sequence[Passage],
    features: Sequence[Features],
    sources: Sequence[Source],
) -> tuple[tuple[MergedStatement, ...], tuple[MeetingSeed, ...]]:
    """The statements with the meeting each is about, and all meetings in order of id."""
    known = by_id(passages)
    feature_of = {each.passage: each for each in features}
    places = {
        source.annotated.article.id: [name for name in source.annotated.names if name.kind == "place"]
        for source in sources
    }
    told = [found for each in statements if (found := _told(each, known, feature_of, places))]
    seeds: dict[str, MeetingSeed] = {}
    meeting_of: dict[str, str] = {}
    for group in _grouped(told):
        seed = _seed(group.told)
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


@dataclass(slots=True)
class Group:
    """What is told of one meeting so far, and all that it says of who, when and at what rank."""

    told: list[Told] = field(default_factory=list)
    days: dict[str, None] = field(default_factory=dict)
    ranks: set[str] = field(default_factory=set)
    parties: set[str] = field(default_factory=set)
    persons: set[str] = field(default_factory=set)

    def add(self, each: Told) -> None:
        """Take in what another statement tells of it."""
        self.told.append(each)
        if each.when:
            self.days[each.when] = None
        self.ranks |= each.ranks
        self.parties |= each.parties
        self.persons |= each.persons


class _Groups:
    """All meetings so far, by day and by who takes part. A class: it is filled statement by statement.

    So that a statement is compared only with meetings of its day, or of no one day, that two of its own take part in.
    """

    def __init__(self) -> None:
        self.all: list[Group] = []
        self._by_day: dict[date, set[int]] = {}
        self._undated: set[int] = set()  # no day, or days of which not all are told to the day
        self._by_who: dict[tuple[str, str], dict[int, None]] = {}

    def near(self, each: Told) -> list[int]:
        """The places of the meetings `each` can tell of, in order; `fits` has the last word."""
        near: set[int] = set()
        for kind, who in (("person", each.persons), ("party", each.parties)):
            shared = Counter(place for one in who for place in self._by_who.get((kind, one), ()))
            near.update(place for place, count in shared.items() if count >= 2)
        if day := _sure_day(each.when):
            near &= self._by_day.get(day, set()) | self._undated
        return sorted(near)

    def add(self, each: Told, place: int | None) -> None:
        """Take in that `each` tells of the meeting at `place`, of a new one for None."""
        if place is None:
            place = len(self.all)
            self.all.append(Group())
            self._undated.add(place)
        self.all[place].add(each)
        if day := _sure_day(each.when):
            self._by_day.setdefault(day, set()).add(place)
            self._undated.discard(place)
        for kind, who in (("person", each.persons), ("party", each.parties)):
            for one in who:
                self._by_who.setdefault((kind, one), {})[place] = None


def _grouped(told: Sequence[Told]) -> list[Group]:
    """What is told put together by meeting: each with the first that fits, the best dated first."""
    groups = _Groups()
    for each in sorted(told, key=lambda t: (length(t.when) if t.when else SPECIFIC + 1, t.when or "", t.statement.id)):
        home = next((place for place in groups.near(each) if fits(groups.all[place], each)), None)
        groups.add(each, home)
    return groups.all


def _sure_day(edtf: str | None) -> date | None:
    """The one day that is told for certain, so that two that differ cannot be of one meeting."""
    return bounds(edtf)[0] if edtf and precision(edtf) == "day" and not edtf.endswith("~") else None


def fits(group: Group, each: Told) -> bool:
    """Whether a statement can tell of the meeting that `group` tells of."""
    if each.when is not None and any(not overlaps(each.when, day) for day in group.days):
        return False
    kind = group.told[0].kind
    if each.kind != kind and "visit" in {each.kind, kind}:
        return False
    if group.ranks and each.ranks and not group.ranks & each.ranks:
        return False
    if len(group.persons & each.persons) >= 2:
        return True
    if not group.ranks & each.ranks and (each.when is None or not group.days):
        return False
    return len(group.parties & each.parties) >= 2


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
    if len(parties) < 2 and len(persons) < 2:  # those of the one rank name nobody: then whoever is named
        parties = frozenset().union(*(each.parties for each in told))
        persons = frozenset().union(*(each.persons for each in told))
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
        off=any(_is_off(passage) for passage in held),
        settled=any(settle_together(one, clause) for one in held for clause in one.sentence.clauses if clause.main),
    )


def _when(statement: MergedStatement, meeting: Sequence[tuple[Passage, Features]]) -> str | None:
    """The day of a meeting, or the few days; months and years date none."""
    meeting = [pair for pair in meeting if not _tells_of_another_day(pair[0])]
    if not meeting:
        return None
    days = Counter(
        time.edtf
        for passage, _ in meeting
        for time in passage.times
        if time.edtf and time.bound is None and not said_when(passage, time) and length(time.edtf) <= SPECIFIC
        if not _is_beside(passage, time)
    )
    own = statement.when.edtf if statement.when is not None and length(statement.when.edtf) <= SPECIFIC else None
    if own not in days and any(time.edtf == own and said_when(p, time) for p, _ in meeting for time in p.times):
        own = None  # the day it was told
    return own or min(days, key=lambda day: (length(day), -days[day], day), default=None)


def _is_beside(passage: Passage, time: ResolvedTime) -> bool:
    """Whether the time stands in a relative clause about something else: "the programme released last night"."""
    tokens = passage.sentence.tokens
    at = place_of(tokens, time.start, time.end)
    verb = climb(tokens, at, lambda index: tokens[index].pos == "VERB") if at is not None else None
    if verb is None or tokens[verb].dep not in {"relcl", "acl"}:
        return False
    clause = next((each for each in passage.sentence.clauses if each.verb_start == tokens[verb].start), None)
    return clause is not None and not clause.main and clause.verb not in MEETING_VERBS


def _tells_of_another_day(passage: Passage) -> bool:
    """Whether its day is that of what was done beside a meeting: "marched on Friday, a day before a hearing"."""
    verbs = {clause.verb for clause in passage.sentence.clauses if clause.main}
    return _BESIDE_IT.search(passage.exact) is not None and verbs.isdisjoint(MEETING_VERBS)


def _places(passage: Passage, names: Mapping[str, Sequence[Name]]) -> list[str]:
    """Those of the `names` that stand as nouns under the "in" or "at" of a verb of a main clause or a meeting's word.

    `names`: the places that each source names.
    """
    tokens = passage.sentence.tokens
    verbs = {one.verb_start for one in passage.sentence.clauses if one.main and not is_to_follow(passage, one)}
    later = {one.verb_start for one in passage.sentence.clauses if is_to_follow(passage, one)}
    found = []
    places = names.get(passage.source, ())
    for name in places[bisect_left(places, passage.start, key=lambda name: name.start) :]:
        if name.start >= passage.end:
            break
        inside = [i for i, t in enumerate(tokens) if name.start <= t.start and t.end <= name.end]
        if not inside:
            continue
        last = tokens[inside[-1]]
        above = tokens[last.head]
        if last.dep == "pobj" and above.lemma in {"in", "at"}:
            holder = tokens[above.head]
            if holder.start in later:
                continue
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
        status=_status_told(group, statements),
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


def _status_told(group: Sequence[Told], statements: Sequence[MergedStatement]) -> MeetingStatus:
    if any(told.settled for told in group):
        return "held"
    return "unclear" if any(told.off for told in group) else _status(statements)


def _is_off(passage: Passage) -> bool:
    """Whether a main clause tells that people do not meet, or that a meeting is called off or put off."""
    return any(
        clause.main
        and (
            (clause.negated and clause.verb in MEETING_VERBS)
            or (with_particle_of(passage, clause) in OFF_VERBS and _speaks_of_meeting(passage))
        )
        for clause in passage.sentence.clauses
    )


def with_particle_of(passage: Passage, clause: Clause) -> str:
    """The clause's verb with its particle: "call off"."""
    tokens = passage.sentence.tokens
    at = next((i for i, token in enumerate(tokens) if token.start == clause.verb_start), None)
    return clause.verb if at is None else with_particle(tokens, at)


def _speaks_of_meeting(passage: Passage) -> bool:
    return any(token.lemma in MEETING_NOUNS and token.dep in HELD for token in passage.sentence.tokens)


def _status(statements: Sequence[MergedStatement]) -> MeetingStatus:
    states = {each.status for each in statements}
    if states & {"done", "under_way"}:
        return "held"
    return "planned" if states & {"planned", "possible"} else "unclear"


def _slug(text: str) -> str:
    return "-".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())
