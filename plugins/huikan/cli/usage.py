"""Wrong usage, said in the user's language: what click finds in a command line, in
the words of the console's table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import click

from huikan.cli.command_context import USAGE, CommandError, language, similar
from huikan.cli.help_formatter import HelpContext, in_chinese
from huikan.cli.help_zh import COMMANDS
from huikan.console import translate
from huikan.theme_folders import BrokenTheme

# The modules of the commands, in the order in which they are listed: a command loads its own.
MODULES: Mapping[str, str] = {
    "init": "init_command",
    "build": "build",
    "check": "check_command",
    "preflight": "preflight_command",
    "serve": "serve_command",
    "new": "new_and_why",
    "import": "import_command",
    "why": "new_and_why",
    "i18n": "translations",
    "localise": "localise",
    "register": "register",
    "sbom": "sbom_command",
    "rollback": "rollback_command",
    "sync": "sync",
    "evidence": "evidence_command",
    "wechat": "wechat_command",
    "docx": "docx_command",
    "volume": "volume_command",
    "mail": "mail_command",
    "returned": "returned_command",
    "upgrade": "upgrade_command",
}
EXTRA = re.compile(r"Got unexpected extra arguments? \((.*)\)")  # click has no class for it


class Commands(click.Group):
    """A group whose help and complaints are in the language that --lang names, wherever it
    stands, else in the machine's."""

    context_class = HelpContext

    def make_context(self, info_name: str | None, args: list[str], *more: Any, **extra: Any) -> click.Context:
        lang = _asked(args)
        with _said(lang):
            return super().make_context(info_name, args, *more, **{"obj": lang, **extra})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        command = command_of(cmd_name) if cmd_name in MODULES else None
        return in_chinese(command) if command and ctx.obj == "zh" else command

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(MODULES)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if ctx.obj == "zh":
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(COMMANDS["huikan"])
        else:
            super().format_help_text(ctx, formatter)

    def invoke(self, ctx: click.Context) -> object:
        with _said(ctx.obj):
            return super().invoke(ctx)


def command_of(name: str) -> click.Command:
    """The command of that name, whose module is loaded for it."""
    commands = vars(import_module(f"huikan.cli.{MODULES[name]}")).values()
    return next(each for each in commands if isinstance(each, click.Command) and each.name == name)


def _asked(args: Sequence[str]) -> str:
    option = re.search(r"(?:^|\n)--lang(?:=|\n)(zh|en)(?:\n|$)", "\n".join(args))
    return option[1] if option else language()


@contextmanager
def _said(lang: str) -> Iterator[None]:
    try:
        yield
    except click.exceptions.NoArgsIsHelpError:
        raise
    except BrokenTheme as error:
        raise CommandError(USAGE, lang, "broken-theme", error=error) from error
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx else "huikan"
        hint = translate(lang, "usage-hint", command=f"{path} --help")
        raise CommandError(USAGE, lang, "usage", fault=_fault(error, lang), hint=hint) from error


def _fault(error: click.UsageError, lang: str) -> str:
    """What is wrong with the command line."""
    if isinstance(error, click.NoSuchOption):
        return translate(lang, "unknown-option", name=error.option_name, similar=_meant(error.option_name, error, lang))
    if isinstance(error, click.exceptions.NoSuchCommand):
        return translate(lang, "unknown-command", name=error.command_name, similar=_meant(error.command_name, error, lang))
    if isinstance(error, click.MissingParameter):
        return translate(lang, "missing-argument", name=_name(error.param), known=_expected(error.param, lang))
    if isinstance(error, click.BadParameter) and error.param:
        return translate(lang, "bad-argument", name=_name(error.param), known=_expected(error.param, lang) or error.message)
    if isinstance(error, click.BadOptionUsage):
        return translate(lang, "option-alone", name=error.option_name)
    extra = EXTRA.search(error.message)
    return translate(lang, "extra-argument", names=extra[1]) if extra else error.message


def _meant(name: str, error: click.UsageError, lang: str) -> str:
    """What there is of nearly that name."""
    context = error.ctx
    if context is None:
        return ""
    options = [name for parameter in context.command.params for name in parameter.opts if name.startswith("--")]
    commands = context.command.list_commands(context) if isinstance(context.command, click.Group) else []
    return similar(name, options if name.startswith("-") else commands, lang)


def _name(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return ""
    return parameter.opts[-1] if isinstance(parameter, click.Option) else (parameter.metavar or (parameter.name or "").upper())


def _expected(parameter: click.Parameter | None, lang: str) -> str:
    """The values that a parameter takes, where they can be told."""
    kind = parameter.type if parameter else None
    if isinstance(kind, click.Choice):
        return translate(lang, "one-of", names=", ".join(map(str, kind.choices)))
    if isinstance(kind, (click.IntRange, click.FloatRange)):
        return translate(lang, "number-from-to", least=f"{kind.min:g}", most=f"{kind.max:g}")
    return ""
