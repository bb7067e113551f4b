"""A program's time and memory: wall clock, and the largest memory it and its children held together."""

from __future__ import annotations

import contextlib
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.support import offline

INTERVAL = 0.05  # seconds between two looks at the memory
TIME_LIMIT = 3600  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One run: seconds of wall clock, peak memory in MB (shared pages counted once), and what it printed."""

    seconds: float
    peak_mb: float
    output: str


def run(command: Sequence[str | Path], *, cwd: Path) -> Measured:
    """Run `command` offline in `cwd` and measure it. Raises `RuntimeError` with its messages where it fails."""
    started = time.perf_counter()
    process = subprocess.Popen(
        [str(part) for part in command],
        cwd=cwd,
        env=offline(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    peak = [0.0]
    ended = threading.Event()
    watcher = threading.Thread(target=_watch, args=(process.pid, peak, ended))
    watcher.start()
    output, messages = process.communicate(timeout=TIME_LIMIT)
    seconds = time.perf_counter() - started
    ended.set()
    watcher.join()
    if process.returncode:
        raise RuntimeError(f"{' '.join(map(str, command))} failed ({process.returncode}): {messages[-2000:]}")
    return Measured(seconds=seconds, peak_mb=peak[0], output=output)


def _watch(pid: int, peak: list[float], ended: threading.Event) -> None:
    while not ended.wait(INTERVAL):
        peak[0] = max(peak[0], sum(_memory(child) for child in (pid, *_descendants(pid))))


def _memory(pid: int) -> float:
    """Megabytes of a process, its shared pages divided among those that share them (Linux; else 0)."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    return 0.0


def _descendants(pid: int) -> list[int]:
    found: list[int] = []
    with contextlib.suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            children = [int(child) for child in (task / "children").read_text(encoding="ascii").split()]
            for child in children:
                found += [child, *_descendants(child)]
    return found
