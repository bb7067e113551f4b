"""Makes `files/`: articles as people have them, written by the programs people use, and what is expected of each.

Run once, by hand: `.venv/bin/python tests/reading/make_files.py`; it needs LibreOffice (`soffice`) and Chromium. The
articles' own words, below, are the expectation; what a program adds to them (menus, running heads, cookie notes, mail
headers) must not be read. What is made is kept in git, so the tests need neither program.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import typst
import yaml
from playwright.sync_api import sync_playwright

FILES = Path(__file__).parent / "files"
WORK = Path(tempfile.mkdtemp(prefix="files-"))

WORDS = yaml.safe_load((Path(__file__).parent / "articles.yml").read_text(encoding="utf-8"))
STRIKE, QUAKE, COURT, TRADE, ELECTION, GERMAN = (
    WORDS[name] for name in ("strike", "quake", "court", "trade", "election", "german")
)
ARTICLES = [STRIKE, QUAKE, COURT, TRADE, ELECTION]


def expected(article: dict[str, Any], *, file: str, how: str = "metadata", made: str, **changes: Any) -> dict[str, Any]:
    case = {
        "made": made,
        "title": article["title"],
        "outlet": article["outlet"],
        "author": article["author"],
        "url": article["url"],
        "published": [article["day"], how],
        "text": article["text"],
    }
    if article["heading"]:
        case["headings"] = [article["heading"]]
    case |= changes
    return {"file": file, **{key: value for key, value in case.items() if value != "absent"}}


def paragraphs(article: dict[str, Any], heading: str = "h2") -> str:
    return "\n".join(
        f"<{heading}>{text}</{heading}>" if text == article["heading"] else f"<p>{text}</p>" for text in article["text"]
    )


# --- web pages -------------------------------------------------------------------------------------------------------

MENU = "<nav><ul>" + "".join(f'<li><a href="/{name}">{name}</a></li>' for name in
    ("Home", "World", "Business", "Culture", "Sport", "Weather", "Subscribe")) + "</ul></nav>"  # fmt: skip
COOKIES = """<div id="cookie-consent" class="banner cookie-banner"><p>We and our 312 partners use cookies to store and
access information on your device, to measure audiences and to develop our products. You can change your choice at any
time.</p><button>Accept all</button><button>Manage choices</button></div>"""
RELATED = """<aside class="related"><h3>Related stories</h3><ul>
<li><a href="/a">Airline pilots accept new contract after months of talks and two short strikes</a></li>
<li><a href="/b">How the islands lived without a ferry in the winter of 1978, told by those who were there</a></li>
</ul></aside><div class="newsletter"><p>Sign up for our morning newsletter and never miss a story again.</p>
<input type="email"></div>"""
FOOT = "<footer><p>© 2021 Example Media Group. All rights reserved.</p><p>Terms of use | Privacy | Imprint</p></footer>"


def jsonld(article: dict[str, Any]) -> str:
    node = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": article["outlet"], "url": "https://example.org/"},
            {
                "@type": ["NewsArticle"], "headline": article["title"],
                "datePublished": f"{article['day']}T18:40:00+01:00", "dateModified": "2024-01-02T08:00:00Z",
                "author": [{"@type": "Person", "name": article["author"]}],
                "publisher": {"@type": "NewsMediaOrganization", "name": article["outlet"]},
                "mainEntityOfPage": {"@id": article["url"]}, "inLanguage": "en",
            },
        ],
    }  # fmt: skip
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def news_page(article: dict[str, Any], head: str, above: str = "", charset: str = "utf-8") -> str:
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="{charset}">
<title>{article["title"]} | {article["outlet"]}</title>{head}
<style>body {{ font-family: serif }}</style></head><body>{COOKIES}<header>{MENU}</header><main><article>
<h1>{article["title"]}</h1>{above}
<figure><img src="x.jpg" alt=""><figcaption>Passengers wait at the terminal. Photo: Example Images</figcaption></figure>
<div class="share"><a href="#">Share</a> <a href="#">Tweet</a> <a href="#">Print</a></div>
{paragraphs(article)}</article>{RELATED}</main>{FOOT}<script>document.title = document.title</script></body></html>"""


