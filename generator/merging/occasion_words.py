"""The words by which a sentence names an occasion, and what hangs on them."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from generator.language.offices import office_class
from generator.model.annotation import Token

# Nouns that name an occasion by themselves. A trial lasts for weeks, a visit needs its visitor.
NOUNS = frozenset({"summit", "talk", "talks", "negotiation", "meeting", "session", "hearing", "conference"})
PRESS = frozenset({"news", "press", "media"})
WHO_RESUMES = frozenset({"side", "negotiator", "delegation", "team", "envoy", "mediator"})
OTHERS = frozenset({"last", "next", "previous", "earlier", "further", "another", "future", "past", "former"})
PARTS_OF_DAY = frozenset({"hour", "morning", "afternoon", "evening", "night", "start", "end", "beginning"})


def names_occasion(tokens: Sequence[Token], place: int) -> bool:
    """Whether the noun at `place` names an occasion spoken of: not a news conference, nor "the last summit"."""
    token = tokens[place]
    if token.lemma not in NOUNS or token.pos not in {"NOUN", "PROPN"}:
        return False
    if token.lemma == "talk" and token.tag != "NNS":
        return False
    if token.dep == "compound" and office_class(tokens[token.head].lemma) is not None:
        return False  # "conference president"
    below = [item.lemma for item in tokens if tokens[item.head] is token and item is not token]
    if token.lemma == "negotiation" and token.tag == "NN" and not below:
        return False  # "not open to negotiation"
    return PRESS.isdisjoint(below) and OTHERS.isdisjoint(below) and "no" not in below


def are_to_meet(tokens: Sequence[Token], verb: int) -> bool:
    """Whether people told by their offices will meet: "agreed that their foreign ministers would meet in Lima"."""
    below = [(place, item) for place, item in enumerate(tokens) if item.head == verb and place != verb]
    ahead = any(item.dep == "aux" and item.lemma in {"will", "would", "shall"} for _, item in below)
    return ahead and any(
        item.dep == "nsubj" and item.tag in {"NNS", "NNPS"} and office_class(item.lemma) is not None
        for _, item in below
    )


def only_sets_in_time(tokens: Sequence[Token], verb: int | None) -> bool:
    """Whether the verb only says when something else was: "voted in May, after negotiations broke down"."""
    return verb is not None and any(
        item.head == verb and item.dep == "mark" and item.lemma in {"after", "before", "since"} for item in tokens
    )


def are_to_resume(tokens: Sequence[Token], verb: int) -> bool:
    """Whether the verb's subject, or that of the verb that opens it ("agreed to return"), names talks or sides."""
    places = [verb, tokens[verb].head] if tokens[verb].dep in {"xcomp", "conj", "ccomp"} else [verb]
    return any(
        item.dep == "nsubj" and item.head in places and (item.lemma in WHO_RESUMES or item.lemma in NOUNS)
        for item in tokens
    )


def verb_above(tokens: Sequence[Token], place: int) -> int | None:
    """The place of the nearest verb above the word at `place`, itself where it is the root; None for none."""
    for _ in range(8):
        head = tokens[place].head
        if head == place:
            return place if tokens[place].pos in {"VERB", "AUX"} else None
        if tokens[head].pos in {"VERB", "AUX"}:
            return _begun(tokens, head)
        place = head
    return None


def _begun(tokens: Sequence[Token], verb: int) -> int:
    """The verb that "are to" or "is due to" stands before: "the talks are to begin at noon"."""
    if tokens[verb].lemma != "be":
        return verb
    return next(
        (at for at, one in enumerate(tokens) if one.head == verb and one.dep == "xcomp" and one.pos == "VERB"), verb
    )


def bears(tokens: Sequence[Token], place: int, noun: int, verbs: AbstractSet[int | None]) -> bool:
    """Whether the time at `place` hangs on the noun or on one of the verbs, with no other noun between."""
    for _ in range(8):
        head = tokens[place].head
        if head == noun or head in verbs:
            return True
        token = tokens[head]
        if head == place or token.pos in {"VERB", "AUX"}:
            return False
        if token.pos == "NOUN" and token.lemma not in PARTS_OF_DAY:
            return False
        place = head
    return False
