"""Other programs that print what ours prints: Typst (benchmarks/peers.txt) from a translation of
the same Markdown, Chromium, Vivliostyle (from npm) and WeasyPrint from our HTML."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import typst_markup
from huikan.tasks import FileRef
from stacks import PEERS, PROJECT

FONTS = PROJECT / "theme/print/fonts"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
COMPILE = "import json, sys, typst; typst.compile(*sys.argv[1:3], font_paths=json.loads(sys.argv[3]), **json.loads(sys.argv[4]))"
VIVLIOSTYLE = PEERS.parent / "vivliostyle"
VIVLIOSTYLE_CLI = "@vivliostyle/cli@11.3.3"
FAMILIES = {
    "NotoSerifSC": "Noto Serif SC",
    "NotoSansSC": "Noto Sans SC",
    "SourceSerif4": "Source Serif 4",
    "SourceSans3": "Source Sans 3",
    "SourceCodePro": "Source Code Pro",
    "NotoSansMath": "Noto Sans Math",
}
# What a browser does for Chinese when it is asked: space between Han and Latin, marks squeezed
# (fonts must have halt and chws, as Noto has), strict ends of lines
BROWSER_STYLE = """
html { text-autospace: normal; text-spacing-trim: normal; text-spacing: auto; line-break: strict;
  hanging-punctuation: allow-end; }
.footnote-call { font-size: .78em; vertical-align: super; line-height: 0; }
.notes { font-size: 8.5pt; line-height: 1.45; list-style: none; padding: 0; }
"""


def chromium(html: str, files: Mapping[str, FileRef]) -> bytes:
    """Printed by Chromium, pictures and all."""
    return _in_a_folder(html, files, _chromium)


def vivliostyle(html: str, files: Mapping[str, FileRef]) -> bytes:
    """Printed by Vivliostyle, in Chromium."""
    return _in_a_folder(html, files, _vivliostyle)


def weasyprint(html: str, files: Mapping[str, FileRef], faces: Iterable[FileRef]) -> bytes:
    """Printed by a plain `weasyprint.HTML(...).write_pdf()`, with tags."""
    from huikan.typesetting import fonts

    with fonts.only_these(ref.path for ref in faces) as configuration:

        def printed(page: Path, _: Path) -> None:
            from weasyprint import HTML

            HTML(filename=page).write_pdf(page.with_suffix(".pdf"), font_config=configuration, pdf_variant="pdf/ua-1")

        return _in_a_folder(html, files, printed)


def typst(report: Path, fonts: Path) -> bytes:
    """Printed by Typst from the report's folder."""
    chapters = [typst_markup.Chapter(path.read_text("utf-8"), f"c{path.stem}-") for path in sorted(report.glob("[0-9]*.md"))]
    source, target = report / "report.typ", report / "report.pdf"
    source.write_text(typst_markup.document("测速报告", chapters), "utf-8")
    options = json.dumps({"pdf_standards": ["ua-1"]})
    command = [str(PEERS / "bin/python"), "-c", COMPILE, str(source), str(target), json.dumps([str(fonts)]), options]
    subprocess.run(command, check=True, capture_output=True)
    return target.read_bytes()


def chapter_html(html: str, notes: bool) -> str:
    """Of a book's HTML its chapters alone, without what ours has put into it for its own tables
    (widths of columns, cells that stay whole). `notes`: whether notes become a list at the end, for
    what knows no footnotes."""
    from lxml import html as lxml_html

    root = lxml_html.document_fromstring(html)
    (main,) = root.xpath('//main[contains(@class, "body")]')
    for other in root.xpath("//body/*") + main.xpath('*[not(contains(@class, "chapter"))]'):
        if other is not main:
            other.getparent().remove(other)
    for group in main.xpath('.//colgroup | .//tr[contains(@class, "continued")]'):
        group.getparent().remove(group)
    for cell in main.xpath(".//td | .//th | .//td//span | .//th//span | .//table"):
        cell.attrib.pop("class", None)
    if notes:
        _with_endnotes(main)
    style = root.makeelement("style", {})
    style.text = _font_faces() + BROWSER_STYLE
    root.find("head").append(style)
    return "<!doctype html>\n" + str(lxml_html.tostring(root, encoding="unicode"))


def _with_endnotes(main: object) -> None:
    from lxml import html as lxml_html

    assert isinstance(main, lxml_html.HtmlElement)
    listed = main.makeelement("ol", {"class": "notes"})
    for number, note in enumerate(main.xpath('.//*[@class="footnote"]')):
        call = main.makeelement("span", {"class": "footnote-call"})
        call.text, call.tail, note.tail = chr(0x2460 + number), note.tail, None
        note.getparent().replace(note, call)
        note.tag, note.text = "li", f"{chr(0x2460 + number)} {note.text or ''}"
        note.attrib.pop("class")
        listed.append(note)
    main.append(listed)


def _font_faces() -> str:
    rules = []
    for path in sorted(FONTS.glob("*.ttf")):
        stem, _, rest = path.stem.partition("_")
        if stem in FAMILIES and "Supplement" not in rest:
            style = "italic" if rest.endswith("Italic") else "normal"
            names = f"font-family:'{FAMILIES[stem]}';font-weight:{rest[:3]};font-style:{style}"
            rules.append(f"@font-face{{{names};src:url('fonts/{path.name}')}}")
    return "\n".join(rules)


def _in_a_folder(html: str, files: Mapping[str, FileRef], program: Callable[[Path, Path], None]) -> bytes:
    """The HTML in a folder with its pictures and our fonts, printed there."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "fonts").symlink_to(FONTS, target_is_directory=True)
        for number, (address, file) in enumerate(files.items()):
            place = Path(folder) / f"{number}{Path(address).suffix or '.png'}"
            place.write_bytes(file.read())
            html = html.replace(address, place.name)
        page = Path(folder) / "page.html"
        page.write_text(html, "utf-8")
        program(page, Path(folder))
        return page.with_suffix(".pdf").read_bytes()


def _browser() -> str:
    return next(filter(None, map(shutil.which, BROWSERS)))


def _chromium(page: Path, _: Path) -> None:
    target = page.with_suffix(".pdf")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={target}"]
    subprocess.run([_browser(), *options, page.as_uri()], check=True, capture_output=True)


def _vivliostyle(page: Path, folder: Path) -> None:
    install_vivliostyle()
    program = VIVLIOSTYLE / "node_modules/.bin/vivliostyle"
    command = [str(program), "build", page.name, "-o", "page.pdf", "--executable-browser", _browser(), "--no-vite-config-file"]
    subprocess.run(command, check=True, capture_output=True, cwd=folder)


def install_vivliostyle() -> None:
    """Its program, without a browser of its own, unless it is there."""
    if not (VIVLIOSTYLE / "node_modules/.bin/vivliostyle").exists():
        VIVLIOSTYLE.mkdir(parents=True, exist_ok=True)
        command = ["npm", "install", "--silent", "--prefix", str(VIVLIOSTYLE), VIVLIOSTYLE_CLI]
        subprocess.run(command, check=True, env={**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1"})
