"""The built site: MkDocs in strict mode, beside the site that is there, swapped in once it is complete."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import PublishingError
from generator.publishing.project import PLUGIN, Project

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def load_configuration(config_file: Path, *, site_dir: Path | None = None, strict: bool = True) -> MkDocsConfig:
    """The MkDocs configuration of `config_file`. Raises `PublishingError` in MkDocs' own words where it is faulty."""
    from mkdocs.config import load_config  # heavy, and not needed by `export` and `inspect`
    from mkdocs.exceptions import Abort, ConfigurationError

    if not config_file.is_file():
        raise PublishingError(f"{config_file} does not exist: run the command in the project's folder")
    try:
        return load_config(str(config_file), site_dir=str(site_dir) if site_dir else None, strict=strict)
    except (Abort, ConfigurationError) as error:
        raise PublishingError(f"{config_file.name}: {error}") from error


def build_site(project: Project) -> None:
    """Build the site from the pages that were just written, strictly, in a folder beside the site, and swap the two.

    The site that was there stays untouched until the new one is complete. Raises `PublishingError` where MkDocs finds
    anything to warn of.
    """
    from mkdocs.commands.build import build
    from mkdocs.exceptions import Abort, MkDocsException

    beside = project.site.with_name(project.site.name + ".new")
    config = load_configuration(project.config_file, site_dir=beside)
    config.plugins[PLUGIN].config["write"] = False  # they were just written, with this command's progress shown
    _quieten()
    try:
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()
    except (Abort, MkDocsException) as error:
        shutil.rmtree(beside, ignore_errors=True)
        raise PublishingError(f"MkDocs: {error}") from error
    _swap(beside, project.site)


def _quieten() -> None:
    """MkDocs' warnings are shown, its chatter is not. (Never `--quiet`: that hides warnings from strict mode.)"""
    handler = logging.StreamHandler()
    handler.setLevel(logging.WARNING)
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.INFO)
    if not logger.handlers:
        logger.addHandler(handler)


def _swap(new: Path, site: Path) -> None:
    old = site.with_name(site.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    new.rename(site)
    shutil.rmtree(old, ignore_errors=True)
