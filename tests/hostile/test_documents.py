"""Attacks on the readers of formats: each ends as an article or a rejection, and the next file is read all the same."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.errors import UnreadableFile
from generator.options import ReadingOptions
from generator.reading import file as file_module
from generator.reading import read_folder
from generator.reading.guard import Guard
from generator.reading.page import Page
from generator.reading.registry import reader_for
from tests.hostile.documents import ATTACKS, SENTENCE
from tests.support import ROOT

SECONDS = 20  # for one attack; most take none at all


@pytest.mark.parametrize("attack", ATTACKS)
def test_attack_ends_as_expected(tmp_path: Path, attack: str) -> None:
    name, make, ends = ATTACKS[attack]
    (tmp_path / name).write_bytes(make())
    (tmp_path / "z.txt").write_text(SENTENCE, encoding="utf-8")
    start = time.monotonic()
    articles, rejections = read_folder(tmp_path, ReadingOptions())
    assert time.monotonic() - start < SECONDS
    assert articles[-1].file == "z.txt"
    assert len(articles) + len(rejections) >= 2
    ended = {"article" for article in articles[:-1]} | {item.rule for item in rejections}
    assert ended <= ends
    for item in rejections:
        assert len(item.detail.split()) >= 5
        assert "\n" not in item.detail
    for article in articles:
        assert "alert(1)" not in article.text
        assert "root:" not in article.text
        assert article.text.encode("utf-8")


def sleepy(_: bytes, **__: object) -> tuple[Page, ...]:
    time.sleep(60)
    return ()


def dying(_: bytes, **__: object) -> tuple[Page, ...]:
    os._exit(11)


def greedy(_: bytes, **__: object) -> tuple[Page, ...]:
    return (Page(lines=()),) * len(bytearray(20_000_000_000))


def wrong(_: bytes, **__: object) -> tuple[Page, ...]:
    raise UnreadableFile("unreadable", "The file cannot be read by anybody.")


@pytest.mark.parametrize(
    ("reader", "rule", "word"),
    [
        (sleepy, "too_slow", "max_seconds"),
        (dying, "unreadable", "broke down"),
        (greedy, "too_large", "grows"),
        (wrong, "unreadable", "anybody"),
    ],
)
def test_a_reader_that_hangs_dies_or_grows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reader: object, rule: str, word: str
) -> None:
    (tmp_path / "a.pdf").write_bytes(b"x")
    (tmp_path / "b.txt").write_text(SENTENCE, encoding="utf-8")
    (tmp_path / "c.pdf").write_bytes(b"x")
    monkeypatch.setattr(file_module, "reader_for", lambda suffix: reader if suffix == ".pdf" else reader_for(suffix))
    start = time.monotonic()
    articles, rejections = read_folder(tmp_path, ReadingOptions(max_seconds=1))
    assert time.monotonic() - start < 10
    assert [article.file for article in articles] == ["b.txt"]
    assert [(item.file, item.rule) for item in rejections] == [("a.pdf", rule), ("c.pdf", rule)]
    assert word in rejections[0].detail


def test_limits_are_options_and_hitting_one_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text((SENTENCE + "\n\n") * 50, encoding="utf-8")
    (tmp_path / "b.txt").write_text(SENTENCE * 500, encoding="utf-8")
    options = ReadingOptions(max_passages=40, max_bytes=20_000)
    articles, rejections = read_folder(tmp_path, options)
    assert articles == ()
    assert [(item.file, item.rule) for item in rejections] == [("a.txt", "too_long"), ("b.txt", "too_large")]
    assert "max_passages" in rejections[0].detail
    assert "max_bytes" in rejections[1].detail


def test_a_guard_leaves_no_process_behind(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"<p>" + SENTENCE.encode() * 9)
    with Guard(ReadingOptions()) as guard:
        assert guard.read(tmp_path / "a.html", name="a.html").articles
        child = guard._child
        assert child is not None
        assert child.is_alive()
    assert not child.is_alive()


def test_a_child_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"<p>" + SENTENCE.encode() * 9)
    program = (
        "import sys, time; from pathlib import Path; from generator.options import ReadingOptions\n"
        "from generator.reading.guard import Guard\n"
        "guard = Guard(ReadingOptions()); guard.read(Path(sys.argv[1]), name='a.html')\n"
        "print(guard._child.pid, flush=True); time.sleep(60)"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", program, tmp_path / "a.html"], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    parent.stdout.close()
    for _ in range(100):
        if not Path(f"/proc/{child}").exists() or "\nState:\tZ" in Path(f"/proc/{child}/status").read_text("ascii"):
            return
        time.sleep(0.1)
    raise AssertionError("the child goes on without its parent")
