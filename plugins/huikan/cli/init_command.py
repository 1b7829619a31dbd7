"""init: a society's first files in a folder of their own."""

from __future__ import annotations

import datetime as time
import json
import sys
from collections.abc import Mapping
from pathlib import Path

import click

from huikan import start
from huikan.cli.command_error import CONTENT_ERRORS, USAGE, CommandError, echo, language
from huikan.console import translate
from huikan.diagnostics.show import show
from huikan.diagnostics.words import advice, message
from huikan.interface import words
from huikan.model import FOLDERS, SHANGHAI
from huikan.source import parse_mapping
from huikan.start import Answers
from huikan.start.answers import LANGUAGES, LOCAL
from huikan.theme_folders import program_files

WORKFLOWS = {  # file of templates/ci -> where it has its effect
    "github/pull-request.yml": ".github/workflows/pull-request.yml",
    "github/publish.yml": ".github/workflows/publish.yml",
    "gitlab/gitlab-ci.yml": ".gitlab-ci.yml",
}
LOGOS = (".svg", ".png", ".jpg", ".jpeg")
_DEFAULTS = {"colour": "#1a5a80"}


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--yes", "file", type=click.Path(path_type=Path), metavar="FILE", help="Answers as YAML; nothing is asked.")
@click.option("--lang", type=click.Choice(["zh", "en"]), default=language, help="Language of messages; otherwise your machine's.")
def init(folder: Path, file: Path | None, lang: str) -> None:
    """Start a society's site in FOLDER: content, settings, workflows, ready to build.

    Asks ten questions; --yes takes the answers from a file, and without a terminal everything has
    its usual value.

    \b
    Examples: huikan init our-society
              huikan init our-society --yes answers.yml
    """
    if folder.exists() and any(not _ours_to_keep(path.name) for path in folder.iterdir()):
        raise CommandError(USAGE, lang, "init-not-empty", path=folder)
    answers = _answered(file, lang)
    _check(answers, lang)
    logo = _logo(answers, file.parent if file else Path(), lang)
    today = time.datetime.now(SHANGHAI).date()
    texts = {path: text.encode() for path, text in start.site_files(answers, today, lang, logo[0]).items()}
    files = texts | {place: program_files("templates", "ci", name).read_bytes() for name, place in WORKFLOWS.items()}
    if logo[0]:
        files[f"content/data/{logo[0]}"] = logo[1]
    taken = [path for path in files if (folder / path).exists()]
    if taken:
        raise CommandError(USAGE, lang, "init-not-empty", path=folder / taken[0])
    for path, data in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    echo(translate(lang, "init-done", count=len(files), path=folder), err=True)
    if answers.site_url == LOCAL:
        echo(translate(lang, "init-no-address"), err=True)


def _ours_to_keep(name: str) -> bool:
    """What may be in the folder before: a repository, an environment, the program's file."""
    return name.startswith(".") or name in ("wheels", "venv")


def _answered(file: Path | None, lang: str) -> Answers:
    """The answers of a file, else of whoever sits at the terminal, else the usual ones."""
    if file:
        if not file.is_file():
            raise CommandError(USAGE, lang, "init-no-file", path=file)
        return _read(file.name, file.read_text("utf-8-sig"), lang, str(file.parent))
    if _is_terminal():
        return _asked(lang)
    echo(translate(lang, "init-defaults"), err=True)
    return Answers()


def _is_terminal() -> bool:
    return sys.stdin.isatty()


def _read(path: str, text: str, lang: str, root: str) -> Answers:
    answers, findings = parse_mapping(path, text, Answers, LANGUAGES)
    report = show(findings, lang, root=root).rstrip("\n")
    if report:
        echo(report)
    if answers is None or any(finding.severity == "error" for finding in findings):
        raise SystemExit(CONTENT_ERRORS)
    return answers


def _asked(lang: str) -> Answers:
    """What is answered at the terminal; a question is put again until its answer can be read."""
    echo(translate(lang, "init-intro"), err=True)
    raw: dict[str, object] = {}
    for name in start.QUESTIONS:
        while True:
            line = click.prompt(_question(name, lang), default=_DEFAULTS.get(name, ""), err=True)
            value = start.answer(name, str(line), lang)
            fault = _fault(value, lang)
            if not fault:
                break
            echo(fault, err=True)
        raw = _joined(raw, value)
    return Answers.model_validate(raw)


def _question(name: str, lang: str) -> str:
    known = ", ".join(words(lang)[folder] for folder in FOLDERS)
    return translate(lang, f"ask-{name}", known=known)


def _fault(value: Mapping[str, object], lang: str) -> str:
    """What is wrong with the answer to one question, as in a file of answers; nothing where it
    can be read."""
    answers, findings = parse_mapping("", json.dumps(value, ensure_ascii=False), Answers, LANGUAGES)
    for fault in findings:
        if fault.severity == "error":
            return translate(lang, "init-again", fault=message(fault, lang), advice=advice(fault, lang))
    try:
        if answers:
            _check(answers, lang)
            _logo(answers, Path(), lang)
    except CommandError as error:
        return error.message
    return ""


def _joined(raw: Mapping[str, object], more: Mapping[str, object]) -> dict[str, object]:
    """Two parts of the answers; both names of a society are one mapping."""
    both = {**raw, **more}
    old, new = raw.get("name"), more.get("name")
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        both["name"] = {**old, **new}
    return both


def _check(answers: Answers, lang: str) -> None:
    """What the values by themselves cannot tell."""
    if not any(answers.name.get(each) for each in LANGUAGES):
        raise CommandError(USAGE, lang, "init-no-name")
    for name in (*answers.publications, *answers.called):
        if name not in FOLDERS and name not in FOLDERS.values():
            raise CommandError(USAGE, lang, "init-unknown-kind", name=name, known=", ".join(FOLDERS))


def _logo(answers: Answers, folder: Path, lang: str) -> tuple[str, bytes]:
    """The logo's name below content/data, and its bytes; nothing where there is none."""
    if not answers.logo:
        return "", b""
    path = folder / answers.logo
    if not path.is_file():
        raise CommandError(USAGE, lang, "init-no-file", path=path)
    if path.suffix.lower() not in LOGOS:
        raise CommandError(USAGE, lang, "init-no-picture", path=path)
    return f"image/logo{path.suffix.lower()}", path.read_bytes()
