"""Names of persons, bodies and places, with the country a name stands for.

The model's entities are the start; what it calls the same name elsewhere in the article, what is known of countries,
and the titles around it decide. A name in a line of headline case counts only if the running text has it too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from generator.language.folding import fold
from generator.language.offices import organisation_words, outlets, particles, suffixes, surnames_too
from generator.model.annotation import Name, NameKind
from generator.model.article import Article, quote
from generator.understanding.metonyms import is_government
from generator.understanding.names.candidates import candidates
from generator.understanding.names.evidence import SAYING, Candidate
from generator.understanding.names.lines import (
    HYPHENS,
    Line,
    is_capital,
    is_organisation_word,
    is_title,
    line_of,
)
from generator.understanding.names.places import is_located
from generator.understanding.names.runs import name_run
from generator.understanding.parsing import ParsedSentence

KINDS: dict[str, NameKind] = {
    "PERSON": "person",
    "ORG": "body",
    "NORP": "body",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
}
SHORTEST_SURNAME = 3
SHORTEST_ACRONYM = 3  # "JK Rowling" is a person, "INS Mysore" is not
COMMON = frozenset({"VERB", "NOUN", "ADV", "ADJ", "AUX", "DET", "SCONJ", "INTJ"})  # no name, at the head of a sentence
WORLD_NEWS = 2  # countries named in an article, from which on a capital that acts is taken for its government


def find_names(
    article: Article, sentences: tuple[ParsedSentence, ...], *, lines: list[Line] | None = None
) -> tuple[Name, ...]:
    """All names in the sentences of `article`, in order of their place, none overlapping another.

    `lines`: those of the sentences, where they are made already.
    A demonym is a name of kind place with its country; a capital has a country only where it stands for a government.
    """
    lines = lines or [line_of(sentence) for sentence in sentences]
    found = [candidates(line) for line in lines]
    known = _Known()
    for line, row in zip(lines, found, strict=True):
        known.learn(line, row)
    known.settle()
    names: list[Name] = []
    for line, row in zip(lines, found, strict=True):
        names += _names_of(article, line, [known.trimmed(line, candidate) for candidate in row], known)
    return tuple(sorted(names, key=lambda name: (name.start, name.end)))


def _names_of(article: Article, line: Line, row: list[Candidate], known: _Known) -> list[Name]:
    taken = {at for candidate in row for at in range(candidate.first, candidate.last)}
    names = []
    for candidate in [*row, *_overlooked(line, taken, known)]:
        kind = known.kind(line, candidate)
        if kind is None:
            continue
        country = None
        hit = line.countries.get(candidate.first)
        if kind == "place" and hit and candidate.first + hit[0] == candidate.last:
            kind, country = _country(line, candidate, known)
        elif kind == "body":
            country = _country_of_body(line, candidate)
        start, end = line.span(candidate.first, candidate.last)
        names.append(Name(start=start, end=end, text=quote(article, start, end), kind=kind, country=country))
    return names


def _country(line: Line, candidate: Candidate, known: _Known) -> tuple[NameKind, str | None]:
    """The kind and country of a form of the country data."""
    meaning = line.countries[candidate.first][1]
    if meaning.kind == "seat":
        return "body", meaning.country
    if meaning.kind != "capital":
        return "place", meaning.country
    words = line.sentence.words
    governs = is_government(words[candidate.first], words[candidate.last - 1])
    political = meaning.country in known.countries or len(known.countries) >= WORLD_NEWS
    return "place", meaning.country if governs and political else None


def _country_of_body(line: Line, candidate: Candidate) -> str | None:
    """The country of a body of a state whose name or surroundings say it ("Danish Foreign Ministry")."""
    marks = organisation_words()
    texts = line.texts
    official = any(marks.get(texts[at]) == "state" for at in range(candidate.first, candidate.last))
    if not official:
        return None
    before = candidate.first - 1
    if before >= 0 and texts[before] in {"'s", "’s"}:
        before -= 1
    for start, (length, meaning) in line.countries.items():
        inside = candidate.first <= start and start + length <= candidate.last
        if meaning.kind in {"name", "demonym"} and not meaning.doubtful and (inside or start + length - 1 == before):
            return meaning.country
    return None


def _overlooked(line: Line, taken: set[int], known: _Known) -> list[Candidate]:
    """Words outside any candidate that are a known person's name."""
    found = []
    at = 0
    while at < len(line.texts):
        word = line.texts[at]
        if at in taken or not is_capital(word) or line.pos[at] not in {"PROPN", "NOUN", "ADJ", "X"}:
            at += 1
            continue
        stop = max(name_run(line, at), at + 1)
        while stop > at and (
            any(spot in taken for spot in range(at, stop)) or not known.is_person(line.texts[at:stop])
        ):
            stop -= 1
        if stop > at:
            found.append(Candidate(at, stop, "PERSON"))
        at = max(stop, at + 1)
    return found


