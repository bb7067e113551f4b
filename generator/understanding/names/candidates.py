"""What may be a name in one sentence: the model's entities, taken apart and put together by the words around them.

The small model's known faults are mended here as far as the sentence itself shows them: a title swallowed into a name
("Treasury Spokesman Ian Bell"), two countries as one name ("India-Nepal"), a possessive ("Peru's Quispe"), a name
cut in two, a name after a title that was not seen. What needs the rest of the article is left to `names`.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.language.offices import particles, postnominals, suffixes
from generator.understanding.names.bodies_named import beside_nouns, put_together
from generator.understanding.names.evidence import (
    Candidate,
    in_name_of_body,
    made_sure,
    named_after_plurals,
    named_after_titles,
    retitled,
    teams,
    unseen_speakers,
)
from generator.understanding.names.lines import (
    HYPHENS,
    POSSESSIVES,
    TITLE_WORDS,
    Line,
    is_capital,
    is_organisation_word,
    is_title,
)
from generator.understanding.names.runs import LEADING, is_name_word, name_run

LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"})
OPEN_ENDS = frozenset({"on", "of", "for", "in", "at", "to", "and", "with", "from", "the"})  # that no name ends in
SHORTEST_FULL = 2  # words: a given name and a surname
ALSO_WORDS = frozenset({"e", "i", "y", "o", "an", "as", "und", "do"})  # particles that are other words more often


def candidates(line: Line) -> list[Candidate]:
    """All candidates of `line`, in order, none overlapping another."""
    found: list[Candidate] = []
    for entity in line.sentence.words.ents:
        if entity.label_ in LABELS:
            offset = line.sentence.words.start
            found += _pieces(line, entity.start - offset, entity.end - offset, entity.label_)
    taken = [False] * len(line.texts)
    kept: list[Candidate] = []
    for whole in named_after_titles(line, found) + named_after_plurals(line) + found:
        candidate = _clipped(line, whole, taken)
        if candidate:
            kept.append(candidate)
            taken[candidate.first : candidate.last] = [True] * (candidate.last - candidate.first)
    kept = [retitled(line, candidate) for candidate in kept]
    kept = [made_sure(line, _grown(line, candidate, taken)) for candidate in kept if candidate.first < candidate.last]
    kept = [put_together(line, _completed(line, candidate, taken), taken) for candidate in kept]
    for start, (length, _) in line.countries.items():
        if not any(taken[start : start + length]):
            kept.append(Candidate(start, start + length, "COUNTRY"))
            taken[start : start + length] = [True] * length
    kept += unseen_speakers(line, taken)
    kept += beside_nouns(line, taken)
    kept += [_completed(line, team, taken) for team in teams(line, taken)]
    return sorted(kept, key=lambda candidate: candidate.first)


def _clipped(line: Line, candidate: Candidate, taken: list[bool]) -> Candidate | None:
    """What is left of `candidate` before words that another name has taken, titles at its end left out."""
    last = next((at for at in range(candidate.first, candidate.last) if taken[at]), candidate.last)
    if last == candidate.last:
        return candidate
    while last > candidate.first and (
        line.pos[last - 1] == "CCONJ" or is_title(line.texts[last - 1]) or line.texts[last - 1] in TITLE_WORDS
    ):
        last -= 1
    return Candidate(candidate.first, last, "ORG") if last > candidate.first else None


def _trimmed(line: Line, first: int, last: int, label: str) -> tuple[int, int]:
    """An entity without articles, possessives, marks and letters after the name at its ends."""
    texts = line.texts
    while first < last and (texts[first] in LEADING or texts[first] in POSSESSIVES or not texts[first][0].isalnum()):
        first += 1
    while first < last and (
        texts[last - 1] in POSSESSIVES or (not texts[last - 1][-1].isalnum() and texts[last - 1][-1] != ".")
    ):
        last -= 1
    while first < last - 1 and texts[last - 1] in OPEN_ENDS:
        last -= 1
    while first < last - 1 and texts[last - 1] in postnominals():
        last -= 1
    while label == "PERSON" and last - first > SHORTEST_FULL and texts[first] in TITLE_WORDS:
        first += 1
    led = last - first > SHORTEST_FULL and texts[last - 2] == "of" and texts[last - 1] in TITLE_WORDS
    if led and last < len(texts) and is_title(texts[last]):
        last -= 2  # "the National Union of Prime | Minister Ana Ruiz"
    return first, last


def _pieces(line: Line, first: int, last: int, label: str) -> Iterator[Candidate]:
    """One entity as the names it is made of."""
    texts = line.texts
    first, last = _trimmed(line, first, last, label)
    if first >= last:
        return
    cut = next((at for at in range(first + 1, last) if texts[at] in POSSESSIVES), None)
    if cut is not None and cut + 1 < last and (label == "PERSON" or cut in _ends_of_countries(line, first)):
        yield from _pieces(line, first, cut, "GPE" if first in line.countries else label)
        yield from _pieces(line, cut + 1, last, label)
        return
    of = next((at for at in range(first + SHORTEST_FULL, last) if texts[at] == "of"), None)
    if of is not None and label == "PERSON" and all(is_capital(word) for word in texts[first:of]):
        last = of  # "Ana Ruiz of Lakeside" is Ana Ruiz
    seat = _seat_behind(line, first, last) if label in {"PERSON", "ORG"} else None
    if seat is not None:
        yield from _pieces(line, first, seat, label)
        yield Candidate(seat, last, "COUNTRY")
        return
    parted = _parting(line, first, last)
    if parted is not None:
        yield from _pieces(line, first, parted, label)
        yield from _pieces(line, parted + 1, last, label)
        return
    hit = line.countries.get(first)
    if hit and first + hit[0] == last and (label != "PERSON" or not hit[1].doubtful or _as_place(line, first)):
        yield Candidate(first, last, "COUNTRY")
        return
    if hit and first + hit[0] < last and texts[first + hit[0]] in HYPHENS:
        behind = first + hit[0] + 1
        if behind in line.countries or label in {"PERSON", "NORP", "GPE"}:
            yield Candidate(first, first + hit[0], "COUNTRY")
            yield from _pieces(line, behind, last, label)
            return
    yield from _person_behind_title(line, first, last, label)


def _as_place(line: Line, first: int) -> bool:
    """Whether a form that may be a given name stands where a place or country does: "in Paris", "Lima and Santiago"."""
    before = line.texts[first - 1].lower() if first else ""
    listed = before in {"and", ","} and any(start + size == first - 1 for start, (size, _) in line.countries.items())
    return listed or before in {"in", "to", "from", "near", "between"}


def _parting(line: Line, first: int, last: int) -> int | None:
    """The word at which an entity falls into two: an opening bracket, or "and" behind a country."""
    hit = line.countries.get(first)
    if hit and first + hit[0] < last and line.texts[first + hit[0]] in {"and", ","}:
        return first + hit[0]
    return next((at for at in range(first + 1, last - 1) if line.texts[at] == "("), None)


def _seat_behind(line: Line, first: int, last: int) -> int | None:
    """Where a seat of government begins that ends an entity after a person's name ("the Reyes White House")."""
    inside = (start for start in range(first + 1, last) if start in line.countries)
    return next((s for s in inside if line.countries[s][1].kind == "seat" and s + line.countries[s][0] == last), None)


