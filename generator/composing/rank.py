"""What stands in the body and what folds under it.

Each section has room for so many statements in the body; the room goes to those with most origins, then to what stands
early in its article and has a day. What the bottom line says is always in the body.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.composing.index import Index
from generator.composing.sections import Placement
from generator.composing.staleness import is_stale
from generator.model.briefing import Rank, Section
from generator.model.corpus import MeetingSeed, MergedStatement

# Statements in the body, chosen so that a briefing of any size prints on about four pages beside its lists.
_SHORT = 6  # words of a sentence that is mostly a label or a remark
_ASKED = 3.5  # the score of a sentence that shows something open by more than a modal
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
ROOM: Mapping[Section, int] = {"developments": 9, "background": 10, "agenda": 6, "open_issues": 8, "participants": 4}


def rank(
    index: Index, placements: tuple[Placement, ...], *, told: frozenset[str], main: MeetingSeed | None
) -> dict[str, Rank]:
    """`main` or `detail` for each statement; `told`: ids the bottom line uses.

    A sentence that still announces the `main` meeting, once it has been held, is detail, and so is a label.
    """
    ranks: dict[str, Rank] = {}
    guessed = {each.statement for each in placements if _is_guessed(index, each)}
    by_section: dict[Section, list[tuple[float, str]]] = {}
    for placement in placements:
        statement = index.statements.get(placement.statement)
        if statement is None:
            ranks[placement.statement] = "detail"  # about another event than the briefing's
            continue
        worth = _worth(index, statement) + (100 if statement.id in told else 0)
        by_section.setdefault(placement.section, []).append((-worth, statement.id))
    for section, found in by_section.items():
        found.sort()
        for place, (_, name) in enumerate(found):
            statement = index.statements[name]
            fits = place < ROOM[section] and _is_told(index, statement) and not is_stale(index, statement, main)
            fits = fits and name not in guessed
            ranks[name] = "main" if fits or name in told else "detail"
    return ranks


def _is_guessed(index: Index, placement: Placement) -> bool:
    """Whether a statement is an open matter only because somebody judges what could come: nobody asks or doubts."""
    statement = index.statements.get(placement.statement)
    if statement is None or placement.section != "open_issues" or statement.voice not in {"assessment", "forecast"}:
        return False
    return all(dict(vote.scores)["open_issues"] < _ASKED for vote in placement.votes)


def _worth(index: Index, statement: MergedStatement) -> float:
    origins = len({citation.origin for citation in statement.citations})
    reports = len({citation.source for citation in statement.citations})
    first = min(passage.order for passage in index.of(statement))
    early = 1.5 if first == 0 else 0.75 if first < 4 else 0.0
    dated = 0.5 if statement.when is not None else 0.0
    owned = -0.5 if statement.voice in {"assessment", "forecast"} else 0.0
    contested = 0.5 if statement.agreement == "conflict" else 0.0
    scrap = -2.0 if len(statement.text.split()) < _SHORT else 0.0
    return 2 * origins + 0.5 * reports + early + dated + owned + contested + scrap


def _is_told(index: Index, statement: MergedStatement) -> bool:
    """Whether the shown words have a finite verb: "Rebuilding." in a list of needs tells nothing by itself."""
    return any(token.tag in _FINITE for token in index.shown(statement).sentence.tokens)
