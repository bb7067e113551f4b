"""The pages of the site as Markdown: which there are, in which order, and how a briefing becomes their text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.language.fixed_words import fixed
from generator.model.briefing import Briefing
from generator.options import SourceText
from generator.rendering import changes_page, contents, source_pages, words
from generator.rendering.data import edition
from generator.rendering.environment import environment
from generator.rendering.escaping import anchor
from generator.rendering.views import Index, day, index

_EMPTY_LINES = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of the briefing: its path in `site_src/`, its template, what fills it, and the key of its title."""

    path: str
    template: str
    contents: Callable[[Index], Mapping[str, Any]]
    key: str


# In reading order. Adding a section: a template, a function in `contents`, a line here and in `mkdocs.yml`.
PAGES: tuple[Page, ...] = (
    Page(path="index.md", template="overview.md.jinja", contents=contents.overview, key="overview"),
    Page(path="participants.md", template="participants.md.jinja", contents=contents.participants, key="participants"),
    Page(path="agenda.md", template="agenda.md.jinja", contents=contents.agenda, key="agenda"),
    Page(path="open-issues.md", template="open_issues.md.jinja", contents=contents.open_issues, key="open_issues"),
    Page(path="background.md", template="background.md.jinja", contents=contents.background, key="background"),
    Page(path="developments.md", template="developments.md.jinja", contents=contents.developments, key="developments"),
    Page(path="timeline.md", template="timeline.md.jinja", contents=contents.timeline, key="timeline"),
    Page(path="differences.md", template="differences.md.jinja", contents=contents.differences, key="differences"),
    Page(path="changes.md", template="changes.md.jinja", contents=changes_page.changes, key="changes"),
    Page(path="sources.md", template="sources.md.jinja", contents=source_pages.sources, key="sources"),
    Page(path="decisions.md", template="decisions.md.jinja", contents=changes_page.decisions, key="decisions"),
)


def render_pages(briefing: Briefing, *, templates: Path, source_text: SourceText = "full") -> dict[str, str]:
    """All pages of `briefing`: path inside `site_src/` (POSIX) to Markdown text, the sources last.

    `templates` is the folder that holds `pages/`; `source_text` says how much of the articles' text `briefing` still
    has (see `withholding.publishable`). Raises what Jinja raises where a template is wrong.
    """
    engine = environment(templates)
    records = index(briefing)
    as_of, version = day(briefing.as_of), edition(briefing)
    dated = f"{fixed('labels.as_of')} {as_of}" if as_of else None
    furniture = {
        "as_of": as_of,
        "stamp": " · ".join(filter(None, (dated, f"{fixed('labels.version')} {version}"))),
        "briefing_title": briefing.title,
        "marking": briefing.marking,
        "accounts": _accounts(briefing),
        "edition": version,
    }
    pages: dict[str, str] = {}
    for page in PAGES:
        variables = {**furniture, "page_title": fixed(f"pages.{page.key}"), **page.contents(records)}
        pages[page.path] = _tidy(engine.get_template(page.template).render(variables))
    template = engine.get_template("source.md.jinja")
    for source in briefing.sources:
        variables = {**furniture, **source_pages.source(records, source, source_text)}
        pages[f"sources/{anchor(source.id)}.md"] = _tidy(template.render(variables))
    return pages


def _accounts(briefing: Briefing) -> str:
    """How much went in: "5 articles, 4 independent origins"."""
    used = briefing.counts.articles - briefing.counts.set_aside
    origins = briefing.counts.origins
    return f"{words.count(used, 'article')}, {words.count(origins, 'independent origin')}"


def _tidy(text: str) -> str:
    return _EMPTY_LINES.sub("\n\n", text).strip("\n") + "\n"
