"""When articles were published and written, and what their times mean: short articles on several events."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from generator.merging.dating import date_sources, resolve, resolve_alone
from generator.model.annotation import AnnotatedArticle, Sentence
from generator.model.article import Article, Block, Dated
from generator.understanding.parsing import parse, tokens_of
from generator.understanding.times import find_times

if TYPE_CHECKING:
    from pysbd import Segmenter

    from generator.language.model import LanguageModel

Understand = Callable[..., AnnotatedArticle]
UNKNOWN = Dated()


@pytest.fixture(scope="session")
def understand(model: LanguageModel, rules: Segmenter) -> Understand:
    def annotate(text: str, published: Dated = UNKNOWN, file: str = "a.txt") -> AnnotatedArticle:
        article = Article(
            id=file.removesuffix(".txt"),
            file=file,
            text=text,
            blocks=(Block(start=0, end=len(text)),),
            published=published,
        )
        parsed = parse(article, model.nlp, rules)
        sentences = tuple(
            Sentence(start=one.start, end=one.end, kind=one.kind, block=one.block, tokens=tokens_of(one))
            for one in parsed
        )
        return AnnotatedArticle(article=article, sentences=sentences, times=find_times(parsed))

    return annotate


def stamped(day: str) -> Dated:
    return Dated(edtf=day, how="metadata", evidence=day)


def meanings(annotated: AnnotatedArticle, written: str | None) -> dict[str, str | None]:
    return {time.text: time.edtf for time in resolve(annotated, Dated(edtf=written, how="given"))}


SUMMIT = (
    "Trade ministers Anna Lindqvist of Sweden and Paulo Reis of Brazil will sign the Baltic trade accord in Tallinn on "
    "Wednesday, the Swedish ministry said in a statement on Tuesday."
)
SUMMIT_DATED = (
    "Swedish trade minister Anna Lindqvist is set to sign the Baltic trade accord with Paulo Reis of Brazil in Tallinn "
    "on Wednesday, May 15, 2024. Reis arrived in Tallinn on Tuesday, May 14, 2024."
)


def test_no_articles() -> None:
    assert date_sources(()) == ()


def test_what_is_given_is_never_overridden(understand: Understand) -> None:
    given = Dated(edtf="2024-05-20", how="given", evidence="briefing.yml")
    article = understand("Lindqvist and Reis will meet tomorrow. Lindqvist will meet Reis on May 15.", given)
    ((published, written),) = date_sources((article,))
    assert published == given
    assert written == given


def test_a_stamp_later_than_its_text(understand: Understand) -> None:
    text = "Anna Lindqvist and Paulo Reis will meet tomorrow. Lindqvist will meet Reis on May 15 in Tallinn."
    ((published, written),) = date_sources((understand(text, stamped("2024-05-15")),))
    assert published == stamped("2024-05-15")
    assert (written.edtf, written.how) == ("2024-05-14", "inferred")
    assert written.evidence == (
        "“tomorrow” and “May 15” tell of one event, "
        "so the text was written on 2024-05-14, before its stamp of 2024-05-15"
    )


def test_a_stamp_after_what_was_still_to_come(understand: Understand) -> None:
    text = "The ferry company will appeal on Monday, May 13, 2024. It lost a case on Friday, May 10, 2024."
    ((_, written),) = date_sources((understand(text, stamped("2024-05-15")),))
    assert written.edtf in {"2024-05-10", "2024-05-10/2024-05-13", "2024-05-10/2024-05-12"}
    assert "before its stamp of 2024-05-15" in str(written.evidence)


def test_a_plan_of_the_past_does_not_contradict_a_stamp(understand: Understand) -> None:
    text = "The match, planned for May 13, was cancelled after rain."
    ((_, written),) = date_sources((understand(text, stamped("2024-05-15")),))
    assert written == stamped("2024-05-15")


def test_a_time_of_day_is_no_part_of_the_day(understand: Understand) -> None:
    ((_, written),) = date_sources((understand("The strike ended.", stamped("2024-05-15T14:32")),))
    assert written.edtf == "2024-05-15"


def test_an_undated_article_dated_by_its_own_tenses(understand: Understand) -> None:
    ((published, written),) = date_sources((understand(SUMMIT_DATED),))
    assert published == written
    assert (written.edtf, written.how) == ("2024-05-14/2024-05-15", "inferred")
    assert "May 14, 2024" in str(written.evidence)


def test_an_undated_article_dated_by_another(understand: Understand) -> None:
    plain, dated = understand(SUMMIT, file="plain.txt"), understand(SUMMIT_DATED, file="dated.txt")
    (_, written), _ = date_sources((plain, dated))
    assert (written.edtf, written.how) == ("2024-05-14", "inferred")
    assert "dated.txt" in str(written.evidence)


def test_the_order_of_the_articles_does_not_matter(understand: Understand) -> None:
    one, other = understand(SUMMIT, file="plain.txt"), understand(SUMMIT_DATED, file="dated.txt")
    third = understand("Dockers walked out on Monday.", stamped("2024-05-15"), file="third.txt")
    assert date_sources((one, other, third)) == tuple(reversed(date_sources((third, other, one))))


def test_alone_the_same_article_stays_undated(understand: Understand) -> None:
    article = understand(SUMMIT)
    assert date_sources((article,)) == ((UNKNOWN, UNKNOWN),)
    assert {time.edtf for time in resolve_alone(article)} == {None}


def test_another_event_dates_nothing(understand: Understand) -> None:
    article = understand("Dockers in Hamburg will walk out on Wednesday, the union Verdi said.", file="strike.txt")
    (_, written), _ = date_sources((article, understand(SUMMIT_DATED, file="dated.txt")))
    assert written.edtf is None


def test_only_a_past_day_leaves_the_end_open(understand: Understand) -> None:
    article = understand("The court sentenced him on March 15, 2023. It met in January. He appealed on Friday.")
    ((_, written),) = date_sources((article,))
    assert (written.edtf, written.how) == ("2023-03-15/..", "inferred")
    told = {time.text: (time.edtf, time.how) for time in resolve_alone(article)}
    assert told["Friday"] == (None, "resolved")


def test_several_days_resolve_what_is_the_same_on_all(understand: Understand) -> None:
    article = understand("The dam broke on Friday. It cracked in December and last year. It reopens on Wednesday.")
    assert meanings(article, "2024-05-14/2024-05-15") == {
        "Friday": "2024-05-10",
        "December": "2023-12",
        "last year": "2023",
        "Wednesday": "2024-05-15",
    }
    assert meanings(article, "2024-05-15/2024-05-16")["Wednesday"] is None


def test_how_a_date_was_got(understand: Understand) -> None:
    article = understand(
        "Voters backed the treaty on 2 June 1992. Turnout fell last week. Soon after the vote it rained."
    )
    written = Dated(edtf="2024-05-15", how="given")
    assert [(time.edtf, time.how) for time in resolve(article, written)] == [
        ("1992-06-02", "stated"),
        ("2024-05-06/2024-05-12", "resolved"),
        (None, "resolved"),
    ]


def test_a_rough_duration_takes_the_beginning_the_article_tells(understand: Understand) -> None:
    text = (
        "The border dispute began in 2012. The two islands have been at odds over the dispute for more than a decade. "
        "The decade-long drought goes on."
    )
    told = {time.text: (time.edtf, time.how) for time in resolve(understand(text), Dated(edtf="2024-05-15"))}
    assert told["for more than a decade"] == ("2012/..", "inferred")
    assert told["decade-long"] == ("2014~/..", "resolved")


def test_a_year_left_out_is_that_of_the_dates_beside_it(understand: Understand) -> None:
    text = "The liner sank off Crete on 3 May 2019. Divers reached the wreck on May 9."
    told = {time.text: (time.edtf, time.how) for time in resolve(understand(text), UNKNOWN)}
    assert told["May 9"] == ("2019-05-09", "inferred")


def test_every_expression_has_its_place(understand: Understand) -> None:
    article = understand("Yesterday, on Monday and in March they met; since 2011 they had not.")
    found = resolve(article, UNKNOWN)
    assert [(time.start, time.end) for time in found] == [(time.start, time.end) for time in article.times]


def test_counted_from_the_date_told_before(understand: Understand) -> None:
    read = understand("The bridge opened on 3 May 2021. The next day it was closed. In 2010 it had cost less.")
    assert meanings(read, "2024-05-15")["The next day"] == "2021-05-04"
    read = understand("Exports rose in March 2023 from 4 million tonnes a year earlier.")
    assert meanings(read, "2024-05-15")["a year earlier"] == "2022"
    read = understand("Exports fell in 2019, in 2020 and in 2021, and the following year they rose.")
    assert meanings(read, "2024-05-15")["the following year"] is None
    read = understand("A court freed her on Monday. A year later she won a seat.")
    assert meanings(read, "2024-05-15")["A year later"] is None


def test_a_weekday_makes_sure_of_the_year(understand: Understand) -> None:
    again = understand(
        "Dockers and port owners will meet in Oslo on Tuesday, May 3, the union said on Sunday.", stamped("2022-11-10")
    )
    ((_, written),) = date_sources((again,))
    assert written.how == "inferred"
    assert str(written.edtf) <= "2022-05-03"
    times = {time.text: time.edtf for time in resolve(again, written)}
    assert times["Tuesday, May 3"] == "2022-05-03"
    assert times["Sunday"] in {"2022-05-01", None}


def test_any_weekday_is_no_date(understand: Understand) -> None:
    assert meanings(understand("The boy was last seen on a Friday."), "2024-05-15") == {}


def test_a_day_of_birth_and_a_day_of_an_earlier_year_date_no_text(understand: Understand) -> None:
    texts = (
        "She was born in Lima on April 22, 1923. She died on Thursday.",
        "She left Lima on April 22, 1953. In 2005 she sold her letters. She died on December 11.",
    )
    for text in texts:
        article = understand(text)
        ((_, written),) = date_sources((article,))
        assert written.edtf is None
        told = {time.text: time.edtf for time in resolve_alone(article)}
        assert told.get("Thursday", told.get("December 11")) is None
