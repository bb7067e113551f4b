"""What is known about an article and how: the editor's word, its front matter, what its page says, its address.

Never a date from a copyright line, or from the address of another story.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from generator.model.article import Dated, DateHow
from generator.options import Metadata
from generator.reading.addresses import day_in, host_of, outlet_of, own_address
from generator.reading.bylines import author_of
from generator.reading.cleaning import Cleaned
from generator.reading.datelines import agency_of, dateline_of
from generator.reading.lines import Piece, Pieces, edges
from generator.reading.mastheads import masthead_of
from generator.reading.stamps import Stamp, stamps_in
from generator.reading.word_lists import month_numbers, word_map

_DATED_RULES = frozenset({"time-stamp", "byline"})
_OWNER_NOISE = re.compile(
    r"copyright|copr\.|©|\(c\)|&copy;|all rights (?:are )?reserved.*|some rights reserved.*|\bby\b|"
    r"\b\d{4}\b(?: ?[-–—] ?(?:\d{4}|present))?|powered by.*",
    re.IGNORECASE,
)
_OWNER_STOP = re.compile(r"\. |\s[|•·]\s")
_EDTF_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_EDTF_LESS = re.compile(r"\d{4}(?:-\d{2})?")
_WORD = re.compile(r"[^\W\d_]+")
_MONTHS_READ = 20_000


def merged(given: Metadata, own: Metadata) -> Metadata:
    """The editor's values where there are some, else the article's own."""
    return Metadata(
        title=given.title or own.title,
        outlet=given.outlet or own.outlet,
        agency=given.agency or own.agency,
        author=given.author or own.author,
        published=given.published or own.published,
        url=given.url or own.url,
        language=given.language or own.language,
    )


def found_in(cleaned: Cleaned) -> tuple[Metadata, Dated, str | None]:
    """What the page says: its metadata without the date, the date with its evidence, the place of its dateline."""
    pieces = cleaned.pieces
    start, _ = edges(pieces)
    url = own_address(pieces, head=start)
    agency, place, day = _from_datelines(pieces)
    published = _stated(pieces) or day or _from_address(url) or Dated()
    owner = _owner(pieces)
    if owner and agency_of(owner):
        agency, owner = agency or agency_of(owner), None
    host = host_of(url) if url else None
    site = (cleaned.headline.site if cleaned.headline else None) or _from_mastheads(pieces)
    if site and agency_of(site):
        agency, site = agency or agency_of(site), None
    outlet = owner or site or (outlet_of(host, said=_said(pieces)) if host else None)
    title = cleaned.headline.text if cleaned.headline else None
    author = next((name for piece in pieces if (name := _author(piece))), None)
    agency = agency or _from_credits(pieces) or _from_stamps(pieces)
    return Metadata(title=title, outlet=outlet, agency=agency, author=author, url=url), published, place


def _author(piece: Piece) -> str | None:
    if piece.rule == "author":
        return piece.text
    return author_of(piece.text) if piece.rule == "byline" else None


def said_date(value: str, how: DateHow) -> Dated:
    """A date somebody gives for the article: a year, a month, a day, or what a stamp could say. Unknown if none."""
    edtf = _edtf(value.strip())
    return Dated(edtf=edtf, how=how, evidence=value) if edtf else Dated(evidence=value)


def _edtf(value: str) -> str | None:
    if _EDTF_LESS.fullmatch(value):
        return value if len(value) == 4 or 1 <= int(value[5:]) <= 12 else None
    head = value[:10]
    if _EDTF_DAY.fullmatch(head) and (len(value) == 10 or value[10] in " T"):
        try:
            return date.fromisoformat(head).isoformat()
        except ValueError:
            return None
    stamps = stamps_in(value)
    return stamps[0].day if stamps else None


def _stated(pieces: Pieces) -> Dated | None:
    """The date of the first stamp, one called "published" before one called "updated"."""
    months = _months_said(pieces)
    found = [
        (stamp, piece.text)
        for piece in pieces
        if piece.rule in _DATED_RULES
        for stamp in stamps_in(piece.text, month_said=months)
    ]
    if not found:
        return None
    stamp, evidence = min(found, key=lambda item: _order(item[0]))
    return Dated(edtf=stamp.day, how="stated", evidence=evidence)


def _order(stamp: Stamp) -> int:
    return {"published": 0, None: 1, "updated": 2}[stamp.role]


def _months_said(pieces: Pieces) -> Mapping[int, bool]:
    """Which months the text names: tells 03/04/2021 apart."""
    text = " ".join(piece.text for piece in pieces if piece.rule is None)[:_MONTHS_READ].casefold()
    numbers = month_numbers()
    return {numbers[word]: True for word in _WORD.findall(text) if word in numbers and len(word) > 3}


def _from_datelines(pieces: Pieces) -> tuple[str | None, str | None, Dated | None]:
    for piece in pieces:
        found = dateline_of(piece.text) if "dateline" in (piece.rule, piece.hint) else None
        if found:
            day = (
                Dated(edtf=found.day, how="stated", evidence=piece.text) if found.day and len(found.day) == 10 else None
            )
            return found.agency, found.place, day
    return None, None, None


def _from_address(url: str | None) -> Dated | None:
    day = day_in(url) if url else None
    return Dated(edtf=day.isoformat(), how="url", evidence=url) if day else None


def _from_credits(pieces: Pieces) -> str | None:
    """The agency a credit at the foot or a note of the desk names as the text's source."""
    start, end = edges(pieces)
    for number, piece in enumerate(pieces):
        foot = number < start or number >= end
        credit = piece.rule in {"credit", "byline"} or (piece.rule == "desk-note" and "ource" in piece.text[:8])
        if foot and credit:
            words = re.sub(r"^(?:source|by)s? ?:? ", "", piece.text, flags=re.IGNORECASE).strip("()[]—–- .")
            named = masthead_of(words) if words else None
            agency = word_map("agencies.txt").get(words.casefold()) or (named.agency if named else None)
            if agency:
                return agency
    return None


def _from_mastheads(pieces: Pieces) -> str | None:
    """The outlet named on a line of its own; the first one, which stands nearest to the headline."""
    found = (masthead_of(piece.text) for piece in pieces if piece.rule == "site-name")
    return next((name.outlet for name in found if name and name.outlet), None)


def _from_stamps(pieces: Pieces) -> str | None:
    stamps = (piece.text.split(" ", 1)[0] for piece in pieces if piece.rule == "time-stamp")
    return next((agency for first in stamps if (agency := agency_of(first))), None)


def _owner(pieces: Pieces) -> str | None:
    """Who the copyright line says the page belongs to."""
    for piece in pieces:
        if piece.rule == "copyright":
            words = _OWNER_NOISE.sub(" ", _OWNER_STOP.split(piece.text)[0])
            words = " ".join(words.split()).strip(" ,.;:|-–—")
            if words and len(words.split()) <= 12:
                return words
    return None


def _said(pieces: Pieces) -> frozenset[str]:
    texts = (piece.text[:_MONTHS_READ] for piece in pieces if piece.rule is None)
    return frozenset(word for text in texts for word in _WORD.findall(text.casefold()))
