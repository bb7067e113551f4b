"""Writing generated files among hand-written ones."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

from generator.errors import PublishingError
from generator.publishing.pages import MANIFEST, read_manifest, write_files


def files_in(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }


def test_pages_are_written_and_named_in_the_manifest(tmp_path: Path) -> None:
    changed = write_files(tmp_path, {"index.md": b"one", "sources/a.md": b"two"})
    assert changed == ("index.md", "sources/a.md")
    assert files_in(tmp_path) == {"index.md": b"one", "sources/a.md": b"two"}
    assert read_manifest(tmp_path) == ("index.md", "sources/a.md")


def test_what_has_not_changed_is_not_touched(tmp_path: Path) -> None:
    write_files(tmp_path, {"index.md": b"one", "agenda.md": b"two"})
    before = (tmp_path / "index.md").stat()
    assert write_files(tmp_path, {"index.md": b"one", "agenda.md": b"new"}) == ("agenda.md",)
    after = (tmp_path / "index.md").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_a_page_no_longer_made_goes_with_its_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "by-hand.md").write_bytes(b"mine")
    write_files(tmp_path, {"index.md": b"one", "sources/a.md": b"two"})
    write_files(tmp_path, {"index.md": b"one"})
    assert files_in(tmp_path) == {"by-hand.md": b"mine", "index.md": b"one"}
    assert not (tmp_path / "sources").exists()


def test_a_hand_written_page_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "agenda.md").write_bytes(b"mine")
    with pytest.raises(PublishingError, match=r"agenda\.md .* written by hand"):
        write_files(tmp_path, {"agenda.md": b"ours"})
    assert files_in(tmp_path) == {"agenda.md": b"mine"}


def test_a_file_to_keep_stays_though_it_was_not_made_again(tmp_path: Path) -> None:
    write_files(tmp_path, {"index.md": b"one", "briefing.pdf": b"%PDF"})
    write_files(tmp_path, {"index.md": b"two"}, keep=("briefing.pdf",))
    assert files_in(tmp_path) == {"briefing.pdf": b"%PDF", "index.md": b"two"}
    assert read_manifest(tmp_path) == ("briefing.pdf", "index.md")


def test_a_run_killed_before_its_last_manifest_is_healed(tmp_path: Path) -> None:
    write_files(tmp_path, {"index.md": b"one", "old.md": b"old"})
    # What is on disk when the process dies between the pages and the second manifest.
    (tmp_path / "new.md").write_bytes(b"half a run")
    (tmp_path / MANIFEST).write_text(json.dumps(["index.md", "new.md", "old.md"]))
    write_files(tmp_path, {"index.md": b"one", "new.md": b"new"})
    assert files_in(tmp_path) == {"index.md": b"one", "new.md": b"new"}


def test_half_written_files_of_a_killed_run_are_swept_up(tmp_path: Path) -> None:
    part, fresh = tmp_path / ".abc.part", tmp_path / ".def.part"
    part.write_bytes(b"half")
    fresh.write_bytes(b"somebody is writing this")
    os.utime(part, (time.time() - 3600, time.time() - 3600))
    write_files(tmp_path, {"index.md": b"one"})
    assert not part.exists()
    assert fresh.exists()


@pytest.mark.parametrize("name", ["../escape.md", "/etc/escape.md", "sources/../../escape.md"])
def test_nothing_is_written_outside_the_folder(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "pages"
    with pytest.raises(PublishingError, match="not a path inside"):
        write_files(folder, {name: b"x"})
    assert not (tmp_path / "escape.md").exists()


def test_a_forged_manifest_removes_nothing_outside(tmp_path: Path) -> None:
    outside = tmp_path / "precious.txt"
    outside.write_bytes(b"keep")
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / MANIFEST).write_text(json.dumps(["../precious.txt", "/etc/hostname", 7]))
    write_files(folder, {"index.md": b"one"})
    assert outside.read_bytes() == b"keep"


def test_a_disk_that_refuses_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "pages").write_bytes(b"a file where the folder should be")
    with pytest.raises(PublishingError, match="cannot write to"):
        write_files(tmp_path / "pages", {"index.md": b"one"})
