"""How many an event has struck so far, by the words around a number: dead, injured, missing, driven out; land burnt.

Such counts are told in ever other words ("the toll stood at 12", "12 are now known to have died"), so what is counted
is read from the nearest word that says so, between the number and the next one. A count of a part, of a day long past
or of what may yet come is none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.language.data_files import word_map, word_set
from generator.merging.features import Features
from generator.merging.measures import PEOPLE, is_partial, is_score, top_of
from generator.merging.periods import Period
from generator.model.annotation import Figure, Token
from generator.model.corpus import Passage

AREA, FREED, HOMES = "area", "people set free", "homes destroyed"
_KINDS = word_map("count_kinds.txt")
_LAND_WORDS = {word: kind for word, kind in _KINDS.items() if kind == AREA}
_HOUSE_WORDS = {word: HOMES for word, kind in _KINDS.items() if kind in {AREA, HOMES}}
_PEOPLE_WORDS = {word: kind for word, kind in _KINDS.items() if kind not in {AREA, HOMES}}
_PEOPLE = PEOPLE | word_set("counted_people.txt") | {"life"}
_VAGUE = word_set("vague_numbers.txt")
_LAND = frozenset({"hectare", "acre", "square kilometre", "square mile"})
_HOUSES = frozenset({"house", "home", "building", "dwelling", "property"})
_BREAKS = frozenset({",", ";", ":", "—", "–", "--", "(", ")"})
_REACH = 16  # words between a number and what says what it counts
_CLOSE = 6  # words from an "and" to a number that is counted apart
_TALLIES = frozenset({"toll", "number", "tally", "total", "count", "figure"})
_AMONG = re.compile(
    r"\b(?:including|among\s+(?:them|whom)|of\s+(?:them|whom|the|all|its|their)|from|another|than)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\b(?:since|so far|to date|until now|up to now)\b", re.IGNORECASE)
_UNSURE = frozenset({"may", "might", "could", "if", "unless", "whether", "not", "never", "n't", "no", "nobody"})
_COMING = frozenset({"will", "would", "shall", "to"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number of those struck, or of the land burnt.

    `total`: the words make it that of all so far; `general`: it is of whoever was struck, and not of "workers" or
    "children" alone; `coming`: it tells what is agreed or planned.
    """

    kind: str
    figure: Figure
    passage: Passage
    total: bool
    general: bool
    coming: bool
    periods: tuple[Period, ...]


def counts_of(passage: Passage, features: Features) -> list[Count]:
    """The counts in a passage: of one kind that of all, else the first ("killed three, bringing the toll to 45")."""
    found: dict[str, Count] = {}
    for figure in passage.figures:
        count = _count(passage, figure, features)
        if count is not None and (count.kind not in found or (count.total and not found[count.kind].total)):
            found[count.kind] = count
    return list(found.values())


def _count(passage: Passage, figure: Figure, features: Features) -> Count | None:
    tokens = passage.sentence.tokens
    top = top_of(tokens, figure)
    kinds = _kinds_of(figure)
    vague = not _VAGUE.isdisjoint(figure.text.lower().split())
    if top is None or vague or figure.low < 1 or not kinds or _is_of_some(passage, figure, top):
        return None
    window = _window(passage, figure)
    told = _kind(passage, window, figure, kinds)
    if told is None or any(tokens[i].lemma in _UNSURE for i in window):
        return None
    kind, at = told
    tallied = any(tokens[i].lemma in _TALLIES and tokens[i].start < figure.start for i in window)
    aged = figure.unit is None and tokens[tokens[top].head].lemma in {"at", "of"} and not tallied
    shared = kind == FREED and any(each is not figure and each.unit in _PEOPLE for each in passage.figures)
    if aged or shared:  # "died at 75", "a mother of 12"; "the army frees 70 fighters and the rebels 15 soldiers"
        return None
    return Count(
        kind=kind,
        figure=figure,
        passage=passage,
        total=tallied or _SINCE.search(passage.exact) is not None,
        general=figure.unit is None or figure.unit in PEOPLE | {"life"} or figure.unit not in _PEOPLE,
        coming=_is_coming(tokens, at),
        periods=() if _SINCE.search(passage.exact) else features.periods,
    )


def _is_of_some(passage: Passage, figure: Figure, top: int) -> bool:
    """Whether a number is of a part, of others or of a score: "three of them", "another 40", "among them six"."""
    before = figure.start - passage.start
    return (
        is_score(passage, figure)
        or is_partial(passage.sentence.tokens, top, figure)
        or _AMONG.search(passage.exact, max(0, before - 40), before) is not None
    )


def _is_coming(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a verb tells what is to come: "agreed to free", "would be freed"; not "are known to have died"."""
    helpers = {token.lemma for token in tokens if token.head == verb and token.dep == "aux"}
    return "have" not in helpers and (tokens[verb].tag == "VB" or bool(helpers & _COMING))


def _window(passage: Passage, figure: Figure) -> list[int]:
    """The words that may say what a number counts: up to the next break, the next number or a few words on."""
    tokens = passage.sentence.tokens
    inside = [i for i, token in enumerate(tokens) if figure.start <= token.start < figure.end]
    around = range(max(0, inside[0] - _REACH - _CLOSE), min(len(tokens), inside[-1] + _REACH + _CLOSE + 1))
    first, last = tokens[around[0]].start, tokens[around[-1]].end
    others = [each for each in passage.figures if each is not figure and each.start < last and each.end > first]
    numbers = {i for i in around if any(each.start <= tokens[i].start < each.end for each in others)}

    def ends(index: int, step: int) -> bool:
        token = tokens[index]
        if index in numbers or token.lemma in _BREAKS:
            return True
        return token.pos == "CCONJ" and any(0 < (each - index) * step <= _CLOSE for each in numbers)

    found = list(inside)
    for step, start in ((-1, inside[0]), (1, inside[-1])):
        index = start + step
        while 0 <= index < len(tokens) and abs(index - start) <= _REACH and not ends(index, step):
            found.append(index)
            index += step
    return sorted(found)


def _kinds_of(figure: Figure) -> Mapping[str, str]:
    """The words that say what may be counted in the figure's unit, and what each is called; of a thing none."""
    if figure.unit in _LAND:
        return _LAND_WORDS
    if figure.unit in _HOUSES:
        return _HOUSE_WORDS
    return _PEOPLE_WORDS if figure.unit is None or figure.unit in _PEOPLE else {}


def _kind(passage: Passage, window: Sequence[int], figure: Figure, kinds: Mapping[str, str]) -> tuple[str, int] | None:
    """What is counted and the place of the word that says so: the nearest to the number."""
    tokens = passage.sentence.tokens
    inside = [i for i in window if figure.start <= tokens[i].start < figure.end]
    told = []
    for index in window:
        token = tokens[index]
        word = passage.exact[token.start - passage.start : token.end - passage.start].lower()
        pair = " ".join(each.lemma for each in tokens[index : index + 2])
        kind = kinds.get(pair) or kinds.get(token.lemma) or kinds.get(word)
        if kind is not None:
            told.append((min(abs(index - inside[0]), abs(index - inside[-1])), index, kind))
    if figure.unit == "life" and any(tokens[i].lemma in {"claim", "lose", "cost", "take"} for i in window):
        return "deaths", inside[0]
    return (min(told)[2], min(told)[1]) if told else None
