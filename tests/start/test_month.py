"""A month of a society's secretary, from an empty folder to the files for the print shop: real
commands, a real browser at the preview; it counts what a person types."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from test_start import ROOT, SAMPLE, WEATHER

from loopback import open_browser

pytestmark = pytest.mark.slow
PATIENCE = 120
MOST_COMMANDS = 12

ITEM = """\
---
title: 三月的天气
columns: [观测]
authors: [王一岚]
---

三月平均气温比常年高 1.2 ℃[^1]，降水偏少。

[^1]: 取 1991—2020 年平均值为常年值。
"""
ARTICLE = """\
---
title: 冰雹为什么在夏天下
date: {date}
summary: 冰雹要有强烈的上升气流。
authors: [王一岚]
---

夏天地面热，空气升得快，小冰粒在云里来回翻滚，一层一层长大。
"""
ENGLISH = """\
---
title: Why hail falls in summer
---

The ground is hot, air rises fast, and grains of ice grow layer by layer in the cloud.
"""
NOTICE = """\
---
title: 关于召开春季学术会议的通知
date: {date}
document_number: 江气学〔{year}〕1 号
issuer: 江南省气象学会
addressees: [各会员单位]
signed_on: {date}
---

会议定于下月召开，请各单位报名。

## 一、时间和地点

下月第一个星期六，江南市。
"""
CHAPTER = """\
---
title: 雹灾的变化
---

冰雹的动能 $E$ 与直径 $d$ 的关系见 @eq:e，次数见 @tbl:n，趋势见 @fig:d [@wang2024]。

