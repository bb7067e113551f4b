"""What is unresolved: statements grouped into issues by what they are about, with each party's stated position.

A subject is an issue where at least one of its statements shows that something is open: a demand, a condition, a
failure, an aim, a doubt, an announced step without a date. What an issue holds besides (standing facts, agenda items) is listed
with it. At most a dozen, those told by most origins first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.composing.index import Index
from generator.composing.sections import Placement
from generator.composing.stance import stances
from generator.composing.subjects import statement_subjects, title_for
from generator.model.briefing import OpenIssue, Position
from generator.model.corpus import MergedStatement
from generator.model.ids import digest

MOST = 12
_OPEN = 3.0  # the open-issues score of a statement that by itself shows something open
_SAME = 0.6  # share of the smaller one's statements that makes two subjects one issue


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    subject: str
    members: tuple[MergedStatement, ...]
    weight: float


def open_issues(index: Index, placements: tuple[Placement, ...]) -> tuple[OpenIssue, ...]:
    """The open issues, those with most behind them first."""
    openness = {placement.statement: _openness(placement) for placement in placements}
    placed = {placement.statement: placement.section for placement in placements}
    members: dict[str, list[MergedStatement]] = {}
    for statement in index.corpus.statements:
        if openness[statement.id] <= 0 and placed[statement.id] == "participants":
            continue
        for subject in statement_subjects(index, statement):
            members.setdefault(subject, []).append(statement)
    groups = []
    for subject, found in members.items():
        kept = tuple(found)
        opened = [statement for statement in kept if openness[statement.id] >= _OPEN]
        if not opened:
            continue
        weight = sum(_origins(statement) * openness[statement.id] for statement in opened)
        groups.append(_Group(subject=subject, members=kept, weight=weight))
    groups.sort(key=lambda group: (-group.weight, group.subject))
    chosen: list[_Group] = []
    for group in groups:
        ids = {statement.id for statement in group.members}
        if len(chosen) < MOST and not any(_overlap(ids, {one.id for one in other.members}) for other in chosen):
            chosen.append(group)
    return _issues(index, chosen, openness)


def _issues(index: Index, groups: list[_Group], openness: Mapping[str, float]) -> tuple[OpenIssue, ...]:
    issues: list[OpenIssue] = []
    for group in groups:
        title = title_for(index, group.subject, group.members, taken=frozenset(issue.title for issue in issues))
        ordered = sorted(group.members, key=lambda one: (-openness[one.id], -_origins(one), one.id))
        ids = tuple(statement.id for statement in ordered)
        coming = tuple(one.id for one in ordered if one.status in {"planned", "possible", "demanded"})
        issues.append(
            OpenIssue(
                id="i-" + digest(group.subject, *sorted(ids)),
                title=title,
                statements=ids,
                state=tuple(one for one in ids if one not in coming),
                next=coming,
                positions=_positions(index, ordered),
            )
        )
    return tuple(issues)


def _positions(index: Index, statements: list[MergedStatement]) -> tuple[Position, ...]:
    """The position of each party that the issue's statements name; without statements it is not stated."""
    stated: dict[str, list[str]] = {}
    named: dict[str, int] = {}
    for statement in statements:
        for stance in stances(index, statement):
            stated.setdefault(stance.party, []).append(statement.id)
        for party in dict.fromkeys(party for passage in index.of(statement) for party in index.parties_in(passage)):
            named[party] = named.get(party, 0) + 1
    involved = [party for party in named if party in stated or named[party] > 1]
    involved.sort(key=lambda party: (-len(stated.get(party, ())), -named[party], party))
    return tuple(Position(party=party, statements=tuple(stated.get(party, ()))) for party in involved)


def _openness(placement: Placement) -> float:
    """How open the statement's own words are: the mean score of its passages for open issues."""
    scores = [dict(vote.scores)["open_issues"] for vote in placement.votes]
    return sum(scores) / len(scores) if scores else 0.0


def _overlap(one: set[str], other: set[str]) -> bool:
    return len(one & other) >= _SAME * min(len(one), len(other))


def _origins(statement: MergedStatement) -> int:
    return len({citation.origin for citation in statement.citations})
