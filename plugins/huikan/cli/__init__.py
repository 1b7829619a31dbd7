"""The commands: build, check, serve, new, import, why, i18n, localise and others. Arguments in,
exit codes out; the work is `pipeline`'s.

Exit codes: 0 good, 1 the content has errors, 2 wrong usage or
environment, 3 another build is running, 4 a fault of the program, 130 stopped by Ctrl-C.
"""

from __future__ import annotations

import click

from huikan import __version__
from huikan.cli.usage import Commands


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="huikan")
def main() -> None:
    """huikan 会刊: a learned society's Markdown becomes a bilingual site, feeds and PDFs."""
