"""Figures: numbers with what they count, as closed intervals that can be compared.

Not figures: dates, clock times, bare years, ordinals, numbers that are part of a name ("Article 5", "Boeing 737").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from generator.model.annotation import Figure, TimeExpression
from generator.understanding.counted import CURRENCIES, MEASURES, unit_of, words_at
from generator.understanding.figure_patterns import patterned
from generator.understanding.numerals import BEYOND_COUNTING, SCALES, Numeral, modified, numerals_in
from generator.understanding.parsing import ParsedSentence

if TYPE_CHECKING:
    from spacy.tokens import Token as Word

# a table of numbers without a full stop: nothing there is told in words
LONGEST_TABLE = 600
SIGN = re.compile(
    r"(?:US\$|NZ\$|HK\$|NT\$|A\$|C\$|S\$|R\$|[$€£¥₹₽₺₴₩₦₪]|\b(?:USD|EUR|GBP|JPY|CHF|CNY)\s|\bRs\.?\s?|\bRM|\bRp\.?\s?)\s?$"
)
RANGE = re.compile(r"\s*(?:-|–|—|\bto\b|\bor\b)\s*(?:[$€£])?\s*$")
BETWEEN = re.compile(r"\bbetween\s+(?:[$€£])?$", re.IGNORECASE)
BETWEEN_AND = re.compile(r"\s+and\s+(?:[$€£])?$")
CLOCK = re.compile(r"(?:[:.]\d{2})?\s*(?:a\.?m\b|p\.?m\b|o['’]clock|GMT|UTC)", re.IGNORECASE)
NO_COUNT = re.compile(
    r"(?:st|nd|rd|th)\b|[:/]\d|[-–]\d|-(?:way|fold|star|sided)\b|['’′]\d|[\"”″]\s+(?:tall|high|wide)\b"
)
ADDRESS = re.compile(
    r"\s+(?:[A-Z0-9][\w.'-]*\s+){1,3}(?:Street|St\b\.?|Avenue|Ave\b\.?|Road|Rd\b\.?|Lane|Drive|Boulevard|Blvd|Square|Terrace|Highway)"
    r"(?!\w|\s+[a-z]+s\b)"
)
OUT_OF = re.compile(r" (?:out )?of (?:the |its |their |all )?")
FROM = re.compile(r"\bfrom\s+\S{0,2}$", re.IGNORECASE)
DURATIONS = frozenset({"year", "month", "week", "day", "hour", "minute"})
UNCOUNTED = frozenset({"day", "time", "thing", "way", "side", "hand", "another", "point", "sort", "kind", "hell"})
FIRST_YEAR, LAST_YEAR = 1000, 2100
CASUAL = frozenset({"in", "by", "for", "at", "with", "from", "on"})


def find_figures(sentences: tuple[ParsedSentence, ...], times: tuple[TimeExpression, ...]) -> tuple[Figure, ...]:
    """All figures of an article in order; `times` are the spans of its dates, which are no figures."""
    dates = sorted((time.start, time.end) for time in times)
    found = []
    block, whole = -1, ""
    for sentence in sentences:
        if len(sentence.words) > LONGEST_TABLE:
            continue
        if sentence.block != block:
            block, whole = sentence.block, sentence.words.doc.text
        text = whole[sentence.start - sentence.offset : sentence.end - sentence.offset]
        found.extend(_figures_of(sentence, text, dates))
    return tuple(found)


def _figures_of(sentence: ParsedSentence, text: str, dates: list[tuple[int, int]]) -> list[Figure]:
    found = patterned(sentence, text)
    taken = [(each.start - sentence.start, each.end - sentence.start) for each in found]
    numerals = [
        numeral
        for numeral in numerals_in(text)
        if not any(start < numeral.end and numeral.start < end for start, end in taken)
        and not _is_dated(sentence.start + numeral.start, sentence.start + numeral.end, dates)
    ]
    found = [each for each in found if each.unit is not None and each.high < BEYOND_COUNTING]
    skip = False
    for numeral, following in zip_longest(numerals, numerals[1:]):
        if skip:
            skip = False
            continue
        if following is not None and (joined := _ranged(text, numeral, following)) is not None:
            numeral_or_range, skip = joined, True
        else:
            numeral_or_range = numeral
        figure = _figure(sentence, text, numeral_or_range)
        if following is not None and not skip and OUT_OF.fullmatch(text, numeral.end, following.start):
            figure = _part(sentence, text, numeral, _figure(sentence, text, following)) or figure
        if figure is not None:
            found.append(figure)
    return sorted(found, key=lambda figure: (figure.start, figure.end))


def _is_dated(start: int, end: int, dates: list[tuple[int, int]]) -> bool:
    place = bisect_right(dates, (end, 0))
    return any(first < end and start < last for first, last in dates[max(0, place - 3) : place])


def _ranged(text: str, first: Numeral, second: Numeral) -> Numeral | None:
    """Numbers as in "3 to 5", "between 3 and 5", "3-5 million" as one interval; None where they are apart."""
    gap = text[first.end : second.start]
    between = BETWEEN.search(text, max(0, first.start - 12), first.start)
    if between is None and (not RANGE.fullmatch(gap) or FROM.search(text, max(0, first.start - 12), first.start)):
        return None
    if between is not None and not (BETWEEN_AND.fullmatch(gap) or RANGE.fullmatch(gap)):
        return None
    low, high = first.low, second.high
    if low < high and first.digits and second.digits and low < 1000 <= high:
        tail = text[second.start : second.end].lower()
        scale = next((value for word, value in SCALES.items() if tail.endswith(word) and len(word) > 1), None)
        if scale and low * scale <= high:
            low *= scale
    start = between.start() if between is not None else first.start
    return replace(second, start=start, low=low, high=high) if low <= high else None


def _figure(sentence: ParsedSentence, text: str, numeral: Numeral) -> Figure | None:
    """The figure at `numeral`, or None where the number counts nothing."""
    after = text[numeral.end : numeral.end + 24]
    if numeral.start and text[numeral.start - 1] in "-–" and text[numeral.start - 2 : numeral.start - 1].isdigit():
        return None
    if CLOCK.match(after) or NO_COUNT.match(after) or (numeral.digits and ADDRESS.match(text, numeral.end)):
        return None
    words = words_at(sentence, numeral.start, numeral.end)
    if not words or _is_part_of_name(words, numeral):
        return None
    unit, end, of = unit_of(sentence, text, numeral, words)
    if unit is None and not _counts(numeral, words):
        return None
    currency = SIGN.search(text, max(0, numeral.start - 5), numeral.start)
    start = numeral.start
    low, high = numeral.low, numeral.high
    if currency is not None:
        unit, start = CURRENCIES[currency[0].strip(" .")], currency.start()
    elif numeral.letter == "m" and unit is None:
        unit, low, high = "metre", low / 1e6, high / 1e6
    exact = replace(numeral, start=start, end=end, low=low, high=high)
    most = numeral.share and numeral.low != numeral.high and numeral.high == 100
    wide = exact if most else modified(text, exact, lasting=unit in DURATIONS)
    return Figure(
        start=sentence.start + wide.start,
        end=sentence.start + wide.end,
        text=text[wide.start : wide.end],
        low=wide.low,
        high=min(wide.high, 100.0) if numeral.share else wide.high,
        unit=unit,
        of=of,
    )


def _part(sentence: ParsedSentence, text: str, numeral: Numeral, whole: Figure | None) -> Figure | None:
    """The figure of a part told before its whole ("47 of 90 seats"), which counts what the whole counts."""
    if (
        whole is None or whole.unit is None or not 1 < numeral.low <= whole.high
    ):  # "one of three" tells which, not how many
        return None
    start, end = sentence.start + numeral.start, sentence.start + numeral.end
    words = text[numeral.start : numeral.end]
    return Figure(start=start, end=end, text=words, low=numeral.low, high=numeral.high, unit=whole.unit, of=whole.text)


def _is_part_of_name(words: list[Word], numeral: Numeral) -> bool:
    """Whether the number belongs to a name, is a bare year, or an article ("a", "one") rather than a count."""
    first = words[0]
    before = first.nbor(-1) if first.i > first.sent.start else None
    if numeral.digits and before is not None and before.dep_ in {"compound", "nmod"} and before.head.i == first.head.i:
        return before.pos_ == "PROPN"
    if numeral.digits and before is not None and before.pos_ == "PROPN" and first.head.i in {before.i, before.head.i}:
        return before.ent_type_ not in {"GPE", "DATE", "PERSON"} and first.dep_ in {
            "nummod",
            "nmod",
            "appos",
            "compound",
        }
    if _is_year(numeral, first):
        return True
    if len(words) == 1 and first.lower_ == "one":
        return _is_article(first)
    following = words[-1].nbor(1) if words[-1].i + 1 < first.sent.end else None
    titled = following is not None and first.i > first.sent.start and following.text.istitle()
    if titled and following and (following.lower_.removesuffix("s") in MEASURES or following.tag_ in {"JJS", "RBS"}):
        return True
    return first.ent_type_ in {"LAW", "PRODUCT", "FAC", "WORK_OF_ART"}


def _is_year(numeral: Numeral, first: Word) -> bool:
    """Whether four digits without a comma are a year: what they stand with is then not what they count.

    "2005 levels" and "the 1995 filings" are of a year; "killed 1995 people" and "2000 metres" count.
    """
    digits = numeral.digits
    if not digits or len(digits) != 4 or not digits.isdigit() or not FIRST_YEAR <= numeral.low <= LAST_YEAR:
        return False
    before = first.nbor(-1).text if first.i > first.sent.start else ""
    if before in {"$", "€", "£"}:
        return False
    return first.dep_ != "nummod" or first.head.lemma_.lower() not in MEASURES or first.head.i != first.i + 1


def _is_article(one: Word) -> bool:
    """Whether "one" only brings in what is told ("one official said", "in one case") instead of counting it."""
    noun = one.head
    if one.dep_ != "nummod" or noun.lemma_.lower() in UNCOUNTED or noun.tag_ in {"NNS", "NNPS"} or noun.i < one.i:
        return True
    if one.i > one.sent.start and one.nbor(-1).lower_ in {"only", "least", "than", "just", "about", "and", "to"}:
        return False
    if noun.dep_ == "pobj":
        return noun.head.lower_ in CASUAL
    return noun.dep_ == "nsubj" and noun.lemma_.lower() not in MEASURES


def _counts(numeral: Numeral, words: list[Word]) -> bool:
    """Whether a number without a unit still counts something ("killed 12", "tens of thousands")."""
    if numeral.vague or numeral.share or numeral.low >= 1000 or SCALES.get(words[-1].lower_):
        return True
    return words[-1].dep_ in {"dobj", "nsubj", "nsubjpass", "pobj", "attr"}
