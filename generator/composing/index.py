"""The corpus by id, with the few questions that every composer asks of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.briefing import Participant, Party
from generator.model.corpus import Corpus, MeetingSeed, MergedStatement, Passage, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """A corpus with its records by id. `statements_of` gives the ids of the statements made from a passage."""

    corpus: Corpus
    sources: Mapping[str, Source]
    passages: Mapping[str, Passage]
    statements: Mapping[str, MergedStatement]
    participants: Mapping[str, Participant]
    parties: Mapping[str, Party]
    meetings: Mapping[str, MeetingSeed]
    statements_of: Mapping[str, tuple[str, ...]]

    def shown(self, statement: MergedStatement) -> Passage:
        """The passage whose words are shown for `statement`."""
        return self.passages[statement.passages[statement.shown]]

    def of(self, statement: MergedStatement) -> tuple[Passage, ...]:
        """All passages behind `statement`, each once, in the order of its citations."""
        return tuple(self.passages[item] for item in dict.fromkeys(statement.passages))

    def party_of(self, who: Participant) -> str | None:
        """The id of the party that somebody belongs to, or that a body is itself under one of its names."""
        if who.party is not None:
            return next((party.id for party in self.corpus.parties if party.name == who.party), None)
        if who.kind != "body":
            return None
        names = {who.name, *(variant.text for variant in who.variants)}
        return next((one.id for one in self.corpus.parties if not names.isdisjoint((one.name, *one.variants))), None)

    def parties_in(self, passage: Passage) -> tuple[str, ...]:
        """Ids of the parties that `passage` names, itself or through somebody who belongs to them, in order."""
        found: dict[str, None] = {}
        for mention in passage.mentions:
            if mention.party is not None and mention.party in self.parties:
                found.setdefault(mention.party)
            elif mention.participant is not None and (who := self.participants.get(mention.participant)) is not None:
                party = self.party_of(who)
                if party is not None:
                    found.setdefault(party)
        return tuple(found)


def index_corpus(corpus: Corpus) -> Index:
    """An `Index` of `corpus`."""
    made_from: dict[str, list[str]] = {}
    for statement in corpus.statements:
        for passage in dict.fromkeys(statement.passages):
            made_from.setdefault(passage, []).append(statement.id)
    return Index(
        corpus=corpus,
        sources={item.annotated.article.id: item for item in corpus.sources},
        passages={item.id: item for item in corpus.passages},
        statements={item.id: item for item in corpus.statements},
        participants={item.id: item for item in corpus.participants},
        parties={item.id: item for item in corpus.parties},
        meetings={item.id: item for item in corpus.meetings},
        statements_of={passage: tuple(ids) for passage, ids in made_from.items()},
    )
