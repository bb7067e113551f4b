"""The notice on top of a page whose last rebuild failed: what is below it is the last version that worked."""

from __future__ import annotations

import html

_STYLE = (
    "position:sticky;top:0;z-index:10;margin:0;padding:.75rem 1rem;background:#8a1c1c;color:#fff;"
    "font:15px/1.5 system-ui,sans-serif;white-space:pre-wrap;overflow-wrap:anywhere"
)


def render_error_banner(message: str) -> str:
    """An HTML fragment, complete with its style, that tells `message` (any text, several lines too)."""
    head = "This page is the last version that worked. The latest change could not be built:"
    return (
        f'<div class="rebuild-failed" role="alert" style="{_STYLE}"><strong>{html.escape(head)}</strong>\n'
        f"{html.escape(message.strip())}</div>"
    )
