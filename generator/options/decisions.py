"""An editor's decisions as `briefing.yml` gives them, and every fault in how they are written, with its line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from typing import Any, cast, get_args

from generator.model.decisions import Decision, Kind, Quote, Section
from generator.model.edtf import is_edtf
from generator.options.lines import Places

KEY = "decisions"
KINDS: tuple[Kind, ...] = get_args(Kind)
SECTIONS: tuple[Section, ...] = get_args(Section)
# What a decision may say besides what it is about, and how many statements it takes at least.
_KEYS: Mapping[Kind, tuple[str, ...]] = {
    "hide": ("why",),
    "pin": ("why",),
    "move": ("to", "theme", "why"),
    "merge": ("why",),
    "split": ("why",),
    "rename": ("to", "of", "why"),
    "correct": ("words", "to", "date", "name", "why"),
    "note": ("text", "why"),
}
_QUOTE_KEYS = ("source", "exact", "prefix", "suffix")
_STATEMENT = re.compile(r"s-[\w-]+")
_WANTED = "a statement (s-0123456789) or a passage ({source: file.txt, exact: its words})"
_LOOKS_LIKE_AN_ID = re.compile(r"[a-z]-\S+")


def read_decisions(settings: Mapping[Any, Any], places: Places) -> tuple[tuple[Decision, ...], tuple[str, ...]]:
    """The decisions under `decisions`, with those of the short form `hide: [ids]`, and a message for each fault."""
    faults: list[str] = []
    found = []
    given = settings.get(KEY)
    if given is not None and not isinstance(given, list):
        faults.append(f"{places.at(KEY)}: '{KEY}' must be a list, for example '- hide: s-0123456789'")
        given = None
    for place, item in enumerate(given or ()):
        decision = _Reader(places, (KEY, place), faults).decision(item)
        if decision is not None:
            found.append(decision)
    found += _short_hides(settings.get("hide"), places, faults)
    found = list({replace(item, line=0): item for item in reversed(found)}.values())[::-1]
    faults.extend(_contradictions(found, places))
    return tuple(found), tuple(faults)


def _short_hides(value: object, places: Places, faults: list[str]) -> list[Decision]:
    if value is None:
        return []
    if not isinstance(value, list):
        faults.append(f"{places.at('hide')}: 'hide' must be a list of ids, for example 'hide: [s-0123456789]'")
        return []
    found = []
    for place, item in enumerate(value):
        target = _Reader(places, ("hide", place), faults).target(item, "hide", place=("hide", place))
        if target is not None:
            found.append(Decision(kind="hide", targets=(target,), line=places.line("hide", place)))
    return found


class _Reader:
    """One entry of the list; a class because every part of it reports to the same list of faults."""

    def __init__(self, places: Places, path: tuple[str | int, ...], faults: list[str]) -> None:
        self.places, self.path, self.faults = places, path, faults

    def fault(self, message: str, *key: str | int) -> None:
        self.faults.append(f"{self.places.at(*self.path, *key)}: {message}")

    def decision(self, item: object) -> Decision | None:
        if not isinstance(item, Mapping):
            self.fault("a decision is written as 'hide: s-0123456789' or the like")
            return None
        kinds = [kind for kind in KINDS if kind in item]
        if len(kinds) != 1:
            self._no_kind(kinds, [str(key) for key in item])
            return None
        kind = kinds[0]
        known = _KEYS[kind]
        before = len(self.faults)
        for key in item:
            if key != kind and key not in known:
                near = get_close_matches(str(key), known, n=1)
                meant = f"; did you mean '{near[0]}'?" if near else f"; '{kind}' takes {', '.join(known)}"
                self.fault(f"unknown key '{key}'{meant}", str(key))
        person = kind == "correct" and "name" in item
        targets = self._targets(item[kind], kind, anything=person or kind == "rename")
        values = {key: self._text(key, item[key]) for key in known if key in item}
        decision = self._made(kind, targets, values)
        return decision if len(self.faults) == before else None

    def _no_kind(self, kinds: list[Kind], keys: list[str]) -> None:
        if kinds:
            self.fault(f"{' and '.join(kinds)} in one decision: begin each with a dash of its own")
            return
        near = next((found[0] for key in keys if (found := get_close_matches(key, KINDS, n=1))), None)
        meant = f"did you mean '{near}'?" if near else f"expected one of {', '.join(KINDS)}"
        self.fault(f"no decision has the key '{', '.join(keys)}'; {meant}")

    def _targets(self, value: object, kind: Kind, *, anything: bool) -> tuple[Quote | str, ...]:
        items = value if isinstance(value, list) else [value]
        found = tuple(
            target
            for place, item in enumerate(items)
            if (target := self.target(item, kind, place=(*self.path, kind, place), anything=anything)) is not None
        )
        least = 2 if kind == "merge" else 1
        if len(items) < least or len(set(found)) < min(least, len(found)):
            self.fault(f"'{kind}' needs at least {least} different statements or passages", kind)
        elif len(items) > 1 and kind in ("rename", "correct"):
            self.fault(f"'{kind}' takes one at a time", kind)
        return found

    def target(
        self, value: object, kind: Kind, *, place: tuple[str | int, ...], anything: bool = False
    ) -> Quote | str | None:
        """What a decision is about: an id, a passage, or with `anything` a title or a name."""
        where = self.places.at(*place)
        if isinstance(value, str) and value.strip():
            value = value.strip()
            if anything or _STATEMENT.fullmatch(value):
                return value
            told = "is no id of a statement" if _LOOKS_LIKE_AN_ID.fullmatch(value) else "is no id"
            self.faults.append(f"{where}: '{kind}': '{value[:60]}' {told}; name {_WANTED}")
            return None
        if not isinstance(value, Mapping):
            self.faults.append(f"{where}: '{kind}' names {_WANTED}")
            return None
        before = len(self.faults)
        for key in value:
            if key not in _QUOTE_KEYS:
                near = get_close_matches(str(key), _QUOTE_KEYS, n=1)
                meant = f"; did you mean '{near[0]}'?" if near else f"; a passage takes {', '.join(_QUOTE_KEYS)}"
                self.faults.append(f"{where}: unknown key '{key}'{meant}")
        for key in _QUOTE_KEYS:
            missing = key in ("source", "exact") and key not in value
            if missing or (key in value and not (isinstance(value[key], str) and value[key].strip())):
                self.faults.append(f"{where}: a passage needs '{key}' as a text")
        if len(self.faults) > before:
            return None
        return Quote(**{key: value[key] for key in _QUOTE_KEYS if key in value})

    def _text(self, key: str, value: object) -> str | None:
        if isinstance(value, date):  # YAML reads an unquoted day as a date
            return value.isoformat()
        if key == "date" and isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        if isinstance(value, str) and value.strip():
            return value.strip()
        self.fault(f"'{key}' must be a text", key)
        return None

    def _made(self, kind: Kind, targets: tuple[Quote | str, ...], values: dict[str, str | None]) -> Decision:
        section = None
        if kind == "move":
            section = self._section(values.pop("to", None))
            if section is None and not values.get("theme"):
                self.fault("'move' needs 'to' (a section) or 'theme'")
        elif kind in ("rename", "note"):
            needed = "to" if kind == "rename" else "text"
            if needed not in values:
                self.fault(f"'{kind}' needs '{needed}'")
        elif kind == "correct":
            self._correction(values)
        of = values.get("of")
        if of is not None and of not in ("theme", "issue"):
            self.fault(f"'of' is 'theme' or 'issue', not '{of}'", "of")
        line = self.places.line(*self.path)
        return Decision(kind=kind, targets=targets, line=line, section=section, **cast("dict[str, Any]", values))

    def _section(self, value: str | None) -> Section | None:
        if value is None:
            return None
        plain = value.casefold().replace(" ", "_").replace("-", "_")
        for section in SECTIONS:
            if plain == section:
                return section
        near = get_close_matches(plain, SECTIONS, n=1)
        meant = f"; did you mean '{near[0]}'?" if near else f"; there are {', '.join(SECTIONS)}"
        self.fault(f"no section is called '{value}'{meant}", "to")
        return None

    def _correction(self, values: Mapping[str, str | None]) -> None:
        ways = [key for key in ("words", "date", "name") if key in values]
        if len(ways) != 1 or ("to" in values) != ("words" in values):
            self.fault("'correct' needs either 'words' and 'to', or 'date', or 'name'")
        day = values.get("date")
        if day is not None and not is_edtf(day):
            self.fault(f"'date' must be a date like 2024-05-02, not '{day}'", "date")


def _contradictions(decisions: list[Decision], places: Places) -> list[str]:
    """A message for each two decisions about the same that cannot both hold."""
    found = []
    for place, later in enumerate(decisions):
        for earlier in decisions[:place]:
            if not set(later.targets) & set(earlier.targets):
                continue
            first, second = sorted((earlier, later), key=lambda one: (one.line, one.kind))
            against = _against(first, second)
            if against:
                where = f"{places.name}: line {second.line}" if second.line else places.name
                found.append(f"{where}: {against}" + (f" (line {first.line})" if first.line else ""))
    return found


def _against(one: Decision, other: Decision) -> str | None:
    name = next(_named(target) for target in other.targets if target in one.targets)
    if (one.kind == "hide") != (other.kind == "hide"):
        return f"'{one.kind}' and '{other.kind}' of the same statement, {name}"
    if one.kind != other.kind:
        return None
    if one.kind == "move" and (one.section, one.theme) != (other.section, other.theme):
        return f"{name} is moved to two places"
    if one.kind == "rename" and one.of in (None, other.of) and one.to != other.to:
        return f"{name} gets two titles"
    same = one.kind == "correct" and one.words == other.words and (one.date is None) == (other.date is None)
    if same and (one.to, one.date, one.name) != (other.to, other.date, other.name):
        return f"{name} is corrected in two ways"
    return None


def _named(target: Quote | str) -> str:
    return target if isinstance(target, str) else f"“{target.exact[:60]}”"
