"""Passages: every sentence, heading and caption of every article, with all that was understood inside it.

Each passage either supports statements or says why not (`unused`), so that nothing of an article is lost unseen.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from generator.model.annotation import AnnotatedArticle, Quotation, Sentence
from generator.model.article import quote
from generator.model.briefing import Citation
from generator.model.corpus import Mention, MergedStatement, Passage, ResolvedTime, Source

FINITE_TAGS = frozenset({"VBD", "VBP", "VBZ", "MD"})
VERB_POS = frozenset({"VERB", "AUX"})


class Spanned(Protocol):
    """Anything with a span."""

    @property
    def start(self) -> int:
        """Where it begins."""
        ...

    @property
    def end(self) -> int:
        """Where it ends, excluded."""
        ...


S = TypeVar("S", bound=Spanned)


def passages_of(
    annotated: AnnotatedArticle,
    *,
    times: Sequence[ResolvedTime],
    mentions: Sequence[Mention],
    origin: str,
) -> tuple[Passage, ...]:
    """All passages of one article in order. `times` and `mentions` are those of this article."""
    article = annotated.article
    if article.set_aside:
        return ()
    passages: list[Passage] = []
    seen: dict[str, str] = {}
    order = 0
    mentions = sorted(mentions, key=lambda found: (found.start, found.end))
    times = sorted(times, key=lambda found: (found.start, found.end))
    figures = sorted(annotated.figures, key=lambda found: (found.start, found.end))
    for sentence in annotated.sentences:
        exact = quote(article, sentence.start, sentence.end)
        quotations = tuple(q for q in annotated.quotations if q.start < sentence.end and q.end > sentence.start)
        key = " ".join(exact.casefold().split())
        unused = "repeat" if key in seen else why_unused(sentence, exact, quotations)
        seen.setdefault(key, exact)
        passages.append(
            Passage(
                id=f"{article.id}-{len(passages):04d}",
                source=article.id,
                start=sentence.start,
                end=sentence.end,
                exact=exact,
                kind=sentence.kind,
                order=order,
                sentence=sentence,
                origin=origin,
                unused=unused,
                times=inside(times, sentence),
                mentions=inside(mentions, sentence),
                quotations=quotations,
                figures=inside(figures, sentence),
            )
        )
        order += unused is None
    return tuple(passages)


def why_unused(sentence: Sentence, exact: str, quotations: Sequence[Quotation]) -> str | None:
    """The reason why nothing is stated from a passage, or None: headings, questions, and words without a verb."""
    if sentence.kind == "heading":
        return "heading"
    finite = any(token.tag in FINITE_TAGS for token in sentence.tokens)
    if sentence.kind == "caption":
        return None if finite else "caption"
    if exact.rstrip("\"'”’) ").endswith("?"):
        return "question"
    inside_quotation = any(q.direct and not q.scare and q.end - q.start > 20 for q in quotations)
    if not inside_quotation and not any(token.pos in VERB_POS for token in sentence.tokens):
        return "fragment"
    return None


def inside(found: Sequence[S], sentence: Sentence) -> tuple[S, ...]:
    """Those of `found` (in order of start) that lie inside the sentence."""
    first = bisect_left(found, sentence.start, key=lambda each: each.start)
    last = bisect_left(found, sentence.end, key=lambda each: each.start)
    return tuple(each for each in found[first:last] if each.end <= sentence.end)


def by_id(passages: Sequence[Passage]) -> Mapping[str, Passage]:
    """The passages by id."""
    return {passage.id: passage for passage in passages}


def account(
    passages: Sequence[Passage], content: Sequence[Passage], statements: Sequence[MergedStatement]
) -> tuple[Passage, ...]:
    """All passages, those compared (`content`) in their final form; what no statement cites says why."""
    final = by_id(content)
    cited = {passage for statement in statements for passage in statement.passages}
    return tuple(
        replace(passage, unused="caption") if passage.unused is None and passage.id not in cited else passage
        for passage in (final.get(passage.id, passage) for passage in passages)
    )


def citer(sources: Sequence[Source], passages: Sequence[Passage]) -> Callable[[str, int, int], Citation]:
    """A function from (source id, start, end) to the citation of that span, with the origin of its passage."""
    of = {source.annotated.article.id: source for source in sources}
    starts: dict[str, list[Passage]] = {}
    for passage in passages:
        starts.setdefault(passage.source, []).append(passage)

    def citation(source: str, start: int, end: int) -> Citation:
        own = starts.get(source, [])
        at = bisect_right(own, start, key=lambda passage: passage.start) - 1
        origin = own[at].origin if at >= 0 and start < own[at].end else of[source].origin
        exact = quote(of[source].annotated.article, start, end)
        return Citation(source=source, start=start, end=end, exact=exact, origin=origin)

    return citation
