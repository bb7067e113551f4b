"""The headline of a page: found before the running text, taken out there and wherever the page repeats it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from generator.reading.lines import Pieces, drop, ends_sentence, folded, is_prose, word_count
from generator.reading.word_lists import word_set

_MOST_WORDS = 32
_LONGEST = 250
_ALIKE = 92  # of 100: two copies of one headline differ in a quotation mark or an ending
_SITE = re.compile(r"^(?P<title>.{15,})(?P<sign> [|–—-] | :: | » )(?P<site>[^|]{2,60})$")
_COUNTER = re.compile(
    r".{0,120}?\b(?:no|\d{1,5}) (?:comments?|responses?|replies) (?:on|to) (?P<rest>.{3,250})", re.IGNORECASE
)
_LABEL = re.compile(r"(?:title|headline) ?: ?", re.IGNORECASE)
_HEADING_WORDS = 14
_HEADING_LONGEST = 110
_UNFINISHED = (",", ";", ":", "—", "–", "-", "_")
_BULLET = re.compile(r"[-*•·▪◦–—]\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """The headline and the name of the site that stands behind it ("… | Example Times"), if it does."""

    text: str
    site: str | None = None


def find_headline(pieces: Pieces) -> Headline | None:
    """The headline of the page: the first line above the running text that reads like one."""
    kept = [piece for piece in pieces if piece.rule is None]
    if len(kept) < 2:
        return None
    if len(kept) > 2 and _is_site_name(kept[0].text) and _reads_like_headline(kept[1].text):
        return Headline(text=kept[1].text, site=kept[0].text)
    if len(kept) > 2 and _is_kicker(kept[0].text, kept[1].text):
        kept = kept[1:]
    for number, piece in enumerate(kept[:-1]):
        words = _LABEL.sub("", piece.text, count=1)
        if piece.hint == "heading" or (number == 0 and _reads_like_headline(words) and not _is_lead_in(kept[1].text)):
            return _without_site(words, frozenset(folded(other.text) for other in kept[1:6]))
        if number >= 3 or is_prose(piece.text):
            return None
    return None


def drop_headline(pieces: Pieces, headline: Headline | None) -> Pieces:
    """The pieces without the headline, its repeats, comment counters that repeat it, and the site's name above it."""
    if headline is None:
        return pieces
    wanted = folded(headline.text)
    rules = (
        None if piece.rule else "site-name" if piece.text == headline.site else _repeats(piece.text, wanted)
        for piece in pieces
    )
    return tuple(drop(piece, rule) if rule else piece for piece, rule in zip(pieces, rules, strict=True))


def _repeats(words: str, wanted: str) -> str | None:
    """The rule that leaves out a line which repeats the headline, or None."""
    if len(words) > _LONGEST + 120:
        return None
    if _same(words, wanted):
        return "headline"
    counter = _COUNTER.fullmatch(words)
    return "breadcrumb" if counter and _same(counter.group("rest"), wanted) else None


def mark_headings(pieces: Pieces) -> Pieces:
    """Sub-headings told from paragraphs: a short line without an end, with text after it."""
    kept = [number for number, piece in enumerate(pieces) if piece.rule is None]
    out = list(pieces)
    for number in kept[:-1]:
        piece = pieces[number]
        if piece.kind == "paragraph" and (piece.hint == "heading" or _reads_like_heading(piece.text)):
            out[number] = replace(piece, kind="heading")
    return tuple(out)


def _reads_like_headline(words: str) -> bool:
    if len(words) > _LONGEST or word_count(words) > _MOST_WORDS or words.endswith(_UNFINISHED):
        return False
    if _BULLET.match(words) or (words[0].islower() and words.split(None, 1)[0].islower()):
        return False
    return not ends_sentence(words) or (words.endswith(("?", "!")) and word_count(words) <= 16)


def _is_site_name(words: str) -> bool:
    """Whether a line at the top is the masthead: two to four capitalised words, one of them of the news trade."""
    parts = words.split()
    trade = word_set("outlet_words.txt")
    named = all(part[0].isupper() or part in {"of", "and", "the"} for part in parts)
    return 2 <= len(parts) <= 4 and named and parts[-1].casefold() in trade and not ends_sentence(words)


def _is_kicker(words: str, following: str) -> bool:
    """Whether a word or two at the top only announce the headline below ("Strike watch")."""
    return (
        word_count(words) <= 2
        and not ends_sentence(words)
        and word_count(following) >= 4
        and (_reads_like_headline(following))
    )


def _is_lead_in(words: str) -> bool:
    """Whether the line after goes on with a sentence that the first began."""
    return words[0].islower() and words.split(None, 1)[0].islower()


def _reads_like_heading(words: str) -> bool:
    if len(words) > _HEADING_LONGEST or word_count(words) > _HEADING_WORDS or ends_sentence(words):
        return False
    return not words.endswith(_UNFINISHED) and not _BULLET.match(words) and not words[0].islower()


def _without_site(words: str, others: frozenset[str]) -> Headline:
    found = _SITE.match(words)
    if found:
        title, site = found.group("title"), found.group("site")
        trade = any(word in word_set("outlet_words.txt") for word in folded(site).split())
        sure = "|" in found.group("sign") or folded(title) in others or (trade and site[0].isupper())
        if sure and len(site.split()) <= 5:
            return Headline(text=title.strip(), site=site.strip())
    return Headline(text=words)


def _same(words: str, wanted: str) -> bool:
    said = folded(words)
    if said == wanted:
        return not (ends_sentence(words) and words.endswith(".") and len(words) > 60)
    if ends_sentence(words) and not words.endswith(("?", "!")):
        return False
    if said.startswith(wanted + " ") and len(said.split()) - len(wanted.split()) <= 6 and _SITE.match(words):
        return True
    return abs(len(said) - len(wanted)) <= 0.15 * len(wanted) and fuzz.ratio(said, wanted) >= _ALIKE
