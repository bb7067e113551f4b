"""What a template is given for a statement or a citation: words, links and marks, everything looked up beforehand."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.language.fixed_words import fixed
from generator.model import edtf
from generator.model.briefing import (
    Briefing,
    Citation,
    Discrepancy,
    Participant,
    PassageEntry,
    SourceEntry,
    Statement,
)
from generator.rendering import editorial, words
from generator.rendering.escaping import anchor
from generator.rendering.support import support


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link inside the site: `target` is a path from `site_src/` with an anchor, `tooltip` the words it stands for.

    `name` is what the link is called where its label, standing after another link, is a mere number.
    """

    label: str
    target: str
    tooltip: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of a statement's text. `edit` names the kind of edit it is, `note` says what the source has there."""

    text: str
    edit: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """How another article, or the same one elsewhere, says it."""

    link: Link
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementView:
    """A statement as a page shows it.

    `lead` names whose words it is where that is not plain fact; `terms` are forms
    of its words without accents, for the search; `change` says that it is new or changed, `editor` what an editor
    decided about it, `notes` are the editor's words; `anchored` is true where the statement's own anchor is,
    `repeated` where the page has shown the statement before.
    """

    id: str
    aliases: tuple[str, ...]
    pieces: tuple[Piece, ...]
    lead: str | None
    status: str | None
    when: str | None
    when_note: str
    links: tuple[Link, ...]
    support: str | None
    contested: Link | None
    wordings: tuple[Wording, ...]
    home: Link
    terms: str
    detail: bool
    theme: str | None
    change: str | None = None
    editor: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    anchored: bool = False
    repeated: bool = False

    @property
    def text(self) -> str:
        """The statement's words, edits included."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """A briefing's records by id, with what is looked up again and again.

    `starts` are the offsets of each source's passages, `names` its label with its day, `changes` the mark of each
    statement that is new or changed, `shown` the statements as pages show them.
    """

    briefing: Briefing
    sources: Mapping[str, SourceEntry]
    statements: Mapping[str, Statement]
    participants: Mapping[str, Participant]
    parties: Mapping[str, str]
    discrepancies: Mapping[str, Discrepancy]
    starts: Mapping[str, tuple[int, ...]]
    aliases: Mapping[str, tuple[str, ...]]
    names: Mapping[str, str]
    changes: Mapping[str, str]
    shown: Mapping[str, StatementView]


def index(briefing: Briefing) -> Index:
    """The records of `briefing` by id."""
    taken = {statement.id for statement in briefing.statements}
    aliases: dict[str, tuple[str, ...]] = {}
    for statement in briefing.statements:
        own = tuple(alias for alias in dict.fromkeys(statement.aliases) if alias not in taken)
        taken.update(own)
        aliases[statement.id] = own
    records = Index(
        briefing=briefing,
        sources={source.id: source for source in briefing.sources},
        statements={statement.id: statement for statement in briefing.statements},
        participants={participant.id: participant for participant in briefing.participants},
        parties={party.id: party.name for party in briefing.parties},
        discrepancies={discrepancy.id: discrepancy for discrepancy in briefing.discrepancies},
        starts={source.id: tuple(passage.start for passage in source.passages) for source in briefing.sources},
        aliases=aliases,
        names={source.id: named(source) for source in briefing.sources},
        changes=editorial.change_marks(briefing),
        shown={},
    )
    return replace(records, shown={statement.id: _view(records, statement) for statement in briefing.statements})


def passage_of(records: Index, citation: Citation) -> PassageEntry | None:
    """The passage that holds the citation's first word."""
    source = records.sources[citation.source]
    place = bisect_right(records.starts[source.id], citation.start) - 1
    return source.passages[max(place, 0)] if source.passages else None


def day(value: str | None) -> str | None:
    """An EDTF string in words; what is not in the form the program writes stands as it is."""
    if value is None:
        return None
    return edtf.human(value) if edtf.is_edtf(value) else value


def named(source: SourceEntry) -> str:
    """Label and day of publication, as far as known: "River Herald, 22 September 2026"."""
    return ", ".join(filter(None, (source.label, published(source.published.edtf or source.written.edtf))))


def published(value: str | None) -> str | None:
    """A day of publication in words: of an open interval, its known end ("15 March 2023 or later")."""
    if value is not None and value.endswith("/.."):
        return f"{day(value.removesuffix('/..'))} or later"
    if value is not None and value.startswith("../"):
        return f"{day(value.removeprefix('../'))} or earlier"
    return day(value)


def citation_links(records: Index, citations: Sequence[Citation]) -> tuple[Link, ...]:
    """A link to each cited passage, source by source: "River Herald", its second passage "(2)" right after it."""
    groups: dict[str, dict[str, Link]] = {}
    for citation in citations:
        source = records.sources[citation.source]
        passage = passage_of(records, citation)
        target = f"sources/{anchor(source.id)}.md" + (f"#{anchor(passage.id)}" if passage else "")
        tooltip = f"{citation.exact} — {records.names[source.id]}"
        links = groups.setdefault(source.id, {})
        if target in links:
            continue
        label = f"({len(links) + 1})" if links else source.label
        name = f"{source.label} {label}" if links else ""
        links[target] = Link(label=label, target=target, tooltip=tooltip, name=name)
    return tuple(link for links in groups.values() for link in links.values())


