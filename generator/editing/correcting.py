"""What an editor sets right: words of a source, the day of a statement, somebody's name. The sources' texts stay."""

from __future__ import annotations

import re
from dataclasses import replace

from slugify import slugify

from generator.model.briefing import Participant, Variant, When
from generator.model.corpus import Corpus, MergedStatement
from generator.model.decisions import Correction, EditorMarks
from generator.model.edits import Change, apply, undo
from generator.model.edtf import human


def marked(statement: MergedStatement) -> EditorMarks:
    """The editor's marks on a statement, empty ones where there are none."""
    return statement.editor or EditorMarks()


def with_words(statement: MergedStatement, words: str, to: str) -> MergedStatement | None:
    """`statement` with `words` of its source, or of a bracket of ours, shown as `to`; None where it has no such words.

    Where another source's words are shown, the correction is kept for those that say it.
    """
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    if not any(pattern.search(one.exact) for one in statement.citations) and not pattern.search(statement.text):
        return None
    exact = undo(statement.text, statement.edits)
    changes = _changes(statement)
    found = [(at.start(), at.end()) for at in pattern.finditer(exact)]
    if found:
        wished = [Change(start=start, end=end, text=f"[{to}]", kind="corrected") for start, end in found]
        changes = [one for one in changes if all(one.end <= start or end <= one.start for start, end in found)]
        changes += wished
    else:
        changes = [
            replace(one, text=pattern.sub(lambda _: to, one.text), kind="corrected")
            if pattern.search(one.text)
            else one
            for one in changes
        ]
    text, edits = apply(exact, changes)
    marks = marked(statement)
    correction = Correction(of="words", was=words, now=to)
    return replace(
        statement, text=text, edits=edits, editor=replace(marks, corrections=(*marks.corrections, correction))
    )


def with_date(statement: MergedStatement, day: str) -> MergedStatement:
    """`statement` about another day. A bracket of ours that gave the old one gives the new one."""
    was = statement.when.edtf if statement.when else None
    changes = _changes(statement)
    if was is not None:
        old = f" [{human(was)}]"
        changes = [
            replace(one, text=f" [{human(day)}]", kind="corrected") if one.kind == "dated" and one.text == old else one
            for one in changes
        ]
    text, edits = apply(undo(statement.text, statement.edits), changes)
    marks = marked(statement)
    correction = Correction(of="date", was=was, now=day)
    expression = statement.when.expression if statement.when else ""
    return replace(
        statement,
        text=text,
        edits=edits,
        when=When(edtf=day, how="given", expression=expression),
        editor=replace(marks, corrections=(*marks.corrections, correction)),
    )


def person_of(corpus: Corpus, name: str) -> Participant | None:
    """The participant with this id, or whom the articles call so."""
    for who in corpus.participants:
        if name == who.id:
            return who
    folded = name.casefold()
    for who in corpus.participants:
        forms = [who.name, *(variant.text for variant in who.variants)]
        if folded in [form.casefold() for form in forms] or name in ["p-" + slugify(form) for form in forms]:
            return who
    return None


def with_name(corpus: Corpus, who: Participant, name: str) -> Corpus:
    """`corpus` with `name` as the name of `who`, in brackets of ours too; the sources' forms stay as variants."""
    variants = who.variants
    if who.name not in [variant.text for variant in variants]:
        sources = tuple(dict.fromkeys(citation.source for citation in who.citations))
        variants = (*variants, Variant(text=who.name, sources=sources))
    corrected = replace(who, name=name, variants=variants, inferred_name=who.inferred_name or who.name)
    return replace(
        corpus,
        participants=tuple(corrected if one.id == who.id else one for one in corpus.participants),
        statements=tuple(_rebracketed(corpus, item, who, name) for item in corpus.statements),
    )


def _rebracketed(corpus: Corpus, statement: MergedStatement, who: Participant, name: str) -> MergedStatement:
    """`statement` with the parts of the name that changed put right where a bracket of ours stands for `who`."""
    old, new = who.name.split(), name.split()
    parts = {one: other for one, other in zip(old, new, strict=False) if one != other} if len(old) == len(new) else {}
    if not parts or not any(edit.kind == "resolved" for edit in statement.edits):
        return statement
    passage = next(item for item in corpus.passages if item.id == statement.passages[statement.shown])
    if not any(mention.participant == who.id for mention in passage.mentions):
        return statement
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(one)}(?!\w)" for one in sorted(parts, key=len, reverse=True)))
    changes = [
        replace(one, text=pattern.sub(lambda at: parts[at[0]], one.text)) if one.kind == "resolved" else one
        for one in _changes(statement)
    ]
    text, edits = apply(undo(statement.text, statement.edits), changes)
    return statement if text == statement.text else replace(statement, text=text, edits=edits)


def _changes(statement: MergedStatement) -> list[Change]:
    """The wishes that the statement's edits came from, as spans of the source's words."""
    found, shift = [], 0
    for edit in sorted(statement.edits, key=lambda one: (one.start, one.end)):
        start = edit.start + shift
        found.append(
            Change(start=start, end=start + len(edit.was), text=statement.text[edit.start : edit.end], kind=edit.kind)
        )
        shift += len(edit.was) - (edit.end - edit.start)
    return found
