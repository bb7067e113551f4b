"""The articles as published: metadata, text, and the account of every passage."""

from __future__ import annotations

from generator.composing.index import Index
from generator.model.briefing import PassageEntry, RejectedFile, SourceEntry, Statement
from generator.model.corpus import Source
from generator.model.counts import Counts

NOT_USED = "no statement"


def list_sources(index: Index, statements: tuple[Statement, ...]) -> tuple[SourceEntry, ...]:
    """Every article by id. An article that is set aside keeps its text and has no passages."""
    published = frozenset(item.id for item in statements)
    by_source: dict[str, list[PassageEntry]] = {}
    for passage in index.corpus.passages:
        made = tuple(item for item in index.statements_of.get(passage.id, ()) if item in published)
        entry = PassageEntry(
            id=passage.id,
            start=passage.start,
            end=passage.end,
            kind=passage.kind,
            statements=made,
            unused=None if made else passage.unused or NOT_USED,
        )
        by_source.setdefault(passage.source, []).append(entry)
    entries = (_entry(source, by_source.get(source.annotated.article.id, [])) for source in index.corpus.sources)
    return tuple(sorted(entries, key=lambda entry: entry.id))


def list_rejected(index: Index) -> tuple[RejectedFile, ...]:
    """Every file that could not be read, by name."""
    found = (RejectedFile(file=item.file, rule=item.rule, detail=item.detail) for item in index.corpus.rejections)
    return tuple(sorted(found, key=lambda item: (item.file, item.rule, item.detail)))


def count(index: Index, sources: tuple[SourceEntry, ...], statements: tuple[Statement, ...]) -> Counts:
    """The accounts of the whole briefing."""
    passages = [passage for source in sources for passage in source.passages]
    used = sum(bool(passage.statements) for passage in passages)
    return Counts(
        articles=len(sources),
        set_aside=sum(source.set_aside is not None for source in sources),
        rejected=len(index.corpus.rejections),
        passages=len(passages),
        used=used,
        unused=len(passages) - used,
        dropped=sum(len(source.dropped) for source in sources),
        statements=len(statements),
        origins=len(index.corpus.origins),
    )


def _entry(source: Source, passages: list[PassageEntry]) -> SourceEntry:
    article = source.annotated.article
    return SourceEntry(
        id=article.id,
        file=article.file,
        label=source.label,
        title=article.title,
        outlet=article.outlet,
        agency=article.agency,
        author=article.author,
        url=article.url,
        language=article.language,
        published=source.published,
        written=source.written,
        set_aside=article.set_aside,
        text=article.text,
        passages=tuple(sorted(passages, key=lambda passage: (passage.start, passage.end, passage.id))),
        dropped=article.dropped,
        origin=source.origin,
    )
