"""Numbers as words and digits, read as closed intervals: "nearly 500,000" is 450,000 to 500,000.

The intervals say how exact the words are, so that figures of several articles can be compared: two agree if their
intervals meet. "About" is a tenth either way; "nearly" up to a tenth less; "more than" up to the next step of the
leading digit ("more than 40" is below 50); "at least" and "up to" are within a factor of two, since such counts are
still moving.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import floor, log10

from generator.language.data_files import lines_of, tree_of, word_map

ARTICLES = frozenset({"a", "an"})
WORDS = {
    word: float(value)
    for word, value in tree_of("number_words.yml")["cardinals"].items()
    if " " not in word and word not in ARTICLES
}
SCALES = {word: float(value) for word, value in word_map("number_scales.txt").items()}
LETTERS = frozenset({"k", "m", "b", "bn", "mn", "tn", "mln", "bln"})
APPROXIMATORS = word_map("approximators.txt")


def _bounds(name: str) -> dict[str, tuple[float, float]]:
    pairs = (line.partition(":") for line in lines_of(name))
    return {words: (float(value.split()[0]), float(value.split()[1])) for words, _, value in pairs}


VAGUE = _bounds("vague_numbers.txt")
SHARES = _bounds("shares.txt")


def _any(words: Iterable[str]) -> str:
    """A pattern for any of `words`, the longest first, any white space between their parts."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


SCALE = _any(word for word in SCALES if word not in LETTERS)
UNITS = _any(WORDS)
DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
SPELLED = rf"(?:{UNITS})(?:[\s-]+(?:and\s+)?(?:{UNITS}|{SCALE}))*"
HALVES = rf"(?:half|(?:a\s+)?quarter\s+of|three[\s-]quarters\s+of)[\s-]+an?[\s-]+(?:{SCALE})|half[\s-](?:{SCALE})"
NUMBER = re.compile(
    rf"""(?:(?<![\w.,/:-])|(?<=\d[-–]))(?:
        (?P<vague>{_any(VAGUE)})(?=\b)
      | (?P<half>{HALVES})\b
      | (?P<share>{_any(SHARES)})(?=\s+(?:of|the)\b|\s*[,.;]|\s+\w+\s+of\b)
      | (?P<digits>{DIGITS})(?:[\s-]?(?P<scale>{SCALE})\b|(?P<letter>k|mn|mln|m|bn|bln|b|tn)(?![\w/]))?
        (?:[\s-]+and[\s-]+a[\s-]+half)?
      | (?P<spelled>{SPELLED}(?:[\s-]+and[\s-]+a[\s-]+half)?)(?![\w])
      | (?P<one>an?\s+(?:{SCALE})(?:\s+and\s+a\s+half)?|(?:{SCALE}))(?![\w])
    )(?P<tens>[\s-]+(?:decades?|centur(?:y|ies))\b)?""",
    re.IGNORECASE | re.VERBOSE,
)
MODIFIER = re.compile(
    rf"(?:^|(?<=[\s(“\"'‘]))(?P<word>{_any(APPROXIMATORS)})\s+(?:the\s+|a\s+further\s+|another\s+)?$", re.IGNORECASE
)

# words after a number, and how they mean it
AFTER = {"more": "least", "so": "near", "less": "most", "fewer": "most", "plus": "over", "odd": "near"}
MODIFIER_AFTER = re.compile(r"\s+or\s+(more|so|less|fewer)\b|-(plus|odd)\b", re.IGNORECASE)
PREPOSITIONS = frozenset({"over", "under", "above", "below", "about", "around"})
# words before "over ten years" after which it tells how much, not how long
AFTER_MEASURE = re.compile(
    r"\b(?:for|after|than|is|was|are|were|been|lasted|took|taken|spent|of|just|well)\s+$", re.IGNORECASE
)

BEYOND_COUNTING = 1e18  # nothing in the news is more; a row of five thousand digits would be infinite


def numerals_in(text: str) -> list[Numeral]:
    """All numbers of `text` in order, exact or vague, without the words that modify them."""
    return [numeral for match in NUMBER.finditer(text) if (numeral := _read(match)) is not None]