def web_pages() -> list[dict[str, Any]]:
    out = []
    built = WORK / "built.html"
    body = json.dumps(news_page(STRIKE, "").partition("<body>")[2].partition("<script>")[0])
    built.write_text(
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{STRIKE['title']} | Harbour Times</title>"
        f"{jsonld(STRIKE)}</head><body><script>document.body.innerHTML = {body}</script></body></html>",
        encoding="utf-8",
    )
    dumped = subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", built.as_uri()],
        check=True, capture_output=True,
    ).stdout  # fmt: skip
    (FILES / "strike_dumped.html").write_bytes(dumped)
    out.append(expected(STRIKE, file="strike_dumped.html", made="Chromium --dump-dom of a page built by a script"))

    meta = "".join(
        f'<meta property="{name}" content="{value}">'
        for name, value in (
            ("og:title", f"{QUAKE['title']} - {QUAKE['outlet']}"), ("og:site_name", QUAKE["outlet"]),
            ("og:url", QUAKE["url"]), ("article:published_time", f"{QUAKE['day']}T07:15:00Z"),
        )
    )  # fmt: skip
    page = news_page(
        QUAKE, meta, f'<p class="byline">By <a rel="author" href="/okoro">{QUAKE["author"]}</a></p>', "windows-1252"
    )
    saved = f"<!-- saved from url=(0047){QUAKE['url']} -->\n{page}"
    (FILES / "quake_windows_1252.htm").write_bytes(saved.encode("cp1252"))
    out.append(
        expected(QUAKE, file="quake_windows_1252.htm", made="a template, in Windows-1252, as old systems write it")
    )

    above = (
        f'<div class="meta"><span itemprop="author">{COURT["author"]}</span> '
        f'<time datetime="{COURT["day"]}T21:05" itemprop="datePublished">12 November 2020</time></div>'
    )
    source = WORK / "court.html"
    source.write_text(
        news_page(
            COURT,
            f'<meta property="og:site_name" content="{COURT["outlet"]}"><link rel="canonical" href="{COURT["url"]}">',
            above,
        ),
        encoding="utf-8",
    )
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page_ = browser.new_page()
        page_.goto(source.as_uri())
        session = page_.context.new_cdp_session(page_)
        (FILES / "court_single_file.mhtml").write_bytes(session.send("Page.captureSnapshot")["data"].encode())
        browser.close()
    out.append(expected(COURT, file="court_single_file.mhtml", made="Chromium, Save as: web page, single file"))

    fodt = WORK / "trade.html"
    fodt.write_text(
        f"<html><head><title>{TRADE['title']}</title></head><body><h1>{TRADE['title']}</h1>"
        f"<p>By {TRADE['author']}</p><p>Friday, 21 June 2019</p>{paragraphs(TRADE)}</body></html>",
        encoding="utf-8",
    )
    soffice("trade.html", "html:XHTML Writer File:UTF8", "trade_libreoffice.html", infilter="HTML (StarWriter)")
    out.append(
        expected(
            TRADE,
            file="trade_libreoffice.html",
            made="LibreOffice, export as XHTML",
            how="stated",
            outlet=None,
            url=None,
        )
    )

    markup = typst_source(ELECTION, columns=1).replace("#columns(1)[", "").rstrip("\n]")
    typ = typst.compile(markup.encode(), format="html")
    (FILES / "election_typst.html").write_bytes(typ)
    out.append(
        expected(
            ELECTION, file="election_typst.html", made="Typst, export as HTML", how="stated", outlet=None, url=None
        )
    )

    (FILES / "german.html").write_text(news_page(GERMAN, jsonld(GERMAN)), encoding="utf-8")
    out.append(
        expected(GERMAN, file="german.html", made="a template; the article is German, the template English",
                 language="de", set_aside="language")
    )  # fmt: skip
    return out


def soffice(source: str, target: str, name: str, infilter: str | None = None) -> None:
    command = ["soffice", "--headless", "--convert-to", target, "--outdir", str(WORK / "out"), str(WORK / source)]
    if infilter:
        command.insert(2, f"--infilter={infilter}")
    subprocess.run(command, check=True, capture_output=True)
    made = WORK / "out" / f"{Path(source).stem}.{target.partition(':')[0]}"
    (FILES / name).write_bytes(made.read_bytes())


# --- PDF -------------------------------------------------------------------------------------------------------------


