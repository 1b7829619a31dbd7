"""PDFs that texts lead to: each page is found, behind works and records, and nothing of what is
not published."""

from __future__ import annotations

import json
import zlib
from pathlib import Path

import pytest

from content_from_text import LANGUAGES, NOW, SETTINGS, lay
from huikan import library, markup, source
from huikan.outputs import search
from huikan.outputs.stage import Results, Site
from huikan.tasks import FileRef
from printed_pdf import finished, pdf
from searcher import search as found

TREE = """\
=== notices/2025-01/index.md
---
title: 关于征集论文的通知
date: 2025-03-01
attachments: {file: plan.pdf, title: 实施方案}
---
附件见后，另见[报名表](form.pdf)。
=== notices/2025-01/index.en.md
---
title: Call for Papers
date: 2025-03-01
attachments: [plan.pdf]
---
See the attachment.
=== notices/2026-01/index.md
---
title: 盾构培训
date: 2025-06-01
---
另文通知。
=== notices/draft/index.md
---
title: 草稿
date: 2025-06-01
status: draft
attachments: secret.pdf
---
另文通知。
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = lay(TREE, tmp_path / "content")
    pdf(folder / "notices/2025-01/plan.pdf", "实施方案  第一章总则", "", "各单位安排盾构培训，settlement control")
    pdf(folder / "notices/2025-01/form.pdf", "报名表")
    pdf(folder / "notices/draft/secret.pdf", "机密方案")
    return folder


def site_of(content: Path) -> Site:
    documents, data, findings = source.read(content, LANGUAGES)
    assert not [finding for finding in findings if finding.severity == "error"], findings
    works = library.assemble(documents, data, LANGUAGES, NOW).library
    fragments = {(each.key, each.lang): markup.render(each.path, each.body, each.lang) for each in documents}
    return Site(works, fragments, SETTINGS, content)


def attached(site: Site, tmp_path: Path) -> Results:
    results = {}
    for number, task in enumerate(search.plan_attached(site, {})):
        path = tmp_path / f"{number}.json"
        path.write_bytes(task.make(*task.args))
        results[task.target] = finished(path, task.target)
    return results


def read(file: bytes) -> dict:
    return json.loads(zlib.decompress(file))


def test_pages_of_files_are_found(content: Path, tmp_path: Path) -> None:
    site = site_of(content)
    results = attached(site, tmp_path)
    assert sorted(results) == ["attached/notices/2025-01/form.pdf", "attached/notices/2025-01/plan.pdf"]
    files = {task.target: task.make(*task.args) for task in search.plan(site, results)}
    assert found(files, "zh", "第一章总则") == {"notices/2025-01/plan.pdf#page=1"}
    assert found(files, "zh", "盾构培训") == {"notices/2026-01/", "notices/2025-01/plan.pdf#page=3"}
    assert found(files, "zh", "报名表") == {"notices/2025-01/", "notices/2025-01/form.pdf#page=1"}
    assert found(files, "en", "settlement") == {"notices/2025-01/plan.pdf#page=3"}, "in each language that leads to it"
    assert found(files, "zh", "实施方案") == {"notices/2025-01/", "notices/2025-01/plan.pdf#page=1"}
    assert found(files, "zh", "机密") == set()
    catalogue = read(files["search/zh/catalogue.bin"])
    kinds = [catalogue["kinds"][kind] for kind in catalogue["kind"]]
    assert kinds == ["notices", "notices", "attachments", "attachments", "attachments"], "works first"
    records = {record[0]: record for name, file in files.items() if "zh/texts-" in name for record in read(file).values()}
    page = records["notices/2025-01/plan.pdf#page=3"]
    assert page[1:4] == ["实施方案", ["附件", "关于征集论文的通知"], ["PDF 第 iii 页", "2025年3月1日"]]


def test_the_same_step_by_step_and_in_one(content: Path, tmp_path: Path) -> None:
    site = site_of(content)
    results = dict(attached(site, tmp_path))
    whole = {task.target: task.make(*task.args) for task in search.plan(site, results)}
    for plan in (search.plan_terms, search.plan_postings, search.plan_neighbours):
        for number, task in enumerate(plan(site, results)):
            path = tmp_path / f"{plan.__name__}-{number}"
            path.write_bytes(task.make(*task.args))
            results[task.target] = finished(path, task.target)
    assert {task.target: task.make(*task.args) for task in search.plan(site, results)} == whole
    assert "postings/zh/0" in results


def test_a_file_that_nobody_can_read_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(b"%PDF-1.7\n\x00\x01")
    assert search.make_attached(FileRef.of(path)) == b"[]"