def source_links(records: Index, citations: Sequence[Citation]) -> tuple[Link, ...]:
    """One link a source, to the first of its cited passages: for tables, where every passage would be too many."""
    first = {citation.source: citation for citation in reversed(citations)}
    return citation_links(records, tuple(each for each in citations if first[each.source] is each))


def pieces(statement: Statement) -> tuple[Piece, ...]:
    """A statement's text in runs, its edits apart from the source's own words."""
    found: list[Piece] = []
    at = 0
    for edit in statement.edits:
        if edit.start > at:
            found.append(Piece(text=statement.text[at : edit.start]))
        note = words.label(words.EDITS, edit.kind).replace("{was}", edit.was.strip())
        found.append(Piece(text=statement.text[edit.start : edit.end], edit=edit.kind, note=note))
        at = edit.end
    if at < len(statement.text):
        found.append(Piece(text=statement.text[at:]))
    return tuple(found)


def folded(text: str) -> str:
    """The words of `text` that have accents, without them: what somebody types who looks for "Szűcs" or "Türkiye"."""
    if text.isascii():
        return ""
    found: dict[str, None] = {}
    for word in text.split():
        if word.isascii():
            continue
        plain = "".join(part for part in unicodedata.normalize("NFKD", word) if not unicodedata.combining(part))
        stripped = plain.strip("“”‘’\"'.,;:!?()[]…-–—")
        if stripped and plain != word and stripped.isascii():
            found[stripped] = None
    return " ".join(found)


def _view(records: Index, statement: Statement) -> StatementView:
    shown = statement.citations[statement.shown]
    links = citation_links(records, statement.citations)
    home = words.HOMES[statement.section]
    when = statement.when
    return StatementView(
        id=statement.id,
        aliases=records.aliases[statement.id],
        pieces=pieces(statement),
        lead=_lead(records, statement),
        status=words.STATUS.get(statement.status or ""),
        when=day(when.edtf) if when else None,
        when_note=f"{words.label(words.TIME_HOW, when.how).capitalize()}: “{when.expression}”" if when else "",
        links=links,
        support=support(statement, records.sources),
        contested=_contested(records, statement),
        wordings=tuple(
            Wording(link=citation_links(records, (citation,))[0], text=citation.exact)
            for citation in statement.citations
            if citation is not shown and citation.exact.split() != shown.exact.split()
        ),
        home=Link(label=words.label({}, statement.section).capitalize(), target=f"{home}#{anchor(statement.id)}"),
        terms=folded(statement.text),
        detail=statement.rank == "detail",
        theme=statement.theme,
        change=records.changes.get(statement.id),
        editor=editorial.marks_of(statement.editor),
        notes=statement.editor.notes if statement.editor else (),
    )


def views(records: Index, ids: Iterable[str]) -> tuple[StatementView, ...]:
    """The statements with these ids, each once; an id of something else is passed over."""
    return tuple(records.shown[each] for each in dict.fromkeys(ids) if each in records.shown)


def _lead(records: Index, statement: Statement) -> str | None:
    """Whose words, and of which day: for all that is not plain fact."""
    if statement.voice == "fact":
        return None
    source = records.sources[statement.citations[statement.shown].source]
    voice = words.VOICE.get(statement.voice, statement.voice)
    return records.names[source.id] + (f" ({voice})" if voice else "")


def _contested(records: Index, statement: Statement) -> Link | None:
    """The link to what the sources say differently, for a statement in conflict."""
    if statement.agreement != "conflict":
        return None
    found = [records.discrepancies[each] for each in statement.discrepancies if each in records.discrepancies]
    found.sort(key=lambda each: (each.nature != "conflict", ("high", "medium", "low").index(each.severity), each.id))
    if not found:
        return None
    return Link(
        label=fixed("labels.contested"), target=f"differences.md#{anchor(found[0].id)}", tooltip=found[0].subject
    )


@dataclass(slots=True)
class Anchors:
    """Which statements of a page already stand on it: the first place gets the anchor."""

    page: str
    records: Index
    seen: set[str]

    def show(self, ids: Iterable[str]) -> tuple[StatementView, ...]:
        """The statements with these ids, anchored if this page is their home and they stand here for the first time."""
        shown = []
        for each in views(self.records, ids):
            home = words.HOMES[self.records.statements[each.id].section]
            first = home == self.page and each.id not in self.seen
            repeated = each.id in self.seen
            place = (
                Link(label=fixed("labels.above"), target=each.home.target)
                if repeated and home == self.page
                else each.home
            )
            shown.append(replace(each, anchored=first, repeated=repeated, home=place))
            self.seen.add(each.id)
        return tuple(shown)

    def rest(self) -> tuple[str, ...]:
        """Ids of the statements that live on this page and have not been shown yet, in the briefing's order."""
        return tuple(
            each.id
            for each in self.records.briefing.statements
            if words.HOMES[each.section] == self.page and each.id not in self.seen
        )
