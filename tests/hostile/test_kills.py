"""`kill -9` at any moment: the pages are the old ones or the new ones, the site is whole, the next run heals."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.publishing.pages import read_manifest, write_files
from generator.publishing.site import exchange, swap
from generator.publishing.staging import COMMITTED, finish
from tests.hostile import kills
from tests.support import ROOT, make_project, offline, run_briefing

KILLS = int(os.environ.get("SOAK_KILLS", "20"))


def test_killed_writers_leave_one_set_and_the_next_run_heals(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    chance = random.Random(7)  # noqa: S311  moments, not secrets
    folder = kills.new_folder(tmp_path)
    for number in range(KILLS):
        kills.kill_writer(folder, chance)
        record_property("kills", 1)
        assert kills.faults_after_kill(folder) == [], f"kill {number}"


class Killed(BaseException):
    """What the next call of the file system raises instead of working: the process is no more."""


CALLS = ("mkdir", "write_bytes", "rename", "replace", "unlink", "rmdir", "chmod")


@pytest.mark.parametrize("first", [True, False], ids=["first run", "later run"])
def test_killed_between_any_two_calls_of_the_file_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, first: bool
) -> None:
    old = {"index.md": b"old", "agenda.md": b"same", "sources/a.md": b"gone"}
    new = {"index.md": b"new", "agenda.md": b"same", "other/b.md": b"new"}
    originals = {name: getattr(Path, name) for name in CALLS}
    for moment in range(200):
        folder = tmp_path / str(moment)
        folder.mkdir()
        (folder / "by-hand.md").write_bytes(b"mine")
        if not first:
            write_files(folder, old)
        before = kills.held(folder)
        left = [moment]

        def dying(name: str, left: list[int] = left) -> object:
            def call(*args: object, **kwargs: object) -> object:
                left[0] -= 1
                if left[0] < 0:
                    raise Killed
                return originals[name](*args, **kwargs)

            return call

        with monkeypatch.context() as patch:
            for name in CALLS:
                patch.setattr(Path, name, dying(name))
            patch.setattr(shutil, "rmtree", lambda *_, **__: None)  # the dead clear nothing away
            try:
                write_files(folder, new)
                done = True
            except Killed:
                done = False
        assert all(name in kills.held(folder) for name in read_manifest(folder))
        finish(folder)
        after = {"by-hand.md": b"mine", **new}
        assert kills.held(folder) in (before, after)
        write_files(folder, new)
        assert kills.held(folder) == after
        assert sorted(path.name for path in folder.rglob(".*")) == [".manifest.json"]
        if done:
            return
    raise AssertionError("it never came to an end")


def test_what_was_written_by_hand_since_the_kill_stays(tmp_path: Path) -> None:
    (tmp_path / COMMITTED / "files").mkdir(parents=True)
    (tmp_path / COMMITTED / "files" / "index.md").write_bytes(b"ours")
    (tmp_path / COMMITTED / "plan.json").write_text('{"files": ["index.md", "../x.md"], "gone": ["../y.md"]}')
    (tmp_path / COMMITTED / ".manifest.json").write_text('["index.md"]')
    (tmp_path / "index.md").write_bytes(b"mine")
    finish(tmp_path)
    assert (tmp_path / "index.md").read_bytes() == b"mine"
    assert read_manifest(tmp_path) == ()
    assert not (tmp_path / COMMITTED).exists()


SWAPPER = """
import shutil, sys
from pathlib import Path
from generator.publishing.site import swap
home = Path(sys.argv[1])
print("ready", flush=True)
number = 0
while True:
    number += 1
    new = home / "site.new"
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir()
    for page in range(30):
        (new / f"{page}.html").write_text(str(number))
    swap(new, home / "site")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="names change places in one step on Linux alone")
def test_the_published_site_is_whole_at_any_moment(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    for page in range(30):
        (site / f"{page}.html").write_text("0")
    chance = random.Random(11)  # noqa: S311  moments, not secrets
    for _ in range(max(3, KILLS // 5)):
        with subprocess.Popen(
            [sys.executable, "-c", SWAPPER, tmp_path], stdout=subprocess.PIPE, text=True, cwd=ROOT, env=offline()
        ) as swapper:
            assert swapper.stdout is not None
            assert swapper.stdout.readline() == "ready\n"
            for _ in range(50):  # looked at while it works: never away
                assert (site / "0.html").exists()
            time.sleep(chance.random() * 0.1)
            swapper.send_signal(signal.SIGKILL)
        record_property("kills", 1)
        assert len({(site / f"{page}.html").read_text() for page in range(30)}) == 1


def test_a_site_is_swapped_where_names_cannot_change_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.publishing.site.exchange", lambda *_: False)
    for name in ("site", "site.new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(name)
    swap(tmp_path / "site.new", tmp_path / "site")
    assert (tmp_path / "site" / "index.html").read_text() == "site.new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_names_that_cannot_change_places_stay(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    assert not exchange(tmp_path / "one", tmp_path / "nowhere")
    assert [path.name for path in tmp_path.iterdir()] == ["one"]


SITE_KILLS = max(1, KILLS // 20)


def test_killed_builds_of_a_whole_site_are_healed(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    """The command as a user runs it, killed early, in the middle and late; the old site can be read all the while."""
    text = "Port workers will strike on Friday, their union said on Monday. The company offered 4 percent.\n"
    project = make_project(tmp_path / "project", {"a.txt": text})
    done = run_briefing("site", cwd=project)
    assert done.returncode == 0, done.stderr
    written = set(read_manifest(project / "site_src"))
    chance = random.Random(13)  # noqa: S311  moments, not secrets
    for number in range(SITE_KILLS):
        (project / "seeds" / "a.txt").write_text(text.replace("Friday", f"day {number}"), encoding="utf-8")
        with subprocess.Popen(
            [sys.executable, "-m", "generator", "site"],
            cwd=project, env=offline(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        ) as process:  # fmt: skip
            time.sleep(0.5 + chance.random() * 5)
            process.send_signal(signal.SIGKILL)
        record_property("kills", 1)
        finish(project / "site_src")
        assert set(read_manifest(project / "site_src")) == written
        assert all((project / "site_src" / name).is_file() for name in written)
        assert run_briefing("check", cwd=project).returncode == 0
        assert (project / "site" / "index.html").read_bytes().rstrip().endswith(b"</html>")
    done = run_briefing("site", cwd=project)
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in project.iterdir() if path.name.startswith("site")) == ["site", "site_src"]
    assert run_briefing("check", cwd=project).returncode == 0
