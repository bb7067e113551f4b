"""Reading that cannot hang, crash or eat the machine: in a process of its own, with a limit of time and of memory.

Formats are parsed by large libraries, some of them in C, where no exception ends a loop. So everything but short plain
text is read by a child process: if it answers too late it is stopped, if it dies the next file gets another one, and
either way the file is a rejection with a reason. Short plain text is read here; its time grows with its length only
(tests/hostile).
"""

from __future__ import annotations

import threading
from contextlib import suppress
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import TYPE_CHECKING, Self

import msgspec

from generator.model.article import Rejection
from generator.options import ReadingOptions
from generator.reading.file import Found, read_articles, readable_name
from generator.reading.registry import PLAIN

if TYPE_CHECKING:  # Windows has but the last of them
    from multiprocessing.context import ForkContext, ForkServerContext, SpawnContext

_SHORT = 200_000  # bytes of plain text
_MEMORY = 3_000_000_000  # bytes a reader may take beyond what it began with
_LIBRARIES = ("html", "mail", "pdf", "records", "word")  # readers whose libraries take long to load
_PATIENCE = 5  # seconds for a child to end by itself


class Guard:
    """Reads files, one after the other. A class because it owns the process it reads with; use it in a `with`."""

    def __init__(self, options: ReadingOptions) -> None:
        self._options = options
        self._child: BaseProcess | None = None
        self._pipe: Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stop(gently=kind is None)

    def read(self, path: Path, *, name: str) -> Found:
        """The articles in the file at `path`, called `name`, or why there are none; within the limits."""
        if PurePosixPath(name).suffix.casefold() in PLAIN and _is_short(path):
            return read_articles(path, name=name, options=self._options)
        pipe = self._pipe or self._start()
        try:
            pipe.send((path, name))
            if pipe.poll(self._options.max_seconds):
                return msgspec.json.decode(pipe.recv_bytes(), type=Found)
            rule = "too_slow"
            detail = (
                f"Reading the file took more than {self._options.max_seconds} seconds (option max_seconds); "
                "save its text as a plain text file."
            )
        except (EOFError, OSError):
            rule = "unreadable"
            detail = "The file is damaged: its reader broke down over it. Save its text as a plain text file."
        self._stop(gently=False)
        return Found(rejections=(Rejection(file=readable_name(name), rule=rule, detail=detail),))

    def _start(self) -> Connection:
        context = _context()
        ours, theirs = context.Pipe()
        self._child = context.Process(target=serve, args=(theirs, ours, self._options), daemon=True)
        self._child.start()
        theirs.close()  # or a child that dies would leave us waiting
        self._pipe = ours
        return ours

    def _stop(self, *, gently: bool) -> None:
        if self._pipe is not None:
            with suppress(OSError):
                self._pipe.send(None)
            self._pipe.close()
        if self._child is not None:
            if not gently:
                self._child.kill()
            self._child.join(_PATIENCE)
            if self._child.is_alive():
                self._child.kill()
                self._child.join()
        self._child = self._pipe = None


def _context() -> ForkContext | ForkServerContext | SpawnContext:
    """How a child is started: forked, which is quickest, unless there are other threads, whose locks it would inherit.

    Beside threads (`mkdocs serve`) a server that was started once, with the libraries loaded, forks it.
    """
    methods = get_all_start_methods()
    if "fork" in methods and threading.active_count() == 1:
        return get_context("fork")
    if "forkserver" in methods:
        context = get_context("forkserver")
        context.set_forkserver_preload([__name__, *(f"generator.reading.{name}" for name in _LIBRARIES)])
        return context
    return get_context("spawn")


def serve(pipe: Connection, parents: Connection, options: ReadingOptions) -> None:
    """The child's work: read what is asked for until nobody asks any more, or the parent is gone."""
    parents.close()  # or the parent's end would stay open when it is killed, and we would wait for ever
    _limit_memory()
    while True:
        try:
            asked = pipe.recv()
        except EOFError:
            return
        if asked is None:
            return
        path, name = asked
        try:
            found = read_articles(path, name=name, options=options)
        except (MemoryError, RecursionError):
            detail = "The file is nested so deeply, or grows so large when it is opened, that no article can be in it."
            found = Found(rejections=(Rejection(file=readable_name(name), rule="too_large", detail=detail),))
        except Exception as error:  # noqa: BLE001 a fault of ours; told where the file is named, and no other suffers
            detail = (
                f"A fault of ours came up over this file ({type(error).__name__}): please report it, with the file."
            )
            found = Found(rejections=(Rejection(file=readable_name(name), rule="unreadable", detail=detail),))
        with suppress(BrokenPipeError):
            pipe.send_bytes(msgspec.json.encode(found))


def _limit_memory() -> None:
    """Let the operating system refuse memory beyond the limit, where it can: not on Windows, not in every container."""
    try:
        import resource

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        limit = pages * resource.getpagesize() + _MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (limit, resource.getrlimit(resource.RLIMIT_AS)[1]))
    except (ImportError, OSError, ValueError):
        return


def _is_short(path: Path) -> bool:
    try:
        return path.stat().st_size <= _SHORT
    except OSError:
        return True  # opening it will say what is wrong
