"""Points at issue that no general subject holds: found by the nouns that open statements share.

A sentence speaks of its own nouns and, less surely, of those of the sentence right before it in its paragraph: "The
Greens oppose it" stands below "They did not agree on the tunnel". A demand, a refusal, something put off or asked for
shows that a point is open; the noun that gathers most of such statements, and of parties with a stance on it, names it.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from generator.composing.index import Index
from generator.composing.phrases import Phrase, long_text, noun_phrases
from generator.composing.stance import stances
from generator.composing.subjects import fits_as_title
from generator.language.section_cues import cues_in, joined, words_of
from generator.model.corpus import MergedStatement, Passage

OPEN = 3.0  # the openness from which a statement by itself shows something open
_COMMON = 0.2  # share of all statements above which a noun tells nothing
_FEW = 4  # statements that may share a noun whatever their share
_OWN, _NEAR = 1.0, 0.5  # a statement with the noun itself, or below a sentence with it
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
        cues_in(joined([token.lemma for token in passage.sentence.tokens]), "pending")
        for passage in index.of(statement)
    )


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
            if any(one.noun == noun for one in chosen):
                continue
            value = _value(told, opened, left, sides)
            if best is None or value > best[0]:
                best = (value, noun)
        if best is None:
            break
        told = about[best[1]]
        members = sorted(told, key=lambda name: (-told[name], name not in opened, name))
        chosen.append(Point(noun=best[1], members=tuple(index.statements[name] for name in members), weight=best[0]))
        left -= set(told)
    return tuple(chosen)


def title_of_point(index: Index, point: Point, *, taken: frozenset[str]) -> str:
    """The phrase around the noun that most origins use, else the noun itself."""
    origins: dict[str, set[str]] = {}
    for statement in point.members:
        for passage in index.of(statement):
            for phrase in noun_phrases(passage):
                if not _holds(passage, phrase, point.noun):
                    continue
                for text in dict.fromkeys((phrase.text, long_text(passage, phrase))):
                    if fits_as_title(text):
                        origins.setdefault(text[:1].upper() + text[1:], set()).add(passage.origin)
    ranked = sorted(
        origins, key=lambda text: (len(text.split()) < 2, -len(origins[text]), -min(len(text.split()), 4), text)
    )
    return next((text for text in ranked if text not in taken), point.noun[:1].upper() + point.noun[1:])


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
        for passage in index.of(statement):
            for noun in nouns[passage.id]:
                about.setdefault(noun, {})[statement.id] = _OWN
        shown = index.shown(statement)
        for noun in nouns.get(before.get(shown.id, ""), frozenset()):
            about.setdefault(noun, {}).setdefault(statement.id, _NEAR)
    return about


def nouns_of(index: Index, passage: Passage) -> frozenset[str]:
    """The nouns a passage may be about: no names, persons, bodies, days, counts or words too plain."""
    names = [
        (name.start, name.end)
        for name in index.sources[passage.source].annotated.names
        if name.start < passage.end and passage.start < name.end
    ]
    return frozenset(
        token.lemma
        for token in passage.sentence.tokens
        if token.pos == "NOUN"
        and token.lemma not in _skipped()
        and len(token.lemma) > 2
        and not any(mark.isdigit() for mark in token.lemma)
        and not any(start <= token.start < end for start, end in names)
    )


@cache
def _skipped() -> frozenset[str]:
    groups = ("plain_nouns", "calendar_words", "title_persons", "title_counts", "body_nouns", "company_nouns")
    return frozenset[str]().union(*(words_of(group) for group in groups), words_of("meeting_word"))


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


def _holds(passage: Passage, phrase: Phrase, noun: str) -> bool:
    first = phrase.head_place - len(phrase.modifiers)
    tokens = passage.sentence.tokens
    if phrase.head in words_of("title_persons") or tokens[phrase.head_place].pos == "PROPN":
        return False
    return any(tokens[place].lemma == noun for place in range(first, phrase.head_place + 1))
