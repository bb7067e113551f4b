"""What could be run on a built page, or would call another place: found by reading the page as HTML."""

from __future__ import annotations

from html.parser import HTMLParser

# Nothing of an article may ever become one of these; none of them is in the part of a page that we write.
RUNNING = frozenset(
    (
        *("script", "style", "iframe", "frame", "object", "embed", "applet", "form", "input", "button", "textarea"),
        *("select", "meta", "base", "link", "svg", "math", "template", "noscript", "video", "audio", "source", "img"),
    )
)
ADDRESSES = frozenset(
    ("href", "src", "action", "formaction", "data", "poster", "background", "srcset", "xlink:href", "cite", "ping")
)
MARK = "hostile"


class PageReader(HTMLParser):
    """Faults of one page, a line each. Inside `<article>` stands what we write; around it the theme."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.words = ""
        self._article = 0
        self._raw: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._article += tag == "article"
        self._raw = tag if tag in ("script", "style") else None
        if self._article and tag in RUNNING and not self._is_ours(tag, attrs):
            self.faults.append(f"<{tag}> among the article's words: {attrs}")
        for name, value in attrs:
            self._attribute(tag, name.casefold(), value or "")

    def handle_endtag(self, tag: str) -> None:
        self._article -= tag == "article"
        self._raw = None

    def handle_data(self, data: str) -> None:
        self.words += data
        if self._raw and MARK in data:
            self.faults.append(f"<{self._raw}> holds {data[:80]!r}")

    def handle_comment(self, data: str) -> None:
        if MARK in data:
            self.faults.append(f"a comment holds {data[:80]!r}")

    def _attribute(self, tag: str, name: str, value: str) -> None:
        if name.startswith("on") or name == "srcdoc":
            self.faults.append(f"<{tag} {name}={value[:80]!r}>")
        if name == "style" and MARK in value:
            self.faults.append(f"<{tag} style={value[:80]!r}>")
        if name in ADDRESSES:
            scheme = value.strip().partition(":")[0].casefold() if ":" in value.partition("/")[0] else ""
            if scheme not in ("", "http", "https", "mailto") or (MARK in value and tag != "a"):
                self.faults.append(f"<{tag} {name}={value[:80]!r}>")

    def _is_ours(self, tag: str, attrs: list[tuple[str, str | None]]) -> bool:
        return tag == "svg" and dict(attrs).get("role") == "img"


def faults_of_page(html: str) -> list[str]:
    """Everything on the page that could be run or would call somewhere."""
    reader = PageReader()
    reader.feed(html)
    reader.close()
    return reader.faults
