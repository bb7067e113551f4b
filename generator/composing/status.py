"""The status line: whether the main event has happened, how the articles stand to it in time, and its outcome."""

from __future__ import annotations

from datetime import date

from generator.composing.happening import event_day, event_noun, event_place
from generator.composing.index import Index
from generator.composing.newest import last_day
from generator.language.fixed_words import fixed, group, number
from generator.language.section_cues import cues_in, joined, words_of
from generator.model.annotation import Token
from generator.model.corpus import MeetingSeed, Passage
from generator.model.edtf import bounds, human, overlaps


def status_line(index: Index, main: MeetingSeed | None, *, when: str | None, outcome: bool) -> str:
    """The line under the title. `when` is the day of the event, `outcome` whether any source reports one.

    For an event that is no meeting it gives what and where it is, its day, the number of articles and the newest.
    """
    sources = [item for item in index.corpus.sources if item.annotated.article.set_aside is None]
    if main is None:
        return " ".join((_event(index, when), _newest(index, len(sources))))
    day = human(main.when) if main.when else None
    words = {"kind": group("meeting_kinds").get(main.kind, main.kind).capitalize()} if main.status == "planned" else {}
    key = f"status.{main.status}"
    parts = [fixed(key, day=day, **words) if day else fixed(f"{key}_undated", **words)]
    after, opening, before, later = _written(index, main)
    reports = after - opening
    if before and not reports and not opening and not later:
        parts.append(_counted("before_all", before))
    else:
        if reports:
            parts.append(_counted("after", reports))
        if opening:
            parts.append(_counted("opening", opening))
        if before:
            parts.append(_counted("before", before))
        if later:
            parts.append(_counted("later", later))
    if not outcome and main.status != "planned":
        parts.append(fixed("status.no_outcome"))
    return " ".join(parts)


def _event(index: Index, when: str | None) -> str:
    noun = event_noun(index)
    day = event_day(index, noun)
    if noun is None:
        return fixed("status.event", day=human(when)) if when else fixed("status.event_undated")
    known = [noun.capitalize(), event_place(index, noun), human(day) if day else None]
    return fixed("status.event_named", event=", ".join(part for part in known if part))


def _newest(index: Index, count: int) -> str:
    last = last_day(index)
    if last is None or count < 2:
        return _counted("articles", count)
    return fixed("status.articles_newest", n=number(count), day=human(last.isoformat()))


def has_outcome(index: Index, main: MeetingSeed | None) -> bool:
    """Whether a source that tells the meeting as held also says what it came to, or came to nothing.

    Asked of every passage that tells of no earlier time and of no other meeting: where it is doubtful what was agreed
    or signed, there is an outcome, since "no outcome" must never be said wrongly.
    """
    if main is None or main.status != "held":
        return False
    held, _, _ = _sources_by_state(index, main)
    begins = bounds(main.when)[0] if main.when else None
    for statement in index.corpus.statements:
        if statement.meeting not in {None, main.id}:
            continue
        for passage in index.of(statement):
            if passage.source in held and not _is_before(passage, begins) and tells_outcome(passage):
                return True
    return False


def tells_outcome(passage: Passage) -> bool:
    """Whether the passage says, as past, that something was agreed, signed, decided or failed to be."""
    tokens = passage.sentence.tokens
    if any(
        token.lemma in words_of("outcome_verbs") and _is_result(tokens, place) for place, token in enumerate(tokens)
    ):
        return True
    return _is_past(passage) and bool(cues_in(_text(passage), "outcome"))


def _is_result(tokens: tuple[Token, ...], place: int) -> bool:
    """Whether the verb at `place` is told as past: "signed", "did not sign", "failed to sign", not "will sign"."""
    token = tokens[place]
    if token.pos != "VERB":
        return False
    helpers = [item for item in tokens if item.head == place and item.dep in {"aux", "auxpass"}]
    if token.tag == "VBD" or any(item.lemma == "do" and item.tag == "VBD" for item in helpers):
        return True
    if token.tag == "VBN":  # "had signed" tells of a time before
        told = any(item.lemma in {"be", "have"} for item in helpers)
        return told and not any(item.tag == "MD" or (item.lemma, item.tag) == ("have", "VBD") for item in helpers)
    above = tokens[token.head]
    return token.dep == "xcomp" and above.lemma in words_of("failing_verbs") and above.tag in {"VBD", "VBN"}


def _is_before(passage: Passage, begins: date | None) -> bool:
    """Whether the passage names days and all of them lie before the meeting."""
    days = [bounds(time.edtf)[1] for time in passage.times if time.edtf is not None]
    return begins is not None and bool(days) and all(day < begins for day in days)


def _written(index: Index, main: MeetingSeed) -> tuple[int, int, int, int]:
    """How many sources tell the meeting as held, how many of these only its opening, and how many as still to come.

    Last, how many more were written on its days or later: with the first and third all sources whose day is known.
    """
    after, opening, before = _sources_by_state(index, main)
    begins = bounds(main.when)[0] if main.when else None
    early = later = 0
    for source in index.corpus.sources:
        article, written = source.annotated.article, source.written.edtf
        if article.set_aside is None and article.id not in after | before:
            if begins is not None and written is not None and bounds(written)[1] < begins:
                early += 1
            elif begins is not None and written is not None and bounds(written)[0] >= begins:
                later += 1
    return len(after), len(opening), len(before) + early, later


def _sources_by_state(index: Index, main: MeetingSeed) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The sources (ids) that tell the meeting as held, those of them that tell only its opening, and the others."""
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
        late = begins is not None and written is not None and bounds(written)[0] > bounds(main.when or written)[1]
        held = not early and (
            late
            or any(_is_told_there(passage) for passage in own)
            or any(_is_past(passage) for passage in own if passage.order <= 1)
            or _opens_as_past(index, source, main)
        )
        if not held:
            before.add(source)
            continue
        after.add(source)
        whole = [passage for passage in index.corpus.passages if passage.source == source]
        if any(cues_in(_text(passage), "opening") for passage in whole) and not any(
            tells_outcome(passage) for passage in whole if not _is_before(passage, begins)
        ):
            opening.add(source)
    return frozenset(after), frozenset(opening), frozenset(before)


def _is_told_there(passage: Passage) -> bool:
    """Whether somebody is told as having spoken to the meeting: "told a hearing that …"."""
    tokens = passage.sentence.tokens
    words, say = words_of("meeting_word"), words_of("say")
    return any(
        item.lemma in words and item.dep == "dobj" and tokens[item.head].lemma in say and tokens[item.head].tag == "VBD"
        for item in tokens
    )


def _opens_as_past(index: Index, source: str, main: MeetingSeed) -> bool:
    """Whether the source's first sentence tells as past what was done on a day of the meeting."""
    return main.when is not None and any(
        _is_past(passage)
        and any(time.edtf is not None and not time.quoted and overlaps(time.edtf, main.when) for time in passage.times)
        for passage in index.corpus.passages
        if passage.source == source and passage.order == 0 and passage.kind == "sentence"
    )


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
