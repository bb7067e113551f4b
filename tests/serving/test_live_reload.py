"""`mkdocs serve` as an editor lives with it: one rebuild a save, never a loop, never an empty or frozen site."""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.serving.conftest import Server


def words_of(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))


def test_a_working_day(server: Server) -> None:
    seeds, pages = server.project / "seeds", server.project / "site_src"
    article = sorted(seeds.iterdir())[4]
    text = article.read_text(encoding="utf-8")
    source = f"sources/{article.stem.replace('_', '-')}.html"
    assert server.settle() == 1

    # A saved article: one build, the new words on its page.
    article.write_text(text.replace("Complex questions", "Seventeen questions"), encoding="utf-8")
    server.wait(lambda: "Seventeen questions" in server.page(source), "the saved article's new words")
    assert server.settle() == 2

    # An article that cannot be read: the last good pages stay, under a banner.
    article.write_bytes(b"\x00\x01\x02\xff" * 500)
    server.wait(lambda: article.name in words_of(server.page("index.html")), "the banner")
    assert "Seventeen questions" in server.page(source)
    assert server.settle() == 3
    assert article.name in server.log.read_text(encoding="utf-8")

    # The next good save clears it.
    article.write_text(text, encoding="utf-8")
    server.wait(lambda: "Complex questions" in server.page(source), "the mended article")
    assert "briefing-error" not in server.page("index.html")

    # Settings that are no settings, and their repair.
    settings = seeds / "briefing.yml"
    settings.write_text("titel: Wrong key\n", encoding="utf-8")
    server.wait(lambda: "did you mean" in words_of(server.page("index.html")), "the settings' fault")
    settings.write_text("title: A title of my own\n", encoding="utf-8")
    server.wait(lambda: "A title of my own" in words_of(server.page("index.html")), "the new title")

    # A hand-written page refreshes too.
    by_hand = pages / "how-to-read.md"
    by_hand.write_text(by_hand.read_text(encoding="utf-8") + "\nA line by hand.\n", encoding="utf-8")
    server.wait(lambda: "A line by hand." in server.page("how-to-read.html"), "the hand-written page")

    # A template refreshes every page.
    template = server.project / "templates" / "pages" / "agenda.md.jinja"
    template.write_text(template.read_text(encoding="utf-8") + "\nA line of the template.\n", encoding="utf-8")
    server.wait(lambda: "A line of the template." in server.page("agenda.html"), "the template's new line")
    builds = server.settle()

    # A deleted article disappears.
    article.unlink()
    name = article.stem.replace("_", "-")
    server.wait(lambda: name not in server.page("sources.html"), "the build without the article")
    assert not (pages / source.replace(".html", ".md")).exists()
    assert server.settle() == builds + 1


def test_what_is_new_is_told_since_the_server_started_not_since_the_last_save(server: Server) -> None:
    page = server.project / "site_src" / "changes.md"

    def tells_of(who: str) -> Callable[[], bool]:
        return lambda: who in page.read_text(encoding="utf-8")

    for day, who in ((2, "Maria Holt"), (3, "Karl Lund")):
        (server.project / "seeds" / f"zz-{day}.txt").write_text(
            f"The archive of the talks\n\nBy Lena Storm, Coastal Post, {day} May 2023\n\n"
            f"Archivist {who} said that the minutes of the talks would be kept closed for {day}0 years.\n",
            encoding="utf-8",
        )
        server.wait(tells_of(who), f"news of {who}")
        server.settle()
    assert tells_of("Maria Holt")()
