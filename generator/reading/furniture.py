"""Which lines of a page are furniture: controls, share and subscription lines, cookie notes, desk notes, breadcrumbs.

Two kinds of rule, both data: a line made of nothing but known controls, and patterns that must match a whole line.
Running text never matches: long lines are not tested at all, patterns are anchored at words only furniture begins with.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from generator.reading.bylines import is_byline
from generator.reading.datelines import agency_of
from generator.reading.lines import Pieces, drop, edges, ends_sentence, word_count
from generator.reading.stamps import has_clock_or_label, is_stamp
from generator.reading.word_lists import furniture_patterns, longest_control, word_map, word_set

_LONGEST = 300
_LONGEST_NOTE = 1000  # what an editor corrects takes a paragraph
_MOST_WORDS = 30
_SEPARATORS = re.compile(r"[|•·»«›‹→←↑↓▶►▼▲✕×✖☰…>/\\–—]+| - ")
_TRAIL = re.compile(r" ?(?:>|»|›|→|::|\||/|•|·|,| - ) ?")
_TRIMMED = ":.!?()[]*+,;\"' \U0001f517"
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}")
_HANDLE = re.compile(r"@\w{2,30}")
_RULER = re.compile(r"[\W_]{1,200}")
_PARTS = re.compile(r" ?[|•·] ?| {2,}")


def is_control(words: str) -> str | None:
    """The rule of a line made of nothing but page controls ("Share", "Facebook Twitter Print 12"), else None."""
    if len(words) > _LONGEST or words[0] in '"“‘«':
        return None
    tokens = [token.strip(_TRIMMED) or token for token in _SEPARATORS.sub(" ", words.casefold()).split()]
    known = word_map("page_controls.txt")
    whole = known.get(" ".join(tokens)) or known.get(words.casefold().strip(_TRIMMED))
    if whole or not tokens or len(tokens) > _MOST_WORDS:
        return whole
    rule = None
    at = 0
    while at < len(tokens):
        if tokens[at].isdecimal() and rule in {"share", "comments"}:
            at += 1
            continue
        for size in range(min(longest_control(), len(tokens) - at), 0, -1):
            found = known.get(" ".join(tokens[at : at + size]))
            if found:
                rule, at = rule or found, at + size
                break
        else:
            return None
    return rule


def rule_of(words: str) -> str | None:
    """The rule that leaves a line out wherever it stands, or None."""
    if len(words) > _LONGEST:
        return "correction" if len(words) <= _LONGEST_NOTE and _correction().fullmatch(words) else None
    rule = is_control(words)
    if rule:
        return rule
    if _RULER.fullmatch(words):
        return "ruler"
    for name, pattern in furniture_patterns():
        if pattern.fullmatch(words):
            return name
    if _HANDLE.fullmatch(words) or (_MAIL.search(words) and word_count(words) <= 15 and not ends_sentence(words)):
        return "contact"
    return None


@cache
def _correction() -> re.Pattern[str]:
    return dict(furniture_patterns())["correction"]


def drop_furniture(pieces: Pieces) -> Pieces:
    """The pieces with furniture left out; dates, by-lines and breadcrumbs only at the head and the foot of the page."""
    marked = tuple(
        drop(piece, rule) if piece.rule is None and (rule := rule_of(piece.text)) else piece for piece in pieces
    )
    start, end = edges(marked)
    out = []
    for number, piece in enumerate(marked):
        outside = number < start or number >= end
        rule = None if piece.rule else _placed_rule(piece.text, outside=outside)
        out.append(drop(piece, rule) if rule else piece)
    return tuple(out)


def is_breadcrumb(words: str) -> bool:
    """Whether a line is a trail of section names: "Home > World > Europe", "Politics", "Europe, Middle East, News"."""
    if len(words) > 120:
        return False
    parts = [part.strip(" .:") for part in _TRAIL.split(words.casefold())]
    names = word_set("section_names.txt")
    if all(part in names for part in parts if part):
        return True
    return bool(re.search(r"[>»›]", words)) and parts[0] in names and not ends_sentence(words)


def _placed_rule(words: str, *, outside: bool) -> str | None:
    if len(words) <= _LONGEST and is_stamp(words) and (outside or has_clock_or_label(words)):
        return "time-stamp"
    if len(words) > _LONGEST or not outside:
        return None
    first, _, rest = words.partition(" ")
    if rest and agency_of(first) and is_stamp(rest):  # "Reuters Sep 18, 2019, 02:16 PM"
        return "time-stamp"
    if is_breadcrumb(words):
        return "breadcrumb"
    if is_byline(words):
        return "byline"
    return _composite_rule(words)


def _composite_rule(words: str) -> str | None:
    """The rule of a line whose parts are furniture each: "By Jane Doe | Politics | 3 March 2021 | 4 min read"."""
    parts = [part for part in _PARTS.split(words) if part]
    if len(parts) < 2:
        return None
    tests: tuple[tuple[str, Callable[[str], object]], ...] = (
        ("byline", is_byline),
        ("time-stamp", is_stamp),
        ("breadcrumb", is_breadcrumb),
        ("share", rule_of),
    )
    rules = [next((rule for rule, test in tests if test(part)), None) for part in parts]
    if all(rules):
        return next(rule for rule, _ in tests if rule in rules)
    # A name or an outlet may stand beside a by-line or a stamp: "Example Times | March 3, 2021".
    rest = [part for part, rule in zip(parts, rules, strict=True) if rule is None]
    if any(rule in {"byline", "time-stamp"} for rule in rules) and len(rest) == 1 and len(rest[0].split()) <= 4:
        return next(rule for rule in ("byline", "time-stamp") if rule in rules)
    return None
