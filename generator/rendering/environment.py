"""The template engine, set so that a template cannot forget to escape.

Whatever a template prints goes through `escaping.text`, unless it is already `Markup`: the output of a macro, of one of
the filters below, or of our own SVG. An undefined variable is an error.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.language.fixed_words import fixed
from generator.rendering import escaping, words

_PATH = re.compile(r"[A-Za-z0-9./_-]+(#[A-Za-z0-9._:-]+)?")


def templates_folder() -> Path:
    """Where the templates are: inside the installed package, else at the top of the repository."""
    packaged = Path(__file__).resolve().parents[1] / "_templates"
    return packaged if packaged.is_dir() else Path(__file__).resolve().parents[2] / "templates"


@cache
def environment(templates: Path) -> Environment:
    """An engine for the page templates in `templates`/pages, one a process: compiling takes longer than a briefing.

    Jinja looks at a template's time stamp whenever it is asked for, so that a saved one is seen.
    """
    engine = Environment(
        loader=FileSystemLoader(templates / "pages"),
        autoescape=True,
        finalize=_finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    engine.filters.update(text=escaping.text, attr=escaping.attribute, anchor=escaping.anchor, path=path, meta=meta)
    engine.filters.update(shortened=words.shortened)
    engine.globals.update(fixed=fixed, count=words.count)
    return engine


def path(target: str) -> Markup:
    """A link target of ours. Raises `ValueError` for one that could end the link early."""
    if not _PATH.fullmatch(target):
        raise ValueError(f"not usable as a link target: {target!r}")
    return Markup(target)  # noqa: S704  # checked just above


def meta(value: str) -> Markup:
    """`value` for the YAML head of a page. Theme templates print it into HTML as it is, so it is escaped for HTML."""
    return escaping.front_matter(" ".join(value.split()))


def _finalize(value: object) -> object:
    """What a template prints: Markup as it is, anything else as escaped text. None is a mistake of the template."""
    if isinstance(value, Markup | StrictUndefined):
        return value
    if value is None:
        raise TypeError("a template prints None")
    return escaping.text(str(value))
