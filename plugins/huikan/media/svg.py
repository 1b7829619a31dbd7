"""Drawings (SVG) by an allow-list: shapes, text and colours pass; what could run, load or unfold without end is a fault.

A drawing is refused as a whole rather than repaired: what a repaired one shows nobody has looked at. It is read as a stream:
nothing is expanded, no entity, no reference.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from huikan.media.rasters import DamagedError, measure

DEEPEST = 100  # elements within each other
MOST = 1_000_000  # elements drawn, counting each use of a part
FAULTS = 10  # that are named

_SVG, _XLINK, _XML = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace"
# What drawing programs note for themselves: no browser reads it.
_INERT = (
    "http://www.inkscape.org/",
    "http://sodipodi.sourceforge.net/",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns",
    "http://purl.org/dc/",
    "http://creativecommons.org/ns",
    "http://web.resource.org/cc/",
    "http://www.serif.com/",
    "http://www.bohemiancoding.com/sketch/",
    "https://boxy-svg.com",
    "http://www.figma.com/",
    "http://ns.adobe.com/",
)
_ELEMENTS = frozenset(
    "svg g defs symbol use switch title desc metadata style a view path rect circle ellipse line polyline polygon text tspan "
    "textPath image marker pattern clipPath mask linearGradient radialGradient stop filter feBlend feColorMatrix "
    "feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood "
    "feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight "
    "feSpecularLighting feSpotLight feTile feTurbulence".split()
)
_ATTRIBUTES = frozenset(
    "id class style lang tabindex role version baseProfile viewBox preserveAspectRatio width height x y x1 x2 y1 y2 cx cy r rx "
    "ry fx fy fr d points pathLength transform dx dy rotate textLength lengthAdjust startOffset method spacing side "
    "offset gradientUnits gradientTransform spreadMethod patternUnits patternContentUnits patternTransform markerUnits "
    "markerWidth markerHeight refX refY orient clipPathUnits maskUnits maskContentUnits filterUnits primitiveUnits in in2 result "
    "stdDeviation mode type values tableValues slope intercept amplitude exponent operator k1 k2 k3 k4 order "
    "kernelMatrix divisor bias targetX targetY edgeMode kernelUnitLength preserveAlpha surfaceScale diffuseConstant "
    "specularConstant specularExponent scale xChannelSelector yChannelSelector azimuth elevation radius baseFrequency numOctaves "
    "seed stitchTiles z pointsAtX pointsAtY pointsAtZ limitingConeAngle alignment-baseline baseline-shift clip clip-path "
    "clip-rule color color-interpolation color-interpolation-filters color-profile color-rendering cursor direction display "
    "dominant-baseline enable-background fill fill-opacity fill-rule filter flood-color flood-opacity font font-family "
    "font-feature-settings font-kerning font-size font-size-adjust font-stretch font-style font-variant font-weight "
    "glyph-orientation-horizontal glyph-orientation-vertical image-rendering isolation kerning letter-spacing lighting-color "
    "marker marker-end marker-mid marker-start mask mask-type mix-blend-mode opacity overflow paint-order pointer-events "
    "shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin "
    "stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration text-orientation text-rendering transform-origin "
    "unicode-bidi vector-effect visibility white-space word-spacing writing-mode zoomAndPan contentStyleType "
    "contentScriptType requiredFeatures requiredExtensions systemLanguage space media data-name xml:space xml:lang "
    "xlink:title xlink:type xlink:show xlink:actuate xlink:role".split()
)
_PREFIXES = {_XLINK: "xlink:", _XML: "xml:"}
_INSIDE = re.compile(r"#[^\s#]+")
_PICTURE = re.compile(r"data:image/(?:png|jpe?g|gif|webp);base64,([A-Za-z0-9+/=\s]*)")
_STYLE = re.compile(
    r"\\|@(?!media\b)[\w-]*|expression\s*\(|-moz-binding|behavior\s*:|javascript:|(?:image-set|image|src|cross-fade|element|env)\s*\(|"
    r"url\s*\(\s*(?![\"']?#)[^)]{0,40}",
    re.I,
)
_REFERENCE = re.compile(r"url\s*\(\s*[\"']?#([^)\"'\s]+)", re.I)


@dataclass(frozen=True, slots=True)
class Fault:
    """What a drawing may not have, and the line that it stands on."""

    line: int
    what: str


class _Enough(Exception):  # noqa: N818 not an error: the reader has seen what it needs
    """No need to read on."""


def examine(content: bytes) -> list[Fault]:
    """Everything that keeps a drawing from being published, by line; at most FAULTS. Empty: it is harmless."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return [Fault(1, "encoding")]
    reader = _Reader()
    try:
        reader.read(content)
    except _Enough:
        pass
    except expat.ExpatError as error:
        reader.faults.append(Fault(error.lineno, expat.errors.messages[error.code]))
    if not reader.faults:
        reader.faults += _endless(reader)
    return reader.faults[:FAULTS]


