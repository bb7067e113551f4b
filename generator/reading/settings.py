"""What the settings of a folder say of articles in vain: names of no file, dates and addresses that are none."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import PurePosixPath

from generator.model.article import Article, Rejection
from generator.options import SETTINGS_FILE, ReadingOptions
from generator.reading.article import is_web_address
from generator.reading.metadata import said_date


def unused_settings(
    articles: Iterable[Article], options: ReadingOptions, *, rejections: Iterable[Rejection] = ()
) -> tuple[str, ...]:
    """A sentence for each entry of `sources:` that changes nothing, sorted by entry. () if all of them are used.

    `articles` and `rejections` are what `read_folder` gave with the same `options`: a file that could not be read is
    there nevertheless.
    """
    all_files = {item.file for item in articles} | {item.file for item in rejections}
    files = sorted(
        all_files | {file.rpartition("#")[0] for file in all_files if "#" in file}
    )  # an entry, and its whole file
    names = sorted({*files, *(PurePosixPath(file).name for file in files)})
    out = []
    for file, said in sorted(options.sources.items()):
        where = f"{SETTINGS_FILE}: sources: {file}"
        if file not in names:
            near = get_close_matches(file, names, n=1)
            hint = f"; did you mean '{near[0]}'?" if near else ""
            out.append(f"{where}: there is no such article in the folder{hint}")
        if said.published and said_date(said.published, "given").edtf is None:
            out.append(f"{where}: '{said.published}' is no date; write published: 2021-03-04")
        if said.url and not is_web_address(said.url):
            out.append(f"{where}: '{said.url}' is no address of the web; it must begin with http:// or https://")
    return tuple(out)
