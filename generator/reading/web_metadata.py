"""What a web page says of its article to machines: schema.org JSON-LD, Open Graph, other meta elements, `<time>`.

Sources, in the order in which they are believed: https://schema.org/NewsArticle, https://ogp.me/#type_article, the
`meta` names that publishing systems write, and the HTML standard's `time`, `link rel=canonical` and `lang`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml.etree import XPath
from lxml.html import HtmlElement
from rapidfuzz import fuzz

from generator.options import Metadata
from generator.reading.datelines import agency_of
from generator.reading.decoding import repair

_SCRIPTS = XPath("//script[@type='application/ld+json']")
_TIMES = XPath("//time[@datetime]")
_DATED = XPath("//*[@itemprop='datePublished']")
_AUTHOR_LINKS = XPath("//a[@rel='author']")
_AUTHOR_ITEMS = XPath("//*[@itemprop='author']")
_MOST_TIMES = 30
_LONGEST_SCRIPT = 500_000  # characters of JSON-LD
_MOST_NODES = 2_000
_LONGEST_VALUE = 500
_KINDS = re.compile(r"(?:.*Article|.*BlogPosting|Report|.*NewsPosting|LiveBlogPosting)$")
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "article.published",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "pubdate",
    "publishdate",
    "publish_date",
    "publication_date",
    "article_date_original",
    "originalpublicationdate",
    "date",
)
_AUTHORS = ("author", "article:author", "parsely-author", "byl", "dc.creator", "dcterms.creator", "sailthru.author")
_BY = re.compile(r"^by:?\s+", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S{3,2000}", re.IGNORECASE)
_SAVED = re.compile(r"<!--[^>]{0,200}?(?:saved from url=\(\d{1,6}\)|\burl: )(https?://[^\s<>]{3,2000})", re.IGNORECASE)
_NO_DAYS = ("0000", "0001", "1900-01-01", "1970-01-01")  # what systems write that know no date
_NOBODY = frozenset(("admin", "administrator", "editor", "guest", "staff", "unknown", "webmaster", "author"))
_TRADE = re.compile(  # "Jane Doe, AP Writer", "Jane Doe | Example Media"
    r" ?[|•·/] ?.*$|, (?:[^,]{0,40} )?(?:writer|reporter|editor|correspondent|staff|columnist|contributor|news|press|"
    r"media|ap|afp|reuters|bloomberg|[\w-]+\.(?:com|org|net|co\.uk))\b.*$",
    re.IGNORECASE,
)
_STAMP = re.compile(  # "Jane Doe November 18, 2019 12:01 PM": the day is none of the name
    r"[\s,|·-]*\b(?:on \w+day, )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d.*$", re.IGNORECASE
)
_SITE_MARK = re.compile(r" (?:[|–—-]|::|») ")
_SAME_HEADLINE = 80  # of 100


def metadata_of(tree: HtmlElement, text: str) -> Metadata:
    """What the page with this parsed `tree` says of its article; `text` is the page's source.

    `language` is what it declares, which is often the template's language and not the article's.
    """
    metas = _metas(tree)
    address = _address(tree, metas, text)
    article = _article(tree, metas, address)
    outlet = _name(article.get("publisher")) or metas.get("og:site_name")
    outlet = re.split(r" [|•·] ", outlet)[0].lstrip("@") if outlet else None
    author = (
        ", ".join(_TRADE.sub("", name) for name in _names(article.get("author")))
        or _first(metas, _AUTHORS)
        or _linked_author(tree)
    )
    author = _BY.sub("", author).strip() if author and not _ADDRESS.match(author) else None
    author = _STAMP.sub("", author) if author else None
    author = None if not author or author.casefold() in _NOBODY else author
    agency = agency_of(author) if author else None
    if outlet and agency_of(outlet):
        agency, outlet = agency or agency_of(outlet), None
    author = None if agency and author and agency_of(author) else author
    if author and outlet and author.casefold() == outlet.casefold():
        author = None
    said = (_text(article.get("datePublished")), _first(metas, _PUBLISHED), _time(tree))
    return Metadata(
        title=_title(tree, metas, article, outlet),
        outlet=outlet,
        agency=agency,
        author=author,
        published=next((value for value in said if value and not value.startswith(_NO_DAYS)), None),
        url=address or _link(article.get("url")) or _link(article.get("mainEntityOfPage")),
        language=tree.get("lang") or tree.get("xml:lang") or _text(article.get("inLanguage")) or metas.get("og:locale"),
    )


def _metas(tree: HtmlElement) -> dict[str, str]:
    """The meta elements by name, in lower case; the first of a name counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        value = _text(element.get("content"))
        if name and value:
            found.setdefault(name.strip().casefold(), value)
    return found


def _article(tree: HtmlElement, metas: Mapping[str, str], address: str | None) -> Mapping[str, Any]:
    """The JSON-LD object of this page's own article: a page may describe related ones too."""
    articles = [node for script in _SCRIPTS(tree) for node in _nodes(script.text or "") if _is_article(node)]
    headline = metas.get("og:title") or " ".join(tree.findtext(".//title", default="").split())

    def likeness(node: Mapping[str, Any]) -> tuple[bool, bool]:
        said = _text(node.get("headline")) or _text(node.get("name")) or ""
        links = {_link(node.get("url")), _link(node.get("mainEntityOfPage")), _link(node.get("@id"))}
        alike = bool(headline and said) and fuzz.partial_ratio(said, headline) >= _SAME_HEADLINE
        return bool(address) and address in links, alike

    best = max(articles, key=likeness, default={})  # the first of equals
    return best if len(articles) < 2 or any(likeness(best)) else articles[0]


