"""The Content-Security-Policy of a built page: nothing inline runs but what was there when the page was built.

A site that also works from a folder on disk has no server to send headers, so the policy stands in the page. It allows
the site's own files, the inline scripts and styles of the page by their digests, and nothing from any other host: text
of an article that came out as markup by some fault of ours could still not run, load or send anything.
Source: W3C, Content Security Policy Level 3, 2.3.1 (hash sources) and 3.3 (the meta element).
"""

from __future__ import annotations

import base64
import hashlib
import re

# `file:` for Firefox, where a page on disk is not its own origin; on a server nothing can be loaded from there.
_OWN = "'self' file:"
_CHARSET = re.compile(r"<meta charset=[^>]+>", re.IGNORECASE)
_INLINE = re.compile(r"<(script|style)\b([^>]*)>(.*?)</\1>", re.IGNORECASE | re.DOTALL)
_NOT_RUN = re.compile(r"""\bsrc\s*=|\btype\s*=\s*["']?(?!text/javascript|module)""", re.IGNORECASE)


def with_policy(page: str) -> str:
    """`page`, a complete HTML document, with the policy that its own inline scripts and styles fulfil.

    It stands right after the character set, before anything it governs; a page without one stays as it is.
    """
    digests: dict[str, dict[str, None]] = {"script": {}, "style": {}}
    for found in _INLINE.finditer(page):
        kind = found[1].lower()
        if kind == "style" or not _NOT_RUN.search(found[2]):
            digests[kind][_digest(found[3])] = None
    rules = (
        "default-src 'none'",
        " ".join((f"script-src {_OWN}", *digests["script"])),
        " ".join((f"style-src {_OWN}", *digests["style"])),
        f"img-src {_OWN} data:",
        f"font-src {_OWN}",
        f"connect-src {_OWN}",
        f"worker-src {_OWN}",
        "base-uri 'none'",
        "form-action 'none'",
    )
    meta = f'<meta http-equiv="Content-Security-Policy" content="{"; ".join(rules)}">'
    return _CHARSET.sub(lambda found: f"{found[0]}\n      {meta}", page, count=1)


def _digest(text: str) -> str:
    """The hash source of an inline element's text; a browser reads every line end as LF."""
    content = text.replace("\r\n", "\n").replace("\r", "\n").encode()
    return f"'sha256-{base64.b64encode(hashlib.sha256(content).digest()).decode()}'"
