"""The meetings: which one the briefing is about, which stand beside, before or after it, what each is called.

A folder is about a meeting where the articles open with it: at least two fifths of the sources tell it in one of their
first two sentences. A disaster during which two ministers also met is not.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.composing.index import Index
from generator.language.fixed_words import fixed, group
from generator.model.briefing import AgendaItem, Attendee, Meeting, MeetingRole
from generator.model.corpus import MeetingSeed
from generator.model.edtf import bounds

LEAD_SHARE = 0.4
BESIDE = 3  # days between meetings that count as held side by side
MOST = 6
IN_THE_ROOM = frozenset({"host", "guest", "attends", "heads_delegation"})
_OF_MANY = frozenset({"summit", "conference", "hearing"})  # held by nobody's party against another's
_LASTING = frozenset({"summit", "conference"})
_ROLES: tuple[MeetingRole, ...] = ("main", "parallel", "earlier", "possible")


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedMeeting:
    """A meeting the articles tell of and its role for the briefing."""

    seed: MeetingSeed
    role: MeetingRole


def rank_meetings(index: Index) -> tuple[RankedMeeting, ...]:
    """The main meeting first, then those beside it, before it, and those only possible; at most six.

    Without a main meeting the others are listed by how many sources tell them.
    """
    main = main_meeting(index)
    ranked = [
        RankedMeeting(seed=seed, role="main" if seed is main else _role(seed, main))
        for seed in index.corpus.meetings
        if seed.citations
    ]
    ranked.sort(key=_order)
    return tuple(ranked[:MOST])


def main_meeting(index: Index) -> MeetingSeed | None:
    """The meeting the articles open with, or None where they are about something else."""
    sources = [source for source in index.corpus.sources if source.annotated.article.set_aside is None]
    ranked = []
    for seed in index.corpus.meetings:
        share = len(_opened_by(index, seed)) / max(1, len(sources))
        if share >= LEAD_SHARE:
            ranked.append((-share, -len({citation.source for citation in seed.citations}), seed.id, seed))
    return min(ranked, key=lambda item: item[:3])[3] if ranked else None


def beside(ranked: tuple[RankedMeeting, ...]) -> frozenset[str]:
    """Ids of the main meeting and of those held beside it."""
    return frozenset(item.seed.id for item in ranked if item.role in {"main", "parallel"})


def name_meeting(index: Index, seed: MeetingSeed) -> str:
    """What a meeting is called: its kind and who meets, by name where heads meet, else by party."""
    kind = group("meeting_kinds").get(seed.kind, seed.kind).capitalize()
    people = [index.participants[item].name for item in seed.participants if item in index.participants]
    parties = [index.parties[item].name for item in seed.parties if item in index.parties]
    who = people if 2 <= len(people) <= 3 and seed.rank in {None, "heads"} else parties
    if len(who) < 2:
        who = people or parties
    if not who:
        return fixed("meeting_names.plain", kind=kind)
    named = seed.rank if seed.rank in {"ministers", "deputies"} else "named"
    return fixed(f"meeting_names.{named}", kind=kind, who=list_in_words(who))


def list_in_words(names: list[str]) -> str:
    """The names as "A", "A and B" or "A, B and C"; more than five are cut to four and the number of the others."""
    if len(names) > 5:
        return fixed("words.and_others", names=", ".join(names[:4]), n=str(len(names) - 4))
    if len(names) < 2:
        return "".join(names)
    return fixed("words.and", first=", ".join(names[:-1]), last=names[-1])


def to_meeting(
    index: Index, item: RankedMeeting, *, attendees: tuple[Attendee, ...], agenda: tuple[AgendaItem, ...]
) -> Meeting:
    """The meeting as published."""
    return Meeting(
        id=item.seed.id,
        name=name_meeting(index, item.seed),
        when=item.seed.when,
        place=item.seed.place,
        role=item.role,
        status=item.seed.status,
        citations=item.seed.citations,
        attendees=attendees,
        agenda=agenda,
        parties=tuple(party for party in item.seed.parties if party in index.parties),
    )


def refined(index: Index, item: RankedMeeting, attendees: tuple[Attendee, ...]) -> RankedMeeting:
    """The meeting with those who are said to meet, and their parties, where the articles name at least two of them.

    A body is not named beside the people who are there for it.
    """
    known = index.participants
    if item.seed.kind in _LASTING and item.role == "main":
        return _with_speakers(index, item, attendees)
    room = [one.participant for one in attendees if one.part in IN_THE_ROOM and one.participant in known]
    names = {party.name: party.id for party in index.corpus.parties}
    parties = [names[party] for who in room if (party := known[who].party) is not None and party in names]
    spoken_for = {known[who].party for who in room if known[who].kind == "person"}
    room = [who for who in room if known[who].kind == "person" or known[who].name not in spoken_for]
    if len(room) < 2 or (len(set(parties)) < 2 and item.seed.kind not in _OF_MANY):
        return item
    seed = replace(item.seed, participants=tuple(room), parties=tuple(dict.fromkeys(parties)))
    return RankedMeeting(seed=seed, role=item.role)


def _with_speakers(index: Index, item: RankedMeeting, attendees: tuple[Attendee, ...]) -> RankedMeeting:
    """A conference or summit of many with the parties of all who speak for one and do not stay away."""
    away = {one.participant for one in attendees if one.part == "not_attending"}
    speakers = {one.speaker_participant for one in index.corpus.statements if one.speaker_participant} - away
    speakers |= {one.participant for one in attendees if one.part in IN_THE_ROOM}
    told = {index.party_of(index.participants[who]) for who in speakers if who in index.participants}
    parties = tuple(sorted({*item.seed.parties, *(party for party in told if party is not None)}))
    return RankedMeeting(seed=replace(item.seed, parties=parties), role=item.role)


def _opened_by(index: Index, seed: MeetingSeed) -> frozenset[str]:
    """The sources that tell the meeting in one of their first two sentences."""
    spans = [(citation.source, citation.start, citation.end) for citation in seed.citations]
    openings: dict[str, list[tuple[int, int]]] = {passage.source: [] for passage in index.corpus.passages}
    for passage in index.corpus.passages:
        if passage.kind == "sentence" and passage.order <= 1:
            openings[passage.source].append((passage.start, passage.end))
    return frozenset(
        source
        for source, start, end in spans
        if any(first < end and start < last for first, last in openings.get(source, []))
    )


def _role(seed: MeetingSeed, main: MeetingSeed | None) -> MeetingRole:
    if seed.when is None:
        return "earlier" if seed.status == "held" else "possible"
    if main is None or main.when is None:
        return "earlier" if seed.status == "held" else "possible"
    first, last = bounds(seed.when)
    main_first, main_last = bounds(main.when)
    if (first - main_last).days > BESIDE:
        return "possible"
    if (main_first - last).days > BESIDE:
        return "earlier"
    return "parallel"


def _order(item: RankedMeeting) -> tuple[int, int, str, str]:
    told = len({citation.source for citation in item.seed.citations})
    return _ROLES.index(item.role), -told, item.seed.when or "~", item.seed.id
