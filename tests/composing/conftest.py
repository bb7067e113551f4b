"""A small corpus from plain sentences: understood for real, merged by hand (`same` names the fact a sentence tells)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

import pytest

from generator.language.model import LanguageModel
from generator.model.article import Article, Block, Dated
from generator.model.briefing import Citation, Origin, Participant, Party, When
from generator.model.corpus import (
    Corpus,
    Match,
    MeetingSeed,
    Mention,
    MergedStatement,
    Passage,
    ResolvedTime,
    Source,
)
from generator.model.ids import digest, statement_id
from generator.understanding import understand

if TYPE_CHECKING:
    from pysbd import Segmenter

Build = Callable[..., Corpus]


@pytest.fixture
def build(model: LanguageModel, rules: Segmenter) -> Build:
    """`build(articles, parties=…, people=…, meetings=…)`; see `_Builder` for the keys."""

    def make(articles: Sequence[Mapping[str, Any]], **more: Any) -> Corpus:
        return _Builder(model, rules, **more).corpus(articles)

    return make


class _Builder:
    """Articles are mappings: id, title, origin, written, sentences. A sentence is a text or a mapping: text, same,
    when, meeting, status, voice, speaker, unused. Parties: name -> other names; people: name -> (party, other names);
    meetings: id -> fields of a `MeetingSeed`."""

    def __init__(
        self,
        model: LanguageModel,
        rules: Segmenter,
        *,
        parties: Mapping[str, Sequence[str]] | None = None,
        people: Mapping[str, tuple[str | None, Sequence[str]]] | None = None,
        meetings: Mapping[str, Mapping[str, Any]] | None = None,
    ) -> None:
        self.model, self.rules = model, rules
        self.parties, self.people, self.meetings = dict(parties or {}), dict(people or {}), dict(meetings or {})
        self.passages: list[Passage] = []
        self.facts: dict[str, list[tuple[Passage, Mapping[str, Any]]]] = {}

    def corpus(self, articles: Sequence[Mapping[str, Any]]) -> Corpus:
        sources = tuple(self._source(number, dict(article)) for number, article in enumerate(articles))
        statements = tuple(sorted((self._statement(told) for told in self.facts.values()), key=lambda one: one.id))
        origins: dict[str, list[str]] = {}
        for source in sources:
            origins.setdefault(source.origin, []).append(source.annotated.article.id)
        return Corpus(
            sources=sources,
            rejections=(),
            passages=tuple(self.passages),
            origins=tuple(
                Origin(id=name, sources=tuple(ids), agency=None, shared=1.0) for name, ids in sorted(origins.items())
            ),
            overlaps=(),
            participants=tuple(self._person(name, party) for name, (party, _) in sorted(self.people.items())),
            parties=tuple(
                Party(id=_id(name), name=name, variants=tuple(others)) for name, others in sorted(self.parties.items())
            ),
            statements=statements,
            quotations=(),
            meetings=tuple(self._meeting(name, fields, statements) for name, fields in sorted(self.meetings.items())),
            discrepancies=(),
        )

    def _source(self, number: int, article: dict[str, Any]) -> Source:
        told = [item if isinstance(item, Mapping) else {"text": item} for item in article.get("sentences", ())]
        text = "\n\n".join(item["text"] for item in told)
        blocks, at = [], 0
        for item in told:
            blocks.append(Block(start=at, end=at + len(item["text"])))
            at += len(item["text"]) + 2
        name = article.get("id", f"a{number}")
        record = Article(id=name, file=f"{name}.txt", text=text, blocks=tuple(blocks), title=article.get("title"))
        understood = understand(record, self.model.nlp, self.rules)
        origin = article.get("origin", f"o-{name}")
        for order, sentence in enumerate(understood.sentences):
            item = told[sentence.block]
            passage = Passage(
                id=f"{name}-{sentence.start}",
                source=name,
                start=sentence.start,
                end=sentence.end,
                exact=text[sentence.start : sentence.end],
                kind=sentence.kind,
                order=order,
                sentence=sentence,
                origin=origin,
                unused=item.get("unused"),
                times=_times(item, sentence.start),
                mentions=self._mentions(text, sentence.start, sentence.end),
                quotations=tuple(
                    one for one in understood.quotations if sentence.start <= one.start and one.end <= sentence.end
                ),
                figures=tuple(one for one in understood.figures if sentence.start <= one.start < sentence.end),
            )
            self.passages.append(passage)
            if passage.unused is None:
                self.facts.setdefault(item.get("same", passage.id), []).append((passage, item))
        day = Dated(edtf=article.get("written"), how="given" if article.get("written") else "unknown")
        return Source(annotated=understood, label=name, published=day, written=day, origin=origin)

    def _mentions(self, text: str, start: int, end: int) -> tuple[Mention, ...]:
        found = []
        for name, others in self.parties.items():
            found += _find(text, start, end, [name, *others], party=_id(name))
        for name, (_, others) in self.people.items():
            found += _find(text, start, end, [name, *others], participant=_id(name))
        return tuple(sorted(found, key=lambda one: (one.start, one.end, one.text)))

    def _person(self, name: str, party: str | None) -> Participant:
        citations = tuple(
            _citation(passage)
            for passage in self.passages
            if any(mention.participant == _id(name) for mention in passage.mentions)
        )
        return Participant(
            id=_id(name), name=name, kind="person", variants=(), roles=(), party=party, citations=citations
        )

    def _statement(self, told: list[tuple[Passage, Mapping[str, Any]]]) -> MergedStatement:
        passages = [passage for passage, _ in told]
        ids = [statement_id(passage.source, passage.exact, 0) for passage in passages]
        fields: dict[str, Any] = {}
        for _, item in told:
            fields = {**item, **fields}
        speaker = fields.get("speaker")
        return MergedStatement(
            id=ids[0],
            aliases=tuple(ids[1:]),
            text=passages[0].exact,
            shown=0,
            edits=(),
            citations=tuple(_citation(passage) for passage in passages),
            passages=tuple(passage.id for passage in passages),
            matches=tuple(Match(passage=passage.id, score=0.5, evidence=("same names",)) for passage in passages[1:]),
            agreement="single" if len(passages) == 1 else "agreed",
            voice=fields.get("voice", "fact"),
            speaker=speaker,
            speaker_participant=_id(speaker) if speaker in self.people else None,
            cue="said" if speaker else None,
            when=When(edtf=fields["when"], how="stated", expression=fields["when"]) if "when" in fields else None,
            status=fields.get("status"),
            meeting=fields.get("meeting"),
        )

    def _meeting(self, name: str, fields: Mapping[str, Any], statements: Sequence[MergedStatement]) -> MeetingSeed:
        own = [statement for statement in statements if statement.meeting == name]
        return MeetingSeed(
            id=name,
            kind=fields.get("kind", "talks"),
            when=fields.get("when"),
            place=fields.get("place"),
            rank=fields.get("rank"),
            status=fields.get("status", "held"),
            parties=tuple(_id(item) for item in fields.get("parties", ())),
            participants=tuple(_id(item) for item in fields.get("participants", ())),
            statements=tuple(statement.id for statement in own),
            citations=tuple(citation for statement in own for citation in statement.citations),
        )


def _times(item: Mapping[str, Any], start: int) -> tuple[ResolvedTime, ...]:
    """The day of the whole sentence (`when`), or those of words in it (`days`: words -> EDTF), "by" being a bound."""
    if "days" in item:
        return tuple(_time(item["text"], words, edtf, start) for words, edtf in item["days"].items())
    if "when" not in item:
        return ()
    return (ResolvedTime(start=start, end=start + 1, text=item["when"], edtf=item["when"], how="stated"),)


def _time(text: str, words: str, edtf: str, start: int) -> ResolvedTime:
    at = text.index(words)
    bound: Literal["until"] | None = "until" if text[:at].endswith("by ") else None
    return ResolvedTime(start=start + at, end=start + at + len(words), text=words, edtf=edtf, how="stated", bound=bound)


def _find(text: str, start: int, end: int, names: Sequence[str], **whose: str) -> list[Mention]:
    for name in sorted(names, key=len, reverse=True):
        at = text.find(name, start, end)
        if at >= 0:
            return [Mention(start=at, end=at + len(name), text=name, form="name", **whose)]
    return []


def _citation(passage: Passage) -> Citation:
    return Citation(
        source=passage.source, start=passage.start, end=passage.end, exact=passage.exact, origin=passage.origin
    )


def _id(name: str) -> str:
    return "p-" + digest(name)
