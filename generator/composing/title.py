"""What the briefing is called."""

from __future__ import annotations

from generator.composing.coverage import words_in
from generator.composing.index import Index
from generator.composing.meetings import list_in_words
from generator.language.fixed_words import fixed, group
from generator.model.corpus import MeetingSeed
from generator.model.edtf import human


def title_of(index: Index, main: MeetingSeed | None, *, given: str | None) -> str:
    """`given`, else parties, kind, place and date of the main meeting, else the most central headline.

    The most central headline is the one whose words stand in most other headlines and first sentences.
    """
    if given:
        return given
    if main is not None and len(main.parties) > 1:
        parties = list_in_words([index.parties[item].name for item in main.parties if item in index.parties])
        kind = group("meeting_kinds").get(main.kind, main.kind)
        where = [part for part in (main.place, human(main.when) if main.when else None) if part]
        return ", ".join([fixed("title.meeting", parties=parties, kind=kind), *where])
    headlines = [
        (item.annotated.article.title, item.annotated.article.id)
        for item in index.corpus.sources
        if item.annotated.article.title and item.annotated.article.set_aside is None
    ]
    texts = [set(words_in(title or "")) for title, _ in headlines]
    texts += [set(words_in(passage.exact)) for passage in index.corpus.passages if passage.order == 0]
    if headlines:
        return min(headlines, key=lambda one: (-_shared(one[0] or "", texts), one[1]))[0] or fixed("title.untitled")
    leads = [passage.exact for passage in index.corpus.passages if passage.order == 0 and passage.kind == "sentence"]
    if leads:
        lead = min(leads, key=lambda one: (-_shared(one, texts), one))
        return _short(lead)
    return fixed("title.untitled") if index.corpus.sources else fixed("title.empty")


_SHORT = 4  # a headline of few words tells less, however common they are


def _shared(text: str, others: list[set[str]]) -> float:
    words = set(words_in(text))
    return round(sum(len(words & other) for other in others) / (len(words) + _SHORT), 6)


def _short(sentence: str) -> str:
    words = sentence.split()
    return sentence.rstrip(".") if len(words) <= 14 else " ".join(words[:14]).rstrip(",;:") + " …"
