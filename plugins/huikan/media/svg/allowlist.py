"""The allow-list of drawings: shapes, text and colours pass; what could run, load or
unfold without end is a fault."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator

from huikan.media.blocks import DamagedError
from huikan.media.rasters import measure
from huikan.media.svg.cost import costly
from huikan.media.svg.reading import MOST, SVG, Fault, Node

FAULTS = 10  # that are named

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
_INSIDE = re.compile(r"#[^\s#]+")
_PICTURE = re.compile(r"data:image/(?:png|jpe?g|gif|webp);base64,([A-Za-z0-9+/=\s]*)")
_STYLE = re.compile(
    r"\\|@(?!media\b)[\w-]*|expression\s*\(|-moz-binding|behavior\s*:|javascript:|(?:image-set|image|src|cross-fade|element|env)\s*\(|"
    r"url\s*\(\s*(?![\"']?#)[^)]{0,40}",
    re.I,
)
_REFERENCE = re.compile(r"url\s*\(\s*[\"']?#([^)\"'\s]+)", re.I)


def allowed_attribute(name: str) -> bool:
    """Whether an attribute of this name may stand in a drawing;
    references have rules of their own."""
    return name in _ATTRIBUTES or name.startswith(("data-", "aria-"))


def faults_of(root: Node) -> list[Fault]:
    """Everything that keeps a tree from being published, by line. Empty: it is harmless."""
    faults = [fault for node in root.elements() for fault in _faults(node)]
    return faults or list(_endless(root)) or list(costly(root))


def _faults(node: Node) -> Iterator[Fault]:
    if node.space != SVG or node.name not in _ELEMENTS:
        yield Fault(node.line, f"<{node.name}>")
    elif node.name == "style" and (bad := _STYLE.search(_text(node))):
        yield Fault(node.line, bad[0][:80])
    for name, value in node.attributes.items():
        yield from (Fault(node.line, what[:80]) for what in _attribute(node.name, name, value))


def _text(node: Node) -> str:
    return "".join(child for child in node.children if isinstance(child, str))


def _attribute(tag: str, name: str, value: str) -> Iterator[str]:
    """What is wrong with an attribute."""
    if name in ("href", "xlink:href"):
        if not _INSIDE.fullmatch(value.strip()) and not (tag == "image" and _is_picture(value)):
            yield f'{name}="{value}"'
    elif not allowed_attribute(name):
        yield name
    elif bad := _STYLE.search(value) if name == "style" or "(" in value or ":" in value else None:
        yield bad[0]


def _is_picture(address: str) -> bool:
    """Whether an address holds a picture of a size that anybody may decode."""
    match = _PICTURE.fullmatch(address.strip())
    try:
        return match is not None and not measure(base64.b64decode(match[1])).is_large
    except (ValueError, DamagedError):
        return False


def _endless(root: Node) -> Iterator[Fault]:
    """A part that draws itself, or parts that draw parts until nobody can count them."""
    ids: dict[str, Node] = {}
    for node in root.elements():
        ids.setdefault(node.attributes.get("id", ""), node)
    counts: dict[int, int] = {}
    path: set[int] = set()
    stack = [(root, False)]
    while stack:
        node, done = stack.pop()
        drawn = [child for child in node.children if isinstance(child, Node)]
        drawn += [ids[name] for name in _names(node) if name in ids]
        if done:
            path.discard(id(node))
            counts[id(node)] = 1 + sum(counts.get(id(other), 0) for other in drawn)
            if counts[id(node)] > MOST:
                yield Fault(node.line, f"> {MOST:,}")
                return
        elif id(node) not in counts and id(node) not in path:
            path.add(id(node))
            stack.append((node, True))
            for other in drawn:
                if id(other) in path:
                    yield Fault(node.line, "url(#…) → url(#…) → …")
                    return
                stack.append((other, False))


def _names(node: Node) -> Iterator[str]:
    """The parts that an element names."""
    for name, value in node.attributes.items():
        if name in ("href", "xlink:href"):
            yield value.strip()[1:]
        else:
            yield from _REFERENCE.findall(value)
