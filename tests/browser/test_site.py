"""The built site as a reader meets it, from a static server on a sub-path and from a folder on disk."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

NINE = (
    "index",
    "participants",
    "agenda",
    "open-issues",
    "background",
    "developments",
    "timeline",
    "differences",
    "sources",
)
PAGES = (*NINE, "how-to-read", "sources/01-herald", "sources/03-observer", "sources/06-copy")

# What a reader may type, and the page that must be among the first three results.
SEARCHES = {
    "gauge readings": "background.html",
    "szucs": "participants.html",
    "Szűcs": "participants.html",
    "BRANDSTATTER": "participants.html",
    "joint warning service": "open-issues.html",
    "compensation": "open-issues.html",
    "killed": "differences.html",
    "gyor": "open-issues.html",
    "theatre": "developments.html",
    "budapest": "participants.html",
}


TEN = yaml.safe_load(Path(__file__).with_name("searches.yml").read_text(encoding="utf-8"))
FIRST_THREE = """name => [...document.querySelectorAll(".md-search-result__item")].slice(0, 3)
    .some(item => [...item.querySelectorAll("a")].some(link => (link.pathname + link.hash).includes(name)))"""


@pytest.fixture(params=["file", "server"])
def at(request: pytest.FixtureRequest, site: Path) -> Callable[[str], str]:
    """The address of a page, from disk or from the server."""
    base = site.as_uri() if request.param == "file" else str(request.getfixturevalue("address"))
    return lambda name: f"{base}/{name}"


def test_every_page_opens_without_a_complaint(page: Page, at: Callable[[str], str]) -> None:
    for name in PAGES:
        page.goto(at(f"{name}.html"))
        expect(page.locator("h1")).to_have_count(1)


def test_a_citation_opens_its_passage_highlighted_and_leads_back(page: Page, at: Callable[[str], str]) -> None:
    page.goto(at("developments.html"))
    citation = page.locator(".entry a.cite").first
    words = citation.get_attribute("data-passage")
    assert words is not None
    citation.click()
    expect(page).to_have_url(re.compile(r"sources/[^/]+\.html#.+"))
    passage = page.locator(":target")
    expect(passage).to_be_in_viewport()
    assert (passage.text_content() or "") in words
    plain = page.locator(".passage.used").last.evaluate("each => getComputedStyle(each).backgroundColor")
    assert passage.evaluate("each => getComputedStyle(each).backgroundColor") != plain
    page.locator(".uses a").first.click()
    expect(page).to_have_url(re.compile(r"\.html#s-.+"))
    expect(page.locator(":target")).to_be_in_viewport()


def test_a_passage_is_shown_to_pointer_keyboard_and_touch(
    page: Page, at: Callable[[str], str], browser: Browser
) -> None:
    page.goto(at("background.html"))
    card = page.locator(".passage-card")
    page.locator(".entry a.cite").first.hover()
    expect(card).to_be_visible()
    expect(card).to_contain_text("23 people")
    expect(card).to_contain_text("River Herald, 22 September 2026")
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    page.mouse.move(0, 0)
    page.locator(".entry a.cite").nth(1).focus()
    expect(card).to_be_visible()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"sources/[^/]+\.html#.+"))
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True)
    phone = context.new_page()
    phone.goto(at("background.html"))
    phone.locator(".entry a.cite").first.tap()
    expect(phone.locator(".passage-card")).to_be_visible()
    phone.locator(".passage-card a").tap()
    expect(phone).to_have_url(re.compile(r"sources/[^/]+\.html#.+"))
    context.close()


def test_search_finds_statements_people_and_sources(page: Page, at: Callable[[str], str]) -> None:
    page.goto(at("index.html"))
    field = page.locator("input[data-md-component=search-query]")
    field.click()
    for query, found in SEARCHES.items():
        field.fill("")
        field.press_sequentially(query)
        page.wait_for_function(FIRST_THREE, arg=found, timeout=8_000)


@pytest.mark.parametrize("way", ["file", "server"])
def test_ten_searches_written_down_first_find_their_place(
    page: Page, way: str, samples: Path, request: pytest.FixtureRequest
) -> None:
    base = samples.as_uri() if way == "file" else str(request.getfixturevalue("address")).replace("/path", "/samples")
    page.goto(f"{base}/background.html")
    field = page.locator("input[data-md-component=search-query]")
    field.click()
    assert len(TEN) == 10
    for each in TEN:
        field.fill("")
        field.press_sequentially(each["query"])
        page.wait_for_function(FIRST_THREE, arg=each["finds"], timeout=8_000)


def test_the_search_is_used_by_keyboard_alone(page: Page, at: Callable[[str], str]) -> None:
    page.goto(at("timeline.html"))
    page.keyboard.press("/")
    page.keyboard.type("szucs")
    page.locator(".md-search-result__item").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"participants\.html.*#"))


def test_a_statement_is_copied_with_its_sources_by_keyboard(page: Page, at: Callable[[str], str]) -> None:
    page.goto(at("background.html"))
    page.locator(".entry .copy").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[role=status]")).to_have_text("Copied")
    page.keyboard.press("/")
    page.keyboard.press("ControlOrMeta+V")
    field = page.locator("input[data-md-component=search-query]")
    expect(field).to_have_value(
        re.compile(r"23 people.*Sources: River Herald, 22 September 2026; .*3 articles, 2 origins; contested")
    )


def test_the_pages_of_a_narrow_window_are_reached_by_keyboard(browser: Browser, site: Path) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 600}, reduced_motion="reduce")
    narrow = context.new_page()
    narrow.goto(f"{site.as_uri()}/agenda.html")
    narrow.keyboard.press("Tab")
    narrow.keyboard.press("Space")
    expect(narrow.locator(".md-sidebar--primary a", has_text="Timeline")).to_be_in_viewport()
    context.close()


def test_every_page_says_how_new_it_is_and_which_version(site: Path) -> None:
    stamps = set()
    for name in (*PAGES, "404"):
        text = (site / f"{name}.html").read_text(encoding="utf-8")
        stamps |= set(re.findall(r"As of \d+ September 2026 · version [0-9a-f]{8}", text)) or {name}
        assert '<meta name="description" content="' in text, name
    assert len(stamps) == 1


def test_details_open_for_a_link_into_them(page: Page, at: Callable[[str], str]) -> None:
    page.goto(at("sources/05-blog.html"))
    page.locator(".uses a").first.click()
    expect(page.locator(":target")).to_be_visible()


def test_no_page_scrolls_sideways_on_a_phone(browser: Browser, site: Path) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, color_scheme="dark")
    phone = context.new_page()
    for name in PAGES:
        phone.goto(f"{site.as_uri()}/{name}.html")
        assert phone.evaluate("document.documentElement.scrollWidth") <= 390, name
    context.close()


@pytest.mark.parametrize("name", ["site", "samples"])
def test_the_overview_fits_one_printed_page(browser: Browser, name: str, request: pytest.FixtureRequest) -> None:
    context = browser.new_context()
    opened = context.new_page()
    opened.goto(f"{request.getfixturevalue(name).as_uri()}/index.html")
    printed = opened.pdf(format="A4", prefer_css_page_size=True)
    context.close()
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1


def test_nothing_asks_to_be_indexed(site: Path) -> None:
    for name in PAGES:
        assert '<meta name="robots" content="noindex' in (site / f"{name}.html").read_text(encoding="utf-8")
