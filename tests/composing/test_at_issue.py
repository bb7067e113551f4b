"""What a sentence leaves at issue: the matter of a demand, refusal or dispute, not what is named beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.composing import compose
from generator.composing.at_issue import at_issue, naming
from generator.composing.index import index_corpus
from generator.composing.matters import matters
from generator.composing.points import is_pending
from generator.composing.stance import stances
from generator.composing.subjects import subjects_of
from generator.composing.titles import announced_title, fits_as_title
from generator.model.corpus import Corpus
from generator.options import ComposingOptions

Build = Callable[..., Corpus]
PARTIES = {"Norway": ["Norwegian", "Oslo"], "Chile": ["Chilean"]}


@pytest.mark.parametrize(
    ("sentence", "nouns"),
    [
        ("The guild demands a new lock beside the old mill.", {"lock"}),
        ("The harbour, which ships grain, called for an end to the salt toll.", {"end", "toll"}),
        ("The mayor called the bridge a farce.", set()),
        ("The two ministers failed to settle an old timber bill.", {"bill"}),
        ("No date has been set for the regatta.", {"date"}),
        ("The tannery should never be rebuilt next to the bakery, the residents said.", {"tannery"}),
        ("The company has not said whether it will pay the fine.", {"fine"}),
        ("The cause of the leak is unclear.", {"cause", "leak"}),
        ("The dispute over the ferry fares went on.", {"fare"}),
        ("Mortgage rates, which follow the index, will not change before July.", set()),
        ("The storm claimed nine lives.", set()),
        ("The port had to offer a higher price.", set()),
        ("Rain fell on the market square.", set()),
        ("What the villagers want is a school.", {"school"}),
        ("The licence expires in May unless the council agrees to renew it.", {"licence", "council"}),
    ],
)
def test_what_is_at_issue(build: Build, sentence: str, nouns: set[str]) -> None:
    (passage,) = build([{"sentences": [sentence]}]).passages
    tokens = passage.sentence.tokens
    assert {tokens[at].lemma for at in naming(passage, at_issue(passage)) if tokens[at].pos == "NOUN"} == nouns


def test_what_is_denied_by_a_pronoun_is_what_the_sentence_before_tells(build: Build) -> None:
    told = "The engineers said that the dam had been built without a spillway. The builder denied it."
    index = index_corpus(build([{"sentences": [told]}]))
    denial = next(one.id for one in index.corpus.statements if "denied" in one.text)
    assert "dam" in matters(index)[denial].nouns


def test_an_old_promise_is_history(build: Build) -> None:
    told = [{"text": "The lenders promised a new canal.", "when": "1998-04-02"}, "The rains came early this year."]
    index = index_corpus(build([{"written": "2014-05-06", "sentences": told}]))
    assert not any(one.nouns for one in matters(index).values())


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        ("Norway offered thirty boats if Chile began to open its ports.", {"Norway"}),
        ("An envoy said that Chile would not withdraw its trawlers.", {"Chile"}),
        ("An envoy complained that Chile would not commit itself to a quota.", set()),
        ("The port turned down a Norwegian request for two more berths.", {"Norway"}),
        ("Norway wants a joint survey, while Chile has called for a new map.", {"Norway", "Chile"}),
        ("Norway replied that there could be no quota before May.", {"Norway"}),
    ],
)
def test_who_takes_a_position(build: Build, sentence: str, stated: set[str]) -> None:
    index = index_corpus(build([{"sentences": [sentence]}], parties=PARTIES))
    (statement,) = index.corpus.statements
    assert {index.parties[one.party].name for one in stances(index, statement)} == stated


def test_a_word_before_another_tells_of_no_subject(build: Build) -> None:
    corpus = build([{"sentences": ["The bank raised its base rate.", "The villagers want the army base to go."]}])
    assert ["troops" in subjects_of(passage) for passage in corpus.passages] == [False, True]


def test_a_loaded_pair_of_words_is_no_title() -> None:
    assert not fits_as_title("Special military operation in the hills")
    assert not fits_as_title("Proof of anything")


def test_what_is_announced_without_a_day_is_an_issue_of_its_own(build: Build) -> None:
    index = index_corpus(build([{"sentences": ["The museum will order an outside inquiry into the theft."]}]))
    (statement,) = index.corpus.statements
    assert announced_title(index, statement) == "Outside inquiry"


def titles_of(corpus: Corpus) -> list[str]:
    return [issue.title for issue in compose(corpus, ComposingOptions()).open_issues]


def test_a_place_named_in_passing_is_no_issue(build: Build) -> None:
    told = [
        "Shopkeepers demand a cut in the parking fee.",
        "The council refused to drop the parking fee.",
        {"text": "A crowd must leave the town hall by noon, an officer said.", "status": "demanded"},
        "The town hall was built in 1911.",
    ]
    titles = titles_of(build([{"sentences": told}]))
    assert any("fee" in title.lower() for title in titles)
    assert not any("hall" in title.lower() for title in titles)


def test_two_disputes_of_one_trade_are_two_issues(build: Build) -> None:
    articles = [
        {
            "sentences": [
                "The two towns failed to settle an old water bill.",
                "Larkton disputes the bill.",
                "Larkton demands the release of the jailed anglers.",
                "Friends of the anglers demanded that the anglers be freed.",
            ]
        }
    ]
    titles = titles_of(build(articles))
    assert sum("bill" in title.lower() for title in titles) == 1
    assert sum("anglers" in title.lower() for title in titles) == 1


def test_a_statement_joins_the_issue_whose_matter_it_leaves_open(build: Build) -> None:
    articles = [
        {
            "sentences": [
                "Norway demands an extension of the salmon quota.",
                "Chile refused an extension of the salmon quota.",
                "An envoy said that Norway would not leave and that Oslo had proposed an extension of two years.",
            ]
        }
    ]
    briefing = compose(build(articles, parties=PARTIES), ComposingOptions())
    texts = {item.id: item.text for item in briefing.statements}
    (issue,) = [one for one in briefing.open_issues if "xtension" in one.title]
    assert any("two years" in texts[name] for name in issue.statements)


def test_one_sum_of_money_is_one_matter(build: Build) -> None:
    articles = [
        {
            "sentences": [
                "The two towns failed to settle an old water bill.",
                "Larkton disputes the bill, which the auditors put at $3 million.",
                "Holm would not lend a pump until the $3 million had been paid.",
            ]
        }
    ]
    briefing = compose(build(articles, parties={"Larkton": [], "Holm": []}), ComposingOptions())
    texts = {item.id: item.text for item in briefing.statements}
    (issue,) = [one for one in briefing.open_issues if "bill" in one.title.lower()]
    assert any("lend a pump" in texts[name] for name in issue.statements)


@pytest.mark.parametrize(
    ("sentence", "pending"),
    [
        ("Some ninety villagers were ordered to leave their homes.", False),
        ("The port had to offer a higher price.", False),
        ("The port must lower its price by Friday.", True),
    ],
)
def test_what_was_done_because_it_had_to_be_is_not_open(build: Build, sentence: str, *, pending: bool) -> None:
    index = index_corpus(build([{"sentences": [{"text": sentence, "status": "demanded"}]}]))
    (statement,) = index.corpus.statements
    assert is_pending(index, statement) is pending
