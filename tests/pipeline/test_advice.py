"""Advice never makes it worse: what a finding says to write is written, and the finding is gone,
with no other in its place."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from content_from_text import CONFIG, lay
from huikan.cli import main

SOCIETY = """\
=== content/data/society.yml
name: {zh: 示例学会, en: Example Society}
=== content/data/columns.yml
- key: science
  name: {zh: 科普之窗, en: Science}
"""
HEAD = "---\ntitle: 甲\ndate: 2026-05-08\n---\n\n"
Files = dict[str, str]
Finding = dict[str, str]


def findings(place: Path) -> list[Finding]:
    (place / "mkdocs.yml").write_text(CONFIG.replace("plugins:", "docs_dir: content\nplugins:"), encoding="utf-8")
    said = [
        "check",
        "--config",
        place / "mkdocs.yml",
        "--cache",
        place / "cache",
        "--format",
        "json",
        "--now",
        "2026-06-01",
        "--lang",
        "en",
        "-q",
    ]
    output = CliRunner().invoke(main, list(map(str, said)), catch_exceptions=False).output
    return json.loads(output) if output.strip() else []


def replaced(pattern: str, template: str) -> Callable[[str, Finding], str]:
    """The advice applied: its words, as `pattern` finds them in it, put by `template` over what
    the line has."""

    def apply(text: str, finding: Finding) -> str:
        match = re.search(pattern, finding["advice_en"])
        assert match, finding
        lines = text.split("\n")
        line = int(finding["line"]) - 1
        old, _, new = template.partition(" => ")
        lines[line] = re.sub(old, lambda _: new.replace("{}", match[1].replace(" ⏎ ", "\n")), lines[line], count=1)
        return "\n".join(lines)

    return apply


WRITE = r"(?:write|write these lines at its very beginning): (.+)"
CASES: dict[str, tuple[str, str, Callable[[str, Finding], str]]] = {
    "zone": ("bad-date", HEAD.replace("2026-05-08", "2026-05-08T20:00:00Z") + "文。\n", replaced(WRITE, "^.*$ => {}")),
    "chinese day": ("bad-date", HEAD.replace("2026-05-08", "2026年5月8日") + "文。\n", replaced(WRITE, "^.*$ => {}")),
    "moment": ("bad-date", HEAD.replace("date:", "publish_on: 2026-05-09T8:00\ndate:") + "文。\n", replaced(WRITE, "^.*$ => {}")),
    "no head": ("missing-head", "文。\n", replaced(WRITE, "^ => {}\n\n")),
    "no date": ("missing-field", "---\ntitle: 甲\n---\n\n文。\n", replaced(WRITE, "^--- => ---\n{}")),
    "hash in a title": ("cut-by-hash", HEAD.replace("甲", "冰雹 # 1 号") + "文。\n", lambda text, _: text.replace("冰雹 # 1 号", '"冰雹 # 1 号"')),
    "comment": ("cut-by-hash", HEAD.replace("甲", "冰雹 #说明") + "文。\n", lambda text, _: text.replace(" #", "  # ")),
    "hash in a list": ("hash-in-list", HEAD.replace("date:", "tags: [水 # 土, 石]\ndate:") + "文。\n", lambda text, _: text.replace("水 # 土", '"水 # 土"')),
    "second head": ("second-head", HEAD + "---\nauthors: [张三]\n---\n\n文。\n", lambda text, _: text.replace("\n---\n\n---\nauthors", "\nauthors")),
    "head closed early": ("head-closed-early", HEAD.rstrip("\n").removesuffix("---").rstrip("\n") + "\n---\nstatus: draft\n---\n\n文。\n", lambda text, finding: "\n".join(line for number, line in enumerate(text.split("\n"), 1) if number != int(finding["line"]))),
    "colon": ("colon-in-value", HEAD.replace("甲", "甲: 乙") + "文。\n", replaced(r"(title: .+)", "^.*$ => {}")),
    "star": ("needs-quotes", HEAD.replace("date:", "summary: * 重要\ndate:") + "文。\n", replaced(r"(summary: .+)", "^.*$ => {}")),
    "rubric": ("unknown-rubric-meant", HEAD.replace("date:", "columns: [科普窗]\ndate:") + "文。\n", replaced(r"“(.+?)”", r"\[.*\] => [{}]")),
    "field": ("unknown-field-meant", HEAD.replace("date:", "tittle: 乙\nauthor: [张三]\ndate:").replace("tittle: 乙\n", "") + "文。\n", replaced(r"“?(\w+)”?(?=[^\w]*$)|\b(authors)\b", "^author => authors")),
    "byte order mark": ("byte-order-mark", HEAD + "甲\ufeff乙。\n", lambda text, _: text.replace("\ufeff", "")),
    "scheme": ("schemeless-address", HEAD + "见 www.example.org/a。\n", replaced(r"write (\S+)", r"www\.example\.org/a => {}")),
    "schemeless link": ("schemeless-link", HEAD + "见 [站](www.example.org/a)。\n", replaced(r"(https://\S+?)[)”]*$", r"www\.example\.org/a => {}")),
    "remark signs": ("unclosed-comment", HEAD + "甲 %%乙 丙。\n", lambda text, _: text.replace("%%", r"\%%")),
    "highlight": ("stray-highlight", HEAD + "a==b==c。\n", replaced(r"write (<mark>.*?</mark>)", "==b== => {}")),
    "superscript": ("stray-superscript", HEAD + "x^2+y^2。\n", replaced(r"(<sup>.*?</sup>)", r"\^2\+y\^2 => {}+y<sup>2</sup>")),
    "heading": ("heading-without-space", HEAD + "#小标题\n\n文。\n", lambda text, _: text.replace("#小标题", "## 小标题")),
    "anchor": ("broken-anchor-similar", HEAD + "## TOEFL 考试 {#toefl}\n\n[见](#TOEFL)。\n", replaced(r"did you mean #(\S+)\?", r"#TOEFL => #{}")),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_is_advised_is_the_end_of_the_finding(name: str, tmp_path: Path) -> None:
    code, text, apply = CASES[name]
    place = lay(SOCIETY, tmp_path)
    file = place / "content/articles/a.md"
    file.parent.mkdir()
    file.write_text(text, encoding="utf-8")
    before = findings(place)
    found = [finding for finding in before if finding["code"] == code]
    assert found, (code, before)
    file.write_text(apply(text, found[0]), encoding="utf-8")
    after = findings(place)
    assert [
        finding for finding in after if finding["code"] not in {each["code"] for each in before} or finding["code"] == code
    ] == [], file.read_text("utf-8")


SPELLINGS = {
    "a#b.pdf": "a#b.pdf",
    "50%.pdf": "50%.pdf",
    "报 告（一）.pdf": "报 告(一).pdf",
    "A B.pdf": "a b.pdf",
    "x(1).pdf": "x(1).PDF",
    "issue-024.pdf": "issue-24.pdf",
    "表_1.pdf": "表-1.pdf",
}


@pytest.mark.parametrize("name", SPELLINGS)
def test_the_spelling_that_a_finding_proposes_leads_to_the_file(name: str, tmp_path: Path) -> None:
    """Names with signs that addresses give a meaning, and names that are nearly right."""
    place = lay(SOCIETY, tmp_path)
    (place / "content/articles").mkdir()
    (place / "content/articles" / name).write_bytes(b"%PDF-1.7\n%%EOF\n")
    file = place / "content/articles/a.md"
    file.write_text(
        f"{HEAD}[文]({SPELLINGS[name].replace(' ', '%20').replace('(', '%28').replace(')', '%29')})\n", encoding="utf-8"
    )
    (finding,) = [each for each in findings(place) if each["code"].startswith("broken-link")] or [None]
    if finding is None:
        return  # understood as it stands
    proposed = re.search(r"did you mean (.+?)\? The path", finding["advice_en"])
    assert proposed, finding
    written = f"<{proposed[1]}>" if " " in proposed[1] else proposed[1]
    file.write_text(f"{HEAD}[文]({written})\n", encoding="utf-8")
    assert not [each for each in findings(place) if each["code"].startswith(("broken", "stray", "refused"))], written


def test_the_nearest_name_is_proposed(tmp_path: Path) -> None:
    place = lay(SOCIETY, tmp_path)
    for number in ("020", "024", "025", "240"):
        lay({f"content/newsletters/issue-{number}/index.md": HEAD.replace("甲", number)}, place)
    links = (
        "[a](../newsletters/issue-24/index.md) [b](../newsletters/Issue_25/index.md) [c](#TOEFL)\n\n## TOEFL\n\n## TOEFL 说明\n"
    )
    lay({"content/articles/a.md": HEAD + links}, place)
    said = [each["advice_en"] for each in findings(place) if each["code"].startswith("broken")]
    assert any("issue-024" in each for each in said) and any("issue-025" in each for each in said), said
    assert any("#toefl?" in each for each in said), said
