"""How many are behind a statement, counted with care: copies are one text, and a preview confirms no outcome."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.briefing import SourceEntry, Statement
from generator.model.edtf import bounds


def support(statement: Statement, sources: Mapping[str, SourceEntry]) -> str | None:
    """What to say about how many report it: None where the list of sources says it already. `sources`: by id."""
    return in_words(statement.reports, statement.origins, before=written_before(statement, sources))


def written_before(statement: Statement, sources: Mapping[str, SourceEntry]) -> int:
    """How many of the sources of what was done were written before the day on which it was; 0 where none came later."""
    if statement.status != "done" or statement.when is None:
        return 0
    day = bounds(statement.when.edtf)[0]
    written = [sources[name].written.edtf for name in {citation.source for citation in statement.citations}]
    before = sum(edtf is not None and bounds(edtf)[1] < day for edtf in written)
    return before if before < len(written) else 0


def in_words(reports: int, origins: int, *, before: int = 0) -> str | None:
    """The counts as a phrase: "3 articles, 2 origins, 1 written before it"."""
    earlier = f", {before} written before it" if before else ""
    if reports < 2 or (origins == reports and not before):
        return None
    if origins == reports:
        return f"{reports} articles{earlier}"
    return (
        f"{reports} articles, one text{earlier}" if origins == 1 else f"{reports} articles, {origins} origins{earlier}"
    )
