"""The briefing as one HTML file: what is printed, for a mail or a stick. It asks for nothing outside itself."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.language.fixed_words import group
from generator.model.briefing import Briefing
from generator.options import Paper
from generator.rendering.drawing import as_figure
from generator.rendering.pdf_data import SECTIONS, pdf_data
from generator.rendering.pictures import coverage_picture, meetings_picture, timeline_picture
from generator.rendering.scales import figures_picture

PAGE_SIZES: Mapping[Paper, str] = {"a4": "A4", "us-letter": "letter"}


def html_document(briefing: Briefing, *, templates: Path, paper: Paper = "a4", full_texts: bool = False) -> str:
    """The briefing by `templates`/document, with the content of the print; `paper` is what it asks a printer for."""
    data = pdf_data(briefing, full_texts=full_texts)
    notes = {name: _at_home(data[name]) for name in SECTIONS}
    ordered = [entry for name in SECTIONS for entry in notes[name]]
    page = f"@page {{ size: {PAGE_SIZES[paper]}; margin: 17mm; }}\n"
    style = (templates / "document" / "briefing.css").read_text(encoding="utf-8")
    return (
        _environment(templates)
        .get_template("briefing.html.jinja")
        .render(
            data=data,
            numbers={ident: number for number, ident in enumerate(ordered, start=1)},
            notes={
                name: [{"id": ident, "note": data["statements"][ident]["note"]} for ident in idents]
                for name, idents in notes.items()
            },
            pictures=_pictures(briefing),
            style=Markup(page + style),  # noqa: S704  # our own style sheet: nothing of an article is in it
            **{name: dict(group(name)) for name in ("pages", "headings", "words", "labels")},
        )
    )


def _pictures(briefing: Briefing) -> dict[str, Markup]:
    labels = {source.id: source.label for source in briefing.sources}
    differences = ((each.id, figures_picture(each, labels)) for each in briefing.discrepancies)
    return {
        "timeline": as_figure(timeline_picture(briefing)),
        "meetings": as_figure(meetings_picture(briefing)),
        "coverage": as_figure(coverage_picture(briefing)),
        **{ident: as_figure(drawn) for ident, drawn in differences if drawn is not None},
    }


def _at_home(node: Any) -> list[str]:
    """The statements at home inside a section, in reading order: the order of its notes."""
    found: list[str] = []
    stack = [node]
    while stack:
        each = stack.pop()
        if isinstance(each, list):
            stack.extend(reversed(each))
        elif isinstance(each, dict):
            if each.get("home") is True:
                found.append(each["id"])
            stack.extend(reversed(list(each.values())))
    return found


@cache
def _environment(templates: Path) -> Environment:
    return Environment(
        loader=FileSystemLoader(templates / "document"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
