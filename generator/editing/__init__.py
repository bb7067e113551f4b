"""An editor's decisions applied to the corpus, before anything is composed from it.

Whatever order they stand in, statements are parted, then joined, then left out, then corrected; then they are marked as
moved, pinned and noted, for composing to heed. A decision whose passage has gone changes nothing and is published as
lost, with the passage nearest to it now. What had been inferred is kept beside what was decided.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from generator.editing.applying import Desk, apply
from generator.editing.joining import Restate
from generator.editing.memory import remember
from generator.editing.reporting import not_in_force
from generator.model.corpus import Corpus
from generator.model.decisions import Decision, DecisionEntry, Kind, Quote
from generator.options import EditingOptions

__all__ = ["edit", "not_in_force", "remember"]

ORDER: tuple[Kind, ...] = ("split", "merge", "hide", "correct", "move", "pin", "note", "rename")
_ONE_BY_ONE = frozenset({"hide", "pin", "move", "note"})
_NOTHING: Mapping[str, Quote] = MappingProxyType({})


def edit(
    corpus: Corpus, options: EditingOptions, *, restate: Restate, remembered: Mapping[str, Quote] = _NOTHING
) -> Corpus:
    """`corpus` as the editor decided, with an entry for each decision.

    `restate` makes statements anew from citations (`merging.restating`); `remembered` gives the words that ids stood
    for in an earlier version, so that the nearest can be told for those that have gone.
    """
    if not options.decisions:
        return corpus
    desk = Desk(restate=restate, remembered=remembered, inferred=corpus)
    singles = [single for decision in options.decisions for single in _one_by_one(decision)]
    entries: dict[int, DecisionEntry] = {}
    for kind in ORDER:
        for place, decision in enumerate(singles):
            if decision.kind == kind:
                corpus, entries[place] = apply(corpus, decision, desk, entries.values())
    return replace(corpus, decisions=_with_final_ids(corpus, [entries[place] for place in sorted(entries)]))


def _with_final_ids(corpus: Corpus, entries: list[DecisionEntry]) -> tuple[DecisionEntry, ...]:
    """The entries under the ids that statements have after all decisions; what is hidden keeps the id it had."""
    names = {alias: item.id for item in corpus.statements for alias in item.aliases}
    names.update((item.id, item.id) for item in corpus.statements)
    return tuple(
        entry
        if entry.kind == "hide"
        else replace(entry, statements=tuple(dict.fromkeys(names[one] for one in entry.statements if one in names)))
        for entry in entries
    )


def _one_by_one(decision: Decision) -> tuple[Decision, ...]:
    """A decision about several statements as one about each, where each is decided on its own."""
    if decision.kind not in _ONE_BY_ONE:
        return (decision,)
    return tuple(replace(decision, targets=(target,)) for target in decision.targets)
