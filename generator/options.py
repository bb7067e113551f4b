"""Settings as typed values: the defaults here, then `briefing.yml` of the articles folder, then the command line.

Every fault of a settings file is reported at once, with the nearest known key for an unknown one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, cast

import yaml

from generator.errors import ConfigurationError


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What somebody says of an article: in its front matter, or in `briefing.yml` (which wins)."""

    title: str | None = None
    outlet: str | None = None
    agency: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingOptions:
    """What reading needs: `sources` maps a file's path inside the folder to what the editor says of it.

    The limits hold for a file (`max_bytes`, `max_seconds`) and for an article (`max_passages`, counted roughly: its
    paragraphs, and what their length makes of them); what is beyond is rejected, and reported.
    """

    max_bytes: int = 10_000_000
    max_passages: int = 5_000
    max_seconds: int = 30
    sources: Mapping[str, Metadata] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class EditingOptions:
    """An editor's decisions. `hide`: statement ids (aliases included) that the briefing leaves out."""

    hide: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ComposingOptions:
    """The head of the briefing and the word budget of its bottom line."""

    title: str | None = None
    as_of: str | None = None
    prepared_for: str | None = None
    prepared_by: str | None = None
    marking: str | None = None
    note: str | None = None
    bottom_line_words: int = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """All settings of one briefing, a slice for each stage that needs some."""

    reading: ReadingOptions = ReadingOptions()
    editing: EditingOptions = EditingOptions()
    composing: ComposingOptions = ComposingOptions()


SETTINGS_FILE = "briefing.yml"
_LONGEST_FILE = 1_000_000  # bytes
_LARGEST = 10**18  # Python refuses to print a number of thousands of digits
# Control characters, halves of characters, marks of direction: with them a page could show other words than it holds.
_UNFIT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)
_TEXT_KEYS = ("title", "as_of", "prepared_for", "prepared_by", "marking", "note")
_READING_LIMITS = {
    "max_bytes": (1_000, 1_000_000_000),
    "max_passages": (10, 1_000_000),
    "max_seconds": (1, 3_600),
}
_NUMBER_KEYS = {"bottom_line_words": (20, 1000), **_READING_LIMITS}
_KNOWN_KEYS = (*_TEXT_KEYS, *_NUMBER_KEYS, "sources", "hide")


class _Loader(yaml.SafeLoader):
    """PyYAML's safe loader without merge keys ("<<"), by which a few lines grow into gigabytes."""

    def flatten_mapping(self, node: yaml.MappingNode) -> None:
        """Refuse what merges other mappings into this one."""
        for key, _ in node.value:
            if key.tag == "tag:yaml.org,2002:merge":
                raise yaml.constructor.ConstructorError(None, None, "'<<' is not supported", key.start_mark)


def from_mapping(settings: object, *, name: str = SETTINGS_FILE) -> Options:
    """The options that a parsed settings file asks for. `name` stands in the messages.

    Raises `ConfigurationError` with every fault found.
    """
    if settings is None:
        return Options()
    if not isinstance(settings, Mapping):
        raise ConfigurationError((f"{name}: expected settings as 'key: value', for example 'title: Trade talks'",))
    faults: list[str] = [_unknown(name, str(key), _KNOWN_KEYS) for key in settings if key not in _KNOWN_KEYS]
    texts = {key: _text(name, key, settings[key], faults) for key in _TEXT_KEYS if key in settings}
    numbers = {key: _number(name, key, settings[key], faults) for key in _NUMBER_KEYS if key in settings}
    sources = _sources(name, settings.get("sources"), faults)
    hide = _texts(name, "hide", settings.get("hide"), faults)
    if faults:
        raise ConfigurationError(tuple(faults))
    reading: dict[str, Any] = {"sources": sources}
    reading |= {key: numbers.pop(key) for key in _READING_LIMITS if key in numbers}
    return Options(
        reading=ReadingOptions(**reading),
        editing=EditingOptions(hide=hide),
        composing=ComposingOptions(**cast("dict[str, Any]", {**texts, **numbers})),
    )


def load_options(folder: Path) -> Options:
    """The options for the articles in `folder`: the defaults, and what its `briefing.yml` says where there is one.

    Raises `ConfigurationError` with every fault of that file.
    """
    file = folder / SETTINGS_FILE
    if not file.exists() and not file.is_symlink():
        return Options()
    try:
        if not file.is_file() or file.stat().st_size > _LONGEST_FILE:  # a pipe would be waited for without end
            raise ConfigurationError((f"{SETTINGS_FILE}: no regular file of at most {_LONGEST_FILE:,} bytes",))
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError((f"{SETTINGS_FILE}: cannot be read ({error.__class__.__name__})",)) from error
    try:
        settings = yaml.load(text, Loader=_Loader)  # noqa: S506 a safe loader
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ConfigurationError((f"{SETTINGS_FILE}: not valid YAML: {' '.join(str(error).split())}",)) from error
    return from_mapping(settings)


def with_bottom_line_words(options: Options, words: int | None) -> Options:
    """`options`, with the command line's word budget where one was given."""
    if words is None:
        return options
    return replace(options, composing=replace(options.composing, bottom_line_words=words))


def metadata_from_mapping(values: object, *, name: str) -> tuple[Metadata, tuple[str, ...]]:
    """An article's metadata from a parsed mapping, and the faults found in it."""
    faults: list[str] = []
    if values is None:
        return Metadata(), ()
    if not isinstance(values, Mapping):
        return Metadata(), (f"{name}: expected 'key: value' lines, for example 'outlet: Daily News'",)
    known = tuple(item.name for item in fields(Metadata))
    texts = {}
    for key, value in values.items():
        if key not in known:
            faults.append(_unknown(name, str(key), known))
        else:
            texts[key] = _text(name, key, value, faults)
    return Metadata(**texts), tuple(faults)


def _unknown(name: str, key: str, known: tuple[str, ...]) -> str:
    near = get_close_matches(key, known, n=1)
    return f"{name}: unknown key '{key}'" + (f"; did you mean '{near[0]}'?" if near else f"; known: {', '.join(known)}")


def _text(name: str, key: str, value: object, faults: list[str]) -> str | None:
    if value is None or isinstance(value, str):
        return _UNFIT.sub("", value or "") or None
    if isinstance(value, date):  # YAML reads an unquoted day as a date
        return value.isoformat()
    if isinstance(value, int | float) and not isinstance(value, bool) and -_LARGEST < value < _LARGEST:
        return str(value)
    faults.append(f"{name}: '{key}' must be a text, for example '{key}: Trade talks'")
    return None


def _number(name: str, key: str, value: object, faults: list[str]) -> int:
    low, high = _NUMBER_KEYS[key]
    if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
        return value
    faults.append(f"{name}: '{key}' must be a whole number from {low} to {high}")
    return low


def _texts(name: str, key: str, value: object, faults: list[str]) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    faults.append(f"{name}: '{key}' must be a list of ids, for example '{key}: [s-0123456789]'")
    return ()


def _sources(name: str, value: object, faults: list[str]) -> dict[str, Metadata]:
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        faults.append(f"{name}: 'sources' must map file names to their metadata")
        return {}
    sources = {}
    for file, values in value.items():
        sources[str(file)], found = metadata_from_mapping(values, name=f"{name}: sources: {file}")
        faults.extend(found)
    return sources
