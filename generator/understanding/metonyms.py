"""Capitals that stand for their government: told by what the capital does in the sentence.

"Lima wants guarantees" and "talks between Paris and Rome" mean governments; "in Lima" and "Rome's airport" places.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.language.word_sections import sections
from generator.understanding.names.lines import HYPHENS, POSSESSIVES

if TYPE_CHECKING:
    from spacy.tokens import Token as Word

CUES = sections("metonym_cues.txt")
PARTY_PREPOSITIONS = frozenset(CUES["party_prepositions"])
OF_PARTY = frozenset(CUES["of_party"])
PLACES_OWNED = frozenset(CUES["places_owned"])
BACKED = frozenset(CUES["backed"])
PLACE_VERBS = frozenset(CUES["place_verbs"])
ADDRESSED = frozenset(CUES["addressed"])
FINITE = frozenset({"VBD", "VBZ", "MD"})
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
    verb = document[last.i + 1] if last.i + 1 < len(document) else None
    if verb is not None and verb.tag_ in FINITE and last.dep_ == "compound":
        return verb.lemma_ not in PLACE_VERBS  # the parser took the capital for part of a longer name
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
    if relation == "poss":
        return governor.lemma_.lower() not in PLACES_OWNED and governor.pos_ != "PROPN"
    if relation == "pobj":
        preposition = governor.lower_
        of_party = preposition == "of" and governor.head.lemma_.lower() in OF_PARTY
        return of_party or governor.dep_ == "agent" or preposition in PARTY_PREPOSITIONS
    return relation in {"dobj", "dative"} and governor.lemma_ in ADDRESSED and first.i == word.i
