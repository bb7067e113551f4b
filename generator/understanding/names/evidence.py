"""Names that the words around them give away: a title in front, an office in apposition, a verb of saying behind.

Each finder takes what the model found and returns what it missed or misread.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.language.offices import addresses, office_class, singular, surnames_too
from generator.language.word_sections import sections
from generator.understanding.names.lines import POSSESSIVES, Line, belongs_to_title, is_organisation_word, is_title
from generator.understanding.names.runs import CALENDAR, LONGEST_NAME, is_name_word, name_run

OFFICE_REACH = 5  # words between a name and the office in apposition to it
OFFICES_OF_PERSONS = frozenset(
    {"state", "vice", "minister", "envoy", "speaker", "lawmaker", "justice", "force", "royal"}
)
BODIES_TOO = frozenset(sections("person_words.txt")["bodies_too"])
INITIALS = frozenset(f"{letter}J" for letter in "ABCDJKMOPRT")  # initials used as a given name
SAYING = frozenset({"said", "says", "told", "added", "tells", "tweeted", "testified", "argued", "noted"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words `first` to `last` (excluded) of a line, with the model's label or "COUNTRY".

    `sure`: a title or the like says that it is a person.
    """

    first: int
    last: int
    label: str
    sure: bool = False


def named_after_titles(line: Line, found: list[Candidate]) -> list[Candidate]:
    """Names that follow a title or form of address, and the others of a list after a title in the plural."""
    texts = line.texts
    if line.titled:
        return []
    longer = {at: (c.first, c.last, c.label) for c in found for at in range(c.first, c.last)}
    named: list[Candidate] = []
    for at in range(len(texts) - 1):
        if texts[at] == "PM" and at and texts[at - 1][-1].isdigit():
            continue
        if in_name_of_body(line, at):
            continue
        if not is_title(texts[at]) or (line.pos[at + 1] not in {"PROPN", "NOUN", "X"} and texts[at] not in addresses()):
            continue
        start = at + 2 if texts[at + 1] == "." and at + 2 < len(texts) else at + 1
        stop = name_run(line, start) if not belongs_to_title(line, start) else start
        if (
            stop == start
            or (is_organisation_word(texts[stop - 1]) and texts[stop - 1] not in surnames_too())
            or (stop < len(texts) and is_organisation_word(texts[stop]))
        ):
            continue
        around = longer.get(start)
        if around and around[2] != "PERSON" and around[1] > stop and texts[stop] not in {"of", "from", "at"}:
            continue
        if around and around[2] == "PERSON" and around[1] > stop:
            stop = around[1]
        named.append(Candidate(start, stop, "PERSON", sure=True))
        if texts[at].endswith(("s", "s.")) and texts[at] not in addresses():
            named += _rest_of_list(line, stop)
    return named


def in_name_of_body(line: Line, at: int) -> bool:
    """Whether a word that may be a title is part of what a body is of: "the Institute of Marine Research"."""
    return at > 1 and line.texts[at - 1] == "of" and is_organisation_word(line.texts[at - 2])


def named_after_plurals(line: Line) -> list[Candidate]:
    """The full names of a list after a common noun in the plural for their office: "deputy ministers Ana Ruiz and"."""
    texts = line.texts
    named: list[Candidate] = []
    for at in range(0 if not line.titled else len(texts), len(texts) - 1):
        one = singular(texts[at]) if texts[at].islower() else texts[at]
        first = at + 1 + (texts[at + 1] == ",")
        if (
            one == texts[at]
            or office_class(one) is None
            or line.pos[at] != "NOUN"
            or line.pos[first : first + 1] != ["PROPN"]
        ):
            continue
        stop = name_run(line, first)
        rest = list(_rest_of_list(line, stop))
        listed = [Candidate(first, stop, "PERSON", sure=True), *rest]
        if first > at + 1 and texts[listed[-1].last : listed[-1].last + 1] not in ([","], ["."], [";"]):
            continue
        full = all(each.last - each.first > 1 for each in listed)
        plain = not any(is_organisation_word(texts[each.last - 1]) for each in listed)
        if rest and full and plain:
            named += listed
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


def unseen_speakers(line: Line, taken: list[bool]) -> list[Candidate]:
    """Names of two or three words the model missed that say something or have an age: "Ngozi Eze, 45, said"."""
    if line.titled:
        return []
    texts = line.texts
    found = []
    at = 0
    while at < len(texts):
        if taken[at] or line.pos[at] != "PROPN" or not is_name_word(line, at, at_start=True):
            at += 1
            continue
        stop = name_run(line, at)
        if 2 <= stop - at <= LONGEST_NAME and not any(taken[at:stop]):
            told = _told_by_office(line, at, stop)
            aged = texts[stop : stop + 1] == [","] and texts[stop + 1 : stop + 2] and texts[stop + 1].isdigit()
            speaks = stop < len(texts) and texts[stop] in SAYING
            if (aged or speaks or told) and not any(is_organisation_word(word) for word in texts[at:stop]):
                found.append(Candidate(at, stop, "PERSON", sure=True))
        at = max(stop, at + 1)
    return found


