"""The annex of the printed briefing: timeline, details, quotations, smaller differences, sources and accounts."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from generator.language.fixed_words import fixed, group
from generator.model.article import Dated
from generator.model.briefing import Briefing, Discrepancy, Section, SourceEntry
from generator.rendering import words
from generator.rendering.pdf_meetings import people
from generator.rendering.pdf_notes import LABEL, Shelf, few, in_words, labels, line, quoted, sentence_case, shortened
from generator.rendering.pdf_pictures import picture
from generator.rendering.pictures import coverage_picture, timeline_picture
from generator.rendering.scales import figures_picture

DETAIL_ORDER: tuple[Section, ...] = ("open_issues", "background", "agenda", "participants", "developments")
PRINTABLE_URL = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/?#[]@!$&'()*+,;=%")
URL_LIMIT = 2000  # characters
SIGNS = MappingProxyType({"conflict": "≠", "precision": "≈", "update": "→"})  # between readings
LIGHTER = 3  # contradictions in the body where none is of high weight
SHORT = 60  # characters of a reading on the overview


def annex(shelf: Shelf, *, full_texts: bool = False) -> dict[str, Any]:
    """The annex, in reading order; with `full_texts`, each source with its text."""
    return {
        "timeline": {"picture": picture(timeline_picture(shelf.briefing)), "entries": _timeline(shelf)},
        "details": _details(shelf),
        "people": people(shelf),
        "quotations": _quotations(shelf),
        "differences": [
            difference(shelf, item) for item in shelf.briefing.discrepancies if item not in weighty(shelf.briefing)
        ],
        "sources": [_source(shelf, item, full_text=full_texts) for item in shelf.briefing.sources],
        "coverage": picture(coverage_picture(shelf.briefing)),
        "rejected": [[line(item.file), line(item.detail)] for item in shelf.briefing.rejected],
        "accounts_told": _accounts(shelf),
    }


def _timeline(shelf: Shelf) -> list[dict[str, Any]]:
    return [
        {
            "when": in_words(item.edtf, short=True),
            "how": "" if item.how == "stated" else fixed(f"labels.{item.how}"),
            "status": words.STATUS.get(item.status or "", ""),
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


def weighty(briefing: Briefing) -> tuple[Discrepancy, ...]:
    """The differences that belong into the body: contradictions of high weight, or the first few where none is."""
    conflicts = tuple(item for item in briefing.discrepancies if item.nature == "conflict")
    return tuple(item for item in conflicts if item.severity == "high") or conflicts[:LIGHTER]


def difference(shelf: Shelf, item: Discrepancy) -> dict[str, Any]:
    """A difference with its readings side by side; what kind it is where it is no contradiction."""
    kind = words.label(words.SEVERITY, item.severity) if item.nature == "conflict" else item.nature
    return {
        "id": item.id,
        "subject": sentence_case(item.subject),
        "picture": picture(figures_picture(item, {key: each.label for key, each in shelf.sources.items()})),
        "kind": kind,
        "sign": SIGNS[item.nature],
        "readings": [
            {
                "value": line(reading.value),
                "short": shortened(reading.value, SHORT),
                "labels": few(labels(shelf, reading.citations)),
            }
            for reading in item.readings
        ],
    }


def _source(shelf: Shelf, source: SourceEntry, *, full_text: bool) -> dict[str, Any]:
    origin = next((item for item in shelf.briefing.origins if item.id == source.origin), None)
    companions = [item for item in origin.sources if item != source.id] if origin else []
    used = sum(1 for passage in source.passages if passage.statements)
    return {
        "id": source.id,
        "label": shortened(source.label, LABEL),
        "title": line(source.title or ""),
        "url": source.url if source.url and _is_link(source.url) else "",
        "address": line(source.url or ""),
        "facts": [fact for fact in _facts(source, used) if fact],
        "one_text": [
            [item, shortened(shelf.sources[item].label, LABEL)] for item in companions if item in shelf.sources
        ],
        "text": [line(part) for part in source.text.split("\n\n") if part.strip()] if full_text else [],
    }


def _facts(source: SourceEntry, used: int) -> tuple[str, ...]:
    """What is known of a source, one thing after the other; empty where it is not."""
    label = shortened(source.label, LABEL)
    written = source.written if source.written.edtf != source.published.edtf else Dated()
    return (
        line(source.outlet or "") if source.outlet != label else "",
        line(source.agency or "") if source.agency != label else "",
        f"{fixed('labels.by').lower()} {line(source.author)}" if source.author else "",
        _dated(fixed("labels.published").lower(), source.published),
        _dated(fixed("labels.written"), written),
        f"{fixed('labels.not_used')} {line(source.set_aside)}"
        if source.set_aside
        else fixed("labels.passages_used_of", used=str(used), passages=str(len(source.passages))),
        line(source.file),
    )


def _dated(name: str, day: Dated) -> str:
    if day.edtf is None:
        return ""
    told = f"{name} {in_words(day.edtf)}"
    if day.how in ("given", "metadata", "stated"):
        return told
    evidence = f": {quoted(line(day.evidence))}" if day.evidence and day.how != "url" else ""
    return f"{told} ({words.label(words.DATE_HOW, day.how)}{evidence})"


def _is_link(url: str) -> bool:
    """Whether `url` may become a link: an address of the web, of characters that every reader takes."""
    return url.lower().startswith(("http://", "https://")) and len(url) < URL_LIMIT and PRINTABLE_URL.issuperset(url)


def _accounts(shelf: Shelf) -> str:
    counts = shelf.briefing.counts
    told = {
        **{name: str(getattr(counts, name)) for name in ("set_aside", "rejected", "used", "unused")},
        **{name: words.count(getattr(counts, name), name[:-1]) for name in ("articles", "passages", "statements")},
        "dropped": words.count(counts.dropped, "piece"),
        "origins": words.count(counts.origins, "independent origin"),
    }
    return fixed("labels.accounts_told", **told)
