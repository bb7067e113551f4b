"""The words around an office: where the phrase that names it begins and ends, and which country it names."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.language.offices import office_class, postnominals
from generator.language.word_sections import sections
from generator.model.annotation import Description, Name
from generator.understanding.names.lines import HYPHENS, POSSESSIVES, TITLE_WORDS, Line
from generator.understanding.names.runs import CALENDAR

Placed = TypeVar("Placed", Name, Description)
INSIDE = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "X"})
DETERMINERS = frozenset(sections("title_words.txt")["determiners"])
ARTICLES = frozenset({"the", "a", "an"})
LINKS = frozenset({"of", "for", "to", "at", "in", "on"})  # "ambassador to", "head of", "professor at", "reporter on"
OWN_LINKS = frozenset({"of", "for", "to", "at"})
JOINERS = frozenset({"and", "including", "as"})
IN_LAW = ("-", "in", "-", "law")
IN_LAWS = tuple([hyphen, "in", hyphen, "law"] for hyphen in ("-", "‑", "–"))
LONGEST = 14  # words on either side of the head


@dataclass(frozen=True, slots=True)
class Held(Generic[Placed]):
    """Names or descriptions of one line by the words they take: `at[i]` is the one that word `i` belongs to."""

    at: Mapping[int, Placed]
    starts: Mapping[int, tuple[Placed, int]]

    def person(self, index: int) -> bool:
        """Whether word `index` is part of a person's name."""
        name = self.at.get(index)
        return isinstance(name, Name) and name.kind == "person"


def held(line: Line, names: Collection[Placed]) -> Held[Placed]:
    """`names`, all inside `line` and in order, tied to its words."""
    at: dict[int, Placed] = {}
    starts: dict[int, tuple[Placed, int]] = {}
    if names:
        words = line.sentence.words
        offset = line.sentence.offset
        index = 0
        for name in names:
            while index < len(words) and words[index].idx + offset < name.start:
                index += 1
            first = index
            while index < len(words) and words[index].idx + offset < name.end:
                at[index] = name
                index += 1
            starts[first] = (name, index)
    return Held(at, starts)


def by_line(lines: list[Line], names: Sequence[Placed]) -> list[list[Placed]]:
    """The names or descriptions of each line, in order. Both inputs are in the order of the text."""
    rows: list[list[Placed]] = []
    waiting = 0
    for line in lines:
        row = []
        while waiting < len(names) and names[waiting].start < line.sentence.end:
            row.append(names[waiting])
            waiting += 1
        rows.append(row)
    return rows


def is_office(line: Line, index: int, names: Held[Name]) -> bool:
    """Whether the word at `index` is an office that can head a phrase: a noun of the list that is no part of a name."""
    if line.pos[index] not in {"NOUN", "PROPN"} or index in names.at or office_class(line.texts[index]) is None:
        return False
    return not (line.texts[index] in postnominals() and names.person(index - 1))  # "Ana Ruiz KC"


def past_letters(line: Line, last: int) -> int:
    """The end (excluded) of a name that ends at `last` with the letters behind it ("Ana Ruiz KC")."""
    return last + 1 if last < len(line.texts) and line.texts[last] in postnominals() else last


def in_law(line: Line, index: int) -> bool:
    """Whether the word at `index` opens a relation by marriage: "sister-in-law", cut at its hyphens."""
    return line.texts[index + 1 : index + 1 + len(IN_LAW)] in IN_LAWS


def is_compound(line: Line, index: int, names: Held[Name]) -> bool:
    """Whether the office at `index` is only the first half of one with a hyphen ("director-general")."""
    texts = line.texts
    return index + 2 < len(texts) and texts[index + 1] in HYPHENS and is_office(line, index + 2, names)


def start_of(line: Line, head: int, names: Held[Name]) -> int:
    """The first word of the phrase that `head` heads, determiner included."""
    texts, pos = line.texts, line.pos
    first = head
    while first > 0 and head - first < LONGEST:
        before = first - 1
        word = texts[before]
        if word.lower() in DETERMINERS:
            return before
        if word in POSSESSIVES:
            if before == 0:
                break
            return _owner(line, before - 1, names)
        aged = word == "year" and texts[before + 1] in HYPHENS  # "a 33-year-old firefighter"
        if names.person(before) or (word in CALENDAR and not aged):
            break
        if word in HYPHENS or word in {"(", ")"} or (pos[before] in INSIDE):
            first = before
            continue
        if _joins(line, before, first, names) or (pos[before] == "ADV" and word.lower().endswith("ly")):
            first = before
            continue
        break
    while first < head and (texts[first] in HYPHENS or texts[first] in {"(", ")"} or not texts[first][0].isalnum()):
        first += 1
    return first


