"""The fonts a briefing is printed in, and what becomes of characters that none of them has.

With PDF/UA on, one character without a glyph would stop the whole PDF. So the compiler itself is asked, once, which of
the briefing's unusual characters it can set; the others are replaced by a visible mark and reported.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import typst

FONT_PACKAGES = ("fontpkg_noto_sans", "fontpkg_noto_sans_arabic")
REPLACEMENT = "\N{WHITE SQUARE}"
REPORTED = 12  # characters named one by one in a note
# C0 and C1 controls, and the marks that turn the direction of everything after them, ours included.
CONTROLS = frozenset(map(chr, (*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))))
_UNSET = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed', re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-fA-F]+)\}|\\(.)", re.DOTALL)
_PROBE = b"""
#set document(title: "Probe")
#set text(lang: "en", font: ("Libertinus Serif", "Noto Sans", "Noto Sans Arabic"))
#for character in json(bytes(sys.inputs.characters)) { par(character) }
"""


@cache
def fonts() -> typst.Fonts:
    """Typst's own fonts and Noto Sans with its Arabic, never those of the machine: the same bytes everywhere."""
    folders = [str(files(package) / "files") for package in FONT_PACKAGES]
    return typst.Fonts(include_system_fonts=False, font_paths=folders)


def replaced(data: Any, missing: frozenset[str]) -> tuple[Any, Counter[str]]:
    """JSON-ready `data` with `missing` characters replaced, and how often each of them stood there."""
    counts: Counter[str] = Counter()
    for text in texts(data):
        if not missing.isdisjoint(text):
            counts.update(character for character in text if character in missing)
    if not counts:
        return data, counts
    table = {ord(character): REPLACEMENT for character in missing}
    return _mapped(data, lambda text: text.translate(table)), counts


def unprintable(characters: Iterable[str]) -> frozenset[str]:
    """Those of `characters` that the shipped fonts cannot show: control characters, lone surrogates, missing glyphs."""
    unusual = sorted(item for item in set(characters) if not (item.isascii() and item.isprintable()))
    hopeless = [item for item in unusual if item in CONTROLS or "\ud800" <= item <= "\udfff"]
    asked = [item for item in unusual if item not in set(hopeless)]
    return frozenset((*hopeless, *_refused(asked)))


def report(counts: Counter[str]) -> tuple[str, ...]:
    """One sentence on what was replaced, the most frequent first; nothing where nothing was."""
    if not counts:
        return ()
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    named = ", ".join(f"U+{ord(character):04X} ({count})" for character, count in ranked[:REPORTED])
    rest = f" and {len(ranked) - REPORTED} more" if len(ranked) > REPORTED else ""
    return (f"Characters that no shipped font has are printed as {REPLACEMENT}: {named}{rest}.",)


def unset_texts(message: str) -> tuple[str, ...]:
    """The texts that a compiler's message says it could not display."""
    return tuple(dict.fromkeys(_unescaped(found) for found in _UNSET.findall(message)))


def texts(data: Any) -> Iterator[str]:
    """Every text inside JSON-ready `data`, keys left out."""
    stack = [data]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            yield node
        elif isinstance(node, Mapping):
            stack.extend(node.values())
        elif isinstance(node, Sequence):
            stack.extend(node)


def _refused(characters: list[str]) -> list[str]:
    """Those of `characters` that a trial document fails on, halved as long as the message names none of them."""
    if not characters:
        return []
    message = _trial(characters)
    if message is None:
        return []
    named = {character for text in unset_texts(message) for character in text}
    found = [character for character in characters if character in named]
    if found:
        return found + _refused([character for character in characters if character not in named])
    if len(characters) == 1:
        return characters
    middle = len(characters) // 2
    return _refused(characters[:middle]) + _refused(characters[middle:])


def _trial(characters: list[str]) -> str | None:
    """The compiler's complaint about a document of `characters`, one a paragraph; None where it has none."""
    compiler = typst.Compiler(_PROBE, font_paths=fonts(), sys_inputs={"characters": json.dumps(characters)})
    try:
        compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=0)
    except typst.TypstError as error:
        return str(error.diagnostic)
    return None


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)) if match[1] else match[2], text)


def _mapped(data: Any, change: Callable[[str], str]) -> Any:
    if isinstance(data, str):
        return change(data)
    if isinstance(data, Mapping):
        return {key: _mapped(value, change) for key, value in data.items()}
    if isinstance(data, Sequence):
        return [_mapped(value, change) for value in data]
    return data
