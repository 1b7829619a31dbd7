"""What would leave the paper is said of the line of content/ where it stands, in both languages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from content_from_text import lay
from huikan.typesetting.chinese import overflow_wrap
from huikan.typesetting.pagination import edges
from inline_build import build

LONG = "MKTAYIAKQRQISFVKSHFSRQ" * 6
HEAD = "---\ntitle: 甲\ndate: 2025-01-01\n---\n"
BOOK = {
    "reports/r/index.md": "---\ntitle: 书\ndate: 2025-01-01\nyear: 2025\nregion: 某省\n---\n",
    "reports/r/01-a.md": "---\ntitle: 一\n---\n一段话。\n",
    "reports/r/02-b.md": f"---\ntitle: 二\n---\n一段话。\n\n另一段，x<sup>{LONG}</sup>。\n",
}


@pytest.fixture
def undivided(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words are divided at the start of a line alone, as WeasyPrint does."""
    monkeypatch.setattr(overflow_wrap.LongWords, "filling", lambda self, original: original)


def findings(tree: dict[str, str], root: Path) -> list[dict[str, Any]]:
    done = build(lay(tree, root / "content"), root)
    assert done.exit_code == 1
    result: list[dict[str, Any]] = json.loads(done.stdout)
    return result


def test_words_beyond_the_paper_are_said_of_their_line(undivided: None, tmp_path: Path) -> None:
    (finding,) = [each for each in findings(BOOK, tmp_path) if each["severity"] == "error"]
    assert (finding["code"], finding["line"], finding["column"]) == ("beyond-paper", 6, 11)
    assert finding["path"].endswith("content/reports/r/02-b.md")
    for lang in ("zh", "en"):
        assert LONG[:24] in finding[f"message_{lang}"] and " mm" in finding["message_en"]
        assert "Error" not in finding[f"message_{lang}"] and finding[f"advice_{lang}"]


def test_words_of_the_head_are_said_of_their_field(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """And a line that fails in several files is one finding."""
    cut = edges.CutOff("关于很长的题目", 27)
    monkeypatch.setattr(edges, "beyond_the_paper", lambda pages: iter((cut, cut)))
    tree = {"articles/a.md": "---\ndate: 2025-01-01\ntitle: 关于很长的题目\n---\n一段。\n"}
    (finding,) = findings(tree, tmp_path)
    assert (finding["code"], finding["line"]) == ("beyond-paper", 3)


def test_a_picture_beyond_the_paper_is_said_of_its_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    found = edges.beyond_the_paper
    monkeypatch.setattr(edges, "MM", 9.6)  # as if the paper were narrow: pictures reach over its edge
    monkeypatch.setattr(edges, "beyond_the_paper", lambda pages: (each for each in found(pages) if each.picture))
    content = lay({"articles/a/index.md": f"{HEAD}一段。\n\n![剖面](图.png)\n"}, tmp_path / "content")
    Image.new("RGB", (900, 300), "#369").save(content / "articles/a/图.png")
    monkeypatch.setattr("huikan.typesetting.pagination.edges.SLACK", -1000.0)
    done = build(content, tmp_path)
    (finding,) = json.loads(done.stdout)
    assert (finding["code"], finding["line"]) == ("picture-beyond-paper", 7)
    assert "剖面" in finding["message_zh"]
