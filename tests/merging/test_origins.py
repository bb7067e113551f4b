from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from generator.merging import merge
from generator.merging.origins import SAME_TEXT, group_origins, overlaps_of, word_grams
from generator.model.annotation import AnnotatedArticle
from generator.model.article import Article
from generator.model.corpus import Corpus

WORDS = [f"word{number}" for number in range(200)]


def article(name: str, words: list[str], agency: str | None = None) -> Article:
    return Article(id=name, file=f"{name}.txt", text=" ".join(words), blocks=(), agency=agency)


def test_share_is_of_the_shorter_text() -> None:
    one, two = article("a", WORDS[:100]), article("b", WORDS[50:74])
    (overlap,) = overlaps_of([one, two])
    assert (overlap.first, overlap.second, overlap.shared) == ("a", "b", 1.0)


def test_case_quotes_and_punctuation_make_no_other_text() -> None:
    assert word_grams("It’s over, THE strike: is over.").tolist() == word_grams("it's over the strike is over").tolist()


def test_articles_with_much_common_text_are_one_origin() -> None:
    articles = [article("a", WORDS[:100], "AFP"), article("b", WORDS[60:160]), article("c", WORDS[150:200])]
    origins = group_origins(articles, overlaps_of(articles))
    assert [(origin.id, origin.sources, origin.agency) for origin in origins] == [
        ("o1", ("a", "b"), "AFP"),
        ("o2", ("c",), None),
    ]
    assert origins[0].shared >= SAME_TEXT
    assert origins[1].shared == 1.0


@given(st.lists(st.lists(st.sampled_from(WORDS[:12]), max_size=30), max_size=5))
def test_every_article_has_one_origin(texts: list[list[str]]) -> None:
    articles = [article(f"s{number}", words) for number, words in enumerate(texts)]
    overlaps = overlaps_of(articles)
    assert all(0 < overlap.shared <= 1 and overlap.first < overlap.second for overlap in overlaps)
    sources = [source for origin in group_origins(articles, overlaps) for source in origin.sources]
    assert sorted(sources) == [each.id for each in articles]


def test_an_article_set_aside_is_no_origin() -> None:
    articles = [
        article("a", WORDS[:100]),
        replace(article("b", WORDS[:100]), set_aside="duplicate"),
        replace(article("c", WORDS[150:]), set_aside="language"),
    ]
    origins = group_origins(articles, overlaps_of(articles))
    assert [origin.sources for origin in origins] == [("a", "b")]


def test_an_article_set_aside_joins_no_two_others() -> None:
    articles = [
        article("a", WORDS[:60]),
        replace(article("b", WORDS[:120]), set_aside="duplicate"),
        article("c", WORDS[60:120]),
    ]
    origins = group_origins(articles, overlaps_of(articles))
    assert [origin.sources for origin in origins] == [("a", "b"), ("c",)]


WIRE = (
    "The dam above Kalundu broke early on Monday and flooded three villages along the river, the army said. "
    "Soldiers brought two hundred people to a school on the hill, where cooks handed out soup and bread."
)
OWN = (
    "Our reporter walked along the valley road all morning and saw cattle standing on the roof of a mill. "
    "Farmers there told her that the engineers had warned of cracks in the wall since the winter before last. "
    "A teacher in the next village opened her house to nine families and says she will keep them for a month. "
    "The governor has not answered any of the questions that this newspaper sent to his office on Tuesday night. "
    "At the market people argued about who should pay for the bridges, the fields and the two lost school buses. "
    "Some want the company that runs the turbines in court, others only hope that the road opens before harvest."
)


def origins_of(corpus: Corpus, words: str) -> set[str]:
    return {c.origin for each in corpus.statements for c in each.citations if words in c.exact}


def test_a_wire_passage_in_an_article_of_its_own_counts_with_the_wire(read: Callable[..., AnnotatedArticle]) -> None:
    corpus = merge([read("a", WIRE), read("b", OWN + "\n\n" + WIRE.partition(". ")[0] + ".")], ())
    assert len(corpus.origins) == 2
    assert len(origins_of(corpus, "dam above Kalundu")) == 1
    assert origins_of(corpus, "cattle standing") != origins_of(corpus, "dam above Kalundu")


def test_two_reporters_who_quote_one_speaker_are_two_origins(read: Callable[..., AnnotatedArticle]) -> None:
    said = '"We shall rebuild every house in the valley before the first snow falls this year,"'
    one = read("a", f"{said} mayor Ana Silva told a crowd in front of the damaged church on Sunday evening.\n\n{OWN}")
    two = read(
        "b", f"{said} Ana Silva, who leads the council, promised after a long night of talks with farmers.\n\n{WIRE}"
    )
    corpus = merge([one, two], ())
    assert len(corpus.origins) == 2
    assert len(origins_of(corpus, "rebuild every house")) == 2


def test_a_copy_under_another_headline_is_one_origin(read: Callable[..., AnnotatedArticle]) -> None:
    corpus = merge([read("a", "Dam breaks\n\n" + WIRE), read("b", "Three villages under water\n\n" + WIRE)], ())
    assert [origin.sources for origin in corpus.origins] == [("a", "b")]


FLOOD = [
    "The dam above Kalundu broke on Monday and flooded three villages.",
    "Soldiers brought 200 people to a school.",
]
TRIAL = [
    "A court in Oslo sentenced the banker Per Dahl to three years in prison on Monday.",
    "The judge said Dahl had taken 200 loans.",
]


def test_two_unrelated_events_share_no_statement(read: Callable[..., AnnotatedArticle]) -> None:
    floods = [read(f"f{number}", "\n\n".join(FLOOD[:: 1 - 2 * number])) for number in range(2)]
    trials = [read(f"t{number}", "\n\n".join(TRIAL[:: 1 - 2 * number])) for number in range(2)]
    corpus = merge([*floods, *trials], ())
    assert all(len({c.source[0] for c in each.citations}) == 1 for each in corpus.statements)
    assert corpus.discrepancies == ()
