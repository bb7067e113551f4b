"""WCAG 2.2 AA by axe-core: nothing serious or critical on any kind of page, light and dark, wide and narrow."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
RUN = """() => axe.run(document, {resultTypes: ["violations"], rules: {"target-size": {enabled: true}}})
    .then(found => found.violations
    .filter(each => ["serious", "critical"].includes(each.impact))
    .map(each => `${each.id}: ${each.nodes.map(node => node.html.slice(0, 200)).join(" ")}`))"""


@pytest.fixture(params=[("light", 1280), ("dark", 390)], ids=["light", "dark"])
def reader(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    scheme, width = request.param
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    yield page
    context.close()


def complaints(page: Page, folder: Path) -> list[str]:
    found = []
    pages = sorted(folder.glob("*.html")) + sorted(folder.glob("sources/*.html"))[:2]  # made by one template
    for path in pages:
        page.goto(path.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
        page.evaluate(AXE)
        found += [f"{path.name}: {each}" for each in page.evaluate(RUN)]
    return found


@pytest.mark.parametrize("name", ["site", "samples"])
def test_axe_finds_nothing_serious(name: str, reader: Page, request: pytest.FixtureRequest) -> None:
    assert complaints(reader, request.getfixturevalue(name)) == []


def test_axe_finds_nothing_serious_while_a_passage_or_the_search_is_open(reader: Page, samples: Path) -> None:
    reader.goto(f"{samples.as_uri()}/index.html")
    reader.evaluate(AXE)
    reader.locator("a.cite").first.focus()
    reader.locator(".passage-card").wait_for()
    assert reader.evaluate(RUN) == []
    reader.keyboard.press("/")
    reader.keyboard.type("moscow")
    reader.locator(".md-search-result__item").first.wait_for()
    reader.wait_for_timeout(400)  # until the overlay stands still
    assert reader.evaluate(RUN) == []


def test_axe_would_complain(reader: Page, site: Path) -> None:
    reader.goto(f"{site.as_uri()}/index.html")
    reader.evaluate("document.querySelector('h1').insertAdjacentHTML('afterend', '<img src=assets/favicon.svg>')")
    reader.evaluate(AXE)
    assert any(each.startswith("image-alt") for each in reader.evaluate(RUN))
