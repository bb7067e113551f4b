"""In which language an article is written, by its most frequent small words (Grefenstette 1995), and by script."""

from __future__ import annotations

import re
import unicodedata

from generator.reading.word_lists import function_words

ENGLISH = "en"
UNKNOWN = "und"  # ISO 639-2 for a language that is not determined
_WORD = re.compile(r"[^\W\d_]+")
_READ = 12_000  # characters: more than enough to tell
_FEWEST = 20  # words: below it nothing can be told, and English is assumed
_PLAIN = 0.2  # share of English words at which no other language needs to be asked
_LEAD = 1.5  # how much more frequent another language's words must be than the English ones


def language_of(text: str) -> str:
    """The language code of `text`: English unless another language, or a script that is not Latin, clearly prevails."""
    words = [word.casefold() for word in _WORD.findall(text[:_READ])]
    if not text[:_READ].isascii():
        letters = [sign for sign in text[:_READ] if sign.isalpha()]
        latin = sum(sign.isascii() or unicodedata.name(sign, "").startswith("LATIN") for sign in letters)
        if len(letters) >= 5 * _FEWEST and latin < 0.5 * len(letters):
            return UNKNOWN
    if len(words) < _FEWEST:
        return ENGLISH
    lists = function_words()
    english = sum(word in lists[ENGLISH] for word in words)
    if english >= _PLAIN * len(words):
        return ENGLISH
    counts = {code: sum(word in frequent for word in words) for code, frequent in lists.items() if code != ENGLISH}
    best = max(sorted(counts), key=lambda code: counts[code])
    if counts[best] > _LEAD * english and counts[best] >= 0.1 * len(words):
        return best
    return ENGLISH


def is_english(code: str) -> bool:
    """Whether a language code ("en", "en-GB") is English."""
    return code.casefold().replace("_", "-").split("-", 1)[0] in {"en", "eng", "english"}
