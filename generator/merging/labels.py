"""Short, unique names for the sources: what stands on every citation instead of a bare number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from generator.model.article import Article

LONGEST = 28
LONGEST_QUOTED = 24  # characters of a label made of a title, quotation marks included
MOST_WORDS = 8
_TAIL_OF_NAME = re.compile(r"\s+[-–—|:]\s+.*$|:\s.*$")
_ARTICLE = re.compile(r"^the\s+(?=\S)", re.IGNORECASE)


def label_sources(articles: Sequence[Article]) -> tuple[str, ...]:
    """One label an article, in the same order: outlet, agency, host, first words of the title, else of the text.

    Words of a title or text stand in quotation marks, at most 24 characters in all; the file's stem comes last.

    Where several would get the same one, each takes the next rule's answer in brackets, at last a number.
    """
    choices = [_choices(article) for article in articles]
    first = Counter(options[0] for options in choices)
    labels = [
        options[0] if first[options[0]] == 1 or len(options) == 1 else f"{options[0]} ({options[1]})"
        for options in choices
    ]
    taken: set[str] = set()
    unique = []
    for label in labels:
        number, candidate = 1, label
        while candidate in taken:
            number += 1
            candidate = f"{label} {number}"
        taken.add(candidate)
        unique.append(candidate)
    return tuple(unique)


def _choices(article: Article) -> list[str]:
    host = urlsplit(article.url).hostname if article.url and "//" in article.url else None
    found = [
        _short(article.outlet),
        _short(article.agency),
        host.removeprefix("www.") if host else None,
        _first_words(article.title or article.text),
        PurePosixPath(article.file).stem,
    ]
    return list(dict.fromkeys(option for option in found if option)) or [article.id]


def _short(name: str | None) -> str | None:
    """An outlet's name without its motto and its article ("The Daily News - Since 1920" -> "Daily News")."""
    if not name:
        return None
    words = _ARTICLE.sub("", _TAIL_OF_NAME.sub("", name.strip())).strip()
    return _cut(words or name.strip())


def _first_words(text: str | None) -> str | None:
    """The first words in quotation marks, as many as fit: “Quota talks open”, “Ministers of five Gulf…”."""
    words = (text or "").replace("“", "").replace("”", "").split()
    if not words:
        return None
    whole = " ".join(words[:MOST_WORDS])
    room = LONGEST_QUOTED - 2
    if len(whole) <= room and len(words) <= MOST_WORDS:
        return f"“{whole}”"
    kept = whole[:room].rsplit(" ", 1)[0].rstrip(",;:.–—-") if " " in whole[:room] else whole[: room - 1]
    return f"“{kept}…”"


def _cut(words: str) -> str:
    if len(words) <= LONGEST:
        return words
    whole = words[: LONGEST + 1].rsplit(" ", 1)[0]
    return whole if len(whole) <= LONGEST else words[:LONGEST]