@dataclass(slots=True)
class _Element:
    """An element by what it draws: its children and the parts it names."""

    line: int
    draws: list[int] = field(default_factory=list)
    names: list[str] = field(default_factory=list)


class _Reader:
    """Reads a drawing from end to end, noting faults and who draws whom."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.elements: list[_Element] = []
        self.ids: dict[str, int] = {}
        self._open: list[int] = []
        self._style: list[str] | None = None
        self._parser = expat.ParserCreate(namespace_separator=" ")

    def read(self, content: bytes) -> None:
        parser = self._parser
        parser.buffer_text = True
        parser.XmlDeclHandler = self._declaration
        parser.StartDoctypeDeclHandler = self._doctype
        parser.EntityDeclHandler = lambda *_: self._stop("<!ENTITY>")
        parser.ProcessingInstructionHandler = lambda target, _: self._fault(f"<?{target}?>")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.Parse(content, True)

    def _fault(self, what: str) -> None:
        self.faults.append(Fault(self._parser.CurrentLineNumber, what[:80]))
        if len(self.faults) >= FAULTS:
            raise _Enough

    def _stop(self, what: str) -> None:
        self._fault(what)
        raise _Enough

    def _declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        if (encoding or "utf-8").lower() not in ("utf-8", "utf8", "us-ascii"):
            self._stop(f"encoding={encoding}")

    def _doctype(self, name: str, system: str | None, public: str | None, has_subset: Any) -> None:
        if has_subset:
            self._stop("<!DOCTYPE […]>")  # before anything in it is expanded

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        element = _Element(self._parser.CurrentLineNumber)
        if self._open:
            self.elements[self._open[-1]].draws.append(len(self.elements))
        self._open.append(len(self.elements))
        self.elements.append(element)
        if len(self._open) > DEEPEST:
            self._stop(f"<{local}> × {len(self._open)}")
        if len(self._open) == 1 and (space, local) != (_SVG, "svg"):
            self._stop(f"<{local}>")
        if space.startswith(_INERT):
            return
        if space != _SVG or local not in _ELEMENTS:
            self._fault(f"<{local}>")
        self._style = [] if local == "style" else self._style
        for key, value in attributes.items():
            self._attribute(local, key, value, element)

    def _attribute(self, tag: str, key: str, value: str, element: _Element) -> None:
        space, _, local = key.rpartition(" ")
        if space.startswith(_INERT):
            return
        name = _PREFIXES.get(space, f"{space}:" if space else "") + local
        if name in ("href", "xlink:href"):
            if _INSIDE.fullmatch(value.strip()):
                element.names.append(value.strip()[1:])
            elif not (tag == "image" and _is_picture(value)):
                self._fault(f'{name}="{value}"')
            return
        if name not in _ATTRIBUTES and not name.startswith(("data-", "aria-")):
            self._fault(name)
            return
        if name == "id":
            self.ids.setdefault(value, len(self.elements) - 1)
        element.names += _REFERENCE.findall(value)
        if bad := _STYLE.search(value) if name == "style" or "(" in value or ":" in value else None:
            self._fault(bad[0])

    def _end(self, name: str) -> None:
        self._open.pop()
        if name == f"{_SVG} style" and self._style is not None:
            if bad := _STYLE.search("".join(self._style)):
                self._fault(bad[0])
            self._style = None

    def _text(self, text: str) -> None:
        if self._style is not None:
            self._style.append(text)


def _is_picture(address: str) -> bool:
    """Whether an address holds a picture of a size that anybody may decode."""
    match = _PICTURE.fullmatch(address.strip())
    try:
        return match is not None and not measure(base64.b64decode(match[1])).is_large
    except (ValueError, DamagedError):
        return False


def _endless(reader: _Reader) -> Iterator[Fault]:
    """A part that draws itself, or parts that draw parts until nobody can count them."""
    counts: dict[int, int] = {}
    path: set[int] = set()
    stack = [(0, False)] if reader.elements else []
    while stack:
        number, done = stack.pop()
        element = reader.elements[number]
        drawn = [*element.draws, *(reader.ids[name] for name in element.names if name in reader.ids)]
        if done:
            path.discard(number)
            counts[number] = 1 + sum(counts.get(other, 0) for other in drawn)
            if counts[number] > MOST:
                yield Fault(element.line, f"> {MOST:,}")
                return
        elif number not in counts:
            if number in path:
                continue
            path.add(number)
            stack.append((number, True))
            for other in drawn:
                if other in path:
                    yield Fault(element.line, "url(#…) → url(#…) → …")
                    return
                stack.append((other, False))
