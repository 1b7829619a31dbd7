"""What the check says of numbers that authors have written where the program writes them too."""

from __future__ import annotations

from pathlib import Path

import pytest

from content_from_text import LANGUAGES, NOW, lay
from huikan import check, library, markup, source

HOUSE = Path(__file__).parents[1] / "cases/house"


def findings(root: Path) -> list[tuple[str, str, int]]:
    """(code, file, line) of all that is found in a folder."""
    documents, data, faults = source.read(root, LANGUAGES)
    assert not [fault for fault in faults if fault.severity == "error"]
    works = library.assemble(documents, data, LANGUAGES, NOW).library
    texts = [document for work, _ in works.walk() for document in work.documents.values()]
    fragments = {
        (text.key, text.lang): markup.render(text.path, text.body, text.lang, text.body_line, LANGUAGES) for text in texts
    }
    return [(one.code, one.path, one.line) for one in check.check(works, fragments)]


def chapter(title: str, body: str = "文。") -> str:
    return f"---\ndate: 2025-03-01\ntitle: {title}\n---\n{body}\n"


def report(**files: str) -> dict[str, str]:
    parts = {f"reports/r/{name.replace('__', '.')[1:]}.md": text for name, text in files.items()}
    return {"reports/r/index.md": "---\ntitle: 书\ndate: 2025-03-01\n---\n"} | parts


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (report(_1=chapter("甲"), _2=chapter("2030 年展望"), _3=chapter("5G 与城市")), []),
        (report(_1=chapter("3. 卷首语"), _2=chapter("乙"), _3=chapter("丙")), [("chapter-number-by-hand", "1.md", 3)]),
        (report(_1=chapter("1 甲"), _2=chapter("2 乙"), _3=chapter("3 丙")), []),
        (report(_1=chapter("1 甲"), _2=chapter("3 乙"), _3=chapter("4 丙")), [("chapter-number-order", "2.md", 3)]),
        (report(_1=chapter("1 甲"), _2=chapter("2 乙"), _3=chapter("余论")), [("chapter-without-number", "3.md", 3)]),
        (
            report(_1=chapter("甲"), _1__en=chapter("2 Jia", "Text."), _2=chapter("乙")),
            [("chapter-number-differs", "1.en.md", 3)],
        ),
        (report(_1=chapter("甲"), _1__en=chapter("1 Jia", "Text."), _2=chapter("乙")), []),
        (report(_1=chapter("甲", "## 现状\n\n## 二、问题\n")), [("section-number", "1.md", 7)]),
        (report(_1=chapter("甲", "## 现状\n\n## 24 小时\n")), []),
        (report(_1=chapter("甲", "## 一、现状\n\n## 二、问题\n")), []),  # by hand, and left alone
        (report(_1=chapter("第一章 甲", "## 现状\n\n## 二、问题\n")), []),
        (report(_1=chapter("甲", "表：图谱\n\n| 甲 |\n|---|\n| 1 |\n")), []),
        (report(_1=chapter("甲", "第一段。\n\n表：表2-1 面积\n\n| 甲 |\n|---|\n| 1 |\n")), [("caption-number", "1.md", 7)]),
        (report(_1=chapter("甲", "表：表1-1 面积\n\n| 甲 |\n|---|\n| 1 |\n")), []),
    ],
)
def test_numbers_that_disagree(files: dict[str, str], expected: list[tuple[str, str, int]], tmp_path: Path) -> None:
    lay(files, tmp_path)
    assert findings(tmp_path) == [(code, f"reports/r/{name}", line) for code, name, line in expected]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("01-chapter-numbers", [("chapter-number-by-hand", "reports/2024/01-a.md", 2)]),
        ("02-rubric-in-english-print", []),
        ("03-one-chapter-numbered-by-hand", [("chapter-number-by-hand", "reports/r/01-a.md", 2)]),
    ],
)
def test_cases_of_the_house(name: str, expected: list[tuple[str, str, int]]) -> None:
    assert findings(HOUSE / name) == expected
