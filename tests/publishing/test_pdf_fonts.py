"""Which characters the shipped fonts can show, and that no others ever reach the compiler."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.model.briefing import Briefing
from generator.publishing.fonts import fonts, replaced, report, texts, unprintable, unset_texts
from generator.publishing.pdf import make_pdf

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def small() -> Briefing:
    """The sample with two statements: quick enough to be printed many times."""
    content = (ROOT / "tests" / "fixtures" / "briefing.json").read_bytes()
    sample = msgspec.json.decode(content, type=Briefing)
    nothing = {"meetings": (), "open_issues": (), "timeline": (), "quotations": (), "discrepancies": (), "wants": ()}
    return replace(sample, **nothing, statements=sample.statements[:2])  # type: ignore[arg-type]  # all are tuples


def test_only_shipped_fonts_are_used() -> None:
    families = fonts().families()
    assert {"Libertinus Serif", "Noto Sans", "Noto Sans Arabic"} <= set(families)
    assert not any("Liberation" in family or family == "DejaVu Sans" for family in families)


def test_ascii_needs_no_question() -> None:
    assert unprintable(map(chr, range(0x20, 0x7F))) == frozenset()


def test_latin_greek_cyrillic_arabic_are_printable() -> None:
    assert unprintable("ÀÿĀſẠỹΑωАяҐґاءي“”‘’–—…€₺№·") == frozenset()


@pytest.mark.parametrize("character", ["\0", "\x1b", "\x7f", "\x85", "\ud800", "\u202e", "\u2066", "京", "\U0001f600"])
def test_what_cannot_be_shown_is_found(character: str) -> None:
    assert unprintable(f"a{character}b") == frozenset(character)


def test_a_whole_script_is_asked_about_at_once() -> None:
    assert len(unprintable(map(chr, range(0x4E00, 0x5E00)))) == 0x1000


def test_replacing_counts_and_keeps_the_shape() -> None:
    data = {"京": ["東京", {"x": "京 and 1"}], "n": 3, "b": True, "none": None}
    changed, counts = replaced(data, frozenset("京東"))
    assert changed == {"京": ["□□", {"x": "□ and 1"}], "n": 3, "b": True, "none": None}
    assert counts == Counter({"京": 2, "東": 1})


def test_nothing_to_replace_leaves_the_data_alone() -> None:
    data = {"a": ["plain"]}
    changed, counts = replaced(data, frozenset("京"))
    assert changed is data
    assert report(counts) == ()


def test_report_names_the_most_frequent_first() -> None:
    (sentence,) = report(Counter({"京": 1, "\0": 3}))
    assert sentence.index("U+0000 (3)") < sentence.index("U+4EAC (1)")


def test_report_stays_short() -> None:
    (sentence,) = report(Counter(map(chr, range(0x4E00, 0x4F00))))
    assert sentence.endswith("and 244 more.")


def test_compiler_messages_are_read_back() -> None:
    tail = 'could not be displayed with font `"X"`'
    message = rf'error: the text `"\u{{7}}\"\\n"` {tail}, error: the text `"日本"` {tail}'
    assert unset_texts(message) == ('\a"\\n', "日本")


def test_texts_finds_every_string() -> None:
    assert sorted(texts({"a": ["x", {"b": "y"}], "c": 1, "d": [["z"]]})) == ["x", "y", "z"]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(), max_size=60))
def test_any_text_prints(small: Briefing, text: str) -> None:
    odd = replace(
        small,
        title=text,
        statements=tuple(
            replace(
                item, text=text, edits=(), theme=text, citations=tuple(replace(c, exact=text) for c in item.citations)
            )
            for item in small.statements
        ),
    )
    content, _ = make_pdf(odd, templates=ROOT / "templates")
    assert content.startswith(b"%PDF-")
