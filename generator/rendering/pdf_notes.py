"""Statements with their sources, as plain data for the print template: runs of words, marks and notes.

Nothing here is markup: the template sets every string as it stands, so no article can change how a page is made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.language.calendar import full_names
from generator.model.briefing import Briefing, Citation, Section, SourceEntry, Statement
from generator.rendering import words
from generator.rendering.editorial import change_marks, marks_of
from generator.rendering.support import support
from generator.rendering.views import day, pieces

NOTE = 132  # characters of a note that fit one line
QUOTED, LEAST = 84, 26  # characters of a passage in a note, at most; fewer than the least say nothing
AGAIN = 82  # characters of a statement that stands in full elsewhere, its speaker included
FEW = 2  # sources named in a table's cell
LABEL = 48  # characters of a source's label
UNBROKEN = 30  # characters without a space after which a line may break
_UNBROKEN = re.compile(rf"\S{{{UNBROKEN},}}")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """A briefing's records by id; `changes` are the marks of new and changed statements."""

    briefing: Briefing
    sources: Mapping[str, SourceEntry]
    statements: Mapping[str, Statement]
    names: Mapping[str, str]
    differences: frozenset[str]
    changes: Mapping[str, str]
    year: str


def shelve(briefing: Briefing) -> Shelf:
    """The records of `briefing` by id; `names` holds participants and parties, `year` what a note leaves out."""
    return Shelf(
        briefing=briefing,
        sources={source.id: source for source in briefing.sources},
        statements={statement.id: statement for statement in briefing.statements},
        names={
            **{party.id: party.name for party in briefing.parties},
            **{participant.id: participant.name for participant in briefing.participants},
        },
        differences=frozenset(item.id for item in briefing.discrepancies),
        changes=change_marks(briefing),
        year=f" {briefing.as_of[:4]}" if briefing.as_of else "",
    )


