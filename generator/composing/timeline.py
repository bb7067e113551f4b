"""Every dated event once, in the order of its day."""

from __future__ import annotations

from generator.model.briefing import Citation, Statement, TimelineEntry
from generator.model.edtf import sort_key


def timeline(statements: tuple[Statement, ...]) -> tuple[TimelineEntry, ...]:
    """The dated statements as entries; several about one meeting on one day are one entry.

    The words are those of the statement with most origins behind it.
    """
    groups: dict[tuple[str, str], list[Statement]] = {}
    for statement in statements:
        if statement.when is not None:
            groups.setdefault((statement.when.edtf, statement.meeting or statement.id), []).append(statement)
    entries = []
    for (edtf, _), members in groups.items():
        first = min(members, key=lambda one: (one.rank != "main", -one.origins, -one.reports, one.id))
        when = first.when
        if when is None:
            continue
        citations: dict[tuple[str, int, int], Citation] = {}
        for member in members:
            for citation in member.citations:
                citations.setdefault((citation.source, citation.start, citation.end), citation)
        entries.append(
            TimelineEntry(
                edtf=edtf,
                how=when.how,
                status=first.status,
                text=first.text,
                statements=(first.id, *sorted(one.id for one in members if one is not first)),
                citations=tuple(citations[key] for key in sorted(citations)),
            )
        )
    entries.sort(key=lambda entry: (sort_key(entry.edtf), entry.statements[0]))
    return tuple(entries)
