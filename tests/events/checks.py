"""Whether a briefing meets a check of an outline: one function a field; each returns what is wrong, or None."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import permutations
from typing import Any

from generator.model.briefing import Participant
from tests.events.outline import Check
from tests.events.view import View, fold, met, said

SEVERITIES = ("low", "medium", "high")
PRESENT = frozenset({"host", "guest", "attends", "heads_delegation", "accompanies", "receives"})


def as_of(view: View, check: Check) -> str | None:
    return None if view.briefing.as_of == check.item else f"as of {view.briefing.as_of}"


def main_kind(view: View, check: Check) -> str | None:
    return None if met(check.item, view.headline()) else view.headline()


def main_place(view: View, check: Check) -> str | None:
    place = next((item.place or "" for item in view.briefing.meetings if item.role == "main"), "")
    return None if met(check.item, f"{view.headline()} / {place}") else f"{place}; {view.headline()}"


def main_when(view: View, check: Check) -> str | None:
    main = [item.when or "" for item in view.briefing.meetings if item.role == "main"]
    days = main or [item.edtf for item in view.briefing.timeline]
    return None if any(day.startswith(start) for day in days for start in check.item) else f"days: {days}"


def main_meeting(view: View, check: Check) -> str | None:
    mains = [item.name for item in view.briefing.meetings if item.role == "main"]
    if check.item == "any" or len(mains) == int(check.item):
        return None
    return f"main meetings: {mains}"


def status_must(view: View, check: Check) -> str | None:
    return None if met(check.item, view.briefing.status_line) else view.briefing.status_line


def status_must_not(view: View, check: Check) -> str | None:
    return view.briefing.status_line if met(check.item, view.briefing.status_line) else None


def meeting(view: View, check: Check) -> str | None:
    if any(view.is_meeting(item, check.item) for item in view.briefing.meetings):
        return None
    return "; ".join(f"{item.name}, {item.when}, {item.place}, {item.status}" for item in view.briefing.meetings)


def meetings_max(view: View, check: Check) -> str | None:
    count = len(view.briefing.meetings)
    return None if count <= check.item else f"{count} meetings: {[item.name for item in view.briefing.meetings]}"


def participant(view: View, check: Check) -> str | None:
    taken: set[str] = set()
    for wanted in (*check.before, check.item):
        named = [item for item in view.briefing.participants if item.id not in taken]
        named = [item for item in named if met(wanted["name"], view.name_of(item.id))]
        faults = {item.id: _faults(view, check, item, wanted) for item in named}
        right = next((item for item in named if not faults[item.id]), named[0] if named else None)
        if right is not None:
            taken.add(right.id)
    if right is None:
        return "not listed"
    return "; ".join(faults[right.id]) or None


def _faults(view: View, check: Check, person: Participant, wanted: Mapping[str, Any]) -> list[str]:
    """What the participant's entry lacks of what is asked."""
    faults = []
    roles = " / ".join(role.text for role in person.roles)
    if "party" in wanted and not met(wanted["party"], view.name_of(person.party)):
        faults.append(f"party: {person.party}")
    if not all(met(words, roles) for words in wanted.get("role", ())):
        faults.append(f"roles: {roles}")
    if "at" in wanted:
        place = view.meeting(check, wanted["at"])
        parts = [item.part for item in place.attendees if item.participant == person.id] if place else []
        if place is None:
            faults.append(f"no meeting '{wanted['at']}'")
        elif not parts or not set(parts) & set(wanted.get("part", parts)):
            faults.append(f"part: {parts}")
    return faults


def not_participant(view: View, check: Check) -> str | None:
    named = [item for item in view.briefing.participants if met(check.item["name"], view.name_of(item.id))]
    if check.item["rule"] == "not_listed":
        return "listed" if named else None
    at = view.meeting(check, check.item["at"]) if "at" in check.item else None
    ids = {item.id for item in named}
    for place in (at,) if at else view.briefing.meetings:
        for item in place.attendees:
            if item.participant in ids and item.part in PRESENT:
                return f"{item.part} at {place.name}"
    return None


def agenda(view: View, check: Check) -> str | None:
    wanted = check.item
    place = view.meeting(check, wanted["at"]) if "at" in wanted else None
    if "at" in wanted and place is None:
        return f"no meeting '{wanted['at']}'"
    items = [item for spot in ((place,) if place else view.briefing.meetings) for item in spot.agenda]
    if wanted.get("none"):
        return f"agenda: {[item.topic for item in items]}" if items else None
    words = wanted.get("words") or [wanted["phrase"]]
    near = [item for item in items if met(words, f"{item.topic} / {view.words_of(item.statements)}")]
    for item in near:
        by = f"{item.announced_by or ''} / {view.name_of(item.announced_by)}"
        if item.announced == wanted.get("announced", item.announced) and met(wanted.get("announced_by", [""]), by):
            return None
    return f"found: {[(item.topic, item.announced, item.announced_by) for item in near or items]}"


