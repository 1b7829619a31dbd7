"""Separation: every colour of a PDF as inks, in its pages, drawings,
patterns, gradients and pictures.

WeasyPrint writes one operator a line and text as hexadecimal, so its colours can be
rewritten without taking the streams apart. What this might miss, preflight finds: it reads
the finished file operator by operator.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from huikan.outputs.print.book.colours import srgb
from huikan.outputs.print.press import rasters
from huikan.outputs.print.press.inks import Inks
from huikan.pdf_objects import NOTHING

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

NUMBER = rb"(-?\d*\.?\d+)"
COLOUR = re.compile(rb"(?m)^" + rb" ".join([NUMBER] * 3) + rb" (rg|RG)$")
MEASURED = re.compile(rb"(?m)^/lab-d(50|65) (?:cs|CS)\n" + rb" ".join([NUMBER] * 3) + rb" (scn|SCN)$")  # lab(), oklch() …
OPERATORS = {b"rg": b"k", b"RG": b"K", b"scn": b"k", b"SCN": b"K"}
GREYS = {b"rg": b"g", b"RG": b"G", b"scn": b"g", b"SCN": b"G"}
NESTED = ("/XObject", "/Pattern", "/Shading", "/ExtGState")


def separate(pdf: Pdf, inks: Inks, sizes: Mapping[tuple[int, int], float]) -> None:
    """Rewrites a PDF in place. `sizes` tells the resolution of each picture as it is
    printed, by its object's number."""
    work = _Separation(pdf, inks, sizes)
    for page in pdf.pages:
        page.obj.Contents = pdf.make_stream(work.stream(page.obj.Contents.read_bytes(), masked=False))
        page.obj.Group = work.group()
        work.resources(page.obj.Resources, masked=False)


class _Separation:
    """One walk through a PDF; each object is rewritten once."""

    def __init__(self, pdf: Pdf, inks: Inks, sizes: Mapping[tuple[int, int], float]) -> None:
        self._pdf, self._inks, self._sizes = pdf, inks, sizes
        self._seen: set[tuple[int, int]] = set()

    def group(self) -> Object:
        from pikepdf import Dictionary, Name

        return Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)

    def stream(self, content: bytes, masked: bool) -> bytes:
        write = self._grey if masked else self._ink
        content = COLOUR.sub(lambda match: write(float(match[1]), float(match[2]), float(match[3]), match[4]), content)
        return MEASURED.sub(lambda match: write(*_seen(match), match[5]), content)

    def _ink(self, red: float, green: float, blue: float, operator: bytes) -> bytes:
        shares = self._inks.of(*(_byte(value) for value in (red, green, blue)))
        return b" ".join([*(b"%g" % share for share in shares), OPERATORS[operator]])

    def _grey(self, red: float, green: float, blue: float, operator: bytes) -> bytes:
        """A mask knows light alone."""
        return b"%.4g %b" % (_light(red, green, blue), GREYS[operator])

    def resources(self, resources: Object, masked: bool) -> None:
        """Everything that a page, form or pattern draws with."""
        if resources.is_indirect and not self._new(resources):
            return
        for kind in NESTED:
            for _, thing in sorted(resources.get(kind, NOTHING).items()):
                self._thing(kind, thing, masked)

    def _new(self, thing: Object) -> bool:
        """Whether an object is met for the first time; one that stands
        inside another is met there alone."""
        if not thing.is_indirect:
            return True
        is_known = thing.objgen in self._seen
        self._seen.add(thing.objgen)
        return not is_known

    def _thing(self, kind: str, thing: Object, masked: bool) -> None:
        if kind == "/ExtGState":
            mask = thing.get("/SMask")
            if mask is not None and "/G" in mask:
                self._form(mask.G, masked=True)
        elif kind == "/Shading":
            self._shading(thing, masked)
        elif kind == "/Pattern" and int(thing.PatternType) == 2:
            self._shading(thing.Shading, masked)
        elif thing.get("/Subtype") == "/Image":
            if self._new(thing):
                rasters.separate(self._pdf, thing, self._inks, self._sizes.get(thing.objgen, 0.0), masked)
        else:
            self._form(thing, masked)

    def _form(self, form: Object, masked: bool) -> None:
        from pikepdf import Name

        if not self._new(form):
            return
        form.write(self.stream(form.read_bytes(), masked))
        if "/Group" in form:
            form.Group.CS = Name.DeviceGray if masked else Name.DeviceCMYK
        if "/Resources" in form:
            self.resources(form.Resources, masked)

    def _shading(self, shading: Object, masked: bool) -> None:
        from pikepdf import Name

        if not self._new(shading) or shading.ColorSpace != Name.DeviceRGB:
            return
        shading.ColorSpace = Name.DeviceGray if masked else Name.DeviceCMYK
        self._function(shading.Function, _one_light if masked else self._shares)

    def _function(self, function: Object, convert: Callable[[list[float]], list[float]]) -> None:
        """A function of colours gives inks; one that joins others has each of them converted."""
        from pikepdf import Array

        if "/Functions" in function:
            for part in function.Functions:
                self._function(part, convert)
            return
        for end in ("/C0", "/C1"):
            function[end] = Array(convert([float(value) for value in function[end]]))

    def _shares(self, values: list[float]) -> list[float]:
        return list(self._inks.of(*(round(min(1.0, max(0.0, value)) * 255) for value in values)))


def _byte(value: float) -> int:
    return round(min(1.0, max(0.0, value)) * 255)


def _seen(match: re.Match[bytes]) -> tuple[float, float, float]:
    """A measured colour as the screen shows it."""
    return srgb(float(match[2]), float(match[3]), float(match[4]), d50=match[1] == b"50")


def _light(red: float, green: float, blue: float) -> float:
    return 0.3 * red + 0.59 * green + 0.11 * blue


def _one_light(values: list[float]) -> list[float]:
    red, green, blue = values
    return [round(_light(red, green, blue), 4)]
