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
_SIDE = 1.5  # for each party beyond the first that has a stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A noun (lemma), the statements about it, those with the noun itself first, and how much is behind it."""

    noun: str
    members: tuple[MergedStatement, ...]
    weight: float


def is_pending(index: Index, statement: MergedStatement) -> bool:
    """Whether a passage of the statement demands, refuses, puts off or leaves open something."""
    if statement.status == "demanded":
        return True
    return any(
        cues_in(joined([token.lemma for token in passage.sentence.tokens]), "pending") or _is_missing(passage)
        for passage in index.of(statement)
    )


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


def points(index: Index, opened: AbstractSet[str], claimed: AbstractSet[str], *, most: int) -> tuple[Point, ...]:
    """At most `most` points that `claimed` statements do not hold; `opened` are the ids of those that are open."""
    about = _about(index)
    limit = max(_FEW, int(_COMMON * len(index.corpus.statements)))
    sides = {item.id: frozenset(one.party for one in stances(index, item)) for item in index.corpus.statements}
    left = set(opened) - set(claimed)
    chosen: list[Point] = []
    while left and len(chosen) < most:
        best: tuple[float, str] | None = None
        for noun in sorted(about):
            told = about[noun]
            if len(told) < 2 or sum(weight == _OWN for weight in told.values()) > limit or not left & set(told):
                continue
            if any(one.noun == noun for one in chosen) or not any(
                weight == _OWN and name in opened for name, weight in told.items()
            ):
                continue  # an open remark must be about it, not only stand below it
            value = _value(told, opened, left, sides)
            if best is None or value > best[0]:
                best = (value, noun)
        if best is None:
            break
        told = about[best[1]]
        held = [name for name in told if told[name] == _OWN or name in opened or _points_back(index, name)]
        members = sorted(held, key=lambda name: (-told[name], name not in opened, name))
        chosen.append(Point(noun=best[1], members=tuple(index.statements[name] for name in members), weight=best[0]))
        left -= set(told)
    return tuple(chosen)


def paragraphs(index: Index) -> Mapping[str, str]:
    """Passage id -> id of the content sentence right before it in the same paragraph."""
    before: dict[str, str] = {}
    last: Passage | None = None
    for passage in sorted(index.corpus.passages, key=lambda one: (one.source, one.start, one.end)):
        if passage.kind != "sentence":
            continue
        if last is not None and last.source == passage.source:
            text = index.sources[passage.source].annotated.article.text
            if "\n" not in text[last.end : passage.start]:
                before[passage.id] = last.id
        last = passage
    return before


def _about(index: Index) -> dict[str, dict[str, float]]:
    """Noun -> the statements about it and how surely."""
    before = paragraphs(index)
    nouns = {passage.id: nouns_of(index, passage) for passage in index.corpus.passages}
    about: dict[str, dict[str, float]] = {}
    for statement in index.corpus.statements:
        passages, shown = index.of(statement), index.shown(statement)
        told = Counter(noun for passage in passages for noun in nouns[passage.id])
        for noun, times in told.items():
            if noun in nouns[shown.id] or times * 2 > len(passages):
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
        and not any(start <= token.start < end for start, end in [*names, *_coloured(passage)])
    )


def _points_back(index: Index, name: str) -> bool:
    """Whether a statement speaks of something only by a pronoun: "The mayor said they had been repaired"."""
    tokens = index.shown(index.statements[name]).sentence.tokens
    return any(token.lemma in _THINGS and token.pos in {"PRON", "DET"} and token.dep in _ROLES for token in tokens)


def _coloured(passage: Passage) -> list[tuple[int, int]]:
    """Spans of a speaker's few words inside a reporter's sentence: they colour it and seldom name the matter."""
    length = _FRAGMENT * (passage.end - passage.start)
    return [(one.start, one.end) for one in passage.quotations if one.direct and one.end - one.start < length]


def _names_another(head: Token) -> bool:
    return head.pos == "PROPN" or head.lemma in _bodies() | words_of("vehicles")


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
