"""Hard-wrapped lines joined to paragraphs, words hyphenated over a line end made whole.

Lines are joined where the page gives evidence of wrapping: a line that does not end a sentence followed by one that
starts in lower case. The longest such line tells the width; from then on a line also continues where the next line's
first word would not have fitted on it. A page without such evidence has one paragraph a line, and stays so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from generator.reading.lines import Piece, Pieces, ends_sentence
from generator.reading.word_lists import word_set

_SHORTEST_WRAPPED = 40  # characters: below it a line that stops short is a label, not a wrapped one …
_SHORTEST_NARROW = 20  # … unless the page is set in a narrow column, which is when
_NARROW_SHARE = 0.25  # this share of its lines is continued in lower case
_LONGEST_WRAPPED = 200
_LONGEST_HALF = 40  # characters of a word before the hyphen
_SLACK = 0.85  # of the width: proportional fonts and hand-made breaks do not fill every line
_BULLET = re.compile(r"(?:[-*•·▪◦–—]|\(?\d{1,2}[.)]|#{1,6}|>)\s")
_INNER_END = re.compile(
    r"[^\W\d_A-Z]{3}[.!?][\"”’)]{0,2} [\"“‘]?[A-Z]"
)  # no headline: a line that goes on after a sentence
_FIRST_WORD = re.compile(r"\S+")
_BROKEN_WORD = re.compile(r"([^\W_]+)[-‐‑]$")
_BROKEN_REST = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_HYPHENATED = re.compile(r"[^\W_]+(?:-[^\W_]+)+")
_WORDS = re.compile(r"[^\W_]+")


def join_wraps(pieces: Pieces, *, is_furniture: Callable[[str], bool]) -> Pieces:
    """The pieces with wrapped lines joined. What `is_furniture` says of a line keeps it apart."""
    apart = tuple(
        piece.rule is not None
        or piece.hint is not None
        or (is_furniture(piece.text) and not (number and _may_continue(pieces[number - 1], piece)))
        for number, piece in enumerate(pieces)
    )
    shortest = _shortest(pieces, apart)
    width = _width(pieces, apart, shortest)
    joined: list[list[Piece]] = []
    for number, piece in enumerate(pieces):
        if (
            number
            and not apart[number]
            and not apart[number - 1]
            and _continues(pieces[number - 1], piece, width=width, shortest=shortest)
        ):
            joined[-1].append(piece)
        else:
            joined.append([piece])
    if len(joined) == len(pieces):
        return pieces
    glue = partial(_glue, vocabulary=_Vocabulary(pieces))
    return tuple(replace(run[0], text=glue([piece.text for piece in run])) for run in joined)


def glued(runs: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Each run of lines as one paragraph, where the lines that belong together are known already."""
    vocabulary = _Vocabulary(tuple(Piece(text=line) for run in runs for line in run))
    return tuple(_glue(list(run), vocabulary=vocabulary) for run in runs)


def _shortest(pieces: Pieces, apart: tuple[bool, ...]) -> int:
    """How long a line must be to count as wrapped: less where the page is plainly set in a narrow column."""
    pairs = _certain_lengths(pieces, apart, _SHORTEST_NARROW)
    return _SHORTEST_NARROW if len(pairs) >= max(4, _NARROW_SHARE * len(pieces)) else _SHORTEST_WRAPPED


def _width(pieces: Pieces, apart: tuple[bool, ...], shortest: int) -> int:
    """The width the page was wrapped at, in characters; 0 where nothing says that it was."""
    return max(_certain_lengths(pieces, apart, shortest), default=0)


def _certain_lengths(pieces: Pieces, apart: tuple[bool, ...], shortest: int) -> list[int]:
    return [
        len(pieces[number].text)
        for number in range(len(pieces) - 1)
        if not apart[number] and not apart[number + 1] and _certain(pieces[number], pieces[number + 1], shortest)
    ]


