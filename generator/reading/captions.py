"""Photo captions and credits: the credit is left out, a caption that is a sentence stays and is marked as one.

A caption that is no sentence ("The minister (L) arriving in Geneva") says who is on a picture, not what happened.
"""

from __future__ import annotations

import re
from dataclasses import replace

from generator.reading.lines import Piece, Pieces, drop, ends_sentence, word_count
from generator.reading.word_lists import word_map

_SEARCHED = 160  # characters at the end of a paragraph in which a credit may stand
_KINDS = "(?:file |stock |handout |(?:representat(?:ive|ional)|illustrative) )?"
_MEDIA = rf"{_KINDS}(?:photo|image|picture|pic|photograph|video|screenshot|screengrab|illustration|graphic)s?"
_CREDIT_WORDS = rf"(?:{_MEDIA}(?: credits?| courtesy| source)?|credits?|courtesy(?: of)?)"
_NAMES = r"[A-ZÀ-Þ@][^.()\[\]]{1,80}"
_HOUSES = (
    r"(?:ap|afp|reuters|epa|epa-efe|efe|getty|getty images|xinhua|tass|sputnik|anadolu|anadolu agency|dpa|pti|ani"
    r"|nurphoto"
    r"|shutterstock|bloomberg|pool|handout|istock|alamy|zuma|ap photo|ap file|pool photo|afp via getty images)"
)
_BRACKETED = re.compile(
    rf"[(\[](?:{_MEDIA}(?: credits?| courtesy| source)? ?(?:[:/–-]|(?:by|from|via|courtesy)\b) ?[^()\[\]]{{2,100}}"
    rf"|(?:credits?|courtesy(?: of)?) ?: ?[^()\[\]]{{2,100}}"
    rf"|{_MEDIA}|{_HOUSES} (?:photo|images?|file)(?:/[^()\[\]]{{2,80}})?"
    rf"|[^()\[\]]{{2,60}}(?: via |/){_HOUSES}(?: images?)?(?: via [^()\[\]]{{2,40}})?"
    rf"|(?:file|archive|handout|library|illustrative|representational)(?: photo| image| picture| pic)?)[)\]]\.?$",
    re.IGNORECASE,
)
_TAIL = re.compile(
    rf"(?:(?<=[.!?”\"')\]]) |(?: ?[|–—] ?))(?i:{_CREDIT_WORDS}) ?: ?{_NAMES}$"
    rf"|(?<=[.!?”\"')\]]) (?:AP|AFP|Reuters|REUTERS|EPA|Getty) (?:Photo|Images?|photo)(?:/{_NAMES})?$"
    rf"|(?<=[.!?”\"')\]]) REUTERS/{_NAMES}$",
)
_LINE = re.compile(
    rf"(?:{_CREDIT_WORDS}) ?(?::|/|©|\bby\b) ?[^.]{{2,100}}\.?"
    rf"|{_HOUSES} (?:photo|images?|file)(?: ?/ ?[^.]{{2,80}}| by [^.]{{2,60}})?"
    rf"|[^.,;:?!]{{2,60}}(?: ?/ ?| via ){_HOUSES}(?: images?)?(?: via [^.]{{2,40}})?"
    r"|getty images|shutterstock|istock(?:photo)?|alamy(?: stock photo)?|stock photo|file"
    r"|(?:file|handout|archive|pool) (?:photo|picture|image)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:file photo|file|files|caption|(?:image|photo|video|media) caption|in this photo|file picture|"
    r"archive photo)(?: ?[:–—]| ?-{1,2}| ?,) ",
    re.IGNORECASE,
)
_SIDE = (
    r"(?:(?:far|back|background|front|foreground|centre|center|top|bottom|second|third|fourth|2nd|3rd|4th|from) )*"
    r"(?:l|r|c|left|right|centre|center)"
)
_MARKER = re.compile(
    rf"\({_SIDE}\)|\(l[-–]r\)|\b(?:l to r|from left(?: to right)?)\b|\(from {_SIDE}\)"
    r"|, (?:far )?(?:left|right|centre|center),",
    re.IGNORECASE,
)
_AGENCY_TAIL = re.compile(r"(?:(?<=[.!?”\"')\]]) ?|^)[—–-]{0,2} ?[(\[]?([\w./ &-]{2,40})[)\]]?\.?$")


