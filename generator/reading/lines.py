"""The lines of a page and the pieces they become: a piece is a run of words with one fate.

A piece is kept (and then is a paragraph, a heading or a caption) or left out by a named rule. Every step of cleaning
takes pieces and returns pieces, so that no word can get lost between them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from generator.model.article import BlockKind

_SPACES = re.compile(" {2,}")
_SENTENCE_END = re.compile(r"""[.!?…。؟।]["'`´”’»›)\]*_ ]*$""")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words of the page. `gap`: an empty line stands before them. `rule`: what left them out, or None if kept."""

    text: str
    gap: bool = False
    kind: BlockKind = "paragraph"
    rule: str | None = None
    hint: str | None = None  # what the format says the piece is ("heading"), where it does


Pieces = tuple[Piece, ...]


def split_lines(text: str) -> Pieces:
    """The lines of repaired text that hold anything, in order, with single spaces."""
    pieces = []
    gap = False
    for line in text.split("\n"):
        words = _SPACES.sub(" ", line).strip()
        if words:
            pieces.append(Piece(text=words, gap=gap))
        gap = not words
    return tuple(pieces)


def drop(piece: Piece, rule: str) -> Piece:
    """The piece, left out by `rule`."""
    return replace(piece, rule=rule)


def ends_sentence(words: str) -> bool:
    """Whether the words end as a sentence does: full stop, question or exclamation mark, then quotes and brackets."""
    return _SENTENCE_END.search(words[-12:]) is not None


def word_count(words: str) -> int:
    """Number of words; the count stops mattering beyond a page, so long texts are cut."""
    return len(_WORD.findall(words[:20_000]))


def is_prose(words: str) -> bool:
    """Whether a piece is clearly running text: long enough and ended as a sentence, or too long for anything else."""
    return (len(words) >= 40 and ends_sentence(words)) or len(words) > 300


def edges(pieces: Pieces) -> tuple[int, int]:
    """Index of the first kept piece of running text and one after the last: outside are head and foot of the page.

    Without any running text, everything is between the edges.
    """
    prose = [number for number, piece in enumerate(pieces) if piece.rule is None and is_prose(piece.text)]
    return (prose[0], prose[-1] + 1) if prose else (0, len(pieces))


def folded(words: str) -> str:
    """Words alone, case-folded: what two copies of one headline have in common."""
    return " ".join(_WORD.findall(words.casefold()))
