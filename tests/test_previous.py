"""The version to compare with: the one replaced, one that is named, or none; the same bytes where nothing is new."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.support import Run, make_project

FERRY = """Ferry talks open in Port Alder

By Ana Ribic, Harbour News, 2 May 2024

PORT ALDER - Talks on the ferry line opened in Port Alder on Thursday, the harbour office said.

Minister Karl Lund told reporters that the line would reopen in June.
"""
MORE = """Ferry talks end without a deal

By Eva Holm, Coastal Post, 4 May 2024

PORT ALDER - Talks on the ferry line ended on Saturday without a deal, mayor Olga Brandt said.

Minister Karl Lund told reporters that the line would not reopen before September.
"""


def data(project: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((project / "site_src" / "briefing.json").read_text(encoding="utf-8"))
    return found


def pages(project: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (project / "site_src").rglob("*") if path.is_file()}


def test_what_is_new_is_told_and_stays_until_there_is_other_news(tmp_path: Path, briefing: Run) -> None:
    project = make_project(tmp_path / "project", {"a.txt": FERRY})
    assert briefing("write", cwd=project).returncode == 0
    first = data(project)
    assert first["changes"] is None
    assert "no earlier version" in (project / "site_src" / "changes.md").read_text(encoding="utf-8")
    kept = tmp_path / "first.json"
    kept.write_bytes((project / "site_src" / "briefing.json").read_bytes())

    (project / "seeds" / "b.txt").write_text(MORE, encoding="utf-8")
    assert briefing("write", cwd=project).returncode == 0
    changes = data(project)["changes"]
    assert changes["articles"] == ["b"]
    assert {"b"} == {name for item in changes["new"] for name in item["by"]}
    assert "Olga Brandt" in (project / "site_src" / "changes.md").read_text(encoding="utf-8")
    everything = "".join(path.decode() for name, path in pages(project).items() if name.endswith(".md"))
    assert '<span class="mark change">new</span>' in everything

    written = pages(project)
    again = briefing("write", cwd=project)
    assert "0 of " in again.stderr
    assert pages(project) == written
    assert briefing("check", cwd=project).returncode == 0

    # A comment in the settings, or a new title, is no news about the event: what was new stays marked.
    (project / "seeds" / "briefing.yml").write_text("title: Ferry talks\n", encoding="utf-8")
    assert briefing("write", cwd=project).returncode == 0
    assert data(project)["changes"] == changes

    (project / "seeds" / "b.txt").unlink()
    assert briefing("write", "--previous", kept, cwd=project).returncode == 0
    given = data(project)["changes"]
    assert given["since"]["articles"] == 1
    assert not any(given[part] for part in given if part != "since")
    assert "Nothing has changed" in (project / "site_src" / "changes.md").read_text(encoding="utf-8")


def test_export_compares_only_with_what_is_named(tmp_path: Path, briefing: Run) -> None:
    folder = tmp_path / "ferries"
    folder.mkdir()
    (folder / "a.txt").write_text(FERRY, encoding="utf-8")
    out = tmp_path / "out"
    assert briefing("export", "--out", out, folder).returncode == 0
    before = (out / "ferries.json").read_bytes()
    (folder / "b.txt").write_text(MORE, encoding="utf-8")
    assert briefing("export", "--out", out, folder).returncode == 0  # onto the one that lies there
    assert briefing("export", "--out", tmp_path / "elsewhere", folder).returncode == 0
    assert (out / "ferries.json").read_bytes() == (tmp_path / "elsewhere" / "ferries.json").read_bytes()
    assert json.loads((out / "ferries.json").read_bytes())["changes"] is None

    older = tmp_path / "older" / "ferries.json"
    older.parent.mkdir()
    older.write_bytes(before)
    for named in (older, older.parent):
        done = briefing("export", "--out", tmp_path / "new", "--previous", named, folder)
        assert done.returncode == 0, done.stderr
        assert json.loads((tmp_path / "new" / "ferries.json").read_bytes())["changes"]["articles"] == ["b"]
    (folder / "older.json").write_bytes(before)
    for setting in ("../older/ferries.json", "./older.json"):  # one among the articles is none of them
        (folder / "briefing.yml").write_text(f"previous: {setting}\n", encoding="utf-8")
        assert briefing("export", "--out", tmp_path / "named", folder).returncode == 0
        made = json.loads((tmp_path / "named" / "ferries.json").read_bytes())
        assert made["changes"]["articles"] == ["b"]
        assert len(made["rejected"]) == setting.startswith("..")


def test_a_version_that_cannot_be_read_is_one_sentence(tmp_path: Path, briefing: Run) -> None:
    project = make_project(tmp_path / "project", {"a.txt": FERRY})
    junk = tmp_path / "junk.json"
    junk.write_text("{}", encoding="utf-8")
    done = briefing("write", "--previous", junk, cwd=project)
    assert (done.returncode, done.stderr.count("Traceback")) == (1, 0)
    assert "not a briefing" in done.stderr
    (project / "seeds" / "briefing.yml").write_text("previous: nowhere.json\n", encoding="utf-8")
    done = briefing("write", cwd=project)
    assert done.returncode == 1
    assert "nowhere.json cannot be read" in done.stderr
    # The one that is replaced is no setting: broken, it is as if there were none.
    (project / "seeds" / "briefing.yml").unlink()
    assert briefing("write", cwd=project).returncode == 0
    (project / "site_src" / "briefing.json").write_text("[", encoding="utf-8")
    assert briefing("write", cwd=project).returncode == 0
    assert data(project)["changes"] is None


def test_decisions_not_in_force_are_told_at_the_end(tmp_path: Path, briefing: Run) -> None:
    project = make_project(tmp_path / "project", {"a.txt": FERRY})
    (project / "seeds" / "briefing.yml").write_text(
        "decisions:\n"
        '  - note: {source: a.txt, exact: "the line would reopen in June"}\n'
        "    text: June is wrong.\n"
        '  - pin: {source: a.txt, exact: "Minister Karl Lund told reporters that the bridge would reopen in June."}\n',
        encoding="utf-8",
    )
    done = briefing("write", cwd=project)
    assert done.returncode == 0, done.stderr
    assert "note: briefing.yml: line 4: pin Minister Karl Lund" in done.stderr
    assert "the nearest now is s-" in done.stderr
    assert "1 of 2 decisions in briefing.yml are not in force" in done.stdout
    name = data(project)["decisions"][0]["statements"][0]
    explained = briefing("explain", name, cwd=project)
    assert "note: a note: “June is wrong.”" in explained.stdout
