"""By-lines: who wrote an article, and the lines in which a desk names its reporters and editors."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.reading.lines import Piece, Pieces, drop, edges
from generator.reading.stamps import is_stamp

_LONGEST = 200
_LONGEST_ROLE = 60
_BY = re.compile(
    r"(?:(?:written|posted|published|reported|compiled|story|words|text|analysis|article|opinion|report) )?by:? |"
    r"(?:authors?|reporters?|correspondent|writer|autor|auteur|autore|yazar)\s?: ?",
    re.IGNORECASE,
)
_DESK = re.compile(
    r"\(?(?:(?:additional |with |further )?(?:reporting|writing|editing|graphics?|research|translation|production"
    r"|compiled|edited|written|reported|translated)(?: and (?:reporting|writing|editing|graphics))? by:? )",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"(?P<name>.{3,60}?)(?:,| -| –| —| \|)? ?\b(?P<role>(?:(?:senior|chief|special|foreign|political|diplomatic|staff"
    r"|contributing|associate|managing|deputy|news|digital|our|own|world|business|health|science|security|defence|europe|"
    r"middle east|africa|asia|us|washington|moscow|london)[ -])*(?:writer|reporter|correspondent|editor|columnist|"
    r"contributor|bureau chief|staff|desk|producer|journalist|newsroom))(?: (?:in|at|for|of) [A-Z].{1,40})?",
    re.IGNORECASE,
)
_ROLES = (
    r"(?:writer|reporter|correspondent|editor|columnist|contributor|bureau chief|journalist|commentator"
    r"|editor[- ]at[- ]large)s?"
)
_OF = r"(?:,? (?:in|at|for|of|on) (?:the )?[A-Z][^,.;!?]{1,40})?"
_NAMED = r"[A-ZÀ-Þ][\w.'’-]*(?: (?:[A-ZÀ-Þ][\w.'’-]*|de|da|van|von|bin|al|el|and)){1,6}"
_SIGNED = re.compile(rf"(?P<name>{_NAMED}) ?(?:,|[-–—|•·]) ?(?P<role>(?:[\w'’&-]+ ){{0,5}}(?i:{_ROLES}){_OF})")
_ROLE_ALONE = re.compile(rf"(?:[A-ZÀ-Þ][\w'’&-]* |[a-z'’&-]+ ){{0,5}}(?i:{_ROLES}){_OF}")
_BARE_NAME = re.compile(r"[A-ZÀ-Þ][\w.'’-]*(?: (?:[A-ZÀ-Þ][\w.'’-]*|de|da|van|von|bin|al|el)){1,4}")
_DESK_TAIL = re.compile(
    r"(?:(?<=[.!?”\"’]) | ?(?=\())\(?(?:Additional )?(?:Reporting|Writing|Editing|Compiled|Translated|Edited|Written)"
    r"(?: and (?:reporting|writing|editing))? by:? (?P<names>.{2,180})$"
)
_BETWEEN = frozenset(
    (
        "&",
        "additional",
        "al",
        "and",
        "at",
        "ben",
        "bin",
        "by",
        "da",
        "de",
        "del",
        "della",
        "den",
        "der",
        "di",
        "dos",
        "du",
        "e",
        "editing",
        "el",
        "et",
        "for",
        "from",
        "ibn",
        "in",
        "la",
        "le",
        "of",
        "on",
        "reporting",
        "text",
        "the",
        "to",
        "und",
        "van",
        "von",
        "with",
        "writing",
        "y",
    )
)
_WORD = re.compile(r"[^\s,;|/()\[\]]+")
_MOST_WORDS = 24
_UNNAMED = frozenset(("agencies", "agency", "staff", "wires", "correspondents"))  # "By Jane Doe and agencies"


def is_byline(words: str) -> bool:
    """Whether a line names its writers or editors and says nothing else."""
    return len(words) <= _LONGEST and (_by(words) is not None or _desk(words) or _with_role(words) is not None)


def take_desk_notes(pieces: Pieces) -> Pieces:
    """Notes of the desk at the end of a paragraph ("… he said. (Reporting by Jane Doe)") split off and left out."""
    out: list[Piece] = []
    for piece in pieces:
        tail = piece.text[-_LONGEST:]
        found = _DESK_TAIL.search(tail) if piece.rule is None else None
        cut = len(piece.text) - len(tail) + found.start() if found else 0
        if found and cut and _names_only(found.group("names").strip(" ().")):
            out.append(replace(piece, text=piece.text[:cut].strip()))
            out.append(drop(Piece(text=piece.text[cut:].strip()), "byline"))
        else:
            out.append(piece)
    return tuple(out)


def take_signatures(pieces: Pieces) -> Pieces:
    """Above the text, a bare name with the role of its bearer on the next line, and that line, left out.

    "Jane Doe" and then "Athens correspondent", with or without a by-line before it. The name is left out by a rule
    of its own, "author", since only the line after tells that it is one.
    """
    out = list(pieces)
    start, _ = edges(pieces)
    for number in range(1, start):
        piece, before = out[number], out[number - 1]
        if piece.rule is not None or len(piece.text) > _LONGEST_ROLE or not _ROLE_ALONE.fullmatch(piece.text):
            continue
        if before.rule == "byline":
            out[number] = drop(piece, "byline")
        elif before.rule is None and _BARE_NAME.fullmatch(before.text) and number > 1:
            out[number - 1], out[number] = drop(before, "author"), drop(piece, "byline")
    return tuple(out)


def author_of(words: str) -> str | None:
    """The writer a by-line names, without "By", role, place and date; None for a note of the desk."""
    whole = [words] if _SIGNED.fullmatch(words) else []
    for part in (*whole, *re.split(r" ?[|•·] ?", words)):
        name = _by(part) or _with_role(part)
        if name:
            name = re.split(r",| in | for | at | \(", name, maxsplit=1)[0].strip(" .;:-–—")
            return name.title() if name.isupper() else name or None
    return None


def _by(words: str) -> str | None:
    found = _BY.match(words)
    if found is None:
        return None
    rest = words[found.end() :].strip()
    tokens = rest.split()
    for cut in range(1, len(tokens)):  # "By Jane Doe March 3, 2021": the date ends the name
        if is_stamp(" ".join(tokens[cut:])):
            rest = " ".join(tokens[:cut]).strip(" ,-–—")
            break
    if is_stamp(rest):  # "By 3 March 2021"
        return None
    return rest if _names_only(rest) else None


def _desk(words: str) -> bool:
    found = _DESK.match(words)
    return found is not None and _names_only(words[found.end() :])


def _with_role(words: str) -> str | None:
    if words.endswith((".", "?", "!")) or len(words) > _LONGEST:
        return None
    found = _SIGNED.fullmatch(words) or _ROLE.fullmatch(words)
    if found is None:
        return None
    name = found.group("name").strip(" ,-–—|")
    return name if 2 <= len(name.split()) <= 5 and _names_only(name) else None


def _names_only(words: str) -> bool:
    """Names, places and outlets: capitalised words and what joins them, but no sentence."""
    tokens = _WORD.findall(words)
    if not tokens or len(tokens) > _MOST_WORDS:
        return False
    named = [token for token in tokens if token.casefold().strip(".") not in _BETWEEN]
    plain = all(token[0].isupper() or "@" in token or token.strip(".") in _UNNAMED for token in named)
    stops = [token for token in tokens[:-1] if token.endswith(".") and len(token.strip(".")) > 3]
    return bool(named) and plain and not stops and not words.endswith(("?", "!"))