def teams(line: Line, taken: list[bool]) -> list[Candidate]:
    """Bodies named in the plural that the model missed: "the Rovers", "the Lakeside 49ers"."""
    if line.titled:
        return []
    texts, words = line.texts, line.sentence.words
    found = []
    for at in range(1, len(texts)):
        if taken[at] or not (texts[at][0].isupper() or texts[at][0].isdigit()) or not texts[at].endswith("s"):
            continue
        numbered = texts[at][0].isdigit() and texts[at].endswith("ers")
        plural = words[at].tag_ == "NNPS" and not is_title(texts[at]) and texts[at] not in CALENDAR
        if (plural or numbered) and (texts[at - 1] in {"the", "The"} or (numbered and texts[at - 1][0].isupper())):
            taken[at] = True
            found.append(Candidate(at, at + 1, "ORG"))
    return found


def retitled(line: Line, candidate: Candidate) -> Candidate:
    """A name the model took for something else, made a person where an office of a state stands right before it."""
    first, last = candidate.first, candidate.last
    before = first - 1
    if candidate.label in {"PERSON", "COUNTRY", "NORP"} or last - first == 1 or line.titled:
        return candidate
    if line.texts[first].rstrip(".").replace(".", "") in INITIALS and name_run(line, first) >= last:
        return Candidate(first, last, "PERSON")
    plain = not any(is_organisation_word(word) for word in line.texts[first:last]) and name_run(line, first) >= last
    held = before > 0 and line.texts[before] == "," and _is_holder(line, first, last)
    if plain and (held or _holds_behind(line, last)):
        return Candidate(first, last, "PERSON", sure=True)
    if before < 0:
        return candidate
    if line.pos[before] != "NOUN" or office_class(line.texts[before]) not in OFFICES_OF_PERSONS:
        return candidate
    return Candidate(first, last, "PERSON", sure=True) if plain else candidate


def _is_holder(line: Line, first: int, last: int) -> bool:
    """Whether a name between commas says who holds the office before it, one that no company holds."""
    office = line.texts[first - 2].lower() if first > 1 else ""
    closed = last >= len(line.texts) or line.texts[last] in {",", ".", ";", ")"}
    return closed and office not in BODIES_TOO and not office.endswith("s") and _told_by_office(line, first, last)


def _holds_behind(line: Line, last: int) -> bool:
    """Whether an office of a state that no company holds follows in apposition: "Ana Ruiz, the envoy of ..."."""
    texts, pos = line.texts, line.pos
    if texts[last : last + 1] != [","] or pos[last + 1 : last + 2] not in (["DET"], ["PRON"]):
        return False
    for at in range(last + 2, min(last + 2 + OFFICE_REACH, len(texts))):
        if pos[at] not in {"NOUN", "ADJ", "PROPN"} and texts[at] not in POSSESSIVES:
            return False
        if pos[at] == "NOUN" and office_class(texts[at]) in OFFICES_OF_PERSONS and texts[at] not in BODIES_TOO:
            return pos[at + 1 : at + 2] != ["NOUN"]
    return False


def made_sure(line: Line, candidate: Candidate) -> Candidate:
    """A name that ends like a place ("Joan Park") made sure where it speaks or an office stands by it."""
    first, last = candidate.first, candidate.last
    if (
        candidate.label != "PERSON"
        or candidate.sure
        or last - first == 1
        or not is_organisation_word(line.texts[last - 1])
    ):
        return candidate
    speaks = last < len(line.texts) and line.texts[last] in SAYING
    return Candidate(first, last, "PERSON", sure=speaks or _told_by_office(line, first, last))


def _told_by_office(line: Line, first: int, last: int) -> bool:
    """Whether an office stands beside the words in commas: "her lawyer, Ana Ruiz," or "Ana Ruiz, a lawyer,"."""
    texts, pos = line.texts, line.pos
    if first and pos[first - 1] == "NOUN" and office_class(texts[first - 1]) and not texts[first - 1].endswith("s"):
        return True
    if texts[last : last + 1] == [","] and pos[last + 1 : last + 2] in (["DET"], ["PRON"]):
        for at in range(last + 2, min(last + 2 + OFFICE_REACH, len(texts))):
            if pos[at] not in {"NOUN", "ADJ", "PROPN"} and texts[at] not in POSSESSIVES:
                return False
            if pos[at] == "NOUN" and office_class(texts[at]):
                return True
    if first > 1 and texts[first - 1] == "," and (last >= len(texts) or pos[last] in {"PUNCT", "VERB", "AUX", "ADP"}):
        for at in range(first - 2, max(-1, first - 2 - OFFICE_REACH), -1):
            if pos[at] not in {"NOUN", "ADJ", "PROPN", "DET", "ADP"}:
                return False
            if pos[at] == "NOUN" and office_class(texts[at]):
                return not texts[at].endswith("s")
    return False
