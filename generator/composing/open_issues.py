"""What is unresolved: statements grouped into issues by what they are about, with each party's stated position.

A subject is an issue where at least one of its statements shows that something is open: a demand, a condition, a
failure, an aim, a doubt, an announced step without a date. What an issue holds besides (standing facts, agenda items)
is listed with it. At most a dozen, those told by most origins first.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from generator.composing.coverage import words_in
from generator.composing.index import Index
from generator.composing.listed import listed_topics
from generator.composing.meetings import RankedMeeting, name_meeting
from generator.composing.points import Point, is_pending, paragraphs, points
from generator.composing.sections import Placement
from generator.composing.stance import stances
from generator.composing.subjects import statement_subjects
from generator.composing.titles import telling_title, title_for, title_of_point
from generator.language.fixed_words import fixed
from generator.language.section_cues import cues_in, joined
from generator.language.subjects import subjects
from generator.model.briefing import OpenIssue, Position
from generator.model.corpus import MergedStatement
from generator.model.edtf import human
from generator.model.ids import digest

MOST = 12
_OPEN = 3.5  # the open-issues score of a statement that by itself shows something open
_BESIDE = 4  # statements of an issue that show nothing open themselves, at least
_MANY = 60  # statements of a folder above which one open remark does not make a subject an issue
_LONGEST = 16  # statements of one issue
_SAME = 0.75  # share of the smaller one's statements that makes two subjects one issue


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    subject: str
    title: str | None
    members: tuple[MergedStatement, ...]
    weight: float
    point: Point | None = None


def open_issues(
    index: Index, placements: tuple[Placement, ...], ranked: tuple[RankedMeeting, ...]
) -> tuple[OpenIssue, ...]:
    """The open issues, those with most behind them first."""
    openness = {placement.statement: _openness(index, placement) for placement in placements}
    least = 2 if len(index.corpus.statements) > _MANY else 1
    members: dict[str, list[MergedStatement]] = {}
    for statement in index.corpus.statements:
        for subject in statement_subjects(index, statement):
            members.setdefault(subject, []).append(statement)
    groups = [
        group
        for subject, found in members.items()
        if (group := _group(index, (subject, found), openness, least=least)) is not None
    ]
    groups += _awaited(index, ranked)
    groups.sort(key=lambda group: (-group.weight, group.subject))
    chosen: list[_Group] = []
    for group in groups:
        ids = {statement.id for statement in group.members}
        if len(chosen) < MOST and not any(_overlap(ids, {one.id for one in other.members}) for other in chosen):
            chosen.append(group)
    opened = {
        name for name, open_by in openness.items() if open_by >= _OPEN or is_pending(index, index.statements[name])
    }
    chosen = _with_what_follows(index, chosen, opened)
    claimed = {statement.id for group in chosen for statement in group.members}
    for point in points(index, opened, claimed, most=MOST - 1 - len(chosen)):
        chosen.append(
            _Group(subject=f"noun:{point.noun}", title=None, members=point.members[:_LONGEST], weight=0.0, point=point)
        )
    chosen += _alone(index, chosen, openness)[: MOST - 1 - len(chosen)]
    left = _unclaimed(index, placements, chosen, openness, opened)
    if left is not None:
        chosen = [*chosen[: MOST - 1], left]
    return _issues(index, chosen, openness, opened=opened, actors=_actors(index, ranked))


def _with_what_follows(index: Index, chosen: list[_Group], opened: AbstractSet[str]) -> list[_Group]:
    """The groups, each with the open statements without a subject that follow one of it in their paragraph."""
    before = paragraphs(index)
    claimed = {statement.id for group in chosen for statement in group.members}
    grown = list(chosen)
    for statement in index.corpus.statements:
        if statement.id in claimed or statement.id not in opened or statement_subjects(index, statement):
            continue
        above = set(index.statements_of.get(before.get(index.shown(statement).id, ""), ())) & opened
        for place, group in enumerate(grown):
            if above & {one.id for one in group.members} and len(group.members) < _LONGEST:
                grown[place] = replace(group, members=(*group.members, statement))
    return grown


def _alone(index: Index, chosen: list[_Group], openness: Mapping[str, float]) -> list[_Group]:
    """Issues of one statement that names what it leaves open: "no decision on night flights"."""
    claimed = {statement.id for group in chosen for statement in group.members}
    found = [
        _Group(subject=f"one:{one.id}", title=title, members=(one,), weight=0.0)
        for one in index.corpus.statements
        if one.id not in claimed
        and is_pending(index, one)
        and one.status == "denied"
        and (title := telling_title(index, one)) is not None
    ]
    return sorted(found, key=lambda group: (-openness[group.members[0].id], -_origins(group.members[0]), group.subject))


def _unclaimed(
    index: Index,
    placements: tuple[Placement, ...],
    chosen: list[_Group],
    openness: Mapping[str, float],
    opened: AbstractSet[str],
) -> _Group | None:
    """The open points that no issue holds, together; None where there are none."""
    claimed = {statement.id for group in chosen for statement in group.members}
    left = tuple(
        index.statements[placement.statement]
        for placement in placements
        if placement.statement not in claimed
        and (
            placement.statement in opened
            or (
                placement.section == "open_issues"
                and index.statements[placement.statement].voice not in {"assessment", "forecast"}
            )
        )
    )
    ranked = sorted(left, key=lambda one: (-openness[one.id], -_origins(one), one.id))[:_LONGEST]
    title = fixed("issues.other" if chosen else "issues.open")
    return _Group(subject="other", title=title, members=tuple(ranked), weight=0.0) if left else None


def _group(
    index: Index, about: tuple[str, list[MergedStatement]], openness: Mapping[str, float], *, least: int
) -> _Group | None:
    """The statements about a subject as an issue, or None where fewer than `least` of them show something open."""
    subject, found = about
    contested = subjects()[subject.partition(":")[0]].contested
    opened = [
        statement
        for statement in found
        if openness[statement.id] >= _OPEN
        or is_pending(index, statement)
        or (contested and statement.status == "under_way")
        or _takes_sides(index, statement, subject)
    ]
    if len(opened) < least or (len(found) == 1 and _origins(found[0]) == 1):
        return None
    beside = sorted(
        (one for one in found if one not in opened), key=lambda one: (-openness[one.id], -_origins(one), one.id)
    )
    opened.sort(key=lambda one: (-openness[one.id], -_origins(one), one.id))
    whole = len(found) * 2 > len(index.corpus.statements) and len(opened) >= _BESIDE
    ranked = opened if whole else [*opened, *beside[: max(_BESIDE, 2 * len(opened))]]
    weight = sum(_origins(statement) * max(_OPEN, openness[statement.id]) for statement in opened)
    return _Group(subject=subject, title=None, members=tuple(ranked[:_LONGEST]), weight=weight)


def _takes_sides(index: Index, statement: MergedStatement, subject: str) -> bool:
    """Whether a party sides for or against in a war or campaign that is not over: "voiced support for its campaign"."""
    if subject.partition(":")[0] != "war":
        return False
    parties = {stance.party for stance in stances(index, statement)}
    words = joined([token.lemma for passage in index.of(statement) for token in passage.sentence.tokens])
    return bool(parties - {subject.partition(":")[2]}) and bool(cues_in(words, "siding"))


def _awaited(index: Index, ranked: tuple[RankedMeeting, ...]) -> list[_Group]:
    """Meetings beside or after the main one that no source reports as held: what they bring is open."""
    groups = []
    for item in ranked:
        own = tuple(index.statements[name] for name in item.seed.statements if name in index.statements)
        if item.role in {"parallel", "possible"} and item.seed.status != "held" and own:
            weight = _OPEN * sum(_origins(statement) for statement in own)
            name = name_meeting(index, item.seed)
            if len(name.split()) == 1 and item.seed.when is not None:  # "Talks" alone tell nothing
                name = f"{name}, {human(item.seed.when)}"
            groups.append(_Group(subject=item.seed.id, title=name, members=own, weight=weight))
    return groups


def _issues(
    index: Index,
    groups: list[_Group],
    openness: Mapping[str, float],
    *,
    opened: AbstractSet[str],
    actors: frozenset[str],
) -> tuple[OpenIssue, ...]:
    issues: list[OpenIssue] = []
    for title, group in _folded(_titled(index, groups, opened)):
        ordered = sorted(group.members, key=lambda one: (-openness[one.id], -_origins(one), one.id))
        ids = tuple(statement.id for statement in ordered)
        coming = tuple(one.id for one in ordered if one.status in {"planned", "possible", "demanded"})
        issues.append(
            OpenIssue(
                id="i-" + digest(group.subject),  # not on its statements: they change with each article
                title=title,
                statements=ids,
                state=tuple(one for one in ids if one not in coming),
                next=coming,
                positions=_positions(index, ordered, group.subject, actors),
            )
        )
    return tuple(issues)


def _titled(index: Index, groups: list[_Group], opened: AbstractSet[str]) -> list[tuple[str, _Group]]:
    """The groups with their titles; one whose title says no more or less than an earlier one's is part of that."""
    found: list[tuple[str, _Group]] = []
    for group in groups:
        taken = frozenset(title for title, _ in found)
        if group.point is not None:
            title = title_of_point(index, group.point.noun, group.members, taken=taken, opened=opened)
        else:
            title = group.title or title_for(index, group.subject, group.members, taken=taken, opened=opened)
        told = frozenset(words_in(title))
        same = [
            place
            for place, (other, one) in enumerate(found)
            if group.title is None and one.title is None and _says_same(told, frozenset(words_in(other)))
        ]
        if same:
            other, one = found[same[0]]
            members = dict.fromkeys([*one.members, *group.members])
            found[same[0]] = (other, replace(one, members=tuple(members)[:_LONGEST]))
        else:
            found.append((title, group))
    return found


