"""What the briefing of the samples must not say: twelve rules of an expert, over the data and the pages' text."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

import pytest

from generator.language.model import LanguageModel
from generator.model.briefing import Briefing, Statement
from generator.pipeline import Workshop, make_briefing
from generator.rendering import render_pages, templates_folder
from tests.support import ROOT


@dataclass(frozen=True)
class Made:
    """The samples' briefing and its pages, Markdown by path."""

    briefing: Briefing
    pages: dict[str, str]

    def statement(self, words: str) -> Statement:
        """The statement one of whose citations has `words`."""
        return next(
            item for item in self.briefing.statements if any(words in citation.exact for citation in item.citations)
        )

    def told(self) -> list[Statement]:
        """What the overview says: the bottom line, who wants what, what comes next."""
        names = {*self.briefing.bottom_line, *self.briefing.next_steps}
        names.update(name for want in self.briefing.wants for name in want.statements)
        return [item for item in self.briefing.statements if item.id in names]

    def text(self) -> str:
        """All text of the nine pages, without marks, links' targets and attributes."""
        return "\n".join(_plain(page) for path, page in sorted(self.pages.items()) if not path.startswith("sources/"))

    def own_words(self) -> list[str]:
        """What the briefing says in its own voice: titles, names, gaps, the status line."""
        item = self.briefing
        words = [item.title, item.status_line, *(gap.text for gap in item.gaps)]
        words += [meeting.name for meeting in item.meetings]
        words += [issue.title for issue in item.open_issues]
        words += [statement.theme for statement in item.statements if statement.theme]
        return words


@pytest.fixture(scope="module")
def made(model: LanguageModel) -> Made:
    briefing = make_briefing(ROOT / "seeds", Workshop(language=model)).briefing
    return Made(briefing=briefing, pages=render_pages(briefing, templates=templates_folder()))


def test_01_the_war_began_in_2011_and_the_meeting_was_on_the_15th(made: Made) -> None:
    assert not any("2013" in item.text for item in made.told())
    assert not any("2013" in entry.edtf for entry in made.briefing.timeline)
    assert any("2013" in [reading.value for reading in item.readings] for item in made.briefing.discrepancies)
    main = [item for item in made.briefing.meetings if item.role == "main"]
    assert [item.when for item in main] == ["2023-03-15"]


def test_02_no_year_of_a_footer_is_a_day_of_publication(made: Made) -> None:
    for source in made.briefing.sources:
        for dated in (source.published, source.written):
            assert dated.edtf is None or dated.edtf[:4] == "2023"
    assert not any(entry.edtf[:4] in {"2014", "2025", "2026"} for entry in made.briefing.timeline)


def test_03_nobody_of_the_page_furniture_takes_part(made: Made) -> None:
    people = " ".join(item.name for item in made.briefing.participants)
    statements = " ".join(item.text for item in made.briefing.statements)
    for name in ("Asamoa", "Annoh", "Dompreh", "Kyerematen"):
        assert name not in people
        assert name not in statements
        assert name not in made.pages["participants.md"]
        assert name not in made.pages["index.md"]


def test_04_one_country_has_one_party(made: Made) -> None:
    names = [{item.name, *item.variants} for item in made.briefing.parties]
    assert sum(bool({"Turkey", "Türkiye", "Turkiye"} & found) for found in names) == 1
    assert not any("Palace" in name for found in names for name in found)
    assert not any("Palace" in item.name for item in made.briefing.participants)


def test_05_the_rank_of_the_man_from_iran_is_contested(made: Made) -> None:
    assert any(
        item.kind == "rank" and item.nature == "conflict" and "Iran" in item.subject
        for item in made.briefing.discrepancies
    )
    for item in made.briefing.statements:
        if "Iran" in item.text and "Deputy" in item.text:
            assert item.agreement == "conflict"


def test_06_no_result_is_reported(made: Made) -> None:
    assert any(gap.about == "outcome" for gap in made.briefing.gaps)
    said = [item.text for item in made.told()] + made.own_words()
    for text in said:
        assert not re.search(r"\b(?:agreement (?:was|has been)|signed|joint statement|agreed to|agreed on)\b", text), (
            text
        )


def test_07_an_old_absence_is_not_told_as_of_now(made: Made) -> None:
    stale = made.statement("has not visited Moscow since")
    if "has not visited" in stale.text:
        assert stale.rank == "detail"
    assert not any("has not visited" in item.text for item in made.told())
    assert not any("has not visited" in entry.text for entry in made.briefing.timeline)


@pytest.mark.parametrize("word", ["special operation", "Nazi", "terrorist", "enemy", "occupation"])
def test_08_loaded_words_are_never_ours(made: Made, word: str) -> None:
    assert not any(word.lower() in text.lower() for text in made.own_words())
    for item in made.told():
        outside = re.sub(r"“[^”]*”|\"[^\"]*\"", "", item.text)
        assert item.attribution is not None or word.lower() not in outside.lower(), item.text


def test_09_a_wire_text_counts_once(made: Made) -> None:
    item = made.statement("receiving calls and aid from Arab leaders")
    assert item.reports >= 3
    assert item.origins == 1


@pytest.mark.parametrize("name", ["Peskov", "Bogdanov", "Yefimov"])
def test_10_who_only_speaks_or_receives_was_not_in_the_room(made: Made, name: str) -> None:
    people = {item.id: item for item in made.briefing.participants}
    for meeting in made.briefing.meetings:
        for one in meeting.attendees:
            who = people[one.participant]
            if name in who.name:
                assert one.part in {"speaks_about", "receives", "presence_not_stated", "not_attending"}


def test_10_no_minister_is_named_for_the_delegation(made: Made) -> None:
    people = {item.id: item for item in made.briefing.participants}
    main = next(item for item in made.briefing.meetings if item.role == "main")
    named = {people[one.participant].name for one in main.attendees if one.part in {"attends", "accompanies", "guest"}}
    assert named <= {"Bashar al-Assad", "Vladimir Putin"}


def test_11_every_role_and_name_stands_in_the_articles(made: Made) -> None:
    texts = " ".join(" ".join(source.text.split()) for source in made.briefing.sources)
    for item in made.briefing.participants:
        if item.kind == "person":
            assert item.name in texts
        for role in item.roles:
            for word in role.text.split():  # a role of several is told in the singular
                assert word in texts, role.text
    for statement in made.briefing.statements:
        assert statement.citations[statement.shown].exact in " ".join(source.text for source in made.briefing.sources)


def test_12_a_toll_has_its_source(made: Made) -> None:
    for item in made.told():
        assert not re.search(r"\b50,000\b|\bkilling thousand\b", item.text)
    for item in made.briefing.statements:
        if re.search(r"\b50,000\b|\bkilling thousand\b", item.text):
            assert item.citations
            assert item.discrepancies or item.attribution is not None
    assert not any("50,000" in text for text in made.own_words())


def test_the_pages_say_no_more_than_the_data(made: Made) -> None:
    """The rules that plain words can break, over the text of the overview page."""
    overview = _plain(made.pages["index.md"])
    told, _, contested = overview.partition("What is contested")
    assert "2013" not in told
    assert contested
    for words in ("has not visited", "killing thousand", "50,000", "Palace", "Asamoa", "joint statement"):
        assert words not in told, words
    assert "No source reports an outcome" in told
    assert not re.search(r"published[^.]{0,20}20(?:14|25|26)", made.text())


def _plain(page: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>|\{[^}]*\}|\]\([^)]*\)", " ", page))
