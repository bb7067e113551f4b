"""What a decision is about: the statement that an id, an alias or a passage's words lead to; or what is nearest now."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from generator.model.article import Article
from generator.model.corpus import Corpus, MergedStatement
from generator.model.decisions import Nearest, Quote
from generator.model.ids import statement_id

LIKE = 0.6  # likeness below which a passage is nothing like the words that were named
SLIP = 2  # characters by which an id may be mistyped
_QUOTES = {"'": "['‘’‛]", '"': '["“”„«»]', "-": "[-‐‑–]"}
_FOLDS = str.maketrans({**dict.fromkeys("‘’‛", "'"), **dict.fromkeys("“”„«»", '"'), **dict.fromkeys("‐‑–", "-")})
_NEIGHBOURHOOD = 400  # characters around the words in which what stands before and after them is looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The statement a target leads to, the place of the citation it names there, and the words of that citation."""

    statement: MergedStatement
    place: int

    @property
    def words(self) -> str:
        """The words that the target names."""
        return self.statement.citations[self.place].exact


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """Why a target leads nowhere, and the passage nearest to it now, where one is near."""

    reason: str
    nearest: Nearest | None = None


def find(corpus: Corpus, target: Quote | str, remembered: Mapping[str, Quote]) -> Found | Missing:
    """What `target` leads to. `remembered` gives the words that an id stood for in an earlier version."""
    return _by_id(corpus, target, remembered) if isinstance(target, str) else _by_words(corpus, target)


def citation_ids(statement: MergedStatement, texts: Mapping[str, str]) -> tuple[str, ...]:
    """The id that each citation of a statement gives: that of the statement itself, or one of its aliases."""
    return tuple(
        statement_id(one.source, one.exact, texts[one.source].count(one.exact, 0, one.start))
        for one in statement.citations
    )


def texts_of(corpus: Corpus) -> dict[str, str]:
    """The text of each source by its id."""
    return {source.annotated.article.id: source.annotated.article.text for source in corpus.sources}


def _by_id(corpus: Corpus, name: str, remembered: Mapping[str, Quote]) -> Found | Missing:
    statement = next((item for item in corpus.statements if item.id == name), None)
    if statement is None:
        statement = next((item for item in corpus.statements if name in item.aliases), None)
    if statement is not None:
        ids = citation_ids(statement, texts_of(corpus))
        return Found(statement=statement, place=ids.index(name) if name in ids else 0)
    if (quote := remembered.get(name)) is not None:
        return Missing(reason="its passage has gone", nearest=nearest(corpus, quote))
    known = sorted({one for item in corpus.statements for one in (item.id, *item.aliases)})
    slips = sorted((Levenshtein.distance(name, one), one) for one in known)
    if slips and slips[0][0] <= SLIP:
        return Missing(reason=f"no statement has this id or alias; the nearest is {slips[0][1]}")
    return Missing(reason="no statement has this id or alias")


def _by_words(corpus: Corpus, quote: Quote) -> Found | Missing:
    article = _article(corpus, quote.source)
    if article is None:
        return Missing(reason=f"there is no article {quote.source}", nearest=nearest(corpus, quote))
    spans = _spans(article.text, quote)
    for start, end in spans:
        overlaps = [
            (min(one.end, end) - max(one.start, start), -(one.end - one.start), -order, place)
            for order, item in enumerate(corpus.statements)
            for place, one in enumerate(item.citations)
            if one.source == article.id and one.start < end and start < one.end
        ]
        if overlaps:
            _, _, order, place = max(overlaps)
            return Found(statement=corpus.statements[-order], place=place)
    if spans:
        start, end = spans[0]
        why = next(
            (
                one.unused
                for one in corpus.passages
                if one.source == article.id and one.start < end and start < one.end and one.unused
            ),
            None,
        )
        reason = "nothing is stated from these words" + (f" ({why})" if why else "")
        return Missing(reason=reason, nearest=nearest(corpus, quote))
    shown = _shown(corpus, article, quote.exact)
    return shown or Missing(reason="its passage has gone", nearest=nearest(corpus, quote))


def _article(corpus: Corpus, name: str) -> Article | None:
    articles = [source.annotated.article for source in corpus.sources]
    return next((one for one in articles if name in (one.file, one.id)), None)


def _spans(text: str, quote: Quote) -> list[tuple[int, int]]:
    """Where the words stand: exactly, else whatever the white space and the form of the quotation marks."""
    found = [(at.start(), at.end()) for at in re.finditer(re.escape(quote.exact), text)]
    if not found:
        found = [(at.start(), at.end()) for at in re.finditer(_loosely(quote.exact), text)]
    before, after = _plain(quote.prefix), _plain(quote.suffix)
    return [
        (start, end)
        for start, end in found
        if _plain(text[max(0, start - _NEIGHBOURHOOD) : start]).endswith(before)
        and _plain(text[end : end + _NEIGHBOURHOOD]).startswith(after)
    ]


def _loosely(words: str) -> str:
    return r"\s+".join(
        "".join(_QUOTES.get(letter, re.escape(letter)) for letter in word) for word in words.translate(_FOLDS).split()
    )


def _plain(text: str) -> str:
    return " ".join(text.translate(_FOLDS).split())


def _shown(corpus: Corpus, article: Article, words: str) -> Found | None:
    """The statement whose words, visible edits included, an editor copied from a page of the briefing."""
    wanted = _plain(words)
    for item in corpus.statements:
        if wanted in _plain(item.text):
            for place, citation in enumerate(item.citations):
                if citation.source == article.id:
                    return Found(statement=item, place=place)
    return None


def nearest(corpus: Corpus, quote: Quote) -> Nearest | None:
    """The cited words most like those of `quote`, its own source first among equals; None where none are like them."""
    wanted = _plain(quote.exact).casefold()
    best: tuple[float, bool, str, str] | None = None
    for item in corpus.statements:
        for citation in item.citations:
            likeness = _likeness(wanted, _plain(citation.exact).casefold())
            key = (-likeness, citation.source != quote.source, item.id, citation.exact)
            if best is None or key < best:
                best, source = key, citation.source
    if best is None or -best[0] < LIKE:
        return None
    return Nearest(statement=best[2], source=source, exact=best[3], likeness=-best[0])


def _likeness(wanted: str, words: str) -> float:
    """0 to 1: the share of letters that need no change; of a part of a sentence, against the part most like it."""
    whole = fuzz.ratio(wanted, words)
    part = 0.95 * fuzz.partial_ratio(wanted, words) if len(wanted) < len(words) else 0.0
    return round(max(whole, part) / 100, 2)
