"""Runs that are killed at any moment, and what must be true of the disk afterwards.

A writer in a process of its own replaces the pages of one set by those of another, over and over; it is killed with
signal 9 after a random time. Whatever moment that was:

- every file that the manifest names is there, and whole: the bytes of one set;
- once the next run has looked, the folder holds exactly one of the two sets, and it is the one the manifest names;
- what is written by hand is as it was.
"""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from generator.publishing.pages import read_manifest, write_files
from generator.publishing.staging import finish, locked
from tests.support import ROOT, offline

PAGES = 60
HAND_WRITTEN = "how-to-read.md"
WRITER = """
import sys
from pathlib import Path
from tests.hostile.kills import sets
from generator.publishing.pages import write_files
folder, both = Path(sys.argv[1]), sets()
write_files(folder, both[0])
print("ready", flush=True)
while True:
    for files in both[::-1]:
        write_files(folder, files)
"""


def sets() -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Two sets of pages: most are in both with other content, some with the same, some in one alone."""
    first = {f"sources/page-{number}.md": b"old %d\n" % number * 400 for number in range(PAGES)}
    second = {f"sources/page-{number}.md": b"new %d\n" % number * 500 for number in range(20, PAGES)}
    second |= {f"sources/page-{number}.md": first[f"sources/page-{number}.md"] for number in range(30, 40)}
    second |= {f"other/page-{number}.md": b"new %d\n" % number * 300 for number in range(PAGES)}
    return {"index.md": b"old\n", **first}, {"index.md": b"new\n", **second}


def held(folder: Path) -> dict[str, bytes]:
    """The files of `folder`, hidden ones left out, as a site builder sees them."""
    paths = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    shown = (path for path in paths if not any(part.startswith(".") for part in path.parts))
    return {path.as_posix(): (folder / path).read_bytes() for path in shown}


def kill_writer(folder: Path, chance: random.Random) -> None:
    """Start a writer, let it work for a random time of at most a tenth of a second, kill it."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, folder], stdout=subprocess.PIPE, text=True, cwd=ROOT, env=offline()
    ) as writer:
        if writer.stdout is None or writer.stdout.readline() != "ready\n":
            raise AssertionError("the writer did not start")
        time.sleep(chance.random() * 0.1)
        writer.send_signal(signal.SIGKILL)


def faults_after_kill(folder: Path) -> list[str]:
    """What is wrong in a folder whose writer was just killed; afterwards the next run's writing has healed it."""
    old, new = sets()
    faults = []
    hand = (folder / HAND_WRITTEN).read_bytes()
    seen = {name: content for name, content in held(folder).items() if name != HAND_WRITTEN}
    faults += [
        f"{name} is half a page" for name, content in seen.items() if content not in (old.get(name), new.get(name))
    ]
    faults += [f"{name} is in the manifest and not there" for name in read_manifest(folder) if name not in seen]
    faults += [f"{name} is in both sets and not there" for name in old if name in new and name not in seen]
    with locked(folder):
        finish(folder)
    seen = held(folder)
    if seen.pop(HAND_WRITTEN, None) != hand:
        faults.append("what was written by hand has changed")
    if seen not in (old, new):
        faults.append(f"neither set: {len(seen)} files")
    if set(read_manifest(folder)) != set(seen):
        faults.append("the manifest names other files than there are")
    write_files(folder, new)
    seen = held(folder)
    del seen[HAND_WRITTEN]
    hidden = sorted(path.name for path in folder.rglob(".*"))
    if seen != new or hidden != [".manifest.json"]:
        faults.append(f"not healed by the next run: {hidden}")
    return faults


def new_folder(home: Path) -> Path:
    """A folder of pages with one written by hand."""
    folder = home / "site_src"
    folder.mkdir()
    (folder / HAND_WRITTEN).write_bytes(b"by hand\n")
    return folder
