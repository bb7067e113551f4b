"""Generated files in the folder of hand-written ones: only what changed is written, each file whole or not at all.

A manifest beside the pages names every generated file. It is written before the pages (old and new names together) and
again after them, so that a run that was killed half-way is healed by the next one: nothing generated is ever taken for
hand-written, and nothing hand-written is ever overwritten or removed.
"""

from __future__ import annotations

import json
import os
import tempfile
import time
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from generator.errors import PublishingError

MANIFEST = ".manifest.json"
ABANDONED_AFTER = 60.0  # seconds


def write_files(folder: Path, files: Mapping[str, bytes], *, keep: Iterable[str] = ()) -> tuple[str, ...]:
    """Make `folder` hold exactly `files` besides what is hand-written; the paths that changed, in order.

    `keep` names generated files that this run does not make anew and that stay as they are (the PDF during `serve`).
    Raises `PublishingError` where a hand-written file stands in the way or the disk refuses.
    """
    old = set(read_manifest(folder))
    kept = set(keep) & old
    in_the_way = [path for path in files if path not in old and _exists(folder / path)]
    if in_the_way:
        raise PublishingError(
            f"{in_the_way[0]} in {folder.name}/ was written by hand and the briefing has a page of that name: rename it"
        )
    changed = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        _write_manifest(folder, old | set(files))
        for path, content in files.items():
            if write_if_changed(_inside(folder, path), content):
                changed.append(path)
        for path in sorted(old - set(files) - kept):
            _inside(folder, path).unlink(missing_ok=True)
            changed.append(path)
            _remove_if_empty(_inside(folder, path).parent, folder)
        _write_manifest(folder, set(files) | kept)
    except OSError as error:
        raise PublishingError(f"cannot write to {folder}: {error.strerror or error}") from error
    return tuple(sorted(changed))


def read_manifest(folder: Path) -> tuple[str, ...]:
    """The generated files of `folder`, in order; none where nothing was generated yet."""
    try:
        names = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ()
    if not isinstance(names, list):
        return ()
    return tuple(sorted(name for name in names if isinstance(name, str) and _is_plain(name)))


def write_if_changed(path: Path, content: bytes) -> bool:
    """Put `content` at `path` by writing beside it and renaming; False where the same bytes are there already."""
    try:
        if path.read_bytes() == content:
            return False
    except OSError:
        pass  # not there, or not readable: the write below decides
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


def _write_manifest(folder: Path, paths: set[str]) -> None:
    write_if_changed(folder / MANIFEST, (json.dumps(sorted(paths), indent=1, ensure_ascii=False) + "\n").encode())


def _sweep(folder: Path) -> None:
    """Remove what a killed run left half-written; a minute's grace for a run beside this one."""
    for part in folder.rglob(".*.part"):
        if time.time() - part.stat().st_mtime > ABANDONED_AFTER:
            part.unlink(missing_ok=True)


def _exists(path: Path) -> bool:
    return path.is_symlink() or path.exists()


def _is_plain(name: str) -> bool:
    """Whether a manifest's entry is a path inside the folder: the manifest is a file, and files can be forged."""
    path = PurePosixPath(name)
    return bool(path.parts) and not path.is_absolute() and ".." not in path.parts


def _inside(folder: Path, name: str) -> Path:
    if not _is_plain(name):
        raise PublishingError(f"not a path inside {folder.name}/: {name!r}")
    return folder / name


def _remove_if_empty(folder: Path, root: Path) -> None:
    if folder != root and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
