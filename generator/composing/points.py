"""Points at issue that no general subject holds: found by the nouns that open statements share.

A sentence speaks of its own nouns and, less surely, of those of the sentence right before it in its paragraph: "The
Greens oppose it" stands below "They did not agree on the tunnel". A demand, a refusal, something put off or asked for
shows that a point is open; the noun that gathers most of such statements, and of parties with a stance on it, names it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from generator.composing.index import Index
from generator.composing.matters import Matter
from generator.composing.paragraphs import paragraphs
from generator.composing.stance import stances
from generator.language.section_cues import cues_in, joined, words_of
from generator.model.annotation import Token
from generator.model.corpus import MergedStatement, Passage

OPEN = 3.0  # the openness from which a statement by itself shows something open
_COMMON = 0.2  # share of all statements above which a noun tells nothing
_FEW = 4  # statements that may share a noun whatever their share
_OWN, _NEAR = 1.0, 0.5  # a statement with the noun itself, or below a sentence with it
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_THINGS = frozenset({"it", "they", "this", "these", "that", "those"})
_ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_FRAGMENT = 0.5  # share of a sentence below which quoted words are a fragment of it
_BEFORE = frozenset({"compound", "nmod"})
_ORDERS = frozenset({"order", "tell", "instruct", "force", "call"})
_LARGE = 1000
_UNIT = 2  # characters after a number in which what it counts begins
_SHARE = 4  # a noun in more than this many statements for each that leaves it at issue is what the event is, no point
_TWO = 2
_BESIDE = 3  # statements of a point that show nothing open, at least
_SIDE = 1.5  # for each party beyond the first that has a stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A noun (lemma), the statements about it, those with the noun itself first, and how much is behind it.

    `shared`: two open statements leave it at issue, or it is itself a word for what is decided or asked for.
    """

    noun: str
    members: tuple[MergedStatement, ...]
    weight: float
    shared: bool = True


def is_pending(index: Index, statement: MergedStatement) -> bool:
    """Whether a passage of the statement demands, refuses, puts off or leaves open something."""
    if statement.status == "demanded" and not _is_obeyed(index.shown(statement)):
        return True
    return any(
        cues_in(joined([token.lemma for token in passage.sentence.tokens]), "pending") or _is_missing(passage)
        for passage in index.of(statement)
    )


def _is_obeyed(passage: Passage) -> bool:
    """Whether it was done because it had to be: "were ordered to leave", "had to offer more" leave nothing open."""
    tokens = passage.sentence.tokens
    for place, token in enumerate(tokens):
        below = [one for one in tokens if one.head == place]
        ordered = token.lemma in _ORDERS and any(one.dep == "auxpass" for one in below)
        made_to = token.lemma == "have" and token.tag == "VBD" and any(one.dep == "xcomp" for one in below)
        if ordered or made_to:
            return True
    return False


def _is_missing(passage: Passage) -> bool:
    """Whether something has not come about: "no boats had reached the island", "no date has been set"."""
    tokens = passage.sentence.tokens
    for token in tokens:
        if token.tag != "DT" or token.lemma != "no" or tokens[token.head].dep not in _SUBJECTS:
            continue
        verb = tokens[tokens[token.head].head]
        if (
            verb.tag == "VBN"
            and verb.lemma in words_of("awaited_verbs")
            and any(one.lemma == "have" and one.dep == "aux" and tokens[one.head] is verb for one in tokens)
        ):
            return True
    return False


def points(
    index: Index,
    opened: AbstractSet[str],
    claimed: AbstractSet[str],
    matter: Mapping[str, Matter],
    *,
    most: int,
) -> tuple[Point, ...]:
    """At most `most` points that `claimed` statements do not hold; `opened` are the ids of those that are open.

    `matter`: what each statement leaves at issue. A noun is a point where two open statements leave it so, or one
    firmly: what a single remark says "should" be or somebody promised is none.
    """
    about = _about(index, matter)
    sides = {item.id: frozenset(one.party for one in stances(index, item)) for item in index.corpus.statements}
    telling = _telling(index, about, opened, matter)
    left = set(opened) - set(claimed)
    chosen: list[Point] = []
    while left and len(chosen) < most:
        worth = {
            noun: _value(about[noun], names, left, sides)
            for noun, names in telling.items()
            if names & left and left & set(about[noun])
        }
        if not worth:
            break
        noun = min(worth, key=lambda name: (-worth[name], name))
        held = _held(index, (noun, about[noun]), opened, matter)
        if len(held) > 1:
            at_issue = sum(noun in matter[name].nouns for name in held)
            owners = sum(about[noun][name] == _OWN for name in held)
            several = at_issue > 1 or _BESIDE <= owners <= _BESIDE * at_issue
            members = tuple(index.statements[name] for name in held)
            shared = several or noun in words_of("dispute_nouns")
            chosen.append(Point(noun=noun, members=members, weight=worth[noun], shared=shared))
            left -= {name for name in held if about[noun][name] == _NEAR or noun in matter[name].nouns}
        del telling[noun]
    return tuple(chosen)


def _telling(
    index: Index,
    about: Mapping[str, Mapping[str, float]],
    opened: AbstractSet[str],
    matter: Mapping[str, Matter],
) -> dict[str, frozenset[str]]:
    """Nouns that may be points, and the open statements (ids) that leave each at issue.

    An open remark must be about it, neither name it in passing nor only stand below it; what very many name is what the
    event is.
    """
    limit = max(_FEW, int(_COMMON * len(index.corpus.statements)))
    found = {}
    for noun in sorted(about):
        told = about[noun]
        own = sum(weight == _OWN for weight in told.values())
        names = frozenset(name for name in told if name in opened and noun in matter[name].nouns)
        plainly = len(names) >= _TWO or any(noun in matter[name].firm for name in names)
        if len(told) >= _TWO and plainly and own <= min(limit, len(names) * _SHARE):
            found[noun] = names
    return found


