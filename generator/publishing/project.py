"""Where a briefing's files are: the articles, the pages' folder, the cache. `mkdocs.yml` says so, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import ConfigurationError
from generator.rendering import templates_folder

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

PLUGIN = "briefing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """The folders of one project. `config_file` is its `mkdocs.yml`; `templates` its own, or those of the program."""

    config_file: Path
    articles: Path
    pages: Path
    site: Path
    cache: Path
    templates: Path


def project_of(config: MkDocsConfig) -> Project:
    """The project that a loaded MkDocs configuration describes.

    Raises `ConfigurationError` where it does not name our plugin, the articles folder is not there, or building would
    remove or publish the articles.
    """
    if PLUGIN not in config.plugins:
        raise ConfigurationError((f"mkdocs.yml: the plugin '{PLUGIN}' is missing; add it under 'plugins:'",))
    settings = config.plugins[PLUGIN].config
    file = Path(config.config_file_path or "mkdocs.yml").resolve()
    articles = (file.parent / settings["articles"]).resolve()
    if not articles.is_dir():
        raise ConfigurationError((f"mkdocs.yml: the articles folder '{settings['articles']}' does not exist",))
    own_templates = file.parent / "templates"
    pages, site = Path(config.docs_dir).resolve(), Path(config.site_dir).resolve()
    for kept in (file, articles, pages, own_templates):  # the site is replaced as a whole, with all that is in it
        if kept.is_relative_to(site):
            raise ConfigurationError(
                (f"mkdocs.yml: site_dir '{site.name}' holds {kept.name}, which a build would remove",)
            )
    if articles.is_relative_to(pages):
        raise ConfigurationError((f"mkdocs.yml: the articles are in docs_dir '{pages.name}', and would be published",))
    return Project(
        config_file=file,
        articles=articles,
        pages=Path(config.docs_dir),
        site=Path(config.site_dir),
        cache=(file.parent / settings["cache"]).resolve(),
        templates=own_templates if (own_templates / "pages").is_dir() else templates_folder(),
    )
