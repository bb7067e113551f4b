"""Figures told by a pattern of several words: results ("2-1"), shares ("one in five"), ranks ("third-largest").

Telephone numbers come back too, as figures without a unit: their digits are taken and count nothing.
"""

from __future__ import annotations

import re

from generator.language.data_files import tree_of, word_set
from generator.model.annotation import Figure
from generator.understanding.counted import MEASURES, words_at
from generator.understanding.numerals import WORDS, Numeral, modified
from generator.understanding.parsing import ParsedSentence
from generator.understanding.phrases import noun_phrase

ORDINALS = {word: int(value) for word, value in tree_of("number_words.yml")["ordinals"].items()}
SCORE = re.compile(
    r"(?<![\w.,/-])(?<!from )(\d{1,3})(?:[-–]|\s+to\s+)(\d{1,3})(?![\w/%-]|[.,]\d|\s+per\s?cent|\s+points?\b)"
)
SCORE_WORDS = word_set("score_words.txt")
LETTERS = re.compile(r"[a-z]+")
NEAR = 40  # characters in which the word stands that makes a pair of numbers a result
SMALL = "|".join(sorted((word for word, value in WORDS.items() if 1 <= value <= 12), key=len, reverse=True))
RATIO = re.compile(
    rf"(?<![\w.,/$€£-])(\d{{1,2}}|{SMALL})(?:-|\s+)(in|of|out\s+of|in\s+every|of\s+every|out\s+of\s+every)(?:-|\s+)"
    rf"(\d{{1,4}}|{SMALL}|twenty|hundred|thousand)(?![\w/%-]|[.,:]\d)",
    re.IGNORECASE,
)
WHOLES = frozenset({3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 1000})
RANK = re.compile(
    rf"\b({'|'.join(ORDINALS)}|\d+(?:st|nd|rd|th))[-\s]([a-z]+est|most[-\s][a-z]+|least[-\s][a-z]+|worst|best)\b",
    re.IGNORECASE,
)
PHONE = re.compile(
    r"\+\d[\d\s().-]{7,}\d|(?<![\w$€£.,-])\(?\d{3}\)?[\s.-]\d{3}[.-]\d{4}\b|(?<![\w$€£.,-])\d{3}-\d{4}\b"
)
DIGIT = re.compile(r"\d")


def patterned(sentence: ParsedSentence, text: str) -> list[Figure]:
    """The figures of the sentence (`text`) that a pattern tells, none over another."""
    found = [*_ranks(sentence, text), *_ratios(sentence, text)]
    if DIGIT.search(text):
        found.extend([*_scores(sentence, text), *(_figure(sentence, match) for match in PHONE.finditer(text))])
    kept: list[Figure] = []
    for each in sorted(found, key=lambda figure: (figure.start, -figure.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def _figure(
    sentence: ParsedSentence,
    match: re.Match[str],
    bounds: tuple[float, float] = (0.0, 0.0),
    unit: str | None = None,
    of: str | None = None,
) -> Figure:
    start, end = sentence.start + match.start(), sentence.start + match.end()
    return Figure(start=start, end=end, text=match[0], low=bounds[0], high=bounds[1], unit=unit, of=of)


def _scores(sentence: ParsedSentence, text: str) -> list[Figure]:
    """Results of games and votes ("2-1", "62 to 37"), as they are written; the interval holds both numbers."""
    found = []
    for match in SCORE.finditer(text):
        first, second = float(match[1]), float(match[2])
        words = set(LETTERS.findall(text[max(0, match.start() - NEAR) : match.end() + NEAR // 2].lower()))
        if words & SCORE_WORDS and (" " not in match[0] or first > second):
            found.append(_figure(sentence, match, (min(first, second), max(first, second)), "score"))
    return found


def _ratios(sentence: ParsedSentence, text: str) -> list[Figure]:
    """Shares told by a part and a small whole: "one in five voters", "three out of every 10". In percent.

    "Two in five days" and "one of three doctors" are none.
    """
    found = []
    for match in RATIO.finditer(text):
        part, whole = _small(match[1]), _small(match[3])
        join = " ".join(match[2].lower().split())
        if part >= whole or whole not in WHOLES or (join == "of" and (whole != 10 or part < 2)):
            continue
        last = words_at(sentence, match.start(3), match.end(3))[-1]
        noun = last.head if last.head.i > last.i and last.head.pos_ in {"NOUN", "PROPN"} else None
        if noun is None and "every" not in join and join != "out of" and part != 1 and whole % 10:
            continue
        if noun is not None and MEASURES.get(noun.lemma_.lower(), "people") != "people":
            continue
        share = round(100 * part / whole, 6)
        of = None
        if noun is not None:
            end = noun_phrase(noun)[1]
            phrase = text[match.end() : end.idx + len(end.text) - (sentence.start - sentence.offset)]
            of = phrase.partition(" and ")[0].strip() or None
        told = modified(text, Numeral(start=match.start(), end=match.end(), low=share, high=share))
        found.append(
            Figure(
                start=sentence.start + told.start,
                end=sentence.start + told.end,
                text=text[told.start : told.end],
                low=told.low,
                high=min(told.high, 100.0),
                unit="percent",
                of=of,
            )
        )
    return found


def _ranks(sentence: ParsedSentence, text: str) -> list[Figure]:
    """Places in an order: "the third-largest economy" is rank 3 of the "largest economy"."""
    found = []
    for match in RANK.finditer(text):
        words = words_at(sentence, match.start(2), match.end(2))
        if not words or not any(word.tag_ in {"JJS", "RBS"} or word.lower_ in {"most", "least"} for word in words):
            continue
        last = words[-1]
        noun = last.head if last.head.i > last.i and last.head.pos_ in {"NOUN", "PROPN"} else None
        by = " ".join([match[2].lower(), *([] if noun is None else [noun.lemma_.lower()])])
        place = float(ORDINALS.get(match[1].lower()) or match[1][:-2])
        found.append(_figure(sentence, match, (place, place), "rank", by))
    return found


def _small(word: str) -> float:
    if word.isdigit():
        return float(word)
    return {"hundred": 100.0, "thousand": 1000.0}.get(word.lower()) or WORDS[word.lower()]
