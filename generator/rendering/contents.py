"""What each page of the briefing shows, made of the briefing's records: one function a page, no text of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from generator.language.fixed_words import fixed
from generator.model.briefing import (
    Attendee,
    Briefing,
    Citation,
    Discrepancy,
    Meeting,
    OpenIssue,
    Participant,
    Reading,
    TimelineEntry,
)
from generator.model.edtf import sort_key
from generator.rendering import words
from generator.rendering.drawing import as_figure
from generator.rendering.editorial import headline
from generator.rendering.escaping import anchor
from generator.rendering.pictures import meetings_picture, timeline_picture
from generator.rendering.scales import figures_picture
from generator.rendering.views import (
    Anchors,
    Index,
    Link,
    StatementView,
    citation_links,
    day,
    folded,
    source_links,
    views,
)

Context = Mapping[str, Any]
MOST_STATED = 4  # statements on where an issue stands

# What HTML takes for a machine-readable time: a year, a month or a day.
_ONE_DAY = re.compile(r"\d{4}(-\d\d){0,2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Statements under one heading, those of the body apart from the details that fold away."""

    title: str | None
    main: tuple[StatementView, ...]
    details: tuple[StatementView, ...]


def overview(records: Index) -> Context:
    """The head of the briefing, its bottom line, and what follows from it, for one printed page."""
    briefing = records.briefing
    event = briefing.event
    gaps = {gap.id: gap.text for gap in briefing.gaps}
    conflicts = [each for each in briefing.discrepancies if each.nature == "conflict"]
    news = [each for each in briefing.next_steps if each not in briefing.bottom_line] or briefing.next_steps
    return {
        "briefing": briefing,
        "as_of": day(briefing.as_of),
        "news": headline(briefing),
        "event": event,
        "event_when": day(event.when) if event else None,
        "event_parties": tuple(records.parties[each] for each in event.parties) if event else (),
        "event_people": tuple(_person(records, each) for each in event.participants) if event else (),
        "bottom_line": views(records, briefing.bottom_line),
        "bottom_contested": tuple(
            _reading_line(records.discrepancies[each]) for each in briefing.bottom_line if each in records.discrepancies
        ),
        "bottom_gaps": tuple(gaps[each] for each in briefing.bottom_line if each in gaps),
        "wants": tuple(
            (records.parties.get(position.party, position.party), views(records, position.statements[:1]))
            for position in briefing.wants
            if position.statements
        ),
        "unstated": tuple(
            records.parties.get(position.party, position.party)
            for position in briefing.wants
            if not position.statements
        ),
        "next_steps": views(records, news[:3]),
        "conflicts": tuple(_reading_line(each) for each in conflicts[:4]),
        "none_differ": none_differ(briefing),
        "more_conflicts": max(len(conflicts) - 4, 0),
        "weakest": tuple((each, weakness(records, each)) for each in views(records, briefing.weakest[:3])),
        "gaps": tuple(
            gap.text
            for gap in briefing.gaps
            if gap.id not in briefing.bottom_line and gap.about not in ("differences", "next", "position", "positions")
        ),
    }


def weakness(records: Index, shown: StatementView) -> str | None:
    """Why a claim is weak, in a word or two; None for one that shows it by itself: a judgement, a conflict."""
    statement = records.statements[shown.id]
    if statement.voice in ("assessment", "forecast") or statement.agreement == "conflict":
        return None
    return fixed("labels.one_source" if statement.reports == 1 else "labels.one_text")


def participants(records: Index) -> Context:
    """Who takes which part in each meeting, then everybody named, then what is said about who takes part."""
    briefing, anchors = records.briefing, Anchors(page="participants.md", records=records, seen=set())
    statements = grouped(anchors)
    return {
        "meetings": tuple(
            (_meeting(meeting), tuple(_part(records, attendee) for attendee in meeting.attendees))
            for meeting in briefing.meetings
            if meeting.attendees or meeting.role == "main"
        ),
        "picture": as_figure(meetings_picture(briefing)),
        "people": tuple(
            (
                words.label(words.KINDS, kind),
                tuple(_directory(records, each) for each in briefing.participants if each.kind == kind),
            )
            for kind in dict.fromkeys(each.kind for each in briefing.participants)
        ),
        "groups": statements,
    }


