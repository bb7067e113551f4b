"""Mentions of an occasion: the noun that names it, the days it bears, and whether it is told as past or planned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from generator.language.cues import MEETING_NOUNS
from generator.merging.occasion_words import (
    are_to_meet,
    are_to_resume,
    bears,
    is_of_a_body,
    is_part_of,
    names_occasion,
    only_sets_in_time,
    verb_above,
)
from generator.merging.periods import said_when
from generator.merging.when import length
from generator.model.annotation import Token
from generator.model.corpus import Passage
from generator.model.edtf import bounds, of_days

WHOLE = frozenset({"summit", "conference", "hearing"})  # kinds that hold other meetings beside or in them
ENDING = frozenset({"break", "end", "conclude", "collapse", "close", "finish", "wrap"})
SETTLING = frozenset({"agree", "decide"})  # done at talks, on their day
RESUMING = frozenset({"resume", "reconvene", "return", "restart"})
ATTENDING = frozenset({"attend", "join", "participate", "lead", "chair", "miss", "skip"}) | {"take"}  # "took part in"
SPECIFIC = 7  # days: a longer time is no date of an occasion

State = Literal["done", "planned", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An occasion named in a passage by the word `at` that place. `when`: its day or days; None where none is given.

    `resumed`, `agreed`: that talks will go on, that people will meet; `definite`: who was at "the talks".
    """

    passage: Passage
    at: int
    kind: str
    when: str | None
    state: State
    ending: bool = False
    resumed: bool = False
    agreed: bool = False
    definite: bool = False


def mentions_in(passage: Passage) -> tuple[Mention, ...]:
    """The first occasion that `passage` names as past, present or planned, and the first that it says will follow."""
    if passage.kind != "sentence" or passage.unused is not None:
        return ()
    tokens = passage.sentence.tokens
    found: dict[bool, Mention] = {}
    for place, token in enumerate(tokens):
        resumed = token.lemma in RESUMING and token.pos == "VERB" and are_to_resume(tokens, place)
        agreed = token.lemma == "meet" and token.pos == "VERB" and are_to_meet(tokens, place)
        follows = resumed or agreed
        if follows in found or not (follows or names_occasion(tokens, place)):
            continue
        verb = place if follows else verb_above(tokens, place)
        apart = _stands_beside(tokens, place) or (not follows and is_part_of(tokens, place))
        days, other = _days(passage, place, None if apart else verb, alone=follows)
        state = _state(passage, verb)
        if (other and not days) or state is None or only_sets_in_time(tokens, verb):
            continue
        found[follows] = Mention(
            passage=passage,
            at=place,
            kind=_kind(tokens, place, follows=follows),
            when=of_days(min(bounds(day)[0] for day in days), max(bounds(day)[1] for day in days)) if days else None,
            state="other" if apart and not days else state,
            ending=verb is not None and tokens[verb].lemma in ENDING,
            resumed=resumed,
            agreed=agreed,
            definite=_tells_who_was_there(tokens, place, verb),
        )
    return tuple(found[key] for key in sorted(found))


def _kind(tokens: Sequence[Token], place: int, *, follows: bool) -> str:
    if follows:
        return "meeting" if is_of_a_body(tokens, place) else "talks"
    kind = MEETING_NOUNS.get(tokens[place].lemma, "talks")
    return kind if kind in WHOLE else "talks"


def _tells_who_was_there(tokens: Sequence[Token], noun: int, verb: int | None) -> bool:
    """Whether somebody took part in "the talks": an occasion told before, so no other of its kind."""
    the = any(item.head == noun and item.lemma == "the" for item in tokens)
    return the and verb is not None and tokens[verb].lemma in ATTENDING


def _stands_beside(tokens: Sequence[Token], noun: int) -> bool:
    """Whether the verb tells what was done before or after it: "marched on Friday, a day before a hearing"."""
    above = tokens[tokens[noun].head]
    eve = above.lemma == "of" and tokens[above.head].lemma == "eve"
    return tokens[noun].dep == "pobj" and (eve or above.lemma in {"before", "after"})


def _days(passage: Passage, noun: int, verb: int | None, *, alone: bool) -> tuple[list[str], bool]:
    """The days that the noun or its verb bears, and whether they bear a longer time instead ("its summit in 2023").

    `alone`: the verb itself, none that it is coordinated with.
    """
    tokens = passage.sentence.tokens
    verbs = {verb}
    above = verb
    while (
        not alone and above is not None and tokens[above].dep in {"conj", "xcomp"} and tokens[above].head not in verbs
    ):
        above = tokens[above].head
        verbs.add(above)  # "agreed on Friday to go on but failed to settle it after hours of talks"
    if verb is not None and any(item.head == verb and item.lemma == "when" for item in tokens):
        verbs.add(tokens[verb].head)  # "stalled on Friday when they left a meeting"
    days, other = [], False
    for time in passage.times:
        place = next((at for at, item in enumerate(tokens) if time.start <= item.start < time.end), None)
        if time.edtf is None or time.quoted or place is None or not bears(tokens, place, noun, verbs):
            continue
        heard = said_when(passage, time) and not any(tokens[at].lemma in SETTLING for at in verbs if at is not None)
        if time.bound is None and length(time.edtf) <= SPECIFIC and not heard:
            days.append(time.edtf)
        else:
            other = True
    return days, other


def _state(passage: Passage, verb: int | None) -> State | None:
    """Whether the verb's clause tells what was done or is planned; None where the verb is that of no clause.

    "Agreed to build" and "failed to settle" head a clause of their complement: they themselves were done.
    """
    if verb is None:
        return None
    token = passage.sentence.tokens[verb]
    clause = next((each for each in passage.sentence.clauses if each.verb_start == token.start), None)
    if clause is None:
        return "done" if token.tag == "VBD" else None
    if clause.status in {"done", "under_way"}:
        return "done"
    return "planned" if clause.status in {"planned", "demanded", "possible"} else "other"
