"""One decision applied: what it is about is looked up, the corpus changed or marked, and an entry made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from generator.editing.correcting import marked, person_of, with_date, with_name, with_words
from generator.editing.hiding import hide
from generator.editing.joining import Restate, merge, part
from generator.editing.targets import Found, Missing, find
from generator.language.fixed_words import fixed
from generator.model.corpus import Corpus, MergedStatement
from generator.model.decisions import Decision, DecisionEntry, EditorMarks, Quote, Rename
from generator.model.edtf import human
from generator.model.ids import digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What applying needs beside the corpus: see `editing.edit`. `inferred` is the corpus before any decision."""

    restate: Restate
    remembered: Mapping[str, Quote]
    inferred: Corpus


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """A decision with what its targets lead to, and the entry it will be if all goes well."""

    decision: Decision
    found: tuple[Found, ...]
    missing: tuple[Missing, ...]
    entry: DecisionEntry
    desk: Desk
    earlier: tuple[DecisionEntry, ...]


Outcome = tuple[Corpus, DecisionEntry]


def apply(
    corpus: Corpus, decision: Decision, desk: Desk, earlier: Iterable[DecisionEntry]
) -> tuple[Corpus, DecisionEntry]:
    """`corpus` with the decision applied, and its entry. `earlier` are the entries of those applied before."""
    case = _case(corpus, decision, desk, tuple(earlier))
    return _STEPS[decision.kind](corpus, case)


def _case(corpus: Corpus, decision: Decision, desk: Desk, earlier: tuple[DecisionEntry, ...]) -> _Case:
    about = tuple(target if isinstance(target, str) else target.exact for target in decision.targets)
    by_title = decision.name is not None or decision.kind == "rename"
    results = [
        find(corpus, target, desk.remembered)
        for target in decision.targets
        if not (by_title and isinstance(target, str) and not target.startswith("s-"))
    ]
    found = tuple(item for item in results if isinstance(item, Found))
    words = tuple(
        item.words if isinstance(item, Found) else _remembered(target, desk)
        for target, item in zip(decision.targets, results, strict=False)
    )
    sources = [target.source if isinstance(target, Quote) else "" for target in decision.targets]
    values = (decision.section, decision.theme, decision.to, decision.words, decision.date, decision.name)
    entry = DecisionEntry(
        id="e-" + digest(decision.kind, *about, *sources, *(str(value) for value in values), decision.text or ""),
        kind=decision.kind,
        line=decision.line,
        about=about,
        words=words,
        decided="",
        inferred=None,
        why=decision.why,
        state="in_force",
        detail=None,
        statements=tuple(dict.fromkeys(item.statement.id for item in found)),
        nearest=None,
    )
    missing = tuple(item for item in results if isinstance(item, Missing))
    return _Case(decision=decision, found=found, missing=missing, entry=entry, desk=desk, earlier=earlier)


def _remembered(target: Quote | str, desk: Desk) -> str:
    if isinstance(target, Quote):
        return target.exact
    return desk.remembered[target].exact if target in desk.remembered else ""


def _lost(corpus: Corpus, case: _Case) -> Outcome:
    """The decision's passage has gone; or another decision hides what it is about."""
    for target in case.decision.targets:
        before = find(case.desk.inferred, target, case.desk.remembered)
        if isinstance(before, Found):
            hiding = next((one for one in case.earlier if one.kind == "hide" and _names(one, before)), None)
            if hiding is not None:
                return corpus, _refused(case.entry, f"line {hiding.line} leaves it out")
    first = case.missing[0]
    near = first.nearest
    if near is None:  # the passage most like it may be in a statement that the editor left out
        again = find(case.desk.inferred, case.decision.targets[0], case.desk.remembered)
        near = again.nearest if isinstance(again, Missing) else None
    return corpus, replace(case.entry, state="lost", detail=first.reason, nearest=near)


