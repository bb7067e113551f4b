"""A settings file with the line of each of its entries, so that every message about it can say where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import yaml

Path = tuple[str | int, ...]

_DEEPEST = 5  # levels of a settings file whose lines are kept: decisions, the third, hide, the second, its source
_MOST = 50_000  # entries looked at: an alias of aliases could stand for billions


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where the entries of a settings file stand. `name` is the file's; `lines` count from 1, by path from the top."""

    name: str
    lines: Mapping[Path, int] = field(default_factory=dict)

    def line(self, *path: str | int) -> int:
        """The line of the entry at `path`, else of the nearest entry around it; 0 where none is known."""
        while path:
            if path in self.lines:
                return self.lines[path]
            path = path[:-1]
        return 0

    def at(self, *path: str | int) -> str:
        """What a message about the entry begins with: "briefing.yml: line 7", or the file alone."""
        line = self.line(*path)
        return f"{self.name}: line {line}" if line else self.name


class _Loader(yaml.SafeLoader):
    """PyYAML's safe loader without merge keys ("<<"), by which a few lines grow into gigabytes."""

    def flatten_mapping(self, node: yaml.MappingNode) -> None:
        """Refuse what merges other mappings into this one."""
        for key, _ in node.value:
            if key.tag == "tag:yaml.org,2002:merge":
                raise yaml.constructor.ConstructorError(None, None, "'<<' is not supported", key.start_mark)


def read_yaml(text: str, *, name: str) -> tuple[object, Places, tuple[str, ...]]:
    """The value that `text` holds, the lines of its entries, and a message for each key that stands twice.

    Raises `yaml.YAMLError`, `ValueError` or `RecursionError` for what is no plain YAML document.
    """
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return None, Places(name=name), ()
        lines, twice = _walk(node, name)
        return loader.construct_document(node), Places(name=name, lines=lines), twice
    finally:
        loader.dispose()


def _walk(top: yaml.Node, name: str) -> tuple[dict[Path, int], tuple[str, ...]]:
    lines: dict[Path, int] = {}
    twice: list[str] = []
    waiting: list[tuple[Path, yaml.Node]] = [((), top)]
    while waiting and len(lines) < _MOST:
        path, node = waiting.pop()
        if len(path) >= _DEEPEST:
            continue
        if isinstance(node, yaml.MappingNode):
            seen: dict[str, int] = {}
            for key, value in node.value:
                word, line = str(key.value) if isinstance(key, yaml.ScalarNode) else "", key.start_mark.line + 1
                if word in seen and word != "<<":
                    twice.append(f"{name}: line {line}: '{word}' stands in line {seen[word]} already")
                seen.setdefault(word, line)
                lines[*path, word] = line
                waiting.append(((*path, word), value))
        elif isinstance(node, yaml.SequenceNode):
            for place, value in enumerate(node.value):
                lines[*path, place] = value.start_mark.line + 1
                waiting.append(((*path, place), value))
    return lines, tuple(sorted(twice))
