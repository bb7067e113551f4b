"""Who takes which part in each meeting, and which statements involve whom.

A part is given only by words that say it. Whoever a passage about a meeting names without saying so has
`presence_not_stated`; nobody is put into the room by guesswork.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator.composing.index import Index
from generator.composing.meetings import RankedMeeting
from generator.composing.roles_in_meetings import meets, part_in_passage, tells_company, tells_of_the_room
from generator.composing.stance import head_place
from generator.composing.staying_away import passages_of_absence, without_outweighed
from generator.language import countries
from generator.model.briefing import Attendee, Citation, Part, Participant, Statement
from generator.model.corpus import Passage

# What counts more where passages say different things of one person.
_STRENGTH: tuple[Part, ...] = (
    "not_attending",
    "host",
    "heads_delegation",
    "guest",
    "attends",
    "accompanies",
    "receives",
    "speaks_about",
    "presence_not_stated",
)
# A body, and whom only a later sentence names, is put on the list where it is plainly there or plainly not.
_SURE = frozenset({"host", "attends", "guest", "heads_delegation", "accompanies", "not_attending"})
_AFTER = 8  # sentences after the one that tells a meeting in which its people are named


def attendees_of(index: Index, item: RankedMeeting, homes: Mapping[str, str]) -> tuple[Attendee, ...]:
    """Everybody whom the passages about a meeting name, with the strongest part that any of them gives."""
    members = frozenset(item.seed.participants)
    found: dict[str, dict[Part, list[Citation]]] = {}
    host_party = _host_party(index, item)
    held = item.seed.status == "held"
    about = _who_is_there(index, item, homes)
    several = len({index.participants[one].party for one in members if one in index.participants}) > 1
    cited = _cited(index, item, homes)
    after = _cited_after(index, item, homes, cited)
    after += _cited_further(index, item, homes, [*cited, *after])
    there = members | _surely_there(index, [*cited, *after])
    told_before = frozenset(passage.id for passage, _ in [*cited, *after])
    after += [
        (passage, _citation(passage))
        for passage in passages_of_absence(index, item.seed, there)
        if passage.id not in told_before and _is_home(index, item, homes, passage)
    ]
    sides = {index.participants[one].name for one in members if one in index.participants}
    sides |= {index.parties[one].name for one in item.seed.parties if one in index.parties}
    heard = held and item.seed.kind == "hearing"  # whoever is told to speak there has come to speak
    later = frozenset(passage.id for passage, _ in after)
    for passage, citation in [*cited, *after]:
        joint = _together(index, item, passage)
        for who, part in _parts(index, passage):
            known = index.participants[who]
            told = "attends" if part == "presence_not_stated" and who in joint else part
            speaks = told == "speaks_about" and passage.id in later and known.kind == "person"
            if speaks and (heard or (held and known.party in sides and _was_there(passage, who))):
                told = "attends"
            if (who in members or known.kind != "person") and (
                part == "attends" or (part == "presence_not_stated" and _is_met(passage, who, held=held))
            ):
                told = "attends"
                if host_party is not None and several and known.party is not None:
                    told = "host" if known.party == host_party else "guest"
            if (known.kind == "body" or passage.id in later) and told not in _SURE:
                continue
            if told != "presence_not_stated" or known.kind != "person" or passage.id in about:
                found.setdefault(who, {}).setdefault(told, []).append(citation)
    attendees = []
    for who, told_parts in found.items():
        parts = without_outweighed(index, item.seed, told_parts)
        best = min(parts, key=_STRENGTH.index)
        citations = tuple(dict.fromkeys(parts[best]))
        attendees.append(Attendee(participant=who, citations=citations, part=best))
    attendees = _with_hosts(index, attendees, host_party)
    attendees.sort(key=lambda one: (_STRENGTH.index(one.part), -len(one.citations), one.participant))
    return tuple(attendees)


def _surely_there(index: Index, cited: list[tuple[Passage, Citation]]) -> frozenset[str]:
    """Whom the passages about a meeting tell as coming to it."""
    return frozenset(
        who for passage, _ in cited for who, part in _parts(index, passage) if part in _SURE - {"not_attending"}
    )


def _with_hosts(index: Index, attendees: list[Attendee], host_party: str | None) -> list[Attendee]:
    """Who attends on the ground of the own party is its host, where others attend too."""
    room = [one for one in attendees if one.part in {"host", "guest", "attends", "heads_delegation"}]
    parties = {party for one in room if (party := index.participants[one.participant].party) is not None}
    if host_party not in parties or len(parties) < 2:
        return attendees
    return [
        replace(one, part="host")
        if one.part == "attends" and index.participants[one.participant].party == host_party
        else one
        for one in attendees
    ]


def _together(index: Index, item: RankedMeeting, passage: Passage) -> frozenset[str]:
    """People of two parties who are told as doing something together right after the passage that tells the meeting.

    "The union and the company held talks on Monday. Ana Ruiz and the company's Tom Lee spent four hours there."
    """
    before = [
        one
        for one in index.corpus.passages
        if one.source == passage.source and one.order == passage.order - 1 and one.kind == "sentence"
    ]
    own = {name for one in before for name in index.statements_of.get(one.id, ())}
    if own.isdisjoint(item.seed.statements):
        return frozenset()
    tokens = passage.sentence.tokens
    people: dict[str, set[str]] = {}
    for mention in passage.mentions:
        place = head_place(tokens, mention)
        known = index.participants.get(mention.participant or "")
        if place is None or known is None or known.kind != "person" or known.party is None:
            continue
        for _ in range(4):
            if tokens[place].dep not in {"conj", "appos"}:
                break
            place = tokens[place].head
        if tokens[place].dep == "nsubj":
            people.setdefault(known.party, set()).add(known.id)
    return frozenset().union(*people.values()) if len(people) > 1 else frozenset()


def with_statements(index: Index, statements: tuple[Statement, ...]) -> tuple[Participant, ...]:
    """The participants, each with the ids of the statements that involve it, in the order of `statements`."""
    involved: dict[str, dict[str, None]] = {}
    for statement in statements:
        merged = index.statements[statement.id]
        for passage in index.of(merged):
            for mention in passage.mentions:
                if mention.participant is not None:
                    involved.setdefault(mention.participant, {}).setdefault(statement.id)
    return tuple(
        replace(participant, statements=tuple(involved.get(participant.id, ())))
        for participant in index.corpus.participants
    )


def _cited(index: Index, item: RankedMeeting, homes: Mapping[str, str]) -> list[tuple[Passage, Citation]]:
    """The passages behind a meeting's statements and citations, each with a citation of it, in order."""
    found: dict[str, Citation] = {}
    for statement in index.corpus.statements:
        if statement.id in item.seed.statements or homes.get(statement.id) == item.seed.id:
            for behind, citation in zip(statement.passages, statement.citations, strict=True):
                found.setdefault(behind, citation)
    by_source: dict[str, list[Passage]] = {}
    for passage in index.corpus.passages:
        by_source.setdefault(passage.source, []).append(passage)
    for citation in item.seed.citations:
        for passage in by_source.get(citation.source, []):
            if passage.start < citation.end and citation.start < passage.end:
                found.setdefault(passage.id, citation)
    return [(index.passages[name], found[name]) for name in sorted(found)]


