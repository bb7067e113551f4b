"""Attacks on the whole path: one project with all of them is read, briefed, printed and built; nothing gives way."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdf
import pytest

from generator.publishing.proof import faults_of_data, faults_of_pages
from generator.reading.file import readable_name
from tests.hostile.pages import MARK, faults_of_page
from tests.hostile.table import Attack, attacks
from tests.support import make_project, run_briefing

ATTACKS = attacks()
SECONDS = 240  # for all of them together; on a quiet machine it is a tenth
OUTPUT = re.compile(
    r"(site/|\.cache/|site_src/(\.manifest\.json|briefing\.(json|pdf)|(?!how-to-read)[\w-]+\.md|sources/))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A project after `briefing site`, and what its files were before."""

    project: Path
    done: subprocess.CompletedProcess[str]
    seconds: float
    before: dict[str, str]
    data: Any


def files_of(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    home = tmp_path_factory.mktemp("hostile")
    project = make_project(home / "project", {attack.file: attack.content for attack in ATTACKS})
    (home / "neighbour.md").write_text("not ours", encoding="utf-8")
    before = files_of(home)
    start = time.monotonic()
    done = run_briefing("site", cwd=project)
    seconds = time.monotonic() - start
    data = json.loads((project / "site_src" / "briefing.json").read_text("utf-8")) if not done.returncode else {}
    return Built(project=project, done=done, seconds=seconds, before=before, data=data)


def test_the_table_is_long_enough() -> None:
    assert len(ATTACKS) >= 100
    assert len({attack.name for attack in ATTACKS}) == len({attack.file for attack in ATTACKS}) == len(ATTACKS)


def test_the_site_is_built_and_says_nothing_strange(built: Built) -> None:
    assert built.done.returncode == 0, built.done.stderr
    assert "Traceback" not in built.done.stderr
    assert "fault of ours" not in built.done.stderr + json.dumps(built.data["rejected"])
    assert "WARNING" not in built.done.stderr
    assert built.seconds < SECONDS


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_attack_ends_as_expected(built: Built, attack: Attack) -> None:
    articles = [item for item in built.data["sources"] if item["file"].startswith(readable_name(attack.file))]
    rejected = [item for item in built.data["rejected"] if item["file"].startswith(readable_name(attack.file))]
    ended = {"article" for _ in articles} | {item["rule"] for item in rejected}
    assert ended
    assert ended <= attack.ends
    for item in rejected:
        assert len(item["detail"].split()) >= 4
        assert "\n" not in item["detail"]


def test_the_briefing_keeps_its_promises(built: Built) -> None:
    assert faults_of_data(built.project / "site_src" / "briefing.json") == ()
    assert faults_of_pages(built.project / "site_src") == ()


def test_no_file_is_changed_outside_the_output_folders(built: Built) -> None:
    after = files_of(built.project.parent)
    assert {path: digest for path, digest in after.items() if path in built.before} == built.before
    new = [path.removeprefix("project/") for path in after if path not in built.before]
    assert [path for path in new if not OUTPUT.match(path)] == []


def test_nothing_of_an_article_can_be_run_on_a_page(built: Built) -> None:
    pages = sorted((built.project / "site").rglob("*.html"))
    assert len(pages) > 100
    assert {
        page.relative_to(built.project).as_posix(): faults
        for page in pages
        if (faults := faults_of_page(page.read_text("utf-8")))
    } == {}
    assert any(MARK in page.read_text("utf-8") for page in pages)


def objects_of(pdf: pypdf.PdfReader) -> Iterator[dict[Any, Any]]:
    for number in range(1, len(pdf.xref[0]) + 1 if 0 in pdf.xref else 1):
        found = pdf.get_object(pypdf.generic.IndirectObject(number, 0, pdf))
        if isinstance(found, dict):
            yield found


def test_nothing_of_an_article_can_be_run_in_the_pdf(built: Built) -> None:
    pdf = pypdf.PdfReader(built.project / "site_src" / "briefing.pdf")
    assert len(pdf.pages) >= 2
    assert not {"/OpenAction", "/AA", "/JavaScript"} & set(pdf.root_object)
    assert not pdf.attachments
    targets = []
    for page in pdf.pages:
        for note in page.get("/Annots", []):
            action = note.get_object().get("/A", {})
            assert action.get("/S") in (None, "/URI", "/GoTo")
            targets.append(str(action.get("/URI", "https://")))
    assert all(target.startswith(("https://", "http://")) for target in targets)
