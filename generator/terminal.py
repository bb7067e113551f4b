"""How the work goes, on standard error: a live line on a terminal, plain lines elsewhere."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn


class TerminalProgress:
    """A line a stage; while articles are understood on a terminal, a bar that goes away again."""

    def __init__(self, *, quiet: bool = False) -> None:
        self._console = Console(stderr=True, quiet=quiet, highlight=False, markup=False, soft_wrap=True)
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._put_away()

    def heading(self, name: str) -> None:
        """The folder that comes next."""
        self._console.print(name)

    def stage(self, name: str, seconds: float, detail: str) -> None:
        """A stage has ended."""
        self._put_away()
        self._console.print(f"  {name:<11}{seconds:6.2f} s  {detail}")

    def advance(self, done: int, total: int) -> None:
        """Another article has been understood."""
        if not self._console.is_terminal:
            return
        if self._bar is None:
            columns = (TextColumn("  understand"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
            self._bar = Progress(*columns, console=self._console, transient=True)
            self._task = self._bar.add_task("", total=total)
            self._bar.start()
        if self._task is not None:
            self._bar.update(self._task, completed=done)

    def note(self, message: str) -> None:
        """Something the editor should know."""
        self._put_away()
        self._console.print(f"  note: {message}")

    @contextmanager
    def timed(self, name: str, detail: str) -> Iterator[None]:
        """A stage that is timed here."""
        started = time.perf_counter()
        yield
        self.stage(name, time.perf_counter() - started, detail)

    def _put_away(self) -> None:
        if self._bar is not None:
            self._bar.stop()
            self._bar = None
