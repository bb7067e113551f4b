"""What a briefing needs and no source gives, in fixed sentences.

A gap is claimed only where nothing in the articles bears on it: a reader who finds the answer in a source after being
told that no source has it believes nothing else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.composing.index import Index
from generator.composing.listed import listed_topics
from generator.composing.newest import last_day
from generator.composing.staleness import is_stale
from generator.composing.stance import stances
from generator.composing.untold import awaited, untold
from generator.composing.verbs import speaks_of_meeting
from generator.language.fixed_words import fixed
from generator.language.section_cues import cues_in, joined
from generator.model.briefing import Attendee, Gap, Meeting, OpenIssue, Statement, TimelineEntry
from generator.model.corpus import MeetingSeed, MergedStatement, Passage
from generator.model.edtf import bounds, human
from generator.model.ids import digest

_PRESENT = frozenset({"host", "guest", "attends", "heads_delegation", "accompanies"})
_CLOCK = re.compile(r"\b(?:\d{1,2}[:.]\d\d|\d{1,2} ?[ap]\.?m\b|noon|midnight|\d{4} GMT|\d{1,2} o['’]clock)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d$")
_BEGIN = frozenset({"begin", "open", "start"})
_ISSUES = 4  # how many issues the overview lists missing positions of; the others say so on their own page


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """What has been composed so far, as far as gaps hang on it."""

    statements: tuple[Statement, ...]
    meetings: tuple[Meeting, ...]
    issues: tuple[OpenIssue, ...]
    timeline: tuple[TimelineEntry, ...]
    main: MeetingSeed | None
    outcome: bool
    next_steps: tuple[str, ...]


def find_gaps(index: Index, drafted: Drafted) -> tuple[Gap, ...]:
    """The gaps, the most telling first; also the one sentence for each page that would be empty."""
    found: list[tuple[str, str]] = []
    sources = [item for item in index.corpus.sources if item.annotated.article.set_aside is None]
    if not sources:
        found.append(("articles", fixed("gaps.no_articles")))
    found.extend(_of_meeting(index, drafted))
    found.extend(awaited(index))
    found.extend(untold(index, drafted.main))
    found.extend(_of_next(index, drafted))
    found.extend(_of_pages(index, drafted))
    found.extend(_of_positions(index, drafted.issues))
    if _nothing_to_come(drafted, index):
        found.append(("next", fixed("gaps.next_none")))
    if len(sources) == 1:
        found.append(("sources", fixed("gaps.one_source")))
    elif len(sources) > 1 and len({item.origin for item in sources}) == 1:
        found.append(("sources", fixed("gaps.one_origin")))
    return tuple(Gap(id="g-" + digest(about, text), about=about, text=text) for about, text in dict.fromkeys(found))


def _of_pages(index: Index, drafted: Drafted) -> list[tuple[str, str]]:
    """The sentence that stands on each page which would be empty."""
    sections = {statement.section for statement in drafted.statements}
    filled = {
        "agenda": not drafted.meetings
        or any(meeting.agenda for meeting in drafted.meetings)
        or any(listed_topics(passage) for passage in index.corpus.passages),
        "participants": bool(index.corpus.participants),
        "issues": bool(drafted.issues) or "open_issues" in sections,
        "background": "background" in sections,
        "developments": "developments" in sections,
        "timeline": bool(drafted.timeline),
        "differences": bool(index.corpus.discrepancies),
    }
    found = [(page, fixed(f"gaps.{page}")) for page, has_words in filled.items() if not has_words]
    if filled["differences"] and all(item.nature != "conflict" for item in index.corpus.discrepancies):
        found.append(("differences", fixed("gaps.differences_precision")))
    return found


def _of_meeting(index: Index, drafted: Drafted) -> list[tuple[str, str]]:
    main = drafted.main
    if main is None:
        return []
    event = fixed("gaps.event_talks" if main.kind == "talks" else "gaps.event_meeting")
    own = [
        passage
        for statement in index.corpus.statements
        if statement.id in main.statements or statement.meeting == main.id
        for passage in index.of(statement)
    ]
    found = []
    if not drafted.outcome and main.status != "planned":
        found.append(("outcome", fixed("gaps.outcome", event=event)))
    if main.when is None and not any(passage.times for passage in own):
        found.append(("date", fixed("gaps.date", event=event)))
    elif (
        main.when is not None
        and "T" not in main.when
        and not any(_CLOCK.search(passage.exact) for passage in (*own, *_of_sessions(index)))
    ):
        found.append(("time", fixed("gaps.time", event=event)))
    if main.place is None and not any(_names_place(index, passage) for passage in own):
        found.append(("place", fixed("gaps.place", event=event)))
    if not _tells_company(index, drafted, main):
        found.append(("delegation", fixed("gaps.delegations")))
    return found


def _of_sessions(index: Index) -> list[Passage]:
    """The passages that tell of a meeting or of something that begins or opens, whichever it is."""
    return [
        passage
        for passage in index.corpus.passages
        if speaks_of_meeting(passage.sentence) or any(token.lemma in _BEGIN for token in passage.sentence.tokens)
    ]


def _names_place(index: Index, passage: Passage) -> bool:
    names = index.sources[passage.source].annotated.names
    return any(name.kind == "place" and passage.start <= name.start < passage.end for name in names)


def _tells_company(index: Index, drafted: Drafted, main: MeetingSeed) -> bool:
    """Whether a source names somebody who was at the `main` meeting beside those who meet.

    As an attendee, or in a passage with a word like "accompanied" or "took part" that is about no other meeting and
    tells of no earlier time.
    """
    elsewhere = {one.participant for meeting in drafted.meetings if meeting.id != main.id for one in meeting.attendees}
    principals = set(main.participants)
    for meeting in drafted.meetings:
        if meeting.id == main.id and any(_is_company(index, one, principals) for one in meeting.attendees):
            return True
    begins = bounds(main.when)[0] if main.when else None
    for statement in index.corpus.statements:
        if statement.meeting not in {None, main.id}:
            continue
        for passage in index.of(statement):
            earlier = begins is not None and any(
                time.edtf is not None and bounds(time.edtf)[1] < begins for time in passage.times
            )
            people = {name for name in _people(index, passage) if name not in principals | elsewhere}
            company = cues_in(joined([token.lemma for token in passage.sentence.tokens]), "company")
            if company and not earlier and people:
                return True
    return False


def _people(index: Index, passage: Passage) -> list[str]:
    """Ids of the persons a passage names."""
    known = [index.participants.get(mention.participant or "") for mention in passage.mentions]
    return [who.id for who in known if who is not None and who.kind == "person"]


def _is_company(index: Index, attendee: Attendee, principals: set[str]) -> bool:
    who = index.participants.get(attendee.participant)
    named = who is not None and who.kind == "person"
    return named and attendee.participant not in principals and attendee.part in _PRESENT


def _nothing_to_come(drafted: Drafted, index: Index) -> bool:
    """Whether no statement tells of anything still to come, beside the main meeting and what it has overtaken."""
    if drafted.next_steps:
        return False
    for statement in index.corpus.statements:
        if statement.status in {"planned", "possible"} and not is_stale(index, statement, drafted.main):
            return False
        words = joined([token.lemma for token in index.shown(statement).sentence.tokens])
        if cues_in(words, "coming") and not is_stale(index, statement, drafted.main):
            return False
    return True


def _of_next(index: Index, drafted: Drafted) -> list[tuple[str, str]]:
    """The clock time of the first thing to follow that resumes what the articles are about, where none is given."""
    for name in drafted.next_steps:
        statement = index.statements[name]
        day = _day_to_come(index, statement)
        told = [passage for passage in index.of(statement) if cues_in(_lemmas(passage), "resuming")]
        if told and _DAY.match(day):
            clock = any(_CLOCK.search(passage.exact) for passage in index.of(statement))
            return [] if clock else [("time", fixed("gaps.next_time", day=human(day)))]
    return []


def _day_to_come(index: Index, statement: MergedStatement) -> str:
    """The first day after the newest article that the shown words name, else the statement's own; "" for none."""
    today = last_day(index)
    days = [
        time.edtf
        for time in index.shown(statement).times
        if time.edtf is not None and not time.quoted and today is not None and bounds(time.edtf)[0] > today
    ]
    if days:
        return min(days)
    own = statement.when.edtf if statement.when else ""
    return "" if own and today is not None and bounds(own)[1] <= today else own


def _lemmas(passage: Passage) -> str:
    return joined([token.lemma for token in passage.sentence.tokens])


def _of_positions(index: Index, issues: tuple[OpenIssue, ...]) -> list[tuple[str, str]]:
    found = []
    for issue in issues[:_ISSUES]:
        speaking = {stance.party for name in issue.statements for stance in stances(index, index.statements[name])}
        silent = [
            index.parties[position.party].name
            for position in issue.positions
            if not position.statements and position.party not in speaking
        ]
        if silent:
            found.append(("position", fixed("gaps.positions", issue=issue.title, parties=", ".join(silent))))
    return found
