"""A folder of files: order, what is skipped, duplicates, ids, what the settings say."""

from __future__ import annotations

from pathlib import Path

from generator.options import Metadata, ReadingOptions
from generator.reading import read_file, read_folder, unused_settings
from generator.reading.article import article_id

STRIKE = "Port workers will strike on Friday, their union said.\n"
QUAKE = "An earthquake shook the islands on Sunday, the survey said.\n"


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.with_suffix(".txt").write_text(text, encoding="utf-8")


def test_files_come_in_one_order_and_hidden_ones_not_at_all(tmp_path: Path) -> None:
    write(tmp_path, b=STRIKE, sub__a=QUAKE, _draft=STRIKE)
    (tmp_path / ".hidden").write_text(STRIKE, encoding="utf-8")
    (tmp_path / "briefing.yml").write_text("title: Strike\n", encoding="utf-8")
    articles, rejections = read_folder(tmp_path, ReadingOptions())
    assert [(article.id, article.file) for article in articles] == [("b", "b.txt"), ("sub-a", "sub/a.txt")]
    assert rejections == ()


def test_exact_copies_are_set_aside(tmp_path: Path) -> None:
    write(tmp_path, a=STRIKE, b=f"Share\n{STRIKE}", c=QUAKE)
    articles, _ = read_folder(tmp_path, ReadingOptions())
    assert [article.set_aside for article in articles] == [None, "duplicate", None]


def test_two_names_for_one_id(tmp_path: Path) -> None:
    texts = {"a-b.txt": STRIKE, "a b.md": QUAKE, "a/b.txt": STRIKE + QUAKE, "a b.text": QUAKE + STRIKE}
    (tmp_path / "a").mkdir()
    ids = []
    for names in (list(texts), list(reversed(texts))):
        for name in names:
            (tmp_path / name).write_text(texts[name], encoding="utf-8")
        articles, rejections = read_folder(tmp_path, ReadingOptions())
        assert rejections == ()
        ids.append({article.file: article.id for article in articles})
    assert ids[0] == ids[1]
    assert ids[0]["a-b.txt"] == "a-b"
    assert len(set(ids[0].values())) == len(texts)
    (tmp_path / "a b.md").unlink()
    left, _ = read_folder(tmp_path, ReadingOptions())
    assert {article.file: article.id for article in left}.items() < ids[0].items()


def test_settings_that_change_nothing_are_told(tmp_path: Path) -> None:
    write(tmp_path, a=STRIKE, sub__b=QUAKE)
    (tmp_path / "c.txt").write_bytes(b"")
    options = ReadingOptions(
        sources={
            "a.txt": Metadata(published="soon", url="javascript:alert(1)"),
            "b.txt": Metadata(published="2021-03-04", url="https://example.org/b"),
            "bb.txt": Metadata(title="Quake"),
            "c.txt": Metadata(title="Empty"),
        }
    )
    articles, rejections = read_folder(tmp_path, options)
    told = unused_settings(articles, options, rejections=rejections)
    assert [line.split(": ")[2] for line in told] == ["a.txt", "a.txt", "bb.txt"]
    assert "'soon' is no date" in told[0]
    assert "did you mean 'b.txt'" in told[2]
    assert articles[0].url is None
    assert ("javascript:alert(1)", "bad-address") in [(item.text, item.rule) for item in articles[0].dropped]


def test_the_settings_win_over_front_matter(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"---\noutlet: Old\ntitle: Own\npublished: 2021-03-01\n---\n{STRIKE}", encoding="utf-8")
    options = ReadingOptions(sources={"a.txt": Metadata(outlet="New", published="2021-03-04")})
    article = read_file(path, name="sub/a.txt", options=options)
    assert (article.outlet, article.title, article.published.edtf, article.published.how) == (  # type: ignore[union-attr]
        "New", "Own", "2021-03-04", "given",
    )  # fmt: skip


def test_an_invalid_date_is_unknown(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"---\npublished: 2021-02-31\n---\n{STRIKE}", encoding="utf-8")
    article = read_file(path, name="a.txt", options=ReadingOptions())
    assert (article.published.edtf, article.published.how) == (None, "unknown")  # type: ignore[union-attr]


def test_ids_are_short_and_never_empty() -> None:
    assert article_id("2021/Port strike.txt") == "2021-port-strike"
    assert article_id("🙂.txt").startswith("article-")
    assert len(article_id("x" * 300 + ".txt")) <= 80
    assert article_id("x" * 300 + ".txt") != article_id("x" * 301 + ".txt")
