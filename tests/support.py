"""What several tests work with: a project of their own, and the command line as a user runs it, offline."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
OFFLINE = ROOT / "tests" / "offline"

Run = Callable[..., subprocess.CompletedProcess[str]]


def offline(env: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of a program that a test starts: this project importable, the network closed."""
    paths = os.pathsep.join([str(OFFLINE), str(ROOT)])
    return {**os.environ, "PYTHONPATH": paths, "OFFLINE": "ends", "BRIEFING_TRACEBACK": "", **(env or {})}


def make_project(folder: Path, articles: Mapping[str, str | bytes] | None = None) -> Path:
    """A project in `folder`: this one's settings, templates and pages, and `articles` (default: the samples)."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(ROOT / "templates", folder / "templates")
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "site_src"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    for name in listed.stdout.split("\n"):
        if name and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    if articles is None:
        shutil.copytree(ROOT / "seeds", folder / "seeds")
    else:
        (folder / "seeds").mkdir()
        for name, text in articles.items():
            target = folder / "seeds" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def run_briefing(
    *args: str | Path, cwd: Path = ROOT, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """`briefing ARGS` in the folder `cwd`."""
    return subprocess.run(
        [sys.executable, "-m", "generator", *map(str, args)],
        cwd=cwd,
        env=offline(env),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
