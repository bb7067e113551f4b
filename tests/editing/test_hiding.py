"""An editor hides statements; the accounts stay right."""

from __future__ import annotations

from dataclasses import replace

from generator.editing.hiding import HIDDEN, hide
from generator.model.annotation import Sentence
from generator.model.briefing import Citation, Discrepancy, QuotationEntry, Reading
from generator.model.corpus import Corpus, MeetingSeed, MergedStatement, Passage


def passage(name: str, start: int) -> Passage:
    return Passage(
        id=name,
        source="a",
        start=start,
        end=start + 4,
        exact="Word",
        kind="sentence",
        order=0,
        sentence=Sentence(start=start, end=start + 4, kind="sentence", block=0),
        origin="o1",
    )


def statement(name: str, passages: tuple[str, ...], *, aliases: tuple[str, ...] = ()) -> MergedStatement:
    return MergedStatement(
        id=name,
        aliases=aliases,
        text="Word",
        shown=0,
        edits=(),
        citations=tuple(
            Citation(source="a", start=start, end=start + 4, exact="Word", origin="o1")
            for start in range(len(passages))
        ),
        passages=passages,
        matches=(),
        agreement="conflict",
        discrepancies=("d-1",),
    )


CITATION = Citation(source="a", start=0, end=4, exact="Word", origin="o1")
CORPUS = Corpus(
    sources=(),
    rejections=(),
    passages=(passage("p1", 0), passage("p2", 5), replace(passage("p3", 10), unused="question")),
    origins=(),
    overlaps=(),
    participants=(),
    parties=(),
    statements=(statement("s-1", ("p1", "p2"), aliases=("s-8",)), statement("s-2", ("p2",))),
    quotations=(),
    meetings=(
        MeetingSeed(
            id="m-1",
            kind="talks",
            when=None,
            place=None,
            rank=None,
            status="held",
            parties=(),
            participants=(),
            statements=("s-1", "s-2"),
            citations=(CITATION,),
        ),
    ),
    discrepancies=(
        Discrepancy(
            id="d-1",
            nature="conflict",
            kind="date",
            severity="high",
            subject="day",
            statements=("s-1", "s-2"),
            readings=(Reading(value="1", citations=(CITATION,)),),
        ),
    ),
)


def hidden(*names: str) -> Corpus:
    return hide(CORPUS, frozenset(names))


def test_nothing_to_hide_changes_nothing() -> None:
    assert hidden() is CORPUS


def test_a_passage_nobody_uses_any_more_gets_the_editor_as_reason() -> None:
    unused = {item.id: item.unused for item in hidden("s-1").passages}
    assert unused == {"p1": HIDDEN, "p2": None, "p3": "question"}


def test_meetings_and_discrepancies_forget_it() -> None:
    corpus = hidden("s-1")
    assert corpus.meetings[0].statements == ("s-2",)
    assert corpus.discrepancies[0].statements == ("s-2",)
    assert corpus.statements[0].agreement == "conflict"


def test_a_discrepancy_without_statements_goes() -> None:
    corpus = hidden("s-1", "s-2")
    assert corpus.discrepancies == ()
    assert corpus.statements == ()
    assert all(item.unused for item in corpus.passages)


def test_what_is_quoted_from_hidden_words_alone_goes_too() -> None:
    inside, elsewhere = (
        QuotationEntry(
            id=name,
            exact="Word",
            speaker=None,
            participant=None,
            citations=(Citation(source="a", start=start, end=start + 4, exact="Word", origin="o1"),),
        )
        for name, start in (("q-1", 0), ("q-2", 5))
    )
    corpus = hide(replace(CORPUS, quotations=(inside, elsewhere)), frozenset({"s-1"}))
    assert corpus.quotations == (elsewhere,)
