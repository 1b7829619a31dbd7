"""Years of newsletters and columns as books: what is in them, where they are, what they cost."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest
from click.testing import CliRunner
from lxml import etree

from content_from_text import NOW, SETTINGS, lay
from huikan import tasks
from huikan.builds import BuildEnvironment, BuildRequest, TaskCounts
from huikan.cli import main
from huikan.console import Stages
from huikan.outputs import epub
from huikan.outputs import print as printing
from huikan.pipeline import prepare
from huikan.tasks.fingerprint import fingerprint
from inline_build import ROOT, build

TREE = """\
=== data/society.yml
name: {zh: 示例学会, en: Example Society}
volumes: [newsletters/2025, columns/window, newsletters/1999]
=== data/columns.yml
- key: window
  name: {zh: 科技之窗, en: Window}
=== newsletters/2025-01/index.md
---
title: 《示例》资讯 2025 年第 1 期
date: 2025-03-31
number: 1
---
卷首，见[下期](../2025-02/01-b.md#节)。
=== newsletters/2025-01/01-a.md
---
title: 甲文
authors: [林昭]
columns: [window]
---
正文。[外](../../articles/c.md)
=== newsletters/2025-02/index.md
---
title: 《示例》资讯 2025 年第 2 期
date: 2025-06-30
number: 2
---
=== newsletters/2025-02/01-b.md
---
title: 乙文
authors: [何静]
---
## 节

正文[^1]。

[^1]: 注。
=== newsletters/2025-02/02-secret.md
---
title: CANARY
status: draft
---
CANARY
=== newsletters/2024-04/index.md
---
title: 去年
date: 2024-12-31
---
=== newsletters/2024-04/01-z.md
---
title: 去年的文章
---
文。
=== articles/c.md
---
title: 丙文
date: 2025-04-01
authors: [林昭]
columns: [科技之窗]
---
文。
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("volumes")
    result = build(lay(TREE, root / "content"), root, "--lang", "en")
    assert "unknown-volume" in result.output and "newsletters/1999" in result.output
    return root / "site"


def outline(path: Path) -> list[tuple[str, list[str]]]:
    with pikepdf.open(path) as pdf, pdf.open_outline() as bookmarks:
        return [(str(entry.title), [str(child.title) for child in entry.children]) for entry in bookmarks.root]


def test_a_year_has_its_issues_as_parts_and_their_items_below(site: Path) -> None:
    path = site / "pdf/newsletters-2025.zh.pdf"
    assert outline(path) == [
        ("目录", []),
        ("《示例》资讯 2025 年第 1 期", ["甲文"]),
        ("《示例》资讯 2025 年第 2 期", ["乙文"]),
        ("作者索引", []),
    ]
    with pikepdf.open(path) as pdf:
        assert str(pdf.docinfo["/Title"]) == "《示例》资讯 2025"
        labels = [str(each) for each in pdf.Root.PageLabels.Nums]
        assert labels  # roman before the text, one count through all issues
    assert not (site / "pdf/newsletters-1999.zh.pdf").exists() and not (site / "pdf/newsletters-2024.zh.pdf").exists()
    assert not (site / "pdf/newsletters-2025.en.pdf").exists()  # nothing of it is in English


def test_a_column_has_what_stood_under_it_by_its_days(site: Path) -> None:
    assert [title for title, _ in outline(site / "pdf/columns-window.zh.pdf")][1:3] == ["甲文", "丙文"]
    with ZipFile(site / "epub/columns-window.zh.epub") as book:
        names = [entry.text for entry in etree.fromstring(book.read("EPUB/nav.xhtml")).iterfind(".//{*}nav[@id='toc']//{*}a")]
        package = book.read("EPUB/book.opf").decode()
    assert names == ["甲文", "丙文"]
    assert "<dc:title>科技之窗</dc:title>" in package and "/columns/window/" in package


def test_pages_lead_to_the_volumes(site: Path) -> None:
    assert "pdf/newsletters-2025.zh.pdf" in (site / "newsletters/2025-01/index.html").read_text("utf-8")
    assert "pdf/newsletters-2024.zh.pdf" not in (site / "newsletters/2024-04/index.html").read_text("utf-8")
    assert "pdf/columns-window.zh.pdf" in (site / "columns/window/index.html").read_text("utf-8")


def test_nothing_unpublished_is_bound(site: Path) -> None:
    assert not [path for path in site.rglob("*") if path.is_file() and b"CANARY" in path.read_bytes()]
    for path in site.rglob("*.epub"):
        with ZipFile(path) as book:
            assert not [name for name in book.namelist() if b"CANARY" in book.read(name)]


def run(content: Path, root: Path, *more: str) -> tuple[int, str]:
    paths = ["--config", ROOT / "mkdocs.yml", "--content", content, "--cache", root / "cache", "--to", root / "out"]
    result = CliRunner().invoke(main, ["volume", *map(str, paths), "--now", "2026-11-27", "--lang", "en", *more])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def test_the_command_binds_what_is_not_configured(tmp_path: Path) -> None:
    content = lay(TREE, tmp_path / "content")
    code, output = run(content, tmp_path, "newsletters", "--year", "2024")
    assert code == 0, output
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["newsletters-2024.zh.epub", "newsletters-2024.zh.pdf"]
    code, output = run(content, tmp_path, "newsletters", "--year", "1999")
    assert code == 2 and "newsletters/1999" in output
    code, output = run(content, tmp_path, "--column", "nothing")
    assert code == 2 and "columns/nothing" in output and "Traceback" not in output


def planned(content: Path, root: Path) -> dict[str, str]:
    """The fingerprint of what each volume's files are made from."""
    request = BuildRequest(content, ROOT / "theme", SETTINGS, NOW, "make", frozenset())
    with tasks.open_executor("inline") as executor:
        environment = BuildEnvironment(tasks.Cache(root, ""), executor, Stages("en", True), TaskCounts())
        site = prepare(request, environment).site
        every = (*printing.plan(site, {}), *epub.plan(site, {}))
        bound = ("newsletters-2024.", "newsletters-2025.", "columns-window.")
        return {task.target: fingerprint(task.args) for task in every if task.target.partition("/")[2].startswith(bound)}


def test_a_changed_issue_makes_its_own_volume_anew_and_no_other(tmp_path: Path) -> None:
    content = lay(TREE.replace("newsletters/1999", "newsletters/2024"), tmp_path / "content")
    before = planned(content, tmp_path / "cache")
    assert len(before) == 6
    text = content / "newsletters/2025-02/01-b.md"
    text.write_text(text.read_text("utf-8").replace("正文", "改过的正文"), encoding="utf-8")
    after = planned(content, tmp_path / "cache")
    changed = {target for target in before if before[target] != after[target]}
    assert changed == {"pdf/newsletters-2025.zh.pdf", "epub/newsletters-2025.zh.epub"}
