"""Articles and files such as nobody would write, for Hypothesis: pieces that mean something, put together at random."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import yaml
from hypothesis import strategies as st

from tests.hostile.documents import mail, page, pdf, w, word
from tests.support import ROOT

_NEWS = (
    "Port workers in Portova will strike on Friday, May 10, 2024, their union said on Monday.",
    "“We have waited long enough,” union leader Ana Ribic told reporters.",
    "The company offered a 4 percent rise, or $1.2 million, according to a spokesman.",
    "LISBON, May 6 (Reuters) — ",
    "Prime Minister Jan Kask will meet Trade Minister Ana Ribic in Oslo next week.",
    "Talks broke down, he said.",
    "since the 2019 election",
    "By Jane Doe",
    "Published: 4 March 2021",
    "Photo: Jane Doe/AFP",
    "READ ALSO: Teachers end walkout",
    "title: x",
    "---",
    "Mr.",
    "U.S.",
    "No. 1",
    "Feb. 30",
    "1,2,3",
    "10-12",
    "$",
    "-1",
    "1e9",
    "at least",
    "said",
    "who",
    "\n",
    "\n\n",
    " ",
)
_PIECES = yaml.safe_load((ROOT / "tests" / "rendering" / "hostile_pieces.yml").read_text(encoding="utf-8"))["pieces"]
_SAYS = [
    row["says"]
    for row in yaml.safe_load((Path(__file__).parent / "attacks.yml").read_text(encoding="utf-8"))
    if "says" in row
]
pieces = st.one_of(
    st.sampled_from(_NEWS),
    st.sampled_from(_NEWS),
    st.sampled_from(_PIECES),
    st.sampled_from(_SAYS),
    st.text(max_size=12),
)
texts = st.lists(pieces, max_size=25).map("".join) | st.lists(pieces, max_size=25).map(" ".join) | st.text(max_size=400)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


_scalars = st.one_of(texts, st.none(), st.booleans(), st.integers(), st.floats())
_KEYS = (
    "title",
    "headline",
    "text",
    "body",
    "body_text",
    "content",
    "url",
    "author",
    "date",
    "source",
    "@type",
    "items",
    "x",
)
_values = st.recursive(
    _scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(_KEYS), inner, max_size=5),
    max_leaves=12,
)
_TAGS = (
    "p",
    "div",
    "article",
    "h1",
    "table",
    "td",
    "script",
    "b",
    "a href='x'",
    "time datetime=2024",
    "blockquote",
    "li",
)
_marked = st.lists(
    st.tuples(st.sampled_from(_TAGS), texts, st.booleans()).map(
        lambda part: f"<{part[0]}>{part[1]}" + (f"</{part[0].split()[0]}>" if part[2] else "")
    ),
    max_size=12,
).map("".join)
_headers = st.lists(
    st.tuples(
        st.sampled_from(("From", "Date", "Subject", "Content-Transfer-Encoding", "MIME-Version", "X")),
        st.text(max_size=30),
    ),
    max_size=5,
).map(lambda pairs: "".join(f"{name}: {' '.join(value.split())}\n" for name, value in pairs))
_kinds = st.sampled_from(("text/plain", "text/html", "text/plain; charset=utf-16", "multipart/mixed; boundary=b", "x"))
_EDITS = st.sampled_from(("change", "cut", "double", "put"))


def _mail(body: str, head: str, kind: str) -> bytes:
    return _encoded(mail("", head, kind).decode() + body)


_OBJECTS = "<< >> [ ] /Type /Page /Kids endobj stream\n endstream ( ) BT Tj"
_objects = st.lists(st.sampled_from((*_OBJECTS.split(" "), "1 0 obj", "0 R")), max_size=40).map(" ".join)
_PARTS = ("<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>strike</w:t>", "<w:tbl>", "<w:tr>", "<w:tc>", "<!--", "&x;")
_parts = st.lists(st.sampled_from(_PARTS), max_size=12).map(lambda parts: word(w("".join(parts))))

# Files of each format that are sound in part.
FILES: Mapping[str, st.SearchStrategy[bytes]] = MappingProxyType(
    {
        ".txt": texts.map(_encoded) | st.binary(max_size=300),
        ".md": texts.map(_encoded),
        ".html": st.builds(lambda body, head: page("", "")[:-30] + _encoded(head + body), _marked, _marked),
        ".mhtml": st.builds(lambda body, head: _encoded(mail("", head).decode() + body), _marked, _headers),
        ".eml": st.builds(_mail, texts | _marked, _headers, _kinds),
        ".json": _values.map(lambda value: json.dumps(value).encode()) | texts.map(_encoded),
        ".jsonl": st.lists(_values, max_size=4).map(lambda values: "\n".join(map(json.dumps, values)).encode()),
        ".pdf": _objects.map(pdf) | st.binary(max_size=200).map(lambda data: b"%PDF-1.7\n" + data),
        ".docx": _parts,
    }
)  # fmt: skip


def _sound(suffix: str) -> list[bytes]:
    """Whole files of the format: those the readers' own tests read, but for the large ones."""
    folder = ROOT / "tests" / "reading" / "files"
    found = [
        path.read_bytes() for path in sorted(folder.iterdir()) if path.suffix.replace(".htm", ".html")[:5] == suffix[:5]
    ]
    return [data for data in found if len(data) < 200_000]


def damaged(suffix: str) -> st.SearchStrategy[bytes]:
    """A sound file of the format with some bytes changed, cut out, doubled or put in."""
    sound = _sound(suffix)
    if not sound:
        return FILES[suffix]
    edits = st.lists(
        st.tuples(st.floats(0, 1), _EDITS, st.binary(min_size=1, max_size=6)),
        min_size=1, max_size=8,
    )  # fmt: skip
    return st.builds(_damage, st.sampled_from(sound), edits)


def _damage(data: bytes, edits: list[tuple[float, str, bytes]]) -> bytes:
    for where, how, put in edits:
        at = int(where * len(data))
        if how == "cut":
            data = data[:at] + data[at + 40 * len(put) :]
        elif how == "double":
            data = data[:at] + data[at : at + 200 * len(put)] + data[at:]
        else:
            data = data[:at] + put + data[at + (len(put) if how == "change" else 0) :]
    return data


def files(suffix: str) -> st.SearchStrategy[bytes]:
    """Files of a format, made of pieces or damaged, and now and then of another format."""
    return st.one_of(
        FILES[suffix], FILES[suffix], damaged(suffix), st.sampled_from(sorted(FILES)).flatmap(FILES.__getitem__)
    )