$$E = \\frac{{1}}{{2}} m v^2$$ {{#eq:e}}

表：历年冰雹次数 {{#tbl:n}}

| 年份 | 次数 |
|---|---:|
| 2024 | 31 |
| 2025 | 27 |

![两年的冰雹次数](n.png "冰雹次数"){{#fig:d}}
"""
BIB = "@article{wang2024, author={王一岚}, title={雹云的观测}, journal={气象通讯}, year={2024}, volume={3}, pages={1--8}}\n"


@dataclass
class Secretary:
    """Somebody at a terminal in a society's folder."""

    folder: Path
    commands: list[str] = field(default_factory=list)

    def run(self, *args: str, fails: bool = False) -> str:
        self.commands.append(" ".join(args))
        done = subprocess.run(
            [sys.executable, str(ROOT / "build.py"), *args],
            cwd=self.folder,
            env={**os.environ, "HUIKAN_LANG": "zh"},
            capture_output=True,
            text=True,
            check=False,
            timeout=600,
        )
        assert (done.returncode != 0) == fails, done.stdout + done.stderr
        assert "Traceback" not in done.stdout + done.stderr
        return done.stdout + done.stderr

    def write(self, path: str, text: str) -> None:
        place = self.folder / "content" / path
        assert place.is_file() or place.parent.is_dir(), f"`huikan new` has not made {path}"
        place.write_text(text, "utf-8")

    @contextmanager
    def preview(self) -> Iterator[str]:
        self.commands.append("serve")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = [sys.executable, str(ROOT / "build.py"), "serve", "--address", f"127.0.0.1:{port}", "--lang", "zh"]
        process = subprocess.Popen(command, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(PATIENCE)


def test_a_month_from_an_empty_folder_to_the_print_shop(tmp_path: Path) -> None:
    secretary = Secretary(tmp_path)
    started = time.monotonic()
    (tmp_path / "answers.yml").write_text(WEATHER.replace("logo: mark.svg\n", ""), "utf-8")
    secretary.run("init", "ours", "--yes", "answers.yml")
    secretary.folder = tmp_path / "ours"
    date = time.strftime("%Y-%m-%d")
    _write_the_month(secretary, date)
    assert "没有发现错误" in secretary.run("check") and "警告" not in secretary.run("check")
    with secretary.preview() as address, open_browser() as browser:
        _mend_at_the_preview(secretary, browser.new_page(), address, date)
    built = secretary.run("build", "--press")
    assert "失败 0 项" in built
    site, press = secretary.folder / "site", secretary.folder / "press"
    assert {"articles-hail.zh.pdf", "articles-hail.en.pdf", "notices-spring.zh.pdf"} <= {
        path.name for path in (site / "pdf").iterdir()
    }
    assert [path.name for path in press.iterdir() if path.suffix == ".pdf"]
    page = (site / "reports" / f"{date[:4]}-hail" / "01-chapter" / "index.html").read_text("utf-8")
    assert "雹云的观测" in page and "<math" in page
    assert {"表1-1", "图1-1", "式（1-1）"} <= set(re.findall(r"[表图式]（?1-1）?", re.sub(r"<[^>]*>|\s", "", page)))
    assert not any(SAMPLE.search(path.read_text("utf-8")) for path in site.rglob("*.html"))
    assert len(secretary.commands) <= MOST_COMMANDS, secretary.commands
    print(f"{len(secretary.commands)} commands, {(time.monotonic() - started) / 60:.1f} minutes")


def _write_the_month(secretary: Secretary, date: str) -> None:
    """A newsletter, a notice, an article in two languages, a report with table, figure, formula
    and citation."""
    year = date[:4]
    for kind, key in (("issue", f"{year}-03"), ("notice", "spring"), ("article", "hail"), ("report", f"{year}-hail")):
        secretary.run("new", kind, key)
    for path in (secretary.folder / "content").rglob("*.md"):  # the English halves that nobody writes this month
        text = path.read_text("utf-8")
        if "status: draft" in text and path.name.endswith(".en.md"):
            path.unlink()
    secretary.write(
        f"newsletters/{year}-03/index.md", f"---\ntitle: 气候公报 {year} 年第 3 期\ndate: {date}\nyear: {year}\nnumber: 3\n---\n"
    )
    secretary.write(f"newsletters/{year}-03/01-item.md", ITEM)
    secretary.write("notices/spring.md", NOTICE.format(date=date, year=year))
    secretary.write("articles/hail.md", ARTICLE.format(date=date))
    secretary.write("articles/hail.en.md", ENGLISH)
    folder = f"reports/{year}-hail"
    secretary.write(
        f"{folder}/index.md",
        f"---\ntitle: {year} 年雹灾年报\ndate: {date}\nyear: {year}\nbibliography: refs.bib\n---\n\n本书说明雹灾。\n",
    )
    secretary.write(f"{folder}/01-chapter.md", CHAPTER.format())
    secretary.write(f"{folder}/refs.bib", BIB)
    _picture(secretary.folder / "content" / folder / "n.png")


def _picture(path: Path) -> None:
    from PIL import Image, ImageDraw

    picture = Image.new("RGB", (1800, 1200), "white")
    for left, height in ((300, 800), (1000, 700)):
        ImageDraw.Draw(picture).rectangle((left, 1100 - height, left + 400, 1100), fill="#34749a")
    picture.save(path)


def _mend_at_the_preview(secretary: Secretary, page: Any, address: str, date: str) -> None:
    """A slip is said on the page that it is about, and the word of it goes when it is mended."""
    _until(lambda: page.goto(f"{address}articles/hail/").status == 200 and "夏天" in page.content())
    secretary.write("articles/hail.md", ARTICLE.format(date=date) + "\n见[通知](../notices/sprng.md)。\n")
    _until(lambda: "broken-link" in page.content() or "sprng" in page.content())
    secretary.write("articles/hail.md", ARTICLE.format(date=date) + "\n见[通知](../notices/spring.md)。\n")
    _until(lambda: "sprng" not in page.content() and page.locator("article a[href*='notices/spring']").count() == 1)


def _until(holds: Any) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            if holds():
                return
        except Exception:
            if time.monotonic() > end:
                raise
        assert time.monotonic() < end, "the preview never showed it"
        time.sleep(0.5)
