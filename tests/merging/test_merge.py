"""What holds for every folder: nothing lost, spans true, order of no matter, edits undone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.merging import merge
from generator.model.annotation import AnnotatedArticle
from generator.model.article import Rejection
from generator.model.corpus import Corpus
from generator.model.edits import undo
from generator.model.ids import statement_id

NAMES = sorted(path.stem for path in (Path(__file__).parent / "groups").glob("*.yml"))


def check_laws(corpus: Corpus) -> None:
    texts = {source.annotated.article.id: source.annotated.article.text for source in corpus.sources}
    passages = {passage.id: passage for passage in corpus.passages}
    assert len(passages) == len(corpus.passages)
    cited = {item for statement in corpus.statements for item in statement.passages}
    for passage in corpus.passages:
        assert texts[passage.source][passage.start : passage.end] == passage.exact
        assert (passage.unused is None) == (passage.id in cited)
    ids = [statement.id for statement in corpus.statements]
    assert len(set(ids)) == len(ids)
    all_ids = [item for statement in corpus.statements for item in (statement.id, *statement.aliases)]
    assert len(set(all_ids)) == len(all_ids)  # an id leads to one statement
    for statement in corpus.statements:
        assert len(statement.citations) == len(statement.passages) == len(statement.matches)
        places = [(c.source, c.start, c.end) for c in statement.citations]
        assert places == sorted(places)
        for citation, item in zip(statement.citations, statement.passages, strict=True):
            assert texts[citation.source][citation.start : citation.end] == citation.exact
            assert passages[item].start <= citation.start < citation.end <= passages[item].end
        assert undo(statement.text, statement.edits) == statement.citations[statement.shown].exact
        assert statement.id not in statement.aliases
        first = statement.citations[0]
        occurrence = texts[first.source].count(first.exact, 0, first.start)
        assert statement_id(first.source, first.exact, occurrence) in all_ids
    shown = [statement.citations[statement.shown] for statement in corpus.statements]
    assert len({(each.source, each.start, each.end) for each in shown}) == len(shown)
    known = {each.id for each in corpus.discrepancies}
    assert {item for statement in corpus.statements for item in statement.discrepancies} <= known
    assert {item for each in corpus.discrepancies for item in each.statements} <= set(ids)
    assert {item for each in corpus.meetings for item in each.statements} <= set(ids)


@pytest.mark.parametrize("name", NAMES)
def test_laws(name: str, merged: Callable[[str], Corpus]) -> None:
    check_laws(merged(name))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_order_of_articles_makes_no_difference(
    data: st.DataObject, case_articles: Callable[[str], tuple[AnnotatedArticle, ...]]
) -> None:
    articles = [*case_articles("ferry_strike"), *case_articles("election")]
    rejections = [Rejection(file="b.txt", rule="empty", detail="-"), Rejection(file="a.txt", rule="empty", detail="-")]
    shuffled = data.draw(st.permutations(articles))
    assert merge(shuffled, data.draw(st.permutations(rejections))) == merge(articles, rejections)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=st.sets(st.integers(min_value=0, max_value=12), max_size=6))
def test_laws_hold_for_any_choice_of_articles(
    chosen: set[int], case_articles: Callable[[str], tuple[AnnotatedArticle, ...]]
) -> None:
    articles = [each for name in NAMES for each in case_articles(name)]
    check_laws(merge([articles[index] for index in sorted(chosen) if index < len(articles)], ()))


def test_no_article() -> None:
    corpus = merge((), ())
    assert (corpus.sources, corpus.statements, corpus.origins, corpus.discrepancies) == ((), (), (), ())


def test_an_article_without_a_word(read: Callable[..., AnnotatedArticle]) -> None:
    corpus = merge([read("empty", "")], ())
    assert corpus.statements == ()
    assert [origin.sources for origin in corpus.origins] == [("empty",)]


def test_one_article(read: Callable[..., AnnotatedArticle]) -> None:
    text = "The bridge in Genoa collapsed on August 14, 2018.\n\nWhy did it fall?\n\nA long road to the sea."
    corpus = merge([read("one", text)], ())
    check_laws(corpus)
    assert [passage.unused for passage in corpus.passages] == [None, "question", "fragment"]
    assert [statement.agreement for statement in corpus.statements] == ["single"]


def test_two_equal_articles_are_one_origin(read: Callable[..., AnnotatedArticle]) -> None:
    text = (
        "The bridge in Genoa collapsed on August 14, 2018, killing 43 people who were crossing it in the rain.\n\n"
        "The company that runs the motorway denied that it had neglected the repairs which engineers demanded."
    )
    corpus = merge([read("one", text), read("two", text)], ())
    check_laws(corpus)
    assert [origin.sources for origin in corpus.origins] == [("one", "two")]
    assert [len(statement.citations) for statement in corpus.statements] == [2, 2]
    assert {citation.origin for statement in corpus.statements for citation in statement.citations} == {"o1"}


def test_a_caption_supports_but_does_not_state(read: Callable[..., AnnotatedArticle]) -> None:
    text = "The mayor of Lyon opened the new tram line on Monday.\n\nA cyclist waits at the crossing."
    corpus = merge([read("one", text, kinds=("paragraph", "caption"))], ())
    assert [passage.unused for passage in corpus.passages] == [None, "caption"]
    check_laws(corpus)


def test_a_copied_sentence_counts_with_the_wire(read: Callable[..., AnnotatedArticle]) -> None:
    wire = (
        "Miners in the valley have been on strike since the beginning of March over plans to close two of the pits.\n\n"
        "The government says that the pits have lost money every year for a decade and cannot be saved.\n\n"
        "Talks between the union and the ministry broke down on Thursday after a session of eleven hours.\n\n"
        "The minister offered retraining and early pensions, which delegates rejected in a show of hands.\n\n"
        "Steel works that depend on the coal have begun to buy from abroad, according to their owners."
    )
    own = (
        "Our reporter spent a week with the families of the valley.\n\n"
        "Miners in the valley have been on strike since the beginning of March over plans to close two of the pits.\n\n"
        "Shops in the high street have put up posters, and the choir has sung at the gates each evening.\n\n"
        "A retired foreman showed the lamp that his grandfather had carried down the shaft.\n\n"
        "Nobody here believes that the pits will open again, but nobody will say so aloud."
    )
    corpus = merge([read("agency", wire), read("paper", own)], ())
    copied = next(each for each in corpus.statements if each.text.startswith("Miners in the valley"))
    assert [citation.source for citation in copied.citations] == ["agency", "paper"]
    assert {citation.origin for citation in copied.citations} == {"o1"}
    assert [origin.sources for origin in corpus.origins] == [("agency",), ("paper",)]


def test_a_count_that_does_not_say_of_what_is_not_shown(read: Callable[..., AnnotatedArticle]) -> None:
    full = "The death toll from a mill fire in Porto rose to nine on Thursday."
    first = read("a", f"{full}\n\nIt rained.", published="2019-05-09")
    second = read("b", "The mayor wept.\n\nThe death toll stood at nine on Thursday.", published="2019-05-10")
    told = next(each for each in merge([first, second], ()).statements if len(each.citations) > 1)
    assert told.citations[told.shown].exact == full
