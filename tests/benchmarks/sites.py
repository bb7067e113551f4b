"""A project of so many articles: cold site, warm site, one article changed, and MkDocs alone on the same pages."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.measure import run
from tests.support import make_project

SITE = (sys.executable, "-m", "generator", "site")
WRITE = (sys.executable, "-m", "generator", "write")
MKDOCS = (sys.executable, "-m", "mkdocs", "build", "--strict")
EDIT = "\n\nA second spokesman told reporters on Friday that the talks had been useful.\n"
_PLUGIN = re.compile(r"^  - briefing:.*\n(?:      .*\n)*", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFigures:
    """Seconds of each build; `write` makes the pages alone, `plugin_build` is a `mkdocs build`, the cache full."""

    cold: float
    warm: float
    write: float
    changed: float
    plugin_build: float
    bare_build: float


def project_of(folder: Path, articles: Path) -> Path:
    """A project in `folder` with the files of `articles`."""
    return make_project(folder, {path.name: path.read_bytes() for path in sorted(articles.iterdir())})


def measure_site(project: Path, beside: Path, *, rounds: int) -> SiteFigures:
    """Build `project` in every way; `beside` is where MkDocs alone gets a copy of the pages.

    What changes nothing is run `rounds` times and the quickest counts: the rest is other programs' noise.
    """
    cold = run(SITE, cwd=project).seconds
    warm = _quickest(SITE, project, rounds)
    write = _quickest(WRITE, project, rounds)
    plugin_build = _quickest(MKDOCS, project, rounds)
    bare_build = _quickest(MKDOCS, _bare(project, beside), rounds)
    article = min((project / "seeds").iterdir())
    article.write_text(article.read_text(encoding="utf-8") + EDIT, encoding="utf-8")
    changed = run(SITE, cwd=project).seconds
    return SiteFigures(
        cold=cold, warm=warm, write=write, changed=changed, plugin_build=plugin_build, bare_build=bare_build
    )


def _quickest(command: Sequence[str], project: Path, rounds: int) -> float:
    return min(run(command, cwd=project).seconds for _ in range(rounds))


def _bare(project: Path, beside: Path) -> Path:
    """A copy of the project whose pages are just pages: no plugin of ours."""
    beside.mkdir()
    for name in ("site_src", "templates"):
        shutil.copytree(project / name, beside / name)
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    without, count = _PLUGIN.subn("", settings)
    if count != 1:
        raise RuntimeError("mkdocs.yml no longer names the plugin as '  - briefing:' with its settings below")
    (beside / "mkdocs.yml").write_text(without, encoding="utf-8")
    return beside