def agenda(records: Index) -> Context:
    """Per meeting what is announced, apart from what is only raised; the schedule; the statements behind it."""
    anchors = Anchors(page="agenda.md", records=records, seen=set())
    meetings = []
    for meeting in records.briefing.meetings:
        items = tuple((item, anchors.show(item.statements)) for item in meeting.agenda)
        if items:
            meetings.append(
                (
                    _meeting(meeting),
                    tuple(pair for pair in items if pair[0].announced),
                    tuple(pair for pair in items if not pair[0].announced),
                )
            )
    return {
        "meetings": tuple(meetings),
        "schedule": tuple(
            (_meeting(meeting), source_links(records, meeting.citations))
            for meeting in sorted(records.briefing.meetings, key=lambda each: (sort_key(each.when), each.id))
        ),
        "groups": grouped(anchors),
    }


def open_issues(records: Index) -> Context:
    """Each issue: where it stands, who wants what, what would come next; then statements that belong to none."""
    anchors = Anchors(page="open-issues.md", records=records, seen=set())
    issues = tuple(_issue(records, anchors, issue) for issue in records.briefing.open_issues)
    return {"issues": issues, "groups": grouped(anchors)}


def background(records: Index) -> Context:
    """Dated facts by theme."""
    return {"groups": grouped(Anchors(page="background.md", records=records, seen=set()))}


def developments(records: Index) -> Context:
    """What was done and said, in the briefing's order, and the exact words that were quoted."""
    quotations = tuple(
        (quotation, citation_links(records, quotation.citations)) for quotation in records.briefing.quotations
    )
    groups = grouped(Anchors(page="developments.md", records=records, seen=set()), themed=False)
    return {"groups": groups, "quotations": quotations}


def timeline(records: Index) -> Context:
    """Every dated event once, and a picture of them."""
    entries = records.briefing.timeline
    return {
        "picture": as_figure(timeline_picture(records.briefing)),
        "years": tuple(
            (year, tuple(_dated(records, entry) for entry in group)) for year, group in groupby(entries, key=_year)
        ),
    }


def differences(records: Index) -> Context:
    """Conflicts with their readings side by side; differences of precision and updates apart."""
    found = records.briefing.discrepancies
    return {
        "conflicts": tuple(_difference(records, each) for each in found if each.nature == "conflict"),
        "folded": tuple(_difference(records, each) for each in found if each.nature != "conflict"),
        "none_differ": none_differ(records.briefing),
    }


def none_differ(briefing: Briefing) -> str:
    """What is true of a briefing without a conflict: nothing differs, or only precision and what changed over time."""
    told = next((gap.text for gap in briefing.gaps if gap.about == "differences"), None)
    return told or fixed("gaps.differences_precision" if briefing.discrepancies else "gaps.differences")


def grouped(anchors: Anchors, *, themed: bool = True) -> tuple[Group, ...]:
    """The statements of a page that it has not shown yet: by theme in order of first appearance, details apart.

    Statements without a theme come first, unless all of them are details: those end the page under a heading of ours.
    """
    shown = anchors.show(anchors.rest())
    if not themed:
        return (_group(None, shown),) if shown else ()
    plain = [each for each in shown if each.theme is None]
    themes = [theme for theme in dict.fromkeys(each.theme for each in shown) if theme is not None]
    groups = [_group(theme, [each for each in shown if each.theme == theme]) for theme in themes]
    if plain and (not themes or any(not each.detail for each in plain)):
        groups.insert(0, _group(None, plain))
    elif plain:
        groups.append(_group(fixed("headings.details"), plain))
    return tuple(groups)


def _group(title: str | None, shown: Sequence[StatementView]) -> Group:
    return Group(
        title=title,
        main=tuple(each for each in shown if not each.detail),
        details=tuple(each for each in shown if each.detail),
    )


def _person(records: Index, ident: str) -> Link:
    participant = records.participants[ident]
    return Link(label=participant.name, target=f"participants.md#{anchor(ident)}", tooltip=_role(participant))


def _role(participant: Participant) -> str:
    return participant.roles[0].text if participant.roles else ""


def _meeting(meeting: Meeting) -> dict[str, Any]:
    return {
        "id": meeting.id,
        "name": meeting.name,
        "when": day(meeting.when) or fixed("words.no_date"),
        "place": meeting.place or fixed("words.no_place"),
        "status": words.label(words.MEETING_STATUS, meeting.status),
        "role": words.label({}, meeting.role),
    }