def typst_source(article: dict[str, Any], *, columns: int, times: int = 1) -> str:
    def plain(text: str) -> str:
        return "".join(f"\\u{{{ord(sign):x}}}" if sign in "#*_`$@<>\\~\"'“”’" else sign for sign in text)

    body = "\n\n".join(
        f"== {plain(text)}" if text == article["heading"] else plain(text) for text in article["text"] * times
    )
    day = {"2021-03-04": "4 March 2021", "2019-06-21": "21 June 2019", "2023-05-15": "15 May 2023"}.get(
        article["day"], article["day"]
    )
    return f"""#set page(width: 15cm, height: 12cm, margin: 1.6cm, header: [{article["outlet"]} #h(1fr) Monday edition], footer: context [#h(1fr) #counter(page).display() #h(1fr)])
#set text(size: 9pt, lang: "en", hyphenate: true)
#set par(justify: true, first-line-indent: {"1em" if columns > 1 else "0em"}, spacing: {"0.65em" if columns > 1 else "1.2em"})
= {plain(article["title"])}

By {article["author"]}

{day}

#columns({columns})[
{body}
]
"""


def pdfs() -> list[dict[str, Any]]:
    out = []
    for name, article, columns in (("strike_two_columns.pdf", STRIKE, 2), ("election_pages.pdf", ELECTION, 1)):
        source = typst_source(article, columns=columns)
        if columns == 1:
            source = source.replace("height: 12cm", "height: 7cm").replace("#columns(1)[", "").rstrip("\n]")
        (FILES / name).write_bytes(typst.compile(source.encode()))
        out.append(expected(article, file=name, how="stated", outlet="?", url=None, made=f"Typst, {columns} column(s)"))
    page = WORK / "print.html"
    page.write_text(
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{QUAKE['title']} | Coast Daily</title></head><body>"
        f"<h1>{QUAKE['title']}</h1><p>By {QUAKE['author']}</p><p>Published: 19 September 2022</p>"
        f"{paragraphs(QUAKE)}<p>Share</p></body></html>",
        encoding="utf-8",
    )
    page3 = WORK / "columns.html"
    page3.write_text(
        "<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>x</title><style>@page { size: 15cm 13cm; margin: 1.5cm }"
        "div { columns: 3; text-align: justify; hyphens: auto; font-size: 9pt } p { margin: 0; text-indent: 1em }"
        f"h1 {{ font-size: 18pt }}</style></head><body><h1>{TRADE['title']}</h1><div>{paragraphs(TRADE)}</div></body></html>",
        encoding="utf-8",
    )
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        tab = browser.new_page()
        tab.goto(page.as_uri())
        tab.pdf(
            path=FILES / "quake_printed.pdf", format="A6", display_header_footer=True, margin={"top": "1.5cm", "bottom": "1.5cm"},
            header_template='<div style="font-size:7px;width:100%">9/20/22, 8:53 AM &nbsp; Strong earthquake damages villages on the coast | Coast Daily</div>',
            footer_template=f'<div style="font-size:7px;width:100%">{QUAKE["url"]} &nbsp; <span class="pageNumber"></span>/<span class="totalPages"></span></div>',
        )  # fmt: skip
        tab.goto(page3.as_uri())
        tab.pdf(path=FILES / "trade_three_columns.pdf", prefer_css_page_size=True)
        browser.close()
    out.append(
        expected(
            QUAKE, file="quake_printed.pdf", how="stated", outlet="?", made="Chromium, print to PDF with head and foot"
        )
    )
    out.append(
        expected(TRADE, file="trade_three_columns.pdf", outlet=None, url=None, author=None, published=[None, "unknown"],
                 made="Chromium, print of a page in three columns")
    )  # fmt: skip
    (WORK / "court_doc.html").write_text(word_html(COURT), encoding="utf-8")
    soffice("court_doc.html", "pdf:writer_pdf_Export", "court_libreoffice.pdf", infilter="HTML (StarWriter)")
    out.append(
        expected(
            COURT, file="court_libreoffice.pdf", how="stated", outlet=None, url=None, made="LibreOffice, export as PDF"
        )
    )
    return out


# --- Word ------------------------------------------------------------------------------------------------------------


