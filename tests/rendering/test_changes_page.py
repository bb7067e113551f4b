"""The pages of what is new and of what an editor decided: complete, linked, and deaf to what stands in the words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.composing.changes import compare
from generator.model.briefing import Briefing, Gap
from generator.model.changes import Changes
from generator.model.decisions import Correction, DecisionEntry, EditorMarks, Nearest
from generator.rendering import check_links, render_pages, templates_folder
from generator.rendering.editorial import headline
from tests.rendering.site_markdown import tree

HOSTILE = '<b>*x*</b> {{ y }} | "q" [a](b) `c` {: #d } &amp; </p>'


def decision(name: str, **values: object) -> DecisionEntry:
    entry = DecisionEntry(
        id=name,
        kind="note",
        line=3,
        about=(HOSTILE,),
        words=(),
        decided=HOSTILE,
        inferred=HOSTILE,
        why=HOSTILE,
        state="in_force",
        detail=None,
        statements=(),
        nearest=None,
    )
    return replace(entry, **values)  # type: ignore[arg-type]  # fields by name, as each test needs them


@pytest.fixture(scope="module")
def today(flood_talks: Briefing) -> Briefing:
    """The fixture as it looks to who knows all articles but one, with every kind of change and of decision."""
    last = next(item.citations[0].source for item in flood_talks.statements if item.reports == 1)
    kept = tuple(
        item for item in flood_talks.statements if not all(citation.source == last for citation in item.citations)
    )
    before = replace(
        flood_talks,
        title=HOSTILE,
        sources=tuple(item for item in flood_talks.sources if item.id != last),
        statements=tuple(replace(item, text=HOSTILE, edits=(), origins=0) for item in kept),
        participants=(),
        discrepancies=(),
        gaps=(Gap(id="g-0", about="else", text=HOSTILE),),
    )
    first = flood_talks.statements[0]
    near = Nearest(statement=first.id, source="a", exact=HOSTILE, likeness=0.7)
    marks = EditorMarks(
        decisions=("e-1",),
        pinned=0,
        section=first.section,
        corrections=(Correction(of="words", was=HOSTILE, now=HOSTILE),),
        notes=(HOSTILE,),
    )
    now = replace(
        flood_talks,
        statements=(replace(first, editor=marks), *flood_talks.statements[1:]),
        decisions=(
            decision("e-1", statements=(first.id,), words=(HOSTILE,)),
            decision("e-2", state="lost", detail=HOSTILE, nearest=near),
            decision("e-3", state="contradicted", detail=HOSTILE, line=0, kind="hide"),
        ),
    )
    found = compare(now, before)
    gone = compare(before, replace(now, statements=now.statements)).gone
    return replace(now, changes=replace(found, gone=gone, articles_gone=(HOSTILE,)))


def test_every_part_of_what_is_new_has_its_place(today: Briefing) -> None:
    changes = today.changes
    assert isinstance(changes, Changes)
    page = tree(render_pages(today, templates=templates_folder())["changes.md"])
    headings = [heading.get("id") for heading in page.iter("h2")]
    assert headings == ["articles", "new", "contested", "changed", "participants", "no-longer-unknown", "gone"]
    links = [link.get("href") for link in page.iter("a")]
    for item in changes.new:
        assert any(link is not None and link.endswith(f"#{item.statement}") for link in links)
    assert f"{len(changes.new)} new" in (headline(today) or ("", ""))[1]


def test_no_words_become_markup_and_every_link_leads_somewhere(today: Briefing) -> None:
    pages = render_pages(today, templates=templates_folder())
    assert check_links(pages) == ()
    for name in ("changes.md", "decisions.md", "index.md"):
        page = tree(pages[name])
        assert not page.xpath("//b | //em | //strong | //code | //script"), name
    for name in ("changes.md", "decisions.md"):
        assert HOSTILE in tree(pages[name]).text_content()


def test_marks_and_notes_stand_on_the_statement(today: Briefing) -> None:
    first = today.statements[0]
    pages = render_pages(today, templates=templates_folder())
    (entry,) = [
        found for text in pages.values() for found in tree(text).xpath(f"//div[@id='{first.id}']") if found is not None
    ]
    words = entry.text_content()
    for mark in ("corrected by the editor", "moved by the editor", "pinned by the editor", f"Editor: {HOSTILE}"):
        assert mark in words
    assert HOSTILE not in entry.xpath(".//span[@class='words']")[0].text_content()


def test_without_a_version_or_a_decision_one_sentence_stands_there(flood_talks: Briefing) -> None:
    pages = render_pages(flood_talks, templates=templates_folder())
    for name in ("changes.md", "decisions.md"):
        page = tree(pages[name])
        assert len(page.xpath("//p[@class='ours']")) == 1
        assert not list(page.iter("h2"))
    assert headline(flood_talks) is None
    assert "changes.md" not in pages["index.md"]
