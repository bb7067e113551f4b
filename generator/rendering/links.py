"""The links between generated pages: every page and every anchor they point at must exist."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterable, Mapping
from urllib.parse import unquote

# What the writer puts beside the pages, and the page that is written by hand.
FILES_BESIDE = ("briefing.pdf", "briefing.json", "how-to-read.md")

_LINK = re.compile(r"""\]\(([^)\s"]+)(?:\s+"[^"]*")?\)|\shref="([^"]+)\"""")
_ANCHOR = re.compile(r"""\sid="([^"]+)"|\{[^{}\n]*?#([A-Za-z0-9._:-]+)[^{}\n]*\}""")
# What is no Markdown, or none that makes links: the YAML head, fenced blocks, code inside a line.
_HEAD = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_CODE = re.compile(r"^(`{3,}|~{3,}).*?^\1[^\n]*$|(?<!`)(`+)(?!`)[^\n]*?(?<!`)\2(?!`)", re.DOTALL | re.MULTILINE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def check_links(pages: Mapping[str, str], *, files: Iterable[str] = FILES_BESIDE) -> tuple[str, ...]:
    """A readable line for each dead link of `pages` (path in `site_src/` to Markdown), in order of the pages.

    The YAML heads of pages and their code are passed over, and so are web addresses. `files` are paths that exist
    beside the pages; their anchors are not looked at.
    """
    bodies = {path: _CODE.sub("", _HEAD.sub("", text)) for path, text in pages.items()}
    anchors = {path: _anchors(text) for path, text in bodies.items()}
    beside = frozenset(files)
    faults: list[str] = []
    for path, text in bodies.items():
        for link in dict.fromkeys(first or second for first, second in _LINK.findall(text)):
            if _SCHEME.match(html.unescape(link)):
                continue
            target, _, fragment = unquote(link).partition("#")
            page = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
            if page in beside:
                continue
            if page not in anchors:
                faults.append(f"{path}: link to a page that does not exist: {link}")
            elif fragment and fragment not in anchors[page]:
                faults.append(f"{path}: link to an anchor that does not exist: {link}")
    return tuple(faults)


def _anchors(text: str) -> frozenset[str]:
    return frozenset(first or second for first, second in _ANCHOR.findall(text))
