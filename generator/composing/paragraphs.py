"""Which sentence stands right before which in one paragraph."""

from __future__ import annotations

from collections.abc import Mapping

from generator.composing.index import Index
from generator.model.corpus import Passage


def paragraphs(index: Index) -> Mapping[str, str]:
    """Passage id -> id of the content sentence right before it in the same paragraph."""
    before: dict[str, str] = {}
    last: Passage | None = None
    for passage in sorted(index.corpus.passages, key=lambda one: (one.source, one.start, one.end)):
        if passage.kind != "sentence":
            continue
        if last is not None and last.source == passage.source:
            text = index.sources[passage.source].annotated.article.text
            if "\n" not in text[last.end : passage.start]:
                before[passage.id] = last.id
        last = passage
    return before
