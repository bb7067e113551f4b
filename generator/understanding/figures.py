"""Figures: numbers with what they count, as closed intervals that can be compared.

Not figures: dates, clock times, bare years, ordinals, numbers that are part of a name ("Article 5", "Boeing 737").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from generator.language.data_files import word_map, word_set
from generator.model.annotation import Figure, TimeExpression
from generator.understanding.numerals import SCALES, Numeral, modified, numerals_in
from generator.understanding.parsing import ParsedSentence
from generator.understanding.phrases import noun_phrase

if TYPE_CHECKING:
    from spacy.tokens import Token as Word

CURRENCIES = word_map("currencies.txt")
MEASURES = word_map("measures.txt")
CASUALTY_VERBS = word_set("casualty_verbs.txt")
# a table of numbers without a full stop: nothing there is told in words
LONGEST_TABLE = 600
SIGN = re.compile(r"(?:US\$|NZ\$|HK\$|A\$|C\$|S\$|R\$|[$€£¥₹₽₺₴₩₦₪]|\b(?:USD|EUR|GBP|JPY|CHF|CNY)\s)\s?$")
MEASURE_AFTER = re.compile(
    r"[\s-]?(%|per\s?cent\b|percentage\s+points?\b|percent\b|pc\b|km/h\b|km\b|kg\b|cm\b|mm\b|mph\b|kph\b|°[CF]\b|[CF]\b(?!\.))"
)
AGE_AFTER = re.compile(r"-years?-olds?\b")
HYPHEN_UNIT = re.compile(r"-([a-z]+)", re.IGNORECASE)
SCORE = re.compile(r"(?<![\w.,/-])(\d{1,3})[-–](\d{1,3})(?![\w/-]|[.,]\d)")
RANGE = re.compile(r"\s*(?:-|–|—|\bto\b|\bor\b)\s*(?:[$€£])?\s*$")
BETWEEN = re.compile(r"\bbetween\s+(?:[$€£])?$", re.IGNORECASE)
BETWEEN_AND = re.compile(r"\s+and\s+(?:[$€£])?$")
CLOCK = re.compile(r"(?:[:.]\d{2})?\s*(?:a\.?m\b|p\.?m\b|o['’]clock|GMT|UTC)", re.IGNORECASE)
MAGNITUDE = re.compile(r"\bmagnitude(?:[\s-]+of)?[\s-]*$", re.IGNORECASE)
AGE_END = re.compile(r",|\)|\.?$")
WHOLE = re.compile(r"\s+(?:of\s+)?(?=\w)")
NO_COUNT = re.compile(r"(?:st|nd|rd|th)\b|[:/]\d")
FROM = re.compile(r"\bfrom\s+\S{0,2}$", re.IGNORECASE)
LETTERS = re.compile(r"[a-z]+")
SCORE_WORDS = frozenset(
    {
        "win",
        "won",
        "beat",
        "lost",
        "lose",
        "defeat",
        "draw",
        "drew",
        "victory",
        "lead",
        "led",
        "score",
        "vote",
        "voted",
        "ruling",
        "margin",
        "loss",
        "triumph",
    }
)


def find_figures(sentences: tuple[ParsedSentence, ...], times: tuple[TimeExpression, ...]) -> tuple[Figure, ...]:
    """All figures of an article in order; `times` are the spans of its dates, which are no figures."""
    dates = sorted((time.start, time.end) for time in times)
    found = []
    for sentence in sentences:
        if len(sentence.words) > LONGEST_TABLE:
            continue
        text = sentence.words.doc.text[sentence.start - sentence.offset : sentence.end - sentence.offset]
        found.extend(_figures_of(sentence, text, dates))
    return tuple(found)


def _figures_of(sentence: ParsedSentence, text: str, dates: list[tuple[int, int]]) -> list[Figure]:
    scores = _scores(sentence, text)
    taken = [(score.start - sentence.start, score.end - sentence.start) for score in scores]
    numerals = [
        numeral
        for numeral in numerals_in(text)
        if not any(start < numeral.end and numeral.start < end for start, end in taken)
        and not _is_dated(sentence.start + numeral.start, sentence.start + numeral.end, dates)
    ]
    found = list(scores)
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
        if figure is not None:
            found.append(figure)
    return sorted(found, key=lambda figure: (figure.start, figure.end))


def _is_dated(start: int, end: int, dates: list[tuple[int, int]]) -> bool:
    place = bisect_right(dates, (end, 0))
    return any(first < end and start < last for first, last in dates[max(0, place - 3) : place])


def _scores(sentence: ParsedSentence, text: str) -> list[Figure]:
    """Results of games and votes ("2-1", "62-37"), as they are written; the interval holds both numbers."""
    found = []
    for match in SCORE.finditer(text):
        words = set(LETTERS.findall(text[max(0, match.start() - 40) : match.end() + 25].lower()))
        if not words & SCORE_WORDS:
            continue
        numbers = sorted((float(match[1]), float(match[2])))
        found.append(
            Figure(
                start=sentence.start + match.start(),
                end=sentence.start + match.end(),
                text=match[0],
                low=numbers[0],
                high=numbers[1],
                unit="score",
            )
        )
    return found


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
    if CLOCK.match(after) or NO_COUNT.match(after):
        return None
    words = _words_at(sentence, numeral)
    if not words or _is_part_of_name(words, numeral):
        return None
    unit, end, of = _unit(sentence, text, numeral, words)
    if unit is None and not _counts(numeral, words):
        return None
    currency = SIGN.search(text, max(0, numeral.start - 5), numeral.start)
    start = numeral.start
    low, high = numeral.low, numeral.high
    if currency is not None:
        unit, start = CURRENCIES[currency[0].strip()], currency.start()
    elif numeral.letter == "m" and unit is None:
        unit, low, high = "metre", low / 1e6, high / 1e6
    exact = Numeral(start=start, end=end, low=low, high=high)
    most = numeral.share and numeral.low != numeral.high and numeral.high == 100
    wide = exact if most else modified(text, exact)
    return Figure(
        start=sentence.start + wide.start,
        end=sentence.start + wide.end,
        text=text[wide.start : wide.end],
        low=wide.low,
        high=min(wide.high, 100.0) if numeral.share else wide.high,
        unit=unit,
        of=of,
    )


def _words_at(sentence: ParsedSentence, numeral: Numeral) -> list[Word]:
    """The words of the sentence that `numeral` covers."""
    first = sentence.start - sentence.offset + numeral.start
    last = sentence.start - sentence.offset + numeral.end
    return [word for word in sentence.words if word.idx < last and word.idx + len(word.text) > first]


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
    if numeral.digits and len(numeral.digits) == 4 and numeral.digits.isdigit() and 1000 <= numeral.low <= 2100:
        counts = first.dep_ == "nummod" and first.head.tag_ in {"NNS", "NNPS"}
        return not counts and before is not None and before.text not in {"$", "€", "£"}
    if len(words) == 1 and first.lower_ == "one":
        return first.dep_ != "nummod" or first.head.lemma_.lower() in {
            "day",
            "time",
            "thing",
            "way",
            "side",
            "hand",
            "another",
            "point",
        }
    return first.ent_type_ in {"LAW", "PRODUCT", "FAC", "WORK_OF_ART"}


def _counts(numeral: Numeral, words: list[Word]) -> bool:
    """Whether a number without a unit still counts something ("killed 12", "tens of thousands")."""
    if numeral.vague or numeral.share or numeral.low >= 1000 or SCALES.get(words[-1].lower_):
        return True
    return words[-1].dep_ in {"dobj", "nsubj", "nsubjpass", "pobj", "attr"}


def _unit(
    sentence: ParsedSentence, text: str, numeral: Numeral, words: list[Word]
) -> tuple[str | None, int, str | None]:
    """What the number counts, where the figure's words end, and the whole it is a share of."""
    after = text[numeral.end :]
    if (plain := _written_unit(words, numeral, text)) is not None:
        return plain, numeral.end, None
    if age := AGE_AFTER.match(after):
        return "year", numeral.end + age.end(), None
    if measure := MEASURE_AFTER.match(after):
        name = " ".join(measure[1].lower().split())
        unit = MEASURES.get(name, MEASURES.get(name.removesuffix("s"), name))
        whole = _whole(sentence, text, numeral.end + measure.end()) if unit == "percent" else None
        return unit, numeral.end + measure.end(), whole
    if numeral.share:
        return "percent", numeral.end, _whole(sentence, text, numeral.end)
    if hyphen := HYPHEN_UNIT.match(after):
        return _named(hyphen[1].lower().removesuffix("s")), numeral.end + hyphen.end(), None
    return _counted(words), numeral.end, None


