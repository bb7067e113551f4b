"""The briefing's own words: titles, status lines, gaps, "not stated". They all come from `data/fixed_words.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from generator.errors import BriefingError
from generator.language.data_files import tree_of


def fixed(key: str, **values: str) -> str:
    """The sentence or word under `key` ("group.name", or a name at the top), its {braces} filled with `values`.

    Raises `BriefingError` for an unknown key or a missing value: both are faults of ours, not of an article.
    """
    words = _texts().get(key)
    if words is None:
        raise BriefingError(f"no fixed words under '{key}' in fixed_words.yml")
    try:
        return words.format_map(values)
    except KeyError as missing:
        raise BriefingError(f"fixed words '{key}' need a value for {missing}") from missing


def group(name: str) -> Mapping[str, str]:
    """All words of one group by name, in the order of the file: page titles, headings, parts in a meeting."""
    return MappingProxyType(
        {key.removeprefix(f"{name}."): words for key, words in _texts().items() if key.startswith(f"{name}.")}
    )


def number(count: int) -> str:
    """A count at the start of a sentence: in words up to twelve, in digits above."""
    words = _texts().get(f"numbers.{count}")
    return words if words is not None else str(count)


@cache
def _texts() -> Mapping[str, str]:
    return MappingProxyType(dict(_pairs(tree_of("fixed_words.yml"))))


def _pairs(loaded: dict[str, Any]) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for name, value in loaded.items():
        if isinstance(value, dict):
            pairs.extend((f"{name}.{key}", str(text)) for key, text in value.items())
        elif isinstance(value, list):
            pairs.extend((f"{name}.{place}", str(text)) for place, text in enumerate(value))
        else:
            pairs.append((name, str(value)))
    return pairs
