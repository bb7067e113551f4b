"""What a page still needs once the site builder has made it: the theme's slips mended, the page closed to the world."""

from __future__ import annotations

import re

from generator.rendering.policy import with_policy

# A box to tick takes no `autocomplete` (HTML Living Standard, 4.10.5.1.15); the theme writes it.
_BOX = re.compile(r'(<input\b[^>]*\btype="checkbox"[^>]*?) autocomplete="off"')


def finish(page: str, *, closed: bool = True) -> str:
    """`page`, a complete HTML document, valid, and if `closed` with its Content-Security-Policy."""
    mended = _BOX.sub(r"\1", page)
    return with_policy(mended) if closed else mended
