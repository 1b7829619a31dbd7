"""A society's first files: complete in each language, sound, and nobody else's."""

from __future__ import annotations

import datetime as time
import itertools
import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from content_from_text import lay
from huikan.cli import main
from huikan.model import FOLDERS, Society
from huikan.source import parse_mapping
from huikan.source.records import parse_society
from huikan.start import QUESTIONS, Answers, answer, site_files, society_help, society_record
from huikan.start.answers import LANGUAGES

ROOT = Path(__file__).parents[2]
TODAY = time.date(2026, 3, 1)
WEATHER = """\
name: {zh: 江南省气象学会, en: Jiangnan Meteorological Society}
site_url: www.jnqx.org.cn
field: 气象
colour: "#7a1f2b"
logo: mark.svg
icp: 京ICP备12345678号
called: {reports: {zh: 年报, en: Annual reports}, newsletters: {zh: 气候公报, en: Climate bulletin}}
email: office@jnqx.org.cn
"""
SAMPLE = re.compile(r"example\.(?:org|com)|示例省|地下空间学会|Example Province|EPSUS|样例：学会", re.I)  # what must be nowhere


def run(*args: str | Path, stdin: str = "") -> Result:
    result = CliRunner().invoke(main, list(map(str, args)), input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_every_field_of_the_record_is_explained_and_has_an_example() -> None:
    for lang in LANGUAGES:
        assert society_help.HELP[lang].keys() == society_help.EXAMPLES[lang].keys() | {"email"} == set(Society.model_fields)
        record = society_record(Answers(), lang, 2026)
        assert max(map(len, record.splitlines())) < 200
        used = re.sub(r"(?m)^# (?=[a-z_]+:|  )", "", record)  # every example in use
        society, findings = parse_society("data/society.yml", used, LANGUAGES)
        assert society is not None and findings == []
        assert society.colour_dark and society.menu and society.kinds["reports"]["zh"] == "年报"


def test_a_record_says_just_what_was_answered() -> None:
    answers, findings = parse_mapping("a.yml", WEATHER, Answers, LANGUAGES)
    assert answers and findings == []
    society, findings = parse_society("data/society.yml", society_record(answers, "zh", 2026, "image/logo.svg"), LANGUAGES)
    assert society and findings == []
    said = {name for name in Society.model_fields if getattr(society, name)}
    assert said == {"name", "field", "since", "email", "icp", "logo", "colour", "kinds", "typefaces"}
    assert (answers.site_url, society.kinds["newsletters"]["en"]) == ("https://www.jnqx.org.cn/", "Climate bulletin")


@pytest.mark.parametrize("publications", [(), *itertools.combinations(FOLDERS, 1), tuple(FOLDERS)])
@pytest.mark.parametrize("name", [{"zh": "甲学会"}, {"en": "A: “Society” # 1"}, {"zh": "甲 & 乙", "en": "A"}])
def test_the_files_are_those_of_the_kinds_and_languages(publications: tuple[str, ...], name: Mapping[str, str]) -> None:
    answers = Answers(name=dict(name), publications=publications)
    files = site_files(answers, TODAY, "zh")
    texts = {path.removeprefix("content/"): text for path, text in files.items() if path.endswith(".md") and "README" not in path}
    folders = {path.partition("/")[0] for path in texts if "/" in path}
    assert folders == set(publications)
    english = [path for path in texts if path.endswith(".en.md")]
    assert len(english) == (len(texts) // 2 if len(name) == 2 else 0)
    assert not any("$" in text.replace("$E = mc^2$", "") for text in files.values())
    assert yaml.safe_load(files["content/data/society.yml"])["name"] == name


@pytest.mark.parametrize(
    ("name", "line", "expected"),
    [
        ("name_zh", " 甲学会 ", {"name": {"zh": "甲学会"}}),
        ("site_url", "", {}),
        ("publications", "资讯，reports、Notices", {"publications": ["newsletters", "reports", "notices"]}),
        ("called", "蓝皮书=年报/Annual reports", {"called": {"reports": {"zh": "年报", "en": "Annual reports"}}}),
        ("called", "reports＝年报", {"called": {"reports": {"zh": "年报"}}}),
        ("colour", "#123456", {"colour": "#123456"}),
    ],
)
def test_a_line_answers_a_question(name: str, line: str, expected: object) -> None:
    assert name in QUESTIONS
    assert answer(name, line, "zh") == expected


def test_init_writes_a_site_that_passes_its_check_and_builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mark = (ROOT / "theme/web/mark.svg").read_text("utf-8")
    lay({"answers.yml": WEATHER, "mark.svg": mark}, tmp_path)
    folder = tmp_path / "site"
    assert run("init", folder, "--yes", tmp_path / "answers.yml", "--lang", "zh").exit_code == 0
    assert {".gitignore", "README.zh.md", ".gitlab-ci.yml", ".github", "mkdocs.yml", "content"} <= {
        path.name for path in folder.iterdir()
    }
    assert (folder / "content/data/image/logo.svg").read_text("utf-8") == mark
    monkeypatch.chdir(folder)
    built = run("build", "--no-pdf", "--executor", "inline", "--format", "json")
    assert built.exit_code == 0, built.output
    assert json.loads(built.stdout) == []
    for path in (folder / "site").rglob("*"):
        if path.is_file() and path.suffix in (".html", ".xml", ".rss", ".atom", ".json", ".ics", ".txt", ".bib", ".ris", ".svg"):
            found = SAMPLE.search(path.read_text("utf-8"))
            assert not found, (path, found)
    home = (folder / "site/index.html").read_text("utf-8")
    assert "江南省气象学会" in home and "https://www.jnqx.org.cn/" in home
    for kind in ("article", "notice"):  # the folder goes on as any other
        assert run("new", kind, "topic").exit_code == 0
    assert run("check").exit_code == 0


def test_without_a_terminal_everything_has_its_usual_value(tmp_path: Path) -> None:
    done = run("init", tmp_path / "site", "--lang", "en")
    assert done.exit_code == 0 and "no terminal" in done.stderr and "site_url" in done.stderr
    again = run("init", tmp_path / "site", "--lang", "zh")
    assert again.exit_code == 2 and "请换一个新文件夹" in again.output


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("colour: red\nname: {zh: 甲}", 'write # and six hexadecimal digits, in quotes: "#1a5a80"'),
        ("site_url: https://a.cn/?q\nname: {zh: 甲}", "is no address of a site"),
        ("publications: [books]\nname: {zh: 甲}", "“books” is none of the kinds"),
        ("nmae: {zh: 甲}", "name"),
        ("name: {fr: A}", "is no language"),
        ("logo: no.svg\nname: {zh: 甲}", "there is no file"),
        ("logo: a.yml\nname: {zh: 甲}", "is no picture for a logo"),
        ("site_url: kjxh\nname: {zh: 甲}", "is no address of a site"),
        ("site_url: https://www.….org.cn/\nname: {zh: 甲}", "is no address of a site"),
        ("email: office@….org.cn\nname: {zh: 甲}", "is no mail address"),
        ("email: 年报\nname: {zh: 甲}", "is no mail address"),
    ],
)
def test_wrong_answers_are_said_and_nothing_is_written(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "a.yml").write_text(text, "utf-8")
    done = run("init", tmp_path / "site", "--yes", tmp_path / "a.yml", "--lang", "en")
    assert done.exit_code in (1, 2) and words in done.output
    assert not (tmp_path / "site").exists()


