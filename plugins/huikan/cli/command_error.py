"""How a command ends early: exit codes, and the reason in the user's language. It loads nothing
that makes anything, so that help and wrong usage are answered at once."""

from __future__ import annotations

import errno
import locale
import os
from collections.abc import Iterable
from difflib import get_close_matches

import click

from huikan.console import translate
from huikan.diagnostics.show import inert

CONTENT_ERRORS, USAGE, BUSY, FAULT = 1, 2, 3, 4
INTERRUPTED = 130  # as shells say of a program that Ctrl-C ended
_REASONS = {
    errno.EACCES: "no-permission",
    errno.EPERM: "no-permission",
    errno.EROFS: "read-only",
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.ENOTDIR: "no-folder",
    errno.EEXIST: "no-folder",
    errno.EISDIR: "is-folder",
    errno.ENOENT: "is-missing",
    errno.ENAMETOOLONG: "long-name",
    errno.EMFILE: "many-files",
}


class CommandError(click.ClickException):
    """A reason to stop, said in the user's language, and the exit code that goes with it."""

    def __init__(self, status: int, lang: str, code: str, **values: object) -> None:
        super().__init__(translate(lang, code, **values))
        self.status = status

    def show(self, file: object = None) -> None:
        echo(self.message, err=True)

    @property
    def exit_code(self) -> int:  # type: ignore[override]
        return self.status


def echo(text: str = "", err: bool = False) -> None:
    """Say a text that may have words of the content in it: no runner of workflows obeys it."""
    click.echo(inert(text), err=err)


def language() -> str:
    """The language of the user's machine: Chinese where it says so, else English."""
    locale_name = (
        os.environ.get("HUIKAN_LANG") or os.environ.get("LC_ALL") or os.environ.get("LANG") or (locale.getlocale()[0] or "")
    )
    return "zh" if locale_name.lower().startswith(("zh", "chinese")) else "en"


def similar(name: str, names: Iterable[str], lang: str) -> str:
    """A question whether one of `names` was meant; nothing where none is near."""
    close = get_close_matches(name, list(names), 3, 0.5)
    return translate(lang, "similar", names=", ".join(close)) if close else ""


def reason(error: OSError, lang: str) -> str:
    """Why the system refused something, and what can be done; its own words for what is rare."""
    code = _REASONS.get(error.errno or 0)
    return translate(lang, f"system-{code}") if code else str(error.strerror or error)
