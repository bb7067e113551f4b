"""What the event is, as far as the place of a sentence hangs on it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from generator.composing.event_days import NEAR, Setting
from generator.composing.index import Index
from generator.composing.meetings import RankedMeeting, beside
from generator.composing.newest import last_day
from generator.composing.sections import content_lemmas
from generator.language.section_cues import words_of
from generator.model.corpus import Passage
from generator.model.edtf import bounds

_LONGEST_EVENT = 31  # days; a longer span is no day of an event
_PAUSE = 31  # days between two days on which the articles' openings tell of one event


def setting_of(index: Index, ranked: tuple[RankedMeeting, ...]) -> Setting:
    """The event's days, the meetings that are part of it, and the words of each source's headline and lead.

    The days are the main meeting's where it is not still far ahead, else those most leads tell, else those on which the
    articles were written. An event that is no meeting may go on for weeks, as a trial does: leads a month apart at most
    tell of its first and last day.
    """
    first, last = _days(index, ranked)
    leads: dict[str, frozenset[str]] = {}
    lengths: dict[str, int] = {}
    for passage in index.corpus.passages:
        if passage.kind == "sentence" and passage.unused is None:
            lengths[passage.source] = max(lengths.get(passage.source, 0), passage.order + 1)
            if passage.order == 0:
                leads[passage.source] = leads.get(passage.source, frozenset()) | content_lemmas(passage)
    for source in index.corpus.sources:
        title = source.annotated.article.title
        if title is not None:
            words = frozenset(word.strip(".,:;'\"“”‘’").lower() for word in title.split()) - words_of("stop_words")
            leads[source.annotated.article.id] = leads.get(source.annotated.article.id, frozenset()) | words
    return Setting(first=first, last=last, meetings=beside(ranked), leads=leads, lengths=lengths)


def _days(index: Index, ranked: tuple[RankedMeeting, ...]) -> tuple[date | None, date | None]:
    main = next((item.seed for item in ranked if item.role == "main"), None)
    today = last_day(index)
    if main is not None and main.when is not None:
        days = bounds(main.when)
        if today is None or (days[0] - today).days <= NEAR:
            return days  # a meeting further ahead is what is to come: the event is what has led the articles to it
    counts: dict[str, int] = {}
    for passage in index.corpus.passages:
        if passage.order == 0:
            for edtf in dict.fromkeys(_short_days(passage)):
                counts[edtf] = counts.get(edtf, 0) + 1
    if not counts:
        for source in index.corpus.sources:
            written = source.written.edtf
            if written is not None and (bounds(written)[1] - bounds(written)[0]).days <= _LONGEST_EVENT:
                counts[written] = counts.get(written, 0) + 1
    if not counts:
        return None, None
    return _gone_on(bounds(min(counts, key=lambda edtf: (-counts[edtf], edtf))), counts, today)


def _gone_on(days: tuple[date, date], told: Iterable[str], today: date | None) -> tuple[date, date]:
    """`days` with those that `told` join to them, step by step, none after `today`."""
    first, last = days
    steps = sorted(step for step in map(bounds, told) if today is None or step[1] <= today)
    for begins, ends in steps:
        if first < begins and (begins - last).days <= _PAUSE:
            last = max(last, ends)
    for begins, ends in reversed(steps):
        if ends < last and (first - ends).days <= _PAUSE:
            first = min(first, begins)
    return first, last


def _short_days(passage: Passage) -> list[str]:
    """The dates in `passage` that are days, not months or years."""
    return [
        time.edtf
        for time in passage.times
        if time.edtf is not None and (bounds(time.edtf)[1] - bounds(time.edtf)[0]).days <= _LONGEST_EVENT // 4
    ]