def _part(records: Index, attendee: Attendee) -> dict[str, Any]:
    participant = records.participants[attendee.participant]
    return {
        "part": fixed(f"parts.{attendee.part}"),
        "person": _person(records, participant.id),
        "role": _role(participant),
        "party": participant.party,
        "links": source_links(records, attendee.citations),
        "present": attendee.part not in ("presence_not_stated", "not_attending", "speaks_about"),
    }


def _directory(records: Index, participant: Participant) -> dict[str, Any]:
    names = tuple(each.text for each in participant.variants if each.text != participant.name)
    party = next((each for each in records.briefing.parties if each.name == participant.party), None)
    return {
        "id": participant.id,
        "name": participant.name,
        "variants": names,
        "roles": tuple((role.text, source_links(records, role.citations)) for role in participant.roles),
        "party": participant.party,
        "terms": " ".join(
            filter(None, (folded(" ".join((participant.name, *names))), *(party.variants if party else ())))
        ),
        "links": source_links(records, participant.citations),
        "statements": views(records, participant.statements),
    }


def _issue(records: Index, anchors: Anchors, issue: OpenIssue) -> dict[str, Any]:
    # Those that most origins tell; the others are folded.
    weight = {each: (-records.statements[each].origins, place) for place, each in enumerate(issue.state)}
    telling = sorted(issue.state, key=weight.__getitem__)[:MOST_STATED]
    state = anchors.show(each for each in issue.state if each in telling)
    positions = tuple(
        (records.parties.get(position.party, position.party), anchors.show(position.statements))
        for position in issue.positions
    )
    following = anchors.show(issue.next)
    told = {*issue.state, *issue.next, *(each for position in issue.positions for each in position.statements)}
    more = (each for each in issue.state if each not in telling)
    others = anchors.show([*more, *(each for each in issue.statements if each not in told)])
    return {
        "id": issue.id,
        "title": issue.title,
        "state": state,
        "positions": positions,
        "next": following,
        "others": others,
    }


def _dated(records: Index, entry: TimelineEntry) -> dict[str, Any]:
    return {
        "iso": entry.edtf if _ONE_DAY.fullmatch(entry.edtf) else None,
        "day": day(entry.edtf),
        "how": words.label(words.TIME_HOW, entry.how) if entry.how == "inferred" else None,
        "status": words.STATUS.get(entry.status or ""),
        "text": entry.text,
        "links": citation_links(records, entry.citations),
        "home": next((each.home for each in views(records, entry.statements)), None),
    }


def _year(entry: TimelineEntry) -> str:
    return entry.edtf.strip("./")[:4]


def _difference(records: Index, difference: Discrepancy) -> dict[str, Any]:
    concerned = views(records, difference.statements)
    return {
        "id": difference.id,
        "subject": difference.subject[:1].upper() + difference.subject[1:],
        "kind": difference.kind,
        "nature": difference.nature,
        "severity": words.label(words.SEVERITY, difference.severity),
        "picture": as_figure(figures_picture(difference, {key: each.label for key, each in records.sources.items()})),
        "readings": tuple((reading.value, _passages(records, reading)) for reading in difference.readings),
        "statements": tuple(
            Link(label=f"{each.home.label}: {words.shortened(each.text)}", target=each.home.target)
            for each in concerned
        ),
    }


def _passages(records: Index, reading: Reading) -> tuple[tuple[str | None, tuple[Link, ...]], ...]:
    """The passages a reading stands on, each once with its sources; None for words that the reading repeats."""
    by_words: dict[str, list[Citation]] = {}
    for citation in reading.citations:
        by_words.setdefault(citation.exact, []).append(citation)
    return tuple(
        (None if len(reading.value) > 0.6 * len(exact) else exact, citation_links(records, citations))
        for exact, citations in by_words.items()
    )


def _reading_line(difference: Discrepancy) -> tuple[Link, tuple[str, ...]]:
    """A conflict in one line: its subject, linked, and the readings."""
    link = Link(label=difference.subject, target=f"differences.md#{anchor(difference.id)}")
    return link, tuple(dict.fromkeys(words.shortened(reading.value) for reading in difference.readings))
