"""Names with accents, apostrophes and capitals folded away, so that "Gülşen" meets "Gulsen"."""

from __future__ import annotations

import unicodedata

# letters that Unicode does not take apart into a base letter and an accent
LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ħ": "h"}
    | dict.fromkeys("'’‘`ʻʼ", ""),
)


def fold(words: str) -> str:
    """`words` in lower case without accents and apostrophes; hyphens and spaces stay."""
    if words.isascii() and "'" not in words and "`" not in words:
        return words.lower()
    apart = unicodedata.normalize("NFKD", words.lower().replace("i\u0307", "i"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).translate(LETTERS)
