"""Noun phrases of a passage: what it speaks of, in its own words."""

from __future__ import annotations

from dataclasses import dataclass

from generator.language.section_cues import words_of
from generator.model.annotation import Token
from generator.model.corpus import Passage

_BEFORE = frozenset({"amod", "compound", "nmod", "nummod", "npadvmod", "advmod", "punct"})
_LONGEST = 9  # words of a phrase with what hangs on it
_LINKS = frozenset({"between", "in", "of", "with", "on", "over", "for", "to", "against", "around", "at", "from"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A noun with its modifiers: span in the source's text, words, the noun's lemma and place, lemmas before."""

    start: int
    end: int
    text: str
    head: str
    head_place: int
    modifiers: tuple[str, ...]


def noun_phrases(passage: Passage) -> tuple[Phrase, ...]:
    """The noun phrases of `passage`, without articles and possessives, in order."""
    tokens = passage.sentence.tokens
    empty = words_of("calendar_words")
    found = []
    for place, token in enumerate(tokens):
        if token.pos not in {"NOUN", "PROPN"} or token.dep in {"compound", "nmod"} or token.lemma in empty:
            continue
        first = place
        while first > 0 and tokens[first - 1].dep in _BEFORE and _belongs(tokens, first - 1, place):
            first -= 1
        while first < place and tokens[first].dep == "punct":
            first += 1
        found.append(
            Phrase(
                start=tokens[first].start,
                end=token.end,
                text=words(passage, tokens[first].start, token.end),
                head=token.lemma,
                head_place=place,
                modifiers=tuple(item.lemma for item in tokens[first:place] if item.dep != "punct"),
            )
        )
    return tuple(found)


def long_texts(passage: Passage, phrase: Phrase) -> tuple[str, ...]:
    """The phrase with the short prepositional phrases that follow it, one more each time.

    "presence of troops", "presence of troops in the north"; () where none follows.
    """
    tokens = passage.sentence.tokens
    end, found = phrase.head_place, []
    while (following := end + 1) < len(tokens):
        if tokens[following].lemma not in _LINKS or not phrase.head_place <= tokens[following].head <= end:
            break
        last = max(subtree(tokens, following))
        if last - phrase.head_place > _LONGEST or last <= end:
            break
        end = last
        stop = end
        while stop > phrase.head_place and tokens[stop].dep == "punct":
            stop -= 1
        found.append(words(passage, phrase.start, tokens[stop].end))
    return tuple(found)


def subtree(tokens: tuple[Token, ...], place: int) -> tuple[int, ...]:
    """Places of the token at `place` and of all below it, in order."""
    below: dict[int, list[int]] = {}
    for child, token in enumerate(tokens):
        if token.head != child:
            below.setdefault(token.head, []).append(child)
    found, waiting = [], [place]
    while waiting:
        current = waiting.pop()
        found.append(current)
        waiting.extend(below.get(current, ()))
    return tuple(sorted(found))


def words(passage: Passage, start: int, end: int) -> str:
    """The words of `passage` at a span of its source's text."""
    return passage.exact[start - passage.start : end - passage.start]


def _belongs(tokens: tuple[Token, ...], place: int, head: int) -> bool:
    """Whether the token at `place` hangs, directly or not, on the noun at `head`."""
    current = place
    for _ in range(6):
        if tokens[current].head == head:
            return True
        if tokens[current].head == current:
            return False
        current = tokens[current].head
    return False
