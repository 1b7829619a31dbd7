"""What ends a command early, however it comes, is one clear word: never a traceback."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from content_from_text import lay
from huikan.cli import main
from huikan.cli.summaries import GROUPS, SUMMARIES
from huikan.cli.usage import MODULES
from huikan.diagnostics.words import CONSOLE

CONFIG = "site_url: https://a.org.cn/\n"
SOCIETY = "name: {zh: 甲学会, en: A Society}\n"
ARTICLE = "---\ntitle: 甲\ndate: 2026-01-02\n---\n正文\n"
FOLDERS = ("requirements.txt", "content/data/events.yml", "content/data/.addresses.txt.tmp")  # where files are written


@pytest.fixture
def society(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small one in which some files cannot be written: folders, or files, have their names."""
    texts = {
        "mkdocs.yml": CONFIG,
        "content/data/society.yml": SOCIETY,
        "content/articles/a.md": ARTICLE,
        "content/notices": "a file",
    }
    lay(texts, tmp_path)
    for name in FOLDERS:
        (tmp_path / name).mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*args: str) -> Result:
    return CliRunner().invoke(main, args)


@pytest.mark.parametrize(
    ("command", "place"),
    [
        ("new notice 2026-01", "content/notices"),
        ("new event a-day", "content/data/events.yml"),
        ("init content/notices/site", "content/notices/site"),
        ("build --no-pdf --executor inline --stats no/stats.json", "no/stats.json"),
        ("wechat --to content/notices/out", "content/notices/out"),
        ("build --no-pdf --executor inline --cache content/notices", "content/notices"),
        ("build --no-pdf --executor inline --site content/notices/site", "content/notices"),
        ("sbom --lock mkdocs.yml --fonts . no/sbom.json", "no/sbom.json"),
    ],
)
def test_what_the_system_refuses_is_said_with_its_place(society: Path, command: str, place: str) -> None:
    for lang in ("zh", "en"):
        done = run(*command.split(), "--lang", lang)
        assert done.exit_code == 2, done.output
        assert place in done.output and "Errno" not in done.output and "Traceback" not in done.output
        reasons = [words for code, words in CONSOLE[lang].items() if code.startswith("system-")]
        assert any(words in done.output for words in reasons), done.output


def test_a_file_in_place_of_a_folder_is_said_in_the_language_asked_for(society: Path) -> None:
    for lang, words in (("zh", "那里是一个文件"), ("en", "there is a file of that name")):
        done = run("returned", "content/articles/a.md", "--records", "content/notices", "--lang", lang)
        assert done.exit_code == 2 and words in done.output


def test_who_stops_a_command_is_answered(society: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("huikan.cli.check_command.prepare", interrupted)
    done = run("check", "--lang", "en")
    assert (done.exit_code, done.output) == (130, "stopped; the site stays as it was\n")


def test_a_fault_of_the_program_is_said_to_be_one(society: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise LookupError("what nobody foresaw")

    monkeypatch.setattr("huikan.cli.check_command.prepare", broken)
    done = run("check", "--lang", "zh")
    assert done.exit_code == 4 and "这是程序自己的问题" in done.output and "Traceback" not in done.output
    assert "Traceback" in run("check", "--lang", "zh", "-v").output


def test_a_fifth_exit_code_is_not_needed_for_pipes(society: Path) -> None:
    program = [sys.executable, "-c", "from huikan.cli import main; main()", "--help"]
    with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as done:
        assert done.stdout and done.stderr
        done.stdout.close()
        assert b"Traceback" not in done.stderr.read()


def test_help_names_every_command_and_loads_none() -> None:
    assert sorted(name for names in GROUPS.values() for name in names) == sorted(MODULES) == sorted(SUMMARIES)
    program = "import sys; from huikan.cli import main\ntry: main(['--help'])\nexcept SystemExit: print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert "build" in loaded and not {"mkdocs", "pydantic", "huikan.pipeline", "huikan.model"} & set(loaded.split())
    for lang in ("zh", "en"):
        listed = CliRunner().invoke(main, ["--help"], env={"HUIKAN_LANG": lang}).output.splitlines()[1:]
        assert not any("..." in line for line in listed) and max(map(len, listed)) <= 80
