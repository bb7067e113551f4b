from __future__ import annotations

from dataclasses import replace

import pytest

from generator.model.briefing import Briefing
from generator.rendering.pictures import coverage_picture, meetings_picture, timeline_picture
from tests.rendering.site_markdown import xml

SVG = "{http://www.w3.org/2000/svg}"


def hollow(picture: str) -> int:
    return sum(1 for each in xml(picture).iter(f"{SVG}circle") if each.get("class") == "hollow")


@pytest.mark.parametrize("draw", [timeline_picture, meetings_picture, coverage_picture])
def test_pictures_are_sound_and_say_what_they_show(draw: object, flood_talks: Briefing) -> None:
    assert callable(draw)
    picture = xml(draw(flood_talks))
    svg = picture.find(f"{SVG}svg")
    assert svg is not None
    text = next(each for each in picture.iter() if each.get("id") == svg.get("aria-labelledby"))
    assert text.text
    assert all(circle.find(f"{SVG}title") is not None for circle in picture.iter(f"{SVG}circle"))
    assert not [each for each in picture.iter() if each.tag.endswith("script")]
    assert "\n\n" not in draw(flood_talks)


def test_every_dated_event_is_marked(flood_talks: Briefing) -> None:
    picture = xml(timeline_picture(flood_talks))
    assert len(list(picture.iter(f"{SVG}circle"))) == len(flood_talks.timeline)
    planned = [entry for entry in flood_talks.timeline if entry.status == "planned"]
    assert hollow(timeline_picture(flood_talks)) == len(planned)


def test_copies_are_tied_together(flood_talks: Briefing) -> None:
    picture = xml(coverage_picture(flood_talks))
    ties = [each for each in picture.iter(f"{SVG}line") if each.get("class") == "tie"]
    copied = [each for each in flood_talks.statements if each.origins < each.reports]
    assert len(ties) == len(copied)


def test_who_is_not_said_to_be_there_is_marked_otherwise(flood_talks: Briefing) -> None:
    assert hollow(meetings_picture(flood_talks)) == 4


def test_too_little_gives_no_picture(flood_talks: Briefing) -> None:
    bare = replace(flood_talks, timeline=flood_talks.timeline[:2], meetings=flood_talks.meetings[:1], statements=())
    assert (timeline_picture(bare), meetings_picture(bare), coverage_picture(bare)) == ("", "", "")
