"""One file -> its articles, or why it holds none: opened with care, read by its format's reader, each page cleaned."""

from __future__ import annotations

import errno
import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.errors import UnreadableFile
from generator.model.article import Article, Rejection
from generator.options import Metadata, ReadingOptions
from generator.reading.article import read_page
from generator.reading.registry import READERS, reader_for

# Control characters, and marks of direction, with which "a<mark>txt.exe" would be shown as "aexe.txt".
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a file holds: one article, several, or none; and what could not be read of it."""

    articles: tuple[Article, ...] = ()
    rejections: tuple[Rejection, ...] = ()


def read_articles(path: Path, *, name: str, options: ReadingOptions) -> Found:
    """The articles in the file at `path`, called `name` (its path inside the folder, with "/"), or why not."""
    name = readable_name(name)
    try:
        outcomes = _outcomes(path, name, options)
    except UnreadableFile as error:
        return Found(rejections=(Rejection(file=name, rule=error.rule, detail=error.detail),))
    return Found(
        articles=tuple(item for item in outcomes if isinstance(item, Article)),
        rejections=tuple(item for item in outcomes if isinstance(item, Rejection)),
    )


def _outcomes(path: Path, name: str, options: ReadingOptions) -> list[Article | Rejection]:
    suffix = PurePosixPath(name).suffix
    reader = reader_for(suffix)
    if reader is None:
        kind = f"files of the kind '{suffix}'" if suffix else "files without an extension"
        detail = f"The generator does not read {kind}; it reads {', '.join(READERS)}."
        raise UnreadableFile("unsupported", detail)
    data = _bytes(path, limit=options.max_bytes)
    if not data.strip():
        raise UnreadableFile("empty", "The file is empty.")
    pages = reader(data, name=name, options=options)
    if not pages:
        raise UnreadableFile("empty", "The file holds no text of an article.")
    return [read_page(page, name=name, given=_given(name, page.entry, options), options=options) for page in pages]


def _given(name: str, entry: str | None, options: ReadingOptions) -> Metadata:
    """What the settings say of an article: by its file's path inside the folder, or by the file's name alone."""
    names = (name, PurePosixPath(name).name)
    keys = (*(f"{key}#{entry}" for key in names if entry is not None), *names)
    return next((options.sources[key] for key in keys if key in options.sources), Metadata())


def readable_name(name: str) -> str:
    """A name as it can be shown: bytes that are no UTF-8, and what would not be seen, become replacement characters."""
    return _UNSEEN.sub("\ufffd", name.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))


def _bytes(path: Path, *, limit: int) -> bytes:
    """The content of a regular file of at most `limit` bytes. Pipes and devices are never waited for."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:
        raise UnreadableFile("unreadable", f"The file cannot be opened: {_reason(error)}.") from error
    with os.fdopen(handle, "rb") as file:
        about = os.fstat(file.fileno())
        if not stat.S_ISREG(about.st_mode):
            raise UnreadableFile("unreadable", "This is no regular file (a pipe, a device or a folder).")
        if about.st_size > limit:
            detail = f"The file has {about.st_size:,} bytes; the limit is {limit:,} (option max_bytes)."
            raise UnreadableFile("too_large", detail)
        try:
            data = file.read(limit + 1)
        except OSError as error:
            raise UnreadableFile("unreadable", f"The file cannot be read: {_reason(error)}.") from error
    if len(data) > limit:  # it grew while it was read
        raise UnreadableFile("too_large", f"The file has more than {limit:,} bytes.")
    return data


def _reason(error: Exception) -> str:
    code = getattr(error, "errno", None)
    known = {errno.EACCES: "permission denied", errno.EPERM: "permission denied", errno.ENOENT: "it is not there"}
    known |= {
        errno.ENXIO: "it is a pipe or a socket",
        errno.ELOOP: "the link leads in a circle",
        errno.EISDIR: "it is a folder",
    }
    return known.get(code or 0) or (os.strerror(code).lower() if code else "its name is not valid")
