"""What a call leads to, beside it: by mouse and keyboard, and without a script by its link."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from content_from_text import lay
from inline_build import build
from loopback import open_browser, served

TREE = """\
=== articles/a.md
---
title: 甲
date: 2025-01-01
bibliography: refs.bib
---
见 [@alm]，又见脚注[^1]。

[^1]: 注文。
=== articles/refs.bib
@book{alm, author={Alm, A.}, title={Clay}, year=2020}
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("peek")
    build(lay(TREE, root / "content"), root, "--no-pdf")
    return root / "site"


def test_by_mouse_and_keyboard(site: Path) -> None:
    with served(site) as address, open_browser() as browser:
        page = browser.new_page()
        page.goto(f"{address}articles/a/")
        call, peek = page.locator("a[role=doc-biblioref]"), page.locator("#hk-peek")
        call.hover()
        peek.wait_for(state="visible")
        assert peek.inner_text().strip().replace("\xa0", " ") == "Alm A. Clay[M]. 2020."
        assert call.get_attribute("aria-describedby") == "hk-peek"
        page.keyboard.press("Escape")
        assert not peek.is_visible()
        page.mouse.move(0, 0)
        call.focus()
        page.keyboard.press("Tab")
        expect(peek).to_have_text("注文。")  # the call before it had the focus, and may still be shown
        assert page.locator("[id^=ref-], [id^=fn-]").count() == 2


def test_without_a_script(site: Path) -> None:
    with served(site) as address, open_browser() as browser:
        page = browser.new_context(java_script_enabled=False).new_page()
        page.goto(f"{address}articles/a/")
        page.locator("a[role=doc-biblioref]").click()
        assert page.url.endswith("#ref-alm")
        page.locator("a[role=doc-backlink]").click()
        assert page.url.endswith("#cite-alm")
