"""The pages and the sources: nothing missing, nothing empty, every link answered, every word as it was."""

from __future__ import annotations

import html
import os
import re
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jinja2 import UndefinedError

from generator.language.fixed_words import fixed
from generator.model.briefing import Briefing
from generator.model.counts import Counts
from generator.rendering import PAGES, check_links, render_pages, templates_folder
from generator.rendering.environment import environment, path
from generator.rendering.views import day
from generator.rendering.words import HOMES
from tests.rendering.site_markdown import tree

TEMPLATES = sorted(templates_folder().joinpath("pages").rglob("*.jinja"))
HOSTILE = '<b>*x*</b> {{ y }} | "q" [a](b) `c` {: #d } &amp; </p>'

# Fields that hold free text, other than the words of statements, whose spans must hold.
FREE = yaml.safe_load("""
[title, outlet, author, label, name, topic, announced_by, subject, value, detail, theme, evidence, prepared_for,
prepared_by, marking, note, status_line, place, speaker, rule]
""")


def empty_briefing() -> Briefing:
    tuples = (field.name for field in fields(Briefing) if str(field.type).startswith("tuple"))
    nothing: dict[str, Any] = dict.fromkeys(tuples, ())
    counts = Counts(
        articles=0, set_aside=0, rejected=0, passages=0, used=0, unused=0, dropped=0, statements=0, origins=0
    )
    return Briefing(
        version="1",
        title="Briefing",
        as_of=None,
        prepared_for=None,
        prepared_by=None,
        marking=None,
        note=None,
        status_line="",
        counts=counts,
        **nothing,
    )


def headings_without_content(page: Any) -> list[str]:
    """Headings that are followed by a heading of the same or a higher level, or by nothing."""
    found: list[tuple[int, str]] = []
    empty = []
    for element in page.iter():
        if not isinstance(element.tag, str):
            continue
        if re.fullmatch("h[1-6]", element.tag):
            level = int(element.tag[1])
            if found and found[-1][0] >= level:
                empty.append(found[-1][1])
            found.append((level, element.text_content()))
        elif found and element.tag in ("p", "li", "dd", "td", "figcaption") and element.text_content().strip():
            found.append((0, ""))
    if found and found[-1][0]:
        empty.append(found[-1][1])
    return empty


def test_the_pages_come_first_and_in_the_order_of_the_navigation(pages: Mapping[str, str]) -> None:
    written = list(pages)
    count = len(PAGES)
    assert written[:count] == [page.path for page in PAGES]
    assert all(name.startswith("sources/") for name in written[count:])
    configuration = yaml.safe_load(Path(__file__).parents[2].joinpath("mkdocs.yml").read_text(encoding="utf-8"))
    navigation = [next(iter(item.values())) for item in configuration["nav"]]
    assert navigation[:count] == written[:count]


def test_every_link_and_anchor_is_answered(pages: Mapping[str, str]) -> None:
    assert check_links(pages) == ()


def test_every_statement_stands_once_at_home_with_every_citation(
    flood_talks: Briefing, pages: Mapping[str, str]
) -> None:
    for statement in flood_talks.statements:
        home = tree(pages[HOMES[statement.section]])
        (entry,) = home.xpath(f"//*[@id='{statement.id}']")
        assert "".join(entry.find_class("words")[0].itertext()) == statement.text
        linked = {link.get("href").split("#")[0] for link in entry.find_class("cite")}
        assert linked == {f"sources/{citation.source}.md" for citation in statement.citations}
        titles = [link.get("title") for link in entry.find_class("cite")]
        assert all(any(title.startswith(citation.exact) for title in titles) for citation in statement.citations)


def test_edits_are_visible(flood_talks: Briefing, pages: Mapping[str, str]) -> None:
    for statement in flood_talks.statements:
        entry = tree(pages[HOMES[statement.section]]).get_element_by_id(statement.id)
        first = entry.find_class("words")[0]
        shown = [each.text_content() for each in first.find_class("edit")]
        assert shown == [statement.text[edit.start : edit.end] for edit in statement.edits]


def test_a_source_page_holds_the_whole_text_and_leads_back(flood_talks: Briefing, pages: Mapping[str, str]) -> None:
    for source in flood_talks.sources:
        article = tree(pages[f"sources/{source.id}.md"]).find_class("article")[0]
        for passage in source.passages:
            (shown,) = article.xpath(f".//*[@id='{passage.id}']")
            assert shown.text_content() == source.text[passage.start : passage.end]
            if passage.statements:
                back = [link.get("href").split("#")[1] for link in shown.getnext().find_class("use")]
                assert back == list(passage.statements)
        for aside in (*article.find_class("uses"), *article.find_class("unused")):
            aside.drop_tree()
        words = " ".join(article.text_content().split())
        assert words == " ".join(source.text.split())


def test_whatever_is_not_fact_names_its_source_and_day(flood_talks: Briefing, pages: Mapping[str, str]) -> None:
    labels = {source.id: source.label for source in flood_talks.sources}
    for statement in flood_talks.statements:
        entry = tree(pages[HOMES[statement.section]]).get_element_by_id(statement.id)
        leads = entry.find_class("lead")
        assert bool(leads) == (statement.voice != "fact")
        if leads:
            assert leads[0].text_content().startswith(labels[statement.citations[statement.shown].source])


def test_who_raises_what_was_not_announced_is_not_said_to_announce_it(flood_talks: Briefing) -> None:
    first, *others = flood_talks.meetings
    items = tuple(replace(item, announced_by="Karl Brandstätter") for item in first.agenda)
    changed = replace(flood_talks, meetings=(replace(first, agenda=items), *others))
    told = render_pages(changed, templates=templates_folder())["agenda.md"]
    assert told.count("announced by Karl Brandstätter") == sum(item.announced for item in items) == 3
    assert told.count("raised by Karl Brandstätter") == 1