def _names(entry: DecisionEntry, found: Found) -> bool:
    return not {found.statement.id, *found.statement.aliases}.isdisjoint(entry.statements)


def _refused(entry: DecisionEntry, detail: str) -> DecisionEntry:
    return replace(entry, state="contradicted", detail=detail)


def _split(corpus: Corpus, case: _Case) -> Outcome:
    entry = replace(case.entry, decided=fixed("decisions.split"), inferred=fixed("decisions.split_inferred"))
    if not case.found:
        return _lost(corpus, replace(case, entry=entry))
    made = []
    for statement in {item.statement.id: item.statement for item in case.found}.values():
        places = frozenset(item.place for item in case.found if item.statement.id == statement.id)
        if len(places) == len(statement.citations):
            made.append(statement.id)  # it stands on its own already
        else:
            corpus, name = part(corpus, statement, places, case.desk.restate)
            made.append(name)
    return _partly(corpus, case, replace(entry, statements=tuple(made)))


def _merge(corpus: Corpus, case: _Case) -> Outcome:
    several = str(len(case.decision.targets))
    entry = replace(case.entry, decided=fixed("decisions.merge"), inferred=fixed("decisions.merge_inferred", n=several))
    distinct = {item.statement.id for item in case.found}
    if len(case.found) < 2:
        return _lost(corpus, replace(case, entry=entry))
    if len(distinct) > 1:
        corpus, name = merge(corpus, case.found, case.desk.restate)
        entry = replace(entry, statements=(name,))
    return _partly(corpus, case, entry)


def _partly(corpus: Corpus, case: _Case, entry: DecisionEntry) -> Outcome:
    """In force for what was found; where something has gone, that is told."""
    corpus = _mark(corpus, entry.statements, _as_they_are, entry.id)
    if not case.missing:
        return corpus, entry
    first = case.missing[0]
    return corpus, replace(entry, state="lost", detail=first.reason, nearest=first.nearest)


def _hide(corpus: Corpus, case: _Case) -> Outcome:
    entry = replace(case.entry, decided=fixed("decisions.hide"))
    if not case.found:
        again = replace(case, entry=entry)
        for one in case.earlier:
            before = find(case.desk.inferred, case.decision.targets[0], case.desk.remembered)
            if one.kind == "hide" and isinstance(before, Found) and _names(one, before):
                return corpus, replace(entry, statements=one.statements, words=(before.words,))
        return _lost(corpus, again)
    return hide(corpus, frozenset(entry.statements)), entry


def _correct(corpus: Corpus, case: _Case) -> Outcome:
    decision, entry = case.decision, case.entry
    if decision.name is not None:
        return _correct_name(corpus, case, decision.name)
    if decision.date is not None:
        entry = replace(entry, decided=fixed("decisions.correct_date", day=human(decision.date)))
    else:
        entry = replace(
            entry,
            decided=fixed("decisions.correct_words", to=decision.to or "", words=decision.words or ""),
            inferred=decision.words,
        )
    if not case.found:
        return _lost(corpus, replace(case, entry=entry))
    statement = case.found[0].statement
    if decision.date is not None:
        was = statement.when
        entry = replace(entry, inferred=human(was.edtf) if was else fixed("decisions.no_date"))
        if was is not None and was.how == "given" and was.edtf != decision.date:
            return corpus, _refused(entry, f"another decision dates it {was.edtf}")
        made: MergedStatement | None = with_date(statement, decision.date)
    else:
        made = with_words(statement, decision.words or "", decision.to or "")
    if made is None:
        detail = f"the words “{decision.words}” do not stand there (any more)"
        return corpus, replace(entry, state="lost", detail=detail)
    return _mark(_with(corpus, made), (made.id,), _as_they_are, entry.id), entry


