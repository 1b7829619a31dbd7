"""Two columns of a newsletter: which stretches, and that nothing is lost when they are set."""

from __future__ import annotations

import datetime as time
import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from huikan import markup
from huikan.markup.tree import Element, parse
from huikan.model import Document, Issue, Item, Library, Work
from huikan.outputs import print as pdf
from huikan.outputs.print.book import multicolumn
from huikan.outputs.stage import Site
from huikan.settings import Settings

PRINT = Path(__file__).parents[3] / "theme" / "print"
CASES = Path(__file__).parents[2] / "cases" / "columns"
MEASURE = 166  # mm: an A4 page
TEXT = "地下空间开发利用的若干问题，" * 40
BLOCKS = {
    "p": f"<p>{TEXT}</p>",
    "short": "<p>短。</p>",
    "heading": "<h2>小节</h2>",
    "figure": '<figure><img src="a.png" alt="图"></figure>',
    "picture": '<p><img src="a.png" alt="图"></p>',
    "code": "<pre>x</pre>",
    "narrow": "<table><tr><td>甲</td><td>1</td></tr></table>",
    "wide": "<table><tr><td>一个很长的单元格，写着很多字</td><td>又一个很长的单元格，写着很多字</td><td>第三个</td></tr></table>",
    "list": "<ul>" + f"<li>{TEXT}</li>" * 2 + "</ul>",
    "quote": f"<blockquote><p>{TEXT}</p></blockquote>",
}


def shape(names: str, measure: float = MEASURE) -> str:
    """How a row of blocks is set: what stands in columns is in brackets,
    `+` means that it may be divided."""
    html = multicolumn.arranged("".join(BLOCKS[name] for name in names.split()), measure)
    return " ".join(_shape(child) for child in parse(html).children if isinstance(child, Element))


def _shape(element: Element) -> str:
    if "columns" not in element.classes():
        return element.tag
    inside = " ".join(child.tag for child in element.children if isinstance(child, Element))
    return f"[{inside}]" + ("" if "together" in element.classes() else "+")


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [tuple(line.split(" => ")) for line in (CASES / "stretches.txt").read_text("utf-8").splitlines() if line[:1] != "#"],
)
def test_text_flows_and_wide_things_divide_it(blocks: str, expected: str) -> None:
    assert shape(blocks) == expected


def test_a_narrow_page_has_one_column() -> None:
    assert shape("p p", multicolumn.LEAST - 1) == "p p"
    assert shape("p p", multicolumn.LEAST) == "[p p]+"


@given(some.lists(some.sampled_from(sorted(BLOCKS)), max_size=12))
def test_nothing_is_lost_or_moved(names: list[str]) -> None:
    html = "".join(BLOCKS[name] for name in names)
    before, after = parse(html), parse(multicolumn.arranged(html, MEASURE))
    assert "".join(after.text().split()) == "".join(before.text().split())
    assert [element.tag for element in after.elements() if element.tag != "div"] == [element.tag for element in before.elements()]


def issue(folder: Path) -> str:
    """The words of a newsletter whose items are long enough for
    several pages of columns with notes."""
    day = time.date(2025, 3, 31)
    notes = "\n\n".join(f"第{number}段。{TEXT[:80]}[^{number}]" for number in range(12))
    notes += "\n\n" + "\n\n".join(f"[^{number}]: 注释{number}。" for number in range(12))
    rows = "\n".join(f"- 第{number}项" + TEXT[:30] for number in range(12))
    documents = [
        Document("newsletters/1/index.md", "newsletters/1", "zh", Issue(title="《地下空间》资讯 2025 年第 1 期", date=day, number="1"), "卷首语。"),
        Document("newsletters/1/a.md", "newsletters/1/a", "zh", Item(title="长文", date=day, columns=("要闻",)), notes),
        Document("newsletters/1/b.md", "newsletters/1/b", "zh", Item(title="名单", date=day), rows),
    ]  # fmt: skip
    works = [Work(doc.key, doc.meta.kind, {"zh": doc}) for doc in documents]
    found = Library(("zh",), (Work("newsletters/1", "issue", works[0].documents, tuple(works[1:])),))
    fragments = {(doc.key, "zh"): markup.render(doc.path, doc.body, "zh", 1) for doc in documents}
    (task,) = pdf.plan(Site(found, fragments, Settings(), folder, PRINT.parent), {})
    path = folder / "issue.pdf"
    path.write_bytes(task.make(*task.args))
    return subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True).stdout.decode()


def test_columns_over_pages_keep_every_word_and_note(tmp_path: Path) -> None:
    words = re.sub(r"\s", "", issue(tmp_path))
    assert [f"第{number}段。" in words for number in range(12)] == [True] * 12
    assert [f"注释{number}。" in words for number in range(12)] == [True] * 12
    assert [f"第{number}项" in words for number in range(12)] == [True] * 12
    assert words.index("本期目录") < words.index("卷首语") < words.rindex("要闻") < words.index("第0项")
