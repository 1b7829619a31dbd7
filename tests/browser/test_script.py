"""No script from content: every payload of the collections, wherever content can
put it, shown to a real Chromium."""

from __future__ import annotations

import datetime as time
import io
import json
import re
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from lxml import etree, html

from browser import Answer, reader
from content_from_text import DOT, lay
from huikan import library, markup, media, source
from huikan.comments import comments
from huikan.content_security import integrity, policy
from huikan.outputs import print as pdf
from huikan.outputs import social_cards
from huikan.outputs.pages import read_templates
from huikan.outputs.stage import Site
from huikan.settings import Settings
from huikan.theme_scripts import read
from huikan.typesetting import UnprintableError
from inline_build import build

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared/testdata"
CORPORA = ROOT.parent / "shared/corpora"
WEB = ROOT / "theme/web"
ACTIONS = ("/JavaScript", "/Launch", "/GoToR", "/GoToE", "/SubmitForm", "/ImportData", "/Rendition", "/Movie", "/Sound")
PACK = 8  # payloads in one document
HEADS = 16  # in the front matter of one
FRAMES = 16  # pages shown at once, each in a frame of its own
OURS = frozenset({"script.js", "search.js", "reading.js"})
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">%s</svg>'
KINDS = {".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="the collections of payloads are not here")


def scripts() -> tuple[bytes, ...]:
    return tuple(read(ROOT / "theme").values())


def payloads() -> list[str]:
    texts = [entry["payload"] for name in ("xss", "xss-markdown") for entry in json.loads((DATA / f"{name}.json").read_text())]
    return [text.encode("utf-8", "replace").decode() for text in texts]


def head(text: str) -> str:
    """Front matter that says the payload in every field."""
    word = said(text)
    people = f"authors: [{{name: {word}, affiliation: {word}}}]\n" if word != '""' else ""
    texts = "".join(f"{name}: {word}\n" for name in ("title", "subtitle", "summary", "license", "cover_alt"))
    return f"---\n{texts}{people}keywords: [{word}]\ndate: 2025-01-01\n---\n"


def heads(texts: list[str]) -> str:
    """Front matter that says several payloads in each field, one of them alone in each."""
    return head("\u3000".join(texts)).replace("keywords: [", f"keywords: [{', '.join(map(said, texts))}, ", 1)


def said(text: str) -> str:
    """The payload as a value of YAML."""
    plain = re.sub(r"[\x00-\x1f\x7f-\x9f\ufffe\uffff\u2028\u2029]", " ", text).strip()
    return json.dumps(plain, ensure_ascii=False)


ENDS = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>", "<!": ">"}


def closed(text: str) -> str:
    """The payload with an end for a comment that it leaves open: with such a one no document
    is published."""
    return text + "".join(ENDS[one.mark] for one in comments(text.split("\n")) if not one.closed)


def article(texts: list[str]) -> str:
    """A document that says each payload as text and in every place of an attribute."""
    texts = list(map(closed, texts))
    return head(texts[0]) + "\n\n".join(f"{text}\n\n{places(text)}" for text in texts)


def packs(texts: list[str]) -> dict[int, list[str]]:
    """The payloads by where they begin, several a document; where these together leave a comment
    open, for which none of them would be published, each has a document of its own."""
    found: dict[int, list[str]] = {}
    for start in range(0, len(texts), PACK):
        pack = texts[start : start + PACK]
        alone = leaves_open(pack)
        found |= {start + place: [text] for place, text in enumerate(pack)} if alone else {start: pack}
    return found


def leaves_open(pack: list[str]) -> bool:
    """Whether the document of some payloads has a comment without an end: it is not published."""
    text = article(pack).encode("utf-8", "replace").decode()
    document, _ = source.parse("articles/p.md", text, ("zh", "en"))
    assert document is not None
    fragment = markup.render(document.path, document.body, "zh", document.body_line)
    return "unclosed-comment" in {finding.code for finding in fragment.diagnostics}


def places(text: str) -> str:
    line = re.sub(r"\s+", " ", text)
    return (
        f'[a]({line})\n\n![{line}]({line} "{line}")\n\n<a href="{line}" title="{line}">b</a> <img src="{line}" alt=\'{line}\'>\n\n'
        f"| {line} |\n|---|\n| {line} |\n\n> {line}\n\n- {line}\n\n```{line}\n{line}\n```\n\n{{: title={line} }}\n"
    )


def records(texts: list[str]) -> str:
    return "\n".join(
        f"- {{key: e{number}, name: {text}, summary: {text}, title: {text}, place: {text}}}"
        for number, text in enumerate(map(said, texts))
    )


def well(tree: dict[str, str]) -> dict[str, str]:
    """The tree as UTF-8 can hold it."""
    return {name: text.encode("utf-8", "replace").decode() for name, text in tree.items()}


def no_card(*args: object) -> bytes:
    """Cards are pixels, 0.2 s each: here nobody looks at them."""
    return DOT


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A site whose every document, record and drawing is hostile, published with what is
    left of them; and what was said."""
    root = tmp_path_factory.mktemp("hostile")
    texts = payloads()
    tree = {f"articles/p{start}.md": article(pack) for start, pack in packs(texts).items()}
    tree["newsletters/2025-01/index.md"] = "---\ntitle: 期\ndate: 2025-01-03\n---\n"
    tree |= {f"newsletters/2025-01/p{start}.md": heads(texts[start : start + HEADS]) for start in range(0, len(texts), HEADS)}
    tree |= {f"articles/image/p{number}.svg": SVG % text for number, text in enumerate(texts)}
    tree["articles/drawings.md"] = "---\ntitle: 图\ndate: 2025-01-02\n---\n" + "\n\n".join(
        f"![图](image/p{number}.svg) [图](image/p{number}.svg)" for number in range(len(texts))
    )
    tree |= {f"data/{name}.yml": records(texts) for name in ("experts", "events", "branches", "columns")}
    content = lay(well(tree), root / "content")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(social_cards, "make", no_card)
        done = build(content, root, "--keep-going", "--no-pdf")
    assert done.exit_code == 1, done.output
    assert (root / "site").exists(), done.output[-2000:]
    return root / "site", done.stdout


def answers(site: Path) -> Any:
    """The site as it is published, without the policy: the first wall stands alone."""

    def answer(path: str) -> Answer | None:
        file = site / (path if not path.endswith("/") and path else f"{path}index.html")
        if not file.is_file():
            return None
        content = re.sub(rb'<meta http-equiv="Content-Security-Policy"[^>]*>', b"", file.read_bytes())
        return KINDS.get(file.suffix, "application/octet-stream"), content, {}

    return answer


@needs_data
def test_nothing_runs_with_the_sanitiser_alone(hostile: tuple[Path, str]) -> None:
    site, _ = hostile
    texts = range(len(payloads()))
    documents = packs(payloads())
    refused = [f"articles/p{start}/" for start, pack in documents.items() if leaves_open(pack)]
    pages = [page for start in documents if (page := f"articles/p{start}/") not in refused]
    pages += ["", "articles/", "articles/drawings/", "newsletters/", "newsletters/2025-01/", "people/", "search/"]
    pages += [f"newsletters/2025-01/p{start}/" for start in texts[:: HEADS * 4]]
    drawings = [path.relative_to(site).as_posix() for path in site.rglob("articles/image/*.svg")]
    missing = [page for page in pages if not (site / page / "index.html").exists()]
    with reader(framing(answers(site)), OURS) as browser:
        visits = {page: browser.open(page) for page in (*pages, "404.html") if page not in missing}
        visits |= {path: browser.open(path) for path in framed(drawings)}
    assert {page: visit for page, visit in visits.items() if visit.scripts or visit.dialogs} == {}
    assert len(missing) < 3, missing
    assert not [page for page in refused if (site / page).exists()]
    asked = {url for visit in visits.values() for url in visit.requests}
    assert {url for url in asked if not url.startswith("http://society.test/")} == set()


def framed(paths: list[str]) -> Iterator[str]:
    """Addresses of pages that show so many others at once, each a document of its own."""
    for start in range(0, len(paths), FRAMES):
        yield "frames?" + "&".join(paths[start : start + FRAMES])


def framing(answer: Callable[[str], Answer | None]) -> Callable[[str], Answer | None]:
    """The same answers, and those pages."""

    def answer_too(path: str) -> Answer | None:
        if not path.startswith("frames?"):
            return answer(path.partition("?")[0])
        frames = "".join(map(frame, path.removeprefix("frames?").split("&")))
        return KINDS[".html"], f"<!doctype html>{frames}".encode(), {}

    def frame(name: str) -> str:
        kind, content, headers = answer(name) or ("", b"", {})
        asked = headers or kind != KINDS[".html"]  # a page can be handed over at once, its policy with it
        return f'<iframe src="/{name}"></iframe>' if asked else f'<iframe srcdoc="{escape(content.decode())}"></iframe>'

    return answer_too


@needs_data
def test_published_pages_have_no_dangerous_element(hostile: tuple[Path, str]) -> None:
    site, _ = hostile
    faults = [(path.relative_to(site), fault) for path in site.rglob("*.html") for fault in dangers(path.read_bytes())]
    assert faults == []


# A drawing of one path, which an image could not run anyway
QR_CODE = re.compile(
    r"data:image/svg\+xml,<svg xmlns='http://www\.w3\.org/2000/svg' viewBox='[\d ]+' class='segno'>"
    r"<path( (class|fill|stroke|stroke-width|transform|d)='[\w #.,()-]*')+/>(<path( (class|fill|stroke|d)='[\w #.,-]*')+/>)?</svg>"
)


# What formulas are made of: none of it loads or runs anything (MathML Core, without maction and a)
MATHML = frozenset(
    "math mrow mi mn mo mtext mspace ms mfrac msqrt mroot mstyle mpadded mphantom msub msup msubsup munder mover munderover "
    "mmultiscripts mprescripts none mtable mtr mtd semantics annotation menclose merror".split()
)


def dangers(page: bytes) -> Iterator[str]:
    """What of a page could run or load something that is not ours."""
    for element in html.document_fromstring(page.decode()).iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag == "script" and (element.get("src") or "").partition("?")[0].rpartition("/")[2] not in OURS:
            yield from [] if element.get("type") in ("application/ld+json", "application/json") else ["script"]
        if element.tag in ("iframe", "object", "embed", "base", "style", "frame", "applet", "video", "audio"):
            yield element.tag
        if element.tag == "math":
            yield from (f"math {part.tag}" for part in element.iter() if part.tag not in MATHML)
        for name, value in element.attrib.items():
            if name.startswith("on") or name in ("srcdoc", "formaction", "style", "ping", "srcset"):
                yield f"{element.tag} {name}"
            address = re.sub(r"[\x00-\x20]", "", value).lower()
            if element.tag == "img" and name == "src" and QR_CODE.fullmatch(unquote(value)):
                continue
            if name in ("href", "src", "action", "cite") and re.match(r"(?!https?:|mailto:|tel:)[a-z][a-z0-9+.-]*:", address):
                yield f"{element.tag} {name}={value[:40]}"


@needs_data
def test_feeds_of_hostile_content_hold_text_and_safe_html(hostile: tuple[Path, str]) -> None:
    site, _ = hostile
    for path in (*site.rglob("*.rss"), *site.rglob("*.atom")):
        feed = etree.fromstring(path.read_bytes())
        for element in feed.iter("{*}encoded", "{*}content", "{*}summary", "{*}description"):
            kind = element.get("type", "html" if element.tag.endswith(("encoded", "description")) else "text")
            if kind == "html" and (element.text or "").strip():
                assert list(dangers(f"<!doctype html><body>{element.text}".encode())) == [], path
    for path in site.rglob("*.json"):
        for item in json.loads(path.read_bytes()).get("items", []):
            assert list(dangers(f"<!doctype html><body>{item.get('content_html', '')}".encode())) == []


@needs_data
def test_nothing_runs_with_the_policy_alone() -> None:
    texts = payloads()
    page_policy = policy(map(integrity, scripts()))
    drawings = [number for number, text in enumerate(texts) if well_formed(SVG % text)]

    def answer(path: str) -> Answer | None:
        wall, _, name = path.partition("/")
        meta = f'<meta http-equiv="Content-Security-Policy" content="{page_policy}">' if wall == "page" else ""
        number = int(name.removesuffix(".svg")) if name.removesuffix(".svg").isdecimal() else -1
        if number < 0:
            return None
        if name.endswith(".svg"):
            return KINDS[".svg"], (SVG % texts[number]).encode(), {"content-security-policy": headers()} if wall == "page" else {}
        text = texts[number]
        content = f'<!doctype html><html><head>{meta}<title>{text}</title></head><body><p title="{text}">{text}</p></body></html>'
        return KINDS[".html"], content.encode(), {}

    pages = [f"page/{number}" for number in range(len(texts))]
    with reader(framing(answer)) as browser:
        without = [number for number in range(0, len(texts), 16) if ran(browser.open(f"bare/{number}"))]
        without_svg = [number for number in drawings[::8] if ran(browser.open(f"bare/{number}.svg"))]
        seen_in_frames = [path for path in framed([f"bare/{number}" for number in without]) if ran(browser.open(path))]
    with reader(framing(answer)) as browser:
        within = [said for path in framed(pages) if ran(said := browser.open(path))]
    with reader(answer) as browser:  # no page may frame drawings
        within += [said for number in drawings if ran(said := browser.open(f"page/{number}.svg"))]
    assert len(without) > len(texts) // 16 // 5, "the measuring itself: without any wall many payloads run"
    assert without_svg
    assert seen_in_frames, "and what runs within a frame is seen"
    assert within == []


def ran(visit: Any) -> bool:
    return bool(visit.scripts or visit.dialogs)


def headers() -> str:
    """The policy of drawings that are opened by themselves, as `_headers` has it."""
    from huikan.outputs import http_headers

    text = http_headers.make(()).decode()
    (said,) = re.findall(r"^/\*\.svg\n(?: .*\n)*? *Content-Security-Policy: (.*)$", text, re.M)
    return str(said)


def well_formed(text: str) -> bool:
    try:
        etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False))
    except etree.XMLSyntaxError:
        return False
    return True


@needs_data
def test_pdfs_of_hostile_content_hold_no_actions_and_no_files(tmp_path: Path) -> None:
    """No JavaScript, nothing to launch, no attachment; links have
    the schemes that bodies may have."""
    import pikepdf

    texts = payloads()
    tree = {f"articles/p{start}.md": article(texts[start : start + PACK]) for start in range(0, 64, PACK)}
    lay({name: text.encode("utf-8", "replace").decode() for name, text in tree.items()}, tmp_path)
    documents, data, _ = source.read(tmp_path, ("zh",))
    works = library.assemble(documents, data, ("zh",), time.datetime(2026, 1, 1, tzinfo=time.UTC)).library
    fragments = {(doc.key, doc.lang): markup.render(doc.path, doc.body, doc.lang, doc.body_line) for doc in documents}
    made = refused = 0
    for task in pdf.plan(Site(works, fragments, Settings(languages=("zh",)), tmp_path, ROOT / "theme"), {}):
        try:
            content = task.make(*task.args)
        except UnprintableError:  # a payload that no line can hold is named, and nothing is printed
            refused += 1
            continue
        with pikepdf.open(io.BytesIO(content)) as book:
            made += 1
            assert not {"/AA", "/AcroForm"} & set(book.Root.keys())
            assert isinstance(book.Root.get("/OpenAction", pikepdf.Array()), pikepdf.Array), "a place, no action"
            assert not {"/JavaScript", "/EmbeddedFiles"} & set(book.Root.get("/Names", pikepdf.Dictionary()).keys())
            for thing in book.objects:
                if isinstance(thing, pikepdf.Dictionary) and "/S" in thing and str(thing.S) in ACTIONS:
                    raise AssertionError(f"{task.target}: {thing.S}")
                if isinstance(thing, pikepdf.Dictionary) and "/A" in thing and "/URI" in thing.A:
                    assert re.match(r"(https?|mailto|tel):", str(thing.A.URI)), thing.A.URI
    assert made + refused == len(tree) and refused <= 1


@needs_data
def test_hostile_drawings_are_refused_or_empty() -> None:
    """Those that pass hold their payload as text, and no comment: other parsers than
    ours see nothing in them either."""
    passed = [drawing for text in payloads() if not media.examine(drawing := (SVG % text).encode())]
    assert 5 < len(passed) < len(payloads()) / 2
    for drawing in map(media.published, passed):
        assert not re.search(rb"<[!?]", drawing)
        for element in etree.fromstring(drawing).iter(etree.Element):
            assert etree.QName(element).namespace == "http://www.w3.org/2000/svg"
            assert not [name for name in element.attrib if name.startswith("on") or "href" in name]


@pytest.mark.parametrize(
    ("drawing", "line"),
    [
        (SVG % "\n<script>1</script>", 2),
        (SVG % '\n\n<rect onload="x()"/>', 3),
        (SVG % "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>", 1),
        (SVG % '<image href="https://example.org/a.png"/>', 1),
        (SVG % '<image xlink:href="other.svg"/>', 1),
        (SVG % '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>', 1),
        (SVG % '<use href="other.svg#a"/>', 1),
        (SVG % '<a href="javascript:x()"><text>a</text></a>', 1),
        (SVG % '<a><animate attributeName="href" to="javascript:x()"/></a>', 1),
        (SVG % '<set attributeName="onclick" to="x()"/>', 1),
        (SVG % "<style>@import 'x.css';</style>", 1),
        (SVG % "<style>rect{fill:url(https://example.org/a)}</style>", 1),
        (SVG % "<style>rect{fill:u\\72l(https://example.org/a)}</style>", 1),
        (SVG % '<rect style="fill:url(//example.org)"/>', 1),
        (SVG % '<rect fill="url(https://example.org/a#b)"/>', 1),
        ('<?xml-stylesheet href="x.css"?>' + SVG % "", 1),
        ('<!DOCTYPE svg [<!ENTITY a "b"><!ENTITY b "&a;&a;">]>' + SVG % "&b;", 1),
        ('<!DOCTYPE svg [<!ENTITY a "%s">]>' % ("b" * 400) + SVG % "&a;", 1),
        ('<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG % ("&a;" * 100_001), 1),
        ('<!DOCTYPE svg [<!ENTITY a "&#60;script/>">]>' + SVG % "&a;", 1),
        ('<!DOCTYPE svg [<!ENTITY % a "b">]>' + SVG % "", 1),
        ('<!DOCTYPE svg [<!ATTLIST svg onload CDATA "x()">]>' + SVG % "", 1),
        ('<!DOCTYPE svg SYSTEM "x.dtd">' + SVG % "&a;", 1),
        (SVG % '<a href="data:text/html,x"><text>a</text></a>', 1),
        (SVG % '<x:y xmlns:x="urn:x"><h:img xmlns:h="http://www.w3.org/1999/xhtml" src="x"/></x:y>', 1),
        (SVG % '<rect xmlns:x="urn:x" x:onload="y()"/>', 1),
        (SVG % '<switch><foreignObject><p xmlns="http://www.w3.org/1999/xhtml">whole words</p></foreignObject><text>whole…</text></switch>', 1),
        ('<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + SVG % "&a;", 1),
        ('<?xml version="1.0" encoding="utf-16"?>' + SVG % "", 1),
        ('<html xmlns="http://www.w3.org/1999/xhtml"><script>1</script></html>', 1),
        (SVG % '<h:script xmlns:h="http://www.w3.org/1999/xhtml">1</h:script>', 1),
        (SVG % ("<g>" * 200 + "</g>" * 200), 1),
        (SVG % '<g id="a"><use href="#a"/></g>', 1),
        (SVG % "".join(f'<g id="a{n}">' + f'<use href="#a{n + 1}"/>' * 10 + "</g>" for n in range(9)), 1),
        (SVG % "<rect>", 1),
    ],
)  # fmt: skip
def test_a_drawing_that_could_run_or_load_anything_is_refused(drawing: str, line: int) -> None:
    faults = media.examine(drawing.encode())
    assert faults
    assert faults[0].line == line


def test_honest_drawings_pass() -> None:
    drawings = [*WEB.rglob("*.svg"), *(ROOT / "content").rglob("*.svg"), *(ROOT / "tests").rglob("*.svg")]
    assert {path: faults for path in drawings if (faults := media.examine(path.read_bytes()))} == {}
    doctype = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    style = "<style>@media print{.a{fill:url(#b)}} *{stroke-linejoin:round}</style><defs><path id='p' d='M0 0'/></defs>"
    assert media.inspect((doctype + SVG % (style + "<use xlink:href='#p' x='1'/>")).encode()) == ([], [])


@pytest.mark.parametrize(
    ("drawn", "published", "lost"),
    [
        ("<!-- by hand --><rect/>", "<rect/>", []),
        ("<?xpacket begin?><rect/>", "<rect/>", []),
        ("<metadata><r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>甲</r:RDF></metadata><rect/>", "<rect/>", []),
        ("<rect xmlns:i='http://www.inkscape.org/' i:export='/home/jia/a.png' width='1'/>", '<rect width="1"/>', []),
        ("<s:view xmlns:s='http://sodipodi.sourceforge.net/'/><rect/>", "<rect/>", []),
        ("<p:pgf xmlns:p='urn:of-a-program'>AAAA</p:pgf><rect/>", "<rect/>", []),
        ("<rect content='the program’s own'/>", "<rect/>", ["content"]),
        ("<a href='https://example.org' target='_blank' fill='red'><text>a</text></a>", '<g fill="red"><text>a</text></g>', ["<a>"]),
        ("<style>@font-face{font-family:a;src:url(data:font/woff2;base64,AA)} .b{fill:red}</style>", "<style> .b{fill:red}</style>", ["@font-face"]),
        ("<style>.b{fill:red}@keyframes c{from{x:1}to{x:2}}</style>", "<style>.b{fill:red}</style>", ["@keyframes"]),
        ("<switch><foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>甲 乙</p></foreignObject><text>甲乙</text></switch>",
         "<switch><text>甲乙</text></switch>", ["<foreignObject>"]),
        ("<foreignObject><div xmlns='http://www.w3.org/1999/xhtml'> </div></foreignObject>", "", ["<foreignObject>"]),
        ("<switch><g requiredFeatures='x'/><a href='https://example.org'><text>cannot display</text></a></switch>",
         '<switch><g requiredFeatures="x"/></switch>', []),
        ("<switch><text systemLanguage='zh'>甲</text><text>a</text></switch><!-- b -->",
         '<switch><text systemLanguage="zh">甲</text><text>a</text></switch>', []),
        ("<text xml:space='preserve' data-x='&quot;&lt;'>a &lt; <![CDATA[b]]></text><!-- b -->",
         '<text xml:space="preserve" data-x="&quot;&lt;">a &lt; b</text>', []),
    ],
)  # fmt: skip
def test_honest_drawings_lose_what_nobody_sees(drawn: str, published: str, lost: list[str]) -> None:
    content = (SVG % drawn).encode()
    assert [fault.what for fault in media.inspect(content)[1]] == lost
    assert media.examine(content) == []
    shown = media.published(content)
    root = (SVG % "").removesuffix("</svg>")
    assert shown.decode().rstrip() == (f"{root}{published}</svg>" if published else f"{root[:-1]}/>")
    assert media.published(shown) == shown


def test_names_of_a_program_for_namespaces_are_plain_texts() -> None:
    """As an old Illustrator writes them."""
    names = '<!DOCTYPE svg [<!ENTITY ns_svg "http://www.w3.org/2000/svg"><!ENTITY st "fill:red">]>'
    content = f'{names}<svg xmlns="&ns_svg;" width="9"><rect style="&st;"/></svg>'.encode()
    assert media.inspect(content) == ([], [])
    shown = media.published(content)
    assert b"ENTITY" not in shown and b'<rect style="fill:red"/>' in shown


@pytest.mark.skipif(not CORPORA.is_dir(), reason="the real material is not on this machine")
def test_real_drawings_pass_with_all_their_words() -> None:
    drawings = sorted(CORPORA.rglob("*.svg"))
    assert len(drawings) >= 2
    for path in drawings:
        content = path.read_bytes()
        faults, lost = media.inspect(content)
        assert faults == []
        assert {fault.what for fault in lost} <= {"content", "<foreignObject>"}
        before, after = (etree.fromstring(text) for text in (content, media.published(content)))
        words = ["".join(text.itertext()) for text in before.iter("{*}text") if "Text is not SVG" not in "".join(text.itertext())]
        assert ["".join(text.itertext()) for text in after.iter("{*}text")] == words


def test_every_page_says_the_policy_and_knows_our_scripts(tmp_path: Path) -> None:
    (text,) = {page.policy for page in read_templates(ROOT / "theme").values()}
    assert text == policy(map(integrity, scripts()))
    rules = dict(rule.strip().partition(" ")[::2] for rule in text.split(";"))
    assert rules["default-src"] == rules["object-src"] == rules["base-uri"] == rules["frame-src"] == "'none'"
    assert rules["form-action"] == "'self'"
    assert set(rules["script-src"].split()) == {f"'{integrity(script)}'" for script in scripts()}
    assert "unsafe" not in text
    assert "'self'" not in rules["script-src"], "a text that content publishes must not run as a script"
    for template in WEB.rglob("*.html"):
        source = template.read_text("utf-8")
        for script in re.findall(r"<script(?![^>]*json)[^>]*>", source):
            assert "| integrity" in script, template
        assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", source), template


def test_addresses_in_front_matter_and_data_are_of_the_web() -> None:
    from huikan.source import parse

    for address in ("javascript:alert(1)", "data:text/html,x", "//example.org/x", "vbscript:x", "https://a b", 'https://a"b'):
        said = json.dumps(address)
        _, faults = parse("newsletters/2025-01/01.md", f"---\ntitle: a\nsource_url: {said}\n---\n", ("zh", "en"))
        assert [(fault.code, fault.line) for fault in faults] == [("bad-url", 3)]


def test_only_one_template_takes_html_as_it_is() -> None:
    """`safe` stands where a Fragment goes in, and nowhere else; print has its own list."""
    used = {path.name for path in WEB.rglob("*.html") if re.search(r"\|\s*safe\b|Markup|autoescape", path.read_text("utf-8"))}
    assert used == {"prose.html"}
    scopes = {
        path.name: set(re.findall(r"\bsafe\((.*?)\)", path.read_text("utf-8"))) for path in (ROOT / "theme/print").glob("*.html")
    }
    assert all(re.fullmatch(r"[a-z_.]+|", name) for names in scopes.values() for name in names)
