"""The annex of the printed briefing: timeline, details, quotations, smaller differences, sources and accounts."""

from __future__ import annotations

from typing import Any

from generator.language.fixed_words import group
from generator.model.article import Dated
from generator.model.briefing import Section, SourceEntry
from generator.rendering import words
from generator.rendering.pdf_notes import LABEL, Shelf, in_words, labels, line, shortened

DETAIL_ORDER: tuple[Section, ...] = ("open_issues", "background", "agenda", "participants", "developments")
PRINTABLE_URL = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/?#[]@!$&'()*+,;=%")
URL_LIMIT = 2000  # characters


def annex(shelf: Shelf) -> dict[str, Any]:
    """The annex, in reading order."""
    return {
        "timeline": _timeline(shelf),
        "details": _details(shelf),
        "quotations": _quotations(shelf),
        "differences": _smaller_differences(shelf),
        "sources": [_source(shelf, item) for item in shelf.briefing.sources],
        "rejected": [[line(item.file), line(item.detail)] for item in shelf.briefing.rejected],
        "accounts": _accounts(shelf),
    }


def _timeline(shelf: Shelf) -> list[dict[str, Any]]:
    return [
        {
            "when": in_words(item.edtf, short=True),
            "how": "" if item.how == "stated" else item.how,
            "planned": item.status in ("planned", "possible"),
            "status": words.label(words.STATUS, item.status or ""),
            "text": line(item.text),
            "to": next((name for name in item.statements if name in shelf.statements), ""),
            "labels": labels(shelf, item.citations),
        }
        for item in shelf.briefing.timeline
    ]


def _details(shelf: Shelf) -> list[dict[str, Any]]:
    titles = group("pages")
    sections = []
    for section in DETAIL_ORDER:
        entries = [
            {"id": item.id} for item in shelf.briefing.statements if item.section == section and item.rank == "detail"
        ]
        if entries:
            sections.append({"title": titles[section], "statements": entries})
    return sections


def _quotations(shelf: Shelf) -> list[dict[str, Any]]:
    return [
        {
            "exact": line(item.exact),
            "speaker": line(shelf.names.get(item.participant or "", item.speaker or "")),
            "labels": labels(shelf, item.citations),
        }
        for item in shelf.briefing.quotations
    ]


def _smaller_differences(shelf: Shelf) -> list[dict[str, Any]]:
    return [
        {
            "id": item.id,
            "nature": item.nature,
            "subject": line(item.subject),
            "readings": [
                {"value": line(reading.value), "labels": labels(shelf, reading.citations)} for reading in item.readings
            ],
        }
        for item in shelf.briefing.discrepancies
        if item.nature != "conflict"
    ]


def _source(shelf: Shelf, source: SourceEntry) -> dict[str, Any]:
    origin = next((item for item in shelf.briefing.origins if item.id == source.origin), None)
    companions = [item for item in origin.sources if item != source.id] if origin else []
    used = sum(1 for passage in source.passages if passage.statements)
    return {
        "id": source.id,
        "label": shortened(source.label, LABEL),
        "title": line(source.title or ""),
        "outlet": line(source.outlet or ""),
        "agency": line(source.agency or ""),
        "author": line(source.author or ""),
        "url": source.url if source.url and _is_link(source.url) else "",
        "address": line(source.url or ""),
        "file": line(source.file),
        "published": _dated(source.published),
        "written": _dated(source.written),
        "set_aside": line(source.set_aside or ""),
        "one_text": [
            [item, shortened(shelf.sources[item].label, LABEL)] for item in companions if item in shelf.sources
        ],
        "passages": len(source.passages),
        "used": used,
        "dropped": len(source.dropped),
    }


def _dated(day: Dated) -> dict[str, str]:
    how = "" if day.how in ("given", "metadata", "stated") else words.label(words.DATE_HOW, day.how)
    return {"day": in_words(day.edtf), "how": how, "evidence": line(day.evidence or "")}


def _is_link(url: str) -> bool:
    """Whether `url` may become a link: an address of the web, of characters that every reader takes."""
    return url.lower().startswith(("http://", "https://")) and len(url) < URL_LIMIT and PRINTABLE_URL.issuperset(url)


def _accounts(shelf: Shelf) -> dict[str, int]:
    counts = shelf.briefing.counts
    return {name: getattr(counts, name) for name in type(counts).__dataclass_fields__}
