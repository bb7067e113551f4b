"""What is new since another version of the briefing, for a reader who knows that one.

A statement is the same as before where one of its ids or aliases is, so that a further report of a known fact is no
news. What only stands elsewhere now (a sentence parted in two, two statements joined) is neither new nor gone.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from generator.model.briefing import Briefing, Citation, Discrepancy, Participant, Statement
from generator.model.changes import (
    ChangedStatement,
    ChangeOf,
    Changes,
    GoneStatement,
    NewConflict,
    NewParticipant,
    NewStatement,
    Version,
)
from generator.model.ids import digest

_COVERED = 0.8  # share of a citation's characters that was cited before, from which on its words are no news


@dataclass(frozen=True, slots=True, kw_only=True)
class _Two:
    """Both versions; `fresh` are the articles that are new or have another text now."""

    before: Briefing
    now: Briefing
    fresh: frozenset[str]


def with_changes(briefing: Briefing, previous: Briefing | None, *, given: bool) -> Briefing:
    """`briefing` with what is new since `previous`.

    Where nothing is, the changes that `previous` itself tells of still stand, unless it was `given` to compare with: so
    making a briefing again changes no byte of it.
    """
    if previous is None:
        return briefing
    found = compare(briefing, previous)
    if given or not is_empty(found):
        return replace(briefing, changes=found)
    return replace(briefing, changes=_carried(previous.changes, briefing) if previous.changes else None)


def is_empty(changes: Changes) -> bool:
    """Whether there is nothing to tell."""
    return not (
        changes.articles
        or changes.articles_gone
        or changes.new
        or changes.changed
        or changes.gone
        or changes.contested
        or changes.participants
        or changes.gaps
    )


def compare(now: Briefing, before: Briefing) -> Changes:
    """What is new in `now` for who knows `before`."""
    texts = {source.id: source.text for source in before.sources if source.set_aside is None}
    used = [source for source in now.sources if source.set_aside is None]
    fresh = tuple(source.id for source in used if not _is_text(texts.get(source.id), source.text))
    two = _Two(before=before, now=now, fresh=frozenset(fresh))
    kept = {source.id for source in used}
    known = _by_name(before.statements)
    pairs = [(item, _same(item, known)) for item in now.statements]
    told = _spans(before, unless=two.fresh)
    return Changes(
        since=_version(before),
        articles=fresh,
        articles_gone=tuple(
            source.label for source in before.sources if source.set_aside is None and source.id not in kept
        ),
        new=tuple(
            NewStatement(statement=item.id, by=_fresh_sources(item.citations, two.fresh))
            for item, old in pairs
            if old is None and not _covered(item.citations, told)
        ),
        changed=tuple(
            found for item, old in pairs if old is not None and (found := _changed(item, old, two)) is not None
        ),
        gone=_gone(two),
        contested=_contested(two),
        participants=_participants(two),
        gaps=_answered(two),
    )


def _is_text(before: str | None, now: str) -> bool:
    """Whether `before` is `now`, or as much of it as was published: what was withheld stands as blanks there."""
    if before is None or len(before) != len(now):
        return False
    return before == now or all(old in (new, " ") for old, new in zip(before, now, strict=True))


def _version(briefing: Briefing) -> Version:
    return Version(
        title=briefing.title,
        as_of=briefing.as_of,
        articles=briefing.counts.articles - briefing.counts.set_aside,
        statements=len(briefing.statements),
        digest=digest(*(part for item in briefing.statements for part in (item.id, item.text))),
    )


def _by_name(statements: Sequence[Statement]) -> dict[str, Statement]:
    """The statements by id, and by alias where no other has it as its id."""
    found = {item.id: item for item in statements}
    for item in statements:
        for alias in item.aliases:
            found.setdefault(alias, item)
    return found


def _same(statement: Statement, known: dict[str, Statement]) -> Statement | None:
    return next((known[name] for name in (statement.id, *statement.aliases) if name in known), None)


def _changed(now: Statement, old: Statement, two: _Two) -> ChangedStatement | None:
    tests: tuple[tuple[ChangeOf, bool], ...] = (
        ("words", now.text != old.text),
        ("date", (now.when.edtf if now.when else None) != (old.when.edtf if old.when else None)),
        ("status", now.status != old.status),
        ("voice", now.voice != old.voice),
        ("origins", now.origins > old.origins),
        ("reports", now.reports > old.reports and now.origins <= old.origins),
        ("note", _edited(now) != _edited(old)),
    )
    what = tuple(name for name, differs in tests if differs)
    if not what:
        return None
    known = {citation.source for citation in old.citations}
    by = tuple(
        name for name in dict.fromkeys(one.source for one in now.citations) if name in two.fresh or name not in known
    )
    return ChangedStatement(statement=now.id, what=what, before=old.text, by=by)


def _edited(statement: Statement) -> tuple[object, ...]:
    marks = statement.editor
    return (marks.notes, marks.corrections) if marks else ((), ())


def _gone(two: _Two) -> tuple[GoneStatement, ...]:
    known = _by_name(two.now.statements)
    sources = {source.id for source in two.now.sources}
    labels = {source.id: source.label for source in two.before.sources}
    hidden = {name for item in two.now.decisions if item.kind == "hide" for name in item.statements}
    told = _spans(two.now, unless=two.fresh)
    found = []
    for item in two.before.statements:
        if _same(item, known) is not None or _covered(item.citations, told):
            continue
        cited = tuple(dict.fromkeys(one.source for one in item.citations))
        left_out = not hidden.isdisjoint((item.id, *item.aliases))
        found.append(
            GoneStatement(
                id=item.id,
                text=item.text,
                sources=tuple(labels.get(name, name) for name in cited),
                reason="hidden" if left_out else "other" if sources & set(cited) else "article",
            )
        )
    return tuple(found)


def _spans(briefing: Briefing, *, unless: AbstractSet[str]) -> dict[str, list[tuple[int, int]]]:
    """What is cited of each source whose text is the same in both versions."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for item in briefing.statements:
        for one in item.citations:
            if one.source not in unless:
                spans.setdefault(one.source, []).append((one.start, one.end))
    return spans


