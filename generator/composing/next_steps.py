"""What comes next: what is dated, scheduled, agreed, threatened or announced, in the order of its days."""

from __future__ import annotations

from datetime import date, timedelta

from generator.composing.bottom_line import FEWEST, is_personal, is_whole
from generator.composing.hanging import hanging
from generator.composing.index import Index
from generator.composing.newest import coming, end_of, last_day, outdated, written_day
from generator.composing.verbs import main_modal, main_verbs
from generator.language.section_cues import cues_in, joined, words_of
from generator.model.annotation import Token
from generator.model.briefing import Statement
from generator.model.corpus import MeetingSeed, Passage
from generator.model.edtf import bounds, sort_key

_NEXT = 6
_OLD = 7  # days after which an undated plan no longer tells what comes next
_PROMISES = frozenset({"will", "shall", "would"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_UNSURE = frozenset({"probably", "perhaps", "maybe", "likely", "possibly", "generally", "usually", "normally"})
_MEANT = frozenset({"plan", "intend", "hope", "want", "expect"})
_ARRANGED = frozenset({"due", "set", "schedule", "slate", "fix", "until", "deadline"})
_THINGS = frozenset({"it", "this", "that", "these", "those", "which", "there"})
_LATER = frozenset({"could", "may", "might", "would"})


def next_steps(
    index: Index, statements: tuple[Statement, ...], main: MeetingSeed | None, *, as_of: str | None
) -> tuple[str, ...]:
    """Ids of what is planned or possible beside the main meeting, dated first, in the order of their days.

    Nothing whose day has come, and no undated plan of an article that is a week older than the newest or that was
    written before the main meeting was held.
    """
    after = bounds(main.when)[1] if main is not None and main.when else None
    today = bounds(as_of)[0] if as_of is not None else None
    old, found = outdated(index) | hanging(index), []
    for statement in statements:
        if statement.status not in {"planned", "possible"} or statement.section == "agenda":
            continue
        edtf = _day_planned(index, statement)
        later = _is_later(statement, edtf, after)
        if statement.section == "background" and not (edtf is not None and _is_later(statement, edtf, after or today)):
            continue
        if not is_whole(statement.text) or (edtf is None and _is_no_step(index, statement)):
            continue
        if is_personal(index, index.statements[statement.id]):
            continue
        if main is not None and statement.meeting in {None, main.id} and not later:
            continue
        if statement.id in old or (edtf is None and _is_old_plan(index, statement.id, main)):
            continue
        if edtf is not None and any(day is not None and bounds(edtf)[1] < day for day in (after, today)):
            continue
        if edtf is not None and today is not None and bounds(edtf)[0] < today and bounds(edtf)[1] == date.max:
            continue  # "since 2004": no day to come
        key = (edtf is None, sort_key(edtf), -statement.origins)
        found.append((key, statement.id))
    return tuple(name for _, name in sorted(found)[:_NEXT])


def with_coming(steps: tuple[str, ...], index: Index) -> tuple[str, ...]:
    """The steps with what else is due on a day after the newest article ("a ruling is due by 1 May"), by their days.

    Also what a sentence about something done says will follow ("broke up and will resume on Monday"), where no step is
    of that day already. Of two sentences on one thing of one day the first alone.
    """
    today = last_day(index)
    unclear = hanging(index)
    further = [
        name
        for name in coming(index, today=today)
        if is_whole(index.statements[name].text, shortest=FEWEST) and _tells_step(index, name)
    ]
    further += [name for name in index.statements if _is_moved(index, name) and _days_after(index, name, today)]
    due = [name for name in dict.fromkeys([*steps, *further]) if name not in unclear]
    days = [day for name in due for day in _days_after(index, name, today)]
    for statement in index.corpus.statements:
        following = _days_after(index, statement.id, today, promised=True)
        if (
            following
            and statement.id not in {*due, *unclear}
            and not set(following) & set(days)
            and is_whole(statement.text)
            and _tells_step(index, statement.id)
        ):
            due.append(statement.id)
            days += following
    before = today - timedelta(days=1) if today is not None else None
    first = {name: min(_days_after(index, name, before), default=date.max) for name in due}
    ordered = sorted(due, key=lambda name: first[name])  # stable: what has no day stays behind, in its order
    return tuple(_each_once(index, _not_moved(index, ordered), first)[:_NEXT])


def _tells_step(index: Index, name: str) -> bool:
    """Whether a statement (id) tells what somebody will do or what is arranged, and not that it will not be."""
    shown = index.shown(index.statements[name])
    asked = any(verb.lemma in words_of("aim_verbs") for verb in main_verbs(shown.sentence.tokens))
    if index.statements[name].status == "denied" or (asked and index.statements[name].status == "demanded"):
        return False
    arranged = any(one.lemma in _ARRANGED for one in shown.sentence.tokens)
    return arranged or any(_is_step(shown, verb) for verb in main_verbs(shown.sentence.tokens))


def _is_moved(index: Index, name: str) -> bool:
    """Whether a statement (id) gives another day for what was to be on one before: "the hearing, now set for 5 May"."""
    shown = index.shown(index.statements[name])
    return bool(cues_in(joined([one.lemma for one in shown.sentence.tokens]), "moved"))


def _not_moved(index: Index, names: list[str]) -> list[str]:
    """The statements (ids) without those on a meeting that a later article says is "now set for" another day."""
    moved: dict[str, date] = {}
    meeting = words_of("meeting_word")
    for name in index.statements:
        shown = index.shown(index.statements[name])
        day = written_day(index, shown.source)
        if day is not None and _is_moved(index, name):
            moved.update(dict.fromkeys(meeting.intersection(one.lemma for one in shown.sentence.tokens), day))
    kept = []
    for name in names:
        shown = index.shown(index.statements[name])
        lemmas = [one.lemma for one in shown.sentence.tokens]
        day = written_day(index, shown.source)
        if not any(day is not None and day < moved[noun] for noun in moved.keys() & set(lemmas)):
            kept.append(name)
    return kept


def _each_once(index: Index, names: list[str], first: dict[str, date]) -> list[str]:
    """The statements (ids) without those that tell of the day and the thing that one before them does."""
    kept: list[str] = []
    for name in names:
        told = _named(index, name)
        same = any(first[name] == first[other] != date.max and told & _named(index, other) for other in kept)
        if not same:
            kept.append(name)
    return kept


def _named(index: Index, name: str) -> frozenset[str]:
    """The nouns and names of a statement (id) that tell what it is about."""
    tokens = index.shown(index.statements[name]).sentence.tokens
    empty = words_of("calendar_words") | words_of("plain_nouns") - words_of("meeting_word")
    return frozenset(one.lemma for one in tokens if one.pos in {"NOUN", "PROPN"} and one.lemma not in empty)


def _days_after(index: Index, name: str, today: date | None, *, promised: bool = False) -> list[date]:
    """The days after `today` that a statement (id) names; `promised`: only those after a "will" or "would"."""
    shown = index.shown(index.statements[name])
    will = [token.start for token in shown.sentence.tokens if token.tag == "MD" and token.lemma in _PROMISES]
    return [
        bounds(time.edtf)[0]
        for time in shown.times
        if time.edtf is not None and not time.quoted and today is not None and bounds(time.edtf)[0] > today
        if not promised or (will and min(will) < time.start)
    ]


def _is_old_plan(index: Index, name: str, main: MeetingSeed | None) -> bool:
    """Whether every article that tells an undated plan (id) is old by now."""
    passages = index.of(index.statements[name])
    days = [day for passage in passages if (day := written_day(index, passage.source)) is not None]
    last, ended = last_day(index), end_of(main)
    if not days or last is None:
        return False
    if any(time.edtf is not None and bounds(time.edtf)[1] > last for passage in passages for time in passage.times):
        return False  # it names a day that is still to come
    return (last - max(days)).days >= _OLD or (ended is not None and max(days) < ended)


def _day_planned(index: Index, statement: Statement) -> str | None:
    """The day or days a statement looks forward to: its own, else those of the meeting it tells of."""
    if statement.when is not None:
        return statement.when.edtf
    held = index.meetings.get(statement.meeting or "")
    return held.when if held is not None else None


def _is_no_step(index: Index, statement: Statement) -> bool:
    """Whether an undated plan is no step: told among what was done, only possible, or nobody's to take.

    A step is what somebody will do or what is arranged: "the union will ballot its members", "experts are to report".
    What a proposal "would" bring, what is needed or costs money, what somebody foresees or aims at stands by itself.
    """
    if statement.section == "developments":
        return True
    if statement.voice in {"assessment", "forecast"}:
        return True
    shown = index.shown(index.statements[statement.id])
    tokens = shown.sentence.tokens
    if any(one.lemma in _UNSURE for one in tokens):
        return True
    dated = any(
        time.edtf is not None and time.bound != "since" and bounds(time.edtf)[1] > day
        for time in shown.times
        if (day := last_day(index)) is not None
    )
    if main_modal(shown.sentence) in _LATER and not dated:
        return True
    return not any(_is_step(shown, verb) for verb in main_verbs(tokens))


def _is_to(tokens: tuple[Token, ...], verb: Token) -> bool:
    return any(one.tag == "TO" and tokens[one.head] is verb for one in tokens)


def _is_step(passage: Passage, verb: Token) -> bool:
    """Whether a main verb tells what somebody will do, or what will be done: "will resign", "will be paid"."""
    tokens = passage.sentence.tokens
    below = [one for one in tokens if tokens[one.head] is verb and one is not verb]
    subject = next((one for one in below if one.dep in _SUBJECTS), None)
    if verb.lemma == "be" and any(one.dep == "xcomp" and _is_to(tokens, one) for one in below):
        return True  # "the prisoners are to be freed"
    if verb.lemma in _MEANT and (verb.tag == "VBD" or any(one.dep == "aux" and one.tag == "VBD" for one in below)):
        return False  # "he had planned to stay a week"
    if verb.lemma in words_of("no_steps") and (subject is None or subject.dep == "nsubj"):
        return False
    if subject is None or subject.dep == "nsubjpass":
        return subject is not None
    someone = (subject.pos == "PRON" and subject.lemma not in _THINGS) or any(
        one.start <= subject.start < one.end for one in passage.mentions
    )
    acting = words_of("title_persons") | words_of("body_nouns") | words_of("company_nouns") | words_of("meeting_word")
    return someone or subject.lemma in acting or verb.lemma in words_of("awaited_verbs")


def _is_later(statement: Statement, edtf: str | None, after: date | None) -> bool:
    """Whether a statement looks forward to a day after `after`, or to none at all."""
    if edtf is None:
        return statement.meeting is None
    return after is None or bounds(edtf)[1] > after
