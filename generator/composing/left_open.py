"""Which statements show something open, how plainly, and what: the ground on which issues are found."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from generator.composing.index import Index
from generator.composing.listed import listed_topics
from generator.composing.matters import Matter, matters
from generator.composing.points import is_pending
from generator.composing.sections import Placement
from generator.composing.stance import stances
from generator.language.section_cues import cues_in, joined, words_of

PLAINLY = 3.5  # the open-issues score of a statement that by itself shows something open


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOpen:
    """By statement id how open each is and what it leaves at issue; which are open, which announce talks."""

    openness: Mapping[str, float]
    matter: Mapping[str, Matter]
    opened: AbstractSet[str]
    announced: AbstractSet[str]


def left_open(index: Index, placements: tuple[Placement, ...]) -> LeftOpen:
    """What the statements leave open."""
    openness = {placement.statement: _openness(index, placement) for placement in placements}
    matter = matters(index)
    return LeftOpen(
        openness=openness,
        matter=matter,
        opened=frozenset(
            name
            for name, score in openness.items()
            if score >= PLAINLY or is_pending(index, index.statements[name]) or _takes_stand(index, name, matter[name])
        ),
        announced=frozenset(
            one.statement
            for one in placements
            if (one.section == "agenda" and index.statements[one.statement].status not in {"done", "denied"})
            or listed_topics(index.shown(index.statements[one.statement]))
        ),
    )


def _takes_stand(index: Index, name: str, matter: Matter) -> bool:
    """Whether a statement (id) denies or demands a matter that it names, or tells what a party will or won't have."""
    if not matter.nouns - words_of("plain_nouns"):
        return False
    statement = index.statements[name]
    if any(one.lemma == "whether" and one.dep == "mark" for one in index.shown(statement).sentence.tokens):
        return bool(matter.firm)  # "an inquiry into whether rules were broken"
    return statement.status in {"denied", "demanded"} or any(
        one.refuses or one.verbs & words_of("aim_verbs") for one in stances(index, statement, shown_only=True)
    )


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
    return max(own, PLAINLY if placement.section == "agenda" or pledged or listed else 0.0)
