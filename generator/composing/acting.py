"""Bodies that act as parties of their own: a union, a company, a party, a regulator with demands and offers.

Countries and employers of named persons are parties from merging on. A body that nobody is said to belong to is one
where it wants or does something itself. "The union", "the company" stand for the one body of the article that is one.
"""

from __future__ import annotations

from dataclasses import replace

from slugify import slugify

from generator.composing.index import Index, index_corpus
from generator.composing.stance import verbs_of
from generator.language.offices import outlets
from generator.language.section_cues import words_of
from generator.model.briefing import Participant, Party
from generator.model.corpus import Corpus, Mention, Passage

_COUNTED = ("million", "billion", "thousand", " per")
_DETERMINED = frozenset({"the"})


def with_acting_bodies(corpus: Corpus) -> Corpus:
    """`corpus` with "the union" and the like tied to their bodies, and with a party for each body that acts."""
    index = index_corpus(corpus)
    bodies = {item.id: item for item in corpus.participants if item.kind == "body" and item.name not in outlets()}
    named: dict[str, dict[str, None]] = {}
    for passage in corpus.passages:
        for mention in passage.mentions:
            if mention.participant in bodies and mention.form == "name":
                named.setdefault(passage.source, {}).setdefault(mention.participant)
    passages = tuple(
        _tied(passage, [bodies[name] for name in named.get(passage.source, ())]) for passage in corpus.passages
    )
    corpus = replace(corpus, passages=passages)
    index = index_corpus(corpus)
    acting = [body for body in bodies.values() if index.party_of(body) is None and _acts(index, body)]
    corpus = replace(corpus, parties=_with_parties(corpus.parties, acting))
    return _with_named(corpus)


def _with_named(corpus: Corpus) -> Corpus:
    """The same for bodies that are no participants: "a spokeswoman for the Growers' Guild asked"."""
    index = index_corpus(corpus)
    parties = {party.id: party for party in corpus.parties}
    passages = []
    for passage in corpus.passages:
        found = []
        for name in index.sources[passage.source].annotated.names:
            inside = passage.start <= name.start and name.end <= passage.end and not _is_unit(passage, name.start)
            if not inside or name.kind != "body" or name.country or name.text in outlets() or " " not in name.text:
                continue
            if any(one.start < name.end and name.start < one.end for one in passage.mentions):
                continue
            party = Party(id=f"body-{slugify(name.text)}", name=name.text, variants=())
            mention = Mention(start=name.start, end=name.end, text=name.text, form="name", party=party.id)
            if passage.unused is None and _wants(passage, mention):
                parties.setdefault(party.id, party)
                found.append(mention)
        ordered = tuple(sorted((*passage.mentions, *found), key=lambda one: (one.start, one.end)))
        passages.append(replace(passage, mentions=ordered) if found else passage)
    ranked = tuple(sorted(parties.values(), key=lambda party: (party.name, party.id)))
    return replace(corpus, passages=tuple(passages), parties=ranked)


def _is_unit(passage: Passage, start: int) -> bool:
    """Whether what stands at `start` is what a price is counted in: "$6.80 per million BTU"."""
    return passage.exact[: start - passage.start].rstrip().lower().endswith(_COUNTED)


def _wants(passage: Passage, mention: Mention) -> bool:
    wanting = words_of("want_verbs") | words_of("asking_verbs")
    return any(passage.sentence.tokens[verb].lemma in wanting for verb in verbs_of(passage, mention))


def _with_parties(parties: tuple[Party, ...], acting: list[Participant]) -> tuple[Party, ...]:
    known = {party.id: party for party in parties}
    for body in acting:
        variants = tuple(dict.fromkeys(form.text for form in body.variants if form.text != body.name))
        known.setdefault(
            f"body-{slugify(body.name)}", Party(id=f"body-{slugify(body.name)}", name=body.name, variants=variants)
        )
    return tuple(sorted(known.values(), key=lambda party: (party.name, party.id)))


def _acts(index: Index, body: Participant) -> bool:
    """Whether some sentence tells that the body wants, offers or refuses something."""
    return any(
        _wants(passage, mention)
        for passage in index.corpus.passages
        if passage.unused is None
        for mention in passage.mentions
        if mention.participant == body.id and not _is_unit(passage, mention.start)
    )


def _tied(passage: Passage, bodies: list[Participant]) -> Passage:
    """The passage with "the union" and the like as mentions of the one body of its article that they can mean."""
    tokens = passage.sentence.tokens
    found = []
    for place, token in enumerate(tokens):
        if token.pos not in {"NOUN", "PROPN"} or token.tag in {"NNS", "NNPS"} or token.lemma not in _nouns():
            continue
        below = [item for item in tokens if item.head == place and item is not token]
        described = any(item.dep in {"amod", "compound", "nmod", "poss", "nummod", "appos"} for item in below)
        determined = any(item.dep == "det" and item.lemma in _DETERMINED for item in below)
        taken = any(one.start < token.end and token.start < one.end for one in passage.mentions)
        if described or not determined or taken or token.dep in {"compound", "nmod", "appos"}:
            continue
        meant = [body for body in bodies if _can_be(body, token.lemma)]
        if len(meant) == 1:
            text = passage.exact[token.start - passage.start : token.end - passage.start]
            found.append(
                Mention(start=token.start, end=token.end, text=text, form="description", participant=meant[0].id)
            )
    if not found:
        return passage
    return replace(passage, mentions=tuple(sorted((*passage.mentions, *found), key=lambda one: (one.start, one.end))))


def _can_be(body: Participant, noun: str) -> bool:
    """Whether a body can be called by `noun`: its name says so, or a company and tells no other."""
    words = {word for name in (body.name, *(form.text for form in body.variants)) for word in name.lower().split()}
    if noun in words_of("company_nouns"):
        return not words & words_of("body_nouns")
    return noun in words


def _nouns() -> frozenset[str]:
    return words_of("company_nouns") | words_of("body_nouns")
