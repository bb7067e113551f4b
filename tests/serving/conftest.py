"""A running `mkdocs serve` over a project of the sample articles."""

from __future__ import annotations

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
