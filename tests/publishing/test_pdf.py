"""The printed briefing, read back with a PDF library: order, pages, outline, links, fonts, bytes, hostile text."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from generator.composing.changes import compare
from generator.errors import PublishingError
from generator.model.briefing import Briefing
from generator.model.counts import Counts
from generator.model.decisions import EditorMarks
from generator.options import Paper, PrintOptions
from generator.publishing.pdf import make_pdf
from generator.rendering.pdf_data import SECTIONS as BODY
from generator.rendering.pdf_data import pdf_data

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
PAPERS: tuple[Paper, ...] = ("a4", "us-letter")
SECTIONS = (
    "Overview",
    "Participants",
    "Agenda",
    "Open issues",
    "Background",
    "Developments",
    "Where sources differ",
    "Annex",
)


@pytest.fixture(scope="module")
def sample() -> Briefing:
    return msgspec.json.decode((ROOT / "tests" / "fixtures" / "briefing.json").read_bytes(), type=Briefing)


@pytest.fixture(scope="module")
def reader(sample: Briefing) -> PdfReader:
    content, notes = make_pdf(sample, templates=TEMPLATES)
    assert notes == ()
    return read(content)


def read(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def words(reader: PdfReader) -> str:
    """All text, line ends and hyphens at them undone."""
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def outline(reader: PdfReader) -> list[tuple[int, str]]:
    def walk(entries: list[Any], level: int) -> Iterator[tuple[int, str]]:
        for entry in entries:
            if isinstance(entry, Destination):
                yield level, str(entry.title)
            else:
                yield from walk(entry, level + 1)

    return list(walk(reader.outline, 1))


def with_text(sample: Briefing, text: str) -> Briefing:
    """The sample with `text` wherever an article or an editor could have put it."""
    return replace(
        sample,
        title=text,
        marking=text,
        note=text,
        status_line=text,
        sources=tuple(
            replace(item, label=f"{place} {text}", title=text, author=text, url=text)
            for place, item in enumerate(sample.sources)
        ),
        statements=tuple(
            replace(
                item,
                text=text,
                edits=(),
                theme=text,
                editor=EditorMarks(notes=(text,)),
                citations=tuple(replace(citation, exact=text) for citation in item.citations),
            )
            for item in sample.statements
        ),
        participants=tuple(replace(item, name=text) for item in sample.participants),
        meetings=tuple(replace(item, name=text, place=text) for item in sample.meetings),
        open_issues=tuple(replace(item, title=text) for item in sample.open_issues),
        discrepancies=tuple(replace(item, subject=text) for item in sample.discrepancies),
        quotations=tuple(replace(item, exact=text, speaker=text) for item in sample.quotations),
        timeline=tuple(replace(item, text=text) for item in sample.timeline),
    )


def test_sections_stand_in_reading_order(reader: PdfReader) -> None:
    text = words(reader)
    places = [text.index(title) for title in SECTIONS]
    assert places == sorted(places)


def test_overview_is_one_page(reader: PdfReader) -> None:
    first, second = reader.pages[0].extract_text(), reader.pages[1].extract_text()
    assert "Not known" in first
    assert "Participants" in second.splitlines()[:4]


def test_every_page_has_its_number_and_the_marking(reader: PdfReader) -> None:
    total = len(reader.pages)
    for number, page in enumerate(reader.pages, start=1):
        assert f"Page {number} of {total}" in page.extract_text()
        assert "For internal use" in page.extract_text()


def test_what_is_new_and_what_the_editor_says_stand_on_the_statement(sample: Briefing) -> None:
    noted = replace(sample.statements[0], editor=EditorMarks(pinned=0, notes=("Confirmed by telephone.",)))
    now = replace(sample, statements=(noted, *sample.statements[1:]))
    before = replace(sample, statements=sample.statements[1:])
    content, _ = make_pdf(replace(now, changes=compare(now, before)), templates=TEMPLATES)
    text = words(read(content))
    assert re.search(r"\bnew ?pinned by the editor\b", text)
    assert "Editor: Confirmed by telephone." in text


def test_outline_has_every_section(reader: PdfReader) -> None:
    titles = outline(reader)
    assert [title for level, title in titles if level == 1] == list(SECTIONS)
    assert (2, "Sources") in titles


def test_metadata(reader: PdfReader, sample: Briefing) -> None:
    assert reader.metadata is not None
    assert reader.metadata.title == sample.title
    assert reader.metadata.creation_date is not None
    assert reader.metadata.creation_date.date().isoformat() == sample.as_of
    catalogue: Any = reader.root_object
    assert catalogue["/Lang"] == "en-GB"
    assert catalogue["/MarkInfo"]["/Marked"]
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part" in catalogue["/Metadata"].get_object().get_data()


def test_page_is_a4(reader: PdfReader) -> None:
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in reader.pages} == {(595, 842)}


def test_every_main_statement_is_there_with_a_note(reader: PdfReader, sample: Briefing) -> None:
    text = words(reader)
    for statement in sample.statements:
        assert " ".join(statement.text.split())[:40] in text
    for source in sample.sources:
        assert source.label in text


def test_party_without_a_position_reads_not_stated(reader: PdfReader) -> None:
    assert "not stated" in words(reader)


def test_fonts_are_embedded(reader: PdfReader) -> None:
    found = set()
    for page in reader.pages:
        fonts = page["/Resources"]["/Font"]  # type: ignore[index]  # pypdf types any object here
        for font in fonts.values():
            for descendant in font.get_object()["/DescendantFonts"]:
                descriptor = descendant.get_object()["/FontDescriptor"].get_object()
                assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor)
                found.add(str(descriptor["/FontName"]).partition("+")[2])
    assert any(name.startswith("LibertinusSerif") for name in found)
    assert any(name.startswith("NotoSansArabic") for name in found)
    assert not any("DejaVu" in name for name in found)


def test_links_resolve(reader: PdfReader, sample: Briefing) -> None:
    inside, outside = 0, set()
    pages = {page.indirect_reference.idnum for page in reader.pages if page.indirect_reference}
    for page in reader.pages:
        for annotation in page.get("/Annots", ()):
            link = annotation.get_object()
            action = link.get("/A", {})
            if "/URI" in action:
                outside.add(str(action["/URI"]))
                continue
            target = link["/Dest"] if "/Dest" in link else action["/D"]
            if isinstance(target, str):
                assert target in reader.named_destinations
            else:
                assert target[0].idnum in pages
            inside += 1
    assert inside > len(sample.statements)
    assert outside == {source.url for source in sample.sources if source.url}


def test_same_briefing_same_bytes(sample: Briefing) -> None:
    first, _ = make_pdf(sample, templates=TEMPLATES)
    second, _ = make_pdf(msgspec.json.decode(msgspec.json.encode(sample), type=Briefing), templates=TEMPLATES)
    assert first == second


def test_article_text_is_never_markup(sample: Briefing) -> None:
    text = '#panic("no") *not bold* _not italic_ $x^2$ = Not a heading <label> @reference `code` \\ [#set page()]'
    content, notes = make_pdf(with_text(sample, text), templates=TEMPLATES)
    assert notes == ()
    assert text.replace(" ", "") in words(read(content)).replace(" ", "")


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("bell \a, null \0, escape \x1b[31m", "U+0000"),
        ("a smile \U0001f600 and a flag \U0001f1e6\U0001f1f9", "U+1F600"),
        ("東京の会談 and 서울", "U+6771"),
        ("half of a pair \ud83d alone", "U+D83D"),
        ("turned around \u202e txet \u2066", "U+202E"),
        ("not a character \ufffe \U0010ffff", "U+FFFE"),
    ],
)
def test_characters_without_a_glyph_are_replaced_and_reported(sample: Briefing, text: str, reported: str) -> None:
    content, notes = make_pdf(with_text(sample, text), templates=TEMPLATES)
    assert reported in notes[0]
    assert "□" in words(read(content))


@pytest.mark.parametrize(
    "text",
    [
        "وزير الخارجية السوري في دمشق",
        "ראש הממשלה בתל אביב",
        "Российская Федерация, Ελληνική Δημοκρατία, Łódź, Đặng, Ağrı",
        "soft\xadhyphen zero\u200bwidth line\u2028separator \ufeffmark e\u0301",
    ],
)
def test_scripts_of_names_print(sample: Briefing, text: str) -> None:
    _, notes = make_pdf(with_text(sample, text), templates=TEMPLATES)
    assert notes == ()


@pytest.mark.parametrize("text", ["", " ", "x" * 2000, "\n\n\n", "𝔘𝔫𝔦 ﷽ ไทย नमस्ते 🇺🇦 👩‍👩‍👧 Z̸̡̢̛a̴l̷g̸o̵"])
def test_no_text_stops_the_pdf(sample: Briefing, text: str) -> None:
    content, _ = make_pdf(with_text(sample, text), templates=TEMPLATES)
    assert len(read(content).pages) > 1


def test_odd_addresses_are_text_not_links(sample: Briefing) -> None:
    bad = "javascript:alert(1)"
    odd = replace(sample, sources=tuple(replace(item, url=bad) for item in sample.sources))
    content, _ = make_pdf(odd, templates=TEMPLATES)
    assert b"/URI (javascript" not in content
    assert bad in words(read(content))


def test_empty_briefing_says_what_is_missing(sample: Briefing) -> None:
    nothing: dict[str, Any] = {
        name: () if isinstance(value, tuple) else None
        for name, value in ((name, getattr(sample, name)) for name in Briefing.__dataclass_fields__)
        if isinstance(value, tuple) or name in {"as_of", "prepared_for", "prepared_by", "marking", "note", "event"}
    }
    counts = Counts(**dict.fromkeys(Counts.__dataclass_fields__, 0))
    empty = replace(sample, **nothing, title="", status_line="", counts=counts)
    content, notes = make_pdf(empty, templates=TEMPLATES)
    text = words(read(content))
    assert notes == ()
    assert "No source gives background." in text
    assert [title for level, title in outline(read(content)) if level == 1] == list(SECTIONS)


def test_contents_from_the_seventh_page_on(sample: Briefing) -> None:
    many = tuple(
        replace(item, id=f"{item.id}{copy}", rank="main")
        for item in sample.statements
        for copy in ("", *"abcdefghijkl")
    )
    content, _ = make_pdf(replace(sample, statements=many), templates=TEMPLATES)
    reader = read(content)
    assert len(reader.pages) > 6
    assert re.search(r"Contents Participants 2 Agenda \d", " ".join(reader.pages[0].extract_text().split()))


def test_what_the_fonts_were_not_asked_about_does_not_stop_it_either(
    sample: Briefing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.publishing.pdf.unprintable", lambda _: frozenset())
    content, notes = make_pdf(with_text(sample, "東京 and Köln"), templates=TEMPLATES)
    assert "U+6771" in notes[0]
    assert "□□ and Köln" in words(read(content))


def test_a_faulty_template_is_told_as_such(sample: Briefing, tmp_path: Path) -> None:
    (tmp_path / "pdf").mkdir()
    (tmp_path / "pdf" / "briefing.typ").write_text("#no-such-thing()", encoding="utf-8")
    with pytest.raises(PublishingError, match="no-such-thing"):
        make_pdf(sample, templates=tmp_path)


def test_letter_paper_is_letter_paper_and_as_good(sample: Briefing) -> None:
    content, notes = make_pdf(sample, templates=TEMPLATES, options=PrintOptions(paper="us-letter"))
    reader = read(content)
    assert notes == ()
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in reader.pages} == {(612, 792)}
    assert "Participants" in reader.pages[1].extract_text().splitlines()[:4]


def test_the_body_is_four_pages_at_most(sample: Briefing) -> None:
    for paper in PAPERS:
        content, _ = make_pdf(sample, templates=TEMPLATES, options=PrintOptions(paper=paper))
        assert page_of(read(content), "Annex") <= 4


def test_title_block_names_sources_by_origin(reader: PdfReader, sample: Briefing) -> None:
    first = " ".join(reader.pages[0].extract_text().split())
    for told in ("For internal use", "As of", f"{sample.counts.origins} independent origins", "(one text)"):
        assert told in first


def test_full_texts_follow_when_asked_for(sample: Briefing) -> None:
    content, _ = make_pdf(sample, templates=TEMPLATES, options=PrintOptions(full_texts=True))
    text = words(read(content))
    assert text.index("The articles as they were read") > text.index("Annex")
    for source in sample.sources:
        assert " ".join(source.text.split("\n\n")[-1].split())[:24] in text


def test_notes_stand_at_the_foot_of_the_page_that_names_them(sample: Briefing, reader: PdfReader) -> None:
    kinds = [str(item.get("/S")) for item in structure(reader)]
    assert kinds.count("/Note") == len({entry["id"] for name in BODY for entry in at_home(pdf_data(sample)[name])})


def at_home(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, list):
        for item in node:
            yield from at_home(item)
    elif isinstance(node, dict):
        if node.get("home") is True:
            yield node
        for item in node.values():
            yield from at_home(item)


def structure(reader: PdfReader) -> list[Any]:
    """Every element of the structure tree, in reading order."""
    root: Any = reader.root_object
    found: list[Any] = []
    stack = [root["/StructTreeRoot"]["/K"]]
    while stack:
        node = stack.pop().get_object() if hasattr(stack[-1], "get_object") else stack.pop()
        if isinstance(node, list):
            stack.extend(reversed(node))
        elif isinstance(node, dict):
            if "/S" in node:
                found.append(node)
            if "/K" in node:
                stack.append(node["/K"])
    return found


def test_tags_tell_headings_tables_pictures_links_and_notes(reader: PdfReader) -> None:
    elements = structure(reader)
    kinds = {str(item["/S"]) for item in elements}
    assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/Figure", "/Link", "/Note", "/P"} <= kinds
    figures = [item for item in elements if item["/S"] == "/Figure"]
    assert all(str(item.get("/Alt", "")) for item in figures)


def test_heads_of_tables_are_repeated(sample: Briefing) -> None:
    many = tuple(replace(item, id=f"{item.id}{copy}") for copy in range(12) for item in sample.participants)
    content, _ = make_pdf(replace(sample, participants=many), templates=TEMPLATES)
    heads = [page for page in read(content).pages if re.search(r"Name\s+Role\s+Side\s+Sources", page.extract_text())]
    assert len(heads) > 1


def test_pictures_keep_words_in_any_script(sample: Briefing) -> None:
    content, notes = make_pdf(with_text(sample, "وزير الخارجية, Υπουργός, Министр"), templates=TEMPLATES)
    assert notes == ()
    assert "Министр" in words(read(content))


def page_of(reader: PdfReader, title: str) -> int:
    """How many pages stand before the heading `title`."""
    entry = next(item for item in reader.outline if isinstance(item, Destination) and item.title == title)
    number = reader.get_destination_page_number(entry)
    assert number is not None
    return number


@pytest.mark.slow
def test_three_thousand_statements_take_less_than_ten_seconds(sample: Briefing) -> None:
    copies = 3000 // len(sample.statements) + 1
    many = tuple(replace(item, id=f"{item.id}{copy}") for copy in range(copies) for item in sample.statements)
    wall, work = time.perf_counter(), time.process_time()
    content, _ = make_pdf(replace(sample, statements=many[:3000]), templates=TEMPLATES)
    # The work of all threads together: what others run on this machine at the same time is not ours.
    assert min(time.perf_counter() - wall, time.process_time() - work) < 10
    assert len(read(content).pages) > 20