def mark_captions(pieces: Pieces) -> Pieces:
    """Credits split off and left out, captions marked or left out."""
    out: list[Piece] = []
    for number, piece in enumerate(pieces):
        if piece.rule is not None:
            out.append(piece)
        elif is_credit(piece.text):
            if _is_caption_before(pieces, number) and out[-1].rule is None:
                out[-1] = _caption(out[-1])
            out.append(drop(piece, "credit"))
        else:
            out.extend(_split(piece))
    return tuple(out)


def captions_before_datelines(pieces: Pieces) -> Pieces:
    """A line right before a dateline that stands alone is the caption of the picture above it.

    The dateline then tells who took the picture where: it stays in the text, as a caption.
    """
    out = list(pieces)
    for number in range(1, len(out)):
        piece, before = out[number], out[number - 1]
        alone = piece.rule == "dateline" and (number + 1 == len(out) or out[number + 1].gap)
        captioned = before.rule == "caption" or (before.rule is None and not ends_sentence(before.text))
        if alone and not piece.gap and captioned:
            out[number - 1] = drop(before, "caption")
            out[number] = replace(piece, rule=None, kind="caption", hint="dateline")
    return tuple(out)


def take_agency_credit(pieces: Pieces) -> Pieces:
    """The agency named at the very end of the text ("… he said. (AFP)") split off as a credit."""
    kept = [number for number, piece in enumerate(pieces) if piece.rule is None]
    if not kept:
        return pieces
    last = pieces[kept[-1]]
    tail = last.text[-50:]
    found = _AGENCY_TAIL.search(tail)
    if found is None or found.group(1).casefold().strip(" .") not in word_map("agencies.txt"):
        return pieces
    cut = len(last.text) - len(tail) + found.start()
    words, credit = last.text[:cut].strip(), last.text[cut:].strip()
    if words and not (credit[0] in "([—–-" and ends_sentence(words)):
        return pieces
    split = (Piece(text=words, gap=last.gap, kind=last.kind),) if words else ()
    after = (Piece(text=credit, rule="credit"),)
    return (*pieces[: kept[-1]], *split, *after, *pieces[kept[-1] + 1 :])


def is_credit(words: str) -> bool:
    """Whether a line is the credit of a picture and nothing else."""
    return len(words) <= 140 and _LINE.fullmatch(words.strip("()[] ")) is not None


def _split(piece: Piece) -> list[Piece]:
    words = piece.text
    label = _LABEL.match(words)
    if label:
        body = replace(piece, text=words[label.end() :].strip(), gap=False)
        first, *rest = _split(body)
        opened = drop(Piece(text=words[: label.end()].strip(), gap=piece.gap), "credit")
        return [opened, _caption(first) if first.rule is None else first, *rest]
    offset = max(0, len(words) - _SEARCHED)
    found = _BRACKETED.search(words[offset:]) or _TAIL.search(words[offset:])
    if found and offset + found.start() > 0:
        cut = offset + found.start()
        body = replace(piece, text=words[:cut].strip(" |–—"))
        if body.text:
            return [_caption(body), drop(Piece(text=words[cut:].strip()), "credit")]
    markers = len(_MARKER.findall(words)) if len(words) <= 400 else 0
    if markers and not ends_sentence(words) and word_count(words) <= 40:
        return [drop(piece, "caption")]
    if markers >= 2 and "(" in words:
        return [replace(piece, kind="caption")]
    return [piece]


def _caption(piece: Piece) -> Piece:
    return replace(piece, kind="caption") if ends_sentence(piece.text) else drop(piece, "caption")


def _is_caption_before(pieces: Pieces, number: int) -> bool:
    """Whether the line above a credit is its caption: in one run with it, and not a paragraph among others."""
    if number == 0 or pieces[number].gap:
        return False
    before = pieces[number - 1]
    if before.rule is not None or word_count(before.text) > 60:
        return False
    return before.gap or number == 1 or not ends_sentence(before.text)
