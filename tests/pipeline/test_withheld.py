"""What its errors keep back: it is named, its pages say so, and what its translations take from
it stays theirs."""

from __future__ import annotations

from pathlib import Path

from content_from_text import lay
from inline_build import build

TREE = """\
=== data/society.yml
name: {zh: 示例学会, en: Example Society}
=== articles/a.md
---
title: 甲
date: 2025-01-02
---

见[乙](b.md)。
=== articles/b.md
---
title: 乙
date: 2025-01-02
tags: [水]
---

联系 13912345678。
=== articles/b.en.md
---
title: B
---

English text.
=== articles/secret.md
---
title: 密
date: 2025-01-02
visibility: internal
typo_field: x
---

内部。
=== articles/secret.en.md
---
title: Secret
---

SECRETWORDS.
=== articles/c.md
---
title: 丙
date: 2025-01-02
---

```
$easySms->send(18888888888, [
```
"""


def test_what_is_held_back_is_named_and_its_pages_say_so(tmp_path: Path) -> None:
    result = build(lay(TREE, tmp_path / "content"), tmp_path, "--no-pdf", "--keep-going", "--lang", "zh")
    assert result.exit_code == 1
    assert "没有发布的文章 1 篇：articles/b.md" in result.output
    page = (tmp_path / "site/articles/b/index.html").read_text("utf-8")
    assert "本文的中文版正在改正" in page and "尚无中文译本" not in page
    english = (tmp_path / "site/en/articles/b/index.html").read_text("utf-8")
    assert "2 January 2025" in english or "2025-01-02" in english
    assert "本文尚无" not in (tmp_path / "site/articles/a/index.html").read_text("utf-8")


def test_the_translation_of_an_internal_work_stays_internal_where_that_is_faulty(tmp_path: Path) -> None:
    build(lay(TREE, tmp_path / "content"), tmp_path, "--no-pdf", "--keep-going")
    for file in (tmp_path / "site").rglob("*"):
        assert not file.is_file() or b"SECRETWORDS" not in file.read_bytes(), file


def test_a_number_in_code_keeps_nothing_back(tmp_path: Path) -> None:
    result = build(lay(TREE, tmp_path / "content"), tmp_path, "--no-pdf", "--keep-going")
    assert (tmp_path / "site/articles/c/index.html").is_file()
    assert "number-in-code" in result.output and "18888888888" not in result.output


def test_a_build_of_one_that_is_held_back_says_why(tmp_path: Path) -> None:
    content = lay(TREE, tmp_path / "content")
    (content / "articles/b.en.md").unlink()
    result = build(content, tmp_path, "--only", "articles/b", "--keep-going", "--lang", "en")
    assert result.exit_code == 1
    assert '"code": "mobile-number"' in result.output
    assert "“articles/b” is held back by the errors above" in result.output
    assert "there is no work called" in build(content, tmp_path, "--only", "articles/x", "--lang", "en", "--keep-going").output
