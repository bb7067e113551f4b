"""Front matter as people write it: headlines with colons, quotes and dashes, without the quoting that YAML asks for."""

from __future__ import annotations

import pytest

from generator.errors import UnreadableFile
from generator.reading.front_matter import split_front_matter


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("title: Analysis: Why the dam failed", "Analysis: Why the dam failed"),
        ('title: Mayor: "We were late"', 'Mayor: "We were late"'),
        ('title: "Mayor: we were late"', "Mayor: we were late"),
        ("title: Dam fails", "Dam fails"),
    ],
)
def test_a_headline_may_have_a_colon(line: str, title: str) -> None:
    found = split_front_matter(f"---\n{line}\noutlet: The Weir\n---\nThe dam failed.", name="a.txt")
    assert (found.metadata.title, found.metadata.outlet) == (title, "The Weir")


def test_what_is_no_front_matter_at_all_is_refused() -> None:
    with pytest.raises(UnreadableFile):
        split_front_matter("---\ntitle: [unclosed\nx: {\n---\nThe dam failed.", name="a.txt")
