"""Shared fixtures: golden files that `pytest --renew` writes anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew", action="store_true", help="write the golden files anew instead of comparing with them")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """golden(path, actual): compare a text with the file at `path`, or write it there with --renew."""

    def compare(path: Path, actual: str) -> None:
        if request.config.getoption("--renew"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(actual, encoding="utf-8")
        assert path.exists(), f"{path} is missing: run `pytest --renew`, then read what it wrote"
        assert actual == path.read_text(encoding="utf-8"), f"differs from {path}: read it, then `pytest --renew` if it is right"

    return compare
