"""A briefing as text: Markdown pages, pictures, `briefing.json`, and the data of the printed version."""

from generator.rendering.banner import render_error_banner
from generator.rendering.built_page import finish
from generator.rendering.environment import templates_folder
from generator.rendering.links import check_links
from generator.rendering.pages import PAGES, render_pages
from generator.rendering.withholding import publishable

__all__ = [
    "PAGES",
    "check_links",
    "finish",
    "publishable",
    "render_error_banner",
    "render_pages",
    "templates_folder",
]