def _ends_of_countries(line: Line, first: int) -> tuple[int, ...]:
    hit = line.countries.get(first)
    return (first + hit[0],) if hit else ()


def _person_behind_title(line: Line, first: int, last: int, label: str) -> Iterator[Candidate]:
    texts = line.texts
    titles = [at for at in range(first, last - 1) if is_title(texts[at]) and not in_name_of_body(line, at)]
    given = bool(titles) and titles[-1] == first and label == "PERSON" and texts[first] in {"Major", "Judge", "Prince"}
    if titles and not (given and last - first == 2):
        behind = titles[-1] + 1
        rest = texts[behind:last]
        plain = all(
            is_capital(word) or word.lower() in particles() or word in HYPHENS or word in suffixes() for word in rest
        )
        organisation = any(is_organisation_word(word) for word in rest)
        if label == "PERSON" or (plain and not organisation and name_run(line, behind) >= last):
            before = titles[-1]
            while before > first and is_title(texts[before - 1]):
                before -= 1
            yield from _prefix(line, first, before)
            yield Candidate(behind, last, "PERSON", sure=not organisation and not line.titled)
            return
    if label != "PERSON" and all(word in TITLE_WORDS for word in texts[first:last]):
        return
    if label == "PERSON" and is_title(texts[last - 1]) and any(map(is_organisation_word, texts[first : last - 1])):
        return  # "Lake County Sheriff"
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


def _completed(line: Line, candidate: Candidate, taken: list[bool]) -> Candidate:
    """A body's name with what the model cut off at "&" or an apostrophe ("Lee & Holm", "the Bakers' Federation")."""
    texts, last = line.texts, candidate.last
    if candidate.label in {"COUNTRY", "NORP"} or candidate.sure or line.titled or last + 1 >= len(texts):
        return candidate
    joined = texts[last] == "&" and line.pos[last + 1] == "PROPN" and is_capital(texts[last + 1])
    owned = texts[last] in {"'", "’"} and texts[last - 1].endswith("s") and is_organisation_word(texts[last + 1])
    if taken[last + 1] or not (joined or (owned and candidate.label != "PERSON")):
        return candidate
    taken[last : last + 2] = [True, True]
    return Candidate(candidate.first, last + 2, "ORG")


def _grown(line: Line, candidate: Candidate, taken: list[bool]) -> Candidate:
    """A person's name with the words of it that the model left out on either side."""
    if candidate.label != "PERSON" or line.titled:
        return candidate
    texts = line.texts
    first, last = candidate.first, candidate.last
    stop = name_run(line, first)
    while (
        last < stop
        and not taken[last]
        and (line.pos[last] == "PROPN" or texts[last] in HYPHENS or texts[last].lower() in particles())
    ):
        taken[last] = True
        last += 1
    while last > first + 1 and (
        texts[last - 1] in HYPHENS or (texts[last - 1].islower() and texts[last - 1] in particles())
    ):
        last -= 1
    while first > 0 and not taken[first - 1] and texts[first - 1].lower() in particles() - ALSO_WORDS:
        if first == 1 and texts[0] in {"La", "Las", "Los"}:
            break
        first -= 1
        taken[first] = True
    if (
        first > 0
        and not taken[first - 1]
        and last - first == 1
        and line.pos[first - 1] == "PROPN"
        and is_name_word(line, first - 1, at_start=True)
        and not is_organisation_word(texts[first - 1])
        and not texts[first - 1].isupper()
        and not candidate.sure
    ):
        first -= 1
        taken[first] = True
    return Candidate(first, last, candidate.label, candidate.sure)
