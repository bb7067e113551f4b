"""The foot of a page: copyright lines, what a site says of itself after them, lists of other stories."""

from __future__ import annotations

import re

from generator.reading.lines import Pieces, drop, edges, ends_sentence, is_prose, word_count

_COPYRIGHT = re.compile(
    r"(?:(?:copyright|copr\.?) ?)?(?:©|\(c\)|&copy;) ?\S.{0,250}|copyright:? (?:by )?[^.]{0,60}\b\d{4}\b.{0,200}"
    r"|copyright:? [^.]{2,80}|(?:all|some) rights (?:are )?reserved\b.{0,160}"
    r"|[^.]{2,60} © ?(?:\d{4})?.{0,120}"
    r"|(?:\d{4} )?[^.]{2,80}\. all rights reserved\b.{0,160}",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"about (?:us|the (?:authors?|writers?|company|publisher|organi[sz]ation|journalist|site)"
    r"|this (?:site|story|article))",
    re.IGNORECASE,
)
_ABOUT_NAME = re.compile(r"about (?P<name>[A-Z][\w&.'’ -]{1,40})", re.IGNORECASE)
_MOST_WORDS = 200  # that a site may say of itself after its copyright line
_MOST_SHARE = 0.35  # … measured by the article before it


def drop_footers(pieces: Pieces) -> Pieces:
    """Copyright lines, about-us blocks at the end of the page and story lists at its foot, left out."""
    out = tuple(
        drop(piece, "copyright") if piece.rule is None and is_copyright(piece.text) else piece for piece in pieces
    )
    out = _drop_rest(out)
    return _drop_lists(out)


def is_copyright(words: str) -> bool:
    """Whether a line says whose the page is and nothing else."""
    if len(words) > 300 or _COPYRIGHT.fullmatch(words) is None:
        return False
    return word_count(words) <= 40


def _drop_rest(pieces: Pieces) -> Pieces:
    sizes = [word_count(piece.text) if piece.rule is None else 0 for piece in pieces]
    before, total = 0, sum(sizes)
    for number, piece in enumerate(pieces):
        after = total - before - sizes[number]
        if after <= min(_MOST_WORDS, _MOST_SHARE * before) and (
            piece.rule == "copyright" or _opens_about(pieces, number)
        ):
            rest = (drop(item, "about") if item.rule is None else item for item in pieces[number:])
            return (*pieces[:number], *rest)
        before += sizes[number]
    return pieces


def _opens_about(pieces: Pieces, number: int) -> bool:
    piece = pieces[number]
    if piece.rule is not None or ends_sentence(piece.text) or len(piece.text) > 60:
        return False
    if _ABOUT.fullmatch(piece.text.strip(":")):
        return True
    named = _ABOUT_NAME.fullmatch(piece.text.strip(":"))
    following = next((item.text for item in pieces[number + 1 :] if item.rule is None), "")
    return bool(named and following.startswith(named.group("name")))


def _drop_lists(pieces: Pieces) -> Pieces:
    """At the foot, the headlines listed under "Related stories" or under the comments."""
    _, end = edges(pieces)
    out = list(pieces[:end])
    listed = False
    for piece in pieces[end:]:
        listed = listed or piece.rule in {"related", "comments"}
        unfinished = piece.rule is None and not is_prose(piece.text) and not ends_sentence(piece.text)
        out.append(drop(piece, "related") if listed and unfinished and piece.kind != "caption" else piece)
    return tuple(out)
