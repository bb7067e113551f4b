"""Settings as typed values: the defaults here, then `briefing.yml` of the articles folder, then the command line.

Every fault of a settings file is reported at once, with the nearest known key for an unknown one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from typing import Any, Literal, cast, get_args

import yaml

from generator.errors import ConfigurationError
from generator.model.decisions import Decision
from generator.options.decisions import KEY as DECISIONS
from generator.options.decisions import read_decisions
from generator.options.lines import Places, read_yaml


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

    `passed_over` is the path of a file that is no article though it lies there: the version to compare with.
    The limits hold for a file (`max_bytes`, `max_seconds`) and for an article (`max_passages`, counted roughly: its
    paragraphs, and what their length makes of them); what is beyond is rejected, and reported.
    """

    max_bytes: int = 10_000_000
    max_passages: int = 5_000
    max_seconds: int = 30
    sources: Mapping[str, Metadata] = field(default_factory=dict)
    passed_over: str | None = None


SourceText = Literal["full", "used", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishingOptions:
    """How much of the articles' text the site shows: all, the passages used, or only the words cited."""

    source_text: SourceText = "full"


@dataclass(frozen=True, slots=True, kw_only=True)
class EditingOptions:
    """An editor's decisions, in the order of the file."""

    decisions: tuple[Decision, ...] = ()


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


Paper = Literal["a4", "us-letter"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintOptions:
    """How the briefing is printed. `full_texts`: with the articles as they were read, after the annex."""

    paper: Paper = "a4"
    full_texts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """All settings of one briefing, a slice for each stage that needs some.

    `previous`: the `briefing.json` to compare with, as a path from the articles folder.
    """

    publishing: PublishingOptions = PublishingOptions()
    reading: ReadingOptions = ReadingOptions()
    editing: EditingOptions = EditingOptions()
    composing: ComposingOptions = ComposingOptions()
    printing: PrintOptions = PrintOptions()
    previous: str | None = None


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
_PAPERS: tuple[Paper, ...] = get_args(Paper)
_SOURCE_TEXTS: tuple[SourceText, ...] = get_args(SourceText)
_KNOWN_KEYS = (
    *_TEXT_KEYS,
    *_NUMBER_KEYS,
    *("sources", "hide", DECISIONS, "previous", "source_text", "paper", "full_texts"),
)


def from_mapping(
    settings: object, *, name: str = SETTINGS_FILE, places: Places | None = None, known: tuple[str, ...] = ()
) -> Options:
    """The options that a parsed settings file asks for.

    `name` stands in the messages, with the lines that `places` gives; `known` are faults found before. Raises
    `ConfigurationError` with every fault.
    """
    if settings is None:
        return Options()
    if not isinstance(settings, Mapping):
        raise ConfigurationError((f"{name}: expected settings as 'key: value', for example 'title: Trade talks'",))
    places = places or Places(name=name)
    faults = [
        *known,
        *(_unknown(places.at(str(key)), str(key), _KNOWN_KEYS) for key in settings if key not in _KNOWN_KEYS),
    ]
    texts = {key: _text(places.at(key), key, settings[key], faults) for key in _TEXT_KEYS if key in settings}
    numbers = {key: _number(places.at(key), key, settings[key], faults) for key in _NUMBER_KEYS if key in settings}
    sources = _sources(places, settings.get("sources"), faults)
    decisions, wrong = read_decisions(settings, places)
    faults.extend(wrong)
    previous = _text(places.at("previous"), "previous", settings.get("previous"), faults)
    source_text = _source_text(places, settings.get("source_text"), faults)
    printing = _printing(places, settings, faults)
    if faults:
        raise ConfigurationError(tuple(faults))
    reading: dict[str, Any] = {"sources": sources, "passed_over": previous and PurePosixPath(previous).as_posix()}
    reading |= {key: numbers.pop(key) for key in _READING_LIMITS if key in numbers}
    return Options(
        publishing=PublishingOptions(source_text=source_text),
        reading=ReadingOptions(**reading),
        editing=EditingOptions(decisions=decisions),
        composing=ComposingOptions(**cast("dict[str, Any]", {**texts, **numbers})),
        printing=printing,
        previous=previous,
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
        settings, places, twice = read_yaml(text, name=SETTINGS_FILE)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ConfigurationError((f"{SETTINGS_FILE}: not valid YAML: {' '.join(str(error).split())}",)) from error
    return from_mapping(settings, places=places, known=twice)


def with_bottom_line_words(options: Options, words: int | None) -> Options:
    """`options`, with the command line's word budget where one was given."""
    if words is None:
        return options
    return replace(options, composing=replace(options.composing, bottom_line_words=words))


def with_printing(options: Options, *, paper: Paper | None, full_texts: bool | None) -> Options:
    """`options`, with what the command line says of the print."""
    printing = options.printing
    if paper is not None:
        printing = replace(printing, paper=paper)
    if full_texts is not None:
        printing = replace(printing, full_texts=full_texts)
    return replace(options, printing=printing)


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


def _printing(places: Places, settings: Mapping[Any, Any], faults: list[str]) -> PrintOptions:
    paper, full_texts = settings.get("paper"), settings.get("full_texts")
    if paper is not None and paper not in _PAPERS:
        faults.append(f"{places.at('paper')}: 'paper' must be one of: {', '.join(_PAPERS)}")
    if full_texts is not None and not isinstance(full_texts, bool):
        faults.append(f"{places.at('full_texts')}: 'full_texts' must be true or false")
    return PrintOptions(paper=paper or "a4", full_texts=bool(full_texts))


def _source_text(places: Places, value: object, faults: list[str]) -> SourceText:
    if value is None:
        return "full"
    found = next((each for each in _SOURCE_TEXTS if each == value), None)
    if found is None:
        faults.append(f"{places.at('source_text')}: 'source_text' must be one of: {', '.join(_SOURCE_TEXTS)}")
    return found or "full"


def _sources(places: Places, value: object, faults: list[str]) -> dict[str, Metadata]:
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        faults.append(f"{places.at('sources')}: 'sources' must map file names to their metadata")
        return {}
    sources = {}
    for file, values in value.items():
        sources[str(file)], found = metadata_from_mapping(
            values, name=f"{places.at('sources', str(file))}: sources: {file}"
        )
        faults.extend(found)
    return sources
