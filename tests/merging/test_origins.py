from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.merging.origins import SAME_TEXT, group_origins, overlaps_of, word_grams
from generator.model.article import Article

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
