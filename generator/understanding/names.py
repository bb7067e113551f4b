"""Names of persons, bodies and places, with the country a name stands for.

The model's entities are the start; what it calls the same name elsewhere in the article, what is known of countries, and
the titles around it decide. A name in a line of headline case counts only if the running text has it too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from generator.language.folding import fold
from generator.language.offices import organisation_words, outlets, particles, suffixes
from generator.model.annotation import Name, NameKind
from generator.model.article import Article
from generator.understanding.metonyms import is_government
from generator.understanding.name_candidates import Candidate, candidates, name_run
from generator.understanding.name_lines import HYPHENS, Line, is_capital, is_organisation_word, is_title, line_of
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
WORLD_NEWS = 2  # countries named in an article, from which on a capital that acts is taken for its government


def find_names(article: Article, sentences: tuple[ParsedSentence, ...]) -> tuple[Name, ...]:
    """All names in the sentences of `article`, in order of their place, none overlapping another.

    A demonym is a name of kind place with its country; a capital has a country only where it stands for a government.
    """
    lines = [line_of(sentence) for sentence in sentences]
    found = [candidates(line) for line in lines]
    known = _Known()
    for line, row in zip(lines, found, strict=True):
        known.learn(line, row)
    known.settle()
    names: list[Name] = []
    for line, row in zip(lines, found, strict=True):
        names += _names_of(line, row, known)
    return tuple(sorted(names, key=lambda name: (name.start, name.end)))


def _names_of(line: Line, row: list[Candidate], known: _Known) -> list[Name]:
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
        names.append(Name(start=start, end=end, text=line.text(candidate.first, candidate.last), kind=kind, country=country))
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
    """The country of a body of a state whose name or surroundings say it ("Turkish Foreign Ministry")."""
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
        while stop > at and (any(spot in taken for spot in range(at, stop)) or not known.is_person(line.texts[at:stop])):
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
    doubted: set[str] = field(default_factory=set)

    def learn(self, line: Line, row: Sequence[Candidate]) -> None:
        """Take in the candidates of one line."""
        for _, meaning in line.countries.values():
            if meaning.kind != "capital" and not meaning.doubtful:
                self.countries.add(meaning.country)
        if line.titled:
            return
        for candidate in row:
            key = _key(line.texts[candidate.first : candidate.last])
            if candidate.label == "COUNTRY":
                continue
            self.labels.setdefault(key, Counter())[candidate.label] += 1
            if candidate.sure:
                self.sure.add(key)

    def settle(self) -> None:
        """Decide which full names are persons, and so which surnames."""
        for key, votes in self.labels.items():
            words = key.split()
            person = votes["PERSON"]
            if person and len(words) > 1 and (key in self.sure or person * 2 >= votes.total()):
                self.full[key] += person
        for key in self.full:
            words = [word for word in key.split() if word not in particles() and word not in HYPHENS]
            words = [word for word in words if word not in _folded_suffixes()]
            if len(words) > 1:
                self.surnames.add(words[-1])
                tail = key.split()
                # a surname of several parts: "van der Berg", "al-Assad", "Abu Bakr"
                for at in range(1, len(tail)):
                    if tail[at] in particles():
                        self.surnames.add(" ".join(tail[at:]))
                        break
        for key in self.sure:
            words = key.split()
            if len(words) == 1 or words[0] in particles():
                self.surnames |= {key, words[-1]}
        for key, votes in self.labels.items():
            last = key.rsplit(" ", 1)[-1]
            alone = self.labels.get(last, votes)
            if last != key and key not in self.full and (last in self.surnames or _mostly_person(alone)):
                self.doubted.add(key)

    def is_person(self, texts: Sequence[str]) -> bool:
        """Whether these words are the full name or surname of a person of this article."""
        key = _key(texts)
        if key in self.full or (len(key) >= SHORTEST_SURNAME and key in self.surnames):
            return True
        return key in self.doubted and all(is_capital(word) or word in HYPHENS or word in particles() for word in texts) and not any(
            is_organisation_word(word) for word in texts
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
        if line.titled and candidate.label == "PERSON":
            return None
        return self._by_votes(candidate, texts, line)

    def _by_votes(self, candidate: Candidate, texts: list[str], line: Line) -> NameKind | None:
        votes = self.labels.get(_key(texts), Counter({candidate.label: 1}))
        label = max(votes, key=lambda name: (votes[name], name == "PERSON", name))
        if label == "PERSON" and not _can_be_person(texts):
            label = "ORG"
        marks = [organisation_words().get(word) for word in (texts[-1], texts[0])]
        if label in {"ORG", "FAC"} and ("thing" in marks[:1] or (len(texts) == 1 and marks[0] and not texts[0].isupper() and candidate.first == 0)):
            return None
        if label in {"ORG", "FAC", "PERSON"} and marks[0] == "place":
            return "place"
        if label == "NORP" and line.pos[candidate.last - 1] == "ADJ":
            return None
        if not any(word[:1].isupper() or word[:1].isdigit() for word in texts):
            return None
        return KINDS[label]


def _mostly_person(votes: Counter[str]) -> bool:
    return votes["PERSON"] * 2 > votes.total()


def _can_be_person(texts: list[str]) -> bool:
    if is_organisation_word(texts[-1]) or any(word[:1].isdigit() for word in texts):
        return False
    if " ".join(texts).lower() in outlets() or (len(texts) == 1 and is_title(texts[0])):
        return False
    return any(word[:1].isupper() for word in texts)


def _key(texts: Sequence[str]) -> str:
    return fold(" ".join(texts))


@cache
def _folded_suffixes() -> frozenset[str]:
    return frozenset(fold(suffix) for suffix in suffixes())
