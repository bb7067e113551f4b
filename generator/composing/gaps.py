"""What a briefing needs and no source gives, in fixed sentences."""

from __future__ import annotations

from dataclasses import dataclass

from generator.composing.index import Index
from generator.language.fixed_words import fixed
from generator.model.briefing import Gap, Meeting, OpenIssue, Statement, TimelineEntry
from generator.model.corpus import MeetingSeed
from generator.model.ids import digest

_ISSUES = 4  # how many issues the overview lists missing positions of; the others say so on their own page


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """What has been composed so far, as far as gaps hang on it."""

    statements: tuple[Statement, ...]
    meetings: tuple[Meeting, ...]
    issues: tuple[OpenIssue, ...]
    timeline: tuple[TimelineEntry, ...]
    main: MeetingSeed | None
    outcome: bool
    next_steps: tuple[str, ...]


def find_gaps(index: Index, drafted: Drafted) -> tuple[Gap, ...]:
    """The gaps, the most telling first; also the one sentence for each page that would be empty."""
    found: list[tuple[str, str]] = []
    sources = [item for item in index.corpus.sources if item.annotated.article.set_aside is None]
    if not sources:
        found.append(("articles", fixed("gaps.no_articles")))
    found.extend(_of_meeting(drafted))
    found.extend(_of_pages(index, drafted))
    found.extend(_of_positions(index, drafted.issues))
    if not drafted.next_steps:
        found.append(("next", fixed("gaps.next_none")))
    if len(sources) == 1:
        found.append(("sources", fixed("gaps.one_source")))
    elif len(sources) > 1 and len({item.origin for item in sources}) == 1:
        found.append(("sources", fixed("gaps.one_origin")))
    return tuple(Gap(id="g-" + digest(about, text), about=about, text=text) for about, text in dict.fromkeys(found))


def _of_pages(index: Index, drafted: Drafted) -> list[tuple[str, str]]:
    """The sentence that stands on each page which would be empty."""
    sections = {statement.section for statement in drafted.statements}
    filled = {
        "agenda": "agenda" in sections or any(meeting.agenda for meeting in drafted.meetings),
        "participants": bool(index.corpus.participants),
        "issues": bool(drafted.issues),
        "background": "background" in sections,
        "developments": "developments" in sections,
        "timeline": bool(drafted.timeline),
        "differences": bool(index.corpus.discrepancies),
    }
    return [(page, fixed(f"gaps.{page}")) for page, has_words in filled.items() if not has_words]


def _of_meeting(drafted: Drafted) -> list[tuple[str, str]]:
    main = drafted.main
    if main is None:
        return []
    event = fixed("gaps.event_talks" if main.kind == "talks" else "gaps.event_meeting")
    found = []
    if not drafted.outcome and main.status != "planned":
        found.append(("outcome", fixed("gaps.outcome", event=event)))
    if main.when is None:
        found.append(("date", fixed("gaps.date", event=event)))
    elif "T" not in main.when:
        found.append(("time", fixed("gaps.time", event=event)))
    if main.place is None:
        found.append(("place", fixed("gaps.place", event=event)))
    found.append(("delegation", fixed("gaps.delegations")))
    return found


def _of_positions(index: Index, issues: tuple[OpenIssue, ...]) -> list[tuple[str, str]]:
    found = []
    for issue in issues[:_ISSUES]:
        silent = [index.parties[position.party].name for position in issue.positions if not position.statements]
        if silent:
            found.append(("position", fixed("gaps.positions", issue=issue.title, parties=", ".join(silent))))
    return found
