"""Files of an articles folder -> articles: cleaned text, metadata with how it is known, and what was left out and why.

`read_folder` and `read_file` are the way in; `unused_settings` says what the settings name in vain. Inside: `registry`
names the reader of each format, `decoding` and `front_matter` come first, `cleaning` gives the order of the line rules
(`addresses`, `wraps`, `furniture`, `mastheads`, `headlines`, `captions`, `datelines`, `footers`), `metadata` says what
is known about the article, `article` puts it together.
"""

from generator.reading.folder import read_file, read_folder
from generator.reading.registry import reader_for
from generator.reading.settings import unused_settings

__all__ = ["read_file", "read_folder", "reader_for", "unused_settings"]
