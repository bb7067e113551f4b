"""What pictures are drawn with: marks and labels as SVG, and a picture as a figure of a page or as a file of its own.

On a page a picture takes its colours from the style sheet, by the class of each mark; a file of its own (for print)
carries the few rules it needs. Neither has a script, and each says in words what it shows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.rendering.escaping import attribute

WIDTH = 720
_RADIUS = 5.5
_LETTER = 6.3  # width of a letter of a label, on average
_REFERENCE = re.compile(r"&#(\d+);")
_MARKUP = frozenset("&<>\"'")

# For print: the same classes as in the site's style sheet, with the colours of ink on paper.
_PRINTED = (
    "text{{font-family:{fonts};font-size:12px;fill:#47545a}}"
    "text.words{{font-size:12.5px;fill:#1c2326}}"
    "text.figure{{font-weight:600;fill:#1c2326}}"
    "line{{stroke:#d9dfe1;stroke-width:1}}"
    "line.axis{{stroke:#56636a}}"
    ".tie{{fill:none;stroke:#0b5563;stroke-width:2.5}}"
    ".filled{{fill:#0b5563;stroke:#0b5563}}"
    ".hollow{{fill:#fff;stroke:#0b5563;stroke-width:1.5}}"
    ".range{{fill:#0b5563;fill-opacity:.3;stroke:#0b5563;stroke-width:1}}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture: what it is called, what it shows in words (its text alternative), its box (x, y, width, height)."""

    key: str
    title: str
    text: str
    box: tuple[float, float, float, float]
    body: str


def as_figure(picture: Picture | None) -> Markup:
    """The picture for a page, with its words below it; nothing where there is none."""
    if picture is None:
        return Markup()
    x, y, width, height = picture.box
    stop = ":" if picture.text[:1].islower() else "."
    return Markup(  # noqa: S704  # our own markup; every text in it went through `attribute`
        '<figure class="picture" data-search-exclude="" tabindex="0">'
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{x:.0f} {y:.0f} {width:.0f} {height:.0f}" role="img"'
        f' aria-labelledby="{picture.key}-text">{picture.body}</svg>'
        f'<figcaption id="{picture.key}-text">{attribute(picture.title)}{stop} {attribute(picture.text)}</figcaption>'
        "</figure>"
    )


def as_svg(picture: Picture, *, fonts: str = "'Noto Sans'") -> str:
    """The picture as an SVG file that stands alone, for print. `fonts`: families, as CSS names them.

    Its text is plain Unicode but for the five characters of XML, so that a printer can look for characters that its
    fonts have not.
    """
    x, y, width, height = picture.box
    body = _REFERENCE.sub(lambda found: _plain(found[0], int(found[1])), picture.body)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{x:.0f} {y:.0f} {width:.0f} {height:.0f}"'
        f' width="{width:.0f}" height="{height:.0f}">'
        f"<style>{_PRINTED.format(fonts=fonts)}</style>{body}</svg>\n"
    )


def dot(x: float, y: float, note: str, *, hollow: bool = False) -> str:
    """A mark, filled or hollow; a pointer that rests on it shows `note`."""
    kind = "hollow" if hollow else "filled"
    return f'<circle class="{kind}" cx="{x:.1f}" cy="{y:.1f}" r="{_RADIUS}"><title>{attribute(note)}</title></circle>'


def bar(first: float, last: float, y: float, note: str) -> str:
    """A range from `first` to `last`."""
    return (
        f'<rect class="range" x="{first:.1f}" y="{y - _RADIUS:.1f}" width="{last - first:.1f}" height="{2 * _RADIUS}"'
        f' rx="2"><title>{attribute(note)}</title></rect>'
    )


def line(x1: float, y1: float, x2: float, y2: float, kind: str = "") -> str:
    """A straight line; `kind` is its class."""
    named = f' class="{kind}"' if kind else ""
    return f'<line{named} x1="{x1:.1f}" x2="{x2:.1f}" y1="{y1:.1f}" y2="{y2:.1f}"/>'


def arc(x1: float, x2: float, y: float) -> str:
    """A tie that passes over what stands between its ends."""
    return f'<path class="tie" d="M{x1:.1f} {y:.1f}Q{(x1 + x2) / 2:.1f} {y - 18:.1f} {x2:.1f} {y:.1f}"/>'


def label(x: float, y: float, text: str, *, kind: str = "", anchor: str = "start", turn: float = 0) -> str:
    """A piece of text. `anchor` is SVG's text-anchor; `turn` are degrees around its place."""
    named = f' class="{kind}"' if kind else ""
    aligned = f' text-anchor="{anchor}"' if anchor != "start" else ""
    place = f' transform="translate({x:.1f} {y:.1f}) rotate({turn:.0f})"' if turn else f' x="{x:.1f}" y="{y:.1f}"'
    return f"<text{named}{aligned}{place}>{attribute(text)}</text>"


def width_of(text: str) -> float:
    """How wide a label is, about: browsers differ by more than a better guess would win."""
    return _LETTER * len(text)


def short(text: str, most: int) -> str:
    """The start of `text`, cut at a word where it is longer than `most` characters."""
    if len(text) <= most:
        return text
    return text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—") + "…"


def wrapped(text: str, width: float, most: int) -> tuple[str, ...]:
    """`text` in at most `most` lines of about `width`, cut where it is longer."""
    lines: list[str] = []
    rest: Sequence[str] = text.split()
    while rest and len(lines) < most:
        count = 1
        while count < len(rest) and width_of(" ".join(rest[: count + 1])) <= width:
            count += 1
        lines.append(" ".join(rest[:count]))
        rest = rest[count:]
    if rest:
        lines[-1] = lines[-1].rstrip(" ,;:–—") + "…"
    return tuple(lines)


def _plain(reference: str, code: int) -> str:
    """The character a reference stands for, or the reference where XML needs it."""
    return reference if chr(code) in _MARKUP or code < 0x20 else chr(code)
