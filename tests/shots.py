"""`make shots`: every page of the built site as a picture, wide and narrow, light and dark, and the PDF page by page.

Look at them: ugly, empty, clipped or confusing is a bug.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]
SITE, SHOTS, README_SHOT = ROOT / "site", ROOT / "shots", ROOT / "docs" / "overview.png"
WIDTHS, SCHEMES = (1440, 768, 390), ("light", "dark")
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")


def pages(site: Path) -> Iterator[str]:
    """The pages of the site, the one for missing addresses included."""
    yield from sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def shoot(browser: Browser, width: int, scheme: str) -> None:
    """Every page at one width in one colour scheme."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    for name in pages(SITE):
        page.goto((SITE / name).as_uri())
        page.wait_for_load_state("networkidle")
        target = SHOTS / f"{name.removesuffix('.html').replace('/', '-')}-{width}-{scheme}.png"
        page.screenshot(path=target, full_page=True)
        if (name, width, scheme) == ("index.html", 1440, "light"):
            README_SHOT.parent.mkdir(exist_ok=True)
            page.screenshot(path=README_SHOT)
    context.close()


def main() -> None:
    """All pictures anew, into `shots/`."""
    chromium = shutil.which("chromium")
    if chromium is None or not (SITE / "index.html").is_file():
        sys.exit("needed: Chromium, and a built site (make site)")
    shutil.rmtree(SHOTS, ignore_errors=True)
    SHOTS.mkdir()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
        for width in WIDTHS:
            for scheme in SCHEMES:
                shoot(browser, width, scheme)
        browser.close()
    if shutil.which("pdftoppm"):
        subprocess.run(["pdftoppm", "-r", "80", "-png", str(SITE / "briefing.pdf"), str(SHOTS / "pdf")], check=True)
    sys.stdout.write(f"{len(list(SHOTS.iterdir()))} pictures in {SHOTS}\n")


if __name__ == "__main__":
    main()
