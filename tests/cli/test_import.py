"""build.py import: files of other programs become content, and what it wrote is built without
errors."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from manuscripts import CASES, NOTICE, PAPER
from test_web_pages import CASES as PAGES

from content_from_text import CONFIG, DOT, lay
from huikan.cli import main
from word import document, p, style

SOCIETY = "=== content/data/society.yml\nname: {zh: 示例学会, en: Example Society}\n"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    lay(SOCIETY, tmp_path)
    (tmp_path / "mkdocs.yml").write_text(CONFIG.replace("plugins:", "docs_dir: content\nplugins:"), encoding="utf-8")
    return tmp_path


def run(place: Path, command: str, *args: str | Path, lang: str = "en") -> Result:
    always = ("--config", place / "mkdocs.yml", "--cache", place / "cache", "--lang", lang, "--now", "2026-08-01")
    return CliRunner().invoke(main, [command, *map(str, (*always, *args))], catch_exceptions=False)


def built(place: Path) -> Result:
    return run(place, "build", "--no-pdf", "--executor", "inline", "--site", place / "site", "--all")


def put(place: Path, name: str, data: bytes) -> Path:
    (place / name).parent.mkdir(parents=True, exist_ok=True)
    (place / name).write_bytes(data)
    return place / name


def test_all_manuscripts_are_imported_and_built_without_errors(place: Path) -> None:
    """Each as the kind that it is; what a kind must have and nobody said makes it a draft."""
    lay("=== content/newsletters/2026-01/index.md\n---\ntitle: 第一期\ndate: 2026-03-31\n---\n\n卷首。\n", place)
    lay("=== content/reports/2026/index.md\n---\ntitle: 报告\ndate: 2026-03-31\n---\n\n前言。\n", place)
    lay("=== content/proceedings/2026/index.md\n---\ntitle: 论文集\ndate: 2026-03-31\n---\n\n前言。\n", place)
    keys = {"item": "newsletters/2026-01/{}", "chapter": "reports/2026/{}", "paper": "proceedings/2026/{}", "page": "{}"}
    refused = set()
    for name, (kind, data) in CASES.items():
        file = put(place, f"in/{name}.docx", data)
        result = run(place, "import", file, "--as", kind, keys.get(kind, f"{kind}s/{{}}").format(name))
        refused |= {name} if result.exit_code else set()
        assert result.exit_code in (0, 1), result.output
    for name, job in PAGES.items():
        file = put(place, f"in/{job.name}", job.data)
        put(place, "in/img/local.png", DOT)
        assert run(place, "import", file, "--as", job.kind, f"{job.key}-{name}").exit_code == 0
    assert refused == {"tracked", "empty"}
    result = built(place)
    assert result.exit_code == 0, result.output
    page = (place / "site/articles/formulas/index.html").read_text("utf-8")
    assert page.count("<math") > 4 and "refused" not in page
    assert (place / "site/proceedings/2026/paper/index.html").is_file()


def test_a_picture_goes_with_its_text_and_nothing_is_overwritten(place: Path) -> None:
    file = put(place, "in/paper.docx", PAPER)
    assert run(place, "import", file, "--as", "paper", "proceedings/2026/01-soil").exit_code == 0
    folder = place / "content/proceedings/2026/01-soil"
    assert (folder / "image/01-soil-1.png").read_bytes() == DOT
    written = (folder / "index.md").read_text("utf-8")
    (folder / "index.md").write_text("mine", encoding="utf-8")
    result = run(place, "import", file, "--as", "paper", "proceedings/2026/01-soil")
    assert result.exit_code == 2 and "is there already" in result.output
    assert (folder / "index.md").read_text("utf-8") == "mine" and "浅层土体" in written


def test_two_languages_become_one_work_and_several_files_an_issue(place: Path) -> None:
    zh = document(p("为什么暖", style="t"), p("正文。"), styles=style("t", "Title"))
    en = document(p("Why It Is Warm", style="t"), p("The text."), styles=style("t", "Title"))
    assert run(place, "import", put(place, "甲.docx", zh), put(place, "b.docx", en), "--as", "article", "warm").exit_code == 0
    assert (place / "content/articles/warm.md").is_file()
    assert "date" not in (place / "content/articles/warm.en.md").read_text("utf-8")
    lay("=== content/newsletters/2026-01/index.md\n---\ntitle: 第一期\ndate: 2026-03-31\n---\n\n卷首。\n", place)
    one, two = put(place, "1 metro.docx", zh), put(place, "第二.docx", zh)
    assert run(place, "import", one, two, "--as", "issue", "2026-01").exit_code == 0
    assert (place / "content/newsletters/2026-01/01-metro.md").is_file()
    assert (place / "content/newsletters/2026-01/02.md").is_file()
    assert built(place).exit_code == 0


def test_a_vault_keeps_its_links_and_pictures(place: Path) -> None:
    tree = "=== vault/一.md\n# 一\n\n见 [[二|第二篇]] 和 ![[图.png]]。\n=== vault/sub/二.md\n# 二\n\n回 [一](../一.md)。\n"
    lay(tree, place)
    put(place, "vault/pictures/图.png", DOT)
    put(place, "vault/.obsidian/x.md", b"# x\n")
    put(place, "secret.png", DOT)
    result = run(place, "import", place / "vault", "--as", "article", "note")
    assert result.exit_code == 0, result.output
    for text in (place / "content/articles").rglob("*.md"):
        text.write_text(text.read_text("utf-8").replace("status: draft", "date: 2026-01-01"), encoding="utf-8")
    result = built(place)
    assert result.exit_code == 0, result.output
    page = (place / "site/articles/note-01/index.html").read_text("utf-8")
    assert 'href="../note-02/">第二篇</a>' in page and "<img" in page
    assert 'href="../note-01/">一</a>' in (place / "site/articles/note-02/index.html").read_text("utf-8")


def test_nothing_outside_of_the_folder_is_taken(place: Path) -> None:
    put(place, "secret.png", DOT)
    (place / "in").mkdir()
    (place / "in/link.png").symlink_to(place / "secret.png")
    text = "# 甲\n\n![](../secret.png) ![](link.png) <img src='/etc/passwd'> ![](%2e%2e/secret.png)\n"
    result = run(place, "import", put(place, "in/a.md", text.encode()), "--as", "article", "a")
    assert result.exit_code == 0
    assert not list((place / "content").rglob("*.png"))
    assert result.output.count("import-picture-missing") >= 3


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("none.docx", "--as", "article", "a"), "there is no file"),
        (("x.docx", "--as", "leaflet", "a"), "there is no kind"),
        (("x.docx", "--as", "article", "A b"), "“A b”"),
        (("x.docx", "--as", "item", "a"), "which publication"),
        (("x.docx", "--as", "article", "a", "--language", "fr"), "there is no language"),
    ],
)
def test_wrong_usage_is_said(place: Path, args: tuple[str, ...], said: str) -> None:
    put(place, "x.docx", NOTICE)
    result = run(place, "import", *(str(place / part) if part.endswith(".docx") else part for part in args))
    assert result.exit_code == 2 and said in result.output


def test_a_word_file_in_the_content_is_named_with_the_command_that_imports_it(place: Path) -> None:
    lay("=== content/notices/2026-01.md\n---\ntitle: 通知\ndate: 2026-03-01\n---\n\n文。\n", place)
    put(place, "content/notices/2026-02 draft.docx", NOTICE)
    assert "huikan import notices/2026-02 draft.docx --as notice notices/2026-02-draft" in run(place, "check").output
    result = run(place, "import", "notices/2026-02 draft.docx", "--as", "notice", "notices/2026-02-draft")
    assert result.exit_code == 0
    assert (place / "content/notices/2026-02-draft.md").is_file()


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc, the second opinion, is not installed")
def test_pandoc_reads_the_same_words(place: Path) -> None:
    import re
    import subprocess

    for name in ("notice", "lists", "tables", "notes", "quotes"):
        kind, data = CASES[name]
        file = put(place, f"{name}.docx", data)
        theirs = subprocess.run(["pandoc", "-t", "plain", "--wrap=none", file], capture_output=True, text=True, check=True).stdout
        run(place, "import", file, "--as", kind, {"paper": "proceedings/2026/x"}.get(kind, f"{kind}s/{name}"))
        ours = next((place / "content").rglob(f"**/{'x/index' if kind == 'paper' else name}*.md")).read_text("utf-8")
        own = set(re.findall(r"[\u4e00-\u9fff]{2,}|[a-z]{4,}", ours.lower()))
        missing = {
            word
            for word in re.findall(r"[\u4e00-\u9fff]{2,}|[a-z]{4,}", theirs.lower())
            if not any(word in each or each in word for each in own)
        }
        assert not missing, (name, missing)
