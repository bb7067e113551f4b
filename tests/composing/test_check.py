"""`check` finds each kind of planted fault, and says which record it is in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from generator.composing import check
from generator.model.article import Dated
from generator.model.briefing import (
    AgendaItem,
    Attendee,
    Attribution,
    Briefing,
    Citation,
    Discrepancy,
    Edit,
    Gap,
    Meeting,
    OpenIssue,
    Origin,
    Participant,
    Party,
    PassageEntry,
    Position,
    QuotationEntry,
    Reading,
    SourceEntry,
    Statement,
    TimelineEntry,
)
from generator.model.counts import Counts
from generator.model.main_event import MainEvent

TEXT = "He won the race. Nobody saw it."
FIRST = Citation(source="a", start=0, end=16, exact="He won the race.", origin="o1")
UNKNOWN = Dated()


def sound() -> Briefing:
    statement = Statement(
        id="s-1",
        aliases=("s-9",),
        section="developments",
        rank="main",
        voice="fact",
        theme=None,
        text="[Vos] won the race.",
        shown=0,
        edits=(Edit(start=0, end=5, kind="resolved", was="He"),),
        citations=(FIRST,),
        reports=1,
        origins=1,
        agreement="single",
        discrepancies=("d-1",),
        attribution=Attribution(speaker="Vos", participant="p-vos", cue="said"),
        when=None,
        status="done",
        meeting="m-1",
    )
    source = SourceEntry(
        id="a",
        file="a.txt",
        label="Gazette",
        title=None,
        outlet=None,
        agency=None,
        author=None,
        url=None,
        language="en",
        published=UNKNOWN,
        written=UNKNOWN,
        set_aside=None,
        text=TEXT,
        passages=(
            PassageEntry(id="a-0", start=0, end=16, kind="sentence", statements=("s-1",), unused=None),
            PassageEntry(id="a-17", start=17, end=31, kind="sentence", statements=(), unused="question"),
        ),
        dropped=(),
        origin="o1",
    )
    return Briefing(
        version="1",
        title="The race",
        as_of=None,
        prepared_for=None,
        prepared_by=None,
        marking=None,
        note=None,
        status_line="Held.",
        sources=(source,),
        rejected=(),
        origins=(Origin(id="o1", sources=("a",), agency=None, shared=1.0),),
        overlaps=(),
        statements=(statement,),
        bottom_line=("s-1", "d-1", "g-1"),
        meetings=(
            Meeting(
                id="m-1",
                name="Race",
                when=None,
                place=None,
                role="main",
                status="held",
                citations=(FIRST,),
                attendees=(Attendee(participant="p-vos", citations=(FIRST,), part="attends"),),
                agenda=(AgendaItem(id="a-1", topic="Race", announced_by=None, announced=True, statements=("s-1",)),),
                parties=("c-1",),
            ),
        ),
        participants=(
            Participant(
                id="p-vos",
                name="Vos",
                kind="person",
                variants=(),
                roles=(),
                party="Club",
                citations=(FIRST,),
                statements=("s-1",),
            ),
        ),
        parties=(Party(id="c-1", name="Club", variants=()),),
        open_issues=(
            OpenIssue(
                id="i-1",
                title="Race",
                statements=("s-1",),
                state=("s-1",),
                next=(),
                positions=(Position(party="c-1", statements=("s-1",)),),
            ),
        ),
        timeline=(
            TimelineEntry(
                edtf="2020-01-01", how="stated", status="done", text="x", statements=("s-1",), citations=(FIRST,)
            ),
        ),
        quotations=(QuotationEntry(id="q-1", exact="He", speaker="Vos", participant="p-vos", citations=(FIRST,)),),
        discrepancies=(
            Discrepancy(
                id="d-1",
                nature="conflict",
                kind="date",
                severity="low",
                subject="day",
                statements=("s-1",),
                readings=(Reading(value="1", citations=(FIRST,)),),
            ),
        ),
        gaps=(Gap(id="g-1", about="outcome", text="No outcome."),),
        counts=Counts(
            articles=1,
            set_aside=0,
            rejected=0,
            passages=2,
            used=1,
            unused=1,
            dropped=0,
            statements=1,
            origins=1,
        ),
        event=MainEvent(
            name="Race",
            when=None,
            place=None,
            parties=("c-1",),
            participants=("p-vos",),
            meeting="m-1",
            statements=("s-1",),
        ),
        wants=(Position(party="c-1", statements=("s-1",)),),
        next_steps=("s-1",),
        weakest=("s-1",),
    )


def statement(briefing: Briefing, **changes: object) -> Briefing:
    return replace(briefing, statements=(replace(briefing.statements[0], **changes),))  # type: ignore[arg-type]


def source(briefing: Briefing, **changes: object) -> Briefing:
    return replace(briefing, sources=(replace(briefing.sources[0], **changes),))  # type: ignore[arg-type]


def passage(briefing: Briefing, place: int, **changes: object) -> Briefing:
    passages = list(briefing.sources[0].passages)
    passages[place] = replace(passages[place], **changes)  # type: ignore[arg-type]
    return source(briefing, passages=tuple(passages))


FAULTS: dict[str, tuple[Callable[[Briefing], Briefing], str]] = {
    "other words": (lambda b: statement(b, citations=(replace(FIRST, exact="He lost the race"),)), "other words stand"),
    "outside": (lambda b: statement(b, citations=(replace(FIRST, end=99),)), "outside its 31 characters"),
    "no such source": (lambda b: statement(b, citations=(replace(FIRST, source="z"),)), "which is no source"),
    "no such origin": (lambda b: statement(b, citations=(replace(FIRST, origin="o7"),)), "which is no origin"),
    "shown beyond": (lambda b: statement(b, shown=3), "shows citation 3 of 1"),
    "edit undone wrong": (lambda b: statement(b, text="[Vos] lost the race."), "does not give the words"),
    "edit outside": (
        lambda b: statement(b, edits=(Edit(start=0, end=500, kind="resolved", was="He"),)),
        "cannot be undone",
    ),
    "passage without account": (lambda b: passage(b, 1, unused=None), "either statements or the reason"),
    "passage with both": (lambda b: passage(b, 0, unused="question"), "either statements or the reason"),
    "passage claims support": (lambda b: passage(b, 1, statements=("s-1",), unused=None), "does not cite it"),
    "cited but unused": (lambda b: passage(b, 0, statements=(), unused="question"), "is cited but counted as unused"),
    "passage outside": (lambda b: passage(b, 1, end=99), "lies outside the text"),
    "passages in disorder": (
        lambda b: source(b, passages=tuple(reversed(b.sources[0].passages))),
        "passages of a are not in order",
    ),
    "set aside with passages": (lambda b: source(b, set_aside="language"), "is set aside (language) but has passages"),
    "id twice": (lambda b: replace(b, gaps=b.gaps * 2), "gap id g-1 stands 2 times"),
    "alias of another": (
        lambda b: replace(
            b, statements=(replace(b.statements[0], aliases=("s-2",)), replace(b.statements[0], id="s-2", aliases=()))
        ),
        "has the alias s-2, which is another statement",
    ),
    "bottom line": (lambda b: replace(b, bottom_line=("s-404",)), "the bottom line refers to the line s-404"),
    "next steps": (lambda b: replace(b, next_steps=("s-404",)), "what comes next refers to"),
    "weakest": (lambda b: replace(b, weakest=("s-404",)), "weakest claims refers to"),
    "wants": (
        lambda b: replace(b, wants=(Position(party="c-9", statements=()),)),
        "who wants what refers to the party",
    ),
    "meeting of a statement": (lambda b: statement(b, meeting="m-9"), "refers to the meeting m-9"),
    "discrepancy of a statement": (lambda b: statement(b, discrepancies=("d-9",)), "refers to the discrepancy d-9"),
    "attendee": (
        lambda b: replace(
            b, meetings=(replace(b.meetings[0], attendees=(replace(b.meetings[0].attendees[0], participant="p-9"),)),)
        ),
        "meeting m-1 refers to the participant p-9",
    ),
    "position": (
        lambda b: replace(
            b, open_issues=(replace(b.open_issues[0], positions=(Position(party="c-9", statements=()),)),)
        ),
        "issue i-1 refers to the party c-9",
    ),
    "party of a person": (
        lambda b: replace(b, participants=(replace(b.participants[0], party="Nobody"),)),
        "belongs to Nobody, which is no party",
    ),
    "event": (
        lambda b: replace(b, event=replace(b.event, meeting="m-9") if b.event else None),
        "the main event refers",
    ),
    "timeline": (
        lambda b: replace(b, timeline=(replace(b.timeline[0], statements=("s-404",)),)),
        "timeline entry 2020-01-01 refers",
    ),
    "cited twice": (lambda b: statement(b, citations=(FIRST, FIRST)), "cites one span twice"),
    "counts": (lambda b: replace(b, counts=replace(b.counts, used=2)), "counts 2 used passages where there are 1"),
    "reports": (lambda b: statement(b, reports=4), "counts 4 reports of 1 origins, not 1 of 1"),
}


def test_a_sound_briefing_has_no_fault() -> None:
    assert check(sound()) == ()


@pytest.mark.parametrize("fault", FAULTS)
def test_planted_fault(fault: str) -> None:
    plant, told = FAULTS[fault]
    found = check(plant(sound()))
    assert any(told in line for line in found), found
