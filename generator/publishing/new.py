"""A new project: everything that a folder of articles lacks to become a site, and nothing written over.

The files are those of the program's own sample project; in the wheel they travel as `generator/_project`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.errors import PublishingError
from generator.options import SETTINGS_FILE
from generator.reading import reader_for
from generator.rendering import templates_folder

_HAND_WRITTEN = ("how-to-read.md", "assets")
_ARTICLES = "articles"
_OWN_ARTICLES = "seeds"  # of the sample project
_IGNORED = """# Made by the generator
/.cache/
/site/
/site.new/
/site.old/
/site_src/.manifest.json
/site_src/.next*
/site_src/briefing.json
/site_src/briefing.pdf
/site_src/*.md
!/site_src/how-to-read.md
/site_src/sources/
"""
SETTINGS = """# What the briefing says about itself. Everything here is optional: take away the "#" of a line to set it.
# What is set here beats what the articles say. A word that is no setting is reported, with the nearest one.

#title: Fisheries talks in Oslo         # instead of the one made from the articles
#as_of: 2024-05-02                      # the day the briefing speaks from
#prepared_for: The minister
#prepared_by: Desk 3
#marking: Internal
#note: First version, before the talks.
#bottom_line_words: 120                 # the length of the bottom line

# What you know of an article better than it says itself: by its file's name, or by the path inside the folder.
# There are also: title, agency, author, url, language.
#sources:
#  ferry-strike.pdf: {outlet: Harbour Times, published: 2024-05-01}

# What you decide about statements, named by the ids in the pages' links or by words of an article. There are also: pin,
# move, merge, split, rename and correct; the README tells of them.
#decisions:
#  - {hide: s-0123456789, why: Not about the talks.}
#  - {note: {source: ferry-strike.pdf, exact: words of the article}, text: Confirmed by telephone.}

# What is new is told since the version that is replaced, or since this one (a path from here).
#previous: ../monday.json

# How it is printed and published.
#paper: a4                              # or us-letter
#full_texts: false                      # true: the articles as they were read, after the annex
#source_text: full                      # used: only the passages behind statements; none: only the words cited

# The limits of an article: what is beyond them is left out and reported.
#max_bytes: 10000000                    # of its file
#max_passages: 5000                     # about how many sentences
#max_seconds: 30                        # to read it
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewProject:
    """The folder the articles belong into, and the files written, as paths inside the project."""

    articles: Path
    written: tuple[str, ...]


def make_project(folder: Path) -> NewProject:
    """Make `folder` a project: `mkdocs.yml`, pages' folder, look, an articles folder with its settings.

    Articles that lie in `folder`, or in its folder `articles` or `seeds`, stay where they are and become the project's.
    Files that are there are kept as they are. Raises `PublishingError` where there is a project already.
    """
    if (folder / "mkdocs.yml").exists():
        raise PublishingError(f"{folder} is a project already: it has a mkdocs.yml")
    source = _source()
    articles = _articles_folder(folder)
    files = dict(_files(source, articles))
    files[(PurePosixPath(articles) / SETTINGS_FILE).as_posix()] = SETTINGS.encode()
    written = []
    for name, content in files.items():
        path = folder / name
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            written.append(name)
    return NewProject(articles=folder / articles, written=tuple(written))


def _source() -> Path:
    """Where the sample project's files are: inside the installed package, else at the top of the repository."""
    packaged = Path(__file__).resolve().parents[1] / "_project"
    return packaged if packaged.is_dir() else Path(__file__).resolve().parents[2]


def _articles_folder(folder: Path) -> str:
    """Where the articles are, inside the project: the folder itself where there are some, and no folder for them."""
    for name in (_ARTICLES, _OWN_ARTICLES):
        if (folder / name).is_dir():
            return name
    below = (path.relative_to(folder) for path in sorted(folder.rglob("*")))
    files = (path for path in below if not any(part.startswith((".", "_")) for part in path.parts))
    return "." if any(reader_for(path.suffix) and (folder / path).is_file() for path in files) else _ARTICLES


def _files(source: Path, articles: str) -> Iterator[tuple[str, bytes]]:
    """The files of a new project: path inside it -> content."""
    settings = (source / "mkdocs.yml").read_text(encoding="utf-8")
    where = re.compile(rf"^(\s+articles: ){_OWN_ARTICLES}$", re.MULTILINE)
    yield "mkdocs.yml", where.sub(rf"\g<1>{articles}", settings).encode()
    yield ".gitignore", _IGNORED.encode()
    for name in _HAND_WRITTEN:
        path = source / "site_src" / name
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file():
                yield f"site_src/{file.relative_to(source / 'site_src').as_posix()}", file.read_bytes()
    look = templates_folder()
    for file in sorted((look / "site").rglob("*")):
        if file.is_file():
            yield f"templates/{file.relative_to(look).as_posix()}", file.read_bytes()
