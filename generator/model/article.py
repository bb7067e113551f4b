"""One article as it was read: cleaned text, what is known about it, what was left out and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["paragraph", "heading", "caption"]
DateHow = Literal["given", "metadata", "stated", "url", "inferred", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A day and how it is known. `edtf`: an EDTF string (ISO 8601-2) or None; `evidence`: the words it stands on."""

    edtf: str | None = None
    how: DateHow = "unknown"
    evidence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, sub-heading or caption of the cleaned text: code points `start` to `end`, end excluded."""

    start: int
    end: int
    kind: BlockKind = "paragraph"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """Words of the file that are not part of the article, and the name of the rule that left them out."""

    text: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One readable article.

    `id` is the slug of the file's path inside the articles folder without its extension, `file` that path in POSIX
    form. `text` is the cleaned text: blocks separated by one empty line, hard wraps joined, headline and page furniture
    taken out. `dateline` is the place a dateline names ("OSLO (Reuters) —"). `set_aside` says why a readable article is
    not used.
    """

    id: str
    file: str
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    outlet: str | None = None
    agency: str | None = None
    author: str | None = None
    url: str | None = None
    language: str = "en"
    published: Dated = Dated()
    dateline: str | None = None
    dropped: tuple[Dropped, ...] = ()
    set_aside: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """A file that could not become an article: the rule it broke and a sentence its owner understands."""

    file: str
    rule: str
    detail: str


def quote(article: Article, start: int, end: int) -> str:
    """The words of `article` from code point `start` to `end` (excluded): the one way from a span to its words."""
    if not 0 <= start < end <= len(article.text):
        raise ValueError(f"no such span in {article.file}: {start}-{end} of {len(article.text)}")
    return article.text[start:end]
