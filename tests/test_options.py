"""Settings: typed, complete in their complaints, and the same for the site and `export`."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import ConfigurationError
from generator.model.decisions import Decision
from generator.options import (
    Metadata,
    Options,
    PrintOptions,
    from_mapping,
    load_options,
    metadata_from_mapping,
    with_bottom_line_words,
)


def test_a_folder_without_settings_has_the_defaults(tmp_path: Path) -> None:
    assert load_options(tmp_path) == Options()
    assert Options().composing.bottom_line_words == 120


def test_every_setting_reaches_the_stage_that_needs_it(tmp_path: Path) -> None:
    (tmp_path / "briefing.yml").write_text(
        "title: Fisheries talks\nas_of: 2024-05-02\nprepared_for: The minister\nprepared_by: Desk 3\n"
        "marking: Internal\nnote: First version.\nbottom_line_words: 80\nmax_bytes: 5000\nhide: [s-0123456789]\n"
        "source_text: used\n"
        "sources:\n  a.txt: {outlet: Daily News, published: 2024-05-01}\n",
        encoding="utf-8",
    )
    options = load_options(tmp_path)
    assert (options.composing.title, options.composing.as_of) == ("Fisheries talks", "2024-05-02")
    assert (options.composing.prepared_for, options.composing.prepared_by) == ("The minister", "Desk 3")
    assert (options.composing.marking, options.composing.note) == ("Internal", "First version.")
    assert (options.composing.bottom_line_words, options.reading.max_bytes) == (80, 5000)
    assert options.editing.decisions == (Decision(kind="hide", targets=("s-0123456789",), line=9),)
    assert options.publishing.source_text == "used"
    assert options.reading.sources == {"a.txt": Metadata(outlet="Daily News", published="2024-05-01")}


def test_all_faults_are_reported_at_once_with_the_nearest_key() -> None:
    settings: dict[str, object] = {
        "titel": "x",
        "bottom_line_words": 3,
        "sources": {"a.txt": {"outlett": "y"}},
        "hide": "s-1",
        "note": [],
    }
    settings["source_text"] = "some"
    with pytest.raises(ConfigurationError) as error:
        from_mapping(settings)
    assert len(error.value.faults) == 6
    message = str(error.value)
    assert "unknown key 'titel'; did you mean 'title'?" in message
    assert "'bottom_line_words' must be a whole number from 20 to 1000" in message
    assert "sources: a.txt: unknown key 'outlett'; did you mean 'outlet'?" in message
    assert "'hide' must be a list of ids" in message
    assert "'note' must be a text" in message
    assert "'source_text' must be one of: full, used, none" in message


@pytest.mark.parametrize(
    "text", ["- a\n- b\n", "just words", "title: [unclosed", "a: *nowhere", "!!python/object:os.system x"]
)
def test_a_file_that_is_no_settings_file_is_one_sentence(tmp_path: Path, text: str) -> None:
    (tmp_path / "briefing.yml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"^briefing\.yml: "):
        load_options(tmp_path)


def test_bytes_that_are_no_text_are_a_configuration_fault(tmp_path: Path) -> None:
    (tmp_path / "briefing.yml").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(ConfigurationError, match="cannot be read"):
        load_options(tmp_path)


def test_an_empty_file_means_the_defaults(tmp_path: Path) -> None:
    (tmp_path / "briefing.yml").write_text("\ufeff# nothing yet\n", encoding="utf-8")
    assert load_options(tmp_path) == Options()


def test_the_command_line_beats_the_file() -> None:
    options = from_mapping({"bottom_line_words": 80})
    assert with_bottom_line_words(options, None).composing.bottom_line_words == 80
    assert with_bottom_line_words(options, 60).composing.bottom_line_words == 60


def test_metadata_takes_dates_and_numbers_as_yaml_reads_them() -> None:
    metadata, faults = metadata_from_mapping({"published": 2024, "outlet": None, "title": "Talks"}, name="a.txt")
    assert metadata == Metadata(published="2024", title="Talks")
    assert faults == ()


@pytest.mark.parametrize("values", ["words", ["a"], 7])
def test_metadata_that_is_no_mapping_is_a_fault(values: object) -> None:
    metadata, faults = metadata_from_mapping(values, name="a.txt")
    assert metadata == Metadata()
    assert len(faults) == 1


def test_print_settings() -> None:
    assert from_mapping({"paper": "us-letter", "full_texts": True}).printing == PrintOptions(
        paper="us-letter", full_texts=True
    )
    with pytest.raises(
        ConfigurationError, match=r"'paper' must be one of: a4, us-letter(.|\n)*'full_texts' must be true"
    ):
        from_mapping({"paper": "a3", "full_texts": "yes"})
