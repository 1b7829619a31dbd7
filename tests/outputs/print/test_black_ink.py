"""What is black is printed with black ink alone: text, the words of drawings and charts, formulas,
the bars of the back cover. Measured in the separations, as poppler makes them."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from content_from_text import lay
from inline_build import build

TREE = """\
=== data/society.yml
name: {zh: 示例学会}
=== reports/2025/index.md
---
title: 发展报告
date: 2025-06-01
isbn: 978-7-0000-0000-1
price: 80.00 元
---
说明。
=== reports/2025/01-a.md
---
title: 总论
---
正文里的公式 $E = mc^2$ 与引用。

![图](d.svg)

```chart
type: bar
data: a.csv
x: 年
y: 面积
title: 面积
```

$$
\\sum_{i=1}^{n} x_i \\le \\frac{a}{b}
$$

| 甲 | 乙 |
|---|--:|
| 城市 | 12 |
=== reports/2025/a.csv
年,面积
2023,12
2024,31
=== reports/2025/d.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 90" width="300" height="90"><text x="9" y="40" font-size="24">黑字</text>\
<text x="150" y="40" font-size="24" fill="#181b1d">深灰的字</text><text x="9" y="80" font-size="24" style="fill:rgb(0,0,0)">又一行</text></svg>
"""
DPI = 200
DARK, NONE = 200, 12  # of 255: where there is black ink, and what counts as no other ink


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("black")
    done = build(lay(TREE, root / "content"), root, "--press", str(root / "press"))
    findings = json.loads(done.stdout[: done.stdout.rindex("]") + 1])
    assert not [each for each in findings if each["severity"] == "error"], findings
    return root / "press"


def separations(path: Path, folder: Path) -> Iterator[Image.Image]:
    """The pages in four inks, 255 for all of an ink."""
    subprocess.run(["pdftoppm", "-r", str(DPI), "-jpegcmyk", "-jpegopt", "quality=100", str(path), str(folder / "p")], check=True)
    for page in sorted(folder.glob("p*.jpg")):
        with Image.open(page) as picture:
            assert picture.mode == "CMYK"
            yield picture.copy()


def words(path: Path) -> Iterator[tuple[int, str, tuple[float, float, float, float]]]:
    """Page, word and box in dots of each word of a PDF."""
    listed = subprocess.run(["pdftotext", "-bbox", str(path), "-"], capture_output=True, check=True, text=True).stdout
    for number, page in enumerate(listed.split("<page ")[1:]):
        for match in re.finditer(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]+)<', page):
            left, top, right, bottom = (float(value) * DPI / 72 for value in match.groups()[:4])
            yield number, match[5], (left, top, right, bottom)


def other_ink(picture: Image.Image) -> int:
    """The most of cyan, magenta and yellow where there is black; -1 where there is none."""
    cyan, magenta, yellow, black = (band.tobytes() for band in picture.split())
    return max(
        (max(inks) for *inks, dark in zip(cyan, magenta, yellow, black, strict=True) if dark > DARK),
        default=-1,
    )


def test_the_words_of_a_page_are_black_alone(press: Path, tmp_path: Path) -> None:
    (path,) = (each for each in press.glob("reports-2025*press.pdf") if "cover" not in each.name)
    pages = list(separations(path, tmp_path))
    judged: dict[str, int] = {}
    for number, word, box in words(path):
        judged[word] = max(judged.get(word, -1), other_ink(pages[number].crop(tuple(map(round, box)))))
    assert {word for word, ink in judged.items() if ink > NONE} == set()
    assert all(judged[word] >= 0 for word in ("黑字", "深灰的字", "又一行", "2023", "城市"))  # of drawings, charts, tables


def test_bars_are_black_alone_and_can_be_read_so(press: Path, tmp_path: Path) -> None:
    (path,) = press.glob("reports-2025*cover*.pdf")
    (cover,) = separations(path, tmp_path)
    black = cover.split()[3].point(lambda ink: 255 - ink)
    (code,) = zxingcpp.read_barcodes(black, formats=zxingcpp.BarcodeFormat.EAN13)
    assert code.text == "9787000000001"
    corners = (code.position.top_left, code.position.bottom_right)
    bars = cover.crop((corners[0].x, min(each.y for each in corners), corners[1].x, max(each.y for each in corners) + 1))
    assert max(bars.split()[3].tobytes()) > DARK
    assert all(max(band.tobytes()) <= NONE for band in bars.split()[:3])  # nor is there any beside them
