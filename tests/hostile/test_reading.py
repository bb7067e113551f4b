"""Files that attack the reader: each ends as an article, or as a rejection with a rule and a sentence."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from generator.model.article import Article, Rejection
from generator.options import ReadingOptions
from generator.reading import read_file, read_folder

SENTENCE = b"Port workers will strike on Friday, their union said.\n"
BOMB = b"---\na: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\ntitle: [*b,*b,*b,*b]\n---\n" + SENTENCE

ENDS: list[tuple[str, str, bytes, str]] = [
    ("empty file", "a.txt", b"", "empty"),
    ("only space", "a.txt", b" \n\t\r\n" * 100, "empty"),
    ("only furniture", "a.txt", b"Share\nMenu\n", "empty"),
    ("only invisible characters", "a.txt", "\u200b\u202e\ufeff".encode() * 50, "empty"),
    ("binary", "a.txt", bytes(range(256)) * 40, "not_text"),
    ("PDF with the wrong extension", "a.txt", b"%PDF-1.7\n" + SENTENCE, "not_text"),
    ("zip with the wrong extension", "a.md", b"PK\x03\x04" + SENTENCE, "not_text"),
    ("broken UTF-16", "a.txt", b"\xff\xfea", "not_text"),
    ("unknown extension", "a.xyz", SENTENCE, "unsupported"),
    ("no extension", "README", SENTENCE, "unsupported"),
    ("too large", "a.txt", SENTENCE * 2000, "too_large"),
    ("front matter that is no YAML", "a.txt", b"---\ntitle: [unclosed\nx: {\n---\n" + SENTENCE, "bad_front_matter"),
    ("front matter with a list for a text", "a.txt", b"---\ntitle: [a, b]\n---\n" + SENTENCE, "bad_front_matter"),
    ("front matter that is never closed", "a.md", b'---\ntitle: "Port strike"\n' + SENTENCE, "bad_front_matter"),
    ("front matter that is a list", "a.md", b"---\n- ports\n- strikes\n---\n" + SENTENCE, "bad_front_matter"),
    ("a key that stands twice", "a.txt", b"---\ntitle: a\ntitle: b\n---\n" + SENTENCE, "bad_front_matter"),
    ("billion laughs", "a.txt", BOMB, "bad_front_matter"),
    ("deep nesting", "a.txt", b"---\ntitle: " + b"[" * 5000 + b"\n---\n" + SENTENCE, "bad_front_matter"),
]


@pytest.mark.parametrize(("name", "data", "rule"), [case[1:] for case in ENDS], ids=[case[0] for case in ENDS])
def test_rejected_with_a_rule_and_a_sentence(tmp_path: Path, name: str, data: bytes, rule: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    outcome = read_file(path, name=name, options=ReadingOptions(max_bytes=50_000))
    assert isinstance(outcome, Rejection)
    assert outcome.rule == rule
    assert len(outcome.detail.split()) >= 4


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("The café will strike, its “union” said.\n".encode(encoding))
    outcome = read_file(path, name="a.txt", options=ReadingOptions())
    assert isinstance(outcome, Article)
    assert outcome.text == "The café will strike, its “union” said."


def test_a_tag_that_would_build_an_object_builds_none(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"---\ntitle: !!python/object/apply:os.getcwd []\n---\n" + SENTENCE)
    outcome = read_file(path, name="a.txt", options=ReadingOptions())
    assert isinstance(outcome, Rejection)
    assert outcome.rule == "bad_front_matter"


def test_marks_of_direction_are_taken_out(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The price is \u202e001\u202c euros, they said.\n", encoding="utf-8")
    outcome = read_file(path, name="a.txt", options=ReadingOptions())
    assert isinstance(outcome, Article)
    assert outcome.text == "The price is 001 euros, they said."


def test_pipes_links_and_permissions(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_bytes(SENTENCE)
    folder = tmp_path / "articles"
    (folder / "sub").mkdir(parents=True)
    (folder / "good.txt").write_bytes(SENTENCE)
    os.mkfifo(folder / "pipe.txt")
    (folder / "secret.txt").symlink_to(outside)
    (folder / "loop").symlink_to(folder)
    (folder / "broken.txt").symlink_to(folder / "nowhere.txt")
    (folder / "sub" / "dots.txt").symlink_to(Path("..") / ".." / "outside.txt")
    articles, rejections = read_folder(folder, ReadingOptions())
    assert [article.file for article in articles] == ["good.txt"]
    assert {(item.file, item.rule) for item in rejections} == {
        ("pipe.txt", "unreadable"),
        ("secret.txt", "link"),
        ("loop", "link"),
        ("broken.txt", "unreadable"),
        ("sub/dots.txt", "link"),
    }


def test_strange_names(tmp_path: Path) -> None:
    names = ["line\nbreak.txt", "🙂.txt", "x" * 240 + ".txt", "'quote\".txt", "a b%20c.TXT"]
    for number, name in enumerate(names):
        (tmp_path / name).write_bytes(SENTENCE.replace(b"Friday", f"day {number}".encode()))
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.txt")).write_bytes(b"The union has no name for it.\n")
    articles, rejections = read_folder(tmp_path, ReadingOptions())
    assert len(articles) == len(names) + 1
    assert rejections == ()
    assert all(article.id.isascii() and len(article.id) <= 80 and article.file.encode("utf-8") for article in articles)


LONG = {
    "one line": b"The strike went on. " * 50_000,
    "one word": b"a" * 1_000_000,
    "brackets": b"(((([[[[" * 120_000,
    "dashes": b"- " * 500_000,
    "references": b"&amp;" * 200_000,
    "mojibake": "Ã©â€™".encode() * 50_000,
    "addresses": b"https://example.org/abcdefghijklmnopqrstuvwxyz0123456789\n-x\n" * 5_000,
    "controls": b"Share\n" * 20_000,
    "stamps": b"Published: 2021-03-04 10:00\n" * 5_000,
    "capitals": b"LISBON, PORTO, A, " * 10 + SENTENCE,
    "markdown": b"[a](b) *x* _y " * 70_000,
}


@pytest.mark.parametrize("case", sorted(LONG))
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_time_grows_with_length_only(tmp_path: Path, case: str, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(LONG[case])
    start = time.process_time()
    assert isinstance(read_file(path, name=name, options=ReadingOptions()), Article | Rejection)
    assert time.process_time() - start < 10  # seconds; a quadratic step would take minutes
