"""Why a statement is where it is: its passages, what matched them, and the sums that decided its section."""

from __future__ import annotations

from generator.composing.plan import plan
from generator.composing.sections import Placement
from generator.errors import UnknownStatement
from generator.model.corpus import Corpus, MergedStatement
from generator.model.decisions import DecisionEntry


def explain(
    corpus: Corpus, name: str, *, inferred: Corpus | None = None, decisions: tuple[DecisionEntry, ...] = ()
) -> str:
    """A text for people about the statement with the id or alias `name`.

    `inferred` is the corpus before an editor decided anything: where one of the `decisions` is about the statement, the
    text tells what was inferred, then what was decided and what has come of it. Raises `UnknownStatement` where there
    is no such statement.
    """
    now, before = _named(corpus, name), _named(inferred, name) if inferred else None
    statement = before or now
    if statement is None:
        raise UnknownStatement(f"no statement has the id or alias '{name}'")
    names = {name, *(one for item in (now, before) if item for one in (item.id, *item.aliases))}
    decided = [item for item in decisions if not names.isdisjoint((*item.statements, *item.about))]
    if not decided or inferred is None:
        return "\n".join(_told(corpus, now or statement)) + "\n"
    lines = ["As inferred", "", *_told(inferred, statement), "", "As the editor decided", "", *_decisions(decided)]
    if now is None:
        lines += ["", "It does not stand in the briefing."]
    else:
        lines += ["", *_told(corpus, now)]
    return "\n".join(lines) + "\n"


def _named(corpus: Corpus, name: str) -> MergedStatement | None:
    own = next((item for item in corpus.statements if name == item.id), None)
    return own or next((item for item in corpus.statements if name in item.aliases), None)


def _told(corpus: Corpus, statement: MergedStatement) -> list[str]:
    """What is known about a statement of `corpus`: its passages, its section, its facts."""
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
    return [*lines, "", *_section(placement), *_facts(statement)]


def _decisions(decided: list[DecisionEntry]) -> list[str]:
    lines = []
    for item in decided:
        inferred = f" (inferred: {item.inferred})" if item.inferred else ""
        why = f", because: {item.why}" if item.why else ""
        line = f"line {item.line}: " if item.line else ""
        lines.append(f"  {line}{item.kind}: {item.decided}{inferred}{why}")
        if item.state != "in_force":
            lines.append(f"    not in force: {item.detail}")
    return lines


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
    lines.extend(f"Note of the editor: {note}" for note in (statement.editor.notes if statement.editor else ()))
    if statement.edits:
        lines.append("Edits: " + "; ".join(f"{edit.kind} “{edit.was}”" for edit in statement.edits))
    return lines
