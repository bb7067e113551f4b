"""The briefing as the print template wants it: sections in reading order, every string final, nothing left to decide.

`templates/pdf/briefing.typ` reads this as JSON. A statement stands under `statements` once; sections name it by id as
`{"id": …, "home": true}`, `home` being the one place that carries its anchor and its note.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.language.fixed_words import fixed, group
from generator.model import edtf
from generator.model.briefing import (
    Briefing,
    OpenIssue,
    Section,
    Statement,
)
from generator.rendering import words as site_words
from generator.rendering.contents import none_differ
from generator.rendering.pdf_annex import annex, difference, weighty
from generator.rendering.pdf_meetings import agenda, participants
from generator.rendering.pdf_notes import (
    LABEL,
    Shelf,
    heading,
    in_words,
    known,
    line,
    main_of,
    shelve,
    shortened,
    statement_data,
)

SECTIONS: tuple[Section, ...] = ("participants", "agenda", "open_issues", "background", "developments")
RUNNING = 96  # characters of the title at the head of a page
NAMED_ORIGINS = 12  # origins named in the title block


def pdf_data(briefing: Briefing, *, full_texts: bool = False) -> dict[str, Any]:
    """Everything the print template needs, as JSON-ready values in reading order; with `full_texts`, the articles."""
    shelf = shelve(briefing)
    data = {
        "head": _head(shelf),
        "words": _words(),
        "overview": _overview(shelf),
        "participants": participants(shelf),
        "agenda": agenda(shelf),
        "open_issues": _open_issues(shelf),
        "background": _background(shelf),
        "developments": _developments(shelf),
        "differences": [difference(shelf, item) for item in weighty(briefing)],
        "none_differ": none_differ(briefing),
        "annex": annex(shelf, full_texts=full_texts),
    }
    _mark_homes([data[name] for name in (*SECTIONS, "annex")])
    _sort_others(data["open_issues"], annexed=_homes(data["annex"]))
    data["statements"] = {item.id: statement_data(shelf, item) for item in briefing.statements}
    return data


def _head(shelf: Shelf) -> dict[str, Any]:
    briefing = shelf.briefing
    counts = briefing.counts
    return {
        "title": line(briefing.title).strip() or fixed("title.untitled"),
        "running": shortened(briefing.title, RUNNING),
        "marking": line(briefing.marking or ""),
        "as_of": in_words(briefing.as_of),
        "date": _first_day(briefing.as_of),
        "prepared_for": line(briefing.prepared_for or ""),
        "prepared_by": line(briefing.prepared_by or ""),
        "note": line(briefing.note or ""),
        "status_line": line(briefing.status_line),
        "as_of_told": f"{fixed('labels.as_of')} {in_words(briefing.as_of)}" if briefing.as_of else "",
        "accounts": f"{site_words.count(counts.articles - counts.set_aside, 'article')}, "
        + site_words.count(counts.origins, "independent origin"),
        "origins_told": _origins(shelf),
        "keywords": [line(shelf.names[item]) for item in _who(shelf)],
    }


def _origins(shelf: Shelf) -> list[list[list[str]]]:
    """The sources by origin, those that print one text together, as (id, label); nothing where they are too many."""
    origins = shelf.briefing.origins
    if len(origins) > NAMED_ORIGINS:
        return []
    return [
        [[item, shortened(shelf.sources[item].label, LABEL)] for item in origin.sources if item in shelf.sources]
        for origin in origins
    ]


def _who(shelf: Shelf) -> list[str]:
    """The parties and people of the main event, by id."""
    event = shelf.briefing.event
    return [item for item in (*event.parties, *event.participants) if item in shelf.names] if event else []


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
            bottom.append({"kind": "differ", "text": line(discrepancies[entry].subject), "to": entry})
        elif entry in gaps:
            bottom.append({"kind": "own", "text": line(gaps[entry].text)})
    conflicts = [item for item in briefing.discrepancies if item.nature == "conflict"]
    return {
        "bottom_line": bottom,
        "facts": _facts(shelf),
        "wants": [
            {"party": line(shelf.names.get(item.party, item.party)), "statements": known(shelf, item.statements[:1])}
            for item in briefing.wants
        ],
        "next": known(shelf, briefing.next_steps[:4]),
        "contested": [difference(shelf, item) for item in conflicts[:4]],
        "more_contested": max(len(conflicts) - 4, 0),
        "weakest": [
            {**item, "why": _weakness(shelf.statements[item["id"]])} for item in known(shelf, briefing.weakest[:3])
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
    who = [shelf.names[item] for item in _who(shelf)]
    return [
        [fixed("headings.what"), line(event.name)],
        [fixed("headings.when"), in_words(event.when) or words["no_date"]],
        [fixed("headings.where"), line(event.place or words["no_place"])],
        *([[fixed("headings.who"), line(", ".join(dict.fromkeys(who)))]] if who else []),
        *([["", line(event.other)]] if event.other else []),
    ]


def _open_issues(shelf: Shelf) -> dict[str, Any]:
    placed = {
        statement
        for issue in shelf.briefing.open_issues
        for group_of_ids in (issue.statements, issue.state, issue.next, *(item.statements for item in issue.positions))
        for statement in group_of_ids
    }
    return {
        "issues": [_issue(shelf, issue) for issue in shelf.briefing.open_issues],
        "statements": [item for item in main_of(shelf, "open_issues") if item["id"] not in placed],
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
    """What an issue's line shows: all that has its place here, and the first few `guests` from other sections.

    `others` are the rest of them, by id.
    """
    entries = known(shelf, ids)
    others = [item for item in entries if shelf.statements[item["id"]].section != "open_issues"]
    dropped = [item["id"] for item in others[guests:]]
    return {"statements": [item for item in entries if item["id"] not in dropped], "others": dropped}


def _sort_others(node: Any, *, annexed: frozenset[str]) -> None:
    """Tell the `others` of each line apart: those with a note in the body (`also`), and how many are in the annex."""
    for item in node if isinstance(node, list) else list(node.values()) if isinstance(node, dict) else ():
        _sort_others(item, annexed=annexed)
    if isinstance(node, dict) and "others" in node:
        others = node.pop("others")
        node["also"] = [item for item in others if item not in annexed]
        node["annexed"] = sum(item in annexed for item in others)


def _background(shelf: Shelf) -> dict[str, Any]:
    themes: dict[str, list[dict[str, Any]]] = {}
    for entry in main_of(shelf, "background"):
        themes.setdefault(line(shelf.statements[entry["id"]].theme or ""), []).append(entry)
    return {
        "themes": [{"title": title, "statements": entries} for title, entries in themes.items()],
        "empty": fixed("gaps.background"),
    }


def _developments(shelf: Shelf) -> dict[str, Any]:
    """What was done and said, in the briefing's order: newest first."""
    return {"statements": main_of(shelf, "developments"), "empty": fixed("gaps.developments")}


def _first_day(date: str | None) -> list[int]:
    """Year, month and day that the document is dated; empty where the briefing has no date."""
    if date is None or not edtf.is_edtf(date):
        return []
    first = edtf.bounds(date)[0]
    return [first.year, first.month, first.day]


def _homes(node: Any) -> frozenset[str]:
    """The statements that are at home somewhere inside `node`."""
    found: set[str] = set()
    stack = [node]
    while stack:
        each = stack.pop()
        if isinstance(each, list):
            stack.extend(each)
        elif isinstance(each, dict):
            if each.get("home") is True:
                found.add(each["id"])
            stack.extend(each.values())
    return frozenset(found)


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
