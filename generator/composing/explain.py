"""Why a statement is where it is: its passages, what matched them, and the sums that decided its section."""

from __future__ import annotations

from generator.composing.plan import plan
from generator.composing.sections import Placement
from generator.errors import UnknownStatement
from generator.model.corpus import Corpus, MergedStatement


def explain(corpus: Corpus, name: str) -> str:
    """A text for people about the statement with the id or alias `name`.

    Raises `UnknownStatement` where there is none.
    """
    statement = next((item for item in corpus.statements if name == item.id or name in item.aliases), None)
    if statement is None:
        raise UnknownStatement(f"no statement has the id or alias '{name}'")
    placement = next(item for item in plan(corpus).placements if item.statement == statement.id)
    lines = [f"{statement.id}: {statement.text}", "", "Passages"]
    matches = {match.passage: match for match in statement.matches}
    for place, (citation, passage) in enumerate(zip(statement.citations, statement.passages, strict=True)):
        shown = " (shown)" if place == statement.shown else ""
        lines.append(f"  {citation.source} {citation.start}-{citation.end}, origin {citation.origin}{shown}")
        lines.append(f"    {citation.exact}")
        match = matches.get(passage)
        if match is not None:
            evidence = "; ".join(match.evidence)
            lines.append(f"    matched {match.score:.2f}" + (f": {evidence}" if evidence else ""))
    return "\n".join([*lines, "", *_section(placement), *_facts(statement)]) + "\n"


def _section(placement: Placement) -> list[str]:
    lines = [f"Section: {placement.section.replace('_', ' ')}"]
    for vote in placement.votes:
        sums = ", ".join(f"{section.replace('_', ' ')} {score:g}" for section, score in vote.scores)
        lines.append(f"  {vote.passage}: {sums}")
        lines.extend(f"    {reason}" for reason in vote.reasons)
    return lines


def _facts(statement: MergedStatement) -> list[str]:
    lines = ["", f"Agreement: {statement.agreement}; voice: {statement.voice}; status: {statement.status or 'none'}"]
    if statement.when is not None:
        lines.append(f"When: {statement.when.edtf} ({statement.when.how}, from “{statement.when.expression}”)")
    if statement.speaker is not None:
        lines.append(f"Said by: {statement.speaker} ({statement.cue or 'no cue'})")
    if statement.edits:
        lines.append("Edits: " + "; ".join(f"{edit.kind} “{edit.was}”" for edit in statement.edits))
    return lines
