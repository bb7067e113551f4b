"""Generated files in the folder of hand-written ones: all of them or none, and only what changed is written.

A manifest beside the pages names every generated file: nothing generated is ever taken for hand-written, and nothing
hand-written is ever overwritten or removed. What a run changes is first written whole into a folder beside the pages,
then declared complete by one renaming, then moved into place (`staging`). So a run that is killed, or whose disk is
full, leaves the old files or, once the next run has looked, the new ones; never some of each.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.errors import PublishingError
from generator.publishing.staging import (
    MANIFEST,
    Plan,
    commit,
    exists,
    finish,
    is_plain,
    locked,
    read_manifest,
    way_in_the_way,
)

__all__ = ["MANIFEST", "read_manifest", "write_files", "write_if_changed"]

ABANDONED_AFTER = 60.0  # seconds


def write_files(folder: Path, files: Mapping[str, bytes], *, keep: Iterable[str] = ()) -> tuple[str, ...]:
    """Make `folder` hold exactly `files` besides what is hand-written; the paths that changed, in order.

    `keep` names generated files that this run does not make anew and that stay as they are (the PDF during `serve`).
    Raises `PublishingError` where a hand-written file stands in the way or the disk refuses; then nothing has changed.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with locked(folder):
            finish(folder)
            _sweep(folder)
            return _write(folder, files, frozenset(keep))
    except OSError as error:
        raise PublishingError(f"cannot write to {folder}: {error.strerror or error}") from error


def _write(folder: Path, files: Mapping[str, bytes], keep: frozenset[str]) -> tuple[str, ...]:
    old = set(read_manifest(folder))
    for path in files:
        _refuse_what_is_in_the_way(folder, path, ours=path in old)
    changed = {path: content for path, content in files.items() if not _holds(folder / path, content)}
    gone = tuple(sorted(old - set(files) - keep))
    made = tuple(sorted(set(files) | (keep & old)))
    if changed or made != tuple(sorted(old)):
        commit(folder, Plan(files=made, gone=gone), changed)
        finish(folder)
    return tuple(sorted({*changed, *gone}))


def write_if_changed(path: Path, content: bytes) -> bool:
    """Put `content` at `path` by writing beside it and renaming; False where the same bytes are there already."""
    if _holds(path, content):
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return True


def _holds(path: Path, content: bytes) -> bool:
    try:
        return not path.is_symlink() and path.read_bytes() == content
    except OSError:
        return False  # not there, or not readable: writing it decides


def _refuse_what_is_in_the_way(folder: Path, name: str, *, ours: bool) -> None:
    if not is_plain(name):
        raise PublishingError(f"not a path inside {folder.name}/: {name!r}")
    path = folder / name
    if (not ours and exists(path)) or (path.is_dir() and not path.is_symlink()):
        raise PublishingError(
            f"{name} in {folder.name}/ was written by hand and the briefing has a page of that name: rename it"
        )
    if above := way_in_the_way(folder, name):
        raise PublishingError(
            f"{above} in {folder.name}/ is a link or a file and the briefing has a folder of that name: rename it"
        )


def _sweep(folder: Path) -> None:
    """Remove what a killed run left half-written; a minute's grace for a run beside this one."""
    for part in folder.rglob(".*.part"):
        if time.time() - part.stat().st_mtime > ABANDONED_AFTER:
            part.unlink(missing_ok=True)
