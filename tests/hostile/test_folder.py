"""Attacks by what lies in a project beside articles: settings, links, pipes, folders for files, a full disk."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.errors import BriefingError, ConfigurationError, PublishingError
from generator.options import SETTINGS_FILE, ReadingOptions, load_options
from generator.publishing.pages import read_manifest, write_files
from generator.reading import read_folder
from tests.hostile.kills import held
from tests.support import ROOT, make_project, offline, run_briefing

ARTICLE = "Port workers will strike on Friday, their union said on Monday. The company offered 4 percent.\n"
GROWING = "a: &a {k: 1, l: 2}\n" + "".join(
    f"{chr(98 + level)}: &{chr(98 + level)}\n  <<: [{', '.join(['*' + chr(97 + level)] * 9)}]\n" for level in range(9)
)
LAUGHS = "a: &a [x, x]\n" + "".join(
    f"{chr(98 + level)}: &{chr(98 + level)} [{', '.join(['*' + chr(97 + level)] * 9)}]\n" for level in range(9)
)
MKDOCS = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")

# What briefing.yml says, and a word of the sentence that refuses it; None where it can be used.
SETTINGS: dict[str, tuple[str | bytes, str | None]] = {
    "nothing": ("", None),
    "a list": ("- a\n", "key: value"),
    "no YAML": ("{[", "not valid YAML"),
    "bytes": (b"\xff\xfe\x00", "cannot be read"),
    "billion laughs": (LAUGHS, "unknown key"),
    "merges that grow": (GROWING, "'<<' is not supported"),
    "deep nesting": ("title: " + "[" * 3_000, "not valid YAML"),
    "an object to make": ("title: !!python/object/apply:os.system ['touch hostile']", "not valid YAML"),
    "two documents": ("title: a\n---\ntitle: b\n", "not valid YAML"),
    "a number of 5,000 digits": ("title: 0x" + "F" * 5_000, "must be a text"),
    "a number that is none": ("max_seconds: .nan\nmax_bytes: .inf\n", "whole number"),
    "a day that is none": ("as_of: 2024-13-45", "not valid YAML"),
    "keys that are lists": ("? [a]\n: b\n", "not valid YAML"),
    "limits beyond limits": ("max_seconds: 999999999999\n", "whole number"),
    "two megabytes": ("# " + "x" * 2_000_000, "at most"),
    "halves of characters": ('title: "\\uD800 \\u202E x"', None),
    "a title that attacks": ('title: "</title><script>hostile()</script>{{ 7*7 }}"', None),
    "paths that lead out": ("sources: {../../etc/passwd: {title: x}}", None),
}  # fmt: skip


@pytest.mark.parametrize("case", SETTINGS)
def test_settings_are_used_or_refused_in_a_sentence(tmp_path: Path, case: str) -> None:
    said, refusal = SETTINGS[case]
    (tmp_path / SETTINGS_FILE).write_bytes(said.encode() if isinstance(said, str) else said)
    start = time.monotonic()
    if refusal is None:
        options = load_options(tmp_path)
        assert (options.composing.title or "x").encode("utf-8")
    else:
        with pytest.raises(ConfigurationError, match=refusal):
            load_options(tmp_path)
    assert time.monotonic() - start < 10
    assert not Path("hostile").exists()


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_settings_that_are_no_file(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / SETTINGS_FILE)
    with pytest.raises(ConfigurationError, match="no regular file"):
        load_options(tmp_path)


# What mkdocs.yml says, and a word of the sentence that refuses it. (It may name programs: it is no article.)
CONFIGURATIONS = {
    "nothing": ("", "Error"),
    "no YAML": ("{[", "Error"),
    "a list": ("- a\n", "key-value"),
    "deep nesting": ("a: " + "[" * 3_000, "cannot be used"),
    "a site in the place of the articles": (MKDOCS.replace("site_dir: site\n", "site_dir: seeds\n"), "would remove"),
    "a site in the place of the templates": (
        MKDOCS.replace("site_dir: site\n", "site_dir: templates\n"),
        "would remove",
    ),
    "a site around the project": (MKDOCS.replace("site_dir: site\n", "site_dir: ..\n"), "Error"),
    "articles that would be published": (MKDOCS.replace("articles: seeds", "articles: site_src"), "would be published"),
    "articles nowhere": (MKDOCS.replace("articles: seeds", "articles: nowhere"), "does not exist"),
}


def test_configurations_that_cannot_be_used(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project", {"a.txt": ARTICLE})
    (project / "seeds" / "a.txt").chmod(0o444)
    program = (
        "import sys; from pathlib import Path\n"
        "from generator.publishing.project import project_of\n"
        "from generator.publishing.site import load_configuration\n"
        "from generator.errors import BriefingError\n"
        "for file in sys.argv[1:]:\n"
        "    try: project_of(load_configuration(Path(file))); print('used', flush=True)\n"
        "    except BriefingError as error: print('Error:', ' '.join(str(error).split()), flush=True)\n"
    )
    files = []
    for number, (text, _) in enumerate(CONFIGURATIONS.values()):
        files.append(project / f"mkdocs-{number}.yml")
        files[-1].write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", program, *files], cwd=project, env=offline(), capture_output=True, text=True, check=False
    )
    lines = done.stdout.splitlines()
    assert len(lines) == len(CONFIGURATIONS), done.stderr
    for line, (case, (_, refusal)) in zip(lines, CONFIGURATIONS.items(), strict=True):
        assert refusal in line, case
    assert (project / "seeds" / "a.txt").read_text(encoding="utf-8") == ARTICLE


def test_a_folder_of_traps(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("root:x:0:0 said the union on Friday.", encoding="utf-8")
    os.mkfifo(folder / "pipe.html")
    os.mkfifo(folder / "pipe.txt")
    (folder / "folder.txt").mkdir()
    (folder / "folder.txt" / "inside.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "up").symlink_to("..")
    (folder / "out.docx").symlink_to(tmp_path / "secret.txt")
    (folder / "self.txt").symlink_to("self.txt")
    (folder / "device.txt").symlink_to("/dev/zero")
    (folder / "process.txt").symlink_to("/proc/self/environ")
    (folder / "in.md").symlink_to(folder / "folder.txt" / "inside.txt")
    deep = folder
    for _ in range(60):
        deep /= "d"
        deep.mkdir()
    (deep / "deep.txt").write_text(ARTICLE.replace("Friday", "Sunday"), encoding="utf-8")
    start = time.monotonic()
    articles, rejections = read_folder(folder, ReadingOptions())
    assert time.monotonic() - start < 20
    assert {article.file for article in articles} == {"folder.txt/inside.txt", "in.md", "d/" * 60 + "deep.txt"}
    assert {(item.file, item.rule) for item in rejections} == {
        *(("pipe.html", "unreadable"), ("pipe.txt", "unreadable"), ("self.txt", "unreadable")),
        *(("up", "link"), ("out.docx", "link"), ("device.txt", "link"), ("process.txt", "link")),
    }
    assert all("root:" not in article.text for article in articles)


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever is root may read everything: so the system's refusal is played."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(ARTICLE + name, encoding="utf-8")
    (tmp_path / "a.txt").chmod(0)
    opened = os.open

    def refusing(path: Path, *args: int, **kwargs: int) -> int:
        if Path(path).name == "a.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *args, **kwargs)

    monkeypatch.setattr(os, "open", refusing)
    articles, rejections = read_folder(tmp_path, ReadingOptions())
    assert [article.file for article in articles] == ["b.txt"]
    assert [(item.file, item.rule, item.detail) for item in rejections] == [
        ("a.txt", "unreadable", "The file cannot be opened: permission denied.")
    ]


def test_traps_among_the_pages(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    pages = tmp_path / "site_src"
    for trap in ("a link for a folder", "a link for a page", "a folder for a page", "a file for a folder"):
        shutil.rmtree(pages, ignore_errors=True)
        pages.mkdir()
        if trap == "a link for a folder":
            (pages / "sources").symlink_to(outside)
        elif trap == "a link for a page":
            (pages / "index.md").symlink_to(outside / "x.md")
        elif trap == "a folder for a page":
            (pages / "index.md").mkdir()
        else:
            (pages / "sources").write_bytes(b"mine")
        with pytest.raises(PublishingError, match="rename it"):
            write_files(pages, {"index.md": b"one", "sources/a.md": b"two"})
        assert list(outside.iterdir()) == []
        assert read_manifest(pages) == ()


def test_a_link_put_in_the_place_of_our_folder_leads_nothing_out(tmp_path: Path) -> None:
    pages, outside = tmp_path / "site_src", tmp_path / "outside"
    write_files(pages, {"index.md": b"one", "sources/a.md": b"two"})
    outside.mkdir()
    (outside / "a.md").write_bytes(b"precious")
    shutil.rmtree(pages / "sources")
    (pages / "sources").symlink_to(outside)
    write_files(pages, {"index.md": b"two"})
    assert (outside / "a.md").read_bytes() == b"precious"
    with pytest.raises(PublishingError, match="rename it"):
        write_files(pages, {"index.md": b"two", "sources/a.md": b"three"})
    assert (outside / "a.md").read_bytes() == b"precious"


@pytest.mark.parametrize("room", [0, 100, 3_000, 30_000])
def test_a_disk_that_fills_up_changes_nothing(tmp_path: Path, room: int) -> None:
    """A limit of the size of files stands for the disk: writing beyond it is refused by the system just the same."""
    old = {"index.md": b"old", "sources/a.md": b"old"}
    write_files(tmp_path, old)
    before = held(tmp_path)
    kept = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, kept[1]))
    try:
        with pytest.raises(PublishingError, match="cannot write"):
            write_files(tmp_path, {"index.md": b"new" * 900, "big.md": b"x" * 40_000, "sources/b.md": b"new"})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, kept)
        signal.signal(signal.SIGXFSZ, ignored)
    assert held(tmp_path) == before
    assert set(read_manifest(tmp_path)) == set(old)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".manifest.json", "index.md", "sources"]


def test_a_real_disk_that_fills_up(tmp_path: Path) -> None:
    """A small disk of memory, where the system lets us have one; the limit above is there for where it does not."""
    project = make_project(tmp_path / "project", {"a.txt": ARTICLE})
    disk = project / "site_src"
    mounted = tmp_path / "pages"
    shutil.move(disk, mounted)
    disk.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", disk], capture_output=True, check=False)
    if done.returncode:
        return
    try:
        shutil.copytree(mounted, disk, dirs_exist_ok=True)
        about = os.statvfs(disk)
        (disk / "filler.bin").write_bytes(bytes(about.f_bavail * about.f_frsize - 30_000))  # less than the PDF takes
        before = held(disk)
        run = run_briefing("site", cwd=project)
        assert run.returncode == 1
        assert "Traceback" not in run.stderr
        assert "cannot write to" in run.stderr
        assert "No space left" in run.stderr
        assert held(disk) == before
        assert not (project / "site").exists()
    finally:
        subprocess.run(["umount", disk], check=True)


def test_a_site_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project", {"a.txt": ARTICLE})
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("old", encoding="utf-8")
    (project / "site.new").write_text("in the way", encoding="utf-8")
    run = run_briefing("site", cwd=project)
    assert run.returncode == 1
    assert "Traceback" not in run.stderr
    assert (project / "site" / "index.html").read_text(encoding="utf-8") == "old"


def test_every_error_is_the_programs_own() -> None:
    assert issubclass(PublishingError, BriefingError)
    assert issubclass(ConfigurationError, BriefingError)
