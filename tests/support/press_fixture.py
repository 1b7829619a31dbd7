"""A small society's press work for the tests: a bound report, a stapled newsletter and a
leaf, with every kind of picture."""

from __future__ import annotations

import datetime as time
from pathlib import Path

from PIL import Image

from huikan import library, markup, source
from huikan.model import SHANGHAI
from huikan.outputs.print import press
from huikan.publication import numbered
from huikan.settings import Settings

PRINT = Path(__file__).parents[2] / "theme/print"
LANGUAGES = ("zh", "en")
NOON = time.datetime(2026, 1, 1, 12, tzinfo=SHANGHAI)
CHART = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 120" width="300" height="120">
<defs><linearGradient id="g"><stop offset="0" stop-color="#1a5a80"/><stop offset=".5" stop-color="#e3a738"/>
<stop offset="1" stop-color="#a05836" stop-opacity=".4"/></linearGradient>
<pattern id="p" width="10" height="10" patternUnits="userSpaceOnUse"><circle cx="5" cy="5" r="3" fill="#a63634"/></pattern></defs>
<rect width="140" height="50" fill="url(#g)"/><rect x="150" width="140" height="50" fill="url(#p)"/>
<g opacity=".5"><rect y="60" width="140" height="50" fill="rgb(255,0,0)"/><circle cx="70" cy="85" r="20" fill="#00f"/></g>
<text x="160" y="90" fill="#181b1d">图例</text></svg>"""
TEXT = "正文“文字”与[链接](https://example.org/)。\n\n![照片](a.jpg)\n\n![图标](b.png)\n\n![统计](c.svg)\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n"
ISSUE = "---\ntitle: 地下空间资讯\ndate: 2025-03-31\nnumber: 1\nyear: 2025\n---\n卷首语。\n"
REPORT = "---\ntitle: 示例省地下空间发展报告\ndate: 2025-06-30\nyear: 2025\nregion: 示例省\n---\n前言。\n"
ARTICLE = "---\ntitle: 为什么十米以下是暖的\ndate: 2025-05-01\n---\n"


def lay(root: Path) -> Path:
    """The content of the society in a folder."""
    files = {
        "newsletters/2025-01/index.md": ISSUE,
        "newsletters/2025-01/01-a.md": "---\ntitle: 甲\n---\n" + "一段话。" * 300 + "\n",
        "reports/2025-x/index.md": REPORT,
        "reports/2025-x/01-a.md": "---\ntitle: 总论\n---\n" + TEXT,
        "articles/warm/index.md": ARTICLE + TEXT,
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    for folder in ("reports/2025-x", "articles/warm"):
        pictures(root / folder)
    return root


def pictures(folder: Path) -> None:
    """A photograph with far more pixels than needed, a mark with transparent parts, and a chart
    with all that SVG paints with."""
    photograph = Image.linear_gradient("L").resize((4000, 3000))
    Image.merge("RGB", (photograph, photograph.rotate(90), photograph.rotate(180))).resize((4000, 3000)).save(
        folder / "a.jpg", quality=80
    )
    mark = Image.new("RGBA", (1200, 600), (26, 90, 128, 255))
    mark.paste((255, 255, 255, 0), (0, 0, 600, 600))
    mark.save(folder / "b.png")
    (folder / "c.svg").write_text(CHART, encoding="utf-8")


def works(root: Path) -> dict[str, press.PressJob]:
    """The works by key, ready for the press."""
    documents, data, findings = source.read(root, LANGUAGES)
    assert not [finding for finding in findings if finding.severity == "error"], findings
    found = library.assemble(documents, data, LANGUAGES, NOON).library
    fragments = {
        (document.key, document.lang): markup.render(document.path, document.body, document.lang, document.body_line, LANGUAGES)
        for work, _ in found.walk()
        for document in work.documents.values()
    }
    settings = Settings(names={"zh": "示例学会", "en": "Example Society"})
    return {work.book.key: work for work in press.jobs(found, numbered(found, fragments), settings, root, PRINT)}
