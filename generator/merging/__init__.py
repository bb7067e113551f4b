"""All articles together: when each was written, who is who, what is one fact, what is one text, what disagrees."""

from __future__ import annotations

from collections.abc import Sequence

from generator.merging.clauses import hubs_of
from generator.merging.copies import with_copied_origins
from generator.merging.dating import date_sources, resolve
from generator.merging.disagreement import find_disagreement
from generator.merging.features import features_of
from generator.merging.labels import label_sources
from generator.merging.leads import with_news_apart
from generator.merging.meetings import find_meetings
from generator.merging.occasions import with_occasions
from generator.merging.origins import group_origins, overlaps_of
from generator.merging.passages import account, citer, passages_of
from generator.merging.people import identify
from generator.merging.quotations import join_quotations
from generator.merging.similarity import score_pairs
from generator.merging.stars import stars_of
from generator.merging.statements import Setting, make_statements
from generator.merging.wording import short_names
from generator.model.annotation import AnnotatedArticle
from generator.model.article import Rejection
from generator.model.corpus import Corpus, Source


def merge(articles: Sequence[AnnotatedArticle], rejections: Sequence[Rejection]) -> Corpus:
    """Everything known about one folder of articles. The order in which they are given makes no difference."""
    annotated = tuple(sorted(articles, key=lambda each: each.article.id))
    texts = tuple(each.article for each in annotated)
    overlaps = overlaps_of(texts)
    origins = group_origins(texts, overlaps)
    origin_of = {source: origin.id for origin in origins for source in origin.sources}
    sources = tuple(
        Source(
            annotated=each, label=label, published=published, written=written, origin=origin_of.get(each.article.id, "")
        )
        for each, label, (published, written) in zip(
            annotated, label_sources(texts), date_sources(annotated), strict=True
        )
    )
    identified = identify(annotated, origin_of=origin_of)
    passages = tuple(
        passage
        for source in sources
        for passage in passages_of(
            source.annotated,
            times=resolve(source.annotated, source.written),
            mentions=identified.mentions.get(source.annotated.article.id, ()),
            origin=source.origin,
        )
    )
    content = tuple(passage for passage in passages if passage.unused is None)
    features = features_of(content, identified.participants, identified.parties)
    scored = with_news_apart(score_pairs(features), features, content, sources)
    content = with_copied_origins(content, scored, origins)
    setting = Setting(
        texts={source.annotated.article.id: source.annotated.article.text for source in sources},
        written={source.annotated.article.id: source.written.edtf or "" for source in sources},
        short_name=short_names(identified.participants),
    )
    statements = make_statements(content, stars_of(len(content), scored, hubs_of(content)), scored, setting)
    statements, discrepancies = find_disagreement(statements, content, features, sources, identified.parties)
    statements, meetings = find_meetings(statements, content, features, sources)
    statements, meetings = with_occasions(statements, meetings, content, sources)
    return Corpus(
        sources=sources,
        rejections=tuple(sorted(rejections, key=lambda each: (each.file, each.rule, each.detail))),
        passages=account(passages, content, statements),
        origins=origins,
        overlaps=overlaps,
        participants=identified.participants,
        parties=identified.parties,
        statements=statements,
        quotations=join_quotations(annotated, identified.mentions, citer(sources, content)),
        meetings=meetings,
        discrepancies=discrepancies,
    )
