"""Statements made anew where an editor joins or parts them: by the same rules as all others, without the matching."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from generator.merging.clauses import Cited, content_words
from generator.merging.disagreement import agreed
from generator.merging.statements import Setting, state
from generator.merging.wording import short_names
from generator.model.briefing import Citation, Discrepancy
from generator.model.corpus import Corpus, Match, MergedStatement


def restate(
    corpus: Corpus,
    cited: Sequence[tuple[Citation, str]],
    *,
    taken: AbstractSet[str],
    known: Sequence[Match],
    contested: AbstractSet[str],
) -> MergedStatement:
    """The statement that the citations (each with the id of its passage) make together.

    Its words, edits, time, status and voice are found as for any other. `taken` are the ids of the other statements;
    `known` tells why a passage stood where it stood, `contested` are the ids of the discrepancies about the statements
    that they come from. Its meeting is left open.
    """
    passages = {item.id: item for item in corpus.passages}
    members = [
        Cited(
            row=row,
            passage=passages[name],
            start=citation.start,
            end=citation.end,
            words=content_words(passages[name]),
        )
        for row, (citation, name) in enumerate(sorted(cited, key=lambda one: _place(one[0])))
    ]
    setting = Setting(
        texts={source.annotated.article.id: source.annotated.article.text for source in corpus.sources},
        written={source.annotated.article.id: source.written.edtf or "" for source in corpus.sources},
        short_name=short_names(corpus.participants),
    )
    made = state(members, setting, set(taken))
    why = {match.passage: match for match in known}
    matches = tuple(why.get(match.passage, match) for match in made.matches)
    touching = tuple(each for each in corpus.discrepancies if each.id in contested and _concerns(each, made))
    return agreed(replace(made, matches=matches), touching)


def _concerns(discrepancy: Discrepancy, statement: MergedStatement) -> bool:
    return any(
        one.source == other.source and one.start < other.end and other.start < one.end
        for reading in discrepancy.readings
        for one in reading.citations
        for other in statement.citations
    )


def _place(citation: Citation) -> tuple[str, int, int]:
    return citation.source, citation.start, citation.end
