"""A briefing as the checks look into it, and how words are found in it (README.md: text matching)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.model.briefing import Briefing, Citation, Meeting, Participant, Statement
from tests.events.outline import Check


def fold(text: str) -> str:
    """`text` for comparing: no case, straight quotes, single spaces."""
    for curly, straight in (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"')):
        text = text.replace(curly, straight)
    return " ".join(text.split()).casefold()


def met(words: Any, text: str) -> bool:
    """Whether one of `words` (a word or a list) is in `text`; of a list of lists each must be met."""
    folded = fold(text)
    if isinstance(words, str):
        return fold(words) in folded
    if words and isinstance(words[0], list):
        return all(met(inner, text) for inner in words)
    return any(fold(word) in folded for word in words)


@dataclass(frozen=True, slots=True)
class View:
    """A briefing with what the checks look up in it."""

    briefing: Briefing

    def statements(self, ids: Iterable[str]) -> Iterator[Statement]:
        wanted = set(ids)
        return (item for item in self.briefing.statements if item.id in wanted)

    def words_of(self, ids: Iterable[str]) -> str:
        """Texts and citations of the statements `ids`."""
        return " / ".join(f"{item.text} {said(item.citations)}" for item in self.statements(ids))

    def file_of(self, source: str) -> str:
        return next(item.file for item in self.briefing.sources if item.id == source).split("/")[-1].split("_")[0]

    def cites(self, citations: Sequence[Citation], wanted: Mapping[str, str]) -> bool:
        """Whether one of `citations` holds the phrase, in the wanted file if one is named."""
        return any(
            fold(wanted["phrase"]) in fold(item.exact)
            and ("file" not in wanted or self.file_of(item.source) == wanted["file"])
            for item in citations
        )

    def holding(self, wanted: Mapping[str, str]) -> list[Statement]:
        return [item for item in self.briefing.statements if self.cites(item.citations, wanted)]

    def person(self, name: str) -> Participant | None:
        return next((item for item in self.briefing.participants if item.id == name), None)

    def name_of(self, key: str | None) -> str:
        """Every name of a party or participant, or of the party of that name."""
        party = [item for item in self.briefing.parties if key in (item.id, item.name)]
        names = [name for item in party for name in (item.name, *item.variants)]
        person = self.person(key) if key else None
        if person:
            names += [person.name, *(form.text for form in person.variants)]
        return " / ".join(names or [key or ""])

    def meeting(self, check: Check, name: str) -> Meeting | None:
        """The briefing's meeting that the outline calls `name`."""
        wanted = next(item for item in check.whole["meetings"] if item["id"] == name)
        return next((item for item in self.briefing.meetings if self.is_meeting(item, wanted)), None)

    def is_meeting(self, item: Meeting, wanted: Mapping[str, Any]) -> bool:
        people = [person for part in item.attendees if (person := self.person(part.participant))]
        names = [item.name, *(self.name_of(person.id) for person in people)]
        names += [self.name_of(person.party) for person in people] + [self.name_of(party) for party in item.parties]
        return (
            item.when in wanted["date"]
            and all(met(who, " / ".join(names)) for who in wanted.get("who", ()))
            and ("place" not in wanted or met(wanted["place"], item.place or ""))
            and ("status" not in wanted or item.status in wanted["status"])
        )

    def bottom_line(self) -> str:
        ids = set(self.briefing.bottom_line)
        texts = [item.text for item in self.statements(ids)]
        texts += [item.subject for item in self.briefing.discrepancies if item.id in ids]
        texts += [item.text for item in self.briefing.gaps if item.id in ids]
        return " / ".join(texts)

    def headline(self) -> str:
        """Title, main meeting, status line and first statement of the bottom line."""
        first = self.briefing.bottom_line[:1]
        names = [item.name for item in self.briefing.meetings if item.role == "main"]
        return " / ".join([self.briefing.title, *names, self.briefing.status_line, self.words_of(first)])


def said(citations: Iterable[Citation]) -> str:
    return " / ".join(item.exact for item in citations)
