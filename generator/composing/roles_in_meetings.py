"""What the words of one sentence say of somebody's part in a meeting."""

from __future__ import annotations

from generator.composing.stance import head_place
from generator.language.section_cues import words_of
from generator.model.annotation import Token
from generator.model.briefing import Part
from generator.model.corpus import Mention, Passage

_GREETING = frozenset({"receive", "greet", "welcome"})
_LEADING = frozenset({"head", "lead", "preside", "chair"})
_VISITING = frozenset({"arrive", "visit", "travel", "fly", "land"})
_MEETING = frozenset({"meet", "talk", "attend", "participate", "join"})
_MEETINGS = frozenset({"talk", "talks", "meeting"})
_STAYING_AWAY = frozenset({"skip", "boycott"})


def part_in_passage(passage: Passage, mention: Mention) -> Part:
    """The part that `passage` gives to the one `mention` stands for; "presence_not_stated" where it gives none."""
    tokens = passage.sentence.tokens
    place = head_place(tokens, mention)
    if place is None:
        return "presence_not_stated"
    place = _first_of_list(tokens, place)
    token = tokens[place]
    verb = tokens[token.head]
    if token.dep == "pobj" and verb.lemma == "by":
        return _agent(tokens, token.head)
    if token.dep in {"nsubj", "nsubjpass"}:
        return _subject(tokens, token)
    if token.dep in {"dobj", "obj"} and verb.lemma == "host":
        return "guest"
    return "presence_not_stated"


def _subject(tokens: tuple[Token, ...], token: Token) -> Part:
    verb = tokens[token.head]
    below = [item for item in tokens if tokens[item.head] is verb]
    negated = any(item.dep == "neg" for item in below)
    part: Part = "presence_not_stated"
    if verb.lemma in _STAYING_AWAY or (negated and verb.lemma in _MEETING | _VISITING):
        part = "not_attending"
    elif verb.lemma in _LEADING and any(item.lemma in {"delegation", "team"} for item in tokens[token.head :]):
        part = "heads_delegation"
    elif verb.lemma in words_of("say"):
        part = "speaks_about"
    elif token.dep == "nsubjpass":
        part = "guest" if verb.lemma in _GREETING else part
    elif verb.lemma == "host":
        part = "host"
    elif verb.lemma in _VISITING:
        part = "guest"
    elif verb.lemma in _MEETING or (verb.lemma == "hold" and any(item.lemma in _MEETINGS for item in below)):
        part = "attends"
    return part


def _agent(tokens: tuple[Token, ...], by: int) -> Part:
    verb = tokens[tokens[by].head]
    if verb.lemma == "accompany":
        return "accompanies"
    if verb.lemma in _GREETING:
        return "receives"
    if verb.lemma in _LEADING:
        return "heads_delegation"
    if verb.lemma == "host":
        return "host"
    return "presence_not_stated"


def _first_of_list(tokens: tuple[Token, ...], place: int) -> int:
    """The first of the names joined by commas and "and", or the noun a name stands beside ("envoy Ana Ruiz")."""
    for _ in range(8):
        token = tokens[place]
        if token.dep in {"conj", "appos", "compound", "nmod"} and token.head != place:
            if tokens[token.head].pos not in {"NOUN", "PROPN"}:
                return place
            place = token.head
        else:
            return place
    return place