def _cited_after(
    index: Index, item: RankedMeeting, homes: Mapping[str, str], cited: list[tuple[Passage, Citation]]
) -> list[tuple[Passage, Citation]]:
    """The passages that stand soon after one that tells the meeting and are about no other, in order."""
    reach = _AFTER if item.role == "main" else _AFTER // 4
    known = frozenset(passage.id for passage, _ in cited)
    told: dict[str, list[int]] = {}
    for passage, _ in cited:
        told.setdefault(passage.source, []).append(passage.order)
    return [
        (passage, _citation(passage))
        for passage in index.corpus.passages
        if passage.id not in known
        and passage.unused is None
        and any(0 < passage.order - order <= reach for order in told.get(passage.source, ()))
        and _is_home(index, item, homes, passage)
    ]


def _cited_further(
    index: Index, item: RankedMeeting, homes: Mapping[str, str], known: list[tuple[Passage, Citation]]
) -> list[tuple[Passage, Citation]]:
    """Passages further on that tell plainly who came along or stayed away, no other past meeting being told between."""
    if item.seed.status != "held":
        return []
    there = frozenset(item.seed.participants) | {
        mention.participant
        for passage, _ in known
        for mention in passage.mentions
        if mention.participant is not None and part_in_passage(passage, mention) in _SURE
    }
    last: dict[str, int] = {}
    for passage, _ in known:
        last[passage.source] = max(passage.order, last.get(passage.source, 0))
    found = []
    for passage in index.corpus.passages:
        order = last.get(passage.source)
        if order is None or passage.order <= order or passage.unused is not None:
            continue
        if _is_other_held(index, item, homes, passage):
            del last[passage.source]
        elif tells_company(passage, frozenset(there)):
            found.append((passage, _citation(passage)))
    return found


