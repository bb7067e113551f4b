"""The day or days a statement is about: those of the event it states, not any date that stands in its words.

A date counts by what governs it. One under the verb of a main clause dates the statement ("signed the treaty in May"),
one under a noun there nearly so ("follows the ruling on Friday"); one inside a relative clause, a comparison or a name
("the 2015 treaty") dates something else. The day on which somebody said it is taken last, and only where what was said
is no plan. No date is better than a doubtful one.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from generator.language.cues import SAYING_VERBS
from generator.merging.clauses import Cited
from generator.merging.features import main_clause
from generator.model.annotation import Token
from generator.model.briefing import When
from generator.model.corpus import Passage, ResolvedTime
from generator.model.edtf import bounds, contains, parse, since

# What a date counts by, the best first: under a main verb; at a noun or in a clause of the same time; an interval that
# is open; the day it was said.
_DIRECT, _NEAR, _OPEN, _SAID = 0, 1, 2, 3
# Under these a date is that of something the statement's event is set beside.
_BESIDE = frozenset({"about", "against", "as", "before", "despite", "from", "like", "of", "than", "until", "versus"})
_AFTER = frozenset({"after", "following"})
_SAME_TIME = frozenset({"when", "as", "while"})
_COMING = frozenset({"planned", "possible"})
_THROUGH = frozenset({"ccomp", "conj", "parataxis", "xcomp"})
_NAMING = frozenset({"amod", "compound", "nmod", "nummod", "npadvmod"})
_AT = frozenset({"at", "during", "in"})
_WEEK, _MONTH = 7, 31


class _Dated(NamedTuple):
    """A date of a passage and what it counts by: the smaller the first three, the better."""

    tier: int
    days: int
    start: int
    edtf: str
    verb: int
    time: ResolvedTime


def when_of_members(members: Sequence[Cited], shown: int) -> When | None:
    """The date of the shown words, else that of the event in another member's; a finer one inside it wins over it."""
    own = _dated(members[shown])
    told = [own] if own is not None else []
    others = [dated for index, member in enumerate(members) if index != shown and (dated := _dated(member)) is not None]
    told += [dated for dated in others if dated.tier < _OPEN]
    if not told:
        return None
    best = told[0]
    finer = [each for each in told[1:] if each.edtf != best.edtf and contains(best.edtf, each.edtf)]
    chosen = min(finer, key=lambda dated: (dated.days, dated.edtf)) if finer and best.tier < _OPEN else best
    return When(edtf=chosen.edtf, how=chosen.time.how, expression=chosen.time.text)


def length(edtf: str) -> int:
    """How many days a date may mean, first and last included."""
    first, last = bounds(edtf)
    return (last - first).days + 1


def _dated(member: Cited) -> _Dated | None:
    """The date that counts most in the cited words; None where two of the same standing differ."""
    found = [
        dated
        for time in member.passage.times
        if time.edtf is not None
        and "anniversary" not in time.text
        and member.start <= time.start < time.end <= member.end
        and not time.quoted
        and (dated := _standing(member.passage, time)) is not None
    ]
    if not found:
        return None
    best = min(found, key=lambda dated: dated[:3])
    rivals = (dated for dated in found if dated.tier == best.tier and dated.verb == best.verb)
    return best if all(contains(dated.edtf, best.edtf) for dated in rivals) else None