def statement_data(shelf: Shelf, statement: Statement) -> dict[str, Any]:
    """One statement: `runs` of (words, ours or not), whose words they are (`by`), its marks, labels and notes."""
    listed = [item for item in statement.discrepancies if item in shelf.differences]
    said_by = by_line(shelf, statement)
    return {
        "runs": [[line(piece.text), piece.edit is not None] for piece in pieces(statement)],
        "again": shortened(statement.text, max(AGAIN - len(said_by) * 6 // 5, AGAIN // 3)),
        "by": said_by,
        "voice": words.VOICE.get(statement.voice, ""),
        "contested": listed[0] if listed and statement.agreement == "conflict" else "",
        "status": words.STATUS.get(statement.status or "", ""),
        "counts": support(statement, shelf.sources) or "",
        "when": in_words(statement.when.edtf, short=True) if statement.when else "",
        "labels": _further(shelf, statement),
        "marks": [*((change,) if (change := shelf.changes.get(statement.id)) else ()), *marks_of(statement.editor)],
        "editor": [line(text) for text in (statement.editor.notes if statement.editor else ())],
        "note": note(shelf, statement.citations, shown=statement.shown),
    }


def known(shelf: Shelf, ids: Iterable[str]) -> list[dict[str, Any]]:
    """Places for the statements with these ids, each once; what is not known is left out."""
    return [{"id": item} for item in dict.fromkeys(ids) if item in shelf.statements]


def main_of(shelf: Shelf, section: Section) -> list[dict[str, Any]]:
    """Places for the section's statements of the body, in the briefing's order."""
    return [{"id": item.id} for item in shelf.briefing.statements if item.section == section and item.rank == "main"]


def emphasised(statement: Statement, topic: str, limit: int) -> list[list[Any]]:
    """The statement's runs with `topic` set apart: (words, ours, is the topic). Empty where it does not say it so.

    A topic of more than `limit` characters is not set apart: its statement is the topic.
    """
    parts: list[list[Any]] = []
    wanted = " ".join(topic.split()).casefold()
    for piece in pieces(statement):
        text, ours = line(piece.text), piece.edit is not None
        at = text.casefold().find(wanted) if wanted and len(text) == len(text.casefold()) else -1
        if at < 0 or ours:
            parts.append([text, ours, False])
            continue
        end = at + len(wanted)
        cut = [[text[:at], False, False], [text[at:end], False, end - at <= limit], [text[end:], False, False]]
        parts.extend(part for part in cut if part[0])
        wanted = ""
    return [] if wanted else parts


def by_line(shelf: Shelf, statement: Statement) -> str:
    """Who says what we do not say ourselves: the speaker where the words do not name one, the outlet and the day."""
    if statement.voice == "fact":
        return ""
    label, day = _label_and_day(shelf, statement.citations[statement.shown].source)
    where = ", ".join(part for part in (label, day) if part)
    speaker = statement.attribution.speaker if statement.attribution else ""
    if speaker and speaker not in statement.text:
        return f"{line(speaker)} ({where})"
    return where


def labels(shelf: Shelf, citations: Sequence[Citation]) -> list[list[str]]:
    """The sources of `citations`, each once, as (source id, label)."""
    return [
        [source if source in shelf.sources else "", _label_and_day(shelf, source)[0]]
        for source in dict.fromkeys(item.source for item in citations)
    ]


def few(entries: list[list[str]]) -> list[list[str]]:
    """The first of some sources, and how many more there are: for a table's cell."""
    if len(entries) <= FEW + 1:
        return entries
    return [*entries[:FEW], ["", f"+{len(entries) - FEW}"]]


def _further(shelf: Shelf, statement: Statement) -> list[list[str]]:
    """The statement's sources without the one that already stands before its words."""
    said_by = "" if statement.voice == "fact" else statement.citations[statement.shown].source
    return [entry for entry in labels(shelf, statement.citations) if entry[0] != said_by]


def note(shelf: Shelf, citations: Sequence[Citation], *, shown: int = 0) -> list[dict[str, Any]]:
    """The text of a note: one entry an origin, that of `citations[shown]` first.

    Each entry has the source (id, label, day), its passage's first words, as many as let the note stand in one
    line, and the other sources that print one text with it (`copies`).
    """
    first = citations[shown : shown + 1]
    by_origin: dict[str, list[Citation]] = {}
    for citation in (*first, *citations):
        by_origin.setdefault(citation.origin, []).append(citation)
    entries: list[dict[str, Any]] = []
    for group in by_origin.values():
        lead = group[0]
        others = [source for source in dict.fromkeys(item.source for item in group) if source != lead.source]
        entries.append(
            {
                "source": lead.source if lead.source in shelf.sources else "",
                "label": _label_and_day(shelf, lead.source)[0],
                "day": _label_and_day(shelf, lead.source)[1],
                "words": lead.exact,
                "copies": [[source, *_label_and_day(shelf, source)] for source in others if source in shelf.sources],
            }
        )
    taken = sum(
        len(label) + len(day) + 6
        for entry in entries
        for label, day in [(entry["label"], entry["day"]), *((item[1], item[2]) for item in entry["copies"])]
    )
    share = min((NOTE - taken) // len(entries), QUOTED) if entries else 0
    for entry in entries:
        entry["words"] = quoted(shortened(entry["words"], share)) if share >= LEAST else ""
    return entries


def quoted(text: str) -> str:
    """`text` in quotation marks, unless it brings its own."""
    return text if text.startswith(("“", '"', "‘", "«", "„")) else f"“{text}”"


def shortened(text: str, limit: int) -> str:
    """The first words of a passage, cut at a space, with "…" where something is left out."""
    text = line(text)
    if len(text) <= limit:
        return text
    head = text[: limit + 1]
    cut = head.rfind(" ")
    return head[: cut if cut > limit // 2 else limit].rstrip(" ,;:—–-") + " …"


def in_words(date: str | None, *, short: bool = False) -> str:
    """An EDTF string in words, empty without one; `short` cuts the months' names to three letters."""
    text = day(date) or ""
    if short:
        for month in full_names("months"):
            text = text.replace(month, month[:3])
    return text


def sentence_case(text: str) -> str:
    """`text` on one line with a capital at its beginning."""
    text = line(text).strip()
    return text[:1].upper() + text[1:]


def heading(text: str) -> str:
    """`text` on one line, a dash where there is none: a heading must not be empty."""
    return line(text).strip() or "–"


def line(text: str) -> str:
    """`text` on one line, with places to break inside what would otherwise run over the margin."""
    return _UNBROKEN.sub(_breakable, _SPACE.sub(" ", text.replace("\xad", "")))


def _breakable(match: re.Match[str]) -> str:
    word = match[0]
    return "\u200b".join(word[start : start + UNBROKEN] for start in range(0, len(word), UNBROKEN))


def _label_and_day(shelf: Shelf, source: str) -> tuple[str, str]:
    entry = shelf.sources.get(source)
    if entry is None:
        return shortened(source, LABEL), ""
    date = in_words(entry.published.edtf or entry.written.edtf, short=True).replace("since", "from")
    return shortened(entry.label, LABEL), date if "–" in date else date.removesuffix(shelf.year)
