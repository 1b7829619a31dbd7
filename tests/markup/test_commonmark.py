"""CommonMark's own examples: the words of each come out, but where docs/structure.md says why
not."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest

from huikan.markup import render

EXAMPLES = Path(__file__).parents[3] / "shared/testdata/commonmark.json"
PAGE = Path(__file__).parents[2] / "docs/structure.md"
RAW = ("HTML blocks", "Raw HTML")  # read by rules of our own: docs/security.md


def words(html: str) -> str:
    """The text of HTML without spaces, an image as its alternative text."""
    shown = re.sub(r"<img[^>]*>", lambda match: (re.search(r'alt="([^"]*)"', match[0]) or ["", ""])[1], html)
    return "".join(unescape(re.sub(r"<[^>]*>", " ", shown)).split())


def test_the_examples_that_differ_are_those_with_a_reason() -> None:
    if not EXAMPLES.exists():
        pytest.skip("the examples of CommonMark are not here")
    examples = [each for each in json.loads(EXAMPLES.read_text("utf-8")) if each["section"] not in RAW]
    differing = {
        each["example"] for each in examples if words(render("a/b.md", each["markdown"], "en").html) != words(each["html"])
    }
    section = PAGE.read_text("utf-8").partition("## Where it differs from CommonMark")[2]
    listed = {int(number) for row in re.findall(r"(?m)^\| ([\d, ]+) \|", section) for number in row.split(",")}
    assert differing == listed
