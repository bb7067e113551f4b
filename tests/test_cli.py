"""The commands as a user runs them: what they write, what they say, how they end."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.support import ROOT, Run, make_project

FERRY = """Ferry crews to strike over pay

PORTOVA, May 6 (Reuters) - Ferry crews in Portova will strike on Friday, May 10, 2024, their union said on Monday.

"We have waited long enough," union leader Ana Ribic told reporters. The company said it had offered a 4 percent rise.

Talks between the union and the company broke down on Sunday. About 12,000 passengers use the ferries every day.
"""


@pytest.fixture
def ferries(tmp_path: Path) -> Path:
    folder = tmp_path / "ferries"
    folder.mkdir()
    (folder / "a.txt").write_text(FERRY, encoding="utf-8")
    return folder


def test_export_writes_one_briefing_for_each_folder(tmp_path: Path, ferries: Path, briefing: Run) -> None:
    done = briefing("export", "--out", tmp_path / "out", ferries, ROOT / "seeds")
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["ferries.json", "seeds.json"]
    data = json.loads((tmp_path / "out" / "ferries.json").read_text(encoding="utf-8"))
    assert data["version"] == "1"
    assert data["sources"][0]["file"] == "a.txt"
    assert data["statements"]
    assert briefing("check", tmp_path / "out" / "seeds.json").returncode == 0
    assert briefing("check", tmp_path / "out" / "ferries.json").returncode == 0


def test_a_folder_without_articles_is_status_1_and_the_others_are_written(
    tmp_path: Path, ferries: Path, briefing: Run
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    done = briefing("export", "--out", tmp_path / "out", empty, ferries)
    assert done.returncode == 1
    assert "no readable article" in done.stderr
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["ferries.json"]


def test_a_rejected_article_is_reported_and_the_briefing_is_written(
    tmp_path: Path, ferries: Path, briefing: Run
) -> None:
    (ferries / "b.txt").write_bytes(b"\x00\x01\x02\x03" * 100)
    done = briefing("export", "--out", tmp_path / "out", ferries)
    assert done.returncode == 0
    assert "rejected b.txt" in done.stderr
    data = json.loads((tmp_path / "out" / "ferries.json").read_text(encoding="utf-8"))
    assert [item["file"] for item in data["rejected"]] == ["b.txt"]


def test_wrong_usage_is_status_2(tmp_path: Path, ferries: Path, briefing: Run) -> None:
    twin = tmp_path / "other" / "ferries"
    twin.mkdir(parents=True)
    assert briefing("export", "--out", tmp_path / "out", ferries, twin).returncode == 2
    assert briefing("export", ferries).returncode == 2
    assert briefing("export", "--out", tmp_path / "out", tmp_path / "nowhere").returncode == 2
    assert briefing("no-such-command").returncode == 2


def test_a_faulty_settings_file_is_status_1_with_every_fault(tmp_path: Path, ferries: Path, briefing: Run) -> None:
    (ferries / "briefing.yml").write_text("titel: x\nas_off: y\n", encoding="utf-8")
    done = briefing("export", "--out", tmp_path / "out", ferries)
    assert done.returncode == 1
    assert "did you mean 'title'?" in done.stderr
    assert "did you mean 'as_of'?" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_setting_that_changes_nothing_is_told(tmp_path: Path, ferries: Path, briefing: Run) -> None:
    (ferries / "briefing.yml").write_text("sources: {b.txt: {outlet: Gazette}}\nhide: [s-nothing]\n", encoding="utf-8")
    done = briefing("export", "--out", tmp_path / "out", ferries)
    assert done.returncode == 0
    assert "note: briefing.yml: sources: b.txt" in done.stderr
    assert "note: briefing.yml: line 2: hide s-nothing: no statement has this id or alias" in done.stderr


def test_inspect_tells_what_was_understood(tmp_path: Path, ferries: Path, briefing: Run) -> None:
    (ferries / "junk.txt").write_bytes(b"")
    done = briefing("inspect", "--out", tmp_path / "out", ferries / "a.txt", ferries / "junk.txt")
    assert done.returncode == 0, done.stderr
    found = json.loads((tmp_path / "out" / "a.json").read_text(encoding="utf-8"))
    text = found["source"]["text"]
    assert found["rejected"] is None
    for kind in ("dates", "names", "figures"):
        assert found[kind], kind
        assert all(text[item["start"] : item["end"]] == item["text"] for item in found[kind])
    assert all(text[item["start"] : item["end"]] == item["exact"] for item in found["quotations"])
    assert "2024-05-10" in [item["edtf"] for item in found["dates"]]
    assert "Ana Ribic" in [item["text"] for item in found["names"]]
    junk = json.loads((tmp_path / "out" / "junk.json").read_text(encoding="utf-8"))
    assert junk["rejected"]["rule"] == "empty"


def test_write_check_explain_and_pdf_on_a_project(tmp_path: Path, briefing: Run) -> None:
    project = make_project(tmp_path / "project", {"a.txt": FERRY})
    done = briefing("write", cwd=project)
    assert done.returncode == 0, done.stderr
    assert "1 articles" in done.stdout
    assert briefing("check", cwd=project).returncode == 0
    data = json.loads((project / "site_src" / "briefing.json").read_text(encoding="utf-8"))
    explained = briefing("explain", data["statements"][0]["id"], cwd=project)
    assert explained.returncode == 0, explained.stderr
    assert data["statements"][0]["section"] in explained.stdout
    assert briefing("explain", "s-nonsense", cwd=project).returncode == 1
    done = briefing("pdf", "--out", tmp_path / "one.pdf", cwd=project)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "one.pdf").read_bytes() == (project / "site_src" / "briefing.pdf").read_bytes()


def test_check_finds_what_was_tampered_with(tmp_path: Path, briefing: Run) -> None:
    project = make_project(tmp_path / "project", {"a.txt": FERRY})
    assert briefing("write", cwd=project).returncode == 0
    file = project / "site_src" / "briefing.json"
    data = json.loads(file.read_text(encoding="utf-8"))
    data["statements"][0]["citations"][0]["start"] += 1
    file.write_text(json.dumps(data), encoding="utf-8")
    page = project / "site_src" / "background.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[nowhere](sources.md#no-such-anchor)\n", encoding="utf-8")
    done = briefing("check", cwd=project)
    assert done.returncode == 1
    assert data["statements"][0]["id"] in done.stdout
    assert "no-such-anchor" in done.stdout


def test_a_place_that_cannot_be_written_is_one_sentence(ferries: Path, briefing: Run) -> None:
    done = briefing("export", "--out", "/proc/nowhere", ferries)
    assert done.returncode == 1
    assert "/proc/nowhere" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_with_nothing_but_another_language_says_so(tmp_path: Path, briefing: Run) -> None:
    folder = tmp_path / "es"
    folder.mkdir()
    (folder / "a.txt").write_text(
        "Los trabajadores del puerto irán a la huelga el viernes, dijo el sindicato. "
        "La empresa ha ofrecido una subida del cuatro por ciento, pero los trabajadores la rechazan.",
        encoding="utf-8",
    )
    done = briefing("export", "--out", tmp_path / "out", folder)
    assert done.returncode == 1
    assert "a.txt: set aside (language)" in done.stderr
    kept = json.loads((tmp_path / "out" / "es.json").read_text(encoding="utf-8"))["sources"][0]
    assert kept["set_aside"] == "language"
    assert kept["text"].startswith("Los trabajadores")


def test_a_fault_of_ours_is_status_3_without_a_traceback(tmp_path: Path, ferries: Path, briefing: Run) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "spacy.py").write_text("raise ZeroDivisionError('planted')", encoding="utf-8")
    paths = os.pathsep.join([str(broken), str(ROOT)])
    done = briefing("export", "--out", tmp_path / "out", ferries, env={"PYTHONPATH": paths})
    assert done.returncode == 3
    assert "ZeroDivisionError: planted" in done.stderr
    assert "Traceback" not in done.stderr


def test_one_document_to_print_or_to_send(tmp_path: Path, briefing: Run) -> None:
    project = make_project(tmp_path / "project", {"a.txt": FERRY, "briefing.yml": "paper: us-letter\n"})
    done = briefing("document", "--out", tmp_path / "letter.pdf", cwd=project)
    assert done.returncode == 0, done.stderr
    assert PdfReader(tmp_path / "letter.pdf").pages[0].mediabox.width == 612
    done = briefing("document", "--format", "html", cwd=project)
    assert done.returncode == 0, done.stderr
    assert "@page { size: letter;" in (project / "briefing.html").read_text(encoding="utf-8")
    folder = project / "seeds"
    assert briefing("export", "--out", tmp_path, folder, cwd=project).returncode == 0
    done = briefing("document", "--paper", "a4", "--full-texts", tmp_path / "seeds.json", cwd=project)
    assert done.returncode == 0, done.stderr
    assert round(PdfReader(tmp_path / "seeds.pdf").pages[0].mediabox.width) == 595
