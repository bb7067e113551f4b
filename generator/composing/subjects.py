"""What statements are about: subjects found by their words, groups of statements under one subject."""

from __future__ import annotations

from collections.abc import Mapping

from generator.composing.index import Index
from generator.composing.phrases import subtree
from generator.language.section_cues import words_of
from generator.language.subjects import Subject, subjects, subjects_by_word
from generator.model.annotation import Token
from generator.model.corpus import MergedStatement, Passage

_PLACED = frozenset({"in", "against", "on"})


def subjects_of(passage: Passage) -> Mapping[str, int]:
    """The subjects of a passage and how many of its words tell of each.

    A split subject is told apart by who or where is meant: "armed_groups:kurdish".
    """
    found: dict[str, int] = {}
    for place in range(len(passage.sentence.tokens)):
        for subject in subjects_at(passage, place):
            found[subject] = found.get(subject, 0) + 1
    return found


def subjects_at(passage: Passage, place: int) -> tuple[str, ...]:
    """The subjects that the word at `place` tells of."""
    token = passage.sentence.tokens[place]
    if token.pos not in {"NOUN", "VERB", "ADJ", "PROPN"}:
        return ()
    if token.pos == "VERB" and token.lemma in words_of("noun_only"):
        return ()
    if token.dep == "compound" and token.lemma in words_of("head_only"):
        return ()  # "a base rate" is no base
    if token.pos == "PROPN" and _is_in_name(passage, token):
        return ()  # the Alliance for Reform is a party, neither an alliance nor a reform
    found = []
    for name in subjects_by_word().get(token.lemma, ()):
        subject = subjects()[name]
        if subject.split == "group":
            who = _group_at(passage, place, subject)
            found.extend([f"{name}:{who}"] if who else [])
        elif subject.split == "place":
            where = _country_at(passage, place)
            found.extend([f"{name}:{where}"] if where else [])
        else:
            found.append(name)
    return tuple(found)


def statement_subjects(index: Index, statement: MergedStatement) -> Mapping[str, int]:
    """The subjects of a statement: those that its shown words or most of its passages tell of, all words counted."""
    passages = index.of(statement)
    told: dict[str, int] = {}
    tellers: dict[str, int] = {}
    for passage in passages:
        for name, times in subjects_of(passage).items():
            told[name] = told.get(name, 0) + times
            tellers[name] = tellers.get(name, 0) + 1
    shown = subjects_of(index.shown(statement))
    return {name: times for name, times in told.items() if name in shown or tellers[name] * 2 > len(passages)}


def _group_at(passage: Passage, place: int, subject: Subject) -> str | None:
    """Which group the word at `place` names: "kurdish" in "Kurdish forces", "armed" for rebels without a name.

    None where it names no group: "Russian forces" are those of a party.
    """
    tokens = passage.sentence.tokens
    token = tokens[place]
    if token.pos not in {"NOUN", "PROPN"} or (token.pos == "PROPN" and token.lemma in words_of("company_nouns")):
        return None
    if token.dep in {"compound", "nmod", "amod"} and tokens[token.head].lemma in subject.heads:
        return None  # the noun it stands before is the one that names the group
    before = [item for item in tokens if tokens[item.head] is token and item.dep in {"amod", "compound", "nmod"}]
    armed = token.lemma in subject.words - {"opposition"} or any(item.lemma in subject.words for item in before)
    for item in before:
        capital = passage.exact[item.start - passage.start].isupper()
        ours = any(one.party is not None and one.start <= item.start < one.end for one in passage.mentions)
        if capital and not ours and item.lemma not in subject.words and item.start > passage.start:
            return item.lemma
    return "armed" if armed else None


def _country_at(passage: Passage, place: int) -> str | None:
    """The id of the party where something goes on: "war in Sudan" before "Sudan's war"; None where none is named."""
    tokens = passage.sentence.tokens
    below = subtree(tokens, place)
    after = place + 1
    if after < len(tokens) and tokens[after].lemma in _PLACED:  # what follows it, whatever the parser hangs it on
        below = (*subtree(tokens, after), *below)
    inside = sorted(below, key=lambda at: tokens[tokens[at].head].lemma not in _PLACED)
    return next((party for at in inside if (party := _party_at(passage, tokens[at])) is not None), None)


def _is_in_name(passage: Passage, token: Token) -> bool:
    """Whether a word is part of the name, of several words, of somebody or some body."""
    return any(
        one.form == "name" and " " in one.text and one.start <= token.start < one.end for one in passage.mentions
    )


def _party_at(passage: Passage, token: Token) -> str | None:
    named = (one.party for one in passage.mentions if one.start <= token.start < one.end)
    return next((party for party in named if party is not None), None)
