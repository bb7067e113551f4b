"""`make soak`: the hostile tests with ten times the inputs and kills, a line for each that ends, and the sum."""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

INPUTS, KILLS = 10_000, 200


class Watch:
    """Says how far it is. A class because pytest calls its methods, and it keeps the sums."""

    def __init__(self) -> None:
        self._start = time.monotonic()
        self._count = 0
        self._all = 0
        self.done: Counter[str] = Counter()
        self.failed: list[str] = []

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Remember how many tests there are."""
        self._all = len(session.items)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count what a test says that it has done, and tell."""
        if report.failed:
            self.failed.append(report.nodeid)
            print(report.longreprtext, flush=True)  # noqa: T201
        if report.when != "call":
            return
        self._count += 1
        for name, number in report.user_properties:
            self.done[name] += int(str(number))
        if report.duration > 1 or report.failed or self._count == self._all:
            print(f"{self.line()}  {report.outcome}: {report.nodeid.partition('::')[2][:80]}", flush=True)  # noqa: T201

    def line(self) -> str:
        """How far it is."""
        spent = time.monotonic() - self._start
        sums = f"{self.done['inputs']:,} inputs, {self.done['kills']:,} kills, {len(self.failed)} failed"
        return f"{spent:6.0f} s  {self._count} of {self._all} tests: {sums}"


def main() -> int:
    """Run it all; 0 where every input and every kill ended as it must."""
    os.environ.setdefault("SOAK_INPUTS", str(INPUTS))
    os.environ.setdefault("SOAK_KILLS", str(KILLS))
    watch = Watch()
    options = ["-o", "addopts=--import-mode=importlib", "-p", "no:randomly", "-p", "no:xdist", "-p", "no:terminal"]
    status = pytest.main([*options, *sys.argv[1:], str(Path(__file__).parent)], plugins=[watch])
    print(f"soak: {watch.line()}")  # noqa: T201
    for name in watch.failed:
        print(f"failed: {name}")  # noqa: T201
    return int(status)


if __name__ == "__main__":
    sys.exit(main())