def test_the_schedule_is_in_order_of_time(pages: Mapping[str, str]) -> None:
    rows = [line for line in pages["agenda.md"].splitlines() if line.startswith("| ") and "2026" in line]
    assert [row.split("{")[0].strip("| ") for row in rows] == [
        "2 September 2026",
        "22–23 September 2026",
        "9 October 2026",
    ]


def test_every_page_tells_how_new_it_is(flood_talks: Briefing, pages: Mapping[str, str]) -> None:
    for name, text in pages.items():
        assert day(flood_talks.as_of) in tree(text).text_content(), name


def test_no_heading_is_empty(pages: Mapping[str, str]) -> None:
    assert {name: headings_without_content(tree(text)) for name, text in pages.items()} == {name: [] for name in pages}


def test_a_briefing_of_nothing_has_every_page_with_one_sentence() -> None:
    written = render_pages(empty_briefing(), templates=templates_folder())
    assert list(written) == [page.path for page in PAGES]
    for name, text in written.items():
        page = tree(text)
        assert headings_without_content(page) == [], name
        if name != "index.md":
            assert len(page.find_class("ours")) == 1, name
    assert check_links(written) == ()


@given(st.text(max_size=60), st.text(max_size=60))
@settings(deadline=None)
@example("Storm \U0001f32a hits", "“Ağrı”\u2028\\ud83c---\n...")
def test_the_head_of_a_page_is_yaml_for_any_text(title: str, description: str) -> None:
    macros = environment(templates_folder()).get_template("_macros/page.jinja").module
    page = str(macros.head(title, description)).lstrip("\n")  # type: ignore[attr-defined]  # a macro is made at run time
    head = re.fullmatch(r"---\n(.*?\n)---\n+", page, re.DOTALL)
    assert head is not None
    for loader in (yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        read = yaml.load(head[1], Loader=loader)  # noqa: S506  # both are safe loaders
        assert {key: html.unescape(value) for key, value in read.items()} == {
            "title": plain(" ".join(title.split())),
            "description": plain(" ".join(description.split())),
        }


def plain(text: str) -> str:
    """What HTML can hold of `text`."""
    return re.sub("[\x00-\x08\x0b\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]", "\ufffd", text)


def test_emoji_in_a_title_stay_in_the_head_of_every_page(flood_talks: Briefing) -> None:
    sources = tuple(replace(each, title="Storm \U0001f32a](x) hits") for each in flood_talks.sources)
    written = render_pages(
        replace(flood_talks, title="Storm \U0001f32a](x)", sources=sources), templates=templates_folder()
    )
    assert check_links(written) == ()
    for name, text in written.items():
        head = yaml.safe_load(text.split("---\n")[1])
        assert "Storm \U0001f32a](x)" in f"{head['title']} {head['description']}", name


@pytest.mark.parametrize(("nature", "key"), [("precision", "gaps.differences_precision"), (None, "gaps.differences")])
def test_without_a_conflict_the_pages_say_only_what_is_true(flood_talks: Briefing, nature: Any, key: str) -> None:
    found = tuple(replace(each, nature=nature) for each in flood_talks.discrepancies if nature)
    gaps = tuple(each for each in flood_talks.gaps if each.about != "differences")
    changed = replace(flood_talks, discrepancies=found, gaps=gaps, bottom_line=())
    written = render_pages(changed, templates=templates_folder())
    for name in ("index.md", "differences.md"):
        assert fixed(key) in tree(written[name]).text_content()


def test_a_saved_template_is_seen(tmp_path: Path) -> None:
    template = tmp_path / "pages" / "x.jinja"
    template.parent.mkdir()
    template.write_text("one", encoding="utf-8")
    assert environment(tmp_path).get_template("x.jinja").render() == "one"
    template.write_text("two", encoding="utf-8")
    os.utime(template, (1, 1))
    assert environment(tmp_path).get_template("x.jinja").render() == "two"


def test_the_same_briefing_gives_the_same_pages(flood_talks: Briefing, pages: Mapping[str, str]) -> None:
    assert render_pages(flood_talks, templates=templates_folder()) == pages


def hostile(value: Any, key: str = "") -> Any:
    """The data of a briefing with hostile text added wherever text is free."""
    if isinstance(value, dict):
        dropped = "rule" in value
        return {name: hostile(item, "title" if dropped and name == "text" else name) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [hostile(item, key) for item in value]
    return value + HOSTILE if isinstance(value, str) and key in FREE else value


def test_no_field_can_become_markup(flood_talks: Briefing, pages: Mapping[str, str]) -> None:
    changed = msgspec.convert(hostile(msgspec.to_builtins(flood_talks)), Briefing)
    written = render_pages(changed, templates=templates_folder())
    assert list(written) == list(pages)
    for name, text in written.items():
        page = tree(text)
        assert not page.xpath("//b | //em | //strong | //code | //script"), name
        assert HOSTILE in page.text_content(), name
        head = yaml.safe_load(text.split("---\n")[1])
        assert not any("<" in str(value) for value in head.values())


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda each: each.name)
def test_templates_open_with_their_variables_and_never_switch_escaping_off(template: Path) -> None:
    source = template.read_text(encoding="utf-8")
    assert source.startswith("{#")
    assert not re.search(r"\|\s*safe|autoescape|Markup|~", source)


def test_an_unknown_variable_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        environment(templates_folder()).from_string("{{ nothing }}").render()


@pytest.mark.parametrize("target", ["a.md b", 'a.md"', "a)", "a.md#", "javascript:x", "a.md#b)"])
def test_a_target_that_could_end_its_link_is_refused(target: str) -> None:
    with pytest.raises(ValueError, match="target"):
        path(target)
