"""What the briefing is called."""

from __future__ import annotations

import re
from datetime import date

from generator.composing.commentary import is_commentary, without_label
from generator.composing.coverage import words_in
from generator.composing.happening import event_day, event_noun, event_place
from generator.composing.index import Index
from generator.composing.main_event import main_statements
from generator.composing.meetings import list_in_words
from generator.composing.newest import last_day, written_day
from generator.language.fixed_words import fixed, group
from generator.model.article import Article
from generator.model.corpus import MeetingSeed
from generator.model.edtf import bounds, human

_AHEAD = re.compile(r"\b(?:to|will|faces?|set|ahead|expected|looms?|braces?|likely|seen|prepares?)\b", re.IGNORECASE)
_MANY = 4  # parties
_COUNT = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds)\b", re.IGNORECASE
)


def title_of(index: Index, main: MeetingSeed | None, *, given: str | None) -> str:
    """`given`, else parties, kind, place and date of the main meeting, else the most central headline.

    A meeting of many is known by its place and date. The most central headline is the one whose words stand in most
    other headlines and first sentences, commentary and what looked forward to the event left out. Where that gives a
    count and a newer article is there, it may have been overtaken: then what, where and when are the title.
    """
    if given:
        return given
    if main is not None and len(main.parties) > 1:
        return _of_meeting(index, main)
    articles = [item.annotated.article for item in index.corpus.sources if item.annotated.article.set_aside is None]
    reports = [one for one in articles if not is_commentary(one)] or articles
    ahead = [one for one in reports if _AHEAD.search(one.title or "")]
    begun = _day_told(index) if ahead else None
    timely = [one for one in reports if one not in ahead or not _is_before(index, one, begun)]
    headlines = [(without_label(one.title), one.id) for one in timely or reports if one.title]
    texts = [set(words_in(title or "")) for title, _ in headlines]
    texts += [set(words_in(passage.exact)) for passage in index.corpus.passages if passage.order == 0]
    if headlines:
        ranked = sorted(headlines, key=lambda one: (-_shared(one[0] or "", texts), one[1]))
        if _is_overtaken(index, ranked[0]):
            lasting = [one for one in ranked if not _is_overtaken(index, one)]
            return _event(index) or (lasting or ranked)[0][0] or fixed("title.untitled")
        return ranked[0][0] or fixed("title.untitled")
    leads = [passage.exact for passage in index.corpus.passages if passage.order == 0 and passage.kind == "sentence"]
    if leads:
        lead = min(leads, key=lambda one: (-_shared(one, texts), one))
        return _short(lead)
    return fixed("title.untitled") if index.corpus.sources else fixed("title.empty")


def _is_before(index: Index, article: Article, begun: date | None) -> bool:
    """Whether an article was written before the day on which the event began."""
    written = written_day(index, article.id)
    return begun is not None and written is not None and written < begun


def _day_told(index: Index) -> date | None:
    """The day of what names the event."""
    named = main_statements(index, None)
    when = index.statements[named[0]].when if named else None
    return bounds(when.edtf)[0] if when is not None else None


def _of_meeting(index: Index, main: MeetingSeed) -> str:
    parties = [index.parties[item].name for item in main.parties if item in index.parties]
    kind = group("meeting_kinds").get(main.kind, main.kind)
    where = [part for part in (main.place, human(main.when) if main.when else None) if part]
    if len(parties) > _MANY and where:
        return ", ".join([kind.capitalize(), *where])
    return ", ".join([fixed("title.meeting", parties=list_in_words(parties), kind=kind), *where])


def _is_overtaken(index: Index, headline: tuple[str | None, str]) -> bool:
    """Whether a headline gives a count and its article is not of the newest day."""
    return _COUNT.search(headline[0] or "") is not None and written_day(index, headline[1]) != last_day(index)


def _event(index: Index) -> str | None:
    """What, where and when, for an event of which all three are known: "Earthquake, western Peru, 12 May 2019"."""
    noun = event_noun(index)
    place, day = event_place(index, noun), event_day(index, noun)
    return ", ".join((noun.capitalize(), place, human(day))) if noun and place and day else None


_SHORT = 4  # a headline of few words tells less, however common they are


def _shared(text: str, others: list[set[str]]) -> float:
    words = set(words_in(text))
    return round(sum(len(words & other) for other in others) / (len(words) + _SHORT), 6)


def _short(sentence: str) -> str:
    words = sentence.split()
    return sentence.rstrip(".") if len(words) <= 14 else " ".join(words[:14]).rstrip(",;:") + " …"
