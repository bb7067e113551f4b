"""Personal names as forms that can be compared: which two may be one person, and which cannot.

Comparison folds accents and apostrophes, leaves particles out ("al-", "van"), knows initials and familiar forms of
given names, and allows for transliteration only where the rest of the name agrees ("Yusuf Idrisov", "Youssef
Idrissov").
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz

from generator.language.folding import fold
from generator.language.offices import nicknames, particles, suffixes

ALIKE = 80.0  # Indel similarity from which two spellings may transliterate one name
GIVEN = frozenset({"ben", "des", "della"})  # particles that are given names where they open a name with a capital
SOUNDS = str.maketrans("yjcqw", "iikkv")
ALIKE_GIVEN = 88.0  # stricter: "Maria" is not "Marta"
SOUND = 3  # letters
SHORTEST_FUZZY = 5  # letters; shorter surnames that differ are different ("Chan", "Chen")
REMEMBERED = 1 << 15  # names and words whose comparable form is kept: more than any one folder is full of


@dataclass(frozen=True, slots=True)
class Form:
    """A name as compared: folded words without particles and suffixes; `text` as written."""

    text: str
    words: tuple[str, ...]
    generation: str = ""

    @property
    def surname(self) -> str:
        """The last word."""
        return self.words[-1]

    @property
    def full(self) -> bool:
        """Whether it has a given name and a surname."""
        return len(self.words) > 1


@lru_cache(maxsize=REMEMBERED)
def form_of(text: str) -> Form:
    """`text` of a name as a `Form`; `words` is never empty for a text with a letter in it."""
    generation = ""
    words: list[str] = []
    for piece in fold(text.replace("‑", "-")).replace("- ", "-").replace(" -", "-").split():
        word = piece.strip('.,"“”()[]')
        if word in _suffixes():
            generation = word
            continue
        head, dash, tail = word.partition("-")
        if dash and head in particles() and tail:
            word = tail
        word = word.replace(".", "") or word
        opens = not words and text[:1].isupper() and word in GIVEN
        if word and (opens or word not in particles()):
            words.append(word)
    return Form(text, tuple(words) or (fold(text),), generation)


def spellings(form: Form) -> tuple[str, ...]:
    """Full names that share one of these are one person's whatever their words: all letters, as told and as compared.

    Any other two that may be one person's have words, their first ones left out, that are `alike`.
    """
    return tuple(dict.fromkeys((_run_together(form), _letters(form.text))))


@lru_cache(maxsize=REMEMBERED)
def sound_key(word: str) -> str:
    """How a folded word begins to sound: the same for any two words that are `alike`."""
    return _sound(word)[:SOUND]


def same_person(one: Form, other: Form) -> bool:
    """Whether two full names may be one person's. Symmetric."""
    if one.generation and other.generation and one.generation != other.generation:
        return False
    if _run_together(one) == _run_together(other) or _letters(one.text) == _letters(other.text):
        return True
    short, long = sorted((one, other), key=lambda form: (len(form.words), form.words))
    surname = _same_surname(short, long)
    if surname is None:
        return False
    return _same_given(short.words[:-1], long.words[:-1], exact=not surname)


def alike(one: str, other: str) -> bool:
    """Whether two folded words may be one name in two transliterations. Symmetric."""
    if one == other:
        return True
    if min(len(one), len(other)) < SHORTEST_FUZZY or one[0] != other[0]:
        return _sound(one) == _sound(other) and min(len(one), len(other)) >= SHORTEST_FUZZY - 1
    return fuzz.ratio(one, other) >= ALIKE and sound_key(one) == sound_key(other)


@lru_cache(maxsize=REMEMBERED)
def _letters(text: str) -> str:
    """All letters of the name, particles included: "Del Rio" and "DelRio" are one surname."""
    return "".join(letter for letter in fold(text) if letter.isalpha())


def _run_together(form: Form) -> str:
    """The words of the name as one, without hyphens."""
    return "".join(form.words).replace("-", "")


def _same_surname(short: Form, long: Form) -> bool | None:
    """True for one spelling, False for two of one name, None for two names."""
    if short.surname == long.surname:
        return True
    if len(long.words) > len(short.words) and short.surname in long.words[1:-1]:
        return True  # a second surname left out
    return False if alike(short.surname, long.surname) else None


def _same_given(short: tuple[str, ...], long: tuple[str, ...], *, exact: bool) -> bool:
    """Whether given names agree: each of the shorter list meets one of the longer, in order.

    "Miguel Ruiz" may be José Miguel Ruiz, "J. Ruiz" too.
    """
    if not short or not long:
        return False
    at = 0
    for word in short:
        while at < len(long) and not _given(word, long[at], exact=exact):
            at += 1
        if at == len(long):
            return False
        at += 1
    return True


def _given(one: str, other: str, *, exact: bool) -> bool:
    if one == other:
        return True
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    if other in nicknames().get(one, frozenset()):
        return True
    if exact or min(len(one), len(other)) < SHORTEST_FUZZY - 1:
        return False
    return _sound(one) == _sound(other) or fuzz.ratio(one, other) >= ALIKE_GIVEN


@lru_cache(maxsize=REMEMBERED)
def _sound(word: str) -> str:
    """`word` with spellings that transliterations interchange made one ("Yusuf", "Youssef")."""
    for old, new in (("kh", "h"), ("zh", "z"), ("sch", "sh"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ph", "f")):
        word = word.replace(old, new)
    word = (word[:-1] if word.endswith("ie") else word).translate(SOUNDS)
    return "".join(letter for at, letter in enumerate(word) if at == 0 or letter != word[at - 1])


@cache
def _suffixes() -> frozenset[str]:
    return frozenset(fold(suffix).strip(".") for suffix in suffixes())
