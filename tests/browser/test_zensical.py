"""The successor of the site builder makes the same site of the same folder."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser.conftest import write_project

BUILDER = Path(sys.executable).with_name("zensical")


@pytest.mark.skipif(not BUILDER.exists(), reason="zensical is not installed")
def test_zensical_builds_the_same_pages(site: Path, tmp_path: Path) -> None:
    project = write_project(tmp_path / "project")
    built = subprocess.run(
        [str(BUILDER), "build", "--strict"], cwd=project, capture_output=True, text=True, check=False, timeout=120
    )
    assert built.returncode == 0, built.stdout + built.stderr
    assert html_pages(project / "site") == html_pages(site)
    overview = (project / "site" / "index.html").read_text(encoding="utf-8")
    assert 'class="cite"' in overview
    assert '<meta name="robots" content="noindex' in overview
    shutil.rmtree(project)


def html_pages(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
