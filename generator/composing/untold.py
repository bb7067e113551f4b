"""What the articles themselves say is not known, not told or still awaited."""

from __future__ import annotations

from generator.composing.hanging import hangs
from generator.composing.index import Index
from generator.composing.paragraphs import paragraphs
from generator.composing.staleness import is_stale
from generator.language.fixed_words import fixed
from generator.language.section_cues import cues_in, joined
from generator.model.corpus import MeetingSeed, MergedStatement, Passage

_MOST = 3
_SHORT = 6  # words up to which a sentence needs the one before it
_DECISIONS = ("verdict", "decision")


def untold(index: Index, main: MeetingSeed | None) -> list[tuple[str, str]]:
    """What a source says is not known or not told, in its words; the newest sources first."""
    before = paragraphs(index)
    found = []
    for statement in index.corpus.statements:
        passage = index.shown(statement)
        lemmas = _lemmas(passage)
        if passage.order == 0 or not cues_in(lemmas, "untold") or is_stale(index, statement, main):
            continue
        if cues_in(lemmas, "anonymous"):  # an official "who declined to give his name"
            continue
        text = statement.text
        above = index.passages.get(before.get(passage.id, ""))
        first = passage.sentence.tokens[0]
        opens = first.pos == "PRON" and first.dep in {"nsubj", "nsubjpass"}  # "It has not said when"
        if above is not None and (opens or len(text.split()) <= _SHORT or hangs(index, passage)):
            text = f"{_told(index, above)} {text}"
        source = index.sources[passage.source]
        found.append((_day(source.written.edtf), statement.id, fixed("gaps.untold", source=source.label, words=text)))
    found.sort(key=lambda item: item[1])
    found.sort(key=lambda item: item[0], reverse=True)
    return [("untold", text) for _, _, text in found[:_MOST]]


def awaited(index: Index) -> list[tuple[str, str]]:
    """The verdict or decision that the articles say is awaited and none reports."""
    texts = [_lemmas(passage) for statement in index.corpus.statements for passage in index.of(statement)]
    return [
        ("outcome", fixed(f"gaps.{what}"))
        for what in _DECISIONS
        if any(cues_in(text, f"awaited_{what}") for text in texts)
        and not any(cues_in(text, f"reported_{what}") for text in texts)
    ][:1]


def _told(index: Index, passage: Passage) -> str:
    """The statement whose shown words those of `passage` are, else its own words."""
    told: list[MergedStatement] = [index.statements[name] for name in index.statements_of.get(passage.id, ())]
    return next((one.text for one in told if index.shown(one).id == passage.id), passage.exact)


def _lemmas(passage: Passage) -> str:
    return joined([token.lemma for token in passage.sentence.tokens])


def _day(written: str | None) -> str:
    return written or ""
