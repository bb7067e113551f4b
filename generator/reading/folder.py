"""A folder of articles: every file in it becomes an article or a rejection, in one fixed order.

Names that start with "." or "_" and the settings file are skipped. Nothing outside the folder is ever read: links that
lead out of it, and links to folders, are rejections.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path, PurePosixPath

from generator.model.article import Article, Rejection
from generator.options import SETTINGS_FILE, Metadata, ReadingOptions
from generator.reading.article import longer_ids
from generator.reading.registry import READERS, reader_for

_SKIPPED = (".", "_")


def read_folder(folder: Path, options: ReadingOptions) -> tuple[tuple[Article, ...], tuple[Rejection, ...]]:
    """All articles below `folder` and all files that hold none, each sorted by path.

    An article whose text is exactly another's is kept with `set_aside="duplicate"`. Files whose names give one id are
    told apart by `with_own_ids`.
    """
    articles: list[Article] = []
    rejections: list[Rejection] = []
    for path, name in _files(folder):
        outcome = _escape(path, folder, name) or read_file(path, name=name, options=options)
        if isinstance(outcome, Rejection):
            rejections.append(outcome)
        else:
            articles.append(outcome)
    return _without_copies(with_own_ids(articles)), tuple(rejections)


def with_own_ids(articles: Iterable[Article]) -> tuple[Article, ...]:
    """The articles in their order, each with an id of its own.

    Of those whose names give one id, one keeps it: the first by the order of formats, then the least nested, then by
    name. The others add a digest of their own full name to it, which no other file can change.
    """
    articles = tuple(articles)
    order = sorted(range(len(articles)), key=lambda number: (_seniority(articles[number]), number))
    taken: dict[str, int] = {}
    for number in order:
        taken.setdefault(articles[number].id, number)
    out = list(articles)
    for number in order:
        article = articles[number]
        if taken[article.id] != number:
            own = next(longer for longer in longer_ids(article) if taken.setdefault(longer, number) == number)
            out[number] = replace(article, id=own)
    return tuple(out)


def _seniority(article: Article) -> tuple[int, int, str]:
    path = PurePosixPath(article.file)
    formats = tuple(READERS)
    suffix = path.suffix.casefold()
    return formats.index(suffix) if suffix in formats else len(formats), len(path.parts), article.file


def _without_copies(articles: tuple[Article, ...]) -> tuple[Article, ...]:
    texts: dict[str, str] = {}
    return tuple(
        replace(article, set_aside="duplicate")
        if article.set_aside is None and texts.setdefault(article.text, article.id) != article.id
        else article
        for article in articles
    )


def read_file(path: Path, *, name: str, options: ReadingOptions) -> Article | Rejection:
    """The article in the file at `path`, called `name` (its path inside the folder, with "/"), or why there is none."""
    name = _readable(name)
    suffix = PurePosixPath(name).suffix
    reader = reader_for(suffix)
    if reader is None:
        kind = f"files of the kind '{suffix}'" if suffix else "files without an extension"
        detail = f"The generator does not read {kind}; it reads {', '.join(READERS)}."
        return Rejection(file=name, rule="unsupported", detail=detail)
    data = _bytes(path, name=name, limit=options.max_bytes)
    if isinstance(data, Rejection):
        return data
    if not data.strip():
        return Rejection(file=name, rule="empty", detail="The file is empty.")
    return reader(data, name=name, given=_given(name, options))


def _given(name: str, options: ReadingOptions) -> Metadata:
    """What the settings say of a file, by its path inside the folder or by its name alone."""
    return options.sources.get(name) or options.sources.get(PurePosixPath(name).name) or Metadata()


def _files(folder: Path) -> list[tuple[Path, str]]:
    """Paths and names of all that is to be read, sorted by name. A folder that cannot be listed is listed itself."""
    found: list[tuple[Path, str]] = []
    waiting = [(folder, "")]
    while waiting:
        current, prefix = waiting.pop()
        try:
            names = sorted(entry.name for entry in current.iterdir())
        except OSError:
            if not prefix:
                raise
            found.append((current, prefix.rstrip("/")))
            continue
        for base in names:
            name, path = prefix + base, current / base
            if base.startswith(_SKIPPED) or name == SETTINGS_FILE:
                continue
            if path.is_dir() and not path.is_symlink():
                waiting.append((path, name + "/"))
            else:
                found.append((path, name))
    return sorted(found, key=lambda item: item[1])


def _escape(path: Path, folder: Path, name: str) -> Rejection | None:
    """A rejection for a folder that cannot be listed and for a link that leads out of the articles folder."""
    if path.is_dir() and not path.is_symlink():
        return Rejection(
            file=_readable(name), rule="unreadable", detail="The folder cannot be opened: permission denied."
        )
    if not path.is_symlink():
        return None
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return Rejection(file=_readable(name), rule="unreadable", detail="The link leads nowhere.")
    if target.is_dir() or not target.is_relative_to(folder.resolve()):
        detail = "The link leads out of the articles folder or to a folder; copy the file instead."
        return Rejection(file=_readable(name), rule="link", detail=detail)
    return None


def _bytes(path: Path, *, name: str, limit: int) -> bytes | Rejection:
    """The content of a regular file of at most `limit` bytes. Pipes and devices are never waited for."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:
        return Rejection(file=name, rule="unreadable", detail=f"The file cannot be opened: {_reason(error)}.")
    with os.fdopen(handle, "rb") as file:
        about = os.fstat(file.fileno())
        if not stat.S_ISREG(about.st_mode):
            return Rejection(
                file=name, rule="unreadable", detail="This is no regular file (a pipe, a device or a folder)."
            )
        if about.st_size > limit:
            detail = f"The file has {about.st_size:,} bytes; the limit is {limit:,} (option max_bytes)."
            return Rejection(file=name, rule="too_large", detail=detail)
        try:
            data = file.read(limit + 1)
        except OSError as error:
            return Rejection(file=name, rule="unreadable", detail=f"The file cannot be read: {_reason(error)}.")
    if len(data) > limit:  # it grew while it was read
        return Rejection(file=name, rule="too_large", detail=f"The file has more than {limit:,} bytes.")
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


def _readable(name: str) -> str:
    """A name as Unicode that can be written: bytes of a name that are no UTF-8 become replacement characters."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
