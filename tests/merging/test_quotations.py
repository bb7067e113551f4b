from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.merging.quotations import join_quotations
from generator.model.annotation import AnnotatedArticle, Quotation
from generator.model.article import Article, Block
from generator.model.briefing import Citation, QuotationEntry
from generator.model.corpus import Mention


def told(source: str, before: str, words: str, after: str, speaker: str | None = None) -> AnnotatedArticle:
    """An article of one sentence: `before` "words" `after`, with `speaker` somewhere outside the marks."""
    text = f'{before}"{words}"{after}'
    start = len(before) + 1
    at = text.index(speaker) if speaker else None
    quotation = Quotation(
        start=start,
        end=start + len(words),
        direct=True,
        speaker=speaker,
        speaker_start=at,
        speaker_end=at + len(speaker) if at is not None and speaker else None,
        cue="say" if speaker else None,
    )
    article = Article(id=source, file=f"{source}.txt", text=text, blocks=(Block(start=0, end=len(text)),))
    return AnnotatedArticle(article=article, sentences=(), quotations=(quotation,))


def mention(article: AnnotatedArticle, words: str, participant: str, form: str = "name") -> Mention:
    start = article.article.text.index(words)
    return Mention(start=start, end=start + len(words), text=words, form=form, participant=participant)  # type: ignore[arg-type]


def joined(
    *articles: AnnotatedArticle, mentions: dict[str, tuple[Mention, ...]] | None = None
) -> tuple[QuotationEntry, ...]:
    texts = {article.article.id: article.article.text for article in articles}

    def cite(source: str, start: int, end: int) -> Citation:
        return Citation(source=source, start=start, end=end, exact=texts[source][start:end], origin="o1")

    return join_quotations(articles, mentions or {}, cite)


def test_nothing_said_nothing_joined() -> None:
    assert joined() == ()


def test_the_same_words_in_two_papers_are_one_entry() -> None:
    first = told("a", "The mayor said: ", "We will rebuild the bridge by May.", "", "The mayor")
    second = told("b", "", "We will rebuild the bridge by May,", " said the mayor of the town.", "the mayor")
    (entry,) = joined(first, second)
    assert [citation.source for citation in entry.citations] == ["a", "b"]
    assert entry.exact == "We will rebuild the bridge by May."
    assert entry.citations[1].exact == "We will rebuild the bridge by May"


def test_the_longest_wording_is_shown() -> None:
    short = told("a", "It spoke of ", "a strike without an end in sight", ".")
    long = told("b", "", "This is a strike without an end in sight for anybody", ", the owner said.", "the owner")
    (entry,) = joined(short, long)
    assert entry.exact == "This is a strike without an end in sight for anybody"
    assert entry.speaker == "the owner"


def test_short_fragments_need_the_same_speaker() -> None:
    first = told("a", "The coach called it ", "a disgrace", ".", "The coach")
    second = told("b", "The owner called it ", "a disgrace", ".", "The owner")
    assert len(joined(first, second)) == 2
    assert len(joined(first, told("c", "The coach said it was ", "a disgrace", ".", "The coach"))) == 1


def test_a_fragment_of_nobody_is_no_entry() -> None:
    assert joined(told("a", "They fear the ", "second wave", ".")) == ()


def test_the_speaker_is_the_participant_under_the_fullest_name() -> None:
    first = told("a", "", "We will appeal to the highest court,", " the lawyer said.", "the lawyer")
    other = told("b", "Maria Silva said: ", "Nobody asked us before the vote.", "", "Maria Silva")
    mentions: dict[str, tuple[Mention, ...]] = {
        "a": (mention(first, "the lawyer", "p-maria-silva", "description"),),
        "b": (mention(other, "Maria Silva", "p-maria-silva"),),
    }
    entries = joined(first, other, mentions=mentions)
    assert [(entry.speaker, entry.participant) for entry in entries] == [("Maria Silva", "p-maria-silva")] * 2


def test_a_name_in_the_phrase_of_an_office_is_not_the_speaker() -> None:
    article = told("a", "", "The visit will begin on Monday,", " Silva's office said.", "Silva's office")
    (entry,) = joined(article, mentions={"a": (mention(article, "Silva", "p-silva"),)})
    assert (entry.speaker, entry.participant) == ("Silva's office", None)


def test_the_name_behind_of_is_not_the_speaker() -> None:
    article = told("a", "", "The visit will begin on Monday,", " a friend of Silva said.", "a friend of Silva")
    (entry,) = joined(article, mentions={"a": (mention(article, "Silva", "p-silva"),)})
    assert entry.participant is None


def test_the_name_at_the_end_of_a_title_is_the_speaker() -> None:
    article = told(
        "a", "", "The visit will begin on Monday,", " union leader Ana Silva said.", "union leader Ana Silva"
    )
    (entry,) = joined(article, mentions={"a": (mention(article, "Ana Silva", "p-ana-silva"),)})
    assert (entry.speaker, entry.participant) == ("Ana Silva", "p-ana-silva")


@given(
    st.permutations(["We will see about that later", "Nobody wants another long strike", "It rained all day and night"])
)
def test_the_order_of_articles_makes_no_difference(words: list[str]) -> None:
    fixed = dict(zip(["a", "b", "c"], sorted(words), strict=True))
    articles = [told(source, "", text, ", he said.", "he") for source, text in fixed.items()]
    assert joined(*articles) == joined(*reversed(articles))
