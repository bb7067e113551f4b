"""Participants and schedule for print: who takes which part in which meeting, and what is on the agenda of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.language.fixed_words import fixed, group
from generator.model.briefing import AgendaItem, Attendee, Citation, Meeting, Participant
from generator.rendering import words
from generator.rendering.pdf_notes import (
    Shelf,
    emphasised,
    few,
    heading,
    in_words,
    known,
    labels,
    line,
    main_of,
    shortened,
)

TOPIC_LIMIT, BOLD_LIMIT = 90, 64  # characters of a topic, and of one set in bold inside its statement
ROLE_LIMIT, NAME_LIMIT, HEAD_LIMIT = 90, 80, 60  # characters in a table's cell
VARIANTS = 5  # forms of a name listed in the annex
ACROSS = 4  # meetings side by side in one table
ABSENT = ("presence_not_stated", "speaks_about", "not_attending")


def participants(shelf: Shelf) -> dict[str, Any]:
    """Tables of people by meetings, the main meeting first; then what is said about who takes part."""
    met = [meeting for meeting in shelf.briefing.meetings if meeting.attendees]
    return {
        "tables": [_matrix(shelf, met[start : start + ACROSS]) for start in range(0, len(met), ACROSS)],
        "statements": main_of(shelf, "participants"),
        "empty": "" if shelf.briefing.participants else fixed("gaps.participants"),
    }


def people(shelf: Shelf) -> list[dict[str, Any]]:
    """Everybody named, with the forms of the name."""
    return [_row(shelf, item, item.citations) for item in shelf.briefing.participants]


def agenda(shelf: Shelf) -> dict[str, Any]:
    """The schedule, the items of each meeting, and the statements that belong to none."""
    meetings = []
    placed: set[str] = set()
    for meeting in shelf.briefing.meetings:
        items = [_agenda_item(shelf, item) for item in meeting.agenda]
        placed.update(statement for item in meeting.agenda for statement in item.statements)
        if items or meeting.role != "earlier":
            meetings.append({**_meeting(meeting), "items": items, "labels": few(labels(shelf, meeting.citations))})
    announced = any(item["items"] for item in meetings)
    return {
        "meetings": meetings,
        "statements": [item for item in main_of(shelf, "agenda") if item["id"] not in placed],
        "empty": "" if announced else fixed("gaps.agenda"),
    }


def _matrix(shelf: Shelf, meetings: Sequence[Meeting]) -> dict[str, Any]:
    """People down, in the order of the meetings; the meetings across, with each one's part in them."""
    by_id = {participant.id: participant for participant in shelf.briefing.participants}
    parts: dict[str, list[Attendee | None]] = {}
    for place, meeting in enumerate(meetings):
        for attendee in meeting.attendees:
            if attendee.participant in by_id:
                parts.setdefault(attendee.participant, [None] * len(meetings))[place] = attendee
    return {
        "meetings": [_head(shelf, meeting, among=len(meetings)) for meeting in meetings],
        "rows": [
            {
                **_row(shelf, by_id[ident], [item for each in theirs if each for item in each.citations]),
                "parts": [
                    {"part": fixed(f"parts.{each.part}"), "present": each.part not in ABSENT} if each else None
                    for each in theirs
                ],
            }
            for ident, theirs in parts.items()
        ],
    }


def _head(shelf: Shelf, meeting: Meeting, *, among: int) -> dict[str, Any]:
    """A meeting at the head of a column: beside others, whose rows tell who is there, only what it is."""
    told = _meeting(meeting)
    name = meeting.name.partition(": ")[0] if among > 1 else meeting.name
    when = in_words(meeting.when, short=True).removesuffix(shelf.year) or told["when"]
    return {**told, "name": shortened(heading(name), HEAD_LIMIT), "short": when}


def _row(shelf: Shelf, who: Participant, citations: Sequence[Citation]) -> dict[str, Any]:
    role = next((item.text for item in who.roles), "")
    forms = [shortened(item.text, NAME_LIMIT) for item in who.variants if item.text.casefold() != who.name.casefold()]
    told_by_name = who.kind != "person" and role.casefold() in who.name.casefold()
    return {
        "name": shortened(who.name, NAME_LIMIT),
        "variants": forms[: VARIANTS if who.kind == "person" else 1],
        "role": "" if told_by_name else shortened(role, ROLE_LIMIT),
        "party": line(who.party or ""),
        "labels": few(labels(shelf, citations)),
    }


def _meeting(meeting: Meeting) -> dict[str, Any]:
    fixed_words = group("words")
    return {
        "name": heading(meeting.name),
        "when": in_words(meeting.when) or fixed_words["no_date"],
        "place": line(meeting.place or fixed_words["no_place"]),
        "status": words.label(words.MEETING_STATUS, meeting.status),
    }


def _agenda_item(shelf: Shelf, item: AgendaItem) -> dict[str, Any]:
    """A topic with its statements; `runs` are the first one's words where they name the topic themselves."""
    statements = known(shelf, item.statements)
    said = "labels.announced_by" if item.announced else "labels.raised_by"
    return {
        "topic": shortened(item.topic, TOPIC_LIMIT),
        "by": line(f"{fixed(said)} {item.announced_by}") if item.announced_by else "",
        "announced": item.announced,
        "runs": emphasised(shelf.statements[statements[0]["id"]], item.topic, BOLD_LIMIT) if statements else [],
        "statements": statements,
    }
