"""Files of every format that attack their readers, made when a test asks for them."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Mapping
from types import MappingProxyType

from docx import Document

SENTENCE = "Port workers will strike on Friday, their union said. "
BODY = f"<p>{SENTENCE * 4}</p>" * 3
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol">'
    + "".join(f'<!ENTITY {chr(98 + number)} "{("&" + chr(97 + number) + ";") * 10}">' for number in range(12))
    + "]>"
)


def page(body: str = BODY, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body><article>{body}</article></body></html>".encode()


def word(document: str | None = None, extra: Mapping[str, bytes] = MappingProxyType({})) -> bytes:
    """A Word document; `document` is put in the place of its main part, `extra` are more parts."""
    sound = Document()
    sound.add_paragraph(SENTENCE * 3)
    stream = io.BytesIO()
    sound.save(stream)
    out = io.BytesIO()
    with zipfile.ZipFile(stream) as parts, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in parts.namelist():
            main = document is not None and name == "word/document.xml"
            archive.writestr(name, document.encode() if main and document else parts.read(name))
        for name, data in extra.items():
            archive.writestr(name, data)
    return out.getvalue()


def lying_word() -> bytes:
    """A bomb whose list of contents says that it is small."""
    data = bytearray(word(extra={"word/bomb.xml": b" " * 200_000_000}))
    size = (200_000_000).to_bytes(4, "little")
    for _ in range(data.count(size)):
        at = data.find(size)
        data[at : at + 4] = (1_000).to_bytes(4, "little")
    return bytes(data)


def w(body: str) -> str:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'<?xml version="1.0"?><w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'


def mail(body: str, head: str = "", kind: str = "text/plain") -> bytes:
    return f"From: News <a@example.org>\nSubject: Strike\n{head}Content-Type: {kind}\n\n{body}".encode()


def nested_mail(depth: int) -> bytes:
    inner = mail(SENTENCE * 3)
    for number in range(depth):
        border = f"b{number}"
        inner = (
            f'Subject: x\nContent-Type: multipart/mixed; boundary="{border}"\n\n--{border}\n'.encode()
            + inner
            + f"\n--{border}--\n".encode()
        )
    return inner


def pdf(objects: str) -> bytes:
    return f"%PDF-1.7\n{objects}\ntrailer<</Root 1 0 R>>\n%%EOF".encode()


MANY_PAGES = pdf(
    "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 100000/Kids["
    + "3 0 R " * 100_000
    + "]>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj"
)
CIRCLE = pdf(
    "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 2/Kids[2 0 R 2 0 R]/Parent 2 0 R>>endobj"
)

# What the attack is: the file's name, its bytes, and the rules one of which rejects it; "article" where it is one.
ATTACKS: Mapping[str, tuple[str, Callable[[], bytes], frozenset[str]]] = MappingProxyType(
    {
        name: (file, make, frozenset(ends.split()))
        for name, file, make, ends in (
            ("page: nothing", "a.html", lambda: b"<html></html>", "empty"),
            ("page: only a menu", "a.html", lambda: page("<nav><a href='/'>Home</a></nav>"), "empty"),
            ("page: a picture", "a.html", lambda: b"\x89PNG\r\n\x1a\n" + bytes(500), "not_text"),
            ("page: a PDF", "a.htm", lambda: b"%PDF-1.7\n%binary", "not_text"),
            ("page: nul bytes", "a.html", lambda: bytes(10_000), "not_text empty"),
            ("page: script and handlers", "a.html", lambda: page(f"{BODY}<script>alert(1)</script><p onclick='x()'>{SENTENCE}</p>"), "article"),
            ("page: a text area that ends early", "a.html", lambda: page(f"<textarea></textarea><script>x</script>{BODY}"), "article"),
            ("page: deep nesting", "a.html", lambda: page("<div>" * 50_000 + BODY), "article empty too_large unreadable"),
            ("page: deep inline nesting", "a.html", lambda: page("<p>" + "<b>" * 50_000 + SENTENCE * 5), "article empty too_large unreadable"),
            ("page: a million paragraphs", "a.html", lambda: page("<p>x" * 1_000_000), "too_large too_long empty"),
            ("page: one long line", "a.html", lambda: page(f"<p>{SENTENCE * 180_000}"), "too_long"),
            ("page: attributes without end", "a.html", lambda: page(f"<p {'a=1 ' * 300_000}>{BODY}"), "article too_large unreadable empty"),
            ("page: entities", "a.xhtml", (LAUGHS + "<html><body><p>&k;</p></body></html>").encode, "empty unreadable article"),
            ("page: an entity that is a file", "a.xhtml", lambda: b'<!DOCTYPE x [<!ENTITY p SYSTEM "file:///etc/passwd">]><html><body><p>&p; ' + SENTENCE.encode() * 9, "article"),
            ("page: never closed", "a.html", lambda: page("<table><tr><td>" * 3_000 + BODY), "article empty too_large unreadable"),
            ("page: JSON-LD too deep", "a.html", lambda: page(head=f"<script type='application/ld+json'>{'[' * 100_000}</script>"), "article"),
            ("page: JSON-LD of other kinds", "a.html", lambda: page(head="<script type='application/ld+json'>{\"@type\": [1, {}], \"headline\": [], \"author\": 7}</script>"), "article"),
            ("page: an unknown charset", "a.html", lambda: page(head="<meta charset='x-evil-\xff'>"), "article"),
            ("page: a charset that is no text", "a.html", lambda: b"<meta charset='zlib_codec'>\xff" + page(), "article"),
            ("page: UTF-7", "a.html", lambda: b"<meta charset='utf-7'>+ADw-script+AD4- \xff" + page(), "article"),
            ("Word: not one", "a.docx", lambda: b"just text", "unreadable"),
            ("Word: an old one", "a.docx", lambda: b"\xd0\xcf\x11\xe0" + bytes(600), "unreadable"),
            ("Word: another archive", "a.docx", lambda: _archive({"a.txt": b"x"}), "unreadable"),
            ("Word: cut off", "a.docx", lambda: word()[:2_000], "unreadable"),
            ("Word: a zip bomb", "a.docx", lambda: word(extra={"word/media/bomb.bin": bytes(200_000_000)}), "too_large"),
            ("Word: a zip bomb that lies", "a.docx", lying_word, "too_large unreadable"),
            ("Word: 10,000 parts", "a.docx", lambda: word(extra={f"x{number}": b"" for number in range(10_000)}), "too_large"),
            ("Word: billion laughs", "a.docx", lambda: word(LAUGHS + "<w>&k;</w>"), "unsafe"),
            ("Word: an entity that is a file", "a.docx", lambda: word('<!DOCTYPE x [<!ENTITY p SYSTEM "file:///etc/passwd">]><x>&p;</x>'), "unsafe"),
            ("Word: a document type far down", "a.docx", lambda: word("<!--" + "x" * 1_500_000 + "-->" + LAUGHS + "<w>&k;</w>"), "unsafe unreadable too_large"),
            ("Word: broken XML", "a.docx", lambda: word("<w:document"), "unreadable"),
            ("Word: no paragraphs", "a.docx", lambda: word(w("")), "empty"),
            ("Word: deep nesting", "a.docx", lambda: word(w("<w:p>" * 20_000 + "</w:p>" * 20_000)), "unreadable empty too_large"),
            ("Word: nested tables", "a.docx", lambda: word(w("<w:tbl><w:tr><w:tc>" * 80 + "<w:p><w:r><w:t>x</w:t></w:r></w:p>" + "</w:tc></w:tr></w:tbl>" * 80)), "article empty unreadable too_large"),
            ("Word: a million paragraphs", "a.docx", lambda: word(w("<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 1_000_000)), "too_long too_large unreadable"),
            ("Word: a path out of the archive", "a.docx", lambda: word(extra={"../../evil.txt": b"x"}), "article"),
            ("Word: an unknown style", "a.docx", lambda: word(w(f'<w:p><w:pPr><w:pStyle w:val="nowhere"/></w:pPr><w:r><w:t>{SENTENCE * 3}</w:t></w:r></w:p>')), "article"),
            ("mail: no header", "a.eml", lambda: b"\n\n" + SENTENCE.encode(), "not_text"),
            ("mail: no body", "a.eml", lambda: mail(""), "empty"),
            ("mail: 2,000 parts in parts", "a.eml", lambda: nested_mail(2_000), "article empty too_large"),
            ("mail: no such charset", "a.eml", lambda: mail(SENTENCE * 3, kind="text/plain; charset=x-nothing"), "article"),
            ("mail: broken base64", "a.eml", lambda: mail("####" + SENTENCE, "Content-Transfer-Encoding: base64\n"), "article empty"),
            ("mail: headers that break lines", "a.eml", lambda: mail(SENTENCE * 3, "From: =?utf-8?q?a=0Ab?= <x@y>\nDate: 99 Foo 99999\n"), "article"),
            ("mail: an address without end", "a.eml", lambda: mail(SENTENCE * 3, f"To: {'(' * 50_000}\n"), "article too_large unreadable"),
            ("mail: a boundary that is missing", "a.eml", lambda: mail(SENTENCE * 3, kind='multipart/mixed; boundary="x"'), "empty article"),
            ("mail: a header of a megabyte", "a.eml", lambda: mail(SENTENCE * 3, f"X-A: {'a' * 1_000_000}\n"), "article"),
            ("archive: no page in it", "a.mhtml", lambda: mail(SENTENCE), "empty"),
            ("JSON: not one", "a.json", lambda: b"{broken", "unreadable"),
            ("JSON: a number", "a.json", lambda: b"7", "empty"),
            ("JSON: nothing", "a.json", lambda: b"[]", "empty"),
            ("JSON: a list of nothing", "a.json", lambda: b"[null, 1, \"x\", []]", "empty"),
            ("JSON: deep nesting", "a.json", lambda: b"[" * 200_000, "too_large unreadable"),
            ("JSON: deep objects", "a.json", lambda: b'{"data":' * 5_000 + b"1" + b"}" * 5_000, "too_large unreadable empty"),
            ("JSON: a number without end", "a.json", lambda: b'{"text": "' + SENTENCE.encode() + b'", "id": ' + b"9" * 10_000 + b"}", "unreadable article"),
            ("JSON: a million entries", "a.json", lambda: b"[" + b'{"text":"x"},' * 600_000 + b"1]", "too_large"),
            ("JSON: times that are none", "a.json", lambda: json.dumps({"text": SENTENCE * 3, "timestamp": 9e13, "date": [1], "published": {"a": 1}}).encode(), "article"),
            ("JSON: values of other kinds", "a.json", lambda: json.dumps({"title": {"a": [1]}, "body": [[["x"]]], "author": [None, 3], "text": SENTENCE * 3}).encode(), "article"),
            ("JSON: lone surrogates", "a.json", lambda: b'{"text": "\\ud800 ' + SENTENCE.encode() * 3 + b'", "title": "\\udfff"}', "article"),
            ("JSON Lines: one broken line", "a.jsonl", lambda: json.dumps({"text": SENTENCE * 3}).encode() + b"\n{broken\n", "empty article"),
            ("PDF: not one", "a.pdf", lambda: b"just text", "unreadable"),
            ("PDF: only a head", "a.pdf", lambda: b"%PDF-1.7\n", "unreadable"),
            ("PDF: noise", "a.pdf", lambda: b"%PDF-1.7\n" + bytes(range(256)) * 400, "unreadable"),
            ("PDF: 100,000 pages", "a.pdf", lambda: MANY_PAGES, "empty unreadable too_slow too_large"),
            ("PDF: pages in a circle", "a.pdf", lambda: CIRCLE, "empty unreadable"),
            ("PDF: deep nesting", "a.pdf", lambda: pdf("1 0 obj" + "[" * 100_000 + "endobj"), "unreadable empty"),
            ("PDF: a page without text", "a.pdf", lambda: pdf("1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj"), "empty"),
        )
    }
)  # fmt: skip


def _archive(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()