def placed(view: View, check: Check) -> str | None:
    """`background` and `developments`: one statement, in its section, with its voice."""
    found = view.holding(check.item)
    if len(found) != 1:
        return f"{len(found)} statements"
    sections = check.item.get("section", check.field)
    if sections != "any" and found[0].section not in sections:
        return f"in {found[0].section}"
    return f"voice {found[0].voice}" if found[0].voice == check.item.get("voice_not") else None


def _group(item: Any) -> list[Mapping[str, str]]:
    return list(item["all"] if isinstance(item, Mapping) else item)


def same_fact(view: View, check: Check) -> str | None:
    group = _group(check.item)
    if any(all(view.cites(item.citations, one) for one in group) for item in view.briefing.statements):
        return None
    return f"{[[item.text for item in view.holding(one)] for one in group]}"


def different_facts(view: View, check: Check) -> str | None:
    group = _group(check.item)
    for item in view.briefing.statements:
        if sum(view.cites(item.citations, one) for one in group) > 1:
            return item.text
    return None


def _read_apart(wanted: Sequence[Sequence[str]], readings: Sequence[str]) -> bool:
    """Whether each list of words is met by a reading of its own."""
    return any(
        all(met(words, text) for words, text in zip(wanted, chosen, strict=True))
        for chosen in permutations(readings, len(wanted))
    )


def discrepancy(view: View, check: Check) -> str | None:
    wanted = check.item
    near = []
    for item in view.briefing.discrepancies:
        texts = [f"{reading.value} / {said(reading.citations)}" for reading in item.readings]
        if not _read_apart(wanted["readings"], texts):
            continue
        near.append((item.kind, item.nature, item.severity, [reading.value for reading in item.readings]))
        rank = SEVERITIES.index(item.severity)
        low = SEVERITIES.index(wanted.get("severity_min", "low"))
        high = SEVERITIES.index(wanted.get("severity_max", "high"))
        natures = wanted.get("nature", ["conflict"])
        if item.kind in wanted["kind"] and item.nature in natures and low <= rank <= high:
            return None
    return f"found: {near}"


def no_discrepancy(view: View, check: Check) -> str | None:
    for item in view.briefing.discrepancies:
        values = [reading.value for reading in item.readings]
        if item.nature not in check.item.get("allowed", ()) and _read_apart(check.item["readings"], values):
            return f"{item.kind} {item.nature} {item.severity}: {values}"
    return None


def timeline(view: View, check: Check) -> str | None:
    wanted = check.item
    near = []
    for row in view.briefing.timeline:
        if row.edtf not in wanted["date"]:
            continue
        near.append((row.edtf, row.status, row.text[:60]))
        if met(wanted["words"], f"{row.text} {said(row.citations)}") and row.status in wanted.get(
            "status", [row.status]
        ):
            return None
    return f"rows: {near}"


def impossible(view: View, check: Check) -> str | None:
    return next((row.text for row in view.briefing.timeline if row.edtf == check.item), None)


def _gaps(view: View, wanted: Mapping[str, Any]) -> list[str]:
    return [
        f"{gap.about}: {gap.text}"
        for gap in view.briefing.gaps
        if ("about" not in wanted or gap.about in wanted["about"]) and all(map_met(wanted.get("words", ()), gap.text))
    ]


def map_met(lists: Iterable[Any], text: str) -> Iterator[bool]:
    return (met(words, text) for words in lists)


def gap(view: View, check: Check) -> str | None:
    return None if _gaps(view, check.item) else f"gaps: {[(item.about, item.text) for item in view.briefing.gaps]}"


def no_gap(view: View, check: Check) -> str | None:
    return "; ".join(_gaps(view, check.item)) or None


def line_must(view: View, check: Check) -> str | None:
    return None if met(check.item, view.bottom_line()) else view.bottom_line()


def line_must_not(view: View, check: Check) -> str | None:
    return view.bottom_line() if met(check.item, view.bottom_line()) else None


def line_resolved(view: View, check: Check) -> str | None:
    text = fold(view.bottom_line())
    bare = re.search(rf"\b{re.escape(fold(check.item))}\b(?! \[)", text)
    return text[max(0, bare.start() - 60) : bare.end() + 20] if bare else None


