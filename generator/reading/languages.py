"""In which language an article is written, by its most frequent small words (Grefenstette 1995), and by script."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from types import MappingProxyType

from generator.reading.word_lists import function_words

ENGLISH = "en"
UNKNOWN = "und"  # ISO 639-2 for a language that is not determined
_WORD = re.compile(r"[^\W\d_]+")
_READ = 12_000  # characters: more than enough to tell
_FEWEST = 20  # words: below it one English word is enough for English, …
_FEWEST_FOREIGN = 8  # … and below this nothing can be told at all
_PLAIN = 0.2  # share of English words at which no other language needs to be asked
_SCRIPTS = MappingProxyType(  # scripts that one language of news, nearly always, is written in
    {
        "ARMENIAN": "hy",
        "BENGALI": "bn",
        "CJK": "zh",
        "GEORGIAN": "ka",
        "GREEK": "el",
        "HANGUL": "ko",
        "HEBREW": "he",
        "KHMER": "km",
        "TAMIL": "ta",
        "THAI": "th",
    }
)
_LEAD = 1.5  # how much more frequent another language's words must be than the English ones


def language_of(text: str) -> str:
    """The language code of `text`: English unless another language, or a script that is not Latin, clearly prevails."""
    if not text[:_READ].isascii():
        code = _by_script(text[:_READ])
        if code:
            return code
    words = [word.casefold() for word in _WORD.findall(text[:_READ])]
    lists = function_words()
    if len(words) < _FEWEST and (len(words) < _FEWEST_FOREIGN or not lists[ENGLISH].isdisjoint(words)):
        return ENGLISH
    english = sum(word in lists[ENGLISH] for word in words)
    if english >= _PLAIN * len(words):
        return ENGLISH
    counts = {code: sum(word in frequent for word in words) for code, frequent in lists.items() if code != ENGLISH}
    best = max(sorted(counts), key=lambda code: counts[code])
    if counts[best] > _LEAD * english and counts[best] >= max(3, 0.1 * len(words)):
        return best
    return ENGLISH


def _by_script(text: str) -> str | None:
    """The language of a text most of whose letters are not Latin; `UNKNOWN` where many languages share the script."""
    letters = [sign for sign in text if sign.isalpha()]
    other = Counter(_script(sign) for sign in letters if not sign.isascii())
    latin = len(letters) - sum(count for script, count in other.items() if script != "LATIN")
    if not letters or latin >= 0.5 * len(letters):
        return None
    del other["LATIN"]
    if other["HIRAGANA"] + other["KATAKANA"]:
        return "ja"
    script = max(sorted(other), key=lambda name: other[name])
    return _SCRIPTS.get(script, UNKNOWN)


def _script(sign: str) -> str:
    """The script of a letter, as the first word of its Unicode name."""
    return unicodedata.name(sign, "UNKNOWN").partition(" ")[0]


def is_english(code: str) -> bool:
    """Whether a language code ("en", "en-GB") is English."""
    return code.casefold().replace("_", "-").split("-", 1)[0] in {"en", "eng", "english"}
