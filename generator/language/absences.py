"""Who stayed away from something and who came instead, by the words of one sentence.

"Lee was not there", "Lee sent his apologies", "Ruiz stood in for Lee", "sent an envoy, Ruiz, in place of Lee". Whom the
words mean and what they stayed away from is for others to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.language.section_cues import words_of
from generator.language.word_sections import sections
from generator.model.annotation import Token

_WORDS = {name: frozenset(words) for name, words in sections("absence_words.txt").items()}
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_DOUBTED = frozenset({"could", "may", "might", "would", "should"})
_CONDITIONS = frozenset({"if", "whether", "unless"})
_THERE = frozenset({"present", "there"})
_GONE = frozenset({"away", "home", "behind"})
_IN_PLACE = frozenset({"place", "stead"})
_SUBSTITUTING = _IN_PLACE | _WORDS["stood_in"] | _WORDS["stood_for"] | {"instead", "replace", "represent"}
_STEPS = 6  # words up the tree from "place" to the verb


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """The places of the words that head the phrases for who stayed away and who came `instead`, None where not told.

    `sure`: the words alone say so; "was replaced by" may be said of an office as well. `ahead`: it is still to come.
    """

    absent: int | None
    instead: int | None = None
    sure: bool = True
    ahead: bool = False


def may_tell_of_a_substitute(tokens: Sequence[Token]) -> bool:
    """Whether a word is there without which no sentence tells who came instead: cheap to ask of many sentences."""
    return not _SUBSTITUTING.isdisjoint(token.lemma for token in tokens)


def absences(tokens: Sequence[Token]) -> tuple[Absence, ...]:
    """All absences that one sentence tells, in order. `tokens`: its words."""
    found: list[Absence] = []
    for place, token in enumerate(tokens):
        if token.pos in {"VERB", "AUX"} and not _is_doubted(tokens, place):
            told = _stands_in(tokens, place) or _is_replaced(tokens, place) or _stays_away(tokens, place)
            found += [told] if told else []
        elif token.lemma in _IN_PLACE | {"instead"}:
            told = _in_place_of(tokens, place)
            found += [told] if told else []
        elif token.lemma == "absence":
            who = _owner(tokens, place)
            found += [Absence(absent=who)] if who is not None else []
    return tuple(found)


def _below(tokens: Sequence[Token], place: int) -> list[int]:
    return [at for at, item in enumerate(tokens) if item.head == place and at != place]


def _one_below(tokens: Sequence[Token], place: int, deps: frozenset[str], lemmas: frozenset[str] | None) -> int | None:
    """The first word that hangs on `place` so, and is one of `lemmas` if any are asked for."""
    for at in _below(tokens, place):
        if tokens[at].dep in deps and (lemmas is None or tokens[at].lemma in lemmas):
            return at
    return None


def _object_of(tokens: Sequence[Token], place: int, link: str) -> int | None:
    """What hangs on `place` by the preposition `link`."""
    for at in _below(tokens, place):
        if tokens[at].lemma == link and tokens[at].dep in {"prep", "agent", "dative"}:
            return _one_below(tokens, at, frozenset({"pobj"}), None)
    return None


def _subject(tokens: Sequence[Token], verb: int) -> int | None:
    """The subject of a verb, its own or that of the verb it is joined to; of a "who" the one it tells of."""
    for _ in range(_STEPS):
        own = _one_below(tokens, verb, _SUBJECTS, None)
        if own is not None:
            relative = tokens[own].tag in {"WP", "WDT"} and tokens[verb].dep == "relcl"
            return tokens[verb].head if relative else own
        above = tokens[verb].head
        if above == verb or tokens[verb].dep not in {"conj", "xcomp"} or tokens[above].pos not in {"VERB", "AUX"}:
            return None
        verb = above
    return None


def _owner(tokens: Sequence[Token], place: int) -> int | None:
    """Whose place or absence it is: "Lee's place", "the place of Lee"."""
    own = _one_below(tokens, place, frozenset({"poss"}), None)
    return own if own is not None else _object_of(tokens, place, "of")


def _is_doubted(tokens: Sequence[Token], verb: int) -> bool:
    """Whether the verb tells what only may be; "said she would not come" is a plan."""
    below = [tokens[at] for at in _below(tokens, verb)]
    if any(item.dep == "mark" and item.lemma in _CONDITIONS for item in below):
        return True
    said = tokens[verb].dep == "ccomp" and tokens[tokens[verb].head].tag == "VBD"
    return any(item.tag == "MD" and item.lemma in _DOUBTED and not (said and item.lemma == "would") for item in below)


def _is_ahead(tokens: Sequence[Token], verb: int) -> bool:
    return any(tokens[at].tag in {"MD", "TO"} for at in _below(tokens, verb))


def _stands_in(tokens: Sequence[Token], verb: int) -> Absence | None:
    """Who stands in: "Ruiz stood in for Lee", "Ruiz deputised for Lee", "Ruiz took Lee's place"."""
    token = tokens[verb]
    absent = None
    particle = _one_below(tokens, verb, frozenset({"prt", "advmod", "prep"}), frozenset({"in"}))
    if token.lemma in _WORDS["stood_for"] or (token.lemma in _WORDS["stood_in"] and particle is not None):
        absent = _object_of(tokens, verb, "for")
        if absent is None and particle is not None:
            absent = _object_of(tokens, particle, "for")
    elif token.lemma == "take":
        taken = _one_below(tokens, verb, frozenset({"dobj"}), frozenset({"place"}))
        absent = _owner(tokens, taken) if taken is not None else None
    if absent is None:
        return None
    return Absence(absent=absent, instead=_subject(tokens, verb), ahead=_is_ahead(tokens, verb))


def _is_replaced(tokens: Sequence[Token], verb: int) -> Absence | None:
    """Who is replaced: "Lee was replaced by Ruiz", "Ruiz replaced Lee"; sure where Lee is told to have stayed.

    "Lee was represented by his deputy" is as sure: a lawyer who represents somebody is no deputy.
    """
    lemma = tokens[verb].lemma
    if lemma not in {"replace", "represent"} or _object_of(tokens, verb, "as") is not None:
        return None
    subject = _subject(tokens, verb)
    sure = any(item.lemma in _WORDS["staying"] | _WORDS["called_off"] and item.pos == "VERB" for item in tokens)
    if any(tokens[at].dep == "auxpass" for at in _below(tokens, verb)):
        absent, instead = subject, _object_of(tokens, verb, "by")
        sure = sure or (instead is not None and lemma == "represent" and tokens[instead].lemma == "deputy")
    else:
        absent, instead = _one_below(tokens, verb, frozenset({"dobj"}), None), subject
    if absent is None or (lemma == "represent" and not sure):
        return None
    return Absence(absent=absent, instead=instead, sure=sure, ahead=_is_ahead(tokens, verb))


def _stays_away(tokens: Sequence[Token], verb: int) -> Absence | None:
    below = [tokens[at] for at in _below(tokens, verb)]
    perfect = any(item.lemma == "have" and item.dep.startswith("aux") for item in below)
    negated = any(item.dep == "neg" for item in below) and not perfect  # "has not come since" tells no absence
    away = _did_not_come(tokens, verb, below) if negated else _kept_away(tokens, verb, below)
    subject = _subject(tokens, verb) if away else None
    return Absence(absent=subject, ahead=_is_ahead(tokens, verb)) if subject is not None else None


def _did_not_come(tokens: Sequence[Token], verb: int, below: Sequence[Token]) -> bool:
    token = tokens[verb]
    if token.lemma in _WORDS["not_done"]:
        return not any(item.dep == "xcomp" for item in below)  # "did not appear to know"
    if token.lemma in _WORDS["not_done_up"]:
        return any(item.lemma == "up" for item in below)
    if token.lemma == "take":
        return any(item.lemma == "part" and item.dep == "dobj" for item in below)
    if token.lemma == "be":
        on = _object_of(tokens, verb, "on")
        return any(item.lemma in _THERE for item in below) or (on is not None and tokens[on].lemma == "board")
    return False


def _kept_away(tokens: Sequence[Token], verb: int, below: Sequence[Token]) -> bool:
    token = tokens[verb]
    things = [item for item in below if item.dep == "dobj"]
    if token.lemma == "be":
        return any(item.dep == "acomp" and item.lemma == "absent" for item in below)
    if token.lemma in _WORDS["staying"]:
        return any(item.lemma in _GONE for item in below)
    if token.lemma in _WORDS["withdrawn"]:
        return _is_left(tokens, verb)
    if token.lemma in {"decline", "refuse"}:
        kept = any(item.dep == "xcomp" and item.lemma in _WORDS["kept"] for item in below)
        return kept or any(item.lemma == "invitation" for item in things)
    if token.lemma == "miss":
        return any(item.lemma in words_of("meeting_word") for item in things)
    own = _WORDS["excuses"] if token.lemma in _WORDS["sent"] else frozenset[str]()
    own = _WORDS["trips"] if token.lemma in _WORDS["called_off"] else own
    return any(item.lemma in own and _is_of_own(tokens, item) for item in things)


def _is_of_own(tokens: Sequence[Token], thing: Token) -> bool:
    """Whether "his", "her" or "their" stands before the thing."""
    return any(tokens[item.head] is thing and item.tag == "PRP$" for item in tokens)


def _is_left(tokens: Sequence[Token], verb: int) -> bool:
    """Whether what the verb withdraws from, or out of, is a meeting."""
    out = _one_below(tokens, verb, frozenset({"prep", "prt", "advmod"}), frozenset({"out"}))
    left = _object_of(tokens, verb, "from") if tokens[verb].lemma == "withdraw" else None
    for at in (out, verb) if out is not None else ():
        left = left if left is not None else _object_of(tokens, at, "of")
    return left is not None and tokens[left].lemma in words_of("meeting_word")


def _in_place_of(tokens: Sequence[Token], place: int) -> Absence | None:
    """Who comes in another's place: "sent Ruiz in place of Lee", "came instead of Lee", "sent Ruiz instead"."""
    token = tokens[place]
    verb = _coming_above(tokens, place)
    if verb is None or _is_doubted(tokens, verb) or (token.lemma in _IN_PLACE and not _after_in(tokens, place)):
        return None
    sends = tokens[verb].lemma in _WORDS["sent"]
    absent = _owner(tokens, place)
    if absent is None and token.lemma == "instead":
        of = next((at for at, item in enumerate(tokens) if at == place + 1 and item.lemma == "of"), None)
        absent = _one_below(tokens, of, frozenset({"pobj"}), None) if of is not None else None
        absent = _subject(tokens, verb) if absent is None and of is None and sends else absent
    if absent is None:
        return None
    instead = _one_below(tokens, verb, frozenset({"dobj"}), None) if sends else _subject(tokens, verb)
    return Absence(absent=absent, instead=instead, ahead=_is_ahead(tokens, verb))


def _after_in(tokens: Sequence[Token], place: int) -> bool:
    return tokens[place].dep == "pobj" and tokens[tokens[place].head].lemma == "in"


def _coming_above(tokens: Sequence[Token], place: int) -> int | None:
    """The verb of coming or sending above a word; the parser takes "meeting" for a verb at times."""
    for _ in range(_STEPS):
        above = tokens[place].head
        if above == place:
            return None
        place = above
        if tokens[place].pos == "VERB" and tokens[place].lemma in _WORDS["sent"] | _WORDS["come"]:
            return place
    return None
