"""Article text is untrusted: whatever characters it holds, on the page it is the same text and nothing else."""

from __future__ import annotations

from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.rendering.escaping import address_of_words, anchor, attribute, text, web_address
from tests.rendering.site_markdown import to_html

# What somebody may switch on tomorrow must not change what an article says either.
FURTHER = yaml.safe_load("""
[abbr, admonition, def_list, fenced_code, footnotes, sane_lists, smarty, pymdownx.magiclink, pymdownx.superfences,
pymdownx.tilde, pymdownx.caret, pymdownx.mark, pymdownx.emoji, pymdownx.tasklist, pymdownx.critic, pymdownx.keys,
pymdownx.smartsymbols, pymdownx.inlinehilite]
""")


class Reader(HTMLParser):
    """The text, the tags and the attribute values of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words = ""
        self.tags: list[str] = []
        self.attributes: dict[str, str | None] = {}

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.update(attrs)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)


def read(source: str, *, further: bool = False) -> Reader:
    reader = Reader()
    reader.feed(to_html(source, tuple(FURTHER) if further else ()))
    reader.close()
    return reader


def between(reader: Reader) -> str:
    """What stands between the marks that a test puts around the text."""
    return reader.words[reader.words.index("⟦") + 1 : reader.words.rindex("⟧")]


def seen(value: str) -> str:
    """What HTML can hold of `value`."""
    for code in (*range(9), 0x0B, *range(0x0E, 0x20), *range(0x7F, 0xA0), *range(0xFDD0, 0xFDF0), 0xFFFE, 0xFFFF):
        value = value.replace(chr(code), "\n" if code == 0x85 else "\ufffd")
    return value


# Python's HTML reader drops what its tables call invalid; a browser keeps these characters.
INVALID = [chr(plane + last) for plane in range(0x10000, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)]
CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters=INVALID)
PIECES = st.sampled_from(
    yaml.safe_load((Path(__file__).parent / "hostile_pieces.yml").read_text(encoding="utf-8"))["pieces"]
)
TEXTS = st.one_of(st.text(CHARACTERS, min_size=1, max_size=60), st.lists(PIECES, min_size=1, max_size=8).map("".join))


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_text_in_a_statement_comes_out_as_it_is(value: str) -> None:
    words = f'⟦<span class="words">{text(value)}</span>⟧'
    reader = read(f'<div class="entry" id="s-1" markdown="block">\n<p markdown="span">{words}</p>\n</div>\n')
    assert between(reader) == seen(value)
    assert reader.tags == ["div", "p", "span"]


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_text_is_safe_from_extensions_the_site_does_not_use(value: str) -> None:
    reader = read(f'<p markdown="span">⟦<span class="words">{text(value)}</span>⟧</p>\n', further=True)
    assert between(reader) == seen(value)
    assert reader.tags == ["p", "span"]


@given(TEXTS)
@settings(max_examples=80, deadline=None)
def test_link_labels_and_titles_come_out_as_they_are(value: str) -> None:
    reader = read(f'<p markdown="span">[⟦{text(value)}⟧](sources/a.md#p-1 "{attribute(value)}"){{ .cite }}</p>\n')
    assert reader.tags == ["p", "a"]
    assert reader.attributes["title"] == seen(value)
    assert reader.attributes["href"] == "sources/a.md#p-1"
    assert reader.attributes["class"] == "cite"
    assert between(reader) == seen(value)


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_headings_and_cells_hold_any_text(value: str) -> None:
    heading = read(f"## ⟦{text(value)}⟧ {{ #i-1 }}\n")
    assert between(heading) == seen(value)
    assert heading.tags == ["h2", "a"]
    assert heading.attributes["id"] == "i-1"
    cell = read(f'| a | b |\n|---|---|\n| ⟦{text(value)}⟧ {{ data-label="x" }} | z |\n')
    assert cell.tags == ["table", "thead", "tr", "th", "th", "tbody", "tr", "td", "td"]
    assert between(cell) == seen(value)


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_attributes_of_raw_tags_hold_any_text(value: str) -> None:
    reader = read(f'<p markdown="span"><span class="edit" title="{attribute(value)}">x</span></p>\n')
    assert reader.tags == ["p", "span"]
    assert reader.attributes["title"] == seen(value)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//example.org", "ftp://example.org", "", None]
)
def test_only_addresses_of_the_web_become_links(address: str | None) -> None:
    assert web_address(address) is None


def test_an_address_cannot_leave_its_attribute() -> None:
    written = web_address('https://example.org/a"><script>?x={{ y }}&z=é')
    assert written is not None
    reader = read(f'<p markdown="span"><a href="{written}">x</a></p>\n')
    assert reader.tags == ["p", "a"]
    assert reader.attributes["href"] == "https://example.org/a%22%3E%3Cscript%3E?x=%7B%7B%20y%20%7D%7D&z=%C3%A9"


@pytest.mark.parametrize(
    ("address", "words", "found"),
    [
        (None, "some words", None),
        ("javascript:alert(1)", "some words", None),
        ("https://example.org/a#top", "Some, words", "https://example.org/a#:~:text=Some%2C%20words"),
        (
            "https://example.org/a?b=1",
            "one two three four five six seven eight nine ten ele-ven",
            "https://example.org/a?b=1#:~:text=one%20two%20three%20four,eight%20nine%20ten%20ele%2Dven",
        ),
    ],
)
def test_the_original_is_opened_at_the_words(address: str | None, words: str, found: str | None) -> None:
    written = address_of_words(address, words)
    assert (written and unescape(written)) == found


@pytest.mark.parametrize("ident", ["", "a b", "a)", "-a", 'a"', "ä", "a\n"])
def test_an_anchor_that_a_link_cannot_hold_is_refused(ident: str) -> None:
    with pytest.raises(ValueError, match="anchor"):
        anchor(ident)
