"""Laws of reading: it never fails, blocks slice to the text, no word is lost, and a clean text stays as it is."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import UnreadableFile
from generator.model.article import Article, Rejection, quote
from generator.options import Metadata, ReadingOptions
from generator.reading.article import read_page
from generator.reading.cleaning import assemble, clean
from generator.reading.decoding import repair
from generator.reading.languages import language_of
from generator.reading.text import read_markdown, read_text

FURNITURE = (
    "Share",
    "READ ALSO: Teachers end walkout",
    "https://example.org/2021/03/04/strike",
    "Original url:",
    "© 2020 Harbour Times",
    "By Jane Doe",
    "Published: 4 March 2021",
    "LISBON (AFP) — The port closed on Friday, the union said.",
    "Port workers to strike",
    "Workers (L) and others",
    "(Photo: Jane Doe/AFP)",
    "Leave a comment",
    "12 Comments on Port workers to strike",
    "# Heading",
    "that were closed on Friday because of the strike at the gov-",
    "ernment offices, the union said.",
    "",
    "---",
    "title: x",
)
SENTENCES = st.sampled_from(
    (
        "The union said on Monday that talks with the employers had failed.",
        "Ferries will not sail before Sunday, the port authority told reporters.",
        "“We had no choice,” the leader of the union told members at the gate.",
        "The government (in office since May) offered 3.5% more -- too little, they said.",
    )
)
LINES = st.one_of(st.sampled_from(FURNITURE), SENTENCES, st.text(max_size=60))
PAGES = st.lists(LINES, max_size=14).map("\n".join)
WORD = re.compile(r"\w")


def letters(text: str) -> Counter[str]:
    """The letters and digits of a text: what no step may lose, however lines and hyphens are joined."""
    return Counter(WORD.findall(text))


@given(st.one_of(st.binary(max_size=400), PAGES.map(lambda page: page.encode("utf-8", "surrogatepass"))))
@settings(max_examples=150, deadline=None)
def test_never_fails_and_blocks_slice(data: bytes) -> None:
    for read in (read_text, read_markdown):
        try:
            (page,) = read(data, name="page.txt", options=ReadingOptions())
        except UnreadableFile:
            continue
        outcome = read_page(page, name="page.txt", given=Metadata(), options=ReadingOptions())
        if isinstance(outcome, Rejection):
            assert outcome.rule == "empty"
            continue
        assert isinstance(outcome, Article)
        assert "\n\n".join(quote(outcome, block.start, block.end) for block in outcome.blocks) == outcome.text
        assert outcome.text.encode("utf-8")


@given(PAGES)
@settings(max_examples=200, deadline=None)
def test_no_word_is_lost(page: str) -> None:
    mended = repair(page)
    text, _, dropped = assemble(clean(mended).pieces)
    assert letters(text + " ".join(piece.text for piece in dropped)) == letters(mended)


@given(PAGES)
@settings(max_examples=100, deadline=None)
def test_repair_is_idempotent(page: str) -> None:
    assert repair(repair(page)) == repair(page)


@given(st.lists(SENTENCES, min_size=1, max_size=8))
def test_clean_text_stays_as_it_is(sentences: list[str]) -> None:
    page = "\n\n".join(sentences)
    text, blocks, dropped = assemble(clean(page).pieces)
    assert text == page
    assert len(blocks) == len(sentences)
    assert dropped == ()


@given(st.lists(SENTENCES, min_size=3, max_size=8), st.integers(min_value=50, max_value=110))
def test_wrapping_at_any_width_is_undone(sentences: list[str], width: int) -> None:
    lines: list[str] = [""]
    for word in " ".join(sentences).split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    text, _, _ = assemble(clean("\n".join(lines)).pieces)
    assert text.replace("\n\n", " ") == " ".join(sentences)


@given(st.text(max_size=300))
def test_every_text_has_a_language(text: str) -> None:
    assert language_of(text)
