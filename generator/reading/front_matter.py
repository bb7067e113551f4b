"""YAML front matter: the block between two lines of three dashes at the very start of a text or Markdown file."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, fields
from typing import Any

import yaml

from generator.errors import UnreadableFile
from generator.options import Metadata, metadata_from_mapping
from generator.reading.decoding import repair

_UNQUOTED = re.compile(r"^([A-Za-z_]{2,20}): +(?![\"'\[{|>&*!%@`])([^\n]*: [^\n]*)$", re.MULTILINE)
_LONGEST = 20_000  # characters: more is no front matter but a text that opens with a line of dashes
_MOST_BRACKETS = 200
_NOTHING = ("", "null", "~")
_FENCE = "---"
_KEY = re.compile(r"""\s*["']?([\w-]{1,30})["']?\s*:(?:\s|$)""")
_ITEM = re.compile(r"\s*-(?:\s|$)")
_ITEM_WORDS = 5
_KNOWN = tuple(item.name for item in fields(Metadata))


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """What the front matter says, what it says beyond the known keys, and the text after it."""

    metadata: Metadata
    body: str
    unused: tuple[str, ...] = ()


def split_front_matter(text: str, *, name: str) -> FrontMatter:
    """The front matter and the text after it. Without front matter, the text as it is.

    Keys that only other programs know ("tags") are kept apart in `unused`; what is no YAML or no mapping, or gives a
    known key something else than text, raises `UnreadableFile` (`bad_front_matter`).
    """
    opened = text.lstrip("\n ")
    if not opened.startswith(_FENCE + "\n"):
        return FrontMatter(metadata=Metadata(), body=text)
    lines = opened[: _LONGEST + 10].split("\n")
    close = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() in {_FENCE, "..."}), None)
    said = [line for line in lines[1:close] if line.strip() and not line.lstrip().startswith("#")]
    if close is None or not _looks_like_settings(said):
        if close is None:
            _refuse_open_ended(said)
        return FrontMatter(metadata=Metadata(), body=text)
    source = "\n".join(lines[1:close])
    body = opened[len("\n".join(lines[: close + 1])) :]
    try:
        values = _load_leniently(source)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise _refused(
            f"The front matter cannot be used: {_first_line(error)}. Example: 'title: Trade talks'"
        ) from error
    if values not in (None, "") and not isinstance(values, dict):
        raise _refused("The front matter must be 'key: value' lines, for example 'title: Trade talks'.")
    pairs = values.items() if isinstance(values, dict) else ()
    mapping = {_tidy(str(key)): None if value in _NOTHING else _tidy(value) for key, value in pairs}
    metadata, faults = metadata_from_mapping({key: mapping[key] for key in _KNOWN if key in mapping}, name=name)
    if faults:
        raise _refused("; ".join(faults))
    unused = tuple(repair(f"{key}: {value}") for key, value in mapping.items() if key not in _KNOWN)
    return FrontMatter(metadata=metadata, body=body, unused=unused)


def _tidy(value: Any) -> Any:
    """A text as one line, without the control characters that YAML's escapes smuggle past the repair of the file."""
    return " ".join(repair(value).split()) if isinstance(value, str) else value


def _load_leniently(source: str) -> object:
    """What the front matter says; headlines with a colon are taken as they stand, though YAML wants them quoted."""
    try:
        return _load(source)
    except yaml.YAMLError:
        quoted = _UNQUOTED.sub(lambda found: f"{found[1]}: {json.dumps(found[2].strip())}", source)
        if quoted == source:
            raise
        return _load(quoted)


def _load(source: str) -> object:
    if sum(map(source.count, "[{")) > _MOST_BRACKETS:
        raise ValueError("it is nested too deeply")
    # Aliases let a few lines grow into gigabytes ("billion laughs"); no article needs them.
    if any(isinstance(event, yaml.events.AliasEvent) for event in yaml.parse(source, Loader=yaml.SafeLoader)):
        raise ValueError("it repeats a part by reference (*name), which is not supported")
    root = yaml.compose(source, Loader=yaml.BaseLoader)
    keys = [key.value for key, _ in root.value] if isinstance(root, yaml.MappingNode) else []
    for key in keys:
        if keys.count(key) > 1 and isinstance(key, str):
            raise ValueError(f"it says '{key}' twice; keep one of the two lines")
    # The base loader leaves every value the text it is: "2021-02-31" is no error of YAML, and "No" is a word.
    return yaml.load(source, Loader=yaml.BaseLoader)  # noqa: S506 builds nothing but texts, lists and mappings


def _looks_like_settings(said: list[str]) -> bool:
    """Whether the lines between the dashes are settings at all, well written or not: an article may open with a ruler.

    A list counts where its items are words: bullets that are sentences are a summary of the article.
    """
    if not said:
        return True
    items = [_ITEM.match(line) for line in said]
    if all(items):
        return all(len(line.split()) <= _ITEM_WORDS and not line.rstrip().endswith((".", "!", "?")) for line in said)
    return _KEY.match(said[0]) is not None or said[0].lstrip().startswith(("{", "["))


def _refuse_open_ended(said: list[str]) -> None:
    """Refuse front matter that is never closed: known keys, which must not become the headline."""
    key = _KEY.match(said[0]) if said else None
    if key and key.group(1).casefold() in _KNOWN:
        raise _refused("The front matter is not closed: put a line of three dashes (---) after its last key.")


def _first_line(error: Exception) -> str:
    problem = getattr(error, "problem", None) or str(error)
    mark = getattr(error, "problem_mark", None)
    return f"{str(problem).splitlines()[0]}" + (f" (line {mark.line + 2})" if mark else "")


def _refused(detail: str) -> UnreadableFile:
    return UnreadableFile("bad_front_matter", detail)
