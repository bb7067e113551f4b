"""Decisions in the briefing: what each does, what has gone and what is nearest now, and what explain tells of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.composing import check, explain
from generator.editing import not_in_force
from generator.errors import ConfigurationError
from generator.model.briefing import Briefing, Statement
from generator.model.decisions import DecisionEntry
from generator.model.edits import undo
from generator.pipeline import Made
from generator.rendering import check_links, render_pages, templates_folder

Make = Callable[..., Made]


def only(briefing: Briefing) -> DecisionEntry:
    (entry,) = briefing.decisions
    return entry


def several(briefing: Briefing) -> Statement:
    return next(item for item in briefing.statements if len(item.citations) > 3)


def named(briefing: Briefing, statement: Statement, place: int = 0) -> dict[str, str]:
    citation = statement.citations[place]
    file = next(source.file for source in briefing.sources if source.id == citation.source)
    return {"source": file, "exact": citation.exact}


def with_id(briefing: Briefing, name: str) -> Statement:
    return next(item for item in briefing.statements if item.id == name)


def test_without_decisions_nothing_is_marked(samples: Briefing) -> None:
    assert samples.decisions == ()
    assert all(item.editor is None for item in samples.statements)


def test_part_of_a_sentence_in_other_quotation_marks_and_spaces_names_it(make: Make, samples: Briefing) -> None:
    statement = several(samples)
    target = named(samples, statement)
    words = target["exact"].split()[1:8]
    target["exact"] = "  ".join(words).replace("’", "'")
    entry = only(make(decisions=[{"note": target, "text": "Seen."}]).briefing)
    assert (entry.state, entry.statements) == ("in_force", (statement.id,))


def test_words_copied_from_a_page_with_its_brackets_name_the_statement(make: Make, samples: Briefing) -> None:
    statement = next(item for item in samples.statements if item.edits)
    target = {**named(samples, statement, statement.shown), "exact": statement.text}
    entry = only(make(decisions=[{"note": target, "text": "Seen."}]).briefing)
    assert entry.statements == (statement.id,)


def test_gone_words_are_told_with_the_nearest_now(make: Make, samples: Briefing) -> None:
    statement = several(samples)
    target = named(samples, statement)
    words = target["exact"].split()
    target["exact"] = " ".join([*words[:3], "indeed", *words[3:]])
    briefing = make(decisions=[{"pin": target}]).briefing
    entry = only(briefing)
    assert (entry.state, entry.statements) == ("lost", ())
    assert entry.nearest is not None
    assert entry.nearest.statement == statement.id
    assert entry.nearest.likeness > 0.8
    (line,) = not_in_force(briefing.decisions, file="briefing.yml")
    assert line.startswith("briefing.yml: line 2: pin ")
    assert f"the nearest now is {statement.id}" in line
    pages = render_pages(briefing, templates=templates_folder())
    assert check_links(pages) == ()
    assert statement.id in pages["decisions.md"]


def test_an_id_whose_article_is_gone_is_remembered_from_the_version_before(make: Make, samples: Briefing) -> None:
    file = samples.sources[0].file
    own = next(item for item in samples.statements if {one.source for one in item.citations} == {samples.sources[0].id})
    decisions = [{"note": own.id, "text": "Seen."}]
    before = make(decisions=decisions).briefing
    gone = make(decisions=decisions, before=before, without=(file,)).briefing
    assert only(gone).state == "lost"
    assert only(gone).words == (own.citations[0].exact,)
    again = make(decisions=decisions, before=gone, without=(file,)).briefing
    assert again == gone
    alone = make(decisions=decisions, without=(file,)).briefing
    assert only(alone).words == ("",)


def test_an_id_that_never_was_is_told_and_a_slip_of_the_pen_mended(make: Make, samples: Briefing) -> None:
    name = samples.statements[0].id
    slip = name[:-1] + ("0" if name[-1] != "0" else "1")
    briefing = make(decisions=[{"hide": "s-zzzzzzzzzz".replace("z", "f")}, {"hide": slip}]).briefing
    first, second = briefing.decisions
    assert first.detail == "no statement has this id or alias"
    assert second.detail is not None
    assert second.detail.endswith(f"the nearest is {name}")
    assert len(briefing.statements) == len(samples.statements)


def test_two_decisions_about_one_statement_under_two_names_cannot_contradict(make: Make, samples: Briefing) -> None:
    statement = several(samples)
    briefing = make(
        decisions=[
            {"hide": statement.id},
            {"pin": statement.aliases[0]},
            {"note": named(samples, statement), "text": "Seen."},
        ]
    ).briefing
    assert [item.state for item in briefing.decisions] == ["in_force", "contradicted", "contradicted"]
    assert briefing.decisions[1].detail == "line 2 leaves it out"


def test_two_places_and_two_days_under_two_names(make: Make, samples: Briefing) -> None:
    statement = several(samples)
    briefing = make(
        decisions=[
            {"move": statement.id, "to": "agenda"},
            {"move": statement.aliases[0], "to": "participants"},
            {"correct": statement.id, "date": "2001-01-01"},
            {"correct": statement.aliases[0], "date": "2002-02-02"},
        ]
    ).briefing
    assert [item.state for item in briefing.decisions] == ["in_force", "contradicted"] * 2
    assert with_id(briefing, statement.id).section == "agenda"


def test_what_is_hidden_stands_nowhere_but_in_its_source(make: Make, samples: Briefing) -> None:
    statement = next(item for item in samples.statements if len(item.citations) == 1 and item.rank == "main")
    briefing = make(decisions=[{"hide": statement.id}]).briefing
    words = statement.citations[0].exact
    assert only(briefing).words == (words,)
    pages = render_pages(briefing, templates=templates_folder())
    telling = [name for name, text in pages.items() if statement.id in text]
    assert telling == []
    assert check(briefing) == ()


def test_a_merge_shows_the_words_named_first_and_keeps_every_citation(make: Make, samples: Briefing) -> None:
    first, second = [item for item in samples.statements if len(item.citations) == 1 and not item.edits][:2]
    made = make(decisions=[{"merge": [second.id, first.id]}])
    (name,) = only(made.briefing).statements
    joined = with_id(made.briefing, name)
    assert joined.text == second.text
    assert {citation.exact for citation in joined.citations} == {
        citation.exact for item in (first, second) for citation in item.citations
    }
    assert {first.id, second.id} <= {joined.id, *joined.aliases}
    assert len(made.briefing.statements) == len(samples.statements) - 1
    assert check(made.briefing) == ()


def test_a_split_is_undone_by_a_merge(make: Make, samples: Briefing) -> None:
    statement = several(samples)
    piece = statement.aliases[0]
    parted = make(decisions=[{"split": piece}]).briefing
    assert len(parted.statements) == len(samples.statements) + 1
    assert check(parted) == ()
    both = make(decisions=[{"split": piece}, {"merge": [statement.id, piece]}]).briefing
    assert len(both.statements) == len(samples.statements)
    assert check(both) == ()
    joined = next(item for item in both.statements if piece in (item.id, *item.aliases))
    assert {one.exact for one in joined.citations} == {one.exact for one in statement.citations}


def test_what_stands_alone_already_can_be_split_and_what_is_one_already_merged(make: Make, samples: Briefing) -> None:
    single = next(item for item in samples.statements if len(item.citations) == 1)
    both = several(samples)
    briefing = make(decisions=[{"split": single.id}, {"merge": [both.id, both.aliases[0]]}]).briefing
    assert [item.state for item in briefing.decisions] == ["in_force", "in_force"]
    assert [item.id for item in briefing.statements] == [item.id for item in samples.statements]


def test_a_corrected_word_can_be_undone_to_the_source(make: Make, samples: Briefing) -> None:
    statement = samples.statements[0]
    word = next(one for one in statement.citations[statement.shown].exact.split() if one.isalpha() and len(one) > 4)
    briefing = make(decisions=[{"correct": statement.id, "words": word, "to": "Right"}]).briefing
    made = with_id(briefing, statement.id)
    assert "[Right]" in made.text
    assert undo(made.text, made.edits) == statement.citations[statement.shown].exact
    pages = render_pages(briefing, templates=templates_folder())
    assert "corrected by the editor" in "".join(pages.values())


def test_a_word_that_does_not_stand_there_corrects_nothing(make: Make, samples: Briefing) -> None:
    entry = only(make(decisions=[{"correct": samples.statements[0].id, "words": "Xyzzy", "to": "Right"}]).briefing)
    assert entry.state == "lost"
    assert "do not stand there" in (entry.detail or "")


def test_a_corrected_date_changes_the_bracket_that_gave_it(make: Make, samples: Briefing) -> None:
    statement = next(
        item
        for item in samples.statements
        if item.when is not None and item.when.how == "resolved" and any(edit.kind == "dated" for edit in item.edits)
    )
    briefing = make(decisions=[{"correct": statement.id, "date": "2001-02-03"}]).briefing
    made = with_id(briefing, statement.id)
    assert made.when is not None
    assert statement.when is not None
    assert (made.when.edtf, made.when.how, made.when.expression) == ("2001-02-03", "given", statement.when.expression)
    assert check(briefing) == ()
    if "[3 February 2001]" in made.text:
        assert any(edit.kind == "corrected" for edit in made.edits)


@pytest.mark.parametrize("by", ["title", "words"])
def test_a_theme_is_renamed_by_its_title_or_by_a_statement_in_it(make: Make, samples: Briefing, by: str) -> None:
    statement = next(item for item in samples.statements if item.theme is not None)
    target: Any = statement.theme if by == "title" else named(samples, statement)
    briefing = make(decisions=[{"rename": target, "of": "theme", "to": "Another title"}]).briefing
    assert with_id(briefing, statement.id).theme == "Another title"
    assert only(briefing).inferred == statement.theme
    marks = with_id(briefing, statement.id).editor
    assert marks is None or marks.inferred_theme == statement.theme


def test_a_title_that_is_no_more_is_told_with_the_nearest(make: Make, samples: Briefing) -> None:
    title = samples.open_issues[0].title
    entry = only(make(decisions=[{"rename": title[:-2] + "xx", "to": "Another title"}]).briefing)
    assert entry.state == "lost"
    assert title in (entry.detail or "")


def test_pins_stand_first_in_their_order_and_use_the_budget(make: Make, samples: Briefing) -> None:
    chosen = [item for item in samples.statements if item.id not in samples.bottom_line][:2]
    briefing = make(decisions=[{"pin": chosen[1].id}, {"pin": chosen[0].id}]).briefing
    assert briefing.bottom_line[:2] == (chosen[1].id, chosen[0].id)
    texts = {item.id: item.text for item in briefing.statements}
    words = sum(len(texts[name].split()) for name in briefing.bottom_line if name in texts)
    assert words <= max(120, sum(len(item.text.split()) for item in chosen))


def test_a_note_is_the_editors_and_visibly_not_a_sources(make: Make, samples: Briefing) -> None:
    statement = samples.statements[0]
    briefing = make(decisions=[{"note": statement.id, "text": "Heard *otherwise* <b>."}]).briefing
    assert with_id(briefing, statement.id).text == statement.text
    pages = render_pages(briefing, templates=templates_folder())
    assert any(
        '<span class="editor-note"><span class="editor-name">Editor:</span> Heard' in one for one in pages.values()
    )
    assert not any("<b>." in text for text in pages.values())


def test_everything_can_be_hidden(make: Make, samples: Briefing) -> None:
    briefing = make(decisions=[{"hide": [item.id for item in samples.statements]}]).briefing
    assert briefing.statements == ()
    assert check(briefing) == ()
    assert check_links(render_pages(briefing, templates=templates_folder())) == ()


# What is drawn is plain: places in lists that the samples' briefing fills. Strategies that were made of its records in
# each run were drawn from differently when an example was replayed.
PLACES = st.integers(0, 999)
TARGETS = st.tuples(st.sampled_from(["id", "words", "gone"]), PLACES, PLACES)
SECTIONS = ["background", "agenda", "participants", "developments", "open_issues"]
DECISION = st.one_of(
    st.fixed_dictionaries({"hide": TARGETS}),
    st.fixed_dictionaries({"pin": TARGETS}),
    st.fixed_dictionaries({"move": TARGETS, "to": st.sampled_from(SECTIONS)}),
    st.fixed_dictionaries({"move": TARGETS, "theme": st.sampled_from(["One", "Two"])}),
    st.fixed_dictionaries({"merge": st.lists(TARGETS, min_size=2, max_size=3)}),
    st.fixed_dictionaries({"split": st.lists(TARGETS, min_size=1, max_size=2)}),
    st.fixed_dictionaries({"rename": TARGETS, "to": st.sampled_from(["One", "Two"])}),
    st.fixed_dictionaries(
        {"rename": st.tuples(st.just("issue"), PLACES, PLACES), "to": st.sampled_from(["One", "Two"])}
    ),
    st.fixed_dictionaries({"correct": TARGETS, "date": st.sampled_from(["2001-02-03", "2001"])}),
    st.fixed_dictionaries({"correct": TARGETS, "words": st.sampled_from(["the", "Moscow"]), "to": st.just("X")}),
    st.fixed_dictionaries({"note": TARGETS, "text": st.just("Seen.")}),
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(drawn=st.lists(DECISION, min_size=1, max_size=8))
def test_any_decisions_together_leave_a_briefing_that_keeps_its_promises(
    make: Make, samples: Briefing, drawn: list[dict[str, Any]]
) -> None:
    few = samples.statements[::6]
    names = [one for item in few for one in (item.id, *item.aliases)]

    def target(kind: str, first: int, second: int) -> Any:
        if kind == "gone":
            return "s-ffffffffff"
        if kind == "issue":
            named_so = [*[issue.title for issue in samples.open_issues[:2]], samples.open_issues[0].id]
            return named_so[first % len(named_so)]
        if kind == "id":
            return names[first % len(names)]
        item = few[first % len(few)]
        return named(samples, item, second % len(item.citations))

    def filled(value: Any) -> Any:
        if isinstance(value, list):
            return [target(*one) for one in value]
        return target(*value) if isinstance(value, tuple) else value

    chosen = [{key: filled(value) for key, value in decision.items()} for decision in drawn]
    try:
        made = make(decisions=chosen)
    except ConfigurationError:  # two of them contradict each other, or a merge names one twice
        return
    briefing = made.briefing
    assert check(briefing) == ()
    assert len({item.id for item in briefing.decisions}) == len(briefing.decisions)
    known = {one for item in briefing.statements for one in (item.id, *item.aliases)}
    hidden = {one for item in briefing.decisions if item.kind == "hide" for one in item.statements}
    for item in samples.statements:
        assert not known.isdisjoint((item.id, *item.aliases)) or hidden
    assert check_links(render_pages(briefing, templates=templates_folder())) == ()
    for name in names:
        assert explain(made.corpus, name, inferred=made.inferred, decisions=briefing.decisions)


def test_explain_tells_both_what_was_inferred_and_what_was_decided(make: Make, samples: Briefing) -> None:
    statement = next(item for item in samples.statements if item.section == "background")
    made = make(decisions=[{"move": statement.id, "to": "agenda", "why": "It is on the list."}])
    text = explain(made.corpus, statement.id, inferred=made.inferred, decisions=made.briefing.decisions)
    inferred, decided = text.split("As the editor decided")
    assert "As inferred" in inferred
    assert "Section: background" in inferred
    assert "move: in Agenda (inferred: in Background" in decided
    assert "because: It is on the list." in decided
    assert "Section: agenda" in decided
    other = next(item for item in samples.statements if item.id != statement.id)
    plain = explain(made.corpus, other.id, inferred=made.inferred, decisions=made.briefing.decisions)
    assert "As inferred" not in plain


def test_explain_tells_what_a_hidden_statement_was(make: Make, samples: Briefing) -> None:
    statement = several(samples)
    made = make(decisions=[{"hide": statement.aliases[0]}])
    for name in (statement.id, statement.aliases[0]):
        text = explain(made.corpus, name, inferred=made.inferred, decisions=made.briefing.decisions)
        assert statement.text in text
        assert "line 2: hide" in text
        assert "It does not stand in the briefing." in text
