"""Statements joined into one, and one parted in two, with everything that names them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Protocol

from generator.editing.targets import Found
from generator.model.briefing import Citation, Discrepancy
from generator.model.corpus import Corpus, Match, MergedStatement
from generator.model.decisions import EditorMarks

JOINED = "joined by the editor"
PARTED = "parted by the editor"


class Restate(Protocol):
    """What merging does for us: the statement that citations (each with its passage's id) make together."""

    def __call__(
        self,
        corpus: Corpus,
        cited: Sequence[tuple[Citation, str]],
        *,
        taken: AbstractSet[str],
        known: Sequence[Match],
        contested: AbstractSet[str],
    ) -> MergedStatement:
        """The statement."""


def merge(corpus: Corpus, found: Sequence[Found], restate: Restate) -> tuple[Corpus, str]:
    """`corpus` with the statements of `found` as one, and its id. It shows the words of the one named first."""
    olds = list({item.statement.id: item.statement for item in found}.values())
    cited: dict[tuple[str, int, int], tuple[Citation, str]] = {}
    for old in olds:
        for citation, passage in zip(old.citations, old.passages, strict=True):
            cited.setdefault((citation.source, citation.start, citation.end), (citation, passage))
    kept = olds[0]
    before = [
        match if old is kept else replace(match, evidence=(*match.evidence, JOINED))
        for old in olds
        for match in old.matches
    ]
    made = _made(corpus, olds, list(cited.values()), restate, known=before)
    shown = made.citations.index(kept.citations[kept.shown])
    made = replace(
        made,
        text=kept.text,
        edits=kept.edits,
        shown=shown,
        voice=kept.voice,
        speaker=kept.speaker,
        speaker_participant=kept.speaker_participant,
        cue=kept.cue,
        when=kept.when or made.when,
        meeting=next((old.meeting for old in olds if old.meeting is not None), None),
    )
    return _put(corpus, olds, [made], dict.fromkeys((old.id for old in olds), (made,))), made.id


def part(corpus: Corpus, statement: MergedStatement, places: AbstractSet[int], restate: Restate) -> tuple[Corpus, str]:
    """`corpus` with the citations at `places` of `statement` as a statement of their own, and its id."""
    pairs = list(zip(statement.citations, statement.passages, strict=True))
    leaving = [pair for place, pair in enumerate(pairs) if place in places]
    staying = [pair for place, pair in enumerate(pairs) if place not in places]
    rest = _made(corpus, [statement], staying, restate, known=statement.matches)
    own = [replace(match, evidence=(PARTED,)) for match in statement.matches]
    piece = _made(corpus, [statement], leaving, restate, known=own, taken=frozenset({rest.id}))
    rest, piece = (replace(one, meeting=statement.meeting) for one in (rest, piece))
    return _put(corpus, [statement], [rest, piece], {statement.id: (rest, piece)}), piece.id


def _made(
    corpus: Corpus,
    olds: Sequence[MergedStatement],
    cited: Sequence[tuple[Citation, str]],
    restate: Restate,
    *,
    known: Sequence[Match],
    taken: AbstractSet[str] = frozenset(),
) -> MergedStatement:
    gone = {old.id for old in olds}
    made = restate(
        corpus,
        cited,
        taken=taken | {item.id for item in corpus.statements if item.id not in gone},
        known=known,
        contested=frozenset(one for old in olds for one in old.discrepancies),
    )
    decisions = tuple(dict.fromkeys(name for old in olds if old.editor for name in old.editor.decisions))
    return replace(made, editor=EditorMarks(decisions=decisions) if decisions else None)


def _put(
    corpus: Corpus,
    olds: Sequence[MergedStatement],
    made: Sequence[MergedStatement],
    become: Mapping[str, tuple[MergedStatement, ...]],
) -> Corpus:
    """`corpus` with `made` instead of `olds`; what named an old one names those that it has `become`."""
    gone = {old.id for old in olds}
    statements = [item for item in corpus.statements if item.id not in gone] + list(made)
    statements.sort(key=lambda item: [(one.source, one.start, one.end) for one in item.citations])
    return replace(
        corpus,
        statements=_with_own_aliases(statements),
        discrepancies=tuple(_renamed(item, become) for item in corpus.discrepancies),
        meetings=tuple(
            replace(item, statements=_each(item.statements, become, lambda _: True)) for item in corpus.meetings
        ),
    )


def _renamed(discrepancy: Discrepancy, become: Mapping[str, tuple[MergedStatement, ...]]) -> Discrepancy:
    names = _each(discrepancy.statements, become, lambda made: discrepancy.id in made.discrepancies)
    return replace(discrepancy, statements=tuple(sorted(names))) if names != discrepancy.statements else discrepancy


def _each(
    names: Sequence[str], become: Mapping[str, tuple[MergedStatement, ...]], wanted: Callable[[MergedStatement], bool]
) -> tuple[str, ...]:
    """The names, each old one replaced by the wanted of those it has become, or by the first where none is."""
    found: list[str] = []
    for name in names:
        made = become.get(name)
        found += [name] if made is None else [one.id for one in made if wanted(one)] or [made[0].id]
    return tuple(dict.fromkeys(found))


def _with_own_aliases(statements: Sequence[MergedStatement]) -> tuple[MergedStatement, ...]:
    """An id leads to one statement only; an alias that two could have stays with the first."""
    claimed = {item.id for item in statements}
    kept = []
    for item in statements:
        aliases = tuple(one for one in item.aliases if one not in claimed)
        claimed.update(aliases)
        kept.append(item if aliases == item.aliases else replace(item, aliases=aliases))
    return tuple(kept)
