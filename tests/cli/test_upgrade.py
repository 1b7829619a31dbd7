"""A society whose content was written for an older version: it builds, and is told what changes."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from content_from_text import lay
from huikan import __version__, upgrading
from huikan.cli import main
from huikan.diagnostics.codes import CODES
from huikan.upgrading import RELEASES, Release

ROOT = Path(__file__).parents[2]
FORMER = sorted((ROOT / "tests/cases/former").iterdir())
NOW = ("--now", "2025-08-01")


def run(*args: str) -> Result:
    result = CliRunner().invoke(main, list(args))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.mark.parametrize("former", FORMER, ids=lambda path: path.name)
def test_content_of_a_former_version_builds(former: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every address that it had then is there: the register would tell of one that is not."""
    folder = shutil.copytree(former, tmp_path / "society")
    monkeypatch.chdir(folder)
    built = run("build", "--no-pdf", "--executor", "inline", *NOW)
    assert built.exit_code == 0, built.output
    addresses = re.findall(r"(?m)^(?!#)(\S+)$", (folder / "content/data/addresses.txt").read_text("utf-8"))
    pages = [address for address in addresses if address.endswith("/")]
    assert len(pages) > 50
    assert [address for address in pages if not (folder / "site" / address.lstrip("/") / "index.html").is_file()] == []
    said = run("upgrade", "--check", *NOW, "--lang", "en").output
    assert f"from huikan {former.name} to {__version__}" in said
    assert "custom_dir is not needed" in said and "site_name is not needed" in said
    assert "web/parts/crumbs.html" in said
    assert (folder / "requirements.txt").read_text("utf-8") == f"huikan=={former.name}\n"
    assert run("upgrade", *NOW).exit_code == 0
    assert (folder / "requirements.txt").read_text("utf-8") == f"huikan=={__version__}\n"


def test_what_is_found_now_and_was_not_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    article = "---\ntitle: 文\ndate: 2025-01-01\n---\n正文 <!-- 没有结束\n"
    record = 'name: {zh: 甲学会}\ncolour: "#ffcc00"\n'
    lay({"content/articles/a.md": article, "content/data/society.yml": record}, tmp_path)
    lay({"mkdocs.yml": "site_url: https://a.org.cn/\n", "requirements.txt": "huikan==0.1.0\n"}, tmp_path)
    monkeypatch.chdir(tmp_path)
    done = run("upgrade", *NOW, "--lang", "zh")
    assert done.exit_code == 1 and "unclosed-comment" in done.output and "pale-colour" in done.output
    assert "0.1.0" in (tmp_path / "requirements.txt").read_text("utf-8"), "not before the errors are mended"
    assert "内容不用改" in run("upgrade", "--check", "--since", __version__, *NOW, "--lang", "zh").output


def test_a_renamed_field_is_said_by_its_new_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    release = Release("99.0.0", renamed={"introduction": "summary"})
    monkeypatch.setattr(upgrading, "releases_since", lambda version: (release,))
    article = "---\ntitle: 文\ndate: 2025-01-01\nintroduction: 提要\n---\n正文。\n"
    lay({"content/articles/a.md": article, "mkdocs.yml": "site_url: https://a.org.cn/\n"}, tmp_path)
    monkeypatch.chdir(tmp_path)
    done = run("upgrade", "--check", *NOW, "--lang", "en")
    assert done.exit_code == 1 and "“introduction” is called “summary” now" in done.output


def test_the_releases_are_in_order_and_name_what_there_is() -> None:
    assert upgrading.releases_since("0.1.0") == RELEASES
    assert upgrading.releases_since(RELEASES[-1].version) == ()
    assert upgrading.releases_since("0.0.9") == upgrading.releases_since("0.1") == RELEASES
    assert RELEASES[-1].version == __version__
    new = upgrading.new_findings("0.1.0", CODES)
    assert new == upgrading.new_findings("0.1.7", CODES) < CODES.keys()
    assert {"pale-colour", "unclosed-comment"} <= new and "missing-file" not in new
    assert upgrading.new_findings(__version__, CODES) == frozenset()
    assert upgrading.pinned("# x\nhuikan==0.1.0\n") == "0.1.0" and upgrading.pinned("other==1\n") == ""
