"""The stages in order: read, understand, merge, edit, compose, render. This module alone knows that order.

folder --read--> articles --understand--> annotated articles --merge--> corpus --edit--> corpus
       --compose--> briefing --render--> pages and data          (publishing/ writes them)
"""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Protocol

import msgspec

from generator.cache import Cache
from generator.composing import compose
from generator.composing.changes import with_changes
from generator.editing import edit, not_in_force, remember
from generator.errors import NothingToRead, PublishingError
from generator.language.model import LanguageModel
from generator.language.sentence_ends import segmenter
from generator.merging import merge
from generator.merging.dating import date_sources, resolve_alone
from generator.merging.labels import label_sources
from generator.merging.restating import restate
from generator.model.annotation import AnnotatedArticle
from generator.model.article import Article, Rejection
from generator.model.briefing import Briefing
from generator.model.corpus import Corpus
from generator.options import (
    SETTINGS_FILE,
    Options,
    PublishingOptions,
    ReadingOptions,
    load_options,
    with_bottom_line_words,
)
from generator.publishing.pages import write_files
from generator.publishing.pdf import make_pdf
from generator.publishing.previous import DATA, load_previous, replaced_in
from generator.publishing.project import Project
from generator.reading import read_file, read_folder, unused_settings
from generator.rendering import publishable, render_pages
from generator.rendering.data import to_json
from generator.rendering.inspection import inspection, inspection_of_rejection
from generator.understanding import understand

PDF = "briefing.pdf"
# Below this many articles a second process takes longer to load the model than it saves.
WORTH_A_PROCESS = 100


class Progress(Protocol):
    """Who is told how the work goes: a terminal, a log, or nobody."""

    def stage(self, name: str, seconds: float, detail: str) -> None:
        """A stage has ended."""

    def advance(self, done: int, total: int) -> None:
        """Another article has been understood."""

    def note(self, message: str) -> None:
        """Something the editor should know, though the briefing is made."""


class Silence:
    """Progress for nobody."""

    def stage(self, name: str, seconds: float, detail: str) -> None:
        """Say nothing."""

    def advance(self, done: int, total: int) -> None:
        """Say nothing."""

    def note(self, message: str) -> None:
        """Say nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """What the stages work with: the language model, loaded when first needed; the cache; processes; who is told."""

    language: LanguageModel = field(default_factory=LanguageModel)
    cache: Cache | None = None
    jobs: int = 1
    progress: Progress = field(default_factory=Silence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """One folder's briefing with the corpus it was composed from and the options in force.

    `inferred` is the corpus before any decision of an editor.
    """

    inferred: Corpus
    corpus: Corpus
    briefing: Briefing
    options: Options


def make_briefing(
    folder: Path,
    workshop: Workshop,
    *,
    bottom_line_words: int | None = None,
    previous: Path | None = None,
    replaced: Briefing | None = None,
) -> Made:
    """The briefing of all articles in `folder`.

    Articles that are all set aside give a briefing that shows them and says nothing. It tells what is new since the
    version in `previous`, else since the one that `briefing.yml` names, else since the one that it replaces
    (`replaced`). Raises `NothingToRead` where there is no article at all and `ConfigurationError` for a faulty
    `briefing.yml` and for a previous version that cannot be read.
    """
    tell = workshop.progress.stage
    clock = time.perf_counter
    started = clock()
    options = with_bottom_line_words(load_options(folder), bottom_line_words)
    named = previous or (folder / options.previous if options.previous else None)
    before = load_previous(named) if named else replaced
    articles, rejections = read_folder(folder, options.reading)
    usable = [article for article in articles if article.set_aside is None]
    tell("read", clock() - started, f"{len(articles)} articles, {len(rejections)} rejected")
    if not articles:
        reasons = [f"{item.file}: {item.detail}" for item in rejections]
        raise NothingToRead(
            f"no readable article in {folder.name}" + (f" ({'; '.join(reasons[:5])})" if reasons else "")
        )

    for message in unused_settings(articles, options.reading, rejections=rejections):
        workshop.progress.note(message)

    started = clock()
    annotated, known = understand_all(articles, workshop)
    tell("understand", clock() - started, f"{len(usable) - known} articles understood, {known} from the cache")

    started = clock()
    with collector_at_rest():
        corpus = merge(annotated, rejections)
    tell("merge", clock() - started, f"{len(corpus.passages)} passages, {len(corpus.statements)} statements")

    started = clock()
    inferred = corpus
    corpus = edit(corpus, options.editing, restate=restate, remembered=remember(before, options.editing))
    briefing = with_changes(compose(corpus, options.composing), before, given=named is not None)
    for message in not_in_force(briefing.decisions, file=SETTINGS_FILE):
        workshop.progress.note(message)
    tell("compose", clock() - started, f"{len(briefing.statements)} statements placed")
    return Made(inferred=inferred, corpus=corpus, briefing=briefing, options=options)


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """No search for reference cycles inside the block; afterwards the collector works as before.

    Merging makes hundreds of thousands of records that live on and next to no cycles, so every search goes through
    them, and through all articles understood, for nothing: a quarter of the time, and no memory is won by it
    (`make bench`). Reference counting goes on as ever.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def make_files(briefing: Briefing, templates: Path, options: PublishingOptions) -> dict[str, bytes]:
    """Every generated file but the PDF: path inside `site_src/` -> its bytes, for a briefing that may be published."""
    pages = render_pages(briefing, templates=templates, source_text=options.source_text)
    return {**{path: text.encode() for path, text in pages.items()}, DATA: to_json(briefing).encode()}