def _nodes(script: str) -> Iterator[Mapping[str, Any]]:
    """All objects in one piece of JSON-LD, outermost first. What is no JSON holds none."""
    if len(script) > _LONGEST_SCRIPT:
        return
    try:
        waiting = [json.loads(script.strip().removesuffix(";"), strict=False)]
    except (ValueError, RecursionError):
        return
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            yield node
            waiting.extend(value for value in node.values() if isinstance(value, dict | list))


def _is_article(node: Mapping[str, Any]) -> bool:
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    named = any(isinstance(kind, str) and _KINDS.match(kind.rsplit("/", 1)[-1]) for kind in kinds)
    return named and bool(node.get("headline") or node.get("datePublished") or node.get("name"))


def _title(tree: HtmlElement, metas: Mapping[str, str], article: Mapping[str, Any], outlet: str | None) -> str | None:
    """The headline: the page's own heading where the other sources say that it is one, else what they say."""
    said = (
        _text(article.get("headline")),
        metas.get("og:title"),
        metas.get("twitter:title"),
        _text(tree.findtext(".//title")),
    )
    titles = [without_site(title, outlet) for title in said if title]
    for element in tree.iter("h1"):
        words = _text(element.text_content())
        if words and any(_alike(words, title) for title in titles):
            return words
    return titles[0] if titles else _first_heading(tree)


def _first_heading(tree: HtmlElement) -> str | None:
    """The heading of a page that has no title at all: exported documents."""
    for tag in ("h1", "h2"):
        words = next((words for element in tree.iter(tag) if (words := _text(element.text_content()))), None)
        if words:
            return words
    return None


def _alike(heading: str, title: str) -> bool:
    heading, title = heading.casefold(), title.casefold()
    return len(heading) >= 10 and (title.startswith(heading) or fuzz.ratio(heading, title) >= _SAME_HEADLINE)


def without_site(title: str, outlet: str | None) -> str:
    """A title without the name of the site behind it ("… | Example Times")."""
    parts = list(_SITE_MARK.finditer(title))
    if not parts:
        return title
    cut = parts[-1]
    site, headline = title[cut.end() :], title[: cut.start()]
    named = outlet is not None and fuzz.partial_ratio(site.casefold(), outlet.casefold()) >= _SAME_HEADLINE
    certain = "|" in cut.group() and len(site.split()) <= 5 and len(headline.split()) >= 3
    return headline.strip() if (named or certain) and headline.strip() else title


def _time(tree: HtmlElement) -> str | None:
    """The moment of the page's `time` elements that says when it was published; else the first of the article."""
    times = _TIMES(tree)[:_MOST_TIMES]
    for element in times:
        labels = f"{element.get('itemprop', '')} {element.get('class', '')} {element.get('pubdate', '-')}".casefold()
        if "publish" in labels or "entry-date" in labels or element.get("pubdate") is not None:
            return _text(element.get("datetime"))
    for other in _DATED(tree):
        if value := _text(other.get("content") or other.get("datetime") or other.text_content()):
            return value
    heads = [element for element in times if _in_article(element)]
    modified = [element for element in heads if "modif" in element.get("itemprop", "") + element.get("class", "")]
    return next((_text(element.get("datetime")) for element in heads if element not in modified), None)


def _in_article(element: HtmlElement) -> bool:
    """Whether an element stands in the article or in the page's main part, and in no list of others."""
    tags = [ancestor.tag for ancestor in element.iterancestors()]
    return ("article" in tags or "main" in tags) and not {"aside", "nav", "footer", "li"} & set(tags)


def _address(tree: HtmlElement, metas: Mapping[str, str], text: str) -> str | None:
    links = [
        _link(element.get("href")) for element in tree.iter("link") if element.get("rel", "").casefold() == "canonical"
    ]
    saved = _SAVED.search(text[:4_000])
    found = [link for link in (*links, _link(metas.get("og:url")), saved.group(1) if saved else None) if link]
    # A home page as the address of an article is a fault of the publishing system: another one is believed first.
    return next((link for link in found if link.count("/") > 3 or "?" in link), found[0] if found else None)


def _linked_author(tree: HtmlElement) -> str | None:
    """Whom a link marked `rel=author` or an element marked `itemprop=author` names."""
    for element in _AUTHOR_LINKS(tree):
        if words := _text(element.text_content()):
            return words if len(words) <= 80 else None
    for element in _AUTHOR_ITEMS(tree):
        words = _text(element.text_content()) or _text(element.get("content"))
        if words:
            return words if len(words) <= 80 else None
    return None


def _first(metas: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((metas[name] for name in names if name in metas and not _ADDRESS.match(metas[name])), None)


def _names(value: object) -> list[str]:
    """The names of the people or bodies that a JSON-LD value holds."""
    values = value if isinstance(value, list) else [value]
    return list(dict.fromkeys(name for item in values[:20] if (name := _name(item))))


def _name(value: object) -> str | None:
    if isinstance(value, list):
        return next((name for item in value if (name := _name(item))), None)
    words = _text(value.get("name") if isinstance(value, dict) else value)
    return words if words and not _ADDRESS.match(words) and len(words) <= 200 else None


def _link(value: object) -> str | None:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return value.strip() if isinstance(value, str) and _ADDRESS.fullmatch(value.strip()) else None


def _text(value: object) -> str | None:
    """A value as one line of repaired text; None for anything that is none."""
    if not isinstance(value, str) or not value.strip():
        return None
    return " ".join(repair(value[: 4 * _LONGEST_VALUE]).split())[:_LONGEST_VALUE] or None
