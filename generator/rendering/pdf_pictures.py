"""The site's pictures for print: the drawing as SVG, its words apart, which the print sets in its own fonts.

Set by the page's own typesetter, words in any script shape as they do elsewhere, and stay within PDF/UA.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from generator.rendering.drawing import Picture, as_svg
from generator.rendering.pdf_notes import line

_LABEL = re.compile(r"<text(?P<attributes>[^>]*)>(?P<text>[^<]*)</text>")
_NOTE = re.compile(r"<title>[^<]*</title>")  # what a pointer would show
_PLACE = re.compile(r' x="(-?[\d.]+)" y="(-?[\d.]+)"')
_TURNED = re.compile(r"translate\((-?[\d.]+) (-?[\d.]+)\) rotate\((-?\d+)\)")
_KIND = re.compile(r' class="(\w+)"')
_ANCHOR = re.compile(r' text-anchor="(\w+)"')


def picture(drawn: Picture | None) -> dict[str, Any] | None:
    """A picture for print: `svg` without words, its size, `labels` by their place in it, `title`, and `text` in words.

    None where there is none.
    """
    if drawn is None:
        return None
    left, top, width, height = drawn.box
    found = _LABEL.finditer(drawn.body)
    return {
        "svg": _NOTE.sub("", _LABEL.sub("", as_svg(drawn))).strip(),
        "width": width,
        "height": height,
        "labels": [_label(match["attributes"], match["text"], left, top) for match in found],
        "title": line(drawn.title),
        "text": line(drawn.text),
    }


def _label(attributes: str, text: str, left: float, top: float) -> dict[str, Any]:
    """One label: where its baseline begins, is centred or ends, and how far it is turned, in degrees."""
    turned = _TURNED.search(attributes)
    placed = turned or _PLACE.search(attributes)
    kind, anchor = _KIND.search(attributes), _ANCHOR.search(attributes)
    return {
        "x": float(placed[1]) - left if placed else 0.0,
        "y": float(placed[2]) - top if placed else 0.0,
        "turn": int(turned[3]) if turned else 0,
        "kind": kind[1] if kind else "",
        "anchor": anchor[1] if anchor else "start",
        "text": line(unescape(text)),
    }