def _correct_name(corpus: Corpus, case: _Case, name: str) -> Outcome:
    entry = replace(case.entry, decided=fixed("decisions.correct_name", name=name))
    target = case.decision.targets[0]
    who = person_of(corpus, target) if isinstance(target, str) else None
    if who is None:
        return corpus, replace(entry, state="lost", detail="no participant has this id or name")
    if who.inferred_name is not None and who.name != name:
        return corpus, _refused(entry, f"another decision names them {who.name}")
    entry = replace(entry, inferred=who.inferred_name or who.name, words=())
    return with_name(corpus, who, name), entry


def _move(corpus: Corpus, case: _Case) -> Outcome:
    decision = case.decision
    section = decision.section or "background"
    title = fixed(f"pages.{section}")
    if decision.theme:
        entry = replace(case.entry, decided=fixed("decisions.move_theme", section=title, theme=decision.theme))
    else:
        entry = replace(case.entry, decided=fixed("decisions.move", section=title))
    if not case.found:
        return _lost(corpus, replace(case, entry=entry))
    marks = marked(case.found[0].statement)
    if marks.section is not None and (marks.section, marks.theme) != (section, decision.theme):
        return corpus, _refused(entry, "another decision moves it elsewhere")

    def moved(marks: EditorMarks) -> EditorMarks:
        return replace(marks, section=section, theme=decision.theme)

    return _mark(corpus, entry.statements, moved, entry.id), entry


def _pin(corpus: Corpus, case: _Case) -> Outcome:
    entry = replace(case.entry, decided=fixed("decisions.pin"))
    if not case.found:
        return _lost(corpus, replace(case, entry=entry))
    place = sum(one.kind == "pin" and one.state == "in_force" for one in case.earlier)

    def pinned(marks: EditorMarks) -> EditorMarks:
        return replace(marks, pinned=place if marks.pinned is None else marks.pinned)

    return _mark(corpus, entry.statements, pinned, entry.id), entry


def _note(corpus: Corpus, case: _Case) -> Outcome:
    text = case.decision.text or ""
    entry = replace(case.entry, decided=fixed("decisions.note", text=text))
    if not case.found:
        return _lost(corpus, replace(case, entry=entry))

    def noted(marks: EditorMarks) -> EditorMarks:
        return replace(marks, notes=(*marks.notes, text))

    return _mark(corpus, entry.statements, noted, entry.id), entry


def _rename(corpus: Corpus, case: _Case) -> Outcome:
    decision = case.decision
    target = decision.targets[0]
    of = decision.of or "theme"
    entry = replace(case.entry, decided=fixed(f"decisions.{of}", title=decision.to or ""))
    if case.missing:
        return _lost(corpus, replace(case, entry=entry))
    wish = Rename(
        decision=entry.id,
        title=None if case.found else str(target),
        statements=entry.statements,
        of=decision.of,
        to=decision.to or "",
    )
    return replace(corpus, renames=(*corpus.renames, wish)), entry


def _as_they_are(marks: EditorMarks) -> EditorMarks:
    return marks


def _mark(corpus: Corpus, names: Iterable[str], change: Callable[[EditorMarks], EditorMarks], decision: str) -> Corpus:
    """`corpus` with changed marks, and the decision they come from, on the statements of these ids."""
    chosen = frozenset(names)

    def with_marks(item: MergedStatement) -> MergedStatement:
        made = change(marked(item))
        return replace(item, editor=replace(made, decisions=tuple(dict.fromkeys((*made.decisions, decision)))))

    return replace(
        corpus, statements=tuple(with_marks(item) if item.id in chosen else item for item in corpus.statements)
    )


def _with(corpus: Corpus, made: MergedStatement) -> Corpus:
    return replace(corpus, statements=tuple(made if item.id == made.id else item for item in corpus.statements))


_STEPS: Mapping[str, Callable[[Corpus, _Case], Outcome]] = {
    "split": _split,
    "merge": _merge,
    "hide": _hide,
    "correct": _correct,
    "move": _move,
    "pin": _pin,
    "note": _note,
    "rename": _rename,
}
