"""From saving an article to the new page being served, against a real `mkdocs serve`."""

from __future__ import annotations

import re
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from tests.support import offline

START_LIMIT, SAVE_LIMIT = 300.0, 120.0  # seconds
POLL = 0.02  # seconds
SETTLE = 1.5  # seconds in which a second build after one save would show


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeFigures:
    """Seconds from save to page for each round, and how many builds each save made."""

    seconds: tuple[float, ...]
    builds: tuple[int, ...]

    @property
    def median(self) -> float:
        """The median round."""
        return statistics.median(self.seconds)


def measure_serve(project: Path, *, rounds: int) -> ServeFigures:
    """Save an article `rounds` times, each time with another sentence, and wait for it on the article's page."""
    log = project / "serve.log"
    port = _free_port()
    article = min((project / "seeds").iterdir())
    page = f"http://127.0.0.1:{port}/sources/{article.stem}.html"
    original = article.read_text(encoding="utf-8")
    seconds, builds = [], []
    with log.open("w", encoding="utf-8") as sink:
        server = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=project, env=offline(), stdout=sink, stderr=subprocess.STDOUT,
        )  # fmt: skip
        try:
            _wait_for(page, "", START_LIMIT, server)
            for number in range(rounds):
                time.sleep(SETTLE)
                before = _builds(log)
                words = f"spokesman number {number + 100}"
                article.write_text(
                    f"{original}\nThe {words} told reporters on Friday that it was useful.\n", encoding="utf-8"
                )
                started = time.perf_counter()
                _wait_for(page, words, SAVE_LIMIT, server)
                seconds.append(time.perf_counter() - started)
                time.sleep(SETTLE)
                builds.append(_builds(log) - before)
        finally:
            server.terminate()
            server.wait(timeout=30)
            article.write_text(original, encoding="utf-8")
    return ServeFigures(seconds=tuple(seconds), builds=tuple(builds))


def _wait_for(page: str, words: str, limit: float, server: subprocess.Popen[bytes]) -> None:
    deadline = time.perf_counter() + limit
    while time.perf_counter() < deadline:
        if server.poll() is not None:
            raise RuntimeError("mkdocs serve has stopped; see serve.log")
        try:
            with urllib.request.urlopen(page, timeout=limit) as answer:  # noqa: S310  (our own server)
                if words in answer.read().decode("utf-8"):
                    return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            pass  # not up yet, or between two builds
        time.sleep(POLL)
    raise RuntimeError(f"{page} did not show '{words}' within {limit:.0f} s")


def _builds(log: Path) -> int:
    return len(re.findall(r"Documentation built in", log.read_text(encoding="utf-8")))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
