"""Which articles are commentary, by what their outlets call them: analysis, opinion, an editorial.

Commentary is read for its facts; what an event is, and what is new about it, is told by reports.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from generator.composing.index import Index
from generator.model.article import Article
from generator.model.corpus import MergedStatement

_WEIGHING = frozenset({"ADJ", "NOUN"})
_LABELS = r"analysis|opinion|comment(?:ary)?|editorial|explainer|column|op-ed|viewpoint|perspective|essay|briefing"
_LABELLED = re.compile(rf"\s*(?:{_LABELS})\s*[:|–—.-]", re.IGNORECASE)
_SECTION = re.compile(rf"(?:^|[>/|·]\s*)(?:{_LABELS}|opinions|comments)\s*(?:$|[>/|·])", re.IGNORECASE)


def is_commentary(article: Article) -> bool:
    """Whether headline, opening, address or a line of its page furniture calls the article analysis or opinion."""
    lines = [item.text for item in article.dropped if item.text.count("\n") == 0]
    return (
        _LABELLED.match(article.title or "") is not None
        or _LABELLED.match(article.text[:40]) is not None
        or any(_SECTION.search(line) for line in (*lines, urlsplit(article.url or "").path))
    )


def is_verdict(index: Index, statement: MergedStatement) -> bool:
    """Whether only commentary says it, in its own voice, and says how something is: "The failure was foreseeable".

    Not what counts or dates something, which can be looked up.
    """
    if statement.voice != "fact" or statement.speaker is not None:
        return False
    passages = index.of(statement)
    if not all(is_commentary(index.sources[each.source].annotated.article) for each in passages):
        return False
    shown = index.shown(statement)
    tokens = shown.sentence.tokens
    roots = [place for place, token in enumerate(tokens) if token.head == place]
    weighs = any(
        one.head in roots and one.dep in {"attr", "acomp"} and tokens[one.head].lemma == "be" and one.pos in _WEIGHING
        for one in tokens
    )
    return weighs and not shown.figures and not any(time.edtf is not None for time in shown.times)


def without_label(title: str) -> str:
    """A headline without the label before it: "Analysis: Why the dam failed" -> "Why the dam failed"."""
    found = _LABELLED.match(title)
    return title[found.end() :].strip() if found else title