def _may_continue(line: Piece, following: Piece) -> bool:
    """Whether "post." or "at 3:30 p.m. on Friday." is the last line of a wrapped sentence, and no furniture."""
    unfinished = _SHORTEST_WRAPPED <= len(line.text) <= _LONGEST_WRAPPED and not ends_sentence(line.text)
    return unfinished and not following.gap and line.rule is None and following.text[-1] in '.,;?!"”’'


def _certain(line: Piece, following: Piece, shortest: int) -> bool:
    words = line.text
    if not following.gap and _BROKEN_WORD.search(words[-_LONGEST_HALF:]) and len(words) >= _SHORTEST_NARROW:
        return len(words) <= _LONGEST_WRAPPED and _starts_low(following.text)
    if following.gap or not shortest <= len(words) <= _LONGEST_WRAPPED or _BULLET.match(following.text):
        return False
    return not ends_sentence(words) and (_starts_low(following.text) or _INNER_END.search(words) is not None)


def _continues(line: Piece, following: Piece, *, width: int, shortest: int) -> bool:
    words, rest = line.text, following.text
    if following.gap:
        # A page break or double spacing inside a sentence: only in a wrapped page, only when nothing speaks against it.
        broken = width and len(words) >= _SLACK * width and not words.endswith((":", ";"))
        return bool(broken and len(words) <= _LONGEST_WRAPPED and not ends_sentence(words) and _starts_low(rest))
    if _certain(line, following, shortest):
        return True
    if width and _BROKEN_WORD.search(words[-_LONGEST_HALF:]) and rest[0].isalpha():
        return True
    if not width or len(words) > _LONGEST_WRAPPED or _BULLET.match(rest):
        return False
    first = _FIRST_WORD.match(rest)
    return len(words) + 1 + (len(first.group()) if first else 0) > _SLACK * width


def _starts_low(words: str) -> bool:
    first = words.removeprefix("-- ").split(None, 1)[0]
    return first[0].islower() and first == first.lower()


def _glue(lines: list[str], *, vocabulary: _Vocabulary) -> str:
    parts = [lines[0]]
    for line in lines[1:]:
        last = parts[-1]
        broken = _BROKEN_WORD.search(last[-_LONGEST_HALF:])
        rest = _BROKEN_REST.match(line)
        if broken and rest:
            if not vocabulary.keeps_hyphen(broken.group(1), rest.group()):
                parts[-1] = last[:-1]
        elif not (last.endswith("—") and not last.endswith((" —", "—" * 2))):
            parts.append(" ")
        parts.append(line)
    return "".join(parts)


class _Vocabulary:
    """What the article itself and a general list know of words; looked up only at a broken word."""

    def __init__(self, pieces: Pieces) -> None:
        self._pieces = pieces
        self._hyphenated: frozenset[str] | None = None
        self._plain: frozenset[str] = frozenset()

    def keeps_hyphen(self, left: str, right: str) -> bool:
        """Whether `left-` at a line end and `right` on the next line are a hyphenated word ("Franco-German")."""
        if self._hyphenated is None:
            texts = [piece.text.casefold() for piece in self._pieces]
            self._hyphenated = frozenset(word for text in texts for word in _HYPHENATED.findall(text))
            self._plain = frozenset(word for text in texts for word in _WORDS.findall(text))
        low, rest = left.casefold(), right.casefold()
        common, prefixes = word_set("common_words.txt"), word_set("hyphen_prefixes.txt")
        if f"{low}-{rest}" in self._hyphenated:
            return True
        if low + rest in self._plain:
            return False
        if right[0].isupper() or right[0].isdigit() or low[-1].isdigit():
            return True
        if low in prefixes and low[-1] == rest[0]:
            return True  # re-establishment, co-operation: the hyphen keeps two vowels apart
        if low + rest in common:
            return False
        return low in prefixes or ((low in common or low in self._plain) and rest in common)
