from __future__ import annotations

import pytest

from generator.language import cues
from generator.language.data_files import lines_of

LISTS = [
    "analyst_words.txt", "approximators.txt", "casualty_verbs.txt", "complement_verbs.txt", "currencies.txt",
    "evaluative_words.txt", "event_nouns.txt", "future_words.txt", "hedging_words.txt", "light_verbs.txt",
    "measures.txt", "meeting_nouns.txt", "meeting_ranks.txt", "meeting_verbs.txt", "modal_words.txt",
    "negation_words.txt", "number_scales.txt", "occurrence_verbs.txt",
    "rank_lowering_words.txt", "saying_nouns.txt", "saying_verbs.txt", "scheduling_verbs.txt", "shares.txt",
    "vague_numbers.txt", "wish_verbs.txt",
]  # fmt: skip
STATUSES = {"done", "under_way", "planned", "possible", "demanded", "denied", "same"}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_names_no_word_twice(name: str) -> None:
    words = [line.partition(":")[0].strip() for line in lines_of(name)]
    assert words
    assert sorted(set(words)) == sorted(words)


def test_statuses_are_those_of_the_records() -> None:
    assert set(cues.COMPLEMENT_VERBS.values()) <= STATUSES
    assert set(cues.MODAL_WORDS.values()) <= STATUSES


@pytest.mark.parametrize(
    ("phrase", "rank"),
    [
        ("the prime minister", "heads"),
        ("the foreign minister", "ministers"),
        ("the deputy foreign minister", "deputies"),
        ("the vice president", "deputies"),
        ("the deputy prime minister", "ministers"),
        ("a special envoy", "deputies"),
        ("the president and the deputy minister", "heads"),
        ("the goalkeeper", None),
        ("", None),
    ],
)
def test_the_highest_rank_counts(phrase: str, rank: str | None) -> None:
    assert cues.rank_of(phrase.split()) == rank


def test_maps_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        cues.EVENT_NOUNS["visit"] = "x"  # type: ignore[index]
