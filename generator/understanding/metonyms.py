"""Capitals that stand for their government: told by what the capital does in the sentence.

"Ankara wants guarantees" and "talks between Paris and Rome" mean governments; "in Ankara" and "Moscow's airport" the places.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.understanding.name_lines import HYPHENS, POSSESSIVES

if TYPE_CHECKING:
    from spacy.tokens import Token as Word

PLACE_PREPOSITIONS = frozenset(
    "in at near from to around outside inside across through into toward towards over above via throughout beyond".split()
)
PARTY_PREPOSITIONS = frozenset("between with against by among amongst for under".split())
OF_PARTY = frozenset(
    "ally allies part behalf policy support consent approval leadership backing refusal demand plan position stance rival "
    "enemy critic friend partner government patience request hand interest side goal aim influence orbit".split()
)
PLACES_OWNED = frozenset(
    "airport street district suburb centre center outskirts mayor metro subway hospital university hotel stadium square "
    "museum cathedral zoo port road neighbourhood neighborhood resident quarter skyline climate weather population park "
    "river station church mosque palace avenue harbour harbor traffic east west north south".split()
)
BACKED = frozenset("backed led brokered mediated controlled friendly appointed supported sponsored funded imposed".split())
PLACE_VERBS = frozenset("lie sit stand".split())
ADDRESSED = frozenset(
    "urge tell warn press accuse ask blame pressure criticize criticise condemn isolate persuade inform notify support "
    "oppose anger help allow lead force push sanction arm invite infuriate alarm reassure".split()
)
LONGEST_CHAIN = 8


def is_government(first: Word, last: Word) -> bool:
    """Whether the capital that runs from `first` to `last` is used for the government that sits there."""
    document = last.doc
    behind = document[last.i + 1].text if last.i + 1 < len(document) else ""
    if behind in HYPHENS:
        after = document[last.i + 2].lower_ if last.i + 2 < len(document) else ""
        return after in BACKED
    if behind in POSSESSIVES and last.dep_ != "poss":
        return False
    before = document[first.i - 1].lower_ if first.i else ""
    if before in {"between", "by"} and last.dep_ != "compound" and behind not in POSSESSIVES:
        return True
    word = last
    for _ in range(LONGEST_CHAIN):
        if word.dep_ not in {"conj", "appos"} or word.head.i == word.i:
            break
        word = word.head
    return _acts(word, first)


def _acts(word: Word, first: Word) -> bool:
    relation, governor = word.dep_, word.head
    if relation in {"nsubj", "nsubjpass"}:
        return governor.lemma_ not in PLACE_VERBS
    if relation == "agent" or (relation == "pobj" and governor.dep_ == "agent"):
        return True
    if relation == "poss":
        return governor.lemma_.lower() not in PLACES_OWNED and governor.pos_ != "PROPN"
    if relation == "pobj":
        preposition = governor.lower_
        if preposition in PLACE_PREPOSITIONS:
            return False
        if preposition == "of":
            return governor.head.lemma_.lower() in OF_PARTY
        return preposition in PARTY_PREPOSITIONS
    return relation in {"dobj", "dative"} and governor.lemma_ in ADDRESSED and first.i == word.i
