"""What may be a name in one sentence: the model's entities, taken apart and put together by the words around them.

The small model's known faults are mended here as far as the sentence itself shows them: a title swallowed into a name
("Kremlin Spokesman Dmitry Peskov"), two countries as one name ("Türkiye-Syria"), a possessive ("Turkey's Erdogan"), a name
cut in two, a name after a title that was not seen. What needs the rest of the article is left to `names`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.language.offices import addresses, particles, suffixes
from generator.understanding.name_lines import (
    HYPHENS,
    POSSESSIVES,
    TITLE_WORDS,
    Line,
    belongs_to_title,
    is_capital,
    is_organisation_word,
    is_title,
)

LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"})
OTHER_LABELS = frozenset({"PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
LEADING = frozenset({"the", "The", "a", "A", "an", "An", "this", "its", "their", "his", "her", "both"})
CALENDAR = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December".split()
)
LONGEST_NAME = 6  # words; particles and hyphens included
SAYING = frozenset({"said", "says", "told", "added", "tells", "tweeted", "testified", "argued", "noted"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words `first` to `last` (excluded) of a line, with the model's label or "COUNTRY"; `sure`: a title or the like
    says that it is a person."""

    first: int
    last: int
    label: str
    sure: bool = False


def candidates(line: Line) -> list[Candidate]:
    """All candidates of `line`, in order, none overlapping another."""
    found: list[Candidate] = []
    for entity in line.sentence.words.ents:
        if entity.label_ in LABELS:
            offset = line.sentence.words.start
            found += _pieces(line, entity.start - offset, entity.end - offset, entity.label_)
    taken = [False] * len(line.texts)
    kept: list[Candidate] = []
    for whole in _named_after_titles(line, found) + found:
        candidate = _clipped(line, whole, taken)
        if candidate:
            kept.append(candidate)
            taken[candidate.first : candidate.last] = [True] * (candidate.last - candidate.first)
    kept = [_grown(line, candidate, taken) for candidate in kept]
    for start, (length, _) in line.countries.items():
        if not any(taken[start : start + length]):
            kept.append(Candidate(start, start + length, "COUNTRY"))
            taken[start : start + length] = [True] * length
    kept += _unseen_speakers(line, taken)
    return sorted(kept, key=lambda candidate: candidate.first)


def _clipped(line: Line, candidate: Candidate, taken: list[bool]) -> Candidate | None:
    """What is left of `candidate` before words that another name has taken, titles at its end left out."""
    last = next((at for at in range(candidate.first, candidate.last) if taken[at]), candidate.last)
    if last == candidate.last:
        return candidate
    while last > candidate.first and (is_title(line.texts[last - 1]) or line.texts[last - 1] in TITLE_WORDS):
        last -= 1
    return Candidate(candidate.first, last, "ORG") if last > candidate.first else None


def name_run(line: Line, first: int) -> int:
    """Where the run of name words that begins at `first` ends (excluded); `first` itself where none begins."""
    texts = line.texts
    index = first
    while index < len(texts) and index - first < LONGEST_NAME:
        word = texts[index]
        if not _is_name_word(line, index, at_start=index == first):
            lower = word.lower()
            joins = (lower in particles() or word in HYPHENS) and index > first
            opens = lower in particles() and index == first and word not in LEADING
            reach = _after_particles(texts, index)
            if not ((joins or opens) and reach < len(texts) and _is_name_word(line, reach, at_start=False)):
                break
            if word in HYPHENS and reach < len(texts) and texts[reach][:1].islower():
                break
            index = reach
        index += 1
    return index


def _after_particles(texts: list[str], index: int) -> int:
    while index < len(texts) and (texts[index].lower() in particles() or texts[index] in HYPHENS):
        if texts[index][:1].isupper() and texts[index].lower() not in particles():
            break
        index += 1
    return index


