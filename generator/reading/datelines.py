"""Datelines at the start of an article's text: "MOSCOW (AFP) —", "LONDON, March 3 (Reuters) -", "(CNN) --", "GENEVA: ".

A dateline names where the text was written, often the agency and the day. It is taken off the sentence it precedes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.language.countries import look_up
from generator.reading.lines import Piece, Pieces, drop
from generator.reading.stamps import stamps_in
from generator.reading.word_lists import month_numbers, word_map, word_set

_DASH = r"(?:[—–―]|-{1,3}|_{1,2}|- -)"
_SEARCHED = 3  # paragraphs from the start of the text in which a dateline is looked for
_LONGEST = 140
_LONGEST_AGENCY = 4  # words
_SHORTEST_LEAD = 60  # characters of a paragraph that may begin "GENEVA: ": a shorter one is a headline
_HEAD = re.compile(
    r"(?P<lead>(?:[—–-]{1,2} ?|\* ?)?)"
    r"(?P<place>[^\W\d_][\w.'’/ -]{1,48}?(?:, [^\W\d_](?:[^\W\d_]|[.'’ -]){1,30}?){0,2}?)?"
    r"(?P<date>[,.]? ?(?:\(?\b[^\W\d_]{3,10}\.? \d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?\)?"
    r"|\(?\b\d{1,2}(?:st|nd|rd|th)? [^\W\d_]{3,10}\.?(?:,? \d{4})?\)?))?"
    rf"(?P<sign>,? ?[(\[/](?P<agency>[^()\[\]/]{{2,40}}(?:/[^()\[\]/]{{2,40}})?)[)\]/])?"
    rf"(?P<dash> ?{_DASH} ?|: |:$|$|(?<=[)\]/]):? )"
)
_CAPITALS = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][A-ZÀ-ÖØ-ÞĀ-Ž.'’/ -]+")
_TITLE_WORDS = re.compile(r"[A-ZÀ-Þ][\w.'’-]*(?:[ /](?:[A-ZÀ-Þ][\w.'’-]*|de|la|el|al|of|and|upon|on|the))*")
_LABELS = frozenset(
    (
        "analysis",
        "answer",
        "background",
        "breaking",
        "column",
        "comment",
        "correction",
        "editorial",
        "exclusive",
        "explainer",
        "factbox",
        "gallery",
        "in",
        "interview",
        "just",
        "live",
        "note",
        "opinion",
        "photos",
        "preview",
        "question",
        "recap",
        "report",
        "review",
        "summary",
        "update",
        "updated",
        "video",
        "watch",
    )
)


_CAPITAL_WORD = re.compile(r"[^\W\d_]+")
_NO_PLACE_BEGINS = frozenset(
    (
        "a",
        "after",
        "an",
        "and",
        "as",
        "at",
        "before",
        "but",
        "by",
        "for",
        "from",
        "if",
        "in",
        "on",
        "since",
        "until",
        "when",
        "while",
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """What a dateline says; `length` is how many characters of the paragraph it takes."""

    length: int
    place: str | None = None
    agency: str | None = None
    day: str | None = None


def take_datelines(pieces: Pieces) -> Pieces:
    """The dateline split off the first paragraphs as a piece of its own, left out by rule "dateline"."""
    out: list[Piece] = []
    searched = 0
    taken = False
    for piece in pieces:
        found = None
        if piece.rule is None and not taken and searched < _SEARCHED:
            found = dateline_of(piece.text, first=searched == 0)
            if found and _is_acronym(found, piece.text, pieces):
                found = None
            searched += len(piece.text) > 100
        if found is None:
            out.append(piece)
            continue
        taken = True
        words = piece.text[: found.length].strip()
        rest = piece.text[found.length :].strip()
        out.append(drop(Piece(text=words, gap=piece.gap), "dateline"))
        if rest:
            out.append(Piece(text=rest, gap=piece.gap))
    return tuple(out)


def _is_acronym(found: Dateline, words: str, pieces: Pieces) -> bool:
    """Whether the "place" before a dash is an organisation: the page writes NATO in capitals, but never GENEVA."""
    written = words[: found.length].strip(" —–-:_")
    if found.agency or found.day or " " in written or not written.isupper():
        return False
    if written.casefold() in word_set("acronyms.txt"):
        return True
    again = re.compile(rf"\b{re.escape(written)}\b")
    return any(
        again.search(piece.text, found.length if piece.text == words else 0) for piece in pieces if piece.rule is None
    )


def dateline_of(words: str, *, first: bool = True) -> Dateline | None:
    """The dateline a paragraph starts with, or None. Only the `first` paragraph may have one without agency or date."""
    match = _HEAD.match(words[:_LONGEST])
    if match is None or not match.end() or not _opens_sentence(words[match.end() : match.end() + 1]):
        return None
    place, signed, dash = (match.group("place") or "").strip(" ,"), match.group("agency"), match.group("dash").strip()
    agency = agency_of(signed) if signed else None
    day = (match.group("date") or "").strip(" ,.()")
    capitals = _CAPITALS.fullmatch(place) is not None or place.isupper()
    if (day and not _names_month(day)) or (place and not _could_be_place(place, capitals=capitals)):
        return None
    sure = bool(agency) or bool(place and dash and ((signed and capitals) or day))
    if not sure and not (first and place and dash and _plain_place(words, place=place, dash=dash, capitals=capitals)):
        return None
    stamps = stamps_in(day)
    return Dateline(
        length=match.end(),
        place=_spelled(place) if place else None,
        agency=agency or (signed if signed and place and dash and _is_name(signed) else None),
        day=stamps[0].day if stamps else None,
    )


def _opens_sentence(sign: str) -> bool:
    return not sign or sign.isupper() or sign.isdigit() or sign in "\"“'‘«„[(…"


def _could_be_place(place: str, *, capitals: bool) -> bool:
    words = place.split()
    if len(words) > 6 or place.casefold() in _LABELS or words[0].casefold() in _NO_PLACE_BEGINS:
        return False
    return capitals or _TITLE_WORDS.fullmatch(place.replace(",", "")) is not None


def _is_name(signed: str) -> bool:
    """Whether what stands in brackets in a dateline is the name of an agency that no list holds."""
    words = signed.split()
    return 0 < len(words) <= _LONGEST_AGENCY and all(word[:1].isupper() and word.isalpha() for word in words)


def agency_of(words: str) -> str | None:
    """The news agency that `words` name ("AFP", "Reuters/ANI"), or None."""
    known = word_map("agencies.txt")
    for part in re.split(r"[/,;|]| and |[—–]", words.casefold()):
        name = known.get(part.strip(" .()[]-"))
        if name:
            return name
    return None


def _plain_place(words: str, *, place: str, dash: str, capitals: bool) -> bool:
    """Whether "Geneva — Talks …" without agency or day is a dateline and not a sentence with a dash."""
    if dash == ":":
        return capitals and len(place) > 5 and len(place.split()) <= 3 and len(words) >= _SHORTEST_LEAD
    if capitals:
        return len(place) > 2
    if dash == "-":
        return look_up(place.partition(",")[0]) is not None
    return len(place.split()) <= 3 and words.count(dash) == 1


def _names_month(words: str) -> bool:
    return any(word.strip(".,") in month_numbers() for word in words.casefold().split())


def _spelled(place: str) -> str:
    """A place name in capitals as it is otherwise written; anything else as it is."""
    parts = [part if not part.isupper() else _CAPITAL_WORD.sub(_capitalised, part) for part in place.split(", ")]
    return ", ".join(parts)


def _capitalised(word: re.Match[str]) -> str:
    return word.group().capitalize() if len(word.group()) > 2 else word.group()