def test_the_questions_are_asked_at_a_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huikan.cli.init_command._is_terminal", lambda: True)
    lines = ["甲学会", "A Society", "kjxh", "www.a.cn", "气象", "blue", "#224466", "no.svg", "", ""]
    lines += ["资讯 foo", "资讯 科普", "书=年报", "科普=讲堂/Lectures", "年报", "a@a.cn"]
    done = run("init", tmp_path / "site", "--lang", "zh", stdin="\n".join(lines) + "\n")
    assert done.exit_code == 0, done.output
    for words in ("“blue”不是颜色", "“kjxh”不是", "没有文件 no.svg", "没有“foo”", "没有“书”", "“年报”不是电子邮箱"):
        assert words in done.output, done.output
    record = yaml.safe_load((tmp_path / "site/content/data/society.yml").read_text("utf-8"))
    assert record["colour"] == "#224466" and record["name"] == {"zh": "甲学会", "en": "A Society"}
    assert record["kinds"] == {"articles": {"zh": "讲堂", "en": "Lectures"}}
    assert sorted(path.name for path in (tmp_path / "site/content").iterdir() if path.is_dir()) == [
        "articles",
        "data",
        "newsletters",
    ]


@pytest.mark.parametrize("name", ["start.md", "start.zh.md"])
def test_the_answers_of_the_guide_are_answers(tmp_path: Path, name: str) -> None:
    (answers,) = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs" / name).read_text("utf-8"), re.S)
    (tmp_path / "answers.yml").write_text(answers, "utf-8")
    done = run("init", tmp_path / "site", "--yes", tmp_path / "answers.yml")
    assert done.exit_code == 0, done.output


def test_a_site_that_nobody_has_named_is_called_by_its_host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "---\ntitle: 甲\ndate: 2026-01-02\n---\n正文\n"
    lay({"mkdocs.yml": "site_url: https://jnqx.org.cn/\n", "content/articles/a.md": text}, tmp_path)
    monkeypatch.chdir(tmp_path)
    built = run("build", "--no-pdf", "--executor", "inline", "--lang", "en")
    assert built.exit_code == 0, built.output
    assert "the site is called jnqx.org.cn [nameless-site]" in built.output
    assert "<title>jnqx.org.cn" in (tmp_path / "site/feeds/all.rss").read_text("utf-8")


def test_an_address_to_which_nobody_can_write_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record = "name: {zh: 甲学会}\nemail: office@….org.cn\n"
    lay({"mkdocs.yml": "site_url: https://www.….org.cn/\n", "content/data/society.yml": record}, tmp_path)
    monkeypatch.chdir(tmp_path)
    checked = run("check", "--lang", "en")
    assert checked.exit_code == 0 and "[no-email]" in checked.output and "[example-site]" in checked.output


def test_a_fresh_repository_with_an_environment_is_empty_enough(tmp_path: Path) -> None:
    lay({".git/HEAD": "x", ".venv/pyvenv.cfg": "x", "wheels/huikan.whl": "x"}, tmp_path / "a")
    assert run("init", tmp_path / "a").exit_code == 0
    lay({".gitignore": "mine"}, tmp_path / "b")
    assert run("init", tmp_path / "b").exit_code == 2
    assert (tmp_path / "b/.gitignore").read_text("utf-8") == "mine" and not (tmp_path / "b/content").exists()
