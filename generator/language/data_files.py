"""The word lists of `data/`: text files of one entry a line, and YAML files of entries in groups.

Each file opens with a comment that says what it holds. Whoever needs one loads it once, frozen.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import resources
from types import MappingProxyType
from typing import Any

import yaml


def text_of(name: str) -> str:
    """A data file as it is."""
    return resources.files("generator.language").joinpath("data", name).read_text(encoding="utf-8")


def lines_of(name: str) -> tuple[str, ...]:
    """The entries of a data file in order: comments and empty lines left out."""
    stripped = (line.strip() for line in text_of(name).splitlines())
    return tuple(line for line in stripped if line and not line.startswith("#"))


def word_set(name: str) -> frozenset[str]:
    """A data file of one word a line. Of a line "word: value" only the word is taken."""
    return frozenset(line.partition(":")[0].strip() for line in lines_of(name))


def word_map(name: str) -> Mapping[str, str]:
    """A data file of lines "word: value"; a line without a value maps to the empty string."""
    pairs = (line.partition(":") for line in lines_of(name))
    return MappingProxyType({word.strip(): value.strip() for word, _, value in pairs})


def tree_of(name: str, *, texts_only: bool = False) -> Any:
    """A YAML file. `texts_only`: every entry is a text, so that "no", "on" and "off" stay words.

    The C loaders give the same as Python's, ten times faster: half a second of a warm build.
    """
    if texts_only:
        return yaml.load(text_of(name), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))  # noqa: S506  (texts, lists and mappings alone)
    return yaml.load(text_of(name), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506  (the safe loader)
