"""Nothing that is not published is anywhere in the site: a canary in every field of every
kind, in file names, in secrets."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest

from content_from_text import LANGUAGES, lay
from huikan.model import KINDS
from huikan.source import parse
from leak_markers import STATES, canary, page_text, traces, works
from program import ROOT, run

BEFORE, AFTER = "2025-08-01T08:29:59", "2025-08-01T00:30:00+00:00"  # the same minute: 08:30 in Shanghai is 00:30 in UTC
SECRETS = {"HUIKAN_SECRET_CANARY": "CANARYENVIRONMENT", "CANARY_TOKEN": "CANARYTOKEN", "SOURCE_DATE_EPOCH": "1"}
LINKS = "\n\n".join(f"[公开的文字](../articles/canary-{state}-article/index.md)" for state in STATES)
PUBLIC = """\
=== index.md
---
title: 首页
---
欢迎。
=== newsletters/open/index.md
---
title: 公开的一期
date: 2025-01-01
---
=== newsletters/open/01-a.md
---
title: 公开的一篇
---
正文。
"""


@dataclass(frozen=True)
class Press:
    root: Path
    content: Path

    def build(self, now: str, site: str, *more: str, content: Path | None = None) -> Path:
        where = ("--content", content or self.content, "--cache", self.root / "cache", "--site", self.root / site)
        result = run("build", *where, "--now", now, "--lang", "en", "-q", *more, env=SECRETS)
        assert result.returncode == 0, result.stderr
        return self.root / site


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    root = tmp_path_factory.mktemp("leaks")
    content = lay(PUBLIC + f"=== articles/open.md\n---\ntitle: 公开\ndate: 2025-01-01\n---\n{LINKS}\n", root / "content")
    lay(dict(works()), content)
    return Press(root, content)


def test_the_canaries_are_in_every_field_of_every_kind() -> None:
    seen: dict[str, set[str]] = {}
    for path, text in works():
        if path.endswith(".md") and "-part" not in path:
            document, faults = parse(path, text, LANGUAGES)
            assert document and not [fault for fault in faults if fault.severity == "error"], faults
            seen.setdefault(document.kind, set()).update(document.meta.model_fields_set)
    # What no canary can be: the mark that is compared with the original, and the
    # states themselves, one at a time.
    assert {kind: {*KINDS[kind].model_fields} - fields for kind, fields in seen.items()} == {
        kind: {"translated_from"}
        if kind not in ("item", "chapter", "paper")
        else {"translated_from", "status", "visibility", "publish_on"}
        for kind in KINDS
    }


def test_nothing_unpublished_is_anywhere_before_its_minute(press: Press) -> None:
    site = press.build(BEFORE, "before")
    assert list(site.rglob("*.pdf")) and list(site.rglob("*.atom"))
    assert traces(site) == []
    assert not (site / "feeds/pictures").exists()  # the formula of each is a picture in its feed
    assert "公开的文字" in (site / "articles/open/index.html").read_text()


def test_the_site_is_the_same_as_if_the_unpublished_were_not_there(press: Press, tmp_path: Path) -> None:
    """Not even a trace that no search finds: an order, a count, a bit of the index."""
    content = lay(PUBLIC, tmp_path / "with")
    lay(dict(works()), content)
    sites = [
        press.build(BEFORE, "with", content=content),
        press.build(BEFORE, "without", content=lay(PUBLIC, tmp_path / "without")),
    ]
    first, second = ({path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()} for site in sites)
    assert first.keys() == second.keys()
    assert [str(name) for name in first if first[name] != second[name]] == []


def test_at_its_minute_everything_is_there_and_the_rest_is_not(press: Press) -> None:
    site = press.build(AFTER, "after")
    assert list((site / "feeds/pictures").iterdir())
    for state in ("draft", "internal"):
        assert traces(site, canary(state).encode()) == []
        assert traces(site, f"canary-{state}".encode()) == []
    assert traces(site, b"CANARYENVIRONMENT") == traces(site, b"CANARYTOKEN") == []
    text = "\n".join(path.read_text() for path in site.rglob("*.html"))
    for kind in KINDS:
        for lang in ("zh", "en"):
            words = [canary("future", kind, lang, field) for field in ("title", "body")]
            words += [f"{canary('future', kind, lang, 'authors')}NAME"] * (kind not in ("page", "notice"))
            assert [word for word in words if word not in text] == []
        assert list(site.rglob(f"canary-future-{kind}.svg"))
    assert list(site.rglob("canary-future-notice.csv"))
    assert (site / "newsletters/canary-future-article-before/index.html").exists()
    printed = [path for path in site.rglob("*canary-future-article*.zh.pdf") if "before" not in path.name]
    with pikepdf.open(printed[0]) as pdf:
        assert canary("future", "article", "zh", "body") in "".join(page_text(page) for page in pdf.pages)
    assert [trace for trace in traces(site, canary("future", "article", "zh", "body").encode()) if "(PDF text)" in trace]
    assert canary("future", "article", "zh", "title") in (site / "feeds/all.atom").read_text()


def test_no_mail_has_any_of_it(press: Press, tmp_path: Path) -> None:
    where = (
        "--content",
        press.content,
        "--cache",
        press.root / "cache",
        "--now",
        BEFORE,
        "--lang",
        "en",
        "--from",
        "a@example.org",
    )
    for key in ("newsletters/open", "articles/open"):
        result = run("mail", key, *where, "--out", tmp_path / "out", env=SECRETS)
        assert result.returncode == 0 and "CANARY" not in result.stderr, result.stderr
    assert len(list((tmp_path / "out").rglob("message.eml"))) == 2
    assert traces(tmp_path / "out") == []
    for state in STATES:
        assert run("mail", f"articles/canary-{state}-article", *where, "--out", tmp_path / "none").returncode == 2
    assert not (tmp_path / "none").exists()


# Secrets


def configured(root: Path, name: str) -> Path:
    lay(PUBLIC, root / "content")
    for shared in ("theme", "pyproject.toml"):
        (root / shared).symlink_to(ROOT / shared)
    text = (ROOT / "mkdocs.yml").read_text()
    text = text.replace("site_description: ", f"copyright: {name}\nextra: {{note: {name}}}\nsite_description: {name} # ", 1)
    (root / "mkdocs.yml").write_text(text)
    return root / "mkdocs.yml"


@pytest.mark.parametrize(
    "named", ["!ENV HUIKAN_SECRET_CANARY", "!ENV [HUIKAN_SECRET_CANARY, none]", "!ENV [HUIKAN_PUBLIC_A, CANARY_TOKEN, none]"]
)
def test_a_configuration_cannot_publish_a_secret(named: str, tmp_path: Path) -> None:
    config = configured(tmp_path, named)
    result = run(
        "build", "--config", config, "--site", tmp_path / "site", "--cache", tmp_path / "cache", "--lang", "en", env=SECRETS
    )
    assert result.returncode == 2
    assert "HUIKAN_PUBLIC_" in result.stderr
    assert "CANARYENVIRONMENT" not in result.stderr + result.stdout
    assert not (tmp_path / "site").exists()


def test_an_inherited_configuration_is_read_too(tmp_path: Path) -> None:
    config = configured(tmp_path, "plain")
    config.write_text(config.read_text() + "INHERIT: parent.yml\n")
    (tmp_path / "parent.yml").write_text("copyright: !ENV CANARY_TOKEN\n")
    assert run("check", "--config", config, "--cache", tmp_path / "cache", env=SECRETS).returncode == 2


def test_mkdocs_alone_refuses_as_well(tmp_path: Path) -> None:
    config = configured(tmp_path, "!ENV HUIKAN_SECRET_CANARY")
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config), "-d", str(tmp_path / "made")]
    result = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, check=False, env={"PATH": "/usr/bin", **SECRETS}
    )
    assert result.returncode == 1
    assert "HUIKAN_PUBLIC_" in result.stderr
    assert not [path for path in tmp_path.rglob("made/**/*") if path.is_file()]


def test_a_variable_that_says_it_is_public_is_read(tmp_path: Path) -> None:
    config = configured(tmp_path, "!ENV HUIKAN_PUBLIC_NOTE")
    where = ("--config", config, "--site", tmp_path / "site", "--cache", tmp_path / "cache", "--no-pdf")
    assert run("build", *where, env={**SECRETS, "HUIKAN_PUBLIC_NOTE": "PUBLICWORD"}).returncode == 0
    assert traces(tmp_path / "site", b"PUBLICWORD")
    assert traces(tmp_path / "site") == []