def _standing(passage: Passage, time: ResolvedTime) -> _Dated | None:
    """What a date counts by, with the date as the statement's own: "since 2011" is the interval from then on."""
    tokens = passage.sentence.tokens
    path = _path(tokens, time)
    place = next((step for step, index in enumerate(path) if _is_verbal(tokens[index])), None)
    lead = path if place is None else path[:place]
    edtf = str(time.edtf)
    if not path or _names_something(tokens, lead, time):
        return None
    verb = path[-1] if place is None else path[place]
    tier, opens = (_NEAR, False) if place is None else _tier(passage, verb)
    after = any(tokens[index].lemma in _AFTER for index in lead)
    if tier is None or (tier == _SAID and (time.bound or _is_coming(passage))):
        return None
    if opens or time.bound == "since" or ((after or time.bound == "after") and _lasts(tokens, verb)):
        opened = edtf if parse(edtf).interval else since(edtf)
        return _Dated(_OPEN, length(edtf), time.start, opened, verb, time) if opened else None
    if time.bound is not None or after:
        return None
    if tier == _DIRECT and any(tokens[index].pos in {"NOUN", "PROPN"} for index in lead[1:]):
        tier = _NEAR
    return _Dated(tier, length(edtf), time.start, edtf, verb, time)


def _path(tokens: Sequence[Token], time: ResolvedTime) -> list[int]:
    """The words from the head of an expression up to the root of its sentence, by place."""
    inside = [index for index, token in enumerate(tokens) if token.start < time.end and token.end > time.start]
    at = next((index for index in inside if tokens[index].head not in inside or tokens[index].head == index), None)
    path: list[int] = []
    while at is not None and at not in path:
        path.append(at)
        at = tokens[at].head
    return path


def _is_verbal(token: Token) -> bool:
    return token.pos in {"VERB", "AUX"} and token.dep not in {"aux", "auxpass", "amod", "compound"}


def _names_something(tokens: Sequence[Token], lead: Sequence[int], time: ResolvedTime) -> bool:
    """Whether the date is part of a name or a comparison: "the 2015 treaty", "the war of 1999", "more than in June".

    "Friday's vote" and "in a May interview" are dated by theirs, since days and months seldom make a name.
    """
    days = length(str(time.edtf))
    for index, above in zip_longest(lead, lead[1:]):
        token = tokens[index]
        if token.lemma in _BESIDE and token.pos in {"ADP", "SCONJ"}:
            return above is not None or token.lemma != "from"
        if token.dep == "poss" and days > _WEEK:
            return True
        if token.dep in _NAMING and above is not None and tokens[above].pos in {"NOUN", "PROPN"} and above > index:
            governing = tokens[tokens[above].head].lemma
            room = _MONTH if governing in _AT else _WEEK
            return (days > room or time.how == "stated") and governing not in _AFTER
    return False


def _tier(passage: Passage, verb: int) -> tuple[int | None, bool]:
    """What a date under `verb` counts by (None: it dates something else), and whether it opens an interval."""
    tokens = passage.sentence.tokens
    main = {clause.verb_start for clause in passage.sentence.clauses if clause.main}
    tier, opens = _DIRECT, False
    for _ in range(len(tokens)):
        token = tokens[verb]
        if token.lemma in SAYING_VERBS and any(other.dep == "ccomp" and other.head == verb for other in tokens):
            return (_SAID if token.start in main or token.head == verb else None), False
        if token.start in main or token.head == verb:
            return tier, opens
        if token.dep == "advcl":
            marks = {other.lemma for other in tokens if other.head == verb and other.dep in {"mark", "advmod"}}
            opens = opens or "since" in marks
            if not opens and not marks & _SAME_TIME and (marks or token.tag != "VBG"):
                return None, False
            tier = _NEAR
        elif token.dep not in _THROUGH:
            return None, False
        verb = token.head
        if not _is_verbal(tokens[verb]):
            return None, False
    return None, False


def _lasts(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a verb tells what goes on until now: "has been growing"; not "grew"."""
    helpers = {token.lemma for token in tokens if token.head == verb and token.dep in {"aux", "auxpass"}}
    present = any(t.tag in {"VBZ", "VBP"} for t in tokens if t.head == verb and t.dep in {"aux", "auxpass"})
    return present and ("have" in helpers or ("be" in helpers and tokens[verb].tag == "VBG"))


def _is_coming(passage: Passage) -> bool:
    clause = main_clause(passage)
    return clause is not None and clause.status in _COMING
