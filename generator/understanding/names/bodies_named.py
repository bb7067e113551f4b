"""Names of bodies that a plain noun beside them gives away: "the Lakeside 80 union", and one that "and" cut in two."""

from __future__ import annotations

from dataclasses import replace

from generator.language.offices import office_class, organisation_words
from generator.language.word_sections import sections
from generator.understanding.names.evidence import Candidate
from generator.understanding.names.lines import Line, is_capital, is_title
from generator.understanding.names.runs import CALENDAR

WORDS = sections("body_nouns.txt")
NOUNS = frozenset(noun for kind in ("union", "party", "charity", "association") for noun in WORDS[kind])
ARTICLES = frozenset({"the", "The"})
HOLDERS = frozenset({"state", "royal", "vice", "minister", "speaker", "official"})  # "the President and Labour Party"
LONGEST = 5  # words of a name between the article and the noun


def beside_nouns(line: Line, taken: list[bool]) -> list[Candidate]:
    """Bodies the model missed between "the" and a plain noun for one ("the Lakeside 80 union")."""
    texts, pos = line.texts, line.pos
    found = []
    for at in range(2, len(texts)) if not line.titled else ():
        if texts[at] not in NOUNS or pos[at] not in {"NOUN", "PROPN"}:
            continue
        first = at
        while first > 0 and at - first < LONGEST and (pos[first - 1] == "PROPN" or texts[first - 1].isdigit()):
            first -= 1
        named = texts[first:at]
        if not named or not is_capital(named[0]) or named[0] in CALENDAR or is_title(named[0]):
            continue
        if first and texts[first - 1] in ARTICLES and not any(taken[first:at]):
            taken[first:at] = [True] * (at - first)
            found.append(Candidate(first, at, "ORG"))
    return found


def put_together(line: Line, candidate: Candidate, taken: list[bool]) -> Candidate:
    """A body's name with the words before "and" that the model left out: "the Food and | Farm Alliance"."""
    first, texts = candidate.first, line.texts
    mark = organisation_words().get(texts[candidate.last - 1])
    if mark not in {"state", "other"} or line.titled or candidate.sure or candidate.label == "COUNTRY":
        return candidate
    if first < len(("the", "Food", "and")) or texts[first - 1] != "and" or texts[first - 3] not in ARTICLES:
        return candidate
    before = texts[first - 2]
    joined = is_capital(before) and not before.isupper() and line.pos[first - 2] in {"PROPN", "NOUN"}
    if not joined or office_class(before) in HOLDERS or before.endswith("s") or any(taken[first - 3 : first]):
        return candidate
    taken[first - 2 : first] = [True, True]
    return replace(candidate, first=first - 2, label="ORG")
