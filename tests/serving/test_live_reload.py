"""`mkdocs serve` as an editor lives with it: one rebuild a save, never a loop, never an empty or frozen site."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support import make_project, offline

PATIENCE = 60.0  # seconds; a loaded machine is slow, a broken server is slower


@dataclass(frozen=True)
class Server:
    """A running `mkdocs serve` and the project it serves."""

    project: Path
    port: int
    log: Path

    def page(self, name: str) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{name}", timeout=10) as answer:
            return str(answer.read().decode())

    def builds(self) -> int:
        # Not "Documentation built in …": MkDocs leaves that line out where two builds took the same time.
        return self.log.read_text(encoding="utf-8").count("Building documentation...")

    def wait(self, condition: Callable[[], bool], what: str) -> None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                if condition():
                    return
            except OSError:
                pass  # not listening yet
            time.sleep(0.05)
        pytest.fail(f"{what} did not happen:\n{self.log.read_text(encoding='utf-8')[-3000:]}")

    def settle(self) -> int:
        """The number of builds once no further one follows."""
        count = self.builds()
        time.sleep(2.0)
        assert self.builds() == count, "a build that nobody asked for"
        return count


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    project = make_project(tmp_path / "project")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path / "serve.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=project,
            env=offline(),
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        running = Server(project=project, port=port, log=log)
        try:
            running.wait(lambda: "<h1" in running.page("index.html"), "the first page")
            yield running
        finally:
            process.terminate()
            process.wait(timeout=20)


def words_of(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))


def test_a_working_day(server: Server) -> None:
    seeds, pages = server.project / "seeds", server.project / "site_src"
    article = sorted(seeds.iterdir())[4]
    text = article.read_text(encoding="utf-8")
    source = f"sources/{article.stem.replace('_', '-')}.html"
    assert server.settle() == 1

    # A saved article: one build, the new words on its page.
    article.write_text(text.replace("Complex questions", "Seventeen questions"), encoding="utf-8")
    server.wait(lambda: "Seventeen questions" in server.page(source), "the saved article's new words")
    assert server.settle() == 2

    # An article that cannot be read: the last good pages stay, under a banner.
    article.write_bytes(b"\x00\x01\x02\xff" * 500)
    server.wait(lambda: article.name in words_of(server.page("index.html")), "the banner")
    assert "Seventeen questions" in server.page(source)
    assert server.settle() == 3
    assert article.name in server.log.read_text(encoding="utf-8")

    # The next good save clears it.
    article.write_text(text, encoding="utf-8")
    server.wait(lambda: "Complex questions" in server.page(source), "the mended article")
    assert "briefing-error" not in server.page("index.html")

    # Settings that are no settings, and their repair.
    settings = seeds / "briefing.yml"
    settings.write_text("titel: Wrong key\n", encoding="utf-8")
    server.wait(lambda: "did you mean" in words_of(server.page("index.html")), "the settings' fault")
    settings.write_text("title: A title of my own\n", encoding="utf-8")
    server.wait(lambda: "A title of my own" in words_of(server.page("index.html")), "the new title")

    # A hand-written page refreshes too.
    by_hand = pages / "how-to-read.md"
    by_hand.write_text(by_hand.read_text(encoding="utf-8") + "\nA line by hand.\n", encoding="utf-8")
    server.wait(lambda: "A line by hand." in server.page("how-to-read.html"), "the hand-written page")

    # A template refreshes every page.
    template = server.project / "templates" / "pages" / "agenda.md.jinja"
    template.write_text(template.read_text(encoding="utf-8") + "\nA line of the template.\n", encoding="utf-8")
    server.wait(lambda: "A line of the template." in server.page("agenda.html"), "the template's new line")
    builds = server.settle()

    # A deleted article disappears.
    article.unlink()
    name = article.stem.replace("_", "-")
    server.wait(lambda: name not in server.page("sources.html"), "the build without the article")
    assert not (pages / source.replace(".html", ".md")).exists()
    assert server.settle() == builds + 1


def test_what_is_new_is_told_since_the_server_started_not_since_the_last_save(server: Server) -> None:
    page = server.project / "site_src" / "changes.md"

    def tells_of(who: str) -> Callable[[], bool]:
        return lambda: who in page.read_text(encoding="utf-8")

    for day, who in ((2, "Maria Holt"), (3, "Karl Lund")):
        (server.project / "seeds" / f"zz-{day}.txt").write_text(
            f"The archive of the talks\n\nBy Lena Storm, Coastal Post, {day} May 2023\n\n"
            f"Archivist {who} said that the minutes of the talks would be kept closed for {day}0 years.\n",
            encoding="utf-8",
        )
        server.wait(tells_of(who), f"news of {who}")
        server.settle()
    assert tells_of("Maria Holt")()
