from __future__ import annotations

from generator.rendering import render_error_banner
from tests.rendering.site_markdown import fragment


def test_a_message_is_shown_as_it_is() -> None:
    message = 'seeds/a.txt: <b>not</b> "readable" & {{ so }}\nsecond line'
    banner = fragment(render_error_banner(message))
    assert message in banner.text_content()
    assert banner.get("role") == "alert"
    assert not banner.xpath(".//b")
