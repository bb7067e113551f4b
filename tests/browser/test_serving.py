"""`mkdocs serve` seen through a real browser: no complaint on any page, search, and the open page changes by itself."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, ConsoleMessage, expect

from tests.serving.conftest import Server, server

__all__ = ["server"]  # a fixture of the tests beside these

NARROW = ("index", "participants", "agenda", "open-issues", "timeline", "differences", "sources", "how-to-read")


@pytest.mark.browser
def test_the_open_page_shows_what_is_saved(server: Server, browser: Browser) -> None:
    article = sorted((server.project / "seeds").iterdir())[4]
    text = article.read_text(encoding="utf-8")
    base = f"http://127.0.0.1:{server.port}"
    faults: list[str] = []

    def note(message: ConsoleMessage) -> None:
        faults.append(message.text)

    page = browser.new_page()
    page.on("console", lambda message: note(message) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith((base, "data:")) else faults.append(request.url))
    for name in NARROW:
        page.goto(f"{base}/{name}.html")
        expect(page.locator("h1")).to_have_count(1)
    page.goto(f"{base}/sources/{article.stem.replace('_', '-')}.html")
    expect(page.locator(".article")).to_contain_text("Complex questions")
    article.write_text(text.replace("Complex questions", "Seventeen questions"), encoding="utf-8")
    expect(page.locator(".article")).to_contain_text("Seventeen questions", timeout=60_000)
    page.locator("input[data-md-component=search-query]").click()
    page.keyboard.type("seventeen questions")
    expect(page.locator(".md-search-result__item").first).to_be_visible(timeout=15_000)
    page.close()
    assert faults == []
