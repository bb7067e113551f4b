"""The marks of Markdown taken off a line: headings, lists, quotations, emphasis, links. The words stay as they are."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.reading.lines import Piece, Pieces, drop

_LONGEST = 20_000  # characters: marks in longer lines stay
_HEADING = re.compile(r"#{1,6} (?P<words>.*?)(?: #{1,6})?")  # lines have single blanks
_UNDERLINE = re.compile(r"=+|-{3,}")
_QUOTE = re.compile(r"^(?:> ?)+")
_ITEM = re.compile(r"^[-*+] +(?=\S)")
_IMAGE = re.compile(r"!\[(?P<words>[^\[\]]{0,300})\]\((?P<target>[^()\s]{1,2000})(?: +\"[^\"]{0,300}\")?\)")
_LINK = re.compile(r"\[(?P<words>[^\[\]]{1,500})\]\((?P<target>[^()\s]{1,2000})(?: +\"[^\"]{0,300}\")?\)")
_STRONG = re.compile(r"(?<!\w)(\*\*|__)(?=\S)(?P<words>[^*_]{1,500})(?<=\S)\1(?!\w)")
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])(?P<words>[^*_]{1,500})(?<=\S)\1(?![\w*])")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def unmarked(lines: Pieces) -> Pieces:
    """The lines without Markdown's marks; headings get the hint "heading", targets of links are left out."""
    out: list[Piece] = []
    for line in lines:
        underlined = _UNDERLINE.fullmatch(line.text) and out and not line.gap and out[-1].rule is None
        if underlined and len(out[-1].text) <= 200:
            out[-1] = replace(out[-1], hint="heading")
            out.append(drop(line, "markup"))
        elif len(line.text) <= _LONGEST:
            out.extend(_unmarked(line))
        else:
            out.append(line)
    return tuple(out)


def _unmarked(line: Piece) -> list[Piece]:
    words, hint = line.text, line.hint
    heading = _HEADING.fullmatch(words)
    if heading:
        words, hint = heading.group("words"), "heading"
    words = (
        _ITEM.sub("", _QUOTE.sub("", words, count=1) if _QUOTE.match(words) else words, count=1)
        if not heading
        else words
    )
    targets = [match.group("target") for pattern in (_IMAGE, _LINK) for match in pattern.finditer(words)]
    words = _LINK.sub(_words, _IMAGE.sub(_words, words))
    words = _ESCAPE.sub(r"\1", _EMPHASIS.sub(_words, _STRONG.sub(_words, words))).strip()
    out = [replace(line, text=words, hint=hint)] if words else []
    return [*out, *(drop(Piece(text=target), "markup") for target in targets)]


def _words(match: re.Match[str]) -> str:
    return match.group("words")
