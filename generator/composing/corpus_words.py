"""What each word and pair of words weighs in a folder, by how many of its texts tell it and where."""

from __future__ import annotations

from generator.composing.coverage import Concept, Telling, concept_weights, words_in
from generator.composing.index import Index
from generator.model.corpus import Passage


def weights_of(index: Index) -> dict[Concept, float]:
    """The weight of each concept of the corpus (`coverage.py` says how it is counted)."""
    used = [item for item in index.corpus.sources if item.annotated.article.set_aside is None]
    return concept_weights(_tellings(index), names=_name_words(index), articles=len(used))


def _tellings(index: Index) -> list[Telling]:
    passages = [passage for passage in index.corpus.passages if passage.kind == "sentence" and passage.unused is None]
    tellings = [_telling(passage, words_in(passage.exact)) for passage in passages]
    for statement in index.corpus.statements:
        shown = words_in(statement.citations[statement.shown].exact)
        own = index.shown(statement).id
        tellings.extend(_telling(passage, shown) for passage in index.of(statement) if passage.id != own)
    return tellings


def _telling(passage: Passage, words: tuple[str, ...]) -> Telling:
    return Telling(words=words, article=passage.source, origin=passage.origin, lead=passage.order == 0)


def _name_words(index: Index) -> frozenset[str]:
    names: set[str] = set()
    for source in index.corpus.sources:
        for name in source.annotated.names:
            names.update(words_in(name.text))
    return frozenset(names)
