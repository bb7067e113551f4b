"""What was understood in one article alone. All spans count code points of `Article.text`, end excluded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.model.article import Article

SentenceKind = Literal["sentence", "heading", "caption"]
NameKind = Literal["person", "body", "place"]
Tense = Literal["past", "present", "future"]
Status = Literal["done", "under_way", "planned", "possible", "demanded", "denied"]
TimeHow = Literal["stated", "resolved", "inferred", "given"]  # given: by an editor


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One word: its span, lemma (lower case), coarse part of speech (Universal Dependencies) and dependency.

    `head` is the index of the governing token inside the same sentence; the root is its own head.
    """

    start: int
    end: int
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A verb and what depends on it inside a sentence.

    `verb` is the event's lemma with light verbs resolved ("hold talks" -> "meet"); `predicates` are all event lemmas
    the clause states, nominal ones included ("the announcement of a restoration"). `main`: the root, or the head of
    the complement of a root that is a verb of saying, or coordinated with either. `reported`: stands inside what
    somebody said. `modal` is the lemma of its modal auxiliary.
    """

    start: int
    end: int
    verb: str
    verb_start: int
    verb_end: int
    predicates: tuple[str, ...] = ()
    subject: str | None = None
    subject_start: int | None = None
    subject_end: int | None = None
    tense: Tense | None = None
    perfect: bool = False
    modal: str | None = None
    negated: bool = False
    main: bool = False
    reported: bool = False
    status: Status | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence, heading or caption, with its words and clauses. `block` is its block's index in the article."""

    start: int
    end: int
    kind: SentenceKind
    block: int
    tokens: tuple[Token, ...] = ()
    clauses: tuple[Clause, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """Words that name a time, in a form that needs only the day of writing to become a date.

    `value` is an EDTF string where the words say it all, else an offset form that `model.edtf` documents
    ("weekday:2", "day:-1", "week:+0", "month:12", "years:12.."). `direction` says whether tense and governing verb put
    it before or after the day of writing. `bound` tells "since"/"until"/"before"/"after" the time from the time itself.
    `relative_to_event`: hangs on another event ("soon after the war began"); such an expression has no date.
    """

    start: int
    end: int
    text: str
    value: str | None
    direction: Literal["past", "future"] | None = None
    bound: Literal["since", "until", "before", "after"] | None = None
    relative_to_event: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A mention of a person, body or place by name.

    `country`: the CLDR short name where the words name a country, its capital used for its government, or its people
    ("Turkish" -> "Türkiye").
    """

    start: int
    end: int
    text: str
    kind: NameKind
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """A person told by office or relation instead of by name: "the Russian leader", "a senior adviser to …", "he".

    `form` tells them apart; `head` is the noun's lemma ("leader"), `country` the one the words name.
    """

    start: int
    end: int
    text: str
    form: Literal["definite", "indefinite", "pronoun"]
    head: str
    country: str | None = None
    plural: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An office or function an article gives to somebody, and the span of the name or description that holds it."""

    start: int
    end: int
    text: str
    holder_start: int
    holder_end: int
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """What somebody said.

    Direct: `start`..`end` are the words between the quotation marks, marks excluded, over as many sentences as the
    quotation runs. Reported speech (`direct=False`): the reported clause. `scare`: a word or two in marks that quote
    nobody in particular. `cue`: the word that tells it is said, as written ("said"); `cue_lemma`: its lemma ("say").
    """

    start: int
    end: int
    direct: bool
    speaker: str | None = None
    speaker_start: int | None = None
    speaker_end: int | None = None
    cue: str | None = None
    scare: bool = False
    cue_lemma: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number with what it counts, as a closed interval: "nearly 500,000" is 450,000 to 500,000.

    `unit` is the lemma of what is counted ("people", "percent", "USD"); `of` the words of the whole for shares ("the
    prewar population"), or what a rank is a place among ("largest economy").
    """

    start: int
    end: int
    text: str
    low: float
    high: float
    unit: str | None = None
    of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedArticle:
    """One article with everything understood in it; the value of a pure function of the article."""

    article: Article
    sentences: tuple[Sentence, ...]
    times: tuple[TimeExpression, ...] = ()
    names: tuple[Name, ...] = ()
    descriptions: tuple[Description, ...] = ()
    roles: tuple[Role, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    figures: tuple[Figure, ...] = ()
