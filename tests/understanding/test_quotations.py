from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from generator.language.model import LanguageModel
from generator.model.annotation import Description, Name
from generator.model.article import Article, Block
from generator.understanding.parsing import parse
from generator.understanding.quotation_marks import quoted_spans
from generator.understanding.quotations import find_quotations

if TYPE_CHECKING:
    from pysbd import Segmenter


def article(*paragraphs: str) -> Article:
    text = "\n\n".join(paragraphs)
    blocks = []
    at = 0
    for paragraph in paragraphs:
        blocks.append(Block(start=at, end=at + len(paragraph)))
        at += len(paragraph) + 2
    return Article(id="a", file="a.txt", text=text, blocks=tuple(block for block in blocks if block.start < block.end))


def person(text: str, name: str) -> Name:
    start = text.index(name)
    return Name(start=start, end=start + len(name), text=name, kind="person")


def quoted(*paragraphs: str) -> list[str]:
    read = article(*paragraphs)
    return [read.text[start:end] for start, end in quoted_spans(read)]


def test_the_speaker_is_the_name_behind_whom_counsel_serves(model: LanguageModel, rules: Segmenter) -> None:
    text = 'Counsel for Maria Silva, Marek Nowak, said her client had been "misled".'
    read = article(text)
    names = (person(text, "Maria Silva"), person(text, "Marek Nowak"))
    found = find_quotations(read, parse(read, model.nlp, rules), names, ())
    assert {quotation.speaker for quotation in found} == {"Marek Nowak"}


def test_letters_behind_a_name_do_not_hide_the_speaker(model: LanguageModel, rules: Segmenter) -> None:
    text = 'The captain\'s lawyer, Marek Nowak KC, said the charge was "a mistake".'
    read = article(text)
    found = find_quotations(read, parse(read, model.nlp, rules), (person(text, "Marek Nowak"),), ())
    assert {quotation.speaker for quotation in found} == {"Marek Nowak"}


def test_the_speaker_is_the_name_beside_the_office(model: LanguageModel, rules: Segmenter) -> None:
    text = 'The union\'s lawyer, Maria Silva, said: "We will appeal."'
    read = article(text)
    found = find_quotations(read, parse(read, model.nlp, rules), (person(text, "Maria Silva"),), ())
    assert [quotation.speaker for quotation in found] == ["Maria Silva"]


def test_a_name_inside_the_phrase_of_somebody_else_does_not_speak(model: LanguageModel, rules: Segmenter) -> None:
    text = "Maria Silva's lawyer said the trial would begin in May."
    read = article(text)
    found = find_quotations(read, parse(read, model.nlp, rules), (person(text, "Maria Silva"),), ())
    assert [quotation.speaker for quotation in found] == ["Maria Silva's lawyer"]


def test_a_described_person_may_suggest(model: LanguageModel, rules: Segmenter) -> None:
    text = "The stowaway suggested that the ship was lost."
    read = article(text)
    who = Description(start=0, end=12, text="The stowaway", form="definite", head="stowaway")
    sentences = parse(read, model.nlp, rules)
    assert [quotation.speaker for quotation in find_quotations(read, sentences, (), (who,))] == ["The stowaway"]
    assert find_quotations(read, sentences, (), ()) == ()


def test_no_sentences_no_quotations() -> None:
    assert find_quotations(article(), (), (), ()) == ()


def test_a_pronoun_speaks_by_its_own_words(model: LanguageModel, rules: Segmenter) -> None:
    read = article("He said the bridge was safe.")
    found = find_quotations(read, parse(read, model.nlp, rules), (), ())
    assert [(quotation.speaker, quotation.speaker_start) for quotation in found] == [("He", 0)]


def test_a_quotation_opened_again_in_three_paragraphs_is_one() -> None:
    assert quoted('"One.', '"Two.', '"Three," he said.') == ['One.\n\n"Two.\n\n"Three,']


def test_a_quotation_left_open_for_good_is_none() -> None:
    assert quoted('"One of them left.', "Nobody knows why.") == []


def test_a_new_opening_mark_gives_up_the_one_before() -> None:
    assert quoted('He said "we will see, and then: "We won."') == ["We won."]


def test_nested_marks_of_the_same_kind() -> None:
    assert quoted("“He told me “go home” and I went,” she said.") == ["He told me “go home” and I went,"]


def test_possessives_do_not_close_single_marks() -> None:
    assert quoted("‘It is the players’ choice,’ he said.") == ["It is the players’ choice,"]


def test_inches_and_minutes_are_no_marks() -> None:
    assert quoted('The pipe is 12" wide and the board 5" thick.') == []


@given(st.lists(st.text(alphabet="ab “”\"'‘’«»`.,\n", max_size=60), max_size=4))
def test_spans_are_in_order_and_never_overlap(paragraphs: list[str]) -> None:
    read = article(*paragraphs)
    end = 0
    for start, stop in quoted_spans(read):
        assert end <= start < stop <= len(read.text)
        end = stop


def test_the_cue_is_the_word_as_written(model: LanguageModel, rules: Segmenter) -> None:
    read = article("The mayor said the port would close. The union called for talks and warned that it would strike.")
    found = find_quotations(read, parse(read, model.nlp, rules), (), ())
    assert [(each.cue, each.cue_lemma) for each in found] == [("said", "say"), ("warned", "warn")]
