"""The program as its users start it: a process of its own, real files, exit codes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import html

ROOT = Path(__file__).parents[2]
SOCIETY = ROOT / "tests/society"
NOW = ("--now", "2025-08-01")


def run(*args: str | Path, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "build.py"), *map(str, args)]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, env={**os.environ, **(env or {})}, timeout=300
    )


@dataclass(frozen=True)
class Place:
    content: Path
    site: Path
    cache: Path

    def build(self, *more: str | Path) -> subprocess.CompletedProcess[str]:
        where = ("--content", self.content, "--site", self.site, "--cache", self.cache)
        return run("build", *where, *NOW, "--lang", "en", *more)

    def files(self) -> Iterator[str]:
        return (path.relative_to(self.site).as_posix() for path in sorted(self.site.rglob("*")) if path.is_file())

    def page(self, address: str) -> html.HtmlElement:
        return html.fromstring((self.site / address / "index.html").read_bytes())