def modified(text: str, numeral: Numeral, *, lasting: bool = False) -> Numeral:
    """`numeral` widened by the words around it ("nearly", "more than", "or more"), and its span with them.

    `lasting`: it is a time, and "over ten years" may be how long something goes on.
    """
    if after := MODIFIER_AFTER.match(text, numeral.end):
        low, high = widened(numeral.low, numeral.high, AFTER[(after[1] or after[2]).lower()])
        return replace(numeral, end=after.end(), low=low, high=high)
    window = max(0, numeral.start - 40)
    match = MODIFIER.search(text, window, numeral.start)
    if match is None:
        return numeral
    word = " ".join(match["word"].lower().split())
    if word in PREPOSITIONS and numeral.vague and numeral.low != numeral.high:
        return numeral  # "handed over millions"
    if word == "over" and lasting and not AFTER_MEASURE.search(text, window, match.start("word")):
        return numeral
    kind = APPROXIMATORS[word]
    low, high = widened(numeral.low, numeral.high, kind)
    return replace(numeral, start=match.start("word"), low=low, high=high)


def widened(low: float, high: float, kind: str) -> tuple[float, float]:
    """The interval meant by `kind` of approximation of low..high (both at least 0)."""
    if kind == "near":
        return _rounded(low * 0.9), _rounded(high * 1.1)
    if kind == "under":
        return _rounded(low * 0.9), high
    if kind == "over":
        return low, max(high, _next_step(high))
    if kind == "least":
        return low, high * 2
    if kind == "most":
        return _rounded(low / 2), high
    return 0.0, high


def _read(match: re.Match[str]) -> Numeral | None:
    start, end = match.span()
    words = " ".join(match[0].lower().removesuffix((match["tens"] or "").lower()).split())
    share = match["share"] is not None
    if match["vague"] is not None:
        low, high = VAGUE[words]
    elif share:
        low, high = SHARES[words]
    elif match["half"] is not None:
        low = high = _half(words)
    elif match["digits"] is not None:
        low = high = float(match["digits"].replace(",", "")) * SCALES.get(
            (match["scale"] or match["letter"] or "").lower(), 1
        )
        if words.replace("-", " ").endswith("and a half"):
            low = high = low + 0.5 * SCALES.get((match["scale"] or "").lower(), 1)
    else:
        low = high = _spelled(words)
    letter = (match["letter"] or "").lower() or None
    if match["tens"] is not None:
        years = 10 if "decade" in match["tens"].lower() else 100
        low, high = low * years, high * years
    if not high < BEYOND_COUNTING:
        return None
    return Numeral(
        start=start,
        end=end,
        low=_rounded(low),
        high=_rounded(high),
        share=share,
        vague=match["vague"] is not None or match["tens"] is not None,
        digits=match["digits"],
        letter=letter,
    )


def _half(words: str) -> float:
    part = 0.25 if words.startswith(("a quarter", "quarter")) else 0.75 if words.startswith("three") else 0.5
    return part * next(value for word, value in SCALES.items() if words.endswith(word) and word not in LETTERS)


def _spelled(words: str) -> float:
    """The value of a number in words: "two hundred and fifty thousand" is 250,000."""
    parts = re.split(r"[\s-]+", words)
    half = parts[-3:] == ["and", "a", "half"]
    parts = parts[:-3] if half else parts
    total = current = 0.0
    scale = 1.0
    for part in parts:
        if part in SCALES and part not in LETTERS:
            scale = SCALES[part]
            current = (current or 1.0) * scale
            if scale >= 1000:
                total, current = total + current, 0.0
        elif part in {"a", "an"}:
            current = 1.0
        elif part != "and":
            current += WORDS[part]
    return total + current + (0.5 * scale if half else 0.0)


def _next_step(value: float) -> float:
    """The next multiple of the leading digit's place above `value`: 40 -> 50, 450 -> 500, 1,000 -> 2,000."""
    if value < 1e-6:
        return value
    place = 10.0 ** floor(log10(value))
    return _rounded((floor(_rounded(value / place)) + 1) * place)


def _rounded(value: float) -> float:
    return round(value, 6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A number in a text: its span and the interval it means.

    `share`: a share of a whole, in percent; `vague`: "dozens" and the like; `digits` as written; `letter`: a scale
    directly behind them ("5m").
    """

    start: int
    end: int
    low: float
    high: float
    share: bool = False
    vague: bool = False
    digits: str | None = None
    letter: str | None = None
