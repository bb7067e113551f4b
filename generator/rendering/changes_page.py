"""The page of what is new since another version, and the page of what an editor decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from generator.language.fixed_words import fixed
from generator.model.changes import ChangedStatement, Changes, Version
from generator.model.decisions import DecisionEntry
from generator.rendering import words
from generator.rendering.editorial import COPIES_ONLY
from generator.rendering.escaping import anchor
from generator.rendering.views import Index, Link, citation_links, day, views

Context = Mapping[str, Any]


def changes(records: Index) -> Context:
    """What is new, changed, gone and newly contested, who is new, and which article brought it."""
    found = records.briefing.changes
    if found is None:
        return {"changes": None, "since": fixed("changes.none")}
    parts = {
        "articles": tuple(_article(records, name) for name in found.articles if name in records.sources),
        "articles_gone": found.articles_gone,
        "new": _new(records, found),
        "changed": _changed(records, found, copies=False),
        "copied": _changed(records, found, copies=True),
        "contested": tuple(
            (
                Link(label=difference.subject, target=f"differences.md#{anchor(difference.id)}"),
                tuple(dict.fromkeys(words.shortened(reading.value) for reading in difference.readings)),
                _brought(records, item.by),
            )
            for item in found.contested
            if (difference := records.discrepancies.get(item.discrepancy)) is not None
        ),
        "participants": tuple(
            (
                Link(label=person.name, target=f"participants.md#{anchor(person.id)}"),
                person.roles[0].text if person.roles else "",
                _brought(records, item.by),
            )
            for item in found.participants
            if (person := records.participants.get(item.participant)) is not None
        ),
        "gaps": found.gaps,
        "gone": tuple(
            (item.text, ", ".join(item.sources), fixed(f"changes.gone_{item.reason}")) for item in found.gone
        ),
    }
    since = _since(found.since) if any(parts.values()) else _nothing(found.since)
    return {"changes": parts, "since": since}


def decisions(records: Index) -> Context:
    """Each decision in force with what had been inferred, then those that are not, with the passage nearest now."""
    made = records.briefing.decisions
    return {
        "in_force": tuple(_decision(records, item) for item in made if item.state == "in_force"),
        "idle": tuple(_decision(records, item) for item in made if item.state != "in_force"),
    }


def _day(version: Version) -> str:
    return day(version.as_of) or fixed("changes.undated")


def _since(version: Version) -> str:
    return fixed("changes.since", day=_day(version), n=str(version.articles), s=str(version.statements))


def _nothing(version: Version) -> str:
    return fixed("changes.nothing", day=_day(version))


def _new(records: Index, found: Changes) -> tuple[tuple[str, tuple[Any, ...]], ...]:
    """The new statements by the page where they stand, in the order of the pages."""
    by = {item.statement: item.by for item in found.new}
    shown = [each for each in views(records, by) if each.id in by]
    order = {each.id: place for place, each in enumerate(records.briefing.statements)}
    sections: dict[str, list[Any]] = {}
    for each in sorted(shown, key=lambda one: order[one.id]):
        section = records.statements[each.id].section
        sections.setdefault(section, []).append((replace(each, change=None), bool(by[each.id])))
    return tuple((fixed(f"pages.{name}"), tuple(sections[name])) for name in words.HOMES if name in sections)


def _changed(records: Index, found: Changes, *, copies: bool) -> tuple[tuple[Any, ...], ...]:
    return tuple(
        (
            each,
            tuple(fixed(f"changes.of_{name}") for name in item.what),
            item.before if "words" in item.what else None,
            _added(records, item),
            _brought(records, item.by),
        )
        for item in found.changed
        for each in views(records, (item.statement,))
        if (item.what == COPIES_ONLY) is copies
    )


def _added(records: Index, item: ChangedStatement) -> tuple[tuple[str, Link], ...]:
    """The words in which the articles that brought the change tell it, where they are not those shown."""
    statement = records.statements[item.statement]
    known = {item.before, statement.text, *(one.exact for one in statement.citations if one.source not in item.by)}
    return tuple(
        (one.exact, citation_links(records, (one,))[0])
        for place, one in enumerate(statement.citations)
        if one.source in item.by and place != statement.shown and one.exact not in known
    )


def _brought(records: Index, names: Sequence[str]) -> tuple[Link, ...]:
    return tuple(_article(records, name) for name in names if name in records.sources)


def _article(records: Index, name: str) -> Link:
    source = records.sources[name]
    return Link(label=records.names[name], target=f"sources/{anchor(name)}.md", tooltip=source.title or "")


def _decision(records: Index, item: DecisionEntry) -> dict[str, Any]:
    near = views(records, (item.nearest.statement,)) if item.nearest else ()
    return {
        "id": item.id,
        "kind": fixed(f"decisions.kind_{item.kind}"),
        "line": fixed("decisions.line", n=str(item.line)) if item.line else None,
        "about": tuple(item.words) if any(item.words) else item.about,
        "decided": item.decided,
        "inferred": item.inferred,
        "why": item.why,
        "detail": item.detail,
        "statements": tuple(each.home for each in views(records, item.statements)),
        "nearest": (item.nearest.exact, near[0].home if near else None) if item.nearest else None,
    }
