"""The libraries of the system without which no PDF can be set, looked for before a build begins."""

from __future__ import annotations

import sys

from huikan.cli.command_error import USAGE, CommandError

_NEEDED = ("Pango", "HarfBuzz", "fontconfig")


def require_libraries(lang: str, needed: bool) -> None:
    """Stop with the command that installs them where they are `needed` and some are missing."""
    if not needed:
        return
    from huikan.typesetting import libraries

    if missing := [name for name in _NEEDED if libraries.versions()[name] == libraries.MISSING]:
        system = sys.platform if sys.platform in ("darwin", "win32") else "linux"
        raise CommandError(USAGE, lang, f"no-libraries-{system}", names=", ".join(missing))