def _folded(titled: list[tuple[str, _Group]]) -> list[tuple[str, _Group]]:
    """The groups without those that no words of the sources name and half of whose statements another one holds.

    What such a group holds besides goes with them.
    """
    plain = frozenset(subject.title for subject in subjects().values())
    kept = list(titled)
    for title, group in titled:
        own = {statement.id for statement in group.members}
        shared = [
            (title_of in plain, -len(own & {one.id for one in other.members}), place)
            for place, (title_of, other) in enumerate(kept)
            if other.subject != group.subject and 2 * len(own & {one.id for one in other.members}) >= len(own)
        ]
        if title not in plain or not shared:
            continue
        other_title, other = kept[min(shared)[-1]]
        members = tuple(dict.fromkeys([*other.members, *group.members]))[:_LONGEST]
        kept[min(shared)[-1]] = (other_title, replace(other, members=members))
        kept = [item for item in kept if item[1].subject != group.subject]
    return kept


def _says_same(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and (one <= other or other <= one)


def _actors(index: Index, ranked: tuple[RankedMeeting, ...]) -> frozenset[str]:
    """Parties that act: they meet, or some statement tells what they want. Of others no position is missed."""
    meeting = {party for item in ranked for party in item.seed.parties}
    wanting = {stance.party for statement in index.corpus.statements for stance in stances(index, statement)}
    return frozenset(meeting | wanting)


def _positions(
    index: Index, statements: list[MergedStatement], subject: str, actors: frozenset[str]
) -> tuple[Position, ...]:
    """The position of each party that the issue's statements name; without statements it is not stated."""
    known = subjects().get(subject.partition(":")[0])
    words = known.words | known.heads if known else frozenset()
    stated: dict[str, list[str]] = {}
    named: dict[str, int] = {}
    aside: dict[str, list[str]] = {}
    for statement in statements:
        plain = {stance.party for stance in stances(index, statement, shown_only=True)}
        for stance in stances(index, statement):
            if not words or words & stance.scope or not statement_subjects(index, statement):
                (stated if stance.party in plain else aside).setdefault(stance.party, []).append(statement.id)
        for party in dict.fromkeys(party for passage in index.of(statement) for party in index.parties_in(passage)):
            named[party] = named.get(party, 0) + 1
    for party, names in aside.items():
        stated.setdefault(
            party, names
        )  # told only in words that are not shown: better than nothing, never beside the others
    involved = [party for party in named if party in stated or (party in actors and named[party] > 1)]
    involved.sort(key=lambda party: (-len(stated.get(party, ())), -named[party], party))
    return tuple(Position(party=party, statements=tuple(stated.get(party, ()))) for party in involved)


def _openness(index: Index, placement: Placement) -> float:
    """How open a statement is: the score of its shown words for open issues, or the mean of its passages if higher.

    What is on the agenda, and what has been offered or promised, is open as well.
    """
    statement = index.statements[placement.statement]
    scores = {vote.passage: dict(vote.scores)["open_issues"] for vote in placement.votes}
    own = max(scores[index.shown(statement).id], sum(scores.values()) / len(scores))
    passages = index.of(statement)
    pledged = any(cues_in(joined([token.lemma for token in passage.sentence.tokens]), "pledge") for passage in passages)
    listed = bool(listed_topics(index.shown(statement)))
    return max(own, _OPEN if placement.section == "agenda" or pledged or listed else 0.0)


def _overlap(one: set[str], other: set[str]) -> bool:
    return len(one & other) >= _SAME * min(len(one), len(other))


def _origins(statement: MergedStatement) -> int:
    return len({citation.origin for citation in statement.citations})
