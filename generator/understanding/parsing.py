"""Sentences with the language model's words, tags, dependencies and entities: what every other room here reads.

Each block is one spaCy document whose sentence starts are given, so that the parser cannot move them. All blocks of an
article, and nothing else, go through the model together: the result depends on that article alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.language.sentence_ends import sentence_spans
from generator.model.annotation import SentenceKind, Token
from generator.model.article import Article, BlockKind

if TYPE_CHECKING:
    from pysbd import Segmenter
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as Words
    from spacy.tokens import Token as Word

_NO_WORD = re.compile(r"\S{300,}")
KIND_OF_BLOCK: dict[BlockKind, SentenceKind] = {"paragraph": "sentence", "heading": "heading", "caption": "caption"}


@dataclass(frozen=True, slots=True)
class ParsedSentence:
    """One sentence: its span in `Article.text`, and its words. `offset` is where the words' document begins there."""

    start: int
    end: int
    kind: SentenceKind
    block: int
    words: Words
    offset: int

    def span(self, first: Word, last: Word) -> tuple[int, int]:
        """The span in `Article.text` from the first character of `first` to the end of `last`."""
        return self.offset + first.idx, self.offset + last.idx + len(last.text)


def parse(article: Article, nlp: Language, rules: Segmenter) -> tuple[ParsedSentence, ...]:
    """All sentences, headings and captions of `article` in order."""
    documents: list[Doc] = []
    spans: list[list[tuple[int, int]]] = []
    for block in article.blocks:
        text = article.text[block.start : block.end]
        inside = sentence_spans(text, rules) if block.kind == "paragraph" else [(0, len(text))]
        document = _document(text, nlp)
        begun = _mark_starts(document, [start for start, _ in inside])
        documents.append(document)
        # Starts that share the last word are one sentence's: a word is in one sentence only.
        spans.append([*inside[: begun - 1], (inside[begun - 1][0], inside[-1][1])])
    parsed = []
    for index, (block, document, inside) in enumerate(zip(article.blocks, nlp.pipe(documents), spans, strict=True)):
        for (start, end), words in zip(inside, document.sents, strict=True):
            kind = KIND_OF_BLOCK[block.kind]
            parsed.append(ParsedSentence(block.start + start, block.start + end, kind, index, words, block.start))
    return tuple(parsed)


def tokens_of(sentence: ParsedSentence) -> tuple[Token, ...]:
    """The sentence's words as records, white space left out and heads counted inside the sentence."""
    words = [word for word in sentence.words if not word.is_space]
    place = {word.i: index for index, word in enumerate(words)}
    return tuple(
        Token(
            start=sentence.offset + word.idx,
            end=sentence.offset + word.idx + len(word.text),
            lemma=word.lemma_.lower(),
            pos=word.pos_,
            tag=word.tag_,
            dep=word.dep_,
            head=place.get(word.head.i, place[word.i]),
        )
        for word in words
    )


def _document(text: str, nlp: Language) -> Doc:
    """The words of `text`. A run of signs longer than any word is one: the tokenizer's time grows with its square."""
    if not (long := list(_NO_WORD.finditer(text))):
        return nlp.make_doc(text)
    from spacy.tokens import Doc as Document  # loaded with the model; `--help` owes nothing to it

    words: list[str] = []
    blanks: list[bool] = []
    at = 0
    for start, end in (*(found.span() for found in long), (len(text), len(text))):
        between = nlp.make_doc(text[at:start])
        words += [word.text for word in between]
        blanks += [bool(word.whitespace_) for word in between]
        if start < end:
            words.append(text[start:end])
            blanks.append(False)
        at = end
    return Document(nlp.vocab, words=words, spaces=blanks)


def _mark_starts(document: Doc, starts: list[int]) -> int:
    """Tell the parser where sentences begin: at the token that holds each start, and nowhere else; how many did."""
    begun = 0
    for token in document:
        begins = begun < len(starts) and token.idx + len(token.text) > starts[begun]
        token.is_sent_start = begins
        begun += begins
    return begun
