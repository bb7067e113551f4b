"""Where sentences end: pysbd's rules over one block of text whose hard-wrapped lines are joined already.

pysbd was chosen by measurement: spaCy's parser and nupunkt split at "(MIT) Head" and "U.S. Secretary".
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pysbd import Segmenter


# What any of pysbd's rules takes for a possible end; it is one where a word follows.
_POSSIBLE_END = re.compile(r"[.!?…。！？．·:;]")
_LAST_WORD = re.compile(r"\w\W*\Z")


def segmenter() -> Segmenter:
    """A segmenter for English that leaves the characters as they are."""
    import pysbd

    return pysbd.Segmenter(language="en", clean=False)


def sentence_spans(text: str, rules: Segmenter) -> list[tuple[int, int]]:
    """The spans of the sentences of one block, without surrounding white space, in order and covering every word.

    A block in which no sentence can end before its own end is not worth pysbd's hundred patterns. What pysbd returns
    are pieces of text; they are found again from where the last one ended, and what a piece cannot account for goes to
    the sentence before it, so that no word is ever lost.
    """
    starts: list[int] = []
    cursor = 0
    for piece in rules.segment(text) if _may_end_inside(text) else ():
        words = piece.strip()
        found = text.find(words, cursor) if words else -1
        if found < 0:
            continue
        starts.append(found)
        cursor = found + len(words)
    if not starts:
        starts = [0]
    starts[0] = 0
    edges = [*starts, len(text)]
    spans = []
    for start, end in pairwise(edges):
        words = text[start:end]
        left = start + len(words) - len(words.lstrip())
        right = start + len(words.rstrip())
        if left < right:
            spans.append((left, right))
    return spans


def _may_end_inside(text: str) -> bool:
    last = _LAST_WORD.search(text)
    return last is not None and _POSSIBLE_END.search(text, 0, last.start()) is not None
