"""The status line: whether the main event has happened, how the articles stand to it in time, and its outcome."""

from __future__ import annotations

from generator.composing.index import Index
from generator.language.fixed_words import fixed, number
from generator.language.section_cues import cues_in, joined
from generator.model.corpus import MeetingSeed, Passage
from generator.model.edtf import bounds, human


def status_line(index: Index, main: MeetingSeed | None, *, when: str | None, outcome: bool) -> str:
    """The line under the title. `when` is the day of the event, `outcome` whether any source reports one.

    For an event that is no meeting it gives the day and the number of articles.
    """
    sources = [item for item in index.corpus.sources if item.annotated.article.set_aside is None]
    if main is None:
        parts = [fixed("status.event", day=human(when)) if when else fixed("status.event_undated")]
        parts.append(_counted("articles", len(sources)))
        return " ".join(parts)
    day = human(main.when) if main.when else None
    parts = [fixed(f"status.{main.status}", day=day) if day else fixed(f"status.{main.status}_undated")]
    after, opening, before = _written(index, main)
    reports = after - opening
    if before and not reports and not opening:
        parts.append(_counted("before_all", before))
    else:
        if reports:
            parts.append(_counted("after", reports))
        if opening:
            parts.append(_counted("opening", opening))
        if before:
            parts.append(_counted("before", before))
    if not outcome and main.status != "planned":
        parts.append(fixed("status.no_outcome"))
    return " ".join(parts)


def has_outcome(index: Index, main: MeetingSeed | None) -> bool:
    """Whether a passage written once the meeting was held says what it came to."""
    if main is None or main.status != "held":
        return False
    names = frozenset(main.statements)
    for statement in index.corpus.statements:
        if statement.id not in names and statement.meeting != main.id:
            continue
        for passage in index.of(statement):
            if _is_past(passage) and cues_in(_text(passage), "outcome"):
                return True
    return False


def _written(index: Index, main: MeetingSeed) -> tuple[int, int, int]:
    """How many sources tell the meeting as held, how many of these only its opening, and how many as still to come."""
    after: set[str] = set()
    opening: set[str] = set()
    before: set[str] = set()
    begins = bounds(main.when)[0] if main.when else None
    told = {citation.source for citation in main.citations}
    passages: dict[str, list[Passage]] = {}
    for name in main.statements:
        if name in index.statements:
            for passage in index.of(index.statements[name]):
                passages.setdefault(passage.source, []).append(passage)
    for source in sorted(told | set(passages)):
        own = passages.get(source, [])
        written = index.sources[source].written.edtf
        early = begins is not None and written is not None and bounds(written)[1] < begins
        held = not early and any(_is_past(passage) for passage in own if passage.order <= 1)
        if not held:
            before.add(source)
            continue
        after.add(source)
        whole = [passage for passage in index.corpus.passages if passage.source == source]
        if any(cues_in(_text(passage), "opening") for passage in whole) and not any(
            cues_in(_text(passage), "outcome") for passage in own
        ):
            opening.add(source)
    return len(after), len(opening), len(before)


def _is_past(passage: Passage) -> bool:
    clauses = [clause for clause in passage.sentence.clauses if clause.main]
    if clauses:
        return any(clause.tense == "past" and clause.status not in {"planned", "possible"} for clause in clauses)
    return any(token.tag == "VBD" for token in passage.sentence.tokens)


def _text(passage: Passage) -> str:
    return joined([token.lemma for token in passage.sentence.tokens])


def _counted(key: str, count: int) -> str:
    if count == 1:
        return fixed(f"status.{key}_one")
    if key == "before_all":
        return fixed("status.before_all_two") if count == 2 else fixed("status.before_all", n=number(count).lower())
    return fixed(f"status.{key}", n=number(count))
