"""The same articles give the same bytes: whatever the hash seed, time zone, locale, folder and order."""

from __future__ import annotations

from pathlib import Path

from tests.support import ROOT, Run, make_project


def written(project: Path) -> dict[str, bytes]:
    pages = project / "site_src"
    return {
        path.relative_to(pages).as_posix(): path.read_bytes() for path in sorted(pages.rglob("*")) if path.is_file()
    }


def test_two_worlds_give_the_same_bytes(tmp_path: Path, briefing: Run) -> None:
    one = make_project(tmp_path / "one")
    two = make_project(tmp_path / "a longer name" / "tw\u00f6", {})
    for path in sorted((ROOT / "seeds").iterdir(), reverse=True):
        (two / "seeds" / path.name).write_bytes(path.read_bytes())
    first = briefing("write", cwd=one, env={"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"})
    second = briefing(
        "write",
        cwd=two,
        env={"PYTHONHASHSEED": "4242", "TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "LANG": "tr_TR"},
    )
    assert first.returncode == 0, first.stderr
    assert second.returncode == 0, second.stderr
    assert set(written(one)) >= {"index.md", "briefing.json", "briefing.pdf", "sources.md"}
    assert written(one) == written(two)


def test_a_second_run_from_the_cache_changes_nothing(tmp_path: Path, briefing: Run) -> None:
    project = make_project(tmp_path / "project")
    assert briefing("write", cwd=project).returncode == 0
    before = {path: path.stat().st_mtime_ns for path in (project / "site_src").rglob("*") if path.is_file()}
    again = briefing("write", cwd=project)
    assert "0 articles understood, 5 from the cache" in again.stderr
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_the_model_is_not_loaded_when_everything_is_in_the_cache(tmp_path: Path, briefing: Run) -> None:
    project = make_project(tmp_path / "project")
    assert briefing("write", cwd=project).returncode == 0
    (tmp_path / "no-model").mkdir()
    # An import of spaCy would now end the run.
    (tmp_path / "no-model" / "sitecustomize.py").write_text(
        "import sys\nsys.modules['spacy.language'] = None\n", encoding="utf-8"
    )
    again = briefing("write", cwd=project, env={"PYTHONPATH": f"{tmp_path / 'no-model'}:{ROOT}"})
    assert again.returncode == 0, again.stderr