def _written_unit(words: list[Word], numeral: Numeral, text: str) -> str | None:
    """The unit that the words around a number make plain: a magnitude, an age, decades told in years."""
    after = text[numeral.end :]
    if MAGNITUDE.search(text, max(0, numeral.start - 20), numeral.start) or after.startswith("-magnitude"):
        return "magnitude"
    decades = numeral.vague and words[-1].lemma_.lower() in {"decade", "century"}
    return "year" if decades or _is_age(words, numeral, after) else None


def _is_age(words: list[Word], numeral: Numeral, after: str) -> bool:
    """Whether the number is the age of the person named before it: "Maria Silva, 45, said"."""
    first = words[0]
    if not numeral.digits or numeral.high > 120 or not AGE_END.match(after) or first.i - 2 < first.sent.start:
        return False
    return first.nbor(-1).text in {",", "("} and first.nbor(-2).ent_type_ == "PERSON"


def _whole(sentence: ParsedSentence, text: str, end: int) -> str | None:
    """The words of the whole after a share: "half of the prewar population" gives "the prewar population"."""
    match = WHOLE.match(text, end)
    if match is None:
        return None
    at = sentence.start - sentence.offset + match.end()
    word = next((word for word in sentence.words if word.idx >= at), None)
    if word is None or not (match[0].strip() or word.lower_ in {"the", "its", "their", "his", "her", "all"}):
        return None
    head = word
    while head.head.i > head.i and head.dep_ in {"det", "amod", "poss", "compound", "nummod", "case", "nmod"}:
        head = head.head
    if head.pos_ not in {"NOUN", "PROPN"}:
        return None
    last = noun_phrase(head)[1]
    start = at - (sentence.start - sentence.offset)
    stop = last.idx + len(last.text) - (sentence.start - sentence.offset)
    return text[start:stop] if stop > start else None


