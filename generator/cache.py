"""Understood articles, kept between builds: one JSON file each, named by everything its content depends on.

The key covers the article itself, the language model's version and the bytes of the code and word lists that
understand it, so a stale entry cannot be found. An unreadable entry is a miss. Never pickle: a cache folder is data,
not a program.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

import msgspec

from generator.language.model import model_version
from generator.model.annotation import AnnotatedArticle
from generator.model.article import Article

PACKAGE = Path(__file__).parent
ROOMS_THAT_UNDERSTAND = ("model", "language", "understanding")
KEPT_AT_LEAST = 1000
_ENTRY = re.compile(r"[0-9a-f]{40}\.json|[0-9a-z_]{8}\.part")


class Cache:
    """The cache in one folder, made when something is first stored. A class because it keeps its key's fixed part."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def _fixed(self) -> bytes:
        """The part of every key that does not depend on the article."""
        parts = [model_version().encode()]
        for room in ROOMS_THAT_UNDERSTAND:
            for file in sorted((PACKAGE / room).rglob("*")):
                if file.is_file() and "__pycache__" not in file.parts:
                    parts += [file.relative_to(PACKAGE).as_posix().encode(), file.read_bytes()]
        return b"\0".join(parts)

    def key(self, article: Article) -> str:
        """The name under which the understanding of `article` is kept."""
        return hashlib.sha256(self._fixed + b"\0" + msgspec.json.encode(article)).hexdigest()[:40]

    def load(self, article: Article) -> AnnotatedArticle | None:
        """What was understood in `article` by this code and model, or None."""
        try:
            found = msgspec.json.decode((self.folder / f"{self.key(article)}.json").read_bytes(), type=AnnotatedArticle)
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):
            return None
        return found if found.article == article else None

    def store(self, understood: AnnotatedArticle) -> None:
        """Keep `understood`, whole or not at all. A folder that cannot be written costs time, not the briefing."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.folder, prefix="", suffix=".part")
        except OSError:
            return
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(msgspec.json.encode(understood))
            Path(name).replace(self.folder / f"{self.key(understood.article)}.json")
        except OSError:  # a disk that is full shall not fill up with halves
            Path(name).unlink(missing_ok=True)

    def prune(self, used: Iterable[Article]) -> None:
        """Forget the entries longest unused once there are many more than the last build needed."""
        needed = {f"{self.key(article)}.json" for article in used}
        limit = max(KEPT_AT_LEAST, 4 * len(needed))
        try:
            old = [file for file in self.folder.iterdir() if _is_ours(file.name) and file.name not in needed]
            old.sort(key=lambda file: (-file.stat().st_mtime_ns, file.name))
            for file in old[max(0, limit - len(needed)) :]:
                file.unlink(missing_ok=True)
        except OSError:
            return


def _is_ours(name: str) -> bool:
    """Whether a file is an entry, or half of one: a folder that somebody else keeps files in loses none."""
    return _ENTRY.fullmatch(name) is not None
