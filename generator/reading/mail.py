"""E-mails (newsletters, alerts, forwarded articles) and web archives (MHTML): parts of MIME, one of them the article.

The HTML part goes through the reader of web pages. Newsletters are set in tables, of which that reader may see only
some: where it finds clearly less than the mail has, every block of the mail is a paragraph, and cleaning does the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from trafilatura import load_html

from generator.errors import UnreadableFile
from generator.options import Metadata, ReadingOptions
from generator.reading.datelines import agency_of
from generator.reading.decoding import repair
from generator.reading.html import page_of_html
from generator.reading.lines import Piece, Pieces, drop, split_lines
from generator.reading.page import Page
from generator.reading.web_blocks import blocks_of
from generator.reading.web_decoding import declared_encoding, decode_web, known_encoding

_ENOUGH = 0.6  # of the mail's prose: less was not the article but one story of many
_PROSE = 60  # characters
_MOST_PARTS = 500
_FORWARDED = re.compile(
    r"^[ >]*(?:-{3,} ?(?:forwarded message|original message|weitergeleitete nachricht) ?-{3,}"
    r"|begin forwarded message:)",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"^[ >*]*(?P<key>from|sent|date|subject|to|cc|reply-to)\*? ?:\*? ?(?P<value>.{0,300})$", re.IGNORECASE
)
_PREFIX = re.compile(r"^(?:(?:re|fwd?|wg|tr|aw)(?:\[\d\])? ?: ?|\[[^\]]{1,40}\] )+", re.IGNORECASE)
_QUOTED = re.compile(r"^(?:> ?)+")
_SIGNATURE = "-- "


def read_mail(data: bytes, *, name: str, options: ReadingOptions) -> tuple[Page, ...]:  # noqa: ARG001 one interface
    """The article that an e-mail is. Raises `UnreadableFile`."""
    message = _parsed(data)
    if not message.keys():
        raise UnreadableFile("not_text", "The file is no e-mail: it has no header lines (From, Subject, Date).")
    html, plain = _part(message, "text/html"), _part(message, "text/plain")
    text = plain or ""
    page = _from_html(html, text) if html else None
    if page is None or not _length(page.lines):
        page = _from_text(text)
    own = Metadata(
        title=_subject(message["subject"]),
        outlet=_sender(message["from"]),
        published=_day(message["date"]),
    )
    said = page.own
    if _is_forwarded(page.lines):
        lines, said = _without_forward(page.lines)
        page = replace(page, lines=lines)
        own = Metadata(
            title=said.title or own.title, outlet=said.outlet or own.outlet, published=said.published or own.published
        )
    outlet = own.outlet
    agency = agency_of(outlet) if outlet else None
    own = replace(
        own,
        outlet=None if agency else outlet,
        agency=agency,
        author=said.author,
        url=said.url,
        language=page.own.language,
    )
    attached = tuple(drop(Piece(text=name), "attachment") for name in _attachments(message))
    return (replace(page, lines=(*page.lines, *attached), own=own),)


def read_web_archive(data: bytes, *, name: str, options: ReadingOptions) -> tuple[Page, ...]:  # noqa: ARG001 one interface
    """The article of a page saved as one file (MHTML, RFC 2557). Raises `UnreadableFile`."""
    message = _parsed(data)
    html = _part(message, "text/html")
    if html is None:
        raise UnreadableFile("empty", "The archive holds no web page.")
    page = page_of_html(html)
    address = message["snapshot-content-location"]
    if page.own.url is None and address and str(address).startswith("http"):
        page = replace(page, own=replace(page.own, url=str(address).strip()))
    return (page,)


def _parsed(data: bytes) -> EmailMessage:
    return message_from_bytes(data.lstrip(b"\r\n\t "), policy=policy.default)


def _part(message: EmailMessage, kind: str) -> str | None:
    """The text of the first part of that kind that is not attached."""
    for number, part in enumerate(message.walk()):
        if number > _MOST_PARTS:
            return None
        if part.get_content_type() == kind and part.get_content_disposition() != "attachment":
            data = part.get_payload(decode=True)
            if isinstance(data, bytes) and data.strip():
                return _decoded(data, part.get_content_charset())
    return None


def _decoded(data: bytes, label: str | None) -> str:
    encoding = known_encoding(label) if label else declared_encoding(data)
    try:
        return data.decode(encoding or "utf-8")
    except UnicodeDecodeError:
        return decode_web(data)


def _from_html(html: str, plain: str) -> Page | None:
    """The page in the HTML part; all its blocks where the reader of web pages took only some of them."""
    tree = load_html(html)
    if tree is None:
        return None
    blocks = [words for block in blocks_of(tree) if (words := " ".join(repair(block).split()))]
    prose = sum(len(block) for block in blocks if len(block) >= _PROSE)
    try:
        page = page_of_html(html)
    except UnreadableFile:
        page = Page(lines=())
    if _length(page.lines) >= _ENOUGH * prose:
        return page
    if not prose and plain:
        return None
    return replace(page, lines=tuple(Piece(text=block, gap=True) for block in blocks), whole=True)


def _from_text(text: str) -> Page:
    """The page in a plain part: without the signature and the marks of quoting."""
    lines = repair(text).split("\n")
    end = next((number for number, line in enumerate(lines) if line == _SIGNATURE and number), len(lines))
    body = "\n".join(_QUOTED.sub("", line) for line in lines[:end])
    return Page(lines=split_lines(body))


def _length(lines: Pieces) -> int:
    return sum(len(line.text) for line in lines if line.rule is None)


def _is_forwarded(lines: Pieces) -> bool:
    return any(_FORWARDED.match(line.text) for line in lines[:10])


def _without_forward(lines: Pieces) -> tuple[Pieces, Metadata]:
    """The lines with the head of a forwarded mail left out, and what that head says."""
    said: dict[str, str] = {}
    out: list[Piece] = []
    open_head = False
    for number, line in enumerate(lines):
        if number < 10 and _FORWARDED.match(line.text):
            out = [drop(piece, "mail-header") for piece in out]  # what the sender wrote above it
            out.append(drop(line, "mail-header"))
            open_head = True
        elif open_head and (found := _HEADER.match(line.text)):
            said.setdefault(found.group("key").casefold(), found.group("value").strip())
            out.append(drop(line, "mail-header"))
        else:
            open_head = open_head and number < 20 and len(line.text) < 4
            out.append(line)
    day = said.get("date") or said.get("sent")
    return tuple(out), Metadata(
        title=_subject(said.get("subject")), outlet=_sender(said.get("from")), published=_day(day) or day
    )


def _subject(value: object) -> str | None:
    words = " ".join(repair(str(value or "")).split())
    return _PREFIX.sub("", words)[:300] or None


def _sender(value: object) -> str | None:
    """The name of a sender; the organisation of "Jane Doe at Example Times"; None for a bare address."""
    name, _ = parseaddr(" ".join(repair(str(value or "")).split()))
    name = re.split(r" (?:from|at|via|\|) ", name)[-1].strip(" \"'")
    return name[:200] if name and "@" not in name else None


def _day(value: object) -> str | None:
    """The day of a date header, where the mail was sent (RFC 5322, 3.3)."""
    try:
        moment: datetime = parsedate_to_datetime(str(value or ""))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment.date().isoformat()


def _attachments(message: EmailMessage) -> Iterator[str]:
    for number, part in enumerate(message.walk()):
        if number <= _MOST_PARTS and part.get_content_disposition() == "attachment":
            yield f"Attachment: {' '.join(repair(part.get_filename() or 'without a name').split())[:200]}"
