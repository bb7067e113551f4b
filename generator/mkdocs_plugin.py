"""The MkDocs plugin: runs the pipeline before each build, watches the articles, shows errors.

One instance lives as long as `mkdocs serve` (MkDocs keeps plugins that define `on_startup`), so the language model is
loaded once. During `serve` nothing may raise: MkDocs would freeze every open page. The last good pages stay, and a
banner says what is wrong until a save mends it.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger

from generator.cache import Cache
from generator.errors import BriefingError
from generator.pipeline import Workshop, publish
from generator.publishing.pages import read_manifest
from generator.publishing.previous import replaced_in
from generator.publishing.project import project_of
from generator.rendering import finish, render_error_banner

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from generator.model.briefing import Briefing

log = get_plugin_logger(__name__)  # under `mkdocs.plugins`, so that strict mode counts its warnings


class LogProgress:
    """Progress as lines of the MkDocs log."""

    def stage(self, name: str, seconds: float, detail: str) -> None:
        """A stage has ended."""
        log.info("%s: %s (%.2f s)", name, detail, seconds)

    def advance(self, done: int, total: int) -> None:
        """Too fine for a log."""

    def note(self, message: str) -> None:
        """Something the editor should know. No warning: the briefing is right, and strict mode counts those."""
        log.info("note: %s", message)


class BriefingConfig(Config):
    """The plugin's settings in `mkdocs.yml`: only where things are. What the briefing says is set in `briefing.yml`."""

    articles = config_options.Type(str, default="seeds")
    cache = config_options.Type(str, default=".cache/briefing")
    write = config_options.Type(bool, default=True)


class BriefingPlugin(BasePlugin[BriefingConfig]):
    """Briefing pages before each build."""

    def __init__(self) -> None:
        super().__init__()
        self._serving = False
        self._workshop: Workshop | None = None
        self._problem: str | None = None
        self._readable: frozenset[str] = frozenset()
        self._before: Briefing | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether somebody is watching the pages."""
        self._serving = command == "serve"

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Write the pages, unless they were just written."""
        if not self.config.write:
            return
        first = self._workshop is None
        try:
            self._publish(config, first=first)
        except BriefingError as error:
            self._fail(str(error), config)
        except Exception as error:
            if not self._serving:
                raise
            log.exception("the generator failed; the last good pages stay")
            self._fail(f"the generator failed: {error.__class__.__name__}: {error}", config)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str | None:
        """The page, with a banner above it while something is wrong."""
        return render_error_banner(self._problem) + html if self._problem else html

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str | None:
        """The built page finished; not closed while serving, when MkDocs adds a script of its own to it."""
        return finish(output, closed=not self._serving)

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str | None:
        """The page for missing addresses likewise."""
        return finish(output_content, closed=not self._serving) if template_name.endswith(".html") else output_content

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Watch what people write: articles, templates and hand-written pages; never what we write ourselves."""
        project = project_of(config)
        server.unwatch(config.docs_dir)
        generated = {project.pages / name for name in read_manifest(project.pages)}
        for path in _written_by_hand(project.pages, generated):
            server.watch(str(path))
        server.watch(str(project.articles))
        server.watch(str(project.templates))
        return server

    def _publish(self, config: MkDocsConfig, *, first: bool) -> None:
        started = time.perf_counter()
        project = project_of(config)
        if self._workshop is None:
            self._workshop = Workshop(cache=Cache(project.cache), progress=LogProgress())
        if first:
            self._before = replaced_in(project.pages)
        made = publish(
            project,
            self._workshop,
            pdf=first or not self._serving,
            unless=self._now_unreadable,
            replaced=self._before,  # during `serve`, what is new since it began, not since the last save
        )
        if self._before is None:
            self._before = made.briefing
        self._readable = frozenset(source.file for source in made.briefing.sources)
        rejected = [f"{item.file}: {item.detail}" for item in made.briefing.rejected]
        for line in rejected:
            log.info("not read: %s", line)
        self._problem = "; ".join(rejected) if rejected and self._serving else None
        log.info("briefing ready in %.2f s", time.perf_counter() - started)

    def _now_unreadable(self, rejected: frozenset[str]) -> str | None:
        """Why the pages must stay as they are: an article on them cannot be read any more."""
        lost = sorted(rejected & self._readable) if self._serving else []
        return f"{', '.join(lost)} cannot be read now" if lost else None

    def _fail(self, message: str, config: MkDocsConfig) -> None:
        """Stop a build; during `serve`, keep the last good pages under a banner."""
        if not self._serving or not read_manifest(Path(config.docs_dir)):
            raise PluginError(message)
        log.error("%s (the last good pages stay)", message)
        self._problem = message


def _written_by_hand(folder: Path, generated: set[Path]) -> list[Path]:
    """The files and folders to watch in `folder`: none that holds, or is, something generated."""
    watched = []
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path in generated:
            continue
        if path.is_dir() and any(path in file.parents for file in generated):
            watched += _written_by_hand(path, generated)
        else:
            watched.append(path)
    return watched
