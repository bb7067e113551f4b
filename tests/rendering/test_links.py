from __future__ import annotations

from generator.rendering import check_links


def test_links_between_pages_are_followed() -> None:
    pages = {
        "index.md": '[a](sources/a.md#p-1 "words (of) #x"){ .cite } [b](sources/a.md) [c](#top)\n\n## T { #top }\n',
        "sources/a.md": '<p id="p-1">x</p> [back](../index.md#top)\n',
    }
    assert check_links(pages) == ()


def test_dead_links_are_told_with_their_page() -> None:
    pages = {
        "index.md": "[a](b.md) [c](sources/a.md#p-2)\n",
        "sources/a.md": '<p id="p-1">x</p> [back](index.md)\n',
    }
    assert check_links(pages) == (
        "index.md: link to a page that does not exist: b.md",
        "index.md: link to an anchor that does not exist: sources/a.md#p-2",
        "sources/a.md: link to a page that does not exist: index.md",
    )


def test_files_beside_and_the_web_are_passed_over() -> None:
    page = (
        '[pdf](briefing.pdf) [x](notes.md) <a href="https&#58;&#47;&#47;example.org">o</a> [y](https://example.org)\n'
    )
    assert check_links({"index.md": page}, files=("briefing.pdf", "notes.md")) == ()


def test_the_head_of_a_page_and_code_hold_no_links() -> None:
    page = (
        '---\ntitle: "Harbour [strike](x) ends"\n---\n\n# Harbour strike ends\n\n'
        "`[a](b.md)` ``[c](`d.md)``\n\n```\n[e](f.md)\n```\n\n[g](h.md)\n"
    )
    assert check_links({"index.md": page}) == ("index.md: link to a page that does not exist: h.md",)
