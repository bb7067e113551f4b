"""What is new since another version: statements, conflicts, people and articles, and what brought them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.composing.changes import compare, is_empty, with_changes
from generator.model.briefing import Briefing, Citation, Discrepancy, Gap, Reading, SourceEntry, Statement, Variant
from generator.model.decisions import DecisionEntry, EditorMarks
from generator.options import SourceText
from generator.rendering.data import from_json
from generator.rendering.withholding import publishable

FIXTURE = Path(__file__).parents[1] / "fixtures" / "briefing.json"
WORDS = "The ferry will run again on Monday."


@pytest.fixture(scope="module")
def yesterday() -> Briefing:
    return from_json(FIXTURE.read_bytes())


def with_article(briefing: Briefing) -> Briefing:
    """`briefing` with another article, `new`, that tells one thing more and one thing that is known."""
    first = briefing.sources[0]
    known = next(item for item in briefing.statements if item.when is not None)
    text = f"{WORDS} {known.citations[0].exact}"
    source = replace(first, id="new", file="new.txt", label="New Herald", text=text, passages=(), origin="o-new")
    own = Citation(source="new", start=0, end=len(WORDS), exact=WORDS, origin="o-new")
    again = Citation(source="new", start=len(WORDS) + 1, end=len(text), exact=known.citations[0].exact, origin="o-new")
    fresh = replace(
        known, id="s-new0000000", aliases=(), text=WORDS, shown=0, edits=(), citations=(own,), reports=1, origins=1
    )
    told = replace(known, citations=(*known.citations, again), reports=known.reports + 1, origins=known.origins + 1)
    statements = tuple(told if item.id == known.id else item for item in briefing.statements)
    return replace(briefing, sources=(*briefing.sources, source), statements=(*statements, fresh))


def known_of(briefing: Briefing) -> Statement:
    return next(item for item in briefing.statements if item.when is not None)


def test_nothing_is_new_in_the_same_briefing(yesterday: Briefing) -> None:
    assert is_empty(compare(yesterday, yesterday))
    assert with_changes(yesterday, None, given=False).changes is None
    assert with_changes(yesterday, yesterday, given=False).changes is None


@pytest.mark.parametrize("source_text", ["used", "none"])
def test_a_version_published_without_its_texts_knows_them(yesterday: Briefing, source_text: SourceText) -> None:
    assert is_empty(compare(yesterday, publishable(yesterday, source_text)))
    one, *others = yesterday.sources
    longer = replace(yesterday, sources=(replace(one, text=one.text + " More."), *others))
    assert compare(longer, publishable(yesterday, source_text)).articles == (one.id,)


def test_a_version_that_was_given_is_always_told_of(yesterday: Briefing) -> None:
    changes = with_changes(yesterday, yesterday, given=True).changes
    assert changes is not None
    assert is_empty(changes)
    assert changes.since.as_of == yesterday.as_of


def test_an_article_brings_what_is_new_and_what_is_told_again(yesterday: Briefing) -> None:
    changes = compare(with_article(yesterday), yesterday)
    assert changes.articles == ("new",)
    assert [(item.statement, item.by) for item in changes.new] == [("s-new0000000", ("new",))]
    (changed,) = changes.changed
    assert (changed.statement, changed.what, changed.by) == (known_of(yesterday).id, ("origins",), ("new",))
    assert changes.gone == ()


def test_making_it_again_keeps_the_changes_told_before(yesterday: Briefing) -> None:
    today = with_changes(with_article(yesterday), yesterday, given=False)
    again = with_changes(with_article(yesterday), today, given=False)
    assert again == today
    assert again.changes is not None


def test_a_statement_found_by_an_alias_is_no_news(yesterday: Briefing) -> None:
    known = known_of(yesterday)
    renamed = replace(known, id="s-00000000aa", aliases=(*known.aliases, known.id))
    now = replace(
        yesterday, statements=tuple(renamed if item.id == known.id else item for item in yesterday.statements)
    )
    assert is_empty(compare(now, yesterday))
    assert is_empty(compare(yesterday, now))


def test_words_date_status_and_notes_are_told_with_the_words_before(yesterday: Briefing) -> None:
    known = known_of(yesterday)
    assert known.when is not None
    other = replace(
        known,
        text=known.text + " ",
        when=replace(known.when, edtf="1999-01-01"),
        status="denied",
        editor=EditorMarks(notes=("Heard otherwise.",)),
    )
    now = replace(yesterday, statements=tuple(other if item.id == known.id else item for item in yesterday.statements))
    (changed,) = compare(now, yesterday).changed
    assert changed.what == ("words", "date", "status", "note")
    assert (changed.before, changed.by) == (known.text, ())


def test_what_went_with_its_article_or_by_an_editor_says_so(yesterday: Briefing) -> None:
    full = with_article(yesterday)
    changes = compare(yesterday, full)
    assert changes.articles_gone == ("New Herald",)
    assert [(item.text, item.sources, item.reason) for item in changes.gone] == [(WORDS, ("New Herald",), "article")]
    hidden = DecisionEntry(
        id="e-1",
        kind="hide",
        line=1,
        about=("s-new0000000",),
        words=(WORDS,),
        decided="",
        inferred=None,
        why=None,
        state="in_force",
        detail=None,
        statements=("s-new0000000",),
        nearest=None,
    )
    without = replace(full, statements=full.statements[:-1], decisions=(hidden,))
    assert [item.reason for item in compare(without, full).gone] == ["hidden"]


def test_a_sentence_parted_in_two_is_neither_new_nor_gone(yesterday: Briefing) -> None:
    several = next(item for item in yesterday.statements if len(item.citations) > 1)
    rest = replace(several, citations=several.citations[:1], shown=0)
    piece = replace(several, id="s-00000000bb", aliases=(), citations=several.citations[1:], shown=0)
    parted = tuple(
        one for item in yesterday.statements for one in ((rest, piece) if item.id == several.id else (item,))
    )
    now = replace(yesterday, statements=parted)
    assert compare(now, yesterday).new == ()
    assert compare(yesterday, now).gone == ()


def test_a_new_conflict_and_a_further_reading_are_told(yesterday: Briefing) -> None:
    known = known_of(yesterday)
    conflict = Discrepancy(
        id="d-1",
        nature="conflict",
        kind="figure",
        severity="high",
        subject="how many",
        statements=(known.id,),
        readings=(
            Reading(value="3", citations=known.citations[:1]),
            Reading(value="4", citations=known.citations[:1]),
        ),
    )
    one = replace(yesterday, discrepancies=(*yesterday.discrepancies, conflict))
    assert [item.discrepancy for item in compare(one, yesterday).contested] == ["d-1"]
    assert compare(one, one).contested == ()
    third = replace(
        conflict, id="d-2", readings=(*conflict.readings, Reading(value="5", citations=known.citations[:1]))
    )
    more = replace(yesterday, discrepancies=(*yesterday.discrepancies, third))
    assert [item.discrepancy for item in compare(more, one).contested] == ["d-2"]


def test_somebody_is_new_unless_known_by_another_name(yesterday: Briefing) -> None:
    who = yesterday.participants[0]
    other = replace(who, id="p-other", name="Another Name", variants=(Variant(text="Another Name", sources=()),))
    now = replace(yesterday, participants=(*yesterday.participants, other))
    assert [item.participant for item in compare(now, yesterday).participants] == ["p-other"]
    renamed = replace(who, id="p-other", name="Another Name", variants=(Variant(text=who.name, sources=()),))
    assert compare(replace(now, participants=(renamed,)), yesterday).participants == ()


def test_what_is_no_longer_unknown_is_told(yesterday: Briefing) -> None:
    before = replace(yesterday, gaps=(*yesterday.gaps, Gap(id="g-9", about="verdict", text="No verdict.")))
    assert compare(yesterday, before).gaps == ("No verdict.",)


def test_an_article_set_aside_is_no_new_article(yesterday: Briefing) -> None:
    copy: SourceEntry = replace(yesterday.sources[0], id="copy", set_aside="duplicate")
    assert is_empty(compare(replace(yesterday, sources=(*yesterday.sources, copy)), yesterday))
