"""What is unresolved: statements grouped into issues by what they are about, with each party's stated position.

A subject, or a noun that no subject has, is an issue where its statements leave it open: it is demanded, refused,
disputed, awaited or announced without a date. What an issue holds besides (standing facts, agenda items) is listed with
it. At most a dozen, those told by most origins first.
"""

from __future__ import annotations

from generator.composing.index import Index
from generator.composing.issue_groups import (
    LONGEST,
    Group,
    awaited_groups,
    groups_of_one,
    origins_of,
    person_groups,
    subject_groups,
    unclaimed,
)
from generator.composing.issue_titles import (
    folded,
    merged,
    on_their_titles,
    with_their_matter,
    with_titles,
    with_what_follows,
)
from generator.composing.left_open import LeftOpen, left_open
from generator.composing.meetings import RankedMeeting
from generator.composing.membership import title_heads
from generator.composing.points import points
from generator.composing.positions import actors_of, positions
from generator.composing.sections import Placement
from generator.model.briefing import OpenIssue
from generator.model.ids import digest

MOST = 12
_SAME = 0.75  # share of the smaller one's statements that makes two subjects one issue


def open_issues(
    index: Index, placements: tuple[Placement, ...], ranked: tuple[RankedMeeting, ...]
) -> tuple[OpenIssue, ...]:
    """The open issues, those with most behind them first."""
    told = left_open(index, placements)
    groups = [*subject_groups(index, told), *awaited_groups(index, ranked), *person_groups(index, told)]
    groups.sort(key=lambda group: (-group.weight, group.subject))
    chosen: list[Group] = []
    for group in groups:
        ids = {statement.id for statement in group.members}
        if len(chosen) < MOST and not any(_overlap(ids, {one.id for one in other.members}) for other in chosen):
            chosen.append(group)
    chosen = on_their_titles(index, with_titles(index, with_what_follows(index, chosen, told), told), told)
    claimed = {statement.id for group in chosen for statement in group.members}
    chosen += [
        Group(subject=f"noun:{point.noun}", members=point.members[:LONGEST], weight=0.0, point=point)
        for point in points(index, told.opened, claimed, told.matter, most=MOST - 1 - len(chosen))
    ]
    chosen = with_their_matter(index, merged(with_titles(index, chosen, told)), told)
    chosen = with_what_follows(index, chosen, told)
    chosen += groups_of_one(index, chosen, told)[: MOST - 1 - len(chosen)]
    left = unclaimed(index, placements, chosen, told)
    if left is not None:
        chosen = [*chosen[: MOST - 1], left]
    return _issues(index, folded(chosen), told, actors=actors_of(index, ranked))


def _issues(
    index: Index,
    groups: list[Group],
    told: LeftOpen,
    *,
    actors: frozenset[str],
) -> tuple[OpenIssue, ...]:
    issues: list[OpenIssue] = []
    for group in groups:
        ordered = sorted(group.members, key=lambda one: (-told.openness[one.id], -origins_of(one), one.id))
        ids = tuple(statement.id for statement in ordered)
        heads = title_heads(index, group.title or "", group.members) if not group.fixed else frozenset[str]()
        coming = tuple(one.id for one in ordered if one.status in {"planned", "possible", "demanded"})
        issues.append(
            OpenIssue(
                id="i-" + digest(group.subject),  # not on its statements: they change with each article
                title=group.title or "",
                statements=ids,
                state=tuple(one for one in ids if one not in coming),
                next=coming,
                positions=positions(index, ordered, (group.subject, heads), actors),
            )
        )
    return tuple(issues)


def _overlap(one: set[str], other: set[str]) -> bool:
    return len(one & other) >= _SAME * min(len(one), len(other))
