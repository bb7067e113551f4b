"""Names that the words around them show to be of places or things, whatever they look like.

"In Silva", "Calle Silva", "the hamlet of Ana Ruiz", "the oilfield known as Joan Deep".
"""

from __future__ import annotations

from generator.language.offices import office_class
from generator.language.word_sections import sections
from generator.understanding.names.evidence import Candidate
from generator.understanding.names.lines import POSSESSIVES, Line

LOCATIVES = frozenset({"in", "near", "inside", "outside", "around", "across", "throughout"})
CALLED = frozenset({"called", "dubbed", "named"})
OPENING, KINDS, DWELLERS = (frozenset(sections("place_words.txt")[name]) for name in ("opening", "kinds", "dwellers"))
STRANGERS = frozenset(sections("person_words.txt")["strangers"])


def is_located(line: Line, candidate: Candidate) -> bool:
    """Whether a name that may be a person's is a place's or thing's by what stands before it or how it begins.

    Things happen "in" a place; where something of the person's follows, they do not ("in Merkel's view").
    """
    first, last = candidate.first, candidate.last
    texts = line.texts
    if last - first > 1 and texts[first] in OPENING:
        return True
    before = texts[first - 1].lower() if first else ""
    behind = texts[last] if last < len(texts) else ""
    if behind in POSSESSIVES:
        return False
    return before in LOCATIVES or (before == "of" and _of_place(line, first - 2)) or _is_called(line, first)


def _of_place(line: Line, at: int) -> bool:
    """Whether the word at `at` is a noun for a kind of place or for those who live in one."""
    if at < 0 or line.pos[at] != "NOUN":
        return False
    word = line.sentence.words[at]
    return (word.lower_ in KINDS and word.tag_ == "NN") or word.lemma_.lower() in DWELLERS


def _is_called(line: Line, first: int) -> bool:
    """Whether a plain noun for a thing is "known as", or "called", what begins at `first`."""
    texts = line.texts
    as_known = first > 1 and texts[first - 1] == "as" and texts[first - 2] == "known"
    if not as_known and not (first and texts[first - 1] in CALLED):
        return False
    verb = line.sentence.words[first - 2 if as_known else first - 1]
    noun = verb.head
    return (
        verb.dep_ in {"acl", "relcl"}
        and noun.tag_ == "NN"
        and noun.lemma_.lower() not in STRANGERS
        and office_class(noun.text) is None
    )
