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
WHO_MEET = WHO_RESUMES | {"party", "leader", "minister", "deputy"}  # in the plural
BODIES = frozenset({"board", "committee", "council", "cabinet", "parliament", "panel", "commission", "assembly"})
OPENING = frozenset({"due", "set", "schedule", "expect", "plan", "agree", "decide"})  # before "to meet"
# "three hours of talks" are the talks, "the minutes of the meeting" are not the meeting
STRETCHES = frozenset({"hour", "day", "week", "round", "series", "start", "end", "beginning", "opening", "rest", "eve"})
TOWNS = frozenset({"city", "town", "capital", "village", "resort", "port"})
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
    """Whether people told by their offices, sides or a body will meet: "their ministers would meet", "the board will".

    Who opens the verb does it: "the delegations are due to meet".
    """
    places = {verb}
    ahead = any(item.head == verb and item.dep == "aux" and item.lemma in {"will", "would", "shall"} for item in tokens)
    for _ in range(2):  # up from "meet" over "due" to "are"
        top = min(places)
        above = tokens[top].head
        if tokens[top].dep != "xcomp" or tokens[above].lemma not in OPENING | {"be"}:
            break
        ahead = (
            ahead or tokens[above].lemma in OPENING or any(item.head == top and item.lemma == "to" for item in tokens)
        )
        places.add(above)
        if tokens[above].dep == "acomp":
            places.add(tokens[above].head)
    return ahead and any(
        item.dep in {"nsubj", "nsubjpass"} and item.head in places and place != verb and _can_meet(item)
        for place, item in enumerate(tokens)
    )


def is_of_a_body(tokens: Sequence[Token], verb: int) -> bool:
    """Whether it is a body that meets by itself: "the board will meet in May" tells a meeting, no talks."""
    return any(item.head == verb and item.dep == "nsubj" and item.lemma in BODIES for item in tokens)


def _can_meet(token: Token) -> bool:
    if token.tag in {"NNS", "NNPS"}:
        return token.lemma in WHO_MEET or office_class(token.lemma) is not None
    return token.lemma in BODIES


def is_part_of(tokens: Sequence[Token], place: int) -> bool:
    """Whether the noun at `place` only says of what something is: "the minutes of the meeting"."""
    above = tokens[tokens[place].head]
    if tokens[place].dep != "pobj" or above.lemma != "of":
        return False
    holder = tokens[above.head]
    counted = any(tokens[item.head] is holder and item.dep == "nummod" for item in tokens)
    return holder.pos == "NOUN" and holder.lemma not in STRETCHES and not counted


def town_named(tokens: Sequence[Token], name: int) -> int:
    """The word that stands for the place named at `name`: "city" in "the city of Lima" and "the capital, Lima"."""
    above = tokens[name].head
    if tokens[name].dep == "appos" and tokens[above].lemma in TOWNS:
        return above
    if tokens[name].dep == "pobj" and tokens[above].lemma == "of" and tokens[tokens[above].head].lemma in TOWNS:
        return tokens[above].head
    return name


def only_sets_in_time(tokens: Sequence[Token], verb: int | None) -> bool:
    """Whether the verb only says when something else was: "voted in May, after negotiations broke down"."""
    return verb is not None and any(
        item.head == verb and item.dep == "mark" and item.lemma in {"after", "before", "since"} for item in tokens
    )


def are_to_resume(tokens: Sequence[Token], verb: int) -> bool:
    """Whether the verb's subject, or that of the verb that opens it ("agreed to return"), names talks or sides."""
    places = [verb, tokens[verb].head] if tokens[verb].dep in {"xcomp", "conj", "ccomp"} else [verb]
    return any(
        item.dep == "nsubj" and item.head in places and (item.lemma in WHO_RESUMES | NOUNS or _can_meet(item))
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
