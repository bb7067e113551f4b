"""Persons told by office or relation instead of by name: "the Chilean leader", "his French counterpart", "an adviser".

A description is a noun phrase whose head is an office or function, and that is not the title of a name that follows it
at once. Pronouns for one person are descriptions too.
"""

from __future__ import annotations

from typing import Literal

from generator.language.offices import addresses, office_class, singular
from generator.model.annotation import Description, Name
from generator.understanding.names.lines import POSSESSIVES, TITLE_WORDS, Line, line_of
from generator.understanding.office_phrases import (
    DETERMINERS,
    OWN_LINKS,
    Held,
    by_line,
    countries_in,
    country_in,
    end_of,
    held,
    is_compound,
    is_office,
    start_of,
)
from generator.understanding.parsing import ParsedSentence

PRONOUNS = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
DEFINITE = frozenset({"the", "this", "that", "his", "her", "their", "its", "our", "my", "these", "those", "both"})
QUOTES = frozenset({'"', "“", "'", "‘"})
WITH_FROM = OWN_LINKS | {"from"}


def find_descriptions(
    sentences: tuple[ParsedSentence, ...], names: tuple[Name, ...], *, lines: list[Line] | None = None
) -> tuple[Description, ...]:
    """All descriptions and pronouns, in order of their place; `names` are those of the same article, in order.

    `lines`: those of the sentences, where they are made already.
    """
    lines = lines or [line_of(sentence) for sentence in sentences]
    found: list[Description] = []
    for line, row in zip(lines, by_line(lines, names), strict=True):
        found += _of_line(line, row)
    return tuple(sorted(found, key=lambda item: (item.start, item.end)))


def _of_line(line: Line, row: list[Name]) -> list[Description]:
    names = held(line, row)
    found: list[Description] = []
    reach = 0
    for at, word in enumerate(line.texts):
        if word.lower() in PRONOUNS:
            start, end = line.span(at, at + 1)
            found.append(Description(start=start, end=end, text=word, form="pronoun", head=word.lower()))
        elif at >= reach and is_office(line, at, names) and not line.titled:
            described = _described(line, at, names)
            if described is not None:
                description, reach = described
                found.append(description)
    return found


def _described(line: Line, head: int, names: Held[Name]) -> tuple[Description, int] | None:
    texts = line.texts
    after = head + 1
    if after < len(texts):
        if (
            names.person(after)
            or is_compound(line, head, names)
            or (after not in names.at and is_office(line, after, names))
        ):
            return None  # a title of the name behind it, or not the last word of the office
        compound = line.pos[after] in {"NOUN", "PROPN"} and after not in names.at and texts[head] not in POSSESSIVES
        if compound and not texts[head].lower().endswith("s"):
            return None  # "police officer training", "the president elect's team"
    first = start_of(line, head, names)
    group = office_class(texts[head]) == "group"
    last = end_of(line, head, names, WITH_FROM - {"at", "to", "for"} if group else WITH_FROM)
    if last < len(texts) and names.person(last) and last > after:
        return None  # "ambassador to Lima Ana Ruiz"
    lower = texts[first].lower()
    if first > 1 and texts[first - 1] in QUOTES and texts[first - 2].lower() in DETERMINERS:
        lower = texts[first - 2].lower()  # 'a "strong trade mission"'
    plural = _is_plural(texts[head])
    form: Literal["definite", "indefinite"]
    owned = any(texts[at] in POSSESSIVES for at in range(first, head))
    bare_title = texts[head][:1].isupper() and head > 0
    form = "definite" if lower in DEFINITE or owned or (bare_title and not plural) else "indefinite"
    if texts[first] in addresses():
        return None
    if (
        form == "indefinite"
        and not plural
        and lower not in {"a", "an", "one", "another"}
        and first not in line.countries
    ):
        return None  # a bare singular is no phrase for a person ("secretary general election")
    named = countries_in(line, first, last)
    country = None if plural and len(named) > 1 else country_in(line, first, head, last, names)
    start, end = line.span(first, last)
    text = str(line.sentence.words[first:last].text)
    return Description(
        start=start, end=end, text=text, form=form, head=singular(texts[head]), country=country, plural=plural
    ), last


def _is_plural(word: str) -> bool:
    lower = word.lower()
    return (
        office_class(word) is not None
        and singular(word) != lower
        and word not in TITLE_WORDS - {"Ministers", "Leaders"}
    )