def word_html(article: dict[str, Any]) -> str:
    day = {"2020-11-12": "12 November 2020", "2021-03-04": "4 March 2021"}.get(article["day"], article["day"])
    return (
        f"<html><head><meta charset='utf-8'><title>{article['title']}</title></head><body><h1>{article['title']}</h1>"
        f"<p>By {article['author']}</p><p>Published: {day}</p>{paragraphs(article)}</body></html>"
    )


FODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>{changes}{body}</office:text></office:body></office:document>"""


def word_files() -> list[dict[str, Any]]:
    out = []
    rest: dict[str, Any] = {"outlet": None, "url": None, "how": "stated"}
    (WORK / "strike.html").write_text(word_html(STRIKE), encoding="utf-8")
    soffice("strike.html", "docx:MS Word 2007 XML", "strike_from_web.docx", infilter="HTML (StarWriter)")
    out.append(expected(STRIKE, file="strike_from_web.docx", made="LibreOffice, a web page saved as docx", **rest))

    (WORK / "court.txt").write_text(
        "\n".join([COURT["title"], f"By {COURT['author']}", "12 November 2020", *COURT["text"]]), encoding="utf-8"
    )
    soffice("court.txt", "docx:MS Word 2007 XML", "court_plain.docx", infilter="Text (encoded):UTF8")
    out.append(
        expected(COURT, file="court_plain.docx", made="LibreOffice, plain text saved as docx, no styles", **rest)
    )

    changed = [
        text.replace(
            "14 polling stations",
            "<text:change-start text:change-id='c1'/>14 polling stations<text:change-end text:change-id='c1'/>",
        )
        for text in ELECTION["text"]
    ]
    changes = (
        "<text:tracked-changes><text:changed-region text:id='c1'><text:insertion><office:change-info><dc:creator>Desk</dc:creator>"
        "<dc:date>2023-05-15T09:00:00</dc:date></office:change-info></text:insertion></text:changed-region>"
        "<text:changed-region text:id='c2'><text:deletion><office:change-info><dc:creator>Desk</dc:creator><dc:date>2023-05-15T09:00:00</dc:date>"
        "</office:change-info><text:p>This sentence was deleted by the desk.</text:p></text:deletion></text:changed-region></text:tracked-changes>"
    )
    body = f"<text:h text:outline-level='1'>{ELECTION['title']}</text:h><text:p>By {ELECTION['author']}</text:p><text:p>15 May 2023</text:p>"
    body += (
        "".join(f"<text:p>{text}</text:p>" for text in changed) + "<text:p><text:change text:change-id='c2'/></text:p>"
    )
    (WORK / "election.fodt").write_text(FODT.format(changes=changes, body=body), encoding="utf-8")
    soffice("election.fodt", "docx:MS Word 2007 XML", "election_tracked_changes.docx")
    out.append(
        expected(
            ELECTION,
            file="election_tracked_changes.docx",
            made="LibreOffice, with an insertion and a deletion of the desk",
            **rest,
        )
    )

    rtf = (
        r"{\rtf1\ansi\ansicpg1252\uc1 {\info{\title Document1}}\pard\b\fs36 "
        + rtf_text(QUAKE["title"])
        + r"\b0\fs22\par "
    )
    rtf += (
        r"By Daniel Okoro\par Published: 19 September 2022\par "
        + r"\par ".join(map(rtf_text, QUAKE["text"]))
        + r"\par}"
    )
    (WORK / "quake.rtf").write_text(rtf, encoding="ascii")
    soffice("quake.rtf", "docx:MS Word 2007 XML", "quake_from_rtf.docx")
    out.append(
        expected(
            QUAKE, file="quake_from_rtf.docx", made="LibreOffice, a document in Rich Text Format saved as docx", **rest
        )
    )

    cells = "".join(
        f"<table:table-row><table:table-cell><text:p>{text}</text:p></table:table-cell></table:table-row>"
        for text in TRADE["text"]
    )
    body = f"<text:h text:outline-level='1'>{TRADE['title']}</text:h><text:p>By {TRADE['author']}</text:p><text:p>Friday, 21 June 2019</text:p>"
    body += f"<table:table><table:table-column/>{cells}</table:table>"
    (WORK / "trade.fodt").write_text(FODT.format(changes="", body=body), encoding="utf-8")
    soffice("trade.fodt", "docx:MS Word 2007 XML", "trade_in_a_table.docx")
    out.append(expected(TRADE, file="trade_in_a_table.docx", made="LibreOffice, the text laid out in a table", **rest))
    return out


def rtf_text(text: str) -> str:
    return "".join(sign if sign.isascii() else f"\\u{ord(sign)}?" for sign in text)


# --- e-mail ----------------------------------------------------------------------------------------------------------


def mail(article: dict[str, Any], **headers: str) -> EmailMessage:
    days = {"2021-03-04": "Thu, 04 Mar 2021 18:45:10 +0100", "2022-09-19": "Mon, 19 Sep 2022 08:01:00 -0500",
            "2020-11-12": "Thu, 12 Nov 2020 22:10:00 +0530", "2019-06-21": "Fri, 21 Jun 2019 19:30:00 +0200",
            "2023-05-15": "Mon, 15 May 2023 11:00:00 -0300"}  # fmt: skip
    message = EmailMessage()
    message["From"] = f"{article['outlet']} <news@{article['outlet'].split()[-1].lower()}.example>"
    message["To"] = "Desk <desk@example.org>"
    message["Subject"] = article["title"]
    message["Date"] = days[article["day"]]
    message["Message-ID"] = "<1@example.org>"
    for key, value in headers.items():
        message.replace_header(key, value) if key in message else message.add_header(key, value)
    return message


def mails() -> list[dict[str, Any]]:
    out = []
    rest: dict[str, Any] = {"url": None, "author": None}
    message = mail(STRIKE)
    message.set_content("Your mail program cannot show this newsletter. View it in your browser.")
    rows = "".join(
        f'<tr><td style="padding:8px">{"<h2>" + text + "</h2>" if text == STRIKE["heading"] else text}</td></tr>'
        for text in STRIKE["text"]
    )
    message.add_alternative(
        f'<html><head><style>td {{ color: black }}</style></head><body><table width="600"><tr><td><a href="https://x.example/">View in browser</a></td></tr>'
        f"<tr><td><h1>{STRIKE['title']}</h1></td></tr>{rows}<tr><td>You receive this newsletter because you subscribed to it.</td></tr>"
        f'<tr><td><a href="https://x.example/">Unsubscribe</a></td></tr></table><img src="https://x.example/track.gif" width="1"></body></html>',
        subtype="html",
    )
    (FILES / "strike_newsletter.eml").write_bytes(message.as_bytes())
    out.append(
        expected(
            STRIKE, file="strike_newsletter.eml", made="Python's email package: a newsletter set in tables", **rest
        )
    )

    message = mail(QUAKE, Subject="Fwd: " + QUAKE["title"], From="Ana Ruiz <ana@example.org>")
    message.set_content(
        "FYI\n\n---------- Forwarded message ---------\nFrom: Coast Daily <alerts@coastdaily.example>\n"
        f"Date: Mon, 19 Sep 2022 at 08:01\nSubject: {QUAKE['title']}\nTo: <ana@example.org>\n\n\n"
        + "\n\n".join(QUAKE["text"])
        + "\n\n-- \nAna Ruiz, research\n",
        cte="quoted-printable",
    )
    (FILES / "quake_forwarded.eml").write_bytes(message.as_bytes())
    out.append(
        expected(QUAKE, file="quake_forwarded.eml", made="Python's email package: an alert that was forwarded", **rest)
    )

    message = mail(COURT)
    message.set_content(word_html(COURT).replace("Published: ", ""), subtype="html", cte="base64")
    message.add_attachment(b"%PDF-1.4 no", maintype="application", subtype="pdf", filename="ruling.pdf")
    (FILES / "court_attachment.eml").write_bytes(message.as_bytes())
    out.append(
        expected(
            COURT,
            file="court_attachment.eml",
            made="Python's email package: HTML in base64, with an attachment",
            url=None,
        )
    )

    message = mail(TRADE, Subject="[press] " + TRADE["title"])
    wrapped = "\n\n".join("\n".join(wrap(text)) for text in TRADE["text"])
    message.set_content(
        wrapped + "\n\n-- \nContinental Post, Geneva desk\nTo unsubscribe, write to us.\n", charset="utf-8"
    )
    (FILES / "trade_plain.eml").write_bytes(message.as_bytes())
    out.append(
        expected(TRADE, file="trade_plain.eml", made="Python's email package: a plain mail, wrapped at 72", **rest)
    )

    message = mail(ELECTION)
    message.set_content(ELECTION["text"][0])
    message.add_alternative(news_page(ELECTION, ""), subtype="html")
    (FILES / "election_page.eml").write_bytes(message.as_bytes())
    out.append(
        expected(ELECTION, file="election_page.eml", made="Python's email package: a web page sent by mail", **rest)
    )
    return out


def wrap(text: str) -> list[str]:
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > 72:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


# --- JSON ------------------------------------------------------------------------------------------------------------


def records() -> list[dict[str, Any]]:
    out = []

    def ninjs(article: dict[str, Any]) -> dict[str, Any]:
        return {
            "uri": f"urn:example:{article['day']}", "type": "text", "language": "en", "versioncreated": f"{article['day']}T12:00:00Z",
            "headline": article["title"], "byline": f"By {article['author']}", "infosource": [{"name": article["outlet"]}],
            "body_xhtml": f"<div>{paragraphs(article)}</div>", "altids": {"web": article["url"]}, "url": article["url"],
        }  # fmt: skip

    write("strike_ninjs.json", ninjs(STRIKE))
    out.append(
        expected(STRIKE, file="strike_ninjs.json", made="ninjs 1.4 as an agency's service writes it", headings="absent")
    )
    two = {
        "uri": "urn:x", "standard": {"name": "ninjs", "version": "2.1"}, "firstCreated": f"{QUAKE['day']}T09:00:00+02:00",
        "headlines": [{"role": "main", "value": QUAKE["title"]}], "by": QUAKE["author"], "copyrightHolder": QUAKE["outlet"],
        "bodies": [{"role": "main", "contentType": "text/html", "value": paragraphs(QUAKE)},
                   {"role": "plain", "contentType": "text/plain", "value": "\n\n".join(QUAKE["text"])}],
        "url": QUAKE["url"],
    }  # fmt: skip
    write("quake_ninjs_2.json", two)
    out.append(expected(QUAKE, file="quake_ninjs_2.json", made="ninjs 2.1 with two renditions of the text"))
    schema = [
        {"@context": "https://schema.org", "@type": "NewsArticle", "headline": item["title"], "datePublished": item["day"],
         "author": {"@type": "Person", "name": item["author"]}, "publisher": {"@type": "Organization", "name": item["outlet"]},
         "url": item["url"], "articleBody": "\n".join(item["text"]), "@id": item["url"]}
        for item in (COURT, TRADE)
    ]  # fmt: skip
    write("schema_org.json", schema)
    made = "schema.org's NewsArticle, two in a list"
    out += [expected(item, file="schema_org.json", made=made) for item in (COURT, TRADE)]
    feed = {
        "version": "https://jsonfeed.org/version/1.1", "title": "Southern Herald", "items": [
            {"id": "77", "url": ELECTION["url"], "title": ELECTION["title"], "content_html": paragraphs(ELECTION),
             "date_published": f"{ELECTION['day']}T08:00:00-03:00", "authors": [{"name": ELECTION["author"]}], "language": "en"},
            {"id": "78", "url": "https://southernherald.example/empty", "title": "A picture", "content_html": ""},
        ],
    }  # fmt: skip
    write("feed.json", feed)
    out.append(
        expected(ELECTION, file="feed.json", entry="77", made="JSON Feed 1.1; the second item has no text", outlet=None)
    )
    lines = [
        {"url": item["url"], "date": item["day"], "title": item["title"], "author": item["author"], "sitename": item["outlet"],
         "text": "\n".join(item["text"]), "language": "en"}
        for item in ARTICLES
    ]  # fmt: skip
    (FILES / "crawl.jsonl").write_text(
        "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8"
    )
    out += [
        expected(item, file="crawl.jsonl", made="JSON Lines in the field names of trafilatura") for item in ARTICLES
    ]
    return out


def write(name: str, value: object) -> None:
    (FILES / name).write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    FILES.mkdir(exist_ok=True)
    kinds = {"web": web_pages, "pdf": pdfs, "word": word_files, "mail": mails, "json": records}
    for kind, make in kinds.items():
        if len(sys.argv) > 1 and kind not in sys.argv[1:]:
            continue
        text = yaml.safe_dump(make(), allow_unicode=True, sort_keys=False, width=118)
        (FILES / f"{kind}.yml").write_text(
            f"# Made by ../make_files.py: which program wrote the file, and what is in it.\n{text}", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
