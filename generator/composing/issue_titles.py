"""The titles of issues, and which statements each holds by its title."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import replace

from generator.composing.coverage import words_in
from generator.composing.index import Index
from generator.composing.issue_groups import ANNOUNCED, LONGEST, Group
from generator.composing.left_open import LeftOpen
from generator.composing.membership import on_its_matter, on_title, sums_in, title_heads
from generator.composing.paragraphs import paragraphs
from generator.composing.subjects import statement_subjects
from generator.composing.titles import title_for, title_of_point
from generator.language.subjects import subjects


def with_titles(index: Index, groups: list[Group], told: LeftOpen) -> list[Group]:
    """The groups, each with a title of its own; none that only a person or place would name."""
    titled: list[Group] = []
    for group in groups:
        taken = frozenset(one.title for one in titled if one.title is not None)
        title = group.title
        if title is None and group.point is not None:
            others = frozenset(one.point.noun for one in groups if one.point is not None) - {group.point.noun}
            title = title_of_point(
                index, group.point.noun, group.members, taken=taken, opened=told.opened, others=others
            )
            if title is not None and len(title.split()) == 1 and not group.point.shared:
                title = None  # a bare word that one remark names says too little
        elif title is None:
            title = title_for(index, group.subject, group.members, taken=taken, opened=told.opened)
        if title is not None:
            titled.append(replace(group, title=title))
    return titled


def on_their_titles(index: Index, groups: list[Group], told: LeftOpen) -> list[Group]:
    """The groups without the statements that are not about their titles; none of which nothing open is left."""
    heads = [title_heads(index, group.title or "", group.members) for group in groups]
    kept = []
    for place, group in enumerate(groups):
        others = frozenset[str]().union(*(nouns for at, nouns in enumerate(heads) if at != place))
        members = group.members
        if not group.fixed:
            members = on_title(index, (group.subject, members), told, (heads[place], others - heads[place]))
        known = subjects().get(group.subject.partition(":")[0])
        standing = group.fixed or (known is not None and (known.contested or known.split is not None))
        if standing or (_has_name(group, heads[place], told) and any(one.id in told.opened for one in members)):
            kept.append(replace(group, members=members))
    return kept


def with_their_matter(index: Index, groups: list[Group], told: LeftOpen) -> list[Group]:
    """The groups, each with the open statements that leave its title's matter at issue."""
    grown = []
    for group in groups:
        heads = title_heads(index, group.title or "", group.members)
        further = () if group.fixed else on_its_matter(index, heads, told)
        grown.append(replace(group, members=tuple(dict.fromkeys([*group.members, *further]))[:LONGEST]))
    return grown


def merged(groups: list[Group]) -> list[Group]:
    """The groups, one for those whose titles say no more or less than one another."""
    found: list[Group] = []
    for group in groups:
        told = frozenset(words_in(group.title or ""))
        same = [
            place
            for place, other in enumerate(found)
            if not group.fixed and not other.fixed and _says_same(told, frozenset(words_in(other.title or "")))
        ]
        if same:
            one = found[same[0]]
            members = dict.fromkeys([*one.members, *group.members])
            found[same[0]] = replace(one, members=tuple(members)[:LONGEST])
        else:
            found.append(group)
    return found


def with_what_follows(index: Index, chosen: list[Group], told: LeftOpen) -> list[Group]:
    """The groups, each with the open statements without another subject that follow one of it in their paragraph.

    Also those that name the same sum of money: "the fine, which she put at $3 million", "they owe $3 million".
    """
    before = paragraphs(index)
    claimed = {statement.id for group in chosen for statement in group.members}
    grown = list(chosen)
    for statement in index.corpus.statements:
        if statement.id in claimed or statement.id not in told.opened:
            continue
        own = frozenset(statement_subjects(index, statement))
        above = set(index.statements_of.get(before.get(index.shown(statement).id, ""), ()))
        for place, group in enumerate(grown):
            same_sum = not group.fixed and bool(sums_in(index, (statement,)) & sums_in(index, group.members))
            follows = own <= {group.subject} and bool(above & {one.id for one in group.members})
            if (follows or same_sum) and len(group.members) < LONGEST:
                grown[place] = replace(group, members=(*group.members, statement))
    return grown


def folded(groups: list[Group]) -> list[Group]:
    """The groups without those that no words of the sources name and half of whose statements another one holds.

    What such a group holds besides goes with them.
    """
    plain = frozenset(subject.title for subject in subjects().values())
    kept = list(groups)
    for group in groups:
        own = {statement.id for statement in group.members}
        shared = [
            (other.title in plain, -len(own & {one.id for one in other.members}), place)
            for place, other in enumerate(kept)
            if other.subject != group.subject and 2 * len(own & {one.id for one in other.members}) >= len(own)
        ]
        if group.title not in plain or not shared:
            continue
        other = kept[min(shared)[-1]]
        members = tuple(dict.fromkeys([*other.members, *group.members]))[:LONGEST]
        kept[min(shared)[-1]] = replace(other, members=members)
        kept = [item for item in kept if item.subject != group.subject]
    return kept


def _has_name(group: Group, heads: AbstractSet[str], told: LeftOpen) -> bool:
    """Whether its title says what is at issue: by words of what its statements leave so, or that two origins announce.

    The plain title of some subjects does.
    """
    subject = subjects()[group.subject.partition(":")[0]]
    if group.title == subject.title:
        return subject.named
    origins = {citation.origin for one in group.members if one.id in told.announced for citation in one.citations}
    return subject.named or len(origins) >= ANNOUNCED or any(heads & told.matter[one.id].nouns for one in group.members)


def _says_same(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and (one <= other or other <= one)