def quotation(view: View, check: Check) -> str | None:
    near = [item for item in view.briefing.quotations if met(check.item["phrase"], item.exact)]
    if any(met(check.item["speaker"], f"{item.speaker} / {view.name_of(item.participant)}") for item in near):
        return None
    return f"found: {[(item.exact, item.speaker) for item in near]}"


def origins_expected(view: View, check: Check) -> str | None:
    count = len({item.origin for item in view.briefing.sources})
    return None if count == check.item else f"{count} origins"


def _origins(view: View, files: Sequence[str]) -> list[str]:
    return [item.origin for item in view.briefing.sources if view.file_of(item.id) in files]


def origins_same(view: View, check: Check) -> str | None:
    found = _origins(view, check.item)
    return None if len(found) == len(check.item) and len(set(found)) == 1 else f"{found}"


def origins_different(view: View, check: Check) -> str | None:
    found = _origins(view, check.item)
    return None if len(set(found)) == len(check.item) else f"{found}"


def not_fact(view: View, check: Check) -> str | None:
    return next((item.text for item in view.holding(check.item) if item.voice == "fact"), None)


def unused(view: View, check: Check) -> str | None:
    return next((item.text for item in view.holding(check.item)), None)


def issues_max(view: View, check: Check) -> str | None:
    count = len(view.briefing.open_issues)
    return None if count <= check.item else f"{count} issues"


def issue(view: View, check: Check) -> str | None:
    if any(_is_issue(view, place, check.item) for place in range(len(view.briefing.open_issues))):
        return None
    return f"issues: {[item.title for item in view.briefing.open_issues]}"


def _is_issue(view: View, place: int, wanted: Mapping[str, Any]) -> bool:
    item = view.briefing.open_issues[place]
    ids = (*item.statements, *item.state, *item.next)
    return all(map_met(wanted["words"], f"{item.title} / {view.words_of(ids)}"))


def _takes(view: View, place: int, position: Mapping[str, Any]) -> bool:
    """Whether the party has, in the issue at `place`, a position that says so."""
    names = position["party"]
    return any(
        met(names, view.name_of(item.party)) and met(position["has"], view.words_of(item.statements))
        for item in view.briefing.open_issues[place].positions
    )


def _best_issue(view: View, wanted: Mapping[str, Any]) -> int | None:
    """Of the issues that are the wanted one, the one with most of the wanted positions."""
    fit = [place for place in range(len(view.briefing.open_issues)) if _is_issue(view, place, wanted)]
    asked = wanted.get("positions", ())
    return max(fit, key=lambda place: sum(_takes(view, place, item) for item in asked), default=None)


def position(view: View, check: Check) -> str | None:
    place = _best_issue(view, check.item["issue"])
    if place is None:
        return "no such issue"
    if _takes(view, place, check.item["position"]):
        return None
    found = view.briefing.open_issues[place]
    held = [(view.name_of(item.party), view.words_of(item.statements)) for item in found.positions]
    return f"in '{found.title}': {held}"


def not_stated(view: View, check: Check) -> str | None:
    place = _best_issue(view, check.item["issue"])
    if place is None:
        return "no such issue"
    for item in view.briefing.open_issues[place].positions:
        if item.statements and met(check.item["not_stated"], view.name_of(item.party)):
            return view.words_of(item.statements)
    return None


RULES: Mapping[str, Callable[[View, Check], str | None]] = {
    "as_of": as_of,
    "main_event.kind": main_kind,
    "main_event.place": main_place,
    "main_event.when": main_when,
    "main_event.meeting": main_meeting,
    "status_line.must": status_must,
    "status_line.must_not": status_must_not,
    "meetings": meeting,
    "meetings_max": meetings_max,
    "participants": participant,
    "not_participants": not_participant,
    "agenda": agenda,
    "background": placed,
    "developments": placed,
    "same_fact": same_fact,
    "different_facts": different_facts,
    "discrepancies.must": discrepancy,
    "discrepancies.must_not": no_discrepancy,
    "timeline.must": timeline,
    "timeline.impossible": impossible,
    "gaps.must": gap,
    "gaps.must_not": no_gap,
    "bottom_line.must": line_must,
    "bottom_line.must_not": line_must_not,
    "bottom_line.unresolved": line_resolved,
    "quotations": quotation,
    "origins.expected": origins_expected,
    "origins.same": origins_same,
    "origins.different": origins_different,
    "not_fact": not_fact,
    "unused": unused,
    "open_issues.max": issues_max,
    "open_issues.issue": issue,
    "open_issues.position": position,
    "open_issues.not_stated": not_stated,
}


def fault(view: View, check: Check) -> str | None:
    """What is wrong with the briefing by this check, or None."""
    return RULES[check.field](view, check)
