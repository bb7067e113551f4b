"""The foot of a page: copyright lines, what a site says of itself after them, lists of other stories."""

from __future__ import annotations

import re

from generator.reading.lines import Piece, Pieces, drop, edges, ends_sentence, is_prose, word_count

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
_COMMENTS = re.compile(
    r"(?:(?:reader|readers['’]|user|view|show|read|your|all|\d{1,5}) )*(?:comments?|responses|replies)"
    r"(?: ?\(?\d{1,5}\)?)? ?:?"
    r"|join the conversation|(?:leave a|post a|add a|write a) (?:comment|reply)s?.{0,20}",
    re.IGNORECASE,
)
_READER = re.compile(r"^[\w.@ -]{2,30} (?:says|wrote|said on|commented)\b.{0,40}:$|\b\d{1,2} \w+ ago\b", re.IGNORECASE)
_LEAST_SHARE = 0.25  # of the running text of a page that is its article
_MOST_COMMENTS = 0.15  # of the article before them, where nothing else tells
_MOST_WORDS = 200  # that a site may say of itself after its copyright line
_MOST_SHARE = 0.35  # … measured by the article before it


def drop_footers(pieces: Pieces) -> Pieces:
    """Copyright lines, about-us blocks at the end of the page and story lists at its foot, left out."""
    out = tuple(
        drop(piece, "copyright") if piece.rule is None and is_copyright(piece.text) else piece for piece in pieces
    )
    out = _drop_comments(_drop_rest(out))
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


def _drop_comments(pieces: Pieces) -> Pieces:
    """What readers wrote below the article, after a line "Comments" or "12 comments": that and all after it.

    Such a line may also be a control above the text or in it, so much running text must stand before it, and what
    follows must show that readers wrote it: a name or the time of a comment comes next, or little follows at all.
    """
    kept = [word_count(piece.text) if piece.rule is None and is_prose(piece.text) else 0 for piece in pieces]
    before, total = 0, sum(kept)
    for number, piece in enumerate(pieces):
        if piece.rule == "comments" and before and _COMMENTS.fullmatch(piece.text):
            after = pieces[number + 1 :]
            read = _shows_reader(after[0]) if after else False
            if (read and before >= _LEAST_SHARE * total) or total - before <= _MOST_COMMENTS * before:
                rest = (drop(item, "comments") if item.rule is None else item for item in after)
                return (*pieces[: number + 1], *rest)
        before += kept[number]
    return pieces


def _shows_reader(piece: Piece) -> bool:
    """Whether a line below "Comments" is the name of a reader, the time of a comment, or "Reply"."""
    words = piece.text
    if piece.rule in {"time-stamp", "comments"} or _READER.search(words):
        return True
    return piece.rule is None and len(words) <= 30 and word_count(words) <= 3 and not ends_sentence(words)


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
