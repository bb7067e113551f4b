"""The name of an outlet or an agency on a line of its own, at the head or the foot of a page.

"The Guardian", "BBC News - Health", "Agence France-Presse", "Al Jazeera and news agencies", "BBC News, Athens": it
says who published the article, and is no headline, no sub-heading and no text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from generator.reading.datelines import agency_of
from generator.reading.lines import Pieces, drop, edges, ends_sentence
from generator.reading.word_lists import entries, word_map, word_set

_LONGEST = 70
_MOST_PARTS = 4
_SIGN = re.compile(r" ?(?:[|•·»>]|::) ?| [—–-] |: ")
_JOINED = re.compile(r" ?[/;] ?|, (?:and )?| and | & | \+ ")
_PLACE = re.compile(r"(?:in )?[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){0,2}")
_SERVICES = frozenset(
    ("agencies", "agency", "news agencies", "news agency", "wire", "wires", "wire services", "wire reports", "staff")
)
_ADDITIONS = frozenset(("staff", "online", "digital", "english", "edition", "live", "app", "website", ".com"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """What such a line names: an outlet as written, or the short name of an agency."""

    outlet: str | None = None
    agency: str | None = None


def drop_mastheads(pieces: Pieces) -> Pieces:
    """Lines at the head and the foot of the page that only name an outlet ("site-name") or an agency ("credit")."""
    start, end = edges(pieces)
    if (start, end) == (0, len(pieces)):  # no running text long enough to tell: then only above and below all else
        start, end = min(3, len(pieces) - 1), len(pieces)
    out = []
    for number, piece in enumerate(pieces):
        found = None
        if piece.rule is None and (number < start or number >= end):
            found = masthead_of(piece.text)
        out.append(drop(piece, "site-name" if found.outlet else "credit") if found else piece)
    return tuple(out)


def masthead_of(words: str) -> Masthead | None:
    """The outlet or agency that a line names and nothing besides: a section, a place, further agencies at most."""
    if len(words) > _LONGEST or not words[0].isalnum() or (ends_sentence(words) and not words.endswith("!")):
        return None
    parts = [part for part in _SIGN.split(words) if part]
    if not parts:
        return None
    if len(parts) > 1:
        known = [number for number, part in enumerate(parts) if _plain(part)]
        sections = word_set("section_names.txt")
        rest = [part for number, part in enumerate(parts) if number not in known]
        if known and len(parts) <= _MOST_PARTS and all(part.casefold() in sections for part in rest):
            return _plain(parts[known[0]])
        return None
    return _plain(words) or _several(words)


def _several(words: str) -> Masthead | None:
    """What a line of several names, or of one and a place, names first ("AFP, Reuters", "BBC News, Athens")."""
    parts = [part for part in _JOINED.split(words) if part]
    if not 2 <= len(parts) <= _MOST_PARTS:
        return None
    found = [_plain(part) for part in parts]
    first = found[0]
    if first is None:
        return None
    rest = zip(parts[1:], found[1:], strict=True)
    if all(other or part.casefold() in _SERVICES for part, other in rest):
        return first
    return first if len(parts) == 2 and f"{parts[0]}, {parts[1]}" == words and _PLACE.fullmatch(parts[1]) else None


def _plain(words: str) -> Masthead | None:
    """One name, with a section or "Online" after it at most ("CNN Business")."""
    agency = _agency(words)
    if agency:
        return Masthead(agency=agency)
    tokens = words.split()
    for size in range(len(tokens), 0, -1):
        name, rest = " ".join(tokens[:size]), " ".join(tokens[size:]).casefold()
        if rest and rest not in _ADDITIONS and rest not in word_set("section_names.txt"):
            continue
        if _is_outlet(name) and (not rest or words[0].isupper()):
            return Masthead(outlet=words)
        if rest and _agency(name):
            return Masthead(agency=_agency(name))
    return None


def _agency(words: str) -> str | None:
    """The agency of that name: a short one only as it spells itself, since "Trend" and "Mina" are words too."""
    name = word_map("agencies.txt").get(words.casefold().removeprefix("the ").strip(" .()[]"))
    if name is None or agency_of(words) is None:
        return None
    bare = words.strip(" .()[]")
    return name if " " in bare or bare == name or (bare.isupper() and len(bare) > 2) else None


def _is_outlet(name: str) -> bool:
    articled = name.casefold().startswith("the ")
    bare = name[4:] if articled else name
    if not bare or not (bare[0].isupper() or bare[0].isdigit()):
        return False
    if bare.casefold() not in _outlets():
        return False
    plain = " " not in bare and not bare.isupper() and bare.casefold() in word_set("common_words.txt")
    return articled or not plain or bare.casefold() in _marked()


@cache
def _outlets() -> frozenset[str]:
    """Names of outlets, case-folded, without "the" and without the country that tells two of one name apart."""
    listed = (name.strip() for line in entries("news_outlets.txt") for name in line.split(";"))
    names = (*listed, *word_map("outlet_hosts.txt").values())
    plain = (re.sub(r" \([^()]*\)$", "", name).casefold().removeprefix("the ") for name in names)
    return frozenset(name for name in plain if name)


@cache
def _marked() -> frozenset[str]:
    """Outlets of one word that is no common word's other meaning: named by their address ("Axios", "Politico")."""
    return frozenset(
        name.casefold()
        for host, name in word_map("outlet_hosts.txt").items()
        if host.partition(".")[0] == name.casefold() and name.casefold() not in word_set("outlet_words.txt")
    )
