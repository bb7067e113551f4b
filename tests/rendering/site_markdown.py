"""Markdown as the site turns it into HTML: the extensions of `mkdocs.yml`, and the result as a tree."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import markdown
import yaml
from lxml import etree, html

CONFIGURATION = Path(__file__).parents[2] / "mkdocs.yml"


def extensions() -> tuple[list[str], dict[str, Any]]:
    listed = yaml.safe_load(CONFIGURATION.read_text(encoding="utf-8"))["markdown_extensions"]
    names = [item if isinstance(item, str) else next(iter(item)) for item in listed]
    return names, {name: each[name] for each in listed if isinstance(each, dict) for name in each}


def to_html(source: str, further: tuple[str, ...] = ()) -> str:
    names, configured = extensions()
    return markdown.markdown(source, extensions=[*names, *further], extension_configs=configured)


def fragment(source: str) -> Any:
    """A piece of HTML as a tree."""
    return html.fromstring(source)


def xml(source: str) -> Any:
    """A piece of XML, which must be well formed, as a tree."""
    return etree.fromstring(source)


def tree(page: str) -> Any:
    """A generated page, its YAML head taken off, as a tree."""
    body = page.split("---\n", 2)[2] if page.startswith("---\n") else page
    return fragment(f"<main>{to_html(body)}</main>")
