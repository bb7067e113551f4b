"""Words between quotation marks that nobody says: titles of works, nicknames, names of ships, labels, scare quotes."""

from __future__ import annotations

import re

# words that titles leave small, besides all short ones ("Make Your Kid a Millionaire")
SMALL_WORDS = frozenset({"with", "from", "into", "over", "upon"})
SHORT = 3
WORD = re.compile(r"[^\W\d_][\w’'-]*")
MARKS = "\"“”‘’'`«»„‹› "
SENTENCE_ENDS = (".", "!", "?", ",", "…")
# a fragment of up to so many words is somebody's only if a verb of saying governs it
FRAGMENT = 3


def is_title(text: str, start: int, end: int, lead: str) -> bool:
    """Whether the words of `text` from `start` to `end` are set like a title or a name: each of weight with a capital.

    `lead` is what the sentence says before the mark. Words that a comma or colon introduces are no title, nor is a
    whole sentence at its head, unless two words besides the first have capitals for nothing ("The Price of Bread").
    """
    words = WORD.findall(text[start:end])
    heavy = [word for word in words if len(word) > SHORT and word.lower() not in SMALL_WORDS]
    if not words or not words[0][0].isupper() or not all(word[0].isupper() for word in heavy):
        return False
    capitals = sum(word[0].isupper() and word not in {"I", "I'm", "I’m"} for word in words)
    lead = lead.rstrip(MARKS)
    if not lead or lead.endswith(":"):
        return False
    if lead.endswith(","):
        return len(heavy) > 1 and capitals > 1
    return capitals == len(words) or (len(heavy) > 0 and capitals > 1)


def is_heading(text: str, start: int, end: int) -> bool:
    """Whether words that fill a paragraph are a heading in marks: three or more, each of weight with a capital."""
    words = WORD.findall(text[start:end])
    heavy = [word for word in words if len(word) > SHORT]
    if len(words) < FRAGMENT or len(heavy) < 2:  # one capital opens any sentence
        return False
    return all(word[0].isupper() for word in heavy)


def is_whole(text: str, lead: str, end: int) -> bool:
    """Whether words up to `end` stand as a sentence of their own: at its head, with a stop or comma at their end."""
    return not lead.strip(MARKS) and text[end - 1] in SENTENCE_ENDS
