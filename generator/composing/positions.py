"""Each party's position on an open issue, as the issue's statements tell it; without statements it is not stated."""

from __future__ import annotations

from generator.composing.index import Index
from generator.composing.meetings import RankedMeeting
from generator.composing.stance import stances
from generator.composing.subjects import statement_subjects
from generator.language.subjects import subjects
from generator.model.briefing import Position
from generator.model.corpus import MergedStatement


def actors_of(index: Index, ranked: tuple[RankedMeeting, ...]) -> frozenset[str]:
    """Parties that act: they meet, or some statement tells what they want. Of others no position is missed."""
    meeting = {party for item in ranked for party in item.seed.parties}
    wanting = {stance.party for statement in index.corpus.statements for stance in stances(index, statement)}
    return frozenset(meeting | wanting)


def positions(
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
