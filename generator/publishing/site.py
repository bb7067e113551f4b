"""The built site: MkDocs in strict mode, beside the site that is there, swapped in once it is complete."""

from __future__ import annotations

import logging
import os
import shutil
import sys
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
    except (RecursionError, ValueError, OSError) as error:  # MkDocs turns but some faults of YAML into its own
        raise PublishingError(f"{config_file.name}: cannot be used: {error}") from error


def build_site(project: Project) -> None:
    """Build the site from the pages that were just written, strictly, in a folder beside the site, and swap the two.

    The site that was there stays untouched until the new one is complete. Raises `PublishingError` where MkDocs finds
    anything to warn of, or the disk refuses.
    """
    from mkdocs.commands.build import build
    from mkdocs.exceptions import Abort, MkDocsException

    beside, old = _beside(project.site, ".new"), _beside(project.site, ".old")
    if old.is_dir() and not project.site.exists():  # killed between two renamings, where one would not do
        old.rename(project.site)
    config = load_configuration(project.config_file, site_dir=beside)
    config.plugins[PLUGIN].config["write"] = False  # they were just written, with this command's progress shown
    _quieten()
    try:
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()
        swap(beside, project.site)
    except (Abort, MkDocsException) as error:
        raise PublishingError(f"MkDocs: {error}") from error
    except OSError as error:
        raise PublishingError(f"cannot write to {project.site}: {error.strerror or error}") from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _quieten() -> None:
    """MkDocs' warnings are shown, its chatter is not. (Never `--quiet`: that hides warnings from strict mode.)"""
    handler = logging.StreamHandler()
    handler.setLevel(logging.WARNING)
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.INFO)
    if not logger.handlers:
        logger.addHandler(handler)


def _beside(site: Path, suffix: str) -> Path:
    return site.with_name(site.name + suffix)


def swap(new: Path, site: Path) -> None:
    """Put `new` in the place of `site`, in one step where the system can, so that there is a whole site at any moment.

    Raises `OSError`.
    """
    old = _beside(site, ".old")
    shutil.rmtree(old, ignore_errors=True)
    if site.exists() and exchange(new, site):
        new.rename(old)
    else:
        if site.exists():
            site.rename(old)
        new.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def exchange(one: Path, other: Path) -> bool:
    """Let two names change places in one step (renameat2 of Linux); False where that cannot be, and nothing is done."""
    import ctypes

    if sys.platform != "linux":
        return False
    renameat2 = getattr(ctypes.CDLL(None), "renameat2", None)
    here, exchanged = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
    return renameat2 is not None and renameat2(here, os.fsencode(one), here, os.fsencode(other), exchanged) == 0
