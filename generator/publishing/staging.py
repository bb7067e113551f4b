"""Changing many files at one moment, so that a kill leaves the old set or the new one.

A transaction with a redo log (Gray and Reuter 1993, chapter 9) in three steps, each of which the next run can tell from
what lies on the disk:

1. the changed files and the plan are written into `.next.new/`; killed here, the run has changed nothing;
2. `.next.new/` is renamed to `.next/`: from now on the new set is complete, though not yet in place;
3. its files are moved into place, the manifest says so, what is gone is removed. Killed here, `finish` does the rest.

The manifest names files that exist, always: new ones stand in it once they are in place, old ones until they go.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

MANIFEST = ".manifest.json"
COMMITTED = ".next"
_STAGED = ".next.new"
_PLAN = "plan.json"
_FILES = "files"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Every generated file once the plan is carried out, and those that go, as paths inside the folder, in order."""

    files: tuple[str, ...]
    gone: tuple[str, ...]


def commit(folder: Path, plan: Plan, changed: Mapping[str, bytes]) -> None:
    """Write `changed` beside the files of `folder`, with the `plan`: whole, or not at all. Raises `OSError`."""
    staged = folder / _STAGED
    shutil.rmtree(staged, ignore_errors=True)
    try:
        (staged / _FILES).mkdir(parents=True)
        for name, content in changed.items():
            target = staged / _FILES / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            target.chmod(0o644)
            (folder / name).parent.mkdir(parents=True, exist_ok=True)  # a disk that refuses shall do it now
        (staged / _PLAN).write_bytes(_json({"files": plan.files, "gone": plan.gone}))
        (staged / MANIFEST).write_bytes(_json(plan.files))
        staged.rename(folder / COMMITTED)
    except BaseException:
        shutil.rmtree(staged, ignore_errors=True)
        raise


def finish(folder: Path) -> bool:
    """Carry out what was committed and not finished, and clear away what was not committed; False if there is nothing.

    A file that somebody wrote by hand in the meantime stays.
    """
    shutil.rmtree(folder / _STAGED, ignore_errors=True)
    committed = folder / COMMITTED
    if not committed.is_dir() or committed.is_symlink():
        return False
    plan = _read_plan(committed)
    if plan is not None:
        old = set(read_manifest(folder))
        by_hand = set()
        for name in plan.files:
            new = committed / _FILES / name
            if not exists(new):
                continue
            if (name not in old and exists(folder / name)) or way_in_the_way(folder, name):
                by_hand.add(name)
                continue
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            new.replace(folder / name)
        if by_hand:
            (committed / MANIFEST).write_bytes(_json([name for name in plan.files if name not in by_hand]))
        if exists(committed / MANIFEST):
            (committed / MANIFEST).replace(folder / MANIFEST)
        for name in plan.gone:
            if way_in_the_way(folder, name) or _is_folder(folder / name):
                continue
            (folder / name).unlink(missing_ok=True)
            _remove_if_empty((folder / name).parent, folder)
        (committed / _PLAN).unlink()  # from here on there is nothing left to do
    shutil.rmtree(committed, ignore_errors=True)
    return plan is not None


def read_manifest(folder: Path) -> tuple[str, ...]:
    """The generated files of `folder`, in order; none where nothing was generated yet."""
    try:
        names = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return ()
    return _names(names)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """One run at a time inside the block, where the system can see to that; a run that is killed lets go."""
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some file systems of networks have no locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def exists(path: Path) -> bool:
    """Whether something has this name, be it a link that leads nowhere."""
    return path.is_symlink() or path.exists()


def is_plain(name: str) -> bool:
    """Whether `name` is a path inside the folder: manifests are files, and files can be forged."""
    path = PurePosixPath(name)
    return bool(path.parts) and not path.is_absolute() and ".." not in path.parts and "\0" not in name


def way_in_the_way(folder: Path, name: str) -> str | None:
    """The part of the way to `name` that is no folder of ours, but a link (which may lead anywhere) or a file."""
    for above in reversed(PurePosixPath(name).parents[:-1]):
        path = folder / above
        if path.is_symlink() or (path.exists() and not path.is_dir()):
            return above.as_posix()
    return None


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _read_plan(committed: Path) -> Plan | None:
    try:
        said = json.loads((committed / _PLAN).read_text(encoding="utf-8"))
        return Plan(files=_names(said["files"]), gone=_names(said["gone"]))
    except (OSError, ValueError, RecursionError, KeyError, TypeError):
        return None  # finished but for the clearing away


def _names(names: object) -> tuple[str, ...]:
    if not isinstance(names, list):
        return ()
    return tuple(sorted(name for name in names if isinstance(name, str) and is_plain(name)))


def _json(value: object) -> bytes:
    return (json.dumps(value, indent=1, ensure_ascii=False) + "\n").encode()


def _remove_if_empty(folder: Path, root: Path) -> None:
    if folder != root and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
