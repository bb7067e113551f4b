from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from generator.model.briefing import Briefing, Citation, Discrepancy, Reading
from generator.rendering.drawing import Picture, as_figure, as_svg
from generator.rendering.pictures import coverage_picture, meetings_picture, timeline_picture
from generator.rendering.scales import figures_picture, number
from tests.rendering.site_markdown import xml

SVG = "{http://www.w3.org/2000/svg}"


def hollow(picture: Picture | None) -> int:
    return sum(1 for each in xml(as_figure(picture)).iter(f"{SVG}circle") if each.get("class") == "hollow")


def figures(*values: str) -> Discrepancy:
    readings = tuple(
        Reading(value=value, citations=(Citation(source=str(place), start=0, end=1, exact="x", origin="o1"),))
        for place, value in enumerate(values)
    )
    return Discrepancy(
        id="d-1", nature="conflict", kind="figure", severity="high", subject="dead", statements=(), readings=readings
    )


@pytest.mark.parametrize("draw", [timeline_picture, meetings_picture, coverage_picture])
def test_pictures_are_sound_and_say_what_they_show(
    draw: Callable[[Briefing], Picture | None], flood_talks: Briefing
) -> None:
    drawn = draw(flood_talks)
    figure = as_figure(drawn)
    picture = xml(figure)
    svg = picture.find(f"{SVG}svg")
    assert svg is not None
    text = next(each for each in picture.iter() if each.get("id") == svg.get("aria-labelledby"))
    assert text.text
    assert all(circle.find(f"{SVG}title") is not None for circle in picture.iter(f"{SVG}circle"))
    assert not [each for each in picture.iter() if each.tag.endswith(("script", "style"))]
    assert "\n\n" not in figure


def test_a_picture_for_print_stands_alone_in_plain_characters(flood_talks: Briefing) -> None:
    participants = tuple(replace(each, name=f"{each.name} & Čapek <") for each in flood_talks.participants)
    drawn = meetings_picture(replace(flood_talks, participants=participants))
    assert drawn is not None
    alone = as_svg(drawn)
    assert "Čapek" in alone
    assert any("& Čapek <" in (each.text or "") for each in xml(alone).iter(f"{SVG}text"))
    assert xml(alone).find(f"{SVG}style") is not None


def test_every_dated_event_is_marked(flood_talks: Briefing) -> None:
    picture = xml(as_figure(timeline_picture(flood_talks)))
    assert len(list(picture.iter(f"{SVG}circle"))) == len(flood_talks.timeline)
    planned = [entry for entry in flood_talks.timeline if entry.status == "planned"]
    assert hollow(timeline_picture(flood_talks)) == len(planned)


def test_copies_are_tied_together(flood_talks: Briefing) -> None:
    picture = xml(as_figure(coverage_picture(flood_talks)))
    ties = [each for each in picture.iter() if each.get("class") == "tie"]
    copied = [each for each in flood_talks.statements if each.origins < each.reports]
    assert len(ties) == len(copied)


def test_who_is_not_said_to_be_there_is_marked_otherwise(flood_talks: Briefing) -> None:
    assert hollow(meetings_picture(flood_talks)) == 4


def test_too_little_gives_no_picture(flood_talks: Briefing) -> None:
    bare = replace(flood_talks, timeline=flood_talks.timeline[:2], meetings=flood_talks.meetings[:1], statements=())
    assert (timeline_picture(bare), meetings_picture(bare), coverage_picture(bare)) == (None, None, None)


def test_figures_stand_as_ranges_on_one_axis_from_the_lowest_to_the_highest() -> None:
    drawn = figures_picture(figures("tens of thousands", "50,000", "nearly 45,000"), {"0": "Herald", "1": "Wire"})
    assert drawn is not None
    assert "tens of thousands (20,000 to 100,000): Herald; 50,000: Wire; nearly 45,000 (40,500 to 45,000)" in drawn.text
    picture = xml(as_figure(drawn))
    (point,) = picture.iter(f"{SVG}circle")
    vague, near = picture.iter(f"{SVG}rect")
    start, width = float(vague.get("x")), float(vague.get("width"))
    assert start < float(near.get("x")) < float(near.get("x")) + float(near.get("width")) < float(point.get("cx"))
    assert float(point.get("cx")) < start + width


@pytest.mark.parametrize(
    "values", [("1", "2"), ("0", "3"), ("12", "5 million"), ("0.5 %", "40 %"), ("7", "7"), ("three", "dozens", "9")]
)
def test_any_figures_have_a_scale_that_holds_them(values: tuple[str, ...]) -> None:
    drawn = figures_picture(figures(*values), {})
    assert drawn is not None
    left, _, width, _ = drawn.box
    marks = [*xml(as_figure(drawn)).iter(f"{SVG}circle"), *xml(as_figure(drawn)).iter(f"{SVG}rect")]
    assert len(marks) == len(values)
    assert all(left < float(each.get("cx") or each.get("x")) < left + width for each in marks)


@pytest.mark.parametrize("values", [("one",), ("many", "few"), ("12", "a good part")])
def test_what_is_no_figure_is_not_drawn(values: tuple[str, ...]) -> None:
    assert figures_picture(figures(*values), {}) is None


def test_numbers_are_written_as_people_write_them() -> None:
    assert [number(each) for each in (0.5, 1500, 2_500_000, 3e9)] == ["0.5", "1,500", "2.5 million", "3 billion"]
