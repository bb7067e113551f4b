"""Article folders of any size made from the samples: all near-copies of one another, or all distinct.

The same numbers give the same files. Near-copies are the samples with a few sentences moved, left out or given other
figures. Distinct articles are sentences drawn from all samples with other names, dates, figures and content words: no
two of them share a run of words, yet they parse like news.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Kind = Literal["copies", "distinct"]
KINDS: tuple[Kind, ...] = ("copies", "distinct")
SEED = 20_260_922
FEW = 8  # paragraphs
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "June", "July", "August", "September", "October", "November")
_PARAGRAPHS = re.compile(r"\n\s*\n")
_CAPITALISED = re.compile(r"\b[A-Z][a-z]{2,}\b")
_LONG_WORD = re.compile(r"\b[a-z]{5,}\b")
_FIGURE = re.compile(r"\b\d+(?:,\d{3})*\b")
_SYLLABLES = tuple(first + vowel for first in "bdfgklmnprstvz" for vowel in ("a", "e", "i", "o", "u", "ar", "en", "il"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Samples:
    """The sample articles by paragraphs, and their words by ending, the stock that distinct articles draw from.

    `common` are words that are more often written small: no names.
    """

    articles: tuple[tuple[str, ...], ...]
    words: Mapping[str, tuple[str, ...]]
    common: frozenset[str]


def load_samples(folder: Path) -> Samples:
    """The articles of `folder`, in the order of their names."""
    articles = tuple(_paragraphs(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.txt")))
    words: dict[str, set[str]] = {}
    for article in articles:
        for paragraph in article:
            for word in _LONG_WORD.findall(paragraph):
                words.setdefault(_ending(word), set()).add(word)
    every = Counter(re.findall(r"\b[A-Za-z]+\b", " ".join(part for article in articles for part in article)))
    common = frozenset(word.lower() for word in every if every[word.lower()] > every[word.capitalize()])
    return Samples(
        articles=articles,
        common=common,
        words={ending: tuple(sorted(found)) for ending, found in sorted(words.items())},
    )


def write_corpus(folder: Path, samples: Samples, *, count: int, kind: Kind, times: int = 1) -> None:
    """Write `count` articles of `kind`, each of so many `times` the samples' length, into `folder`, which is made."""
    folder.mkdir(parents=True)
    make = near_copy if kind == "copies" else distinct
    for number in range(count):
        (folder / f"{number:04d}.txt").write_text(make(samples, number, times), encoding="utf-8")


def near_copy(samples: Samples, number: int, times: int = 1) -> str:
    """A sample, or several on end, with two paragraphs exchanged, up to two left out, and some figures changed."""
    chance = random.Random(f"{SEED} copies {number}")  # noqa: S311  (chance that repeats is the point)
    places = [(number + more) % len(samples.articles) for more in range(times)]
    paragraphs = [paragraph for place in places for paragraph in samples.articles[place]]
    if number < len(samples.articles):
        return _joined(paragraphs)
    first = chance.randrange(2, len(paragraphs) - 1)
    paragraphs[first], paragraphs[first + 1] = paragraphs[first + 1], paragraphs[first]
    for _ in range(chance.randrange(3)):
        del paragraphs[chance.randrange(2, len(paragraphs))]
    return _joined([_with_figures(item, chance) if chance.random() < 0.2 else item for item in paragraphs])


def distinct(samples: Samples, number: int, times: int = 1) -> str:
    """An article of `times` the samples' length whose names, dates, figures and content words are its own."""
    chance = random.Random(f"{SEED} distinct {number}")  # noqa: S311  (chance that repeats is the point)
    length = len(samples.articles[number % len(samples.articles)])
    stock = [paragraph for article in samples.articles for paragraph in article]
    names = _memory(lambda _: _name(chance))
    days = _memory(lambda word: chance.choice(WEEKDAYS if word in WEEKDAYS else MONTHS))
    common = samples.common

    def capitalised(match: re.Match[str]) -> str:
        word = match[0]
        if word in WEEKDAYS or word in MONTHS:
            return days(word)
        return word if word.lower() in common else names(word)

    paragraphs = []
    for paragraph in [drawn for _ in range(times) for drawn in chance.sample(stock, length)]:
        text = _LONG_WORD.sub(lambda match: chance.choice(samples.words[_ending(match[0])]), paragraph)
        paragraphs.append(_with_figures(_CAPITALISED.sub(capitalised, text), chance))
    return _joined(paragraphs)


def _paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text: what empty lines part, or its lines where there are hardly any empty ones."""
    parts = [part.strip() for part in _PARAGRAPHS.split(text) if part.strip()]
    if len(parts) < FEW:
        parts = [part.strip() for part in text.splitlines() if part.strip()]
    return tuple(parts)


def _joined(paragraphs: Sequence[str]) -> str:
    return "\n\n".join(paragraphs) + "\n"


def _ending(word: str) -> str:
    """What a word's class is told by, roughly: its last two letters."""
    return word[-2:]


def _name(chance: random.Random) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(chance.randrange(2, 4))).capitalize()


def _with_figures(text: str, chance: random.Random) -> str:
    def other(match: re.Match[str]) -> str:
        value = int(match[0].replace(",", ""))
        if 1900 <= value <= 2100:
            return str(value + chance.randrange(-3, 4))
        if value <= 31:
            return str(chance.randrange(1, 29))
        return f"{int(value * chance.uniform(0.5, 2)):,}"

    return _FIGURE.sub(other, text)


def _memory(make: Callable[[str], str]) -> Callable[[str], str]:
    """`make`, giving the same answer to the same word."""
    known: dict[str, str] = {}

    def answer(word: str) -> str:
        if word not in known:
            known[word] = make(word)
        return known[word]

    return answer
