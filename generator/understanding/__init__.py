"""What one article says, for itself: names, roles, quotations, figures, what happens, and times not yet tied to a day.

`understand` is a pure function of the article, so its value can be cached and the work spread over processes. What
needs the other articles happens in `merging/`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.annotation import AnnotatedArticle, Sentence
from generator.model.article import Article
from generator.understanding.descriptions import find_descriptions
from generator.understanding.events import find_clauses
from generator.understanding.figures import find_figures
from generator.understanding.names import find_names
from generator.understanding.names.lines import line_of
from generator.understanding.parsing import parse, tokens_of
from generator.understanding.quotations import find_quotations
from generator.understanding.roles import find_roles
from generator.understanding.times import find_times

if TYPE_CHECKING:
    from pysbd import Segmenter
    from spacy.language import Language


def understand(article: Article, nlp: Language, rules: Segmenter) -> AnnotatedArticle:
    """Everything understood in `article` alone."""
    parsed = parse(article, nlp, rules)
    lines = [line_of(sentence) for sentence in parsed]
    names = find_names(article, parsed, lines=lines)
    descriptions = find_descriptions(parsed, names, lines=lines)
    times = find_times(parsed)
    quotations = find_quotations(article, parsed, names, descriptions)
    return AnnotatedArticle(
        article=article,
        sentences=tuple(
            Sentence(
                start=sentence.start,
                end=sentence.end,
                kind=sentence.kind,
                block=sentence.block,
                tokens=tokens_of(sentence),
                clauses=find_clauses(sentence, quotations),
            )
            for sentence in parsed
        ),
        times=times,
        names=names,
        descriptions=descriptions,
        roles=find_roles(article, parsed, names, descriptions, lines=lines),
        quotations=quotations,
        figures=find_figures(parsed, times),
    )
