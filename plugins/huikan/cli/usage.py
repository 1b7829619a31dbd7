"""Wrong usage, said in the user's language: what click finds in a command line, in
the words of the console's table."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from itertools import chain
from traceback import format_exception
from typing import Any

import click

from huikan.cli.command_error import FAULT, INTERRUPTED, USAGE, CommandError, echo, language, reason, similar
from huikan.cli.help_formatter import HelpContext, in_chinese
from huikan.cli.help_zh import COMMANDS
from huikan.cli.summaries import GROUPS, SUMMARIES
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
VERBOSE = "huikan.verbose"  # of a context: whether tracebacks are asked for
EXTRA = re.compile(r"Got unexpected extra arguments? \((.*)\)")  # click has no class for it


class Commands(click.Group):
    """A group whose help and complaints are in the language that --lang names, wherever it
    stands, else in the machine's."""

    context_class = HelpContext

    def make_context(self, info_name: str | None, args: list[str], *more: Any, **extra: Any) -> click.Context:
        lang = _asked(args)
        verbose = _is_verbose(args)
        with _said(lang, verbose):
            context = super().make_context(info_name, args, *more, **{"obj": lang, **extra})
        context.meta[VERBOSE] = verbose
        return context

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        command = command_of(cmd_name) if cmd_name in MODULES else None
        return in_chinese(command) if command and ctx.obj == "zh" else command

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(chain.from_iterable(GROUPS.values()))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands by what people want to do; none is loaded for it."""
        width = max(map(len, MODULES))
        for heading, names in GROUPS.items():
            with formatter.section(translate(ctx.obj, f"help-{heading}")):
                formatter.write_dl([(f"{name:{width}}", SUMMARIES[name][ctx.obj]) for name in names])

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if ctx.obj == "zh":
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(COMMANDS["huikan"])
        else:
            super().format_help_text(ctx, formatter)

    def invoke(self, ctx: click.Context) -> object:
        with _said(ctx.obj, ctx.meta[VERBOSE]):
            return super().invoke(ctx)


def command_of(name: str) -> click.Command:
    """The command of that name, whose module is loaded for it."""
    commands = vars(import_module(f"huikan.cli.{MODULES[name]}")).values()
    return next(each for each in commands if isinstance(each, click.Command) and each.name == name)


def _asked(args: Sequence[str]) -> str:
    option = re.search(r"(?:^|\n)--lang(?:=|\n)(zh|en)(?:\n|$)", "\n".join(args))
    return option[1] if option else language()


def _is_verbose(args: Sequence[str]) -> bool:
    """Whether a command, whose arguments are not read yet, is asked to say more."""
    return any(each == "--verbose" or re.fullmatch("-[a-z]*v[a-z]*", each) for each in args)


@contextmanager
def _said(lang: str, verbose: bool) -> Iterator[None]:
    """Whatever ends a command early as one clear word. What nobody foresaw is a fault of the
    program, and its traceback is for those who ask for it."""
    try:
        yield
    except (click.exceptions.NoArgsIsHelpError, click.exceptions.Exit, CommandError, BrokenPipeError):
        raise  # a pipe that is closed, as by `head`, is click's affair
    except (KeyboardInterrupt, click.Abort) as stop:
        raise CommandError(INTERRUPTED, lang, "interrupted") from stop
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx else "huikan"
        hint = translate(lang, "usage-hint", command=f"{path} --help")
        raise CommandError(USAGE, lang, "usage", fault=_fault(error, lang), hint=hint) from error
    except Exception as error:
        if verbose:
            echo("".join(format_exception(error)).rstrip(), err=True)
        raise _unforeseen(error, lang) from error


def _unforeseen(error: Exception, lang: str) -> CommandError:
    """What the system refused, what is wrong in the theme, or a fault of the program."""
    if isinstance(error, OSError) and error.filename:
        return CommandError(USAGE, lang, "no-access", path=_path(error.filename), error=reason(error, lang))
    if isinstance(error, OSError) and error.errno:
        return CommandError(USAGE, lang, "refused", error=reason(error, lang))
    if isinstance(error, BrokenTheme):
        return CommandError(USAGE, lang, "broken-theme", error=error)
    return CommandError(FAULT, lang, "program-fault", name=type(error).__name__, error=error)


def _path(name: object) -> str:
    return os.fsdecode(name) if isinstance(name, (str, bytes)) else str(name)


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
    if isinstance(kind, click.Path):
        return translate(lang, "needs-file" if kind.file_okay else "needs-folder")
    if isinstance(kind, (click.IntRange, click.FloatRange)):
        return translate(lang, "number-from-to", least=f"{kind.min:g}", most=f"{kind.max:g}")
    return ""
