"""An expert's outline of an event as a list of checks, each with a readable id (README.md explains the fields)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
EVENTS = tuple(sorted(path.parent.name for path in HERE.glob("*/outline.yml")))
# Lists whose items are checks of their own, field by field of the outline.
LISTS = (
    "meetings",
    "participants",
    "not_participants",
    "agenda",
    "background",
    "developments",
    "same_fact",
    "different_facts",
    "quotations",
    "not_fact",
    "unused",
)
NESTED = {
    "status_line": ("must", "must_not"),
    "discrepancies": ("must", "must_not"),
    "timeline": ("must", "impossible"),
    "gaps": ("must", "must_not"),
    "bottom_line": ("must", "must_not", "unresolved"),
    "origins": ("same", "different"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing a briefing must (or, `soft`, should) hold: `field` names the rule, `item` is what the outline asks.

    `whole` is the event's outline, for items that refer to others; `before`: the items above it in its list.
    """

    id: str
    event: str
    field: str
    item: Any
    soft: bool
    whole: Mapping[str, Any]
    before: tuple[Any, ...] = ()


def checks_of(event: str) -> tuple[Check, ...]:
    """All checks of one event, in the outline's order of fields, ids unique."""
    outline = yaml.safe_load((HERE / event / "outline.yml").read_text(encoding="utf-8"))
    taken: dict[str, int] = {}
    found = []
    for field, label, item, before in _items(outline):
        name = f"{event}/{field}/{label}"
        taken[name] = taken.get(name, 0) + 1
        if taken[name] > 1:
            name += f"-{taken[name]}"
        soft = isinstance(item, Mapping) and bool(item.get("soft"))
        found.append(Check(id=name, event=event, field=field, item=item, soft=soft, whole=outline, before=before))
    return tuple(found)


def known_misses() -> dict[str, str]:
    """The hard checks that are known to fail: id -> why."""
    return yaml.safe_load((HERE / "known_misses.yml").read_text(encoding="utf-8")) or {}


def _items(outline: Mapping[str, Any]) -> Iterator[tuple[str, str, Any, tuple[Any, ...]]]:
    """(field, label, item, items above it in the list) of everything that is checked on its own."""
    if "as_of" in outline:
        yield "as_of", outline["as_of"], outline["as_of"], ()
    for key, value in outline.get("main_event", {}).items():
        yield f"main_event.{key}", _label(value), value, ()
    if "meetings_max" in outline:
        yield "meetings_max", str(outline["meetings_max"]), outline["meetings_max"], ()
    for field in LISTS:
        items = outline.get(field, ())
        for place, item in enumerate(items):
            yield field, _label(item), item, tuple(items[:place])
    for field, parts in NESTED.items():
        for part in parts:
            for item in outline.get(field, {}).get(part, ()):
                yield f"{field}.{part}", _label(item), item, ()
    if "expected" in outline.get("origins", {}):
        yield "origins.expected", str(outline["origins"]["expected"]), outline["origins"]["expected"], ()
    yield from _issues(outline.get("open_issues", {}))


def _issues(issues: Mapping[str, Any]) -> Iterator[tuple[str, str, Any, tuple[Any, ...]]]:
    """The limit, each issue, and under each issue every party's position."""
    if "max" in issues:
        yield "open_issues.max", str(issues["max"]), issues["max"], ()
    for issue in issues.get("issues", ()):
        soft = bool(issue.get("soft"))
        yield "open_issues.issue", _label(issue), issue, ()
        for position in issue.get("positions", ()):
            item = {"issue": issue, "position": position, "soft": soft or bool(position.get("soft"))}
            yield "open_issues.position", f"{_label(issue)}: {_label(position['party'])}", item, ()
        if "not_stated" in issue:
            item = {"issue": issue, "not_stated": issue["not_stated"], "soft": soft}
            yield "open_issues.not_stated", f"{_label(issue)}: {_label(issue['not_stated'])}", item, ()


def _label(item: Any) -> str:
    """A few words by which one finds `item` in the outline."""
    if isinstance(item, Mapping):
        if "all" in item:
            return _label(item["all"])
        for key in ("id", "name", "phrase", "date", "readings", "words", "about", "none"):
            if key in item:
                return _label(item[key])
        return "-"
    if isinstance(item, list):
        return " | ".join(_label(part) for part in item[:2])
    return re.sub(r"\s+", " ", str(item))[:40]
