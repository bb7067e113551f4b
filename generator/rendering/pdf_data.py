"""The briefing as the print template wants it: sections in reading order, every string final, nothing left to decide.

`templates/pdf/briefing.typ` reads this as JSON. A statement stands under `statements` once; sections name it by id as
`{"id": …, "home": true}`, `home` being the one place that carries its anchor and its note.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from generator.language.fixed_words import fixed, group
from generator.model import edtf
from generator.model.briefing import (
    AgendaItem,
    Briefing,
    Citation,
    Meeting,
    OpenIssue,
    Participant,
    Section,
    Statement,
)
from generator.rendering import words as site_words
from generator.rendering.contents import none_differ
from generator.rendering.pdf_annex import annex, difference, weighs
from generator.rendering.pdf_notes import (
    Shelf,
    emphasised,
    few,
    heading,
    in_words,
    labels,
    line,
    sentence_case,
    shelve,
    shortened,
    statement_data,
)

SECTIONS: tuple[Section, ...] = ("participants", "agenda", "open_issues", "background", "developments")
TOPIC_LIMIT, BOLD_LIMIT = 90, 64  # characters of a topic, and of one set in bold inside its statement
ROLE_LIMIT, NAME_LIMIT = 90, 80  # characters in a table's cell
VARIANTS = 5  # forms of a name listed in the annex


def pdf_data(briefing: Briefing) -> dict[str, Any]:
    """Everything the print template needs, as JSON-ready values in reading order."""
    shelf = shelve(briefing)
    data = {
        "head": _head(shelf),
        "words": _words(),
        "overview": _overview(shelf),
        "participants": _participants(shelf),
        "agenda": _agenda(shelf),
        "open_issues": _open_issues(shelf),
        "background": _background(shelf),
        "developments": _developments(shelf),
        "differences": [difference(shelf, item) for item in briefing.discrepancies if weighs(item)],
        "none_differ": none_differ(briefing),
        "annex": {"people": [_row(shelf, item, "", item.citations) for item in briefing.participants], **annex(shelf)},
    }
    _mark_homes([data[name] for name in (*SECTIONS, "annex")])
    data["statements"] = {item.id: statement_data(shelf, item) for item in briefing.statements}
    return data


def _head(shelf: Shelf) -> dict[str, Any]:
    briefing = shelf.briefing
    counts = briefing.counts
    return {
        "title": line(briefing.title).strip() or fixed("title.untitled"),
        "marking": line(briefing.marking or ""),
        "as_of": in_words(briefing.as_of),
        "date": _first_day(briefing.as_of),
        "prepared_for": line(briefing.prepared_for or ""),
        "prepared_by": line(briefing.prepared_by or ""),
        "note": line(briefing.note or ""),
        "status_line": line(briefing.status_line),
        "articles": counts.articles - counts.set_aside,
        "origins": counts.origins,
    }


def _words() -> dict[str, dict[str, str]]:
    return {name: dict(group(name)) for name in ("pages", "headings", "words", "labels")}


def _overview(shelf: Shelf) -> dict[str, Any]:
    briefing = shelf.briefing
    discrepancies = {item.id: item for item in briefing.discrepancies}
    gaps = {item.id: item for item in briefing.gaps}
    bottom: list[dict[str, Any]] = []
    for entry in briefing.bottom_line:
        if entry in shelf.statements:
            bottom.append({"kind": "statement", "id": entry})
        elif entry in discrepancies:
            bottom.append({"kind": "differ", "text": sentence_case(discrepancies[entry].subject), "to": entry})
        elif entry in gaps:
            bottom.append({"kind": "own", "text": line(gaps[entry].text)})
    conflicts = [item for item in briefing.discrepancies if item.nature == "conflict"]
    return {
        "bottom_line": bottom,
        "facts": _facts(shelf),
        "wants": [
            {"party": line(shelf.names.get(item.party, item.party)), "statements": _known(shelf, item.statements[:1])}
            for item in briefing.wants
        ],
        "next": _known(shelf, briefing.next_steps[:4]),
        "contested": [difference(shelf, item) for item in conflicts[:4]],
        "more_contested": max(len(conflicts) - 4, 0),
        "weakest": [
            {**item, "why": _weakness(shelf.statements[item["id"]])} for item in _known(shelf, briefing.weakest[:3])
        ],
        "gaps": [line(gap.text) for gap in briefing.gaps if gap.id not in briefing.bottom_line],
    }


def _weakness(statement: Statement) -> str:
    """Why a claim is weak, in a word or two; nothing for what says so itself by whose judgement it is."""
    if statement.voice in ("assessment", "forecast") or statement.agreement == "conflict":
        return ""
    return fixed("labels.one_source" if statement.reports == 1 else "labels.one_text")


def _facts(shelf: Shelf) -> list[list[str]]:
    """What, when, where and who, as (heading, words)."""
    event = shelf.briefing.event
    if event is None:
        return []
    words = group("words")
    who = [shelf.names[item] for item in (*event.parties, *event.participants) if item in shelf.names]
    return [
        [fixed("headings.what"), line(event.name)],
        [fixed("headings.when"), in_words(event.when) or words["no_date"]],
        [fixed("headings.where"), line(event.place or words["no_place"])],
        *([[fixed("headings.who"), line(", ".join(dict.fromkeys(who)))]] if who else []),
        *([["", line(event.other)]] if event.other else []),
    ]


def _participants(shelf: Shelf) -> dict[str, Any]:
    briefing = shelf.briefing
    people = {item.id: item for item in briefing.participants}
    tables = []
    for meeting in briefing.meetings:
        rows = [
            _row(shelf, people[item.participant], fixed(f"parts.{item.part}"), item.citations)
            for item in meeting.attendees
            if item.participant in people
        ]
        if rows:
            tables.append({**_meeting(meeting), "rows": rows})
    return {
        "tables": tables,
        "statements": _main(shelf, "participants"),
        "empty": "" if briefing.participants else fixed("gaps.participants"),
    }


def _row(shelf: Shelf, who: Participant, part: str, citations: Sequence[Citation]) -> dict[str, Any]:
    role = next((item.text for item in who.roles), "")
    forms = [shortened(item.text, NAME_LIMIT) for item in who.variants if item.text.casefold() != who.name.casefold()]
    told_by_name = who.kind != "person" and role.casefold() in who.name.casefold()
    return {
        "name": shortened(who.name, NAME_LIMIT),
        "variants": forms[: VARIANTS if who.kind == "person" else 1],
        "role": "" if told_by_name else shortened(role, ROLE_LIMIT),
        "party": line(who.party or ""),
        "part": part,
        "labels": few(labels(shelf, citations)),
    }


def _meeting(meeting: Meeting) -> dict[str, Any]:
    words = group("words")
    return {
        "name": heading(meeting.name),
        "when": in_words(meeting.when) or words["no_date"],
        "place": line(meeting.place or words["no_place"]),
        "status": site_words.label(site_words.MEETING_STATUS, meeting.status),
    }


def _agenda(shelf: Shelf) -> dict[str, Any]:
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
        "statements": [item for item in _main(shelf, "agenda") if item["id"] not in placed],
        "empty": "" if announced else fixed("gaps.agenda"),
    }


def _agenda_item(shelf: Shelf, item: AgendaItem) -> dict[str, Any]:
    """A topic with its statements; `runs` are the first one's words where they name the topic themselves."""
    statements = _known(shelf, item.statements)
    return {
        "topic": shortened(item.topic, TOPIC_LIMIT),
        "by": line(item.announced_by or ""),
        "announced": item.announced,
        "runs": emphasised(shelf.statements[statements[0]["id"]], item.topic, BOLD_LIMIT) if statements else [],
        "statements": statements,
    }