@dataclass(slots=True)
class _Known:
    """What the whole article says about names. Filled by `learn`, closed by `settle`; lives for one call."""

    labels: dict[str, Counter[str]] = field(default_factory=dict)
    full: Counter[str] = field(default_factory=Counter)
    sure: set[str] = field(default_factory=set)
    surnames: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    speakers: set[str] = field(default_factory=set)
    lower: set[str] = field(default_factory=set)
    doubted: set[str] = field(default_factory=set)

    def learn(self, line: Line, row: Sequence[Candidate]) -> None:
        """Take in the candidates of one line."""
        for candidate in row:
            if candidate.label == "COUNTRY" and (meaning := line.countries[candidate.first][1]).kind != "capital":
                self.countries.add(meaning.country)
        if line.titled:
            return
        self.lower.update(text for text in line.texts if text.islower())
        for candidate in row:
            key = _key(line.texts[candidate.first : candidate.last])
            if candidate.label == "COUNTRY":
                continue
            texts = line.texts[candidate.first : candidate.last]
            label = candidate.label
            if (
                label == "PERSON"
                and not candidate.sure
                and not (_can_be_person(texts) and _fits_person(line, candidate))
            ):
                label = "ORG"
            if label == "PERSON" and not candidate.sure and is_located(line, candidate):
                self.labels.setdefault(key, Counter())["GPE"] += 1
                label = "GPE"
            self.labels.setdefault(key, Counter())[label] += 1
            if len(texts) == 1 and _speaks_alone(line, candidate):
                self.speakers.add(key)
            if candidate.sure:
                self.sure.add(key)

    def settle(self) -> None:
        """Decide which full names are persons, and so which surnames."""
        for key, votes in self.labels.items():
            words = key.split()
            person = votes["PERSON"]
            if person and len(words) > 1 and (key in self.sure or person * 2 >= votes.total() + votes["GPE"]):
                self.full[key] += person
        for key in self.full:
            self.surnames.update(_surnames(key))
        for key in self.sure:
            words = key.split()
            if len(words) == 1 or words[0] in particles():
                self.surnames |= {key, words[-1]}
        for key, votes in self.labels.items():
            last = key.rsplit(" ", 1)[-1]
            alone = self.labels.get(last, votes)
            if (
                last != key
                and key not in self.full
                and (last in self.surnames or last in self.speakers or _mostly_person(alone))
            ):
                self.doubted.add(key)

    def trimmed(self, line: Line, candidate: Candidate) -> Candidate:
        """`candidate` without a word that only opens the sentence ("Joining Ruiz" where Ruiz is known)."""
        if candidate.first or candidate.label != "PERSON" or candidate.last < 2:
            return candidate
        rest = _key(line.texts[1 : candidate.last])
        key = _key(line.texts[: candidate.last])
        opened = line.pos[0] in {"VERB", "ADV", "SCONJ", "ADP"} or line.texts[0].lower() in self.lower
        if opened and (rest in self.surnames or rest in self.full) and self.labels.get(key, Counter()).total() <= 1:
            return Candidate(1, candidate.last, "PERSON")
        return candidate

    def is_person(self, texts: Sequence[str]) -> bool:
        """Whether these words are the full name or surname of a person of this article."""
        key = _key(texts)
        if key in self.full or (len(key) >= SHORTEST_SURNAME and key in self.surnames):
            return True
        return (
            key in self.doubted
            and all(is_capital(word) or word in HYPHENS or word in particles() for word in texts)
            and not any(is_organisation_word(word) for word in texts)
        )

    def kind(self, line: Line, candidate: Candidate) -> NameKind | None:
        """What `candidate` is in the light of the whole article; None for no name."""
        texts = line.texts[candidate.first : candidate.last]
        if candidate.label == "COUNTRY":
            doubtful = line.countries[candidate.first][1].doubtful
            return "person" if doubtful and _key(texts) in self.surnames else "place"
        person = self.is_person(texts)
        if candidate.sure or person:
            return "person"
        if len(texts) == 1 and candidate.first == 0 and (texts[0].lower() in self.lower or line.pos[0] in COMMON):
            return None
        if line.titled and candidate.label == "PERSON":
            return None
        return self._by_votes(candidate, texts, line)

    def _by_votes(self, candidate: Candidate, texts: list[str], line: Line) -> NameKind | None:
        votes = self.labels.get(_key(texts), Counter({candidate.label: 1}))
        label = max(votes, key=lambda name: (votes[name], name == "PERSON", name))
        if label == "PERSON" and not _can_be_person(texts):
            label = "ORG"
        marks = [organisation_words().get(word) for word in (texts[-1], texts[0])]
        if label in {"ORG", "FAC"} and (
            "thing" in marks[:1] or (len(texts) == 1 and marks[0] and not texts[0].isupper() and candidate.first == 0)
        ):
            return None
        if label in {"ORG", "FAC"} and marks[0] == "place":
            return "place"
        if label == "NORP" and line.pos[candidate.last - 1] == "ADJ":
            return None
        if not any(word[:1].isupper() or word[:1].isdigit() for word in texts):
            return None
        return KINDS[label]


