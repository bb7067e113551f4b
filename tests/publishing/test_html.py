"""The briefing as one HTML file: nothing asked of the outside, every link leads somewhere, hostile text stays text."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest

from generator.composing.changes import compare
from generator.model.briefing import Briefing
from generator.model.decisions import EditorMarks
from generator.options import PrintOptions
from generator.publishing.html import make_html

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
VOID = frozenset({"meta", "link", "br", "img"})
OUTSIDE = ("src", "srcset", "data", "poster", "action", "background")


class Reader(HTMLParser):
    """Ids, links and attributes of a page, and whether its elements are nested as they should be."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.asked: list[tuple[str, str]] = []
        self.tags: list[str] = []
        self.open: list[str] = []
        self.faults: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            elif name == "href" and tag == "a":
                self.links.append(value or "")
            elif name in OUTSIDE or (name == "href" and tag != "a"):
                self.asked.append((tag, value or ""))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open[-1] != tag:
            self.faults.append(f"</{tag}> inside {self.open[-1:]}")
        else:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.open[-1:] not in (["style"], ["title"]):
            self.words.append(data)


@pytest.fixture(scope="module")
def sample() -> Briefing:
    return msgspec.json.decode((ROOT / "tests" / "fixtures" / "briefing.json").read_bytes(), type=Briefing)


def page(briefing: Briefing, options: PrintOptions | None = None) -> tuple[str, tuple[str, ...]]:
    content, notes = make_html(briefing, templates=TEMPLATES, options=options or PrintOptions())
    return content.decode(), notes


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    reader.close()
    return reader


def hostile(sample: Briefing, text: str) -> Briefing:
    return replace(
        sample,
        title=text,
        marking=text,
        statements=tuple(
            replace(item, text=text, edits=(), theme=text, editor=EditorMarks(notes=(text,)))
            for item in sample.statements
        ),
        participants=tuple(replace(item, name=text) for item in sample.participants),
        sources=tuple(replace(item, label=text, title=text, url=text) for item in sample.sources),
    )


def test_it_asks_for_nothing_outside_itself(sample: Briefing) -> None:
    text, notes = page(sample)
    reader = read(text)
    assert notes == ()
    assert reader.asked == [("link", "data:,")]
    assert "script" not in reader.tags
    assert "@import" not in text
    assert "url(" not in text
    assert "default-src 'none'" in text


def test_elements_are_nested_and_ids_are_unique(sample: Briefing) -> None:
    reader = read(page(sample)[0])
    assert reader.faults == []
    assert reader.open == []
    assert len(reader.ids) == len(set(reader.ids))


def test_every_link_leads_somewhere(sample: Briefing) -> None:
    reader = read(page(sample)[0])
    inside = {link.removeprefix("#") for link in reader.links if link.startswith("#")}
    outside = {link for link in reader.links if not link.startswith("#")}
    assert inside <= set(reader.ids)
    assert outside == {source.url for source in sample.sources if source.url}


def test_every_statement_stands_there_with_its_sources(sample: Briefing) -> None:
    reader = read(page(sample)[0])
    words = " ".join("".join(reader.words).replace("\u200b", "").split())
    for statement in sample.statements:
        assert statement.id in reader.ids
        assert " ".join(statement.text.split()) in words
    for source in sample.sources:
        assert f"source-{source.id}" in reader.ids


def test_what_is_new_and_what_the_editor_says_stand_on_the_statement(sample: Briefing) -> None:
    noted = replace(sample.statements[0], editor=EditorMarks(pinned=0, notes=("Confirmed by telephone.",)))
    now = replace(sample, statements=(noted, *sample.statements[1:]))
    before = replace(sample, statements=sample.statements[1:])
    words = " ".join("".join(read(page(replace(now, changes=compare(now, before)))[0]).words).split())
    assert re.search(r" new pinned by the editor .*?Editor: Confirmed by telephone\.", words)


def test_full_texts_only_when_asked_for(sample: Briefing) -> None:
    assert "details" not in read(page(sample)[0]).tags
    words = "".join(read(page(sample, PrintOptions(full_texts=True))[0]).words)
    for source in sample.sources:
        assert source.text.split("\n\n")[-1].split("\n")[0][:40] in words


@pytest.mark.parametrize(("paper", "size"), [("a4", "A4"), ("us-letter", "letter")])
def test_it_asks_the_printer_for_its_paper(sample: Briefing, paper: str, size: str) -> None:
    options = PrintOptions(paper="us-letter" if paper == "us-letter" else "a4")
    assert f"@page {{ size: {size};" in page(sample, options)[0]


def test_same_briefing_same_bytes(sample: Briefing) -> None:
    again = msgspec.json.decode(msgspec.json.encode(sample), type=Briefing)
    assert page(sample) == page(again)


@pytest.mark.parametrize(
    "text",
    [
        '<script>alert(1)</script> "><img src=https://example.org/x onerror=x> </style></title>',
        "javascript:alert(1)",
        "{{ 7 * 7 }} {% raw %} {# x #}",
        "&lt;b&gt; &amp; &#x3c;",
    ],
)
def test_text_of_an_article_is_never_markup(sample: Briefing, text: str) -> None:
    made, _ = page(hostile(sample, text))
    reader = read(made)
    assert reader.asked == [("link", "data:,")]
    assert "script" not in reader.tags
    assert not any(link.startswith("javascript") for link in reader.links)
    assert text in "".join(reader.words).replace("\u200b", "")


def test_what_no_page_can_show_is_replaced_and_reported(sample: Briefing) -> None:
    text, notes = page(hostile(sample, "null \0, turned \u202e txet, half \ud83d"))
    assert re.search(r"U\+0000 \(\d+\)", notes[0])
    assert "\u202e" not in text
    assert "null □, turned □ txet, half □" in text