def _held(
    index: Index, about: tuple[str, Mapping[str, float]], opened: AbstractSet[str], matter: Mapping[str, Matter]
) -> list[str]:
    """The statements (ids) of a point: the open ones and a few beside them, those that leave it at issue first."""
    noun, told = about
    held = [name for name in told if told[name] == _OWN or _follows(index, name, opened, matter)]
    origins = {name: len({one.origin for one in index.statements[name].citations}) for name in held}
    beside = [name for name in held if name not in opened]
    beside.sort(key=lambda name: (-told[name], -origins[name], name))
    held = [name for name in held if name in opened] + beside[: max(_BESIDE, len(held) - len(beside))]
    return sorted(held, key=lambda name: (noun not in matter[name].nouns, -told[name], name not in opened, name))


def _follows(index: Index, name: str, opened: AbstractSet[str], matter: Mapping[str, Matter]) -> bool:
    """Whether a statement (id) goes on with the matter of the sentence before it.

    It has none of its own and says "it", or it is open and no other open statement leaves the same at issue.
    """
    own = matter[name].nouns - words_of("plain_nouns")
    if name in opened:
        return not any(own & matter[other].nouns for other in opened if other != name)
    return not own and _points_back(index, name)


def _about(index: Index, matter: Mapping[str, Matter]) -> dict[str, dict[str, float]]:
    """Noun -> the statements about it and how surely."""
    before = paragraphs(index)
    nouns = {passage.id: nouns_of(index, passage) for passage in index.corpus.passages}
    about: dict[str, dict[str, float]] = {}
    asked = _asked_for() & frozenset[str]().union(*(one.nouns for one in matter.values()))
    for statement in index.corpus.statements:
        passages, shown = index.of(statement), index.shown(statement)
        told = Counter(noun for passage in passages for noun in nouns[passage.id])
        for noun, times in told.items():
            if noun in nouns[shown.id] or times * 2 > len(passages):
                about.setdefault(noun, {})[statement.id] = _OWN
        for noun in asked & {
            token.lemma for token in shown.sentence.tokens if token.pos == "NOUN"
        }:  # "a hearing", "the miners", where they are the matter
            about.setdefault(noun, {})[statement.id] = _OWN
        for noun in nouns.get(before.get(shown.id, ""), frozenset()):
            about.setdefault(noun, {}).setdefault(statement.id, _NEAR)
    return about


def nouns_of(index: Index, passage: Passage) -> frozenset[str]:
    """The nouns a passage may be about: no names, persons, bodies, days, counts, vehicles, words too plain or quoted.

    Nor what only says which body or person is meant: "disaster agency", "business groups".
    """
    tokens = passage.sentence.tokens
    names = [
        (name.start, name.end)
        for name in index.sources[passage.source].annotated.names
        if name.start < passage.end and passage.start < name.end
    ]
    return frozenset(
        token.lemma
        for token in tokens
        if token.pos == "NOUN"
        and token.lemma not in _skipped()
        and not (token.dep in _BEFORE and _names_another(tokens[token.head]))
        and len(token.lemma) > 2
        and not any(mark.isdigit() for mark in token.lemma)
        and not any(start <= token.start < end for start, end in [*names, *_coloured(passage), *_sums(passage)])
    )


def _points_back(index: Index, name: str) -> bool:
    """Whether a statement speaks of something only by a pronoun: "The mayor said they had been repaired"."""
    tokens = index.shown(index.statements[name]).sentence.tokens
    return any(token.lemma in _THINGS and token.pos in {"PRON", "DET"} and token.dep in _ROLES for token in tokens)


def _coloured(passage: Passage) -> list[tuple[int, int]]:
    """Spans of a speaker's few words inside a reporter's sentence: they colour it and seldom name the matter."""
    length = _FRAGMENT * (passage.end - passage.start)
    return [(one.start, one.end) for one in passage.quotations if one.direct and one.end - one.start < length]


def _sums(passage: Passage) -> list[tuple[int, int]]:
    """Spans of sums of money and of large counts: what they are for is the matter."""
    return [(one.start, one.end + _UNIT) for one in passage.figures if (one.unit or "").isupper() or one.low >= _LARGE]


def _names_another(head: Token) -> bool:
    return head.pos == "PROPN" or head.lemma in _bodies() | words_of("vehicles")


@cache
def _asked_for() -> frozenset[str]:
    """Nouns that name a matter only where something is wanted of them: meetings to be held, people to be freed."""
    return (words_of("title_persons") | words_of("meeting_word")) - words_of("plain_nouns") - words_of("addressees")


@cache
def _skipped() -> frozenset[str]:
    groups = ("plain_nouns", "calendar_words", "title_counts", "meeting_word", "vehicles")
    return _bodies().union(*(words_of(group) for group in groups))


@cache
def _bodies() -> frozenset[str]:
    return words_of("title_persons") | words_of("body_nouns") | words_of("company_nouns")


def _value(
    told: Mapping[str, float],
    opened: AbstractSet[str],
    left: AbstractSet[str],
    sides: Mapping[str, frozenset[str]],
) -> float:
    own = sum(weight for name, weight in told.items() if name in opened)
    new = sum(weight for name, weight in told.items() if name in left)
    parties = frozenset(party for name in told for party in sides[name])
    return own + new + _SIDE * max(0, len(parties) - 1)
