"""What is asked of a person who refuses or does not answer: "called on the mayor to resign", "she would not step down".

Such a dispute has no noun of its own: the demand names the person and what he is to do, the answer often neither.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.composing.index import Index
from generator.composing.left_open import LeftOpen
from generator.composing.phrases import words
from generator.composing.stance import head_place
from generator.language.section_cues import words_of
from generator.model.annotation import Token
from generator.model.corpus import MergedStatement, Passage

_ASKING = frozenset({"call", "urge", "ask", "press", "demand"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_AFTER = 4  # words after the verb that may still say what is asked: "appear before parliament"
_ASIDE = frozenset({"over", "by", "after", "because", "and", "if", "unless", "when", "until"})  # tell why or when


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A title ("Call on Ana Ruiz to resign"), the statements that ask it of somebody and those that answer."""

    who: str
    title: str
    members: tuple[MergedStatement, ...]


def asked_of_persons(index: Index, told: LeftOpen) -> tuple[Asked, ...]:
    """What open statements ask of persons who, by other statements, refuse or do not say; the most told first."""
    opened = [one for one in index.corpus.statements if one.id in told.opened]
    asking: dict[str, list[tuple[MergedStatement, str]]] = {}
    for statement in opened:
        for who, deed in _demands(index, index.shown(statement)):
            asking.setdefault(who, []).append((statement, deed))
    found = []
    for who, demands in asking.items():
        asked = {one.id: one for one, _ in demands}
        others = (one for one in index.corpus.statements if one.id not in asked)
        answers = [one for one in others if _answers(index.shown(one), who)]
        if answers:
            title = f"Call on {index.participants[who].name} to {demands[0][1]}"
            found.append(Asked(who=who, title=title, members=(*asked.values(), *answers)))
    return tuple(sorted(found, key=lambda one: (-len(one.members), one.who)))


def _demands(index: Index, passage: Passage) -> Iterable[tuple[str, str]]:
    """The persons (ids) of whom something is asked in a passage, and what."""
    tokens = passage.sentence.tokens
    for mention in passage.mentions:
        who = index.participants.get(mention.participant or "")
        place = head_place(tokens, mention)
        if who is None or who.kind != "person" or place is None:
            continue
        deed = _deed_asked(tokens, place)
        if deed is not None:
            yield who.id, _told(passage, deed)


def _deed_asked(tokens: tuple[Token, ...], place: int) -> int | None:
    """The verb that somebody asks the one at `place` to do; None where nothing is asked of him."""
    while tokens[place].dep == "appos":
        place = tokens[place].head
    if tokens[place].dep == "pobj" and tokens[tokens[place].head].dep == "prep" and _is_name_of_office(tokens, place):
        place = tokens[tokens[place].head].head  # "the governor of the bank, Ana Ruiz"
    above = tokens[place].head
    if tokens[place].dep == "pobj" and tokens[above].lemma == "on":
        above = tokens[above].head
    elif tokens[place].dep in _SUBJECTS and tokens[above].dep in {"ccomp", "xcomp"}:
        asks = tokens[tokens[above].head]
        plain = tokens[above].tag in {"VB", "VBP"} and not any(one.head == above and one.tag == "MD" for one in tokens)
        return above if asks.lemma in _ASKING and asks.pos == "VERB" and plain else None
    elif tokens[place].dep != "dobj":
        return None
    if tokens[above].lemma not in _ASKING or tokens[above].pos != "VERB":
        return None
    return next((at for at, one in enumerate(tokens) if one.head == above and one.dep == "xcomp"), None)


def _is_name_of_office(tokens: tuple[Token, ...], place: int) -> bool:
    return tokens[tokens[tokens[place].head].head].lemma in words_of("title_persons")


def _told(passage: Passage, deed: int) -> str:
    """A verb with the few words up to the noun that completes it: "resign", "appear before parliament"."""
    tokens = passage.sentence.tokens
    for at in range(deed + 1, min(deed + 1 + _AFTER, len(tokens))):
        token = tokens[at]
        if token.dep == "punct" or token.lemma in _ASIDE or token.lemma in words_of("calendar_words"):
            break
        whole = at + 1 == len(tokens) or (tokens[at + 1].pos not in {"NOUN", "PROPN"} and tokens[at + 1].tag != "POS")
        if token.pos in {"NOUN", "PROPN"} and whole:
            return tokens[deed].lemma + words(passage, tokens[deed].end, token.end)
    return tokens[deed].lemma


def _answers(passage: Passage, who: str) -> bool:
    """Whether somebody refuses, does or does not say what he will do in a passage."""
    tokens = passage.sentence.tokens
    places = [head_place(tokens, one) for one in passage.mentions if one.participant == who]
    for place in places:
        if place is None or tokens[place].dep not in _SUBJECTS:
            continue
        verb = tokens[place].head
        negated = any(one.head == verb and one.dep == "neg" for one in tokens)
        willed = any(one.head == verb and one.tag == "MD" and one.lemma in {"will", "would"} for one in tokens)
        unsure = any(one.head == verb and one.dep == "mark" and one.lemma == "whether" for one in tokens)
        if tokens[verb].lemma in {"refuse", "reject", "decline"} or (negated and willed) or unsure:
            return tokens[verb].lemma not in words_of("telling_acts") and not _declines_to_tell(tokens, verb)
    return False


def _declines_to_tell(tokens: tuple[Token, ...], verb: int) -> bool:
    return any(one.head == verb and one.dep == "xcomp" and one.lemma in words_of("telling_acts") for one in tokens)
