"""The sample briefing as it is made today, printed: a reader has four pages before the annex."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from generator.language.model import LanguageModel
from generator.options import Paper, PrintOptions
from generator.pipeline import Workshop, make_briefing
from generator.publishing.pdf import make_pdf
from tests.support import ROOT

BODY = 4  # pages


@pytest.mark.parametrize("paper", ["a4", "us-letter"])
def test_the_body_of_the_samples_is_four_pages_at_most(model: LanguageModel, paper: Paper) -> None:
    briefing = make_briefing(ROOT / "seeds", Workshop(language=model)).briefing
    content, _ = make_pdf(briefing, templates=ROOT / "templates", options=PrintOptions(paper=paper))
    reader = PdfReader(io.BytesIO(content))
    annex = next(item for item in reader.outline if isinstance(item, Destination) and item.title == "Annex")
    before = reader.get_destination_page_number(annex)
    assert before is not None
    assert before <= BODY
