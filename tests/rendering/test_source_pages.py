from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from generator.model.article import Dated, Dropped
from generator.model.briefing import Briefing, Overlap, PassageEntry, SourceEntry
from generator.rendering.source_pages import MATRIX_LIMIT, paragraphs, source, sources
from generator.rendering.views import index

TEXT = st.lists(st.sampled_from(["word", " ", "\n", "\n\n", ". ", "“", "\u00a0", "x"]), max_size=40).map("".join)


def bare(text: str, passages: tuple[PassageEntry, ...]) -> SourceEntry:
    return SourceEntry(
        id="a",
        file="a.txt",
        label="A",
        title=None,
        outlet=None,
        agency=None,
        author=None,
        url=None,
        language="en",
        published=Dated(),
        written=Dated(),
        set_aside=None,
        text=text,
        passages=passages,
        dropped=(),
        origin="o1",
    )


def alone(briefing: Briefing, entry: SourceEntry) -> Briefing:
    return replace(briefing, sources=(entry,), statements=(), origins=(), overlaps=(), rejected=())


@given(text=TEXT, data=st.data())
def test_the_runs_of_all_paragraphs_are_the_text_and_hold_every_passage(
    flood_talks: Briefing, text: str, data: st.DataObject
) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8)))
    found = tuple(
        PassageEntry(id=f"p{place}", start=start, end=end, kind="sentence", statements=(), unused=None)
        for place, (start, end) in enumerate(pairwise(cuts))
        if start < end and text[start:end].strip()
    )
    entry = bare(text, found)
    told = list(paragraphs(index(alone(flood_talks, entry)), entry))
    joined = [run.text for paragraph in told for run in paragraph.runs]
    assert "".join("".join(joined).split()) == "".join(text.split())
    ids = [run.id for paragraph in told for run in paragraph.runs if run.id]
    assert ids == [passage.id for passage in found]
    assert not any(re.search(r"\n\s*\n", run) for run in joined)


def test_publisher_agency_and_author_are_told_once(flood_talks: Briefing) -> None:
    records = index(flood_talks)
    told = {each.id: source(records, each)["publisher"] for each in flood_talks.sources}
    assert told["01-herald"] == "River Herald (APN) · Maria Holzer"
    wire = replace(flood_talks.sources[0], outlet="APN", agency="APN", author="APN")
    assert source(records, wire)["publisher"] == "APN"


def test_many_sources_are_compared_in_pairs_instead_of_a_table(flood_talks: Briefing) -> None:
    few = sources(index(flood_talks))
    assert len(few["matrix"]) == 5
    assert few["pairs"] == ()
    many = tuple(
        replace(flood_talks.sources[0], id=f"s-{number}", label=f"S {number}") for number in range(MATRIX_LIMIT + 1)
    )
    pair = Overlap(first="s-1", second="s-2", shared=0.001)
    wide = sources(index(replace(flood_talks, sources=many, statements=(), origins=(), overlaps=(pair,))))
    assert wide["matrix"] == ()
    assert [shared for _, _, shared in wide["pairs"]] == ["under 1\N{NO-BREAK SPACE}%"]


def test_what_was_dropped_keeps_its_rule(flood_talks: Briefing) -> None:
    entry = replace(flood_talks.sources[0], dropped=(Dropped(text="Share", rule="page-furniture"),))
    assert source(index(flood_talks), entry)["dropped"] == (("Share", "page furniture"),)