def publish(
    project: Project,
    workshop: Workshop,
    *,
    pdf: bool = True,
    unless: Callable[[frozenset[str]], str | None] = lambda _: None,
    previous: Path | None = None,
    replaced: Briefing | None = None,
) -> Made:
    """Make the project's briefing and write its pages, data and, with `pdf`, the PDF into its pages' folder.

    `unless` is asked, with the rejected files, for a reason to leave everything as it is; with one, `PublishingError`
    is raised and nothing is written. What is new is told since `previous`, else since `replaced`, else since the
    version that stands in the pages' folder.
    """
    made = make_briefing(project.articles, workshop, previous=previous, replaced=replaced or replaced_in(project.pages))
    if reason := unless(frozenset(item.file for item in made.briefing.rejected)):
        details = "; ".join(f"{item.file}: {item.detail}" for item in made.briefing.rejected)
        raise PublishingError(f"{reason} ({details})")
    started = time.perf_counter()
    shown = publishable(made.briefing, made.options.publishing.source_text)
    files = make_files(shown, project.templates, made.options.publishing)
    workshop.progress.stage("render", time.perf_counter() - started, f"{len(files)} files")
    if pdf:
        started = time.perf_counter()
        files[PDF], notes = make_pdf(shown, templates=project.templates, options=made.options.printing)
        detail = f"{len(files[PDF]) // 1024} kB" + "".join(f"; {note}" for note in notes)
        workshop.progress.stage("print", time.perf_counter() - started, detail)
    started = time.perf_counter()
    changed = write_files(project.pages, files, keep=() if pdf else (PDF,))
    workshop.progress.stage("write", time.perf_counter() - started, f"{len(changed)} of {len(files)} files changed")
    return made


def inspect_file(file: Path, workshop: Workshop) -> bytes:
    """What was understood in one article file alone, as JSON; for a file that is no article, why not."""
    read = read_file(file, name=file.name, options=ReadingOptions())
    if isinstance(read, Rejection):
        return inspection_of_rejection(read)
    (annotated,), _ = understand_all((read,), workshop)
    (dates,) = date_sources((annotated,))
    (label,) = label_sources((read,))
    return inspection(annotated, dates, resolve_alone(annotated), label=label)


def understand_all(articles: Sequence[Article], workshop: Workshop) -> tuple[tuple[AnnotatedArticle, ...], int]:
    """The articles understood, in the same order, and how many of them came from the cache.

    An article that is set aside is kept with its text and without annotations.
    """
    cache = workshop.cache
    done: dict[str, AnnotatedArticle] = {}
    for article in articles:
        if article.set_aside is not None:
            done[article.id] = AnnotatedArticle(article=article, sentences=())
        elif cache is not None and (found := cache.load(article)) is not None:
            done[article.id] = found
    aside = sum(article.set_aside is not None for article in articles)
    known = len(done) - aside
    todo = [article for article in articles if article.id not in done]
    for count, understood in enumerate(_understand(todo, workshop), start=1):
        done[understood.article.id] = understood
        if cache is not None:
            cache.store(understood)
        workshop.progress.advance(count, len(todo))
    if cache is not None and todo:
        cache.prune(articles)
    return tuple(done[article.id] for article in articles), known


def _understand(articles: list[Article], workshop: Workshop) -> Iterable[AnnotatedArticle]:
    """`articles` understood, in this process or spread over `workshop.jobs` of them; the result is the same."""
    if not articles:
        return []
    if workshop.jobs < 2 or len(articles) < WORTH_A_PROCESS:
        nlp, rules = workshop.language.nlp, segmenter()
        return (understand(article, nlp, rules) for article in articles)
    return _in_processes(articles, workshop)


def _in_processes(articles: list[Article], workshop: Workshop) -> Iterator[AnnotatedArticle]:
    """`articles` understood by `workshop.jobs` processes, each with an equal share.

    Where a process can be forked it inherits the loaded model; elsewhere each loads its own.
    """
    forked = "fork" in get_all_start_methods() and threading.active_count() == 1
    context = get_context("fork") if forked else get_context("spawn")
    if forked:
        workshop.language.nlp  # noqa: B018  (loaded now, or every child would load it)
    language = workshop.language if forked else LanguageModel()
    pipes = []
    for start in range(workshop.jobs):
        receiving, sending = context.Pipe(duplex=False)
        share = articles[start :: workshop.jobs]
        process = context.Process(target=understand_share, args=(sending, share, language), daemon=True)
        process.start()
        sending.close()  # the child's end; ours must go, or a child that dies would leave us waiting
        pipes.append((receiving, len(share)))
    for receiving, count in pipes:
        for _ in range(count):
            yield msgspec.json.decode(receiving.recv_bytes(), type=AnnotatedArticle)


def understand_share(sending: Connection, share: list[Article], language: LanguageModel) -> None:
    """One process's share of the articles, each sent back as JSON once it is understood."""
    nlp, rules = language.nlp, segmenter()
    for article in share:
        sending.send_bytes(msgspec.json.encode(understand(article, nlp, rules)))
