"""A real browser over a really built site: the pages of the fixture briefing, built once a session."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page, sync_playwright

from generator.rendering import render_pages, templates_folder
from generator.rendering.data import from_json
from tests.support import make_project, run_briefing

ROOT = Path(__file__).parents[2]
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class calls it so
        pass


def write_project(folder: Path) -> Path:
    """A folder that any site builder can build: our configuration, theme and assets with the fixture's pages."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(ROOT / "templates" / "site", folder / "templates" / "site")
    source = folder / "site_src"
    shutil.copytree(ROOT / "site_src" / "assets", source / "assets")
    shutil.copy(ROOT / "site_src" / "how-to-read.md", source)
    content = (ROOT / "tests" / "fixtures" / "briefing.json").read_text(encoding="utf-8")
    for path, text in render_pages(from_json(content), templates=templates_folder()).items():
        (source / path).parent.mkdir(parents=True, exist_ok=True)
        (source / path).write_text(text, encoding="utf-8")
    (source / "briefing.json").write_text(content, encoding="utf-8")
    (source / "briefing.pdf").write_bytes(b"%PDF-1.7\n")
    configuration = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    configuration["plugins"] = [
        {"briefing": {"write": False}} if "briefing" in each else each for each in configuration["plugins"]
    ]
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(configuration, sort_keys=False), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_project(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="session")
def site(project: Path) -> Path:
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert built.returncode == 0, built.stderr
    return project / "site"


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the sample articles, as `make site` builds it."""
    project = make_project(tmp_path_factory.mktemp("samples") / "project")
    built = run_briefing("site", cwd=project)
    assert built.returncode == 0, built.stderr
    return project / "site"


@pytest.fixture(scope="session")
def address(site: Path, samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Both sites on a static server, below sub-paths: the fixture's at `path`, that of the samples at `samples`."""
    top = tmp_path_factory.mktemp("server")
    (top / "deep").mkdir()
    (top / "deep" / "path").symlink_to(site)
    (top / "deep" / "samples").symlink_to(samples)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(top)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/deep/path"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        missing = "needed for the browser tests: chromium, chromium-browser or google-chrome on the path"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that fails the test for a message on the console, a script error, or a request to anywhere else."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    faults: list[str] = []
    opened.on("console", lambda message: faults.append(f"{message.type}: {message.text}"))
    opened.on("pageerror", lambda error: faults.append(f"error: {error}"))
    opened.on(
        "requestfailed",  # a request that leaving the page cut short is no fault
        lambda request: None if "ABORTED" in str(request.failure) else faults.append(f"failed: {request.url}"),
    )
    opened.on(
        "request",
        lambda request: (
            None
            if request.url.startswith(("file:", "data:", "blob:", "about:", "http://127.0.0.1:"))
            else faults.append(f"outside: {request.url}")
        ),
    )
    yield opened
    context.close()
    assert faults == []