def _open_issues(shelf: Shelf) -> dict[str, Any]:
    placed = {
        statement
        for issue in shelf.briefing.open_issues
        for group_of_ids in (issue.statements, issue.state, issue.next, *(item.statements for item in issue.positions))
        for statement in group_of_ids
    }
    return {
        "issues": [_issue(shelf, issue) for issue in shelf.briefing.open_issues],
        "statements": [item for item in _main(shelf, "open_issues") if item["id"] not in placed],
        "empty": fixed("gaps.issues"),
    }


def _issue(shelf: Shelf, issue: OpenIssue) -> dict[str, Any]:
    """One issue's lines; parties with the same position share a line, and what comes next tells nothing twice."""
    taken = {*issue.state, *(item for position in issue.positions for item in position.statements)}
    following = [item for item in issue.next if item not in taken] or list(issue.next[:1])
    parties: dict[tuple[str, ...], list[str]] = {}
    for position in issue.positions:
        parties.setdefault(position.statements, []).append(line(shelf.names.get(position.party, position.party)))
    return {
        "title": heading(issue.title),
        "state": _pruned(shelf, issue.state),
        "rest": _pruned(shelf, [item for item in issue.statements if item not in taken and item not in issue.next]),
        "positions": [
            {"party": ", ".join(names), **_pruned(shelf, statements, guests=2)} for statements, names in parties.items()
        ],
        "next": _pruned(shelf, following),
    }


def _pruned(shelf: Shelf, ids: Sequence[str], *, guests: int = 1) -> dict[str, Any]:
    """What an issue's line shows: all that has its place here, and the first few `guests` from other sections."""
    entries = _known(shelf, ids)
    others = [item for item in entries if shelf.statements[item["id"]].section != "open_issues"]
    dropped = {item["id"] for item in others[guests:]}
    return {"statements": [item for item in entries if item["id"] not in dropped], "more": len(dropped)}


def _background(shelf: Shelf) -> dict[str, Any]:
    themes: dict[str, list[dict[str, Any]]] = {}
    for entry in _main(shelf, "background"):
        themes.setdefault(line(shelf.statements[entry["id"]].theme or ""), []).append(entry)
    return {
        "themes": [{"title": title, "statements": entries} for title, entries in themes.items()],
        "empty": fixed("gaps.background"),
    }


def _developments(shelf: Shelf) -> dict[str, Any]:
    """What was done and said, in the briefing's order: newest first."""
    return {"statements": _main(shelf, "developments"), "empty": fixed("gaps.developments")}


def _first_day(date: str | None) -> list[int]:
    """Year, month and day that the document is dated; empty where the briefing has no date."""
    if date is None or not edtf.is_edtf(date):
        return []
    first = edtf.bounds(date)[0]
    return [first.year, first.month, first.day]


def _known(shelf: Shelf, ids: Iterable[str]) -> list[dict[str, Any]]:
    return [{"id": item} for item in dict.fromkeys(ids) if item in shelf.statements]


def _main(shelf: Shelf, section: Section) -> list[dict[str, Any]]:
    return [{"id": item.id} for item in shelf.briefing.statements if item.section == section and item.rank == "main"]


def _mark_homes(sections: list[Any]) -> None:
    """Mark the first place that names each statement, in reading order."""
    seen: set[str] = set()
    stack = list(reversed(sections))
    while stack:
        node = stack.pop()
        if isinstance(node, list):
            stack.extend(reversed(node))
        elif isinstance(node, dict):
            if "id" in node and set(node) == {"id"}:
                node["home"] = node["id"] not in seen
                seen.add(node["id"])
            else:
                stack.extend(reversed(list(node.values())))
