"""Laws of choosing sentences within a budget."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.composing.coverage import (
    Candidate,
    Telling,
    choose,
    concept_weights,
    concepts_of,
    fewest_articles,
    words_in,
)

SENTENCES = (
    "The union called a strike at the port of Santos on Monday.",
    "Dock workers at the port of Santos walked out on Monday over pay.",
    "Grain ships waited outside the harbour for a third day.",
    "The port authority offered new talks on pay and pensions.",
    "A strike at the port in 2014 lasted two weeks.",
)


def tellings(texts: tuple[str, ...] = SENTENCES) -> list[Telling]:
    return [
        Telling(words=words_in(text), article=f"a{place}", origin=f"o{place}", lead=place < 2)
        for place, text in enumerate(texts)
    ]


def candidates(texts: tuple[str, ...] = SENTENCES) -> list[Candidate]:
    return [Candidate(id=f"s{place}", words=words_in(text), cost=len(text.split())) for place, text in enumerate(texts)]


WEIGHTS = concept_weights(tellings(), names=frozenset({"santos"}), articles=2)


@settings(deadline=None)
@given(budget=st.integers(1, 80))
def test_the_budget_is_kept(budget: int) -> None:
    cost = {item.id: item.cost for item in candidates()}
    assert sum(cost[name] for name in choose(candidates(), WEIGHTS, budget=budget)) <= budget


@settings(deadline=None)
@given(order=st.permutations(range(len(SENTENCES))), budget=st.integers(10, 60))
def test_the_order_of_the_candidates_does_not_matter(order: list[int], budget: int) -> None:
    shuffled = [candidates()[place] for place in order]
    assert choose(shuffled, WEIGHTS, budget=budget) == choose(candidates(), WEIGHTS, budget=budget)


@settings(deadline=None)
@given(budget=st.integers(11, 60))
def test_what_is_required_comes_first(budget: int) -> None:
    chosen = choose(candidates(), WEIGHTS, budget=budget, required=("s4",))
    assert chosen[0] == "s4"


def test_what_many_leads_tell_is_chosen_first() -> None:
    assert choose(candidates(), WEIGHTS, budget=12)[0] in {"s0", "s1"}


def test_nothing_to_choose_from() -> None:
    assert choose([], WEIGHTS, budget=100) == ()
    assert choose(candidates(), {}, budget=100) == ()
    assert choose(candidates(), WEIGHTS, budget=2) == ()


def test_copies_count_once() -> None:
    """Three prints of one text weigh as much as one."""
    text = words_in("The union called a strike.")
    once = concept_weights([Telling(words=text, article="a", origin="o", lead=True)], names=frozenset(), articles=1)
    thrice = concept_weights(
        [Telling(words=text, article=name, origin="o", lead=True) for name in "abc"], names=frozenset(), articles=3
    )
    assert once == thrice


def test_a_word_of_a_name_weighs_half_as_much_again() -> None:
    text = words_in("Santos waits")
    tell = [Telling(words=text, article="a", origin="o", lead=False)]
    plain = concept_weights(tell, names=frozenset(), articles=1)
    named = concept_weights(tell, names=frozenset({"santos"}), articles=1)
    assert named["santos",] == 1.5 * plain["santos",]
    assert named["waits",] == plain["waits",]


def test_concepts_are_not_stop_words_alone() -> None:
    assert concepts_of(("of", "the", "port")) == (("the", "port"), ("port",))


def test_fewest_articles_grows_with_the_folder() -> None:
    assert [fewest_articles(number) for number in (1, 2, 3, 7, 10, 50)] == [1, 1, 2, 2, 3, 3]