def _is_name_word(line: Line, index: int, *, at_start: bool) -> bool:
    word = line.texts[index]
    if word in suffixes():
        return not at_start
    initial = len(word) <= 2 and word[:1].isupper() and (len(word) == 1 or word[1] == ".")
    if not (is_capital(word) or initial) or word in CALENDAR or word in LEADING:
        return False
    hit = line.countries.get(index)
    if hit and not hit[1].doubtful and (at_start or hit[1].kind in {"name", "demonym"}):
        return False
    if is_title(word):
        return False
    return line.pos[index] in {"PROPN", "NOUN", "ADJ", "X", "ADP", "VERB"} if at_start else line.pos[index] != "PRON"


def _pieces(line: Line, first: int, last: int, label: str) -> Iterator[Candidate]:
    """One entity as the names it is made of."""
    texts = line.texts
    while first < last and (texts[first] in LEADING or texts[first] in POSSESSIVES or not texts[first][0].isalnum()):
        first += 1
    while first < last and (texts[last - 1] in POSSESSIVES or not texts[last - 1][-1].isalnum() and texts[last - 1][-1] != "."):
        last -= 1
    if first >= last:
        return
    cut = next((at for at in range(first + 1, last) if texts[at] in POSSESSIVES), None)
    if cut is not None and cut + 1 < last and (label == "PERSON" or cut in _ends_of_countries(line, first)):
        yield from _pieces(line, first, cut, "GPE" if first in line.countries else label)
        yield from _pieces(line, cut + 1, last, label)
        return
    hit = line.countries.get(first)
    if hit and first + hit[0] == last and (label != "PERSON" or not hit[1].doubtful):
        yield Candidate(first, last, "COUNTRY")
        return
    if hit and first + hit[0] < last and texts[first + hit[0]] in HYPHENS:
        behind = first + hit[0] + 1
        if behind in line.countries or label in {"PERSON", "NORP", "GPE"}:
            yield Candidate(first, first + hit[0], "COUNTRY")
            yield from _pieces(line, behind, last, label)
            return
    yield from _person_behind_title(line, first, last, label)


def _ends_of_countries(line: Line, first: int) -> tuple[int, ...]:
    hit = line.countries.get(first)
    return (first + hit[0],) if hit else ()


def _person_behind_title(line: Line, first: int, last: int, label: str) -> Iterator[Candidate]:
    texts = line.texts
    titles = [at for at in range(first, last - 1) if is_title(texts[at])]
    given = bool(titles) and titles[-1] == first and label == "PERSON" and texts[first] in {"Major", "Judge", "Prince"}
    if titles and not (given and last - first == 2):
        behind = titles[-1] + 1
        rest = texts[behind:last]
        plain = all(is_capital(word) or word.lower() in particles() or word in HYPHENS or word in suffixes() for word in rest)
        organisation = any(is_organisation_word(word) for word in rest)
        if label == "PERSON" or (plain and not organisation and name_run(line, behind) >= last):
            before = titles[-1]
            while before > first and is_title(texts[before - 1]):
                before -= 1
            yield from _prefix(line, first, before)
            yield Candidate(behind, last, "PERSON", sure=not organisation)
            return
    if label != "PERSON" and all(word in TITLE_WORDS for word in texts[first:last]):
        return
    if is_title(texts[last - 1]) and label != "PERSON":
        behind = last - 1
        while behind > first and (is_title(texts[behind - 1]) or texts[behind - 1] in TITLE_WORDS):
            behind -= 1
        yield from _prefix(line, first, behind)
        return
    hit = line.countries.get(first)
    if label == "PERSON" and hit and not hit[1].doubtful and first + hit[0] < last:
        yield Candidate(first, first + hit[0], "COUNTRY")
        yield from _pieces(line, first + hit[0], last, label)
        return
    yield Candidate(first, last, label)


def _prefix(line: Line, first: int, last: int) -> Iterator[Candidate]:
    """What stood before the title inside an entity: countries, and else a body ("Tesla Chief Executive Jane Doe")."""
    while first < last:
        hit = line.countries.get(first)
        if hit and first + hit[0] <= last:
            yield Candidate(first, first + hit[0], "COUNTRY")
            first += hit[0]
            continue
        stop = first
        while stop < last and stop not in line.countries and is_capital(line.texts[stop]):
            stop += 1
        if stop > first:
            yield Candidate(first, stop, "ORG")
        first = max(stop, first + 1)