def _covered(citations: Sequence[Citation], told: dict[str, list[tuple[int, int]]]) -> bool:
    """Whether nearly all of each citation is among the words told."""
    return all(
        any(
            min(end, one.end) - max(start, one.start) >= _COVERED * (one.end - one.start)
            for start, end in told.get(one.source, ())
        )
        for one in citations
    )


def _fresh_sources(citations: Sequence[Citation], fresh: AbstractSet[str]) -> tuple[str, ...]:
    return tuple(name for name in dict.fromkeys(one.source for one in citations) if name in fresh)


def _contested(two: _Two) -> tuple[NewConflict, ...]:
    old = [_readings(item) for item in two.before.discrepancies if item.nature == "conflict"]
    found = []
    for item in two.now.discrepancies:
        if item.nature != "conflict":
            continue
        kind, values, words = _readings(item)
        if any(kind == other and words & passages and values <= known for other, known, passages in old):
            continue
        citations = [one for reading in item.readings for one in reading.citations]
        by = _fresh_sources(citations, two.fresh)
        found.append(NewConflict(discrepancy=item.id, statements=item.statements, by=by))
    return tuple(found)


def _readings(item: Discrepancy) -> tuple[str, frozenset[str], frozenset[tuple[str, str]]]:
    values = frozenset(reading.value for reading in item.readings)
    words = frozenset((one.source, one.exact) for reading in item.readings for one in reading.citations)
    return item.kind, values, words


def _participants(two: _Two) -> tuple[NewParticipant, ...]:
    known = {name for who in two.before.participants for name in _forms(who)}
    return tuple(
        NewParticipant(participant=who.id, by=_fresh_sources(who.citations, two.fresh))
        for who in two.now.participants
        if _forms(who).isdisjoint(known)
    )


def _forms(who: Participant) -> set[str]:
    names = (who.name, who.inferred_name or who.name, *(variant.text for variant in who.variants))
    return {who.id, *(name.casefold() for name in names)}


def _answered(two: _Two) -> tuple[str, ...]:
    told = {gap.text for gap in two.now.gaps}
    still = {gap.about for gap in two.now.gaps}
    return tuple(gap.text for gap in two.before.gaps if gap.text not in told and gap.about not in still)


def _carried(changes: Changes, briefing: Briefing) -> Changes:
    """The changes told before, under the ids that things have now; what has no id any more is left out."""
    known = _by_name(briefing.statements)
    conflicts = {item.id for item in briefing.discrepancies}
    people = {item.id for item in briefing.participants}
    return replace(
        changes,
        new=tuple(replace(item, statement=known[item.statement].id) for item in changes.new if item.statement in known),
        changed=tuple(
            replace(item, statement=known[item.statement].id) for item in changes.changed if item.statement in known
        ),
        contested=tuple(
            replace(item, statements=tuple(known[name].id for name in item.statements if name in known))
            for item in changes.contested
            if item.discrepancy in conflicts
        ),
        participants=tuple(item for item in changes.participants if item.participant in people),
    )
