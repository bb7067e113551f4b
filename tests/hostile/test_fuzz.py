"""Inputs that nobody would write, thousands of them: every reader, and the whole path from a text to a briefing.

The laws: it ends as articles or as rejections with a rule and a sentence; spans slice to their words; a briefing keeps
its schema and its promises; the same input gives the same bytes; nothing of it can be run on the pages; and no error is
raised but the program's own. `make soak` runs ten times as many (tests/hostile/__main__.py).
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from functools import cache
from importlib.resources import files as resources
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from generator.composing.check import check
from generator.errors import BriefingError, UnreadableFile
from generator.language.model import LanguageModel
from generator.model.article import Article, Rejection
from generator.options import SETTINGS_FILE, Metadata, ReadingOptions, load_options
from generator.pipeline import Workshop, make_briefing, make_files
from generator.reading.article import read_page
from generator.reading.registry import READERS
from generator.rendering import templates_folder
from generator.rendering.links import check_links
from tests.hostile.pages import faults_of_page
from tests.hostile.strategies import FILES, files, texts
from tests.rendering.site_markdown import to_html

INPUTS = int(os.environ.get("SOAK_INPUTS", "1000"))
WHOLE = INPUTS // 40  # of them go the whole path, which takes a hundred times as long as reading
SETTINGS = INPUTS // 10
EACH = 1 + (INPUTS - WHOLE - SETTINGS) // len(FILES)
Told = Callable[[str, object], None]
GENTLE = settings(
    deadline=None, database=None, derandomize="SOAK_SEED" not in os.environ, print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much,
        HealthCheck.function_scoped_fixture],
)  # fmt: skip


@cache
def validator() -> Draft202012Validator:
    schema = resources("generator.model").joinpath("briefing.schema.json")
    return Draft202012Validator(json.loads(schema.read_text("utf-8")))


def encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def obeys(outcome: Article | Rejection) -> None:
    if isinstance(outcome, Rejection):
        assert outcome.rule.replace("_", "").isalpha()
        assert len(outcome.detail.split()) >= 4
    else:
        assert any(sign.isalnum() for sign in outcome.text)
        ends = [0, *(block.end for block in outcome.blocks)]
        assert all(0 <= end <= block.start < block.end for end, block in zip(ends, outcome.blocks, strict=False))
        assert "\n\n".join(outcome.text[block.start : block.end] for block in outcome.blocks) == outcome.text
        assert outcome.id
        assert outcome.id.isascii()
    assert msgspec.json.decode(msgspec.json.encode(outcome), type=type(outcome)) == outcome


@pytest.mark.parametrize("suffix", sorted(FILES))
def test_every_reader_ends_with_articles_or_a_reason(suffix: str, record_property: Told) -> None:
    @settings(GENTLE, max_examples=EACH)
    @given(files(suffix))
    def law(data: bytes) -> None:
        record_property("inputs", 1)
        options = ReadingOptions()
        try:
            pages = READERS[suffix](data, name=f"a{suffix}", options=options)
        except UnreadableFile as error:
            obeys(Rejection(file="a", rule=error.rule, detail=error.detail))
            return
        outcomes = [read_page(page, name=f"a{suffix}", given=Metadata(), options=options) for page in pages]
        for outcome in outcomes:
            obeys(outcome)
        again = READERS[suffix](data, name=f"a{suffix}", options=options)
        assert [read_page(page, name=f"a{suffix}", given=Metadata(), options=options) for page in again] == outcomes

    law()


LINES = st.sampled_from(
    (
        *("title: x\n", "title: [a]\n", "as_of: 2024-02-30\n", "hide: [s-1]\n", "hide: {a: b}\n", "sources:\n"),
        *("  a.txt: {outlet: x}\n", "&a ", "*a", "<<: *a\n", "- ", "? ", ": ", "!!python/name:os.system ", "~", "\n"),
        *("max_bytes: 0xFFFFFFFF\n", "max_seconds: .nan\n", "bottom_line_words: 1e9\n", '"\\uD800"', "%YAML 9.9\n"),
        *("title: 0x" + "F" * 4000 + "\n", "---\n", "2024-01-01: 12:30:45\n"),
    )
)


@settings(GENTLE, max_examples=SETTINGS)
@given(st.one_of(st.binary(max_size=200), texts.map(encoded), st.lists(LINES, max_size=8).map("".join).map(encoded)))
def test_settings_are_options_or_faults(record_property: Told, data: bytes) -> None:
    record_property("inputs", 1)
    with TemporaryDirectory() as home:
        (Path(home) / SETTINGS_FILE).write_bytes(data)
        try:
            options = load_options(Path(home))
        except BriefingError:
            return
        assert msgspec.json.encode(options.composing)


def whole_path(articles: list[bytes], model: LanguageModel) -> dict[str, bytes]:
    """What is published of these articles."""
    with TemporaryDirectory() as home:
        for number, data in enumerate(articles):
            (Path(home) / f"{number}.txt").write_bytes(data)
        made = make_briefing(Path(home), Workshop(language=model))
    assert check(made.briefing) == ()
    return make_files(made.briefing, templates_folder(), made.options.publishing)


@settings(GENTLE, max_examples=WHOLE)
@given(st.lists(files(".txt") | texts.map(encoded), min_size=1, max_size=4))
def test_the_whole_path_ends_with_a_briefing_that_keeps_its_promises(
    model: LanguageModel, record_property: Told, articles: list[bytes]
) -> None:
    record_property("inputs", 1)
    try:
        made = whole_path(articles, model)
    except BriefingError:
        return
    assert list(validator().iter_errors(json.loads(made["briefing.json"]))) == []
    pages = {name: content.decode() for name, content in made.items() if name.endswith(".md")}
    assert check_links(pages) == ()
    for name, page in pages.items():
        body = page.split("\n---\n", 1)[-1]
        assert faults_of_page(f"<article>{to_html(body)}</article>") == [], name
    assert whole_path(articles, model) == made