def _owner(line: Line, last: int, names: Held[Name]) -> int:
    """The first word of the owner that ends at `last`, before a possessive ("the [company] 's president")."""
    texts, pos = line.texts, line.pos
    name = names.at.get(last)
    first = last
    while first > 0:
        before = first - 1
        if name is not None and names.at.get(before) is name:
            first = before
            continue
        if name is not None and name.kind != "place":
            break
        if texts[before].lower() in DETERMINERS:
            return before
        if not (pos[before] in INSIDE or texts[before] in HYPHENS) or names.person(before) or texts[before] in CALENDAR:
            break
        first = before
    return first


def _joins(line: Line, at: int, right: int, names: Held[Name]) -> bool:
    """Whether a comma or "and" at `at` joins parts of one phrase: countries, offices or words of an office."""
    texts = line.texts
    if at == 0 or texts[at] not in {",", "and", "&"}:
        return False
    if right in line.countries and line.countries[right][1].kind == "demonym":
        left = next((start for start in (at - 1, at - 2) if start in line.countries), None)
        return left is not None and left + line.countries[left][0] >= at and line.countries[left][1].kind == "demonym"
    if texts[at] == ",":
        return False
    left = at - 1
    if names.person(left) or left in names.at:
        return False
    if office_class(texts[left]) and office_class(texts[right]):
        return texts[left][:1].isupper() == texts[right][:1].isupper() and not texts[left].endswith("s")
    return texts[left] in TITLE_WORDS or (
        texts[left][:1].isupper() and texts[right][:1].isupper() and right not in names.at
    )


def end_of(line: Line, head: int, names: Held[Name], links: frozenset[str] = OWN_LINKS) -> int:
    """The end (excluded) of the phrase: the head and what hangs on it by "of", "for", "to", "at"."""
    texts = line.texts
    last = head + 1 + len(IN_LAW) * in_law(line, head)
    while last < len(texts) and last - head < LONGEST:
        if texts[last].lower() not in links:
            return last
        stop = _object(line, last + 1, names)
        if stop == last + 1:
            return last
        last = stop
    return last


def _object(line: Line, first: int, names: Held[Name]) -> int:
    """The end of the noun phrase that begins at `first`; `first` itself where none does."""
    texts, pos = line.texts, line.pos
    at = first
    solid = first
    while at < len(texts) and at - first < LONGEST:
        word = texts[at]
        if word.lower() in DETERMINERS and at == first:
            at += 1
            continue
        if at > first and at in names.at and names.at[at] is names.at.get(at - 1):
            at += 1
            solid = at  # whatever its words, a name goes on: "the Food and Farm Alliance"
            continue
        behind = at > first and solid > first and not names.person(at - 1) and texts[at - 1] not in POSSESSIVES
        if behind and names.person(at) and not office_class(texts[at - 1]):
            return solid
        if pos[at] in {"NOUN", "PROPN", "NUM", "X"} and word not in CALENDAR:
            at += 1
            solid = at
            continue
        if pos[at] == "ADJ" or word in HYPHENS or (word in POSSESSIVES and at > first):
            at += 1
            solid = at if at - 1 in names.at or word in POSSESSIVES else solid
            continue
        if word in {"and", ",", "&"} and _list_goes_on(line, at, names):
            at += 2 if texts[at + 1] in JOINERS else 1
            continue
        break
    return solid


def _list_goes_on(line: Line, at: int, names: Held[Name]) -> bool:
    """Whether "and" or a comma at `at` joins two countries or bodies, or two capitalised words of one name."""
    texts = line.texts
    after = at + 1
    if after < len(texts) and texts[after] in JOINERS:
        after += 1
    if after >= len(texts) or at == 0:
        return False
    left, right = names.at.get(at - 1), names.at.get(after)
    if left is not None and right is not None:
        return left.kind == "place" == right.kind and left.country is not None and right.country is not None
    return (
        texts[at] != ","
        and left is None
        and right is None
        and texts[at - 1][:1].isupper()
        and texts[after][:1].isupper()
    )


def country_in(line: Line, first: int, head: int, last: int, names: Held[Name]) -> str | None:
    """The country the phrase gives its holder: the nearest before the head, else the first behind "of" or "from".

    A country's word inside the name of a body that is none of that country's tells nothing ("Peru Telecom director").
    """

    def told(start: int, country: str) -> bool:
        name = names.at.get(start)
        return name is None or name.kind != "body" or name.country == country

    before = [
        (start, meaning)
        for start, (_, meaning) in line.countries.items()
        if first <= start < head and told(start, meaning.country)
    ]
    if before:
        return before[-1][1].country
    for start, (_, meaning) in line.countries.items():
        if head < start < last and told(start, meaning.country):
            link = next((line.texts[at] for at in range(start - 1, head, -1) if line.texts[at] in LINKS | {"from"}), "")
            if link in {"of", "from"}:
                return meaning.country
    return None


def countries_in(line: Line, first: int, last: int) -> tuple[str, ...]:
    """All countries named from word `first` to `last`, each once, in order."""
    return tuple(dict.fromkeys(m.country for start, (_, m) in line.countries.items() if first <= start < last))