def _is_other_held(index: Index, item: RankedMeeting, homes: Mapping[str, str], passage: Passage) -> bool:
    """Whether a passage tells another meeting that was held."""
    other = {homes[name] for name in index.statements_of.get(passage.id, ()) if name in homes} - {item.seed.id}
    other |= {
        meeting.id
        for meeting in index.corpus.meetings
        if meeting.id != item.seed.id
        and not set(meeting.statements).isdisjoint(index.statements_of.get(passage.id, ()))
    }
    return any(index.meetings[name].status == "held" for name in other if name in index.meetings)


def _is_home(index: Index, item: RankedMeeting, homes: Mapping[str, str], passage: Passage) -> bool:
    """Whether a passage soon after the meeting was told is about no other meeting, by all that is made from it."""
    other = {homes[name] for name in index.statements_of.get(passage.id, ()) if name in homes}
    return other <= {item.seed.id}


def _citation(passage: Passage) -> Citation:
    return Citation(
        source=passage.source, start=passage.start, end=passage.end, exact=passage.exact, origin=passage.origin
    )


def _who_is_there(index: Index, item: RankedMeeting, homes: Mapping[str, str]) -> frozenset[str]:
    """Ids of the passages taken to the meeting for saying who is there: whom they name belongs on its list."""
    return frozenset(
        passage
        for statement in index.corpus.statements
        if homes.get(statement.id) == item.seed.id and statement.id not in item.seed.statements
        for passage in statement.passages
    )


def _is_met(passage: Passage, who: str, *, held: bool) -> bool:
    return any(meets(passage, mention, held=held) for mention in passage.mentions if mention.participant == who)


def _was_there(passage: Passage, who: str) -> bool:
    return any(tells_of_the_room(passage, mention) for mention in passage.mentions if mention.participant == who)


def _parts(index: Index, passage: Passage) -> list[tuple[str, Part]]:
    parts: dict[str, Part] = {}
    for mention in passage.mentions:
        who = mention.participant
        if (
            who is None
            or who not in index.participants
            or index.participants[who].kind not in {"person", "unnamed", "group", "body"}
        ):
            continue
        part = part_in_passage(passage, mention)
        if who not in parts or _STRENGTH.index(part) < _STRENGTH.index(parts[who]):
            parts[who] = part
    return list(parts.items())


def _host_party(index: Index, item: RankedMeeting) -> str | None:
    """The party on whose ground the meeting is: that which the articles' names of its place belong to.

    None where the place is told by a country's name: that is as often part of who meets as where.
    """
    place = item.seed.place
    if place is None or any(place == party.name for party in index.corpus.parties):
        return None
    town, _, country = place.rpartition(", ")
    if town and any(country == party.name for party in index.corpus.parties):
        return country
    for source in index.corpus.sources:
        for name in source.annotated.names:
            if name.country is not None and name.text == place:
                return name.country
    named = next((party.name for party in index.corpus.parties if place in party.variants), None)
    return named or _called_hosts(index, item) or _home_of_reports(index, item)


def _called_hosts(index: Index, item: RankedMeeting) -> str | None:
    """The country whose people the articles that tell of the meeting call its hosts: "the Omani hosts"."""
    told = {citation.source for citation in item.seed.citations}
    hosts = {
        each.country
        for name in told
        if name in index.sources
        for each in index.sources[name].annotated.descriptions
        if each.head == "host" and each.country
    }
    return hosts.pop() if len(hosts) == 1 else None


def _home_of_reports(index: Index, item: RankedMeeting) -> str | None:
    """The party of those who meet in whose capital the articles that tell of the meeting are written.

    Where one of them is written in the place of the meeting itself, what is written elsewhere tells nothing.
    """
    told = {citation.source for citation in item.seed.citations}
    lines = {index.sources[name].annotated.article.dateline for name in told if name in index.sources}
    towns = {(line or "").partition(",")[0].title() for line in lines}
    towns = {town for town in towns if town == (item.seed.place or "").title()} or towns
    homes = {countries.country_of(town) for town in towns} - {None}
    meets = {index.parties[name].name for name in item.seed.parties if name in index.parties}
    return next(iter(homes & meets)) if len(homes & meets) == 1 else None
