"""Where things stand by the newest articles: counts that later ones have overtaken, their leads, the next dated step.

A toll is told again each day; only the newest says where it stands. What a folder's last articles open with is what
is new, and what is due next is what a reader has to be ready for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from generator.composing.commentary import is_commentary
from generator.composing.index import Index
from generator.language.data_files import word_map
from generator.language.token_tree import climb, place_of
from generator.model.annotation import Figure, Token
from generator.model.corpus import MeetingSeed, MergedStatement, Passage, ResolvedTime
from generator.model.edtf import bounds, precision

CASUALTY_KINDS = word_map("casualty_kinds.txt")
_FORWARD = re.compile(
    r"\b(?:tomorrow|tonight|(?:next|this|the coming) (?:week|weekend|month)|later (?:today|this week))\b"
)
_COMING = frozenset({"planned", "possible", "demanded"})
_DUE = frozenset({"due", "set", "schedule", "expect"})
_EARLIER = 31  # days: a count of a time this long before its article is that of another event
_LEADS = 2
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CLOSE = 12  # letters between a count and the word that says what is counted, and more where a verb stands between


def overtaken(index: Index) -> frozenset[str]:
    """Ids of the statements whose shown words give a count of casualties that a later article gives anew."""
    counts = _totals(index)
    newest: dict[str, tuple[date, float]] = {}
    for _, kind, low, day in counts:
        newest[kind] = max((day, low), newest.get(kind, (date.min, 0.0)))
    old = {passage.id for passage, kind, low, day in counts if day < newest[kind][0] and low != newest[kind][1]}
    return frozenset(item.id for item in index.corpus.statements if index.shown(item).id in old)


def _totals(index: Index) -> list[tuple[Passage, str, float, date]]:
    """The counts that can be of all: at least half of the highest told by then, not "her two sons died"."""
    counts = [
        (day, passage, kind, low)
        for passage in index.corpus.passages
        if (day := written_day(index, passage.source)) is not None
        for kind, low in _counts(index, passage)
    ]
    told: dict[str, list[tuple[date, float]]] = {}
    for day, _, kind, low in counts:
        told.setdefault(kind, []).append((day, low))
    return [
        (passage, kind, low, day)
        for day, passage, kind, low in counts
        if low * 2 >= max(other for then, other in told[kind] if then <= day)
    ]


def newest_counts(index: Index) -> tuple[str, ...]:
    """Ids of the statements that give the newest count of the dead, else of the injured; none where none is given."""
    old = overtaken(index)
    whole = {(passage.id, kind) for passage, kind, *_ in _totals(index)}
    found = []
    for statement in index.corpus.statements:
        shown = index.shown(statement)
        day = written_day(index, shown.source)
        kinds = {kind: low for kind, low in _counts(index, shown) if (shown.id, kind) in whole}
        if day is not None and "deaths" in kinds and statement.id not in old:
            found.append((-day.toordinal(), -kinds["deaths"], statement.id))
    return tuple(name for *_, name in sorted(found))


def newest_leads(index: Index, *, after: date | None) -> tuple[str, ...]:
    """Ids of what the newest articles open with; `after`: of the articles written after that day alone.

    What is told as done on a day comes first, then what more origins tell; commentary last.
    """
    days = {
        item.annotated.article.id: day
        for item in index.corpus.sources
        if (day := written_day(index, item.annotated.article.id)) is not None
    }
    last = max(days.values(), default=None)
    if last is None or (after is None and len(set(days.values())) < 2):
        return ()
    found = []
    for statement in index.corpus.statements:
        shown = index.shown(statement)
        day = days.get(shown.source)
        if shown.order != 0 or day is None or (day <= after if after is not None else day < last):
            continue
        origins = len({citation.origin for citation in statement.citations})
        dated = any(time.edtf is not None and not time.quoted for time in shown.times)
        judged = is_commentary(index.sources[shown.source].annotated.article)
        found.append((judged, -day.toordinal(), not dated, -origins, statement.id))
    return tuple(name for *_, name in sorted(found)[:_LEADS])


def coming(index: Index, *, today: date | None) -> tuple[str, ...]:
    """Ids of the statements that tell what is due on a day after `today`, the soonest first."""
    if today is None:
        return ()
    found = []
    for statement in index.corpus.statements:
        shown = index.shown(statement)
        if statement.status not in _COMING and not any(token.lemma in _DUE for token in shown.sentence.tokens):
            continue
        days = [
            bounds(time.edtf)[1]
            for time in shown.times
            if time.edtf is not None and not time.quoted and time.bound not in {"since", "after"}
            if not _is_aside(shown, time)
        ]
        origins = len({citation.origin for citation in statement.citations})
        if days and min(days) > today:
            found.append((min(days).toordinal(), -origins, statement.id))
    return tuple(name for *_, name in sorted(found))


def _is_aside(passage: Passage, time: ResolvedTime) -> bool:
    """Whether a time stands in a relative clause: "Peru, where an election is due in May, sent an envoy"."""
    tokens = passage.sentence.tokens
    place = place_of(tokens, time.start, time.end)
    if place is None:
        return False
    verb = climb(tokens, place, lambda at: tokens[at].pos in {"VERB", "AUX"} and tokens[at].dep in {"relcl", "acl"})
    main = [one.verb_start for one in passage.sentence.clauses if one.main]
    return verb is not None and tokens[verb].start not in main


def has_come(index: Index, statement: MergedStatement, today: date | None) -> bool:
    """Whether the shown words look forward ("tomorrow", "next week") to a day that has come by `today`."""
    shown = index.shown(statement)
    return today is not None and any(
        time.edtf is not None and _FORWARD.search(time.text.lower()) and bounds(time.edtf)[0] <= today
        for time in shown.times
    )


def outdated(index: Index) -> frozenset[str]:
    """Ids of the statements that do not tell where things stand: overtaken counts, plans for days that have come."""
    today = last_day(index)
    return overtaken(index) | {item.id for item in index.corpus.statements if has_come(index, item, today)}


def last_day(index: Index) -> date | None:
    """The day on which the newest article was written."""
    days = (written_day(index, item.annotated.article.id) for item in index.corpus.sources)
    return max((day for day in days if day is not None), default=None)


def written_day(index: Index, source: str) -> date | None:
    """The day a source was written, or else published; None where it is not known to the day."""
    for dated in (index.sources[source].written, index.sources[source].published):
        if dated.edtf is not None and "/" not in dated.edtf and precision(dated.edtf) == "day":
            return bounds(dated.edtf)[0]
    return None


def end_of(main: MeetingSeed | None) -> date | None:
    """The last day of a meeting that was held."""
    return bounds(main.when)[1] if main is not None and main.when and main.status == "held" else None


def _counts(index: Index, passage: Passage) -> Iterable[tuple[str, float]]:
    """The casualties that a passage counts: kind and lowest number."""
    day = written_day(index, passage.source) if passage.source in index.sources else None
    ends = [bounds(time.edtf)[1] for time in passage.times if time.edtf is not None]
    if passage.kind != "sentence" or (day is not None and any((day - end).days > _EARLIER for end in ends)):
        return ()
    tokens = passage.sentence.tokens
    found = []
    for figure in passage.figures:
        for token in tokens:
            kind = CASUALTY_KINDS.get(token.lemma)
            reach = _CLOSE if token.start > figure.end else _reach(token.lemma)
            near = max(token.start - figure.end, figure.start - token.end) <= reach
            if kind is not None and (near or _is_subject(tokens, figure, token)):
                found.append((kind, figure.low))
                break
    return found


def _is_subject(tokens: tuple[Token, ...], figure: Figure, verb: Token) -> bool:
    """Whether those counted are who the verb tells of: "Four people have now died"."""
    for token in tokens:
        if figure.start <= token.start < figure.end:
            counted = token if token.dep in _SUBJECTS else tokens[token.head]
            return counted.dep in _SUBJECTS and tokens[counted.head] is verb
    return False


def _reach(noun: str) -> int:
    """How far before its number a noun may stand: "the toll from a fire in the north of Lima rose to 12"."""
    return 80 if noun == "toll" else _CLOSE
