"""What every command knows and says: its shared options, the site's
configuration, and how a command ends early."""

from __future__ import annotations

import datetime as time
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, Literal, TypedDict, TypeVar, Unpack

import click

from huikan import publish, site
from huikan.builds import BuildEnvironment, BuildRequest, TaskCounts, open_cache, open_executor
from huikan.cli.command_error import BUSY, USAGE, CommandError, echo, language, reason
from huikan.console import Stages, translate
from huikan.diagnostics import Diagnostic
from huikan.diagnostics.show import SCREENFUL, show
from huikan.model import SHANGHAI
from huikan.tasks import WorkersError

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class CommandContext:
    """What every command knows: the site's configuration, where things are, and how to speak."""

    config: site.Configuration
    content: Path
    cache: Path
    now: time.datetime
    lang: str
    form: Literal["text", "github", "json"]
    quiet: bool
    verbose: bool
    every: bool  # each finding is shown, however many are alike

    def request(self, pdfs: str = "make", only: Iterable[str] = ()) -> BuildRequest:
        return BuildRequest(self.content, self.config.theme, self.config.settings, self.now, pdfs, frozenset(only))

    @property
    def root(self) -> str:
        """The folder of the content as one would name it from here."""
        directory = Path.cwd()
        return (self.content.relative_to(directory) if self.content.is_relative_to(directory) else self.content).as_posix()

    def tell(self, code: str, **values: object) -> None:
        if not self.quiet:
            echo(translate(self.lang, code, **values), err=True)

    def show(self, diagnostics: Iterable[Diagnostic], root: str | None = None) -> None:
        """Show findings in files below `root`: the content's folder, unless another is named."""
        folder = self.root if root is None else root
        text = show(
            list(diagnostics), self.lang, self.form, self.form == "text" and os.isatty(1), folder, 0 if self.every else SCREENFUL
        )
        if text.strip():
            click.echo(text.rstrip("\n"))

    def show_together(self, groups: Sequence[tuple[Iterable[Diagnostic], str]]) -> None:
        """Show findings of several folders, each with its own; as JSON they are one document."""
        if self.form != "json":
            for diagnostics, root in groups:
                self.show(diagnostics, root)
            return
        self.show(
            [replace(each, path=f"{root}/{each.path}" if each.path else "") for group, root in groups for each in group], ""
        )


def shared(command: F) -> F:
    """The options that every command takes."""
    options = (
        click.option("--config", type=click.Path(path_type=Path), default=Path("mkdocs.yml"), help="The site's configuration."),
        click.option(
            "--content", type=click.Path(path_type=Path), help="Where the Markdown is; otherwise docs_dir of the configuration."
        ),
        click.option(
            "--cache",
            type=click.Path(path_type=Path),
            default=Path(".cache/huikan"),
            show_default=True,
            help="Where results are kept.",
        ),
        click.option("--now", metavar="ISO", help="Build as if at this time (Asia/Shanghai unless a zone is written)."),
        click.option(
            "--lang", type=click.Choice(["zh", "en"]), default=language, help="Language of messages; otherwise your machine's."
        ),
        click.option(
            "--format",
            "form",
            type=click.Choice(["text", "github", "json"]),
            default="text",
            show_default=True,
            help="Form of the findings.",
        ),
        click.option("--all", "every", is_flag=True, help="Every finding, however many are alike."),
        click.option("-q", "--quiet", is_flag=True, help="Only findings and errors."),
        click.option("-v", "--verbose", is_flag=True, help="Also what was made, and tracebacks of failures."),
    )
    for option in reversed(options):
        command = option(command)
    return command


class SharedOptions(TypedDict):
    """The values of `shared`'s options, as a command gets them."""

    config: Path
    content: Path | None
    cache: Path
    now: str | None
    lang: str
    form: Literal["text", "github", "json"]
    quiet: bool
    verbose: bool
    every: bool


def open_context(**common: Unpack[SharedOptions]) -> CommandContext:
    config, lang = common["config"], common["lang"]
    if not config.is_file():
        raise CommandError(USAGE, lang, "no-config", path=config)
    try:
        loaded = site.load(config)
    except site.BadConfiguration as error:
        values = {name: translate(lang, text) if name == "why" else text for name, text in error.values.items()}
        raise CommandError(USAGE, lang, error.code, **{"path": config, "error": error, **values}) from error
    folder = common["content"] or loaded.content
    if not folder.is_dir():
        raise CommandError(USAGE, lang, "no-content", path=folder)
    return CommandContext(
        loaded,
        folder.resolve(),
        common["cache"].resolve(),
        _moment(common["now"], lang),
        lang,
        common["form"],
        common["quiet"],
        common["verbose"],
        common["every"],
    )


def _moment(text: str | None, lang: str) -> time.datetime:
    if text is None:
        return time.datetime.now(SHANGHAI)
    try:
        moment = time.datetime.fromisoformat(text)
    except ValueError as error:
        raise CommandError(USAGE, lang, "bad-now") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=SHANGHAI)


def environment(stack: ExitStack, context: CommandContext, stages: Stages, spec: str) -> BuildEnvironment:
    try:
        executor = stack.enter_context(open_executor(spec))
    except ValueError as error:
        raise CommandError(USAGE, context.lang, "bad-executor", spec=spec, error=error) from error
    except OSError as error:
        raise CommandError(USAGE, context.lang, "no-cluster", spec=spec, error=error) from error
    with publishing(context, context.cache):  # once, instead of as a fault of each document
        context.cache.mkdir(parents=True, exist_ok=True)
        TemporaryFile(dir=context.cache).close()
    return BuildEnvironment(open_cache(context.cache), executor, stages, TaskCounts())


def guard(stack: ExitStack, context: CommandContext, target: Path) -> None:
    """Hold the site's lock until the stack ends; another build's is a reason to stop."""
    with publishing(context, target):
        stack.enter_context(publish.lock(target))


@contextmanager
def publishing(context: CommandContext, target: Path) -> Iterator[None]:
    """What can prevent publishing, said in the user's language."""
    try:
        yield
    except publish.BusyError as busy:
        raise CommandError(BUSY, context.lang, "busy", owner=busy.owner) from busy
    except publish.NotOursError as error:
        raise CommandError(USAGE, context.lang, "not-ours", site=target) from error
    except publish.UnwritableError as error:
        cause = error.__cause__
        why = reason(cause, context.lang) if isinstance(cause, OSError) else error.reason
        raise CommandError(USAGE, context.lang, "unwritable", path=error.path, error=why) from error
    except publish.PublishError as error:
        raise CommandError(USAGE, context.lang, "unwritable", path=target, error=error) from error
    except WorkersError as error:
        raise CommandError(USAGE, context.lang, "no-workers", error=error) from error
    except OSError as error:  # a full disk, say, while the new version or the cache is written
        values = {"path": error.filename or target, "error": reason(error, context.lang)}
        raise CommandError(USAGE, context.lang, "unwritable", **values) from error
