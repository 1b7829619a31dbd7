"""Shared fixtures: golden files that `pytest --renew` writes anew, and the sample site."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from huikan.outputs.print.book import read_theme
from once import once

PROJECT = Path(__file__).parent.parent

# The same examples on every machine and day, so that a change is judged by what it changed; new
# ones are looked for with `pytest --hypothesis-profile=explore`.
# Nothing fails because a machine is busy.
PATIENT: dict[str, Any] = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("repeatable", derandomize=True, database=None, **PATIENT)
settings.register_profile("explore", print_blob=True, **PATIENT)
settings.load_profile("repeatable")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew", action="store_true", help="write the golden files anew instead of comparing with them")
    parser.addoption("--screenshots", metavar="DIR", help="write a picture of every page kind into this folder")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """golden(path, actual): compare a text with the file at `path`,
    or write it there with --renew."""

    def compare(path: Path, actual: str) -> None:
        if request.config.getoption("--renew"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(actual, encoding="utf-8")
        assert path.exists(), f"{path} is missing: run `pytest --renew`, then read what it wrote"
        assert actual == path.read_text(encoding="utf-8"), f"differs from {path}: read it, then `pytest --renew` if it is right"

    return compare


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample society's whole site but for its PDFs, as `build.py` publishes it."""

    def make(place: Path) -> None:
        folders = ["--site", place / "site", "--cache", place / "cache"]
        command = [sys.executable, PROJECT / "build.py", "build", "--no-pdf", *folders]
        done = subprocess.run(command, check=False, cwd=PROJECT, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr

    return once(tmp_path_factory, "sample", make) / "site"


@pytest.fixture(scope="session")
def specimen_pdfs(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], bytes]:
    """A screen PDF of every kind and language, of the small society in tests/specimen."""
    import sample_books
    from huikan.outputs import print as pdf

    def make(place: Path) -> None:
        dress = read_theme(PROJECT / "theme/print")
        for book in sample_books.compose().values():
            (place / f"{book.kind}.{book.lang}").write_bytes(pdf.make(book, dress))

    files = once(tmp_path_factory, "specimen", make).iterdir()
    return {(file.stem, file.suffix[1:]): file.read_bytes() for file in files}
