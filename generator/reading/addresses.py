"""Web addresses on a page: lines that are nothing else, addresses broken over two lines, what an address tells."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from urllib.parse import SplitResult, urlsplit

from generator.reading.lines import Piece, Pieces, drop
from generator.reading.stamps import is_stamp
from generator.reading.word_lists import word_map, word_set

_ADDRESS = re.compile(r"<?(?:https?://|www\.)[^\s<>]{3,2000}>?", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:(?:original|source|article|full|canonical|permanent|page|web|short|story|see|read)? ?"
    r"(?:url|link|source|permalink|web ?address|original(?: article| story)?)"
    r"|(?:read|see|view) the original(?: article| story)?(?: at| here)?|retrieved from|available at|accessed at|from)"
    r" ?[:：]?",
    re.IGNORECASE,
)
_TAIL = re.compile(r"[\w\-./?=&%#~+,;:@!$'()*]{1,300}")
_FILE = re.compile(r"\.(?:[sx]?html?|php|aspx?|jsp|cms|ece|story)(?:[?#].*)?$")
_LONG_LINE = 40  # characters of an address that may have been cut by the width of the page
_TAIL_SIGNS = re.compile(r"[-/_.=&%?#0-9]")
_DAY = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/._-]|$)")
_RUN = re.compile(r"[/_.-]((?:19|20)\d{2})(\d{2})(\d{2})(?=[/_.-]|$)")
_SLUG_WORD = re.compile(r"[^\W\d_]{3,}")
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "ac", "gov", "edu", "or", "ne", "in", "go"})


def drop_addresses(pieces: Pieces) -> Pieces:
    """Lines that are only an address, with the label before it, left out; broken addresses made whole."""
    out: list[Piece] = []
    skip = 0
    for number, piece in enumerate(pieces):
        if skip:
            skip -= 1
            continue
        words = piece.text
        if _is_address(words) or _labelled(words):
            whole, skip = _rejoined(pieces, number)
            out.append(drop(replace(piece, text=whole), "address"))
        elif _is_label(words) and number + 1 < len(pieces) and _is_address(pieces[number + 1].text):
            out.append(drop(piece, "address-label"))
        else:
            out.append(piece)
    return tuple(out)


def address_in(words: str) -> str | None:
    """The address a line holds, without brackets and stray punctuation."""
    found = _ADDRESS.search(words)
    return found.group().strip("<>").rstrip(".,;)") if found else None


def own_address(pieces: Pieces, *, head: int) -> str | None:
    """The address of the article itself: labelled as such, or alone before the text. Never that of another story.

    `head` is the index of the first running text. A single unlabelled address after the text counts only if its words
    are those of the article.
    """
    found = [(number, piece) for number, piece in enumerate(pieces) if piece.rule == "address"]
    for number, piece in found:
        labelled = number > 0 and pieces[number - 1].rule == "address-label"
        if labelled or _labelled(piece.text) or number < head:
            return address_in(piece.text)
    if len(found) != 1:
        return None
    address = address_in(found[0][1].text) or ""
    words = frozenset(_slug_words(address))
    said = " ".join(piece.text for piece in pieces if piece.rule in (None, "headline")).casefold()
    other = any(piece.rule == "related" for piece in pieces)
    known = sum(word in said for word in words)
    return address if not other and len(words) >= 4 and known >= 0.8 * len(words) else None


def day_in(address: str) -> date | None:
    """The day in the path of an address (/2023/03/15/, /20230315-), the one kind of date an address states."""
    path = "/" + _parts(address).path.lstrip("/")
    found = _DAY.search(path) or _RUN.search(path)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def host_of(address: str) -> str | None:
    """The host of an address, lower-cased, without "www."."""
    try:
        host = _parts(address).hostname or ""
    except ValueError:
        return None
    host = host.removeprefix("www.").strip(".")
    return host if "." in host else None


def outlet_of(host: str, *, said: frozenset[str]) -> str:
    """The name of the outlet behind a host: a well-known one, the host's own words, or the host as it is.

    "themoscowtimes.com" is put into words only if every part is a word of the news trade or one of the words `said` in
    the article (case-folded), and at least one is of the trade.
    """
    known = word_map("outlet_hosts.txt")
    labels = host.split(".")
    for start in range(len(labels) - 1):
        name = known.get(".".join(labels[start:]))
        if name:
            return name
    label = labels[-3] if len(labels) > 2 and labels[-2] in _SECOND_LEVEL else labels[-2]
    trade = word_set("outlet_words.txt")
    parts = _split(label.replace("-", ""), trade | said | {"the", "of", "and"})
    if parts and any(part in trade for part in parts) and (len(parts) > 1):
        return " ".join(part if part in {"of", "and"} else part.capitalize() for part in parts)
    return host


def _split(label: str, words: frozenset[str]) -> tuple[str, ...]:
    """`label` cut into words, as few as possible; () if it cannot be."""
    best: list[tuple[str, ...] | None] = [()] + [None] * len(label)
    for end in range(1, len(label) + 1):
        for start in range(max(0, end - 20), end):
            before, part = best[start], label[start:end]
            if before is None or part not in words or len(part) < 2:
                continue
            cut = (*before, part)
            if best[end] is None or len(cut) < len(best[end] or ()):
                best[end] = cut
    return best[-1] or ()


def _slug_words(address: str) -> list[str]:
    return _SLUG_WORD.findall(_parts(address).path.casefold())


def _parts(address: str) -> SplitResult:
    try:
        return urlsplit(address if "//" in address else f"//{address}")
    except ValueError:  # brackets that are no IPv6 host
        return urlsplit("")


def _is_address(words: str) -> bool:
    return len(words) <= 2100 and _ADDRESS.fullmatch(words) is not None


def _is_label(words: str) -> bool:
    return len(words) <= 60 and _LABEL.fullmatch(words) is not None


def _labelled(words: str) -> bool:
    found = _ADDRESS.search(words) if len(words) <= 2200 else None
    return found is not None and found.end() == len(words) and _is_label(words[: found.start()].strip())


def _rejoined(pieces: Pieces, number: int) -> tuple[str, int]:
    """The address that starts at `number`, and how many of the next lines belong to it."""
    whole, taken = pieces[number].text, 0
    for piece in pieces[number + 1 : number + 5]:
        if piece.gap or not _goes_on(pieces[number + taken].text, piece.text):
            break
        whole, taken = whole + piece.text, taken + 1
    return whole, taken


def _goes_on(line: str, rest: str) -> bool:
    """Whether `rest` is the next part of the address that `line` ends with: no spaces, and no words of a page.

    After a sign that no address ends with ("…/world-"), and before one that none begins with ("/2024/06"), a short line
    goes on too: a page breaks addresses where it likes.
    """
    if not _TAIL.fullmatch(rest) or _is_address(rest) or is_stamp(rest) or rest[0] in "@#(*" * (len(rest) < 30):
        return False
    if (rest[0] in "/?&=%_-" and len(rest) > 1) or _FILE.search(rest):
        return True
    if line[-1] in "/-_=&?%.+":
        return rest[0].islower() or (_TAIL_SIGNS.search(rest) is not None and len(rest) > 5)
    return len(line) >= _LONG_LINE and _TAIL_SIGNS.search(rest) is not None
