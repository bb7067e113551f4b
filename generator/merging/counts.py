"""How many an event has struck so far, by the words around a number: dead, injured, missing, driven out; land burnt.

Such counts are told in ever other words ("the toll stood at 12", "12 are now known to have died"), so what is counted
is read from the nearest word that says so, between the number and the next one. A count of a part, of a day long past
or of what may yet come is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.language.data_files import word_map, word_set
from generator.merging.features import Features
from generator.merging.measures import PEOPLE, is_partial, is_score, top_of
from generator.merging.periods import Period
from generator.model.annotation import Figure, Token
from generator.model.corpus import Passage

AREA, FREED = "area", "people set free"
_KINDS = word_map("count_kinds.txt")
_PEOPLE = PEOPLE | word_set("counted_people.txt") | {"life"}
_LAND = frozenset({"hectare", "acre", "square kilometre", "square mile"})
_BREAKS = frozenset({",", ";", ":", "—", "–", "--", "(", ")"})
_REACH = 16  # words between a number and what says what it counts
_TALLIES = frozenset({"toll", "number", "tally", "total", "count", "figure"})
_PART = re.compile(r"\s+(?:more\s+)?of\s+(?:the|them|those|whom|its|their|these)\b", re.IGNORECASE)
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
    """The counts in a passage, in order; of one kind the first that is told."""
    found: dict[str, Count] = {}
    for figure in passage.figures:
        count = _count(passage, figure, features)
        if count is not None:
            found.setdefault(count.kind, count)
    return list(found.values())


def _count(passage: Passage, figure: Figure, features: Features) -> Count | None:
    tokens = passage.sentence.tokens
    top = top_of(tokens, figure)
    after, before = figure.end - passage.start, figure.start - passage.start
    land = figure.unit in _LAND
    if top is None or figure.low < 1 or not (land or figure.unit is None or figure.unit in _PEOPLE):
        return None
    if is_score(passage, figure) or is_partial(tokens, top, figure) or _PART.match(passage.exact, after):
        return None
    if _AMONG.search(passage.exact, max(0, before - 40), before):
        return None
    window = _window(passage, figure)
    told = _kind(passage, window, figure, land=land)
    if told is None or any(tokens[i].lemma in _UNSURE for i in window):
        return None
    kind, at = told
    aged = figure.unit is None and tokens[tokens[top].head].lemma in {"at", "of"}
    tallied = any(tokens[i].lemma in _TALLIES and tokens[i].start < figure.start for i in window)
    if aged and not tallied:
        return None  # "died at 75", "a mother of 12"
    return Count(
        kind=kind,
        figure=figure,
        passage=passage,
        total=tallied or _SINCE.search(passage.exact) is not None,
        general=figure.unit is None or figure.unit in PEOPLE | {"life"} or land,
        coming=_is_coming(tokens, at),
        periods=() if _SINCE.search(passage.exact) else features.periods,
    )


def _is_coming(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a verb tells what is to come: "agreed to free", "would be freed"; not "are known to have died"."""
    helpers = {token.lemma for token in tokens if token.head == verb and token.dep == "aux"}
    return "have" not in helpers and (tokens[verb].tag == "VB" or bool(helpers & _COMING))


def _window(passage: Passage, figure: Figure) -> list[int]:
    """The words that may say what a number counts: up to the next break, the next number or a few words on."""
    tokens = passage.sentence.tokens
    others = [each for each in passage.figures if each is not figure]
    inside = [i for i, token in enumerate(tokens) if figure.start <= token.start < figure.end]

    def ends(index: int, step: int) -> bool:
        token = tokens[index]
        if any(each.start <= token.start < each.end for each in others) or token.lemma in _BREAKS:
            return True
        beyond = [each for each in others if (each.start - token.start) * step > 0]
        return token.pos == "CCONJ" and bool(beyond)

    found = list(inside)
    for step, start in ((-1, inside[0]), (1, inside[-1])):
        index = start + step
        while 0 <= index < len(tokens) and abs(index - start) <= _REACH and not ends(index, step):
            found.append(index)
            index += step
    return sorted(found)


def _kind(passage: Passage, window: Sequence[int], figure: Figure, *, land: bool) -> tuple[str, int] | None:
    """What is counted and the place of the word that says so: the nearest to the number."""
    tokens = passage.sentence.tokens
    inside = [i for i in window if figure.start <= tokens[i].start < figure.end]
    told = []
    for index in window:
        token = tokens[index]
        word = passage.exact[token.start - passage.start : token.end - passage.start].lower()
        pair = " ".join(each.lemma for each in tokens[index : index + 2])
        kind = _KINDS.get(pair) or _KINDS.get(token.lemma) or _KINDS.get(word)
        if kind is not None and (kind == AREA) == land:
            told.append((min(abs(index - inside[0]), abs(index - inside[-1])), index, kind))
    if figure.unit == "life" and any(tokens[i].lemma in {"claim", "lose", "cost", "take"} for i in window):
        return "deaths", inside[0]
    return (min(told)[2], min(told)[1]) if told else None
