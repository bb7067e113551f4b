"""The annex of the printed briefing: timeline, details, quotations, smaller differences, sources and accounts."""

from __future__ import annotations

from typing import Any

from generator.language.fixed_words import group
from generator.model.article import Dated
from generator.model.briefing import Discrepancy, Section, SourceEntry
from generator.rendering import words
from generator.rendering.pdf_notes import LABEL, Shelf, few, in_words, labels, line, quoted, sentence_case, shortened

DETAIL_ORDER: tuple[Section, ...] = ("open_issues", "background", "agenda", "participants", "developments")
PRINTABLE_URL = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/?#[]@!$&'()*+,;=%")
URL_LIMIT = 2000  # characters
SHORT = 60  # characters of a reading on the overview


def annex(shelf: Shelf) -> dict[str, Any]:
    """The annex, in reading order."""
    return {
        "timeline": _timeline(shelf),
        "details": _details(shelf),
        "quotations": _quotations(shelf),
        "differences": [difference(shelf, item) for item in shelf.briefing.discrepancies if not weighs(item)],
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
            "labels": few(labels(shelf, item.citations)),
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


def weighs(item: Discrepancy) -> bool:
    """Whether a difference belongs into the body: a contradiction in something that matters."""
    return item.nature == "conflict" and item.severity == "high"


def difference(shelf: Shelf, item: Discrepancy) -> dict[str, Any]:
    """A difference with its readings side by side; what kind it is where it is no contradiction."""
    kind = words.label(words.SEVERITY, item.severity) if item.nature == "conflict" else item.nature
    return {
        "id": item.id,
        "subject": sentence_case(item.subject),
        "kind": kind,
        "readings": [
            {
                "value": line(reading.value),
                "short": shortened(reading.value, SHORT),
                "labels": few(labels(shelf, reading.citations)),
            }
            for reading in item.readings
        ],
    }


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
    return {"day": in_words(day.edtf), "how": how, "evidence": quoted(line(day.evidence)) if day.evidence else ""}


def _is_link(url: str) -> bool:
    """Whether `url` may become a link: an address of the web, of characters that every reader takes."""
    return url.lower().startswith(("http://", "https://")) and len(url) < URL_LIMIT and PRINTABLE_URL.issuperset(url)


def _accounts(shelf: Shelf) -> dict[str, int]:
    counts = shelf.briefing.counts
    return {name: getattr(counts, name) for name in type(counts).__dataclass_fields__}
