"""A folder of articles: every file in it becomes an article or a rejection, in one fixed order.

Names that start with "." or "_", the settings file and a previous briefing it names are skipped. Nothing outside the
folder is ever read: links that lead out of it, and links to folders, are rejections.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path, PurePosixPath

from generator.model.article import Article, Rejection
from generator.options import SETTINGS_FILE, ReadingOptions
from generator.reading.article import longer_ids
from generator.reading.file import readable_name
from generator.reading.guard import Guard
from generator.reading.registry import READERS

_SKIPPED = (".", "_")
_PROJECT_FILE = "mkdocs.yml"
# What a project has beside articles that lie in its own folder: its pages, its site, its look.
_PROJECT = frozenset((_PROJECT_FILE, "site_src", "site", "site.new", "site.old", "templates"))


def read_folder(folder: Path, options: ReadingOptions) -> tuple[tuple[Article, ...], tuple[Rejection, ...]]:
    """All articles below `folder` and all files that hold none, each sorted by path.

    An article whose text is exactly another's is kept with `set_aside="duplicate"`. Files whose names give one id are
    told apart by `with_own_ids`.
    """
    articles: list[Article] = []
    rejections: list[Rejection] = []
    with Guard(options) as guard:
        for path, name in _files(folder, options.passed_over):
            escape = _escape(path, folder, name)
            if escape:
                rejections.append(escape)
            else:
                found = guard.read(path, name=name)
                articles.extend(found.articles)
                rejections.extend(found.rejections)
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
    path = PurePosixPath(article.file.rpartition("#")[0] or article.file)
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
    """The article in the file at `path`, called `name` (its path inside the folder, with "/"), or why there is none.

    A file of several articles is a rejection here: they belong into a folder.
    """
    with Guard(options) as guard:
        found = guard.read(path, name=name)
    if len(found.articles) > 1:
        detail = f"The file holds {len(found.articles)} articles; one alone can be looked at, so save them one by one."
        return Rejection(file=readable_name(name), rule="several", detail=detail)
    return found.articles[0] if found.articles else found.rejections[0]


def _files(folder: Path, passed_over: str | None) -> list[tuple[Path, str]]:
    """Paths and names of all that is to be read, sorted by name. A folder that cannot be listed is listed itself."""
    found: list[tuple[Path, str]] = []
    own = _PROJECT if (folder / _PROJECT_FILE).is_file() else frozenset()
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
            if base.startswith(_SKIPPED) or name in {SETTINGS_FILE, passed_over} or name in own:
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
            file=readable_name(name), rule="unreadable", detail="The folder cannot be opened: permission denied."
        )
    if not path.is_symlink():
        return None
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return Rejection(file=readable_name(name), rule="unreadable", detail="The link leads nowhere.")
    if target.is_dir() or not target.is_relative_to(folder.resolve()):
        detail = "The link leads out of the articles folder or to a folder; copy the file instead."
        return Rejection(file=readable_name(name), rule="link", detail=detail)
    return None
