"""Whether the articles are about one event: groups of sources that share facts, names or words of their openings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations

from generator.composing.coverage import words_in
from generator.composing.happening import NEWS_EVENTS
from generator.composing.index import Index, index_corpus
from generator.composing.sections import content_lemmas
from generator.language.fixed_words import fixed, number

_SAME_OPENING = 0.2  # share of the shorter opening's words
_SAME_NAMES = 0.3  # share of the smaller article's names
_OPENING = 2  # sentences


def groups_of_sources(index: Index) -> tuple[tuple[str, ...], ...]:
    """The used sources in groups that are about different events, the largest group first.

    Two sources are about one event where they share a statement, a fifth of the words of their first two sentences and
    headline, three tenths of the names in them, or a place and the noun for what has happened ("earthquake"); where an
    article was written counts as a place it names. Meant to be slow to part: a false alarm costs trust.
    """
    used = [item.annotated.article.id for item in index.corpus.sources if item.annotated.article.set_aside is None]
    group = {source: source for source in used}
    for statement in index.corpus.statements:
        _join(group, sorted({citation.source for citation in statement.citations if citation.source in group}))
    openings, names = _openings(index), _names(index)
    events = {source: openings.get(source, frozenset()) & NEWS_EVENTS for source in used}
    places = {source: _places(index, source) for source in used}
    roots = {_root(group, source) for source in used}
    if len(roots) > 1:
        for one, other in combinations(used, 2):
            if _root(group, one) != _root(group, other) and (
                _overlap(openings, one, other) >= _SAME_OPENING
                or _overlap(names, one, other) >= _SAME_NAMES
                or (events[one] & events[other] and places[one] & places[other])
            ):
                _join(group, [one, other])
    found: dict[str, list[str]] = {}
    for source in used:
        found.setdefault(_root(group, source), []).append(source)
    return tuple(tuple(members) for members in sorted(found.values(), key=lambda members: (-len(members), members)))


def largest_event(index: Index, groups: tuple[tuple[str, ...], ...]) -> Index:
    """The corpus without what the smaller groups of sources tell: what the briefing is composed from."""
    if len(groups) < 2:
        return index
    kept, corpus = frozenset(groups[0]), index.corpus
    statements = tuple(item for item in corpus.statements if any(one.source in kept for one in item.citations))
    names = frozenset(item.id for item in statements)
    return index_corpus(
        replace(
            corpus,
            sources=tuple(item for item in corpus.sources if item.annotated.article.id in kept),
            passages=tuple(item for item in corpus.passages if item.source in kept),
            statements=statements,
            meetings=tuple(item for item in corpus.meetings if names.intersection(item.statements)),
            discrepancies=tuple(item for item in corpus.discrepancies if names.intersection(item.statements)),
        )
    )


def name_other_event(index: Index, groups: tuple[tuple[str, ...], ...]) -> str | None:
    """A fixed sentence that names the second event; None where all articles are about one."""
    if len(groups) < 2:
        return None
    count = sum(len(group) for group in groups[1:])
    told = fixed("status.articles_one") if count == 1 else fixed("status.articles", n=number(count))
    return fixed("other_event", title=_headline(index, groups[1]), n=told.rstrip(".").lower())


def _headline(index: Index, group: tuple[str, ...]) -> str:
    titles = [index.sources[source].annotated.article.title for source in group]
    leads = [item.exact for item in index.corpus.passages if item.source in group and item.order == 0]
    return next((title for title in titles if title), leads[0] if leads else group[0])


def _openings(index: Index) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for passage in index.corpus.passages:
        if passage.kind == "sentence" and passage.order < _OPENING:
            found[passage.source] = found.get(passage.source, frozenset()) | content_lemmas(passage)
    return found


def _names(index: Index) -> dict[str, frozenset[str]]:
    return {
        source.annotated.article.id: frozenset(words_in(" ".join(name.text for name in source.annotated.names)))
        for source in index.corpus.sources
    }


def _places(index: Index, source: str) -> frozenset[str]:
    """The places a source names and those of its dateline, each folded, with the town and the country told apart."""
    annotated = index.sources[source].annotated
    named = [name.text for name in annotated.names if name.kind == "place"]
    written = (annotated.article.dateline or "").split(",")
    return frozenset(place.strip().casefold() for place in (*named, *written) if place.strip())


def _overlap(sets: Mapping[str, frozenset[str]], one: str, other: str) -> float:
    first, second = sets.get(one, frozenset()), sets.get(other, frozenset())
    return len(first & second) / min(len(first), len(second)) if first and second else 0.0


def _join(group: dict[str, str], sources: list[str]) -> None:
    roots = sorted({_root(group, source) for source in sources})
    for root in roots[1:]:
        group[root] = roots[0]


def _root(group: Mapping[str, str], source: str) -> str:
    while group[source] != source:
        source = group[source]
    return source