def _named_after_titles(line: Line, found: list[Candidate]) -> list[Candidate]:
    """Names that follow a title or form of address, and the others of a list after a title in the plural."""
    texts = line.texts
    if line.titled:
        return []
    longer = {at: (c.first, c.last, c.label) for c in found for at in range(c.first, c.last)}
    named: list[Candidate] = []
    for at in range(len(texts) - 1):
        if not is_title(texts[at]) or line.pos[at + 1] not in {"PROPN", "NOUN", "X"} and texts[at] not in addresses():
            continue
        start = at + 1
        stop = name_run(line, start) if not belongs_to_title(line, start) else start
        if stop == start or is_organisation_word(texts[stop - 1]) or (stop < len(texts) and is_organisation_word(texts[stop])):
            continue
        around = longer.get(start)
        if around and around[2] != "PERSON" and around[1] > stop:
            continue
        if around and around[2] == "PERSON" and around[1] > stop:
            stop = around[1]
        named.append(Candidate(start, stop, "PERSON", sure=True))
        if texts[at].endswith(("s", "s.")) and texts[at] not in addresses():
            named += _rest_of_list(line, stop)
    return named


def _rest_of_list(line: Line, at: int) -> Iterator[Candidate]:
    texts = line.texts
    while at < len(texts) - 1 and texts[at] in {",", "and", "&"}:
        start = at + 1 + (texts[at] == "," and texts[at + 1] == "and")
        stop = name_run(line, start) if start < len(texts) else start
        if stop == start or (line.pos[start] != "PROPN"):
            return
        yield Candidate(start, stop, "PERSON", sure=True)
        at = stop


def _grown(line: Line, candidate: Candidate, taken: list[bool]) -> Candidate:
    """A person's name with the words of it that the model left out on either side."""
    if candidate.label != "PERSON" or line.titled:
        return candidate
    texts = line.texts
    first, last = candidate.first, candidate.last
    stop = name_run(line, first)
    while last < stop and not taken[last] and (line.pos[last] == "PROPN" or texts[last] in HYPHENS or texts[last].lower() in particles()):
        taken[last] = True
        last += 1
    while texts[last - 1] in HYPHENS or (texts[last - 1].lower() in particles() and texts[last - 1].islower()):
        last -= 1
        if last <= first + 1:
            break
    while first > 0 and not taken[first - 1] and texts[first - 1].lower() in particles() - {"e", "i", "y", "o", "the", "an", "as", "und", "do"}:
        if texts[first - 1] in {"La", "Las", "Los", "An", "As", "Do"} and first == 1:
            break
        first -= 1
        taken[first] = True
    if (
        first > 0
        and not taken[first - 1]
        and last - first == 1
        and line.pos[first - 1] == "PROPN"
        and _is_name_word(line, first - 1, at_start=True)
        and not is_organisation_word(texts[first - 1])
        and not texts[first - 1].isupper()
        and not candidate.sure
    ):
        first -= 1
        taken[first] = True
    return Candidate(first, last, candidate.label, candidate.sure)


def _unseen_speakers(line: Line, taken: list[bool]) -> list[Candidate]:
    """Names of two or three words the model missed that say something or have an age: "Ngozi Eze, 45, said"."""
    if line.titled:
        return []
    texts = line.texts
    found = []
    at = 0
    while at < len(texts):
        if taken[at] or line.pos[at] != "PROPN" or not _is_name_word(line, at, at_start=True):
            at += 1
            continue
        stop = name_run(line, at)
        if 2 <= stop - at <= LONGEST_NAME and not any(taken[at:stop]):
            aged = texts[stop : stop + 1] == [","] and texts[stop + 1 : stop + 2] and texts[stop + 1].isdigit()
            speaks = stop < len(texts) and texts[stop] in SAYING
            if (aged or speaks) and not any(is_organisation_word(word) for word in texts[at:stop]):
                found.append(Candidate(at, stop, "PERSON", sure=True))
        at = max(stop, at + 1)
    return found
