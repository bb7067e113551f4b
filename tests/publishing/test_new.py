"""`briefing new`: a folder of articles becomes a project that builds, and nothing that was there is touched."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from generator.options import Options, from_mapping
from generator.publishing.new import SETTINGS
from generator.reading import read_folder
from tests.support import Run

STRIKE = "Ferry crews will strike on Friday, 10 May 2024, their union said on Monday.\n"


def test_articles_that_are_there_become_a_site(tmp_path: Path, briefing: Run) -> None:
    folder = tmp_path / "strike"
    folder.mkdir()
    (folder / "a.txt").write_text(STRIKE, encoding="utf-8")
    (folder / "b.html").write_text(f"<html><body><h1>Strike</h1><p>{STRIKE * 5}</p></body></html>", encoding="utf-8")
    done = briefing("new", folder)
    assert done.returncode == 0, done.stderr
    assert "briefing site" in done.stdout
    assert (folder / "a.txt").read_text(encoding="utf-8") == STRIKE
    built = briefing("site", "--config-file", folder / "mkdocs.yml")
    assert built.returncode == 0, built.stderr
    assert "2 articles (0 set aside, 0 rejected)" in built.stdout
    assert (folder / "site" / "index.html").is_file()
    again = briefing("site", "--config-file", folder / "mkdocs.yml")
    assert "2 articles (0 set aside, 0 rejected)" in again.stdout  # its own pages are none of its articles
    refused = briefing("new", folder)
    assert refused.returncode == 1
    assert "a project already" in refused.stderr


def test_a_folder_of_articles_inside_is_used(tmp_path: Path, briefing: Run) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text(STRIKE, encoding="utf-8")
    (tmp_path / ".gitignore").write_text("/mine\n", encoding="utf-8")
    assert briefing("new", tmp_path).returncode == 0
    assert "articles: articles\n" in (tmp_path / "mkdocs.yml").read_text(encoding="utf-8")
    assert (tmp_path / "articles" / "briefing.yml").is_file()
    assert (tmp_path / ".gitignore").read_text(encoding="utf-8") == "/mine\n"


def test_a_new_folder_says_where_articles_go(tmp_path: Path, briefing: Run) -> None:
    done = briefing("new", tmp_path / "talks")
    assert done.returncode == 0
    assert str(tmp_path / "talks" / "articles") in done.stdout
    empty = briefing("site", "--config-file", tmp_path / "talks" / "mkdocs.yml")
    assert empty.returncode == 1
    assert "no readable article" in empty.stderr


def test_the_settings_file_explains_itself_and_every_line_works() -> None:
    assert yaml.safe_load(SETTINGS) is None  # all of it is comment: the defaults hold
    lines = [line[1:] for line in SETTINGS.splitlines() if re.match(r"#(  )?\S", line)]
    options = from_mapping(yaml.safe_load("\n".join(lines)))
    assert options.composing.title == "Fisheries talks in Oslo"
    assert [decision.kind for decision in options.editing.decisions] == ["hide", "note"]
    assert (options.previous, options.printing, options.publishing) == (
        "../monday.json", Options().printing, Options().publishing,
    )  # fmt: skip
    assert options.reading.max_seconds == Options().reading.max_seconds
    assert options.reading.sources["ferry-strike.pdf"].outlet == "Harbour Times"


def test_a_project_in_the_articles_folder_is_no_article(tmp_path: Path) -> None:
    (tmp_path / "site_src").mkdir()
    (tmp_path / "site_src" / "page.md").write_text(STRIKE, encoding="utf-8")
    assert len(read_folder(tmp_path, Options().reading)[0]) == 1
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    assert read_folder(tmp_path, Options().reading) == ((), ())