def _surnames(key: str) -> list[str]:
    """The surname in a full name, alone and with its particles ("van der Berg", "al-Masri", "Abu Bakr")."""
    parts = key.split()
    small = particles() | HYPHENS | _folded_suffixes()
    words = [word for at, word in enumerate(parts) if at == 0 or word not in small]
    if len(words) == 1 or not words:
        return []
    start = next((at for at in range(1, len(parts)) if parts[at] in particles()), None)
    return [words[-1]] if start is None else [words[-1], " ".join(parts[start:])]


def _mostly_person(votes: Counter[str]) -> bool:
    return votes["PERSON"] * 2 > votes.total()


def _fits_person(line: Line, candidate: Candidate) -> bool:
    """Whether no article stands before a full name on its own: "the Lakeside Rovers" are no person."""
    if candidate.first == 0 or candidate.last - candidate.first == 1:
        return True
    if line.texts[candidate.last - 1].endswith("s") and line.texts[candidate.first - 1].lower() == "the":
        return False  # "the Lakeside Rovers striker"
    noun_behind = candidate.last < len(line.pos) and line.pos[candidate.last] in {"NOUN", "PROPN", "PART"}
    return line.texts[candidate.first - 1].lower() != "the" or noun_behind


def _speaks_alone(line: Line, candidate: Candidate) -> bool:
    """Whether a word without article says something, as surnames do ("Aref said", not "the Rovers said")."""
    behind = line.texts[candidate.last] if candidate.last < len(line.texts) else ""
    return behind in SAYING and (candidate.first == 0 or line.texts[candidate.first - 1].lower() != "the")


def _can_be_person(texts: list[str]) -> bool:
    if organisation_words().get(texts[0]) == "ship" or (len(texts) == 1 and texts[0].isupper()):
        return False
    if all(len(word.rstrip(".")) == 1 for word in texts):
        return False  # "L. A."
    if any(word.isupper() and len(word) >= SHORTEST_ACRONYM and word.isalpha() for word in texts[:-1]) and not all(
        word.isupper() for word in texts
    ):
        return False
    if (is_organisation_word(texts[-1]) and not (len(texts) > 1 and texts[-1] in surnames_too())) or any(
        word[:1].isdigit() for word in texts
    ):
        return False
    if " ".join(texts).lower() in outlets() or (len(texts) == 1 and is_title(texts[0])):
        return False
    return any(word[:1].isupper() for word in texts)


def _key(texts: Sequence[str]) -> str:
    return fold(" ".join(texts))


@cache
def _folded_suffixes() -> frozenset[str]:
    return frozenset(fold(suffix) for suffix in suffixes())
