"""Who "the two" are at the head of a sentence: the names follow in brackets, so that it can stand alone.

They are the persons that the nearest sentence before it in its article names, if there are exactly so many. A pointer
that no sentence explains so stays as it is, and so do "the two sides": bodies are named beside others too often.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.composing.index import Index, index_corpus
from generator.model.corpus import Corpus, MergedStatement, Passage
from generator.model.edits import Change, apply

_NUMBERS: Mapping[str, int] = {"two": 2, "three": 3}
_BACK = 6  # sentences before, in which the names may stand
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def with_counted_subjects(corpus: Corpus) -> Corpus:
    """`corpus` with the names in brackets after "The two" and the like at the head of a shown sentence."""
    index = index_corpus(corpus)
    if not any(_pointer(index.shown(statement)) for statement in corpus.statements):
        return corpus
    told: dict[str, list[Passage]] = {}
    for passage in sorted(corpus.passages, key=lambda one: (one.source, one.start, one.end)):
        if passage.kind == "sentence":
            told.setdefault(passage.source, []).append(passage)
    return replace(corpus, statements=tuple(_named(index, one, told) for one in corpus.statements))


def _named(index: Index, statement: MergedStatement, told: Mapping[str, Sequence[Passage]]) -> MergedStatement:
    shown = index.shown(statement)
    pointer = _pointer(shown)
    cited = statement.citations[statement.shown]
    if pointer is None or cited.start != shown.start or any(edit.start < pointer[0] for edit in statement.edits):
        return statement
    end, count = pointer
    before = [one for one in told.get(shown.source, ()) if one.end <= shown.start][-_BACK:]
    for passage in reversed(before):
        names = _persons(index, passage)
        if len(names) == count:
            text = f" [{', '.join(names[:-1])} and {names[-1]}]"
            changes = [*_changes(statement), Change(start=end, end=end, text=text, kind="resolved")]
            new, edits = apply(cited.exact, changes)
            return replace(statement, text=new, edits=edits)
    return statement


def _pointer(passage: Passage) -> tuple[int, int] | None:
    """Where "The two" ends in the passage's words and how many are meant; None where it opens otherwise."""
    tokens = passage.sentence.tokens
    if len(tokens) < 2 or tokens[0].lemma != "the" or tokens[1].lemma not in _NUMBERS:
        return None
    if any(token.head == 1 and token.dep in {"appos", "relcl", "acl", "prep"} for token in tokens):
        return None  # "The two who abstained, Ana Ruiz and Tom Lee": the sentence itself says who
    return (tokens[1].end - passage.start, _NUMBERS[tokens[1].lemma]) if tokens[1].dep in _SUBJECTS else None


def _persons(index: Index, passage: Passage) -> list[str]:
    known = (index.participants.get(one.participant or "") for one in passage.mentions if one.form == "name")
    return list(dict.fromkeys(who.name for who in known if who is not None and who.kind == "person"))


def _changes(statement: MergedStatement) -> list[Change]:
    """The edits of a statement as changes of its cited words."""
    found, shift = [], 0
    for edit in sorted(statement.edits, key=lambda one: (one.start, one.end)):
        start = edit.start + shift
        text = statement.text[edit.start : edit.end]
        found.append(Change(start=start, end=start + len(edit.was), text=text, kind=edit.kind))
        shift += len(edit.was) - (edit.end - edit.start)
    return found
