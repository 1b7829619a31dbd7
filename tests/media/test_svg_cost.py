"""Drawings that would hold a build: refused by what they cost, or stopped."""

from __future__ import annotations

from pathlib import Path

import pytest

from huikan import media, tasks
from huikan.outputs.social_cards import card_pictures
from huikan.tasks import FileRef

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">\n{body}</svg>'
USED = '<filter id="f" {region}>{primitives}</filter><rect width="9" height="9" filter="url(#f)"/>'


def _faults(primitives: str, region: str = "", size: int = 100) -> list[media.Fault]:
    return media.examine(SVG.format(size=size, body=USED.format(region=region, primitives=primitives)).encode())


@pytest.mark.parametrize(
    ("primitives", "region", "what"),
    [
        ('<feMorphology operator="dilate" radius="99999"/>', "", "<feMorphology>"),
        ('<feMorphology radius="1e99"/>', "", "<feMorphology>"),
        ('<feMorphology radius="10 12"/>', "", "<feMorphology>"),
        ('<feTurbulence baseFrequency="9" numOctaves="100000"/>', "", "<feTurbulence>"),
        ('<feConvolveMatrix order="150" kernelMatrix="1"/>', "", "<feConvolveMatrix>"),
        ('<feGaussianBlur stdDeviation="1"/>', 'x="-1000%" width="9999%" height="9999%"', "<filter>"),
        ('<feGaussianBlur stdDeviation="1"/>', 'filterUnits="userSpaceOnUse" width="9999" height="9999"', "<filter>"),
        ('<feGaussianBlur stdDeviation="1"/>', 'width="1e300" height="1e300"', "<filter>"),
        ('<feGaussianBlur stdDeviation="1"/>' * 101, "", "<filter>"),
    ],
)
def test_what_takes_too_long_is_refused(primitives: str, region: str, what: str) -> None:
    assert [(fault.line, fault.what[: len(what)], fault.costly) for fault in _faults(primitives, region)][:1] == [(2, what, True)]


@pytest.mark.parametrize(
    ("primitives", "size"),
    [
        ('<feGaussianBlur in="SourceAlpha" stdDeviation="3"/><feOffset dx="2" dy="2"/><feMerge><feMergeNode/></feMerge>', 800),
        ('<feMorphology operator="dilate" radius="2"/><feFlood/><feComposite in2="SourceGraphic" operator="in"/>', 400),
        ('<feTurbulence baseFrequency=".04" numOctaves="5"/><feDisplacementMap in2="SourceGraphic" scale="6"/>', 100),
        ('<feConvolveMatrix order="3" kernelMatrix="1 1 1 1 1 1 1 1 1"/>', 100),
        ('<feDropShadow dx="1" dy="1" stdDeviation="2"/>', 100),
        ("", 100),
    ],
)
def test_honest_filters_pass(primitives: str, size: int) -> None:
    assert _faults(primitives, size=size) == []
    assert _faults(primitives, 'x="-50%" y="-50%" width="200%" height="200%"', size) == []


def test_a_card_that_takes_too_long_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What resvg does cannot be interrupted: the worker process ends, the other cards are made."""
    layers = '<g opacity=".5"><rect width="100" height="100"/><rect width="90" height="100"/></g>' * 5000
    results = []
    for name, body in (("slow", layers), ("quick", "<rect width='9' height='9'/>")):
        file = tmp_path / f"{name}.svg"
        file.write_text(SVG.format(size=100, body=body), encoding="utf-8")
        results.append(card_pictures.picture_task(FileRef.of(file), (), f"articles/{name}.md"))
    with tasks.open_executor("processes:2") as executor:
        slow, quick = tasks.run(results, tasks.Cache(tmp_path / "cache"), executor)
    assert isinstance(slow, tasks.Failure)
    assert (slow.kind, slow.source) == (tasks.FailureKind.TOO_SLOW, "articles/slow.md")
    assert isinstance(quick, tasks.Artifact)
