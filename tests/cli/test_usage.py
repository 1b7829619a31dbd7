"""Wrong usage and wrong configuration, said in the user's language."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from huikan.cli import help_zh, main
from huikan.cli.usage import MODULES, command_of
from huikan.typesetting.libraries import MISSING

NEEDED = ("Pango", "HarfBuzz", "fontconfig")
HAN = re.compile(r"[\u4e00-\u9fff]")
CONFIG = "site_name: x\nsite_url: https://example.org/\ntheme: {name: material, custom_dir: web}\nplugins:\n  - huikan\n"


def said(*args: str) -> str:
    done = CliRunner().invoke(main, args)
    assert done.exit_code == 2, done.output
    return done.output


@pytest.mark.parametrize(
    ("args", "there"),
    [
        (("biuld",), "build"),
        (("build", "--sit", "x"), "--site"),
        (("new", "isue", "x"), "issue"),
        (("build", "--jobs", "0"), "1024"),
        (("new",), "KIND"),
        (("why", "a", "b"), "b"),
        (("check", "--now"), "--now"),
        (("check", "--format", "xml"), "github"),
    ],
)
def test_wrong_usage_is_said_in_the_language_asked_for(args: tuple[str, ...], there: str) -> None:
    for lang in ("zh", "en"):
        where = args if args[0] == "biuld" else (args[0], "--lang", lang, *args[1:])
        text = said(*(("biuld", f"--lang={lang}") if where is args else where))
        assert there in text and text.count("--help") == 1
        assert bool(HAN.search(text)) == (lang == "zh")


def test_without_a_language_the_machine_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUIKAN_LANG", "zh_CN.UTF-8")
    assert "没有“biuld”这个命令。是不是想写 build？" in said("biuld")


@pytest.mark.parametrize(
    ("change", "zh", "en"),
    [
        (("site_url: https://example.org/\n", ""), "缺少 site_url", "lacks site_url"),
        (("  - huikan", "  - search"), "缺少 plugins: huikan", "lacks plugins: huikan"),
        (("custom_dir: web", "custom_dir: wbe"), "的“theme”写得不对", "mkdocs.yml, theme:"),
        (("- huikan", "- huikan:\n      languages: [zh, zh]"), "每种语言写一次", "name each language once"),
        (("theme: {", "theme: [{"), "第 4 行第 1 列附近", "near line 4, column 1"),
        (("site_name: x", "site_name: x\nnav: 5"), "“nav”写得不对", "mkdocs.yml, nav:"),
        (("site_name: x", "site_name: !ENV HOME"), "第 1 行：!ENV HOME 可能把秘密发布出去", "line 1: !ENV HOME could publish"),
    ],
)
def test_a_wrong_configuration_is_said_in_the_language_asked_for(
    tmp_path: Path, change: tuple[str, str], zh: str, en: str
) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "web").mkdir()
    (tmp_path / "mkdocs.yml").write_text(CONFIG.replace(*change), "utf-8")
    for lang, words in (("zh", zh), ("en", en)):
        assert words in said("check", "--config", str(tmp_path / "mkdocs.yml"), "--lang", lang)


def test_help_is_in_the_language_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    for lang in ("zh", "en"):
        monkeypatch.setenv("HUIKAN_LANG", lang)
        for name in ("", *MODULES):
            text = CliRunner().invoke(main, [*name.split(), "--help"]).output
            lines = [line for line in text.splitlines() if not re.search(r"huikan|Examples?:|例如|会刊", line)]
            words = re.sub(r"--?[a-z-]+|[A-Z]{3,}|\[.*?\]|\{.*?\}|PDF/UA-1?|[A-Z0-9]+", "", "\n".join(lines))
            if lang == "en":
                assert not HAN.search(words), name
            else:
                assert not re.search(r"[a-z]{3,} [a-z]{2,} [a-z]{2,}", words), (name, words)
    said = {option.help for name in MODULES for option in command_of(name).params if isinstance(option, click.Option)}
    assert {text for text in said if text} <= help_zh.WORDS.keys()
    assert {*MODULES, "huikan"} == help_zh.COMMANDS.keys()


@pytest.mark.parametrize(("system", "words"), [("linux", "apt-get install libpango"), ("darwin", "brew install pango")])
def test_libraries_that_the_system_lacks_are_said_with_what_installs_them(
    monkeypatch: pytest.MonkeyPatch, system: str, words: str
) -> None:
    monkeypatch.setattr("huikan.typesetting.libraries.versions", lambda: dict.fromkeys(NEEDED, MISSING))
    monkeypatch.setattr("huikan.cli.system_libraries.sys.platform", system)
    for lang in ("zh", "en"):
        assert words in said("build", "--lang", lang) and "--no-pdf" in said("build", "--lang", lang)
