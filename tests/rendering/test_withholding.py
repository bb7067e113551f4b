"""`source_text`: how much of other people's articles is published."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.composing.check import check
from generator.model.article import Dropped
from generator.model.briefing import Briefing
from generator.options import SourceText
from generator.rendering import check_links, publishable, render_pages, templates_folder
from tests.rendering.site_markdown import tree


@pytest.fixture
def with_more(flood_talks: Briefing) -> Briefing:
    """The fixture with a line that reading dropped, and an address of its first source."""
    first = replace(
        flood_talks.sources[0], dropped=(Dropped(text="Share", rule="furniture"),), url="https://herald.example/flood"
    )
    return replace(flood_talks, sources=(first, *flood_talks.sources[1:]))


def unused_words(briefing: Briefing) -> list[str]:
    return [
        source.text[passage.start : passage.end]
        for source in briefing.sources
        for passage in source.passages
        if not passage.statements
    ]


def test_in_full_nothing_changes(with_more: Briefing) -> None:
    assert publishable(with_more, "full") is with_more


@pytest.mark.parametrize("source_text", ["used", "none"])
def test_what_is_published_in_part_still_proves_itself(with_more: Briefing, source_text: SourceText) -> None:
    shown = publishable(with_more, source_text)
    assert check(shown) == check(with_more)
    pages = render_pages(shown, templates=templates_folder(), source_text=source_text)
    assert check_links(pages) == ()
    assert list(pages) == list(render_pages(with_more, templates=templates_folder()))
    everything = " ".join((*pages.values(), *(source.text for source in shown.sources)))
    assert unused_words(with_more)
    assert not [words for words in unused_words(with_more) if words in everything]
    assert all(not each.text for source in shown.sources for each in source.dropped)


def test_used_shows_the_passages_used_and_says_so(with_more: Briefing) -> None:
    pages = render_pages(publishable(with_more, "used"), templates=templates_folder(), source_text="used")
    for source in with_more.sources:
        page = tree(pages[f"sources/{source.id}.md"])
        for passage in source.passages:
            if passage.statements:
                (shown,) = page.xpath(f"//*[@id='{passage.id}']")
                assert shown.text_content() == source.text[passage.start : passage.end]
        assert "Only the passages used" in page.text_content()


def test_none_shows_no_text_but_every_place_and_the_way_to_the_original(with_more: Briefing) -> None:
    pages = render_pages(publishable(with_more, "none"), templates=templates_folder(), source_text="none")
    page = tree(pages[f"sources/{with_more.sources[0].id}.md"])
    assert not page.find_class("article")
    places = page.xpath("//ol[contains(@class, 'places')]/li")
    used = [passage.id for passage in with_more.sources[0].passages if passage.statements]
    assert set(used) <= {place.get("id") for place in places}
    assert any("#:~:text=" in link.get("href") for link in page.find_class("original"))
