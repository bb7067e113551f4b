"""The built pages as files: closed to the world, answered links, little weight."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag

import pytest
from lxml import html

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Response

pytestmark = pytest.mark.browser

ELSEWHERE = re.compile(r"[a-z]+:")
MOST_BYTES = 250_000  # of the first page, compressed, without the search index


@pytest.fixture(params=["site", "samples"])
def built(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.getfixturevalue(request.param)
    return folder


def dead_links(folder: Path) -> list[str]:
    """Links, pictures, scripts and places of the search index in `folder` that lead nowhere, anchors included."""
    files = sorted(folder.rglob("*.html"))
    pages = {path: html.document_fromstring(path.read_bytes()) for path in files}
    anchors = {path: {*page.xpath("//@id"), *page.xpath("//a/@name"), ""} for path, page in pages.items()}
    asked = [(path, str(link)) for path, page in pages.items() for link in page.xpath("//@href | //@src")]
    index = json.loads((folder / "search" / "search_index.json").read_text(encoding="utf-8"))
    asked += [(folder / "search_index", each["location"] or "index.html") for each in index["docs"]]
    dead = []
    for path, link in asked:
        if ELSEWHERE.match(link):
            continue
        address, fragment = urldefrag(link)
        target = (path.parent / unquote(address)).resolve() if address else path
        if path.name == "404.html" and address.startswith("/"):
            target = folder / address.lstrip("/")  # nobody knows where that page is shown: from the top
        known = anchors.get(target)
        if not target.is_file() or (known is not None and unquote(fragment) not in known):
            dead.append(f"{path.relative_to(folder)}: {link}")
    return dead


def test_no_link_and_no_anchor_is_dead(built: Path) -> None:
    assert dead_links(built.resolve()) == []


def test_a_dead_anchor_would_be_found(site: Path, tmp_path: Path) -> None:
    shutil.copytree(site, tmp_path / "site")
    page = tmp_path / "site" / "agenda.html"
    page.write_text(page.read_text(encoding="utf-8").replace("</main>", '<a href="index.html#no">x</a></main>'))
    assert dead_links(tmp_path / "site") == ["agenda.html: index.html#no"]


def test_every_page_allows_nothing_inline_but_what_it_had_when_it_was_built(built: Path) -> None:
    for path in built.rglob("*.html"):
        page = html.document_fromstring(path.read_bytes())
        (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert "unsafe" not in policy
        assert "*" not in policy
        assert not page.xpath("//*[@style] | //*[@onclick] | //*[@onload]"), path.name
        scripts = page.xpath("//script[not(@src)][not(@type)]")
        assert policy.count("sha256-") == len(scripts) + len(page.xpath("//style")), path.name


def test_a_script_that_came_later_does_not_run(browser: Browser, site: Path, tmp_path: Path) -> None:
    shutil.copytree(site, tmp_path / "site")
    page = tmp_path / "site" / "agenda.html"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("<article", "<script>document.title = 'taken'</script><article", 1), encoding="utf-8")
    context = browser.new_context()
    opened = context.new_page()
    opened.goto(page.as_uri())
    assert opened.title() != "taken"
    context.close()


def test_the_first_page_is_light(browser: Browser, address: str) -> None:
    context = browser.new_context()
    opened = context.new_page()
    weights: dict[str, int] = {}

    def weigh(response: Response) -> None:
        if "/search/" not in response.url:
            weights[response.url] = len(gzip.compress(response.body(), 6))

    opened.on("response", weigh)
    opened.goto(f"{address.replace('/path', '/samples')}/index.html", wait_until="networkidle")
    context.close()
    assert len(weights) > 4
    assert sum(weights.values()) <= MOST_BYTES, weights


def test_every_page_is_valid_html(built: Path) -> None:
    folder = Path(__file__).parent
    validator = folder / "node_modules" / ".bin" / "html-validate"
    if not validator.exists():
        pytest.skip("html-validate is not installed: npm ci --prefix tests/browser")
    pages = sorted(map(str, built.rglob("*.html")))
    checked = subprocess.run(
        [str(validator), "--config", str(folder / "htmlvalidate.json"), *pages],
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert checked.returncode == 0, checked.stdout + checked.stderr
