"""The mails of every work of the sample: nothing in them is taken away or cut off, and they can be
read on desk and phone, in light and dark, with pictures and without."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from content_from_text import LANGUAGES
from huikan.cli import main
from huikan.cli.command_context import open_context
from huikan.cli.sent_works import SentWorks, open_works
from huikan.outputs import mail
from huikan.outputs import print as printing
from inline_build import ROOT
from loopback import open_browser

SHOWN = ("newsletters/2026-03", "notices/2026-11-conference", "reports/2025-province/01-overview")
LIGHTNESS = """() => {
  const seen = element => { const color = getComputedStyle(element); return [color.color, color.backgroundColor]; };
  const light = text => { const [r, g, b] = text.match(/[\\d.]+/g).map(Number); return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255; };
  const ground = light(seen(document.querySelector("table.s"))[1]);
  const words = [...document.querySelectorAll("td.s p, td.s li, td.s td, td.s h1, td.s h2, td.s a")].filter(each => !each.closest(".b"));
  return [ground, Math.min(...words.map(each => Math.abs(light(seen(each)[0]) - ground)))];
}"""


@pytest.mark.slow
def test_all_works_of_the_sample_are_sound(tmp_path: Path) -> None:
    works = sample(tmp_path)
    fonts = printing.read_theme(works.site.theme / "print").fonts
    count = 0
    for lang in LANGUAGES:
        edition = works.edition(lang)
        for key, work in edition.works.items():
            if lang not in work.documents:
                continue
            made = mail.compose(mail.article(edition, work, works.site.content, fonts), "a@example.org")
            assert (key, mail.problems(made.html, made.pictures)) == (key, [])
            assert (key, made.shortened) == (key, False) and mail.body(made).isascii()
            count += 1
    assert count > 100


def sample(root: Path) -> SentWorks:
    return open_works(
        open_context(
            config=ROOT / "mkdocs.yml",
            content=None,
            cache=root / "cache",
            now="2026-11-27",
            lang="en",
            form="text",
            quiet=True,
            verbose=False,
            every=False,
        )
    )


@pytest.mark.slow
def test_mails_can_be_read_everywhere(tmp_path: Path) -> None:
    for key in SHOWN:
        paths = ("--config", ROOT / "mkdocs.yml", "--cache", tmp_path / "cache", "--out", tmp_path / "out", "--now", "2026-11-27")
        result = CliRunner().invoke(main, ["mail", key, *map(str, paths)])
        assert result.exit_code == 0, result.output
    with open_browser() as browser:
        for path in sorted((tmp_path / "out").rglob("index.html")):
            for width in (600, 390):
                for scheme in ("light", "dark"):
                    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
                    page.goto(path.as_uri())
                    assert page.evaluate("document.documentElement.scrollWidth") == width, path
                    ground, least = page.evaluate(LIGHTNESS)
                    assert (ground < 0.2) == (scheme == "dark") and least > 0.25, (path, scheme, ground, least)
                    page.close()
            page = browser.new_page(viewport={"width": 390, "height": 900})
            page.route("**/*.png", lambda route: route.abort())
            page.goto(path.as_uri())
            assert page.evaluate("document.documentElement.scrollWidth") == 390, path
            assert page.evaluate("[...document.images].every(image => image.alt.trim() || !image.src)")
            page.close()
    assert re.search(r"cid:", (tmp_path / "out" / SHOWN[2] / "zh/index.html").read_text("utf-8")) is None
