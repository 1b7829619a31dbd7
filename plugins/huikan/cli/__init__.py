"""The commands: build, check, serve, new, import, why, i18n, localise and others. Arguments in,
exit codes out; the work is `pipeline`'s.

Exit codes: 0 good, 1 the content has errors, 2 wrong usage or
environment, 3 another build is running.
"""

from __future__ import annotations

import click

from huikan import __version__
from huikan.cli.build import build, check, rollback, serve
from huikan.cli.evidence_command import evidence
from huikan.cli.import_command import import_files
from huikan.cli.init_command import init
from huikan.cli.localise import localise
from huikan.cli.new_and_why import new, why
from huikan.cli.preflight_command import preflight
from huikan.cli.register import register
from huikan.cli.sbom_command import sbom
from huikan.cli.sync import sync
from huikan.cli.translations import i18n
from huikan.cli.usage import Commands


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="huikan")
def main() -> None:
    """huikan 会刊: a learned society's Markdown becomes a bilingual site, feeds and PDFs."""


for command in (
    init,
    build,
    check,
    preflight,
    serve,
    new,
    import_files,
    why,
    i18n,
    localise,
    register,
    sbom,
    rollback,
    sync,
    evidence,
):
    main.add_command(command)
