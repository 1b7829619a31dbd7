"""upgrade: what the installed version changes for this content."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from contextlib import ExitStack
from typing import Unpack

import click

from huikan import __version__, theme_folders, upgrading
from huikan.cli.command_context import CommandContext, SharedOptions, environment, open_context, shared
from huikan.cli.command_error import CONTENT_ERRORS
from huikan.console import Stages, translate
from huikan.diagnostics import Diagnostic
from huikan.diagnostics.codes import CODES
from huikan.pipeline import prepare
from huikan.upgrading import Release

REQUIREMENTS = "requirements.txt"


@click.command()
@shared
@click.option("--check", is_flag=True, help="Only say what changes; requirements.txt stays as it is.")
@click.option("--since", metavar="VERSION", help="The version until now; otherwise that of requirements.txt.")
def upgrade(check: bool, since: str | None, **common: Unpack[SharedOptions]) -> None:
    """Say what this version changes for the content: renamed fields, new findings, options that
    may go. Then requirements.txt asks for this version.

    \b
    Examples: huikan upgrade --check
              huikan upgrade --check --since 0.1.0
    """
    context = open_context(**common)
    file = context.config.file.parent / REQUIREMENTS
    requirements = file.read_text("utf-8") if file.is_file() else ""
    before = since or upgrading.pinned(requirements) or upgrading.FIRST
    releases = upgrading.releases_since(before)
    click.echo(translate(context.lang, "upgrade-from", before=before, version=__version__))
    findings = _new_findings(context, before, releases)
    for line in _lines(context, findings, releases):
        click.echo(line)
    _show(findings, releases, context)
    wrong = any(finding.severity == "error" for finding in findings)
    if not check and not wrong and upgrading.pinned(requirements):
        file.write_text(upgrading.repinned(requirements, __version__), "utf-8")
        click.echo(translate(context.lang, "upgrade-pinned", path=file.name, version=__version__))
    if wrong:
        raise SystemExit(CONTENT_ERRORS)


def _new_findings(context: CommandContext, before: str, releases: Collection[Release]) -> list[Diagnostic]:
    """What is found in the content by rules that these releases brought."""
    with ExitStack() as stack:
        stages = stack.enter_context(Stages(context.lang, quiet=True))
        prepared = prepare(context.request(), environment(stack, context, stages, f"processes:{os.cpu_count() or 1}"))
    codes = upgrading.new_findings(before, CODES)
    renamed = [finding for finding in prepared.diagnostics if upgrading.new_name(finding.values.get("field", ""), releases)]
    return [finding for finding in prepared.diagnostics if finding.code in codes or finding in renamed]


def _show(findings: Iterable[Diagnostic], releases: Collection[Release], context: CommandContext) -> None:
    context.show(findings)
    names = dict.fromkeys(name for finding in findings if (name := finding.values.get("field", "")))
    for name in names:
        if new := upgrading.new_name(name, releases):
            click.echo(translate(context.lang, "upgrade-renamed", old=name, new=new))


def _lines(context: CommandContext, findings: Collection[Diagnostic], releases: Collection[Release]) -> Iterable[str]:
    """What there is to say beside the findings."""
    options = upgrading.dropped(context.config.file.read_text("utf-8"), releases)
    own = _own_theme(context)
    for name in options:
        yield translate(context.lang, f"upgrade-{name}", path=context.config.file.name)
    if own:
        yield translate(context.lang, "upgrade-theme", count=len(own), names=", ".join(own))
    if findings:
        yield translate(context.lang, "upgrade-findings", count=len(findings))
    elif not options and not own:
        yield translate(context.lang, "upgrade-nothing")


def _own_theme(context: CommandContext) -> list[str]:
    """The files of the program's theme that the society has taken over, and which follow it no
    longer."""
    layers = theme_folders.folders(context.config.theme)
    if len(layers) < 2:
        return []
    own, program = (theme_folders.files(layer) for layer in (layers[0], layers[-1]))
    return sorted(own.keys() & program.keys())
