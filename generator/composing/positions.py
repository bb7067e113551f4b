"""Each party's position on an open issue, as the issue's statements tell it; without statements it is not stated."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from generator.composing.index import Index
from generator.composing.meetings import RankedMeeting
from generator.composing.newest import written_day
from generator.composing.stance import Stance, head_place, party_of, stances
from generator.language.section_cues import cues_in, joined, words_of
from generator.language.subjects import subjects
from generator.model.briefing import Position
from generator.model.corpus import MergedStatement

_OFFERS = frozenset({"offer", "propose", "proposal"})


def actors_of(index: Index, ranked: tuple[RankedMeeting, ...]) -> frozenset[str]:
    """Parties that act: they meet, or some statement tells what they want. Of others no position is missed."""
    meeting = {party for item in ranked for party in item.seed.parties}
    wanting = {stance.party for statement in index.corpus.statements for stance in stances(index, statement)}
    return frozenset(meeting | wanting)


def positions(
    index: Index,
    statements: list[MergedStatement],
    about: tuple[str, AbstractSet[str]],
    actors: frozenset[str],
) -> tuple[Position, ...]:
    """The position of each party that the statements of an issue name; without statements it is not stated.

    `about`: the issue's subject and the nouns of its title. A party may take a stand beside the matter in the same
    sentence; only what it says of the matter counts, and all it says in a sentence that goes on with it unnamed.
    """
    subject, heads = about
    known = subjects().get(subject.partition(":")[0])
    words = (known.words | known.heads if known else frozenset()) | heads
    stated: dict[str, list[str]] = {}
    named: dict[str, int] = {}
    aside: dict[str, list[str]] = {}
    weak: set[tuple[str, str]] = set()  # told by a noun alone: "at the port's request"
    for statement in statements:
        plain = {stance.party for stance in stances(index, statement, shown_only=True)}
        lemmas = {token.lemma for passage in index.of(statement) for token in passage.sentence.tokens}
        for stance in stances(index, statement):
            plainly = stance.refuses or bool(stance.acts & words_of("aim_verbs"))
            touches = words & stance.scope or not words & lemmas or (known is None and plainly)
            if touches and _is_position(index, statement, stance):
                told = stated if stance.party in plain else aside
                told.setdefault(stance.party, []).append(statement.id)
                weak.update({(stance.party, statement.id)} if not stance.acts and not stance.refuses else ())
        for party in dict.fromkeys(party for passage in index.of(statement) for party in index.parties_in(passage)):
            named[party] = named.get(party, 0) + 1
    for party, names in aside.items():
        stated.setdefault(
            party, names
        )  # told only in words that are not shown: better than nothing, never beside the others
    for party, names in stated.items():
        plainer = [name for name in names if (party, name) not in weak]
        stated[party] = plainer or names
    involved = [party for party in named if party in stated or (party in actors and named[party] > 1)]
    involved.sort(key=lambda party: (-len(stated.get(party, ())), -named[party], party))
    return tuple(
        Position(party=party, statements=_newest_offer_first(index, stated.get(party, []))) for party in involved
    )


def _is_position(index: Index, statement: MergedStatement, stance: Stance) -> bool:
    """Whether a stance is more than that a party told of what another does: "the host said that the two had met"."""
    if stance.refuses or not stance.verbs <= words_of("say"):
        return True
    words = joined([token.lemma for token in index.shown(statement).sentence.tokens])
    if statement.status == "demanded" or cues_in(words, "siding"):
        return True
    passage = index.shown(statement)
    tokens = passage.sentence.tokens
    others = (one for one in passage.mentions if party_of(index, one) not in {None, stance.party})
    return not any(
        (place := head_place(tokens, one)) is not None and tokens[place].dep in {"nsubj", "nsubjpass"} for one in others
    )


def _newest_offer_first(index: Index, names: list[str]) -> tuple[str, ...]:
    """The statements (ids) in their order, but of several offers the newest first: it replaces the others."""
    offers = [name for name in names if _is_offer(index, name)]
    newest = sorted(offers, key=lambda name: _day(index, name), reverse=True)
    places = iter(newest)
    return tuple(next(places) if name in offers else name for name in names)


def _is_offer(index: Index, name: str) -> bool:
    return any(token.lemma in _OFFERS for token in index.shown(index.statements[name]).sentence.tokens)


def _day(index: Index, name: str) -> int:
    day = written_day(index, index.shown(index.statements[name]).source)
    return day.toordinal() if day is not None else 0
