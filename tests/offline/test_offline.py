"""No build reaches for the network: who tries is stopped, and a server that every article names is never asked."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.hostile.documents import mail, w, word
from tests.support import ROOT, make_project, offline, run_briefing

FAR = "192.0.2.1"  # an address that is nobody's (RFC 5737)
ATTEMPTS = {
    "a connection": f"import socket; socket.create_connection(('{FAR}', 80), 1)",
    "a connection without an error": f"import socket; socket.socket().connect_ex(('{FAR}', 80))",
    "a look-up": "import socket; socket.getaddrinfo('example.org', 80)",
    "a datagram": f"import socket; socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('{FAR}', 9))",
    "an address of Python's": f"import urllib.request; urllib.request.urlopen('http://{FAR}/')",
    "trafilatura": f"import trafilatura; trafilatura.fetch_url('http://{FAR}/')",
    "an error that is swallowed": (
        f"import socket\ntry: socket.create_connection(('{FAR}', 80), 1)\nexcept Exception: pass"
    ),
    "a reader in its own process": (
        "from multiprocessing import get_context; import socket\n"
        f"child = get_context('fork').Process(target=lambda: socket.create_connection(('{FAR}', 80), 1))\n"
        "child.start(); child.join()"
    ),
}


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_who_reaches_out_is_ended(attempt: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ATTEMPTS[attempt]], cwd=ROOT, env=offline(), capture_output=True, text=True, check=False
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert "the network is closed to tests" in done.stderr


def test_in_the_tests_themselves_it_is_an_error() -> None:
    with pytest.raises(OSError, match="closed to tests"):
        socket.create_connection((FAR, 80), 1)
    with pytest.raises(OSError, match="closed to tests"):
        socket.getaddrinfo("example.org", 80)


class Canary(BaseHTTPRequestHandler):
    """Remembers whoever asks."""

    def do_GET(self) -> None:
        self.server.asked.append(self.path)  # type: ignore[attr-defined]
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"<!ENTITY p 'fetched'>")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the base class calls it so
        """Say nothing."""


def test_a_server_that_every_article_names_is_never_asked(tmp_path: Path) -> None:
    """What the libraries in C and Rust (lxml, PDFium, Typst) do, Python does not tell: so they may, and are watched."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Canary) as server:
        server.asked = []  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        host = f"http://127.0.0.1:{server.server_port}"
        project = make_project(tmp_path / "project", articles_that_name(host))
        done = run_briefing("site", cwd=project)
        server.shutdown()
    assert done.returncode == 0, done.stderr
    assert "the network is closed" not in done.stderr
    data = json.loads((project / "site_src" / "briefing.json").read_text(encoding="utf-8"))
    assert len(data["sources"]) >= 6
    assert server.asked == []  # type: ignore[attr-defined]


def articles_that_name(host: str) -> dict[str, bytes]:
    text = f"Port workers will strike on Friday, their union said. See {host}/text, [this]({host}/md) ![x]({host}/img)."
    more = "The company offered a rise of 4 percent on Monday, which the members of the union have refused. " * 3
    page = (
        f"<html><head><base href='{host}/base/'><link rel=stylesheet href='{host}/css'>"
        f"<script src='{host}/js'></script>"
        f"<link rel=canonical href='{host}/canonical'><meta property=og:url content='{host}/og'>"
        f"<meta http-equiv=refresh content='0;url={host}/refresh'></head><body><article><p>{text}</p><p>{more}</p>"
        f"<img src='{host}/img'><iframe src='{host}/frame'></iframe></article></body></html>"
    )
    kind = f'<!DOCTYPE html SYSTEM "{host}/dtd" [<!ENTITY % p SYSTEM "{host}/entity"> %p;]>'
    body = f"<w:p><w:r><w:t>{more}{host}/word</w:t></w:r></w:p>"
    return {
        "a.txt": f"---\nurl: {host}/head\n---\n{text} {more}".encode(),
        "b.md": f"{text}\n\n{more}".encode(),
        "c.html": page.encode(),
        "d.xhtml": f'<?xml version="1.0"?>{kind}{page}'.encode(),
        "e.json": json.dumps({"url": f"{host}/json", "text": f"{text} {more}", "image": f"{host}/img"}).encode(),
        "f.eml": mail(page, f"List-Unsubscribe: <{host}/mail>\n", "text/html"),
        "g.docx": word(w(body)),
        "h.txt": f'#import "{host}/typst" #image("{host}/typst.png") #import "@preview/x:0.1.0" {more}'.encode(),
    }
