"""Who wants what: the statements in which a party says or does something that shows its position."""

from __future__ import annotations

from dataclasses import dataclass

from generator.composing.index import Index
from generator.language.section_cues import words_of
from generator.model.annotation import Token
from generator.model.corpus import Mention, MergedStatement, Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """A party (id) whose position a statement (id) tells, and the verb that shows it."""

    party: str
    statement: str
    verb: str


def stances(index: Index, statement: MergedStatement) -> tuple[Stance, ...]:
    """The parties whose position `statement` tells, each once, in order.

    A party has a stance where it, or somebody who belongs to it, is the subject of a verb of wanting, doing or
    refusing, or the one by whom something is called names. That somebody is only mentioned shows nothing.
    """
    found: dict[str, str] = {}
    for passage in index.of(statement):
        for party, verb in _in_passage(index, passage):
            found.setdefault(party, verb)
    return tuple(Stance(party=party, statement=statement.id, verb=verb) for party, verb in found.items())


def party_of(index: Index, mention: Mention) -> str | None:
    """The id of the party that a mention stands for or belongs to."""
    if mention.party is not None:
        return mention.party if mention.party in index.parties else None
    who = index.participants.get(mention.participant or "")
    if who is None or who.party is None:
        return None
    return next((party.id for party in index.corpus.parties if party.name == who.party), None)


def _in_passage(index: Index, passage: Passage) -> list[tuple[str, str]]:
    verbs, called = words_of("stance_verbs"), words_of("calling_verbs")
    tokens = passage.sentence.tokens
    found = []
    for mention in passage.mentions:
        party = party_of(index, mention)
        place = head_place(tokens, mention)
        if party is None or place is None:
            continue
        for verb in _governors(tokens, place):
            if tokens[verb].lemma in verbs:
                found.append((party, tokens[verb].lemma))
                break
        token = tokens[place]
        if token.dep == "pobj" and tokens[token.head].lemma == "by" and _caller(tokens, token.head) in called:
            found.append((party, _caller(tokens, token.head)))
    return found


def head_place(tokens: tuple[Token, ...], mention: Mention) -> int | None:
    """The place of the word of `mention` that the others hang on."""
    inside = [place for place, token in enumerate(tokens) if mention.start <= token.start and token.end <= mention.end]
    for place in inside:
        if tokens[place].head not in inside or tokens[place].head == place:
            return place
    return None


def _governors(tokens: tuple[Token, ...], place: int) -> list[int]:
    """The verbs that the word at `place` is a subject of, with those joined to or opened by them ("tries to mend")."""
    while tokens[place].dep == "conj" and tokens[tokens[place].head].pos in {"NOUN", "PROPN"}:
        place = tokens[place].head
    if tokens[place].dep == "poss":  # "Turkey's backing", "the Kremlin's spokesman said"
        owner = tokens[place].head
        return [owner, *_governors(tokens, owner)] if owner != place else []
    if tokens[place].dep == "compound" and tokens[place].head != place:
        return _governors(tokens, tokens[place].head)
    if tokens[place].dep not in {"nsubj", "nsubjpass"}:
        return []
    verb = tokens[place].head
    below = [
        at
        for at, token in enumerate(tokens)
        if token.head == verb
        and at != verb
        and token.dep in {"conj", "xcomp", "advcl"}
        and token.pos in {"VERB", "AUX"}
    ]
    return [verb, *below]


def _caller(tokens: tuple[Token, ...], by: int) -> str:
    return tokens[tokens[by].head].lemma
