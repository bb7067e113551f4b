from __future__ import annotations

import pytest

from generator.model.briefing import Briefing
from generator.rendering.support import in_words, written_before
from generator.rendering.views import Anchors, citation_links, folded, index, pieces, published, source_links
from generator.rendering.words import count, label


def test_the_pieces_of_a_statement_are_its_text(flood_talks: Briefing) -> None:
    for statement in flood_talks.statements:
        found = pieces(statement)
        assert "".join(piece.text for piece in found) == statement.text
        assert [piece.edit for piece in found if piece.edit] == [edit.kind for edit in statement.edits]


@pytest.mark.parametrize(
    ("reports", "origins", "words"),
    [(1, 1, None), (2, 2, None), (2, 1, "2 articles, one text"), (4, 2, "4 articles, 2 origins"), (3, 3, None)],
)
def test_support_is_told_only_where_it_adds_something(reports: int, origins: int, words: str | None) -> None:
    assert in_words(reports, origins) == words


def test_a_preview_is_told_apart_from_a_report_of_the_outcome(flood_talks: Briefing) -> None:
    sources = {source.id: source for source in flood_talks.sources}
    found = {
        one.text: in_words(one.reports, one.origins, before=count)
        for one in flood_talks.statements
        if (count := written_before(one, sources))
    }
    assert all("written before it" in (words or "") for words in found.values())
    for one in flood_talks.statements:
        if one.status == "done" and one.when is not None and one.text not in found and len(one.citations) > 1:
            days = [sources[cited.source].written.edtf or "9999" for cited in one.citations]
            assert all(day >= one.when.edtf for day in days) or all(day < one.when.edtf for day in days)
    assert in_words(3, 3, before=1) == "3 articles, 1 written before it"
    assert in_words(3, 2, before=1) == "3 articles, 2 origins, 1 written before it"


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Ágnes Szűcs spoke.", "Agnes Szucs"),
        ("“Türkiye”, again Türkiye", "Turkiye"),
        ("Сергей Орлов", ""),
        ("plain words", ""),
        ("", ""),
    ],
)
def test_words_with_accents_are_found_without_them(text: str, terms: str) -> None:
    assert folded(text) == terms


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, None),
        ("2026-09-22", "22 September 2026"),
        ("2026-09-22/..", "22 September 2026 or later"),
        ("../2026-09-22", "22 September 2026 or earlier"),
        ("soon", "soon"),
    ],
)
def test_days_of_publication_in_words(value: str | None, words: str | None) -> None:
    assert published(value) == words


def test_a_second_passage_of_a_source_gets_a_number_and_a_repeated_one_no_link(flood_talks: Briefing) -> None:
    records = index(flood_talks)
    gauges, stopped = (
        next(each for each in flood_talks.statements if each.text.startswith(start))
        for start in ("In 2013", "[Szűcs] said")
    )
    citations = (*gauges.citations, *stopped.citations, *gauges.citations)
    assert [link.label for link in citation_links(records, citations)] == [
        "River Herald",
        "(2)",
        "Danube Review",
    ]
    assert [link.name for link in citation_links(records, citations)] == ["", "River Herald (2)", ""]
    assert [link.label for link in source_links(records, citations)] == ["River Herald", "Danube Review"]


def test_a_statement_is_anchored_at_home_and_once(flood_talks: Briefing) -> None:
    records = index(flood_talks)
    anchors = Anchors(page="agenda.md", records=records, seen=set())
    ids = [each.id for each in flood_talks.statements if each.section == "agenda"]
    first, second = anchors.show(ids[:1]), anchors.show(ids)
    assert [each.anchored for each in first] == [True]
    assert [(each.anchored, each.repeated) for each in second] == [(False, True), (True, False)]
    assert anchors.rest() == ()


def test_a_conflict_leads_to_its_readings(flood_talks: Briefing) -> None:
    records = index(flood_talks)
    for statement in flood_talks.statements:
        contested = records.shown[statement.id].contested
        assert (contested is not None) == (statement.agreement == "conflict")
        if contested:
            assert contested.target.removeprefix("differences.md#") in statement.discrepancies


def test_unknown_values_are_told_in_plain_words() -> None:
    assert label({}, "too_large") == "too large"
    assert count(1, "article") == "1 article"
    assert count(2, "article") == "2 articles"