def _counted(words: list[Word]) -> str | None:
    """The unit by grammar: the noun the number stands with, the one after "of", or people where a verb says so."""
    last = words[-1]
    if any(word.lower_ in CURRENCIES for word in words):
        return next(CURRENCIES[word.lower_] for word in words if word.lower_ in CURRENCIES)
    for word in reversed(words):
        head = word.head
        if (
            head.i > last.i
            and word.dep_ in {"nummod", "quantmod", "compound", "amod", "det"}
            and head.pos_ in {"NOUN", "PROPN"}
        ):
            return _named(head.lemma_.lower(), head)
        of = next((child for child in word.rights if child.lower_ == "of"), None)
        inner = None if of is None else next((child for child in of.rights if child.dep_ == "pobj"), None)
        if inner is not None and inner.i > last.i and inner.pos_ in {"NOUN", "PROPN"}:
            return _named(inner.lemma_.lower(), inner)
    top = next((word for word in words if word.head.i < words[0].i or word.head.i > last.i), last)
    governor = top.head
    if governor.lower_ in {"more", "others", "other"}:
        governor = governor.head
    if governor.lemma_.lower() in CASUALTY_VERBS or (governor.pos_ == "ADJ" and governor.lower_ in CASUALTY_VERBS):
        return "people"
    if last.i + 1 < last.sent.end and last.nbor(1).lower_ in CASUALTY_VERBS:
        return "people"
    return None


def _named(lemma: str, word: Word | None = None) -> str:
    """The common name of a unit: "person" and "people" are one, currencies are codes."""
    if word is not None and word.lower_ in {"cents", "dollars", "pounds", "euros"}:
        return CURRENCIES[word.lower_.removesuffix("s")]
    return MEASURES.get(lemma) or CURRENCIES.get(lemma) or lemma
