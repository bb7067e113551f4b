"""Who stayed away and who came instead, by the words of a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.language.absences import absences
from generator.model.article import Article, Block
from generator.understanding import understand

if TYPE_CHECKING:
    from pysbd import Segmenter

    from generator.language.model import LanguageModel


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The fisheries minister, Kaja Tamm, was not on board.", [("minister", None)]),
        ("Norway sent an envoy, Lars Moen, to the meeting in place of Trade Minister Ida Holm.", [("Holm", "envoy")]),
        ("Lars Moen, who stood in for Norway's trade minister, spoke first.", [("minister", "Moen")]),
        ("Ida Holm stayed in Oslo because of a cold and was replaced by her deputy, Lars Moen.", [("Holm", "deputy")]),
        ("Ida Holm stayed away and sent her deputy, Lars Moen, instead.", [("Holm", None), ("Holm", "deputy")]),
        ("Ida Holm was represented by her deputy, Lars Moen.", [("Holm", "deputy")]),
        ("Ida Holm cancelled her trip and was represented by Lars Moen.", [("Holm", None), ("Holm", "Moen")]),
        ("Ida Holm was represented by her lawyer, Lars Moen.", []),
        ("Lars Moen came in her stead.", [("her", "Moen")]),
        ("Lars Moen deputised for Ida Holm at the talks.", [("Holm", "Moen")]),
        ("Ida Holm was absent and Lars Moen took her place.", [("Holm", None), ("her", "Moen")]),
        ("Ida Holm, who had been invited, sent her apologies on Friday.", [("Holm", None)]),
        ("Ida Holm pulled out of the summit.", [("Holm", None)]),
        ("Ida Holm cancelled her trip.", [("Holm", None)]),
        ("Ida Holm declined to attend.", [("Holm", None)]),
        ("Ida Holm will not attend.", [("Holm", None)]),
        ("Ida Holm missed the meeting.", [("Holm", None)]),
        ("Some called the absence of Ida Holm an insult.", [("Holm", None)]),
        ("If Ida Holm does not attend, nothing will be signed.", []),
        ("Ida Holm might not attend.", []),
        ("Lars Moen replaced Ida Holm as trade minister in May.", []),
        ("The talks took place in Oslo.", []),
        ("Ida Holm pulled out of the race.", []),
        ("Ida Holm did not appear to know.", []),
        ("Ida Holm has not attended since.", []),
        ("Voters backed Lars Moen instead of Ida Holm.", []),
    ],
)
def test_who_stayed_away_and_who_came(
    text: str, expected: list[tuple[str, str | None]], model: LanguageModel, rules: Segmenter
) -> None:
    article = Article(id="a", file="a.txt", text=text, blocks=(Block(start=0, end=len(text)),))
    (sentence,) = understand(article, model.nlp, rules).sentences

    def word(place: int | None) -> str | None:
        return None if place is None else text[sentence.tokens[place].start : sentence.tokens[place].end]

    assert [(word(told.absent), word(told.instead)) for told in absences(sentence.tokens)] == expected


def test_a_replacement_is_sure_only_where_somebody_stayed(model: LanguageModel, rules: Segmenter) -> None:
    text = "Ida Holm was replaced by Lars Moen."
    article = Article(id="a", file="a.txt", text=text, blocks=(Block(start=0, end=len(text)),))
    (sentence,) = understand(article, model.nlp, rules).sentences
    assert [told.sure for told in absences(sentence.tokens)] == [False]
