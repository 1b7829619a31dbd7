"""Formulas as Word has them: MathML Core, of our engine, to OMML (ISO/IEC 29500-1, 22.1).

What Word has no element for (rules within tables, strokes across a sign) raises, and the formula
is shown as a picture.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from huikan.markup.nodes import Node
from huikan.outputs.docx.omml_brackets import bracketed
from huikan.outputs.docx.omml_tokens import APPLY, blank, identifier, number, operator, text, token, words
from huikan.outputs.docx.xml import element, valued

SUMS = frozenset("∑∏∐⋂⋃⋀⋁⨁⨂⨀⨄⨆")
INTEGRALS = frozenset("∫∬∭∮∯∰")
OPENING, CLOSING = frozenset("([{⟨⌈⌊|‖∥⟦"), frozenset(")]}⟩⌉⌋|‖∥⟧")
ACCENTS: Mapping[str, str] = {  # of TeX, as MathJax writes them -> the combining sign
    "^": "\u0302", "ˆ": "\u0302", "~": "\u0303", "˜": "\u0303", "¯": "\u0304", "˙": "\u0307", "¨": "\u0308",
    "´": "\u0301", "`": "\u0300", "ˇ": "\u030c", "˘": "\u0306", "→": "\u20d7", "⃗": "\u20d7", "˚": "\u030a",
}  # fmt: skip
BARS = frozenset("―‾¯_")
BRACES = frozenset("⏞⏟⏜⏝")
ENDS_TERM = frozenset("=<>≤≥≠≈≡∼→+−±,;，；⇒⇔")  # what no longer belongs to the sum before it
STROKES = {"stroke-up": "strikeBLTR", "stroke-down": "strikeTLBR", "stroke-through": "strikeH"}
_UNSEEN = "\u200b"  # what an index stands at where nothing does


class UnconvertibleError(ValueError):
    """A formula that Word cannot have; its text is what stands in the way."""


def omml(math: Node) -> str:
    """The formula as `m:oMath`. UnconvertibleError."""
    return element("m:oMath", _row(_nodes(math), ""))


def lines(math: Node, numbers: Mapping[int, str]) -> list[tuple[str, str]]:
    """A formula whose rows have numbers: (formula, number) of each line; -1 is the number of the
    whole. UnconvertibleError."""
    rows = _nodes(math)
    table = rows[0] if len(rows) == 1 and rows[0].tag == "mtable" else None
    if table is None or -1 in numbers or len(numbers) < 2:
        return [(omml(math), " ".join(numbers.values()))]
    rows = _nodes(table)
    return [
        (element("m:oMath", *(_row(_nodes(cell), "") for cell in _nodes(row))), numbers.get(at, ""))
        for at, row in enumerate(rows)
    ]


def _nodes(node: Node) -> list[Node]:
    return [child for child in node.children if isinstance(child, Node)]


def _row(nodes: Sequence[Node], colour: str) -> str:
    """What stands side by side: a sum or a limit with its term, a function with its argument."""
    pieces: list[str] = []
    rest = bracketed(nodes)
    while rest:
        node = rest.pop(0)
        sign = _large(node)
        if sign or _is_limit(node):
            end = next((at for at, each in enumerate(rest) if each.tag == "mo" and words(each) in ENDS_TERM), len(rest))
            term, rest = _row(rest[:end], colour), rest[end:]
            pieces.append(_nary(node, sign, term, colour) if sign else _applied(node, term, colour))
        elif rest and rest[0].tag == "mo" and words(rest[0]) == APPLY:
            pieces.append(_applied(node, _row(rest[1:2], colour), colour))
            rest = rest[2:]
        else:
            pieces.append(_one(node, colour))
    return "".join(pieces)


def _applied(name: Node, argument: str, colour: str) -> str:
    return element("m:func", element("m:fName", _one(name, colour)), element("m:e", argument or token(_UNSEEN, colour)))


def _is_limit(node: Node) -> bool:
    """Whether it is `lim`, `max` and the like, with what stands below."""
    inner = _nodes(node)
    return node.tag in ("munder", "msub") and bool(inner) and inner[0].tag == "mo" and words(inner[0]).isalpha()


def _one(node: Node, colour: str) -> str:
    if node.tag not in _WRITERS:
        raise UnconvertibleError(node.tag)
    return _WRITERS[node.tag](node, colour)


def _e(node: Node | None, colour: str, name: str = "m:e") -> str:
    """An argument: a row, whatever it is wrapped in."""
    if node is None:
        return element(name)
    inner = _row(_nodes(node), colour) if node.tag == "mrow" and _is_plain(node) else _row([node], colour)
    return element(name, inner)


def _is_plain(node: Node) -> bool:
    return not node.attributes and not _fences(_nodes(node))


# ---------- structures ----------


def _group(node: Node, colour: str) -> str:
    """A row: within fences that grow with it, framed, struck out, or plain."""
    nodes, names = _nodes(node), node.classes()
    if names:
        return _framed(nodes, names, colour)
    if fences := _fences(nodes):
        properties = element("m:dPr", valued_even("m:begChr", fences[0]), valued_even("m:endChr", fences[1]))
        return element("m:d", properties, element("m:e", _row(nodes[1:-1], colour)))
    return _row(nodes, colour)


def valued_even(name: str, value: str) -> str:
    """A property that says its value even where that is nothing: no bracket."""
    return element(name, attributes={"m:val": value})


def _fences(nodes: Sequence[Node]) -> tuple[str, str] | None:
    """The brackets of a row that grow with what they hold."""
    if len(nodes) < 2 or any(node.tag != "mo" or node.attributes.get("stretchy") == "false" for node in (nodes[0], nodes[-1])):
        return None
    opening, closing = words(nodes[0]), words(nodes[-1])
    sound = (opening in OPENING or not opening) and (closing in CLOSING or not closing)
    return (opening, closing) if sound and opening + closing else None


def _framed(nodes: Sequence[Node], names: Sequence[str], colour: str) -> str:
    inner = element("m:e", _row(nodes, colour))
    if set(names) <= {"line-above", "line-below"} and len(names) == 1:
        return element("m:bar", element("m:barPr", valued("m:pos", "top" if names[0] == "line-above" else "bot")), inner)
    if names == ["box"]:
        return element("m:borderBox", inner)
    if set(names) <= STROKES.keys():
        hidden = (f"hide{side}" for side in ("Top", "Bot", "Left", "Right"))
        strokes = (stroke for stroke in ("strikeH", "strikeBLTR", "strikeTLBR") if stroke in {STROKES[name] for name in names})
        properties = (valued(f"m:{name}", 1) for name in (*hidden, *strokes))
        return element("m:borderBox", element("m:borderBoxPr", *properties), inner)
    raise UnconvertibleError(" ".join(names))


def _styled(node: Node, colour: str) -> str:
    ink = node.attributes.get("mathcolor", "")
    return _row(_nodes(node), _hexadecimal(ink) or colour)


_COLOURS = {"red": "FF0000", "blue": "0000FF", "green": "008000", "black": "000000", "gray": "808080", "orange": "FFA500",
            "purple": "800080", "brown": "A52A2A", "magenta": "FF00FF", "cyan": "00FFFF"}  # fmt: skip


def _hexadecimal(colour: str) -> str:
    digits = colour.removeprefix("#")
    if colour.startswith("#") and len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    return digits.upper() if colour.startswith("#") and len(digits) == 6 else _COLOURS.get(colour, "")


def _padded(node: Node, colour: str) -> str:
    if any({"before", "across"} & set(child.classes()) for child in _nodes(node)):
        raise UnconvertibleError("overlap")
    return _row(_nodes(node), colour)


def _phantom(node: Node, colour: str) -> str:
    inner = _row(_nodes(node), colour)
    return element("m:phant", element("m:phantPr", valued("m:show", 0)), element("m:e", inner)) if inner else ""


def _fraction(node: Node, colour: str) -> str:
    above, below = _pair(node)
    thickness = node.attributes.get("linethickness", "")
    kind = element("m:fPr", valued("m:type", "noBar")) if thickness and not thickness.strip("0.empxt%") else ""
    return element("m:f", kind, _e(above, colour, "m:num"), _e(below, colour, "m:den"))


def _root(node: Node, colour: str) -> str:
    if node.tag == "msqrt":
        hidden = element("m:radPr", valued("m:degHide", 1))
        return element("m:rad", hidden, element("m:deg"), element("m:e", _row(_nodes(node), colour)))
    base, degree = _pair(node)
    return element("m:rad", _e(degree, colour, "m:deg"), _e(base, colour))


def _pair(node: Node) -> tuple[Node, Node]:
    first, second = _nodes(node)
    return first, second


def _base(node: Node, colour: str) -> str:
    inner = _e(node, colour)
    return inner if inner != element("m:e") else element("m:e", token(_UNSEEN, colour))


def _indices(node: Node, colour: str) -> str:
    base, *indices = _nodes(node)
    name = {"msub": "m:sSub", "msup": "m:sSup", "msubsup": "m:sSubSup"}[node.tag]
    places = {"msub": ("m:sub",), "msup": ("m:sup",), "msubsup": ("m:sub", "m:sup")}[node.tag]
    return element(name, _base(base, colour), *(_e(each, colour, place) for each, place in zip(indices, places, strict=True)))


def _before(node: Node, colour: str) -> str:
    """Indices on both sides of a sign; one pair on each."""
    base, *rest = _nodes(node)
    middle = next((at for at, each in enumerate(rest) if each.tag == "mprescripts"), len(rest))
    behind, before = rest[:middle], rest[middle + 1 :]
    if len(behind) > 2 or len(before) > 2:
        raise UnconvertibleError(node.tag)
    inner = _base(base, colour)
    if behind:
        indices = element("m:sSubSup", inner, _e(behind[0], colour, "m:sub"), _e(behind[1], colour, "m:sup"))
        inner = element("m:e", indices)
    if not before:
        return inner.removeprefix("<m:e>").removesuffix("</m:e>")
    return element("m:sPre", _e(before[0], colour, "m:sub"), _e(before[1], colour, "m:sup"), inner)


def _large(node: Node) -> str:
    """The sign of a sum or an integral, with limits or without."""
    base = _nodes(node)[0] if node.tag in ("msub", "msup", "msubsup", "munder", "mover", "munderover") and _nodes(node) else node
    sign = words(base) if base.tag == "mo" else ""
    return sign if sign and sign in SUMS | INTEGRALS else ""


def _nary(node: Node, sign: str, term: str, colour: str) -> str:
    limits = {"msub": ("sub",), "munder": ("sub",), "msup": ("sup",), "mover": ("sup",)}.get(node.tag, ("sub", "sup"))
    nodes = dict(zip(limits, _nodes(node)[1:], strict=True)) if node.tag != "mo" else {}
    properties = [valued("m:chr", sign), valued("m:limLoc", "undOvr" if node.tag.startswith(("mu", "mo")) else "subSup")]
    properties += [valued(f"m:{place}Hide", 1) for place in ("sub", "sup") if place not in nodes]
    places = (_e(nodes.get(place), colour, f"m:{place}") for place in ("sub", "sup"))
    return element("m:nary", element("m:naryPr", *properties), *places, element("m:e", term or token(_UNSEEN, colour)))


def _over_and_under(node: Node, colour: str) -> str:
    """An accent, a bar, a brace, or a limit above and below."""
    base, *marks = _nodes(node)
    if node.tag == "munderover":
        lower = element("m:limLow", _base(base, colour), _e(marks[0], colour, "m:lim"))
        return element("m:limUpp", element("m:e", lower), _e(marks[1], colour, "m:lim"))
    sign = words(marks[0]) if marks[0].tag == "mo" else ""
    above = node.tag == "mover"
    if sign and sign in BARS and base.tag != "mo":
        single = above and marks[0].attributes.get("stretchy") == "false"
        if single:
            return element("m:acc", element("m:accPr", valued("m:chr", "\u0304")), _base(base, colour))
        return element("m:bar", element("m:barPr", valued("m:pos", "top" if above else "bot")), _base(base, colour))
    if sign and sign in BRACES:
        place = [valued("m:chr", sign), valued("m:pos", "top" if above else "bot")]
        place += [valued("m:vertJc", "bot")] if above else []
        return element("m:groupChr", element("m:groupChrPr", *place), _base(base, colour))
    if above and sign in ACCENTS and base.tag != "mo":
        return element("m:acc", element("m:accPr", valued("m:chr", ACCENTS[sign])), _base(base, colour))
    return element("m:limUpp" if above else "m:limLow", _base(base, colour), _e(marks[0], colour, "m:lim"))


# ---------- tables ----------


def _table(node: Node, colour: str) -> str:
    """A matrix; equations below each other are one whose columns meet at their sign. (Word has an
    element for these, whose marks of alignment LibreOffice shows as signs.)"""
    rows = [_nodes(row) for row in _nodes(node)]
    cells = [cell for row in rows for cell in row]
    ruled = {"line-before", "line-above"} & {name for cell in cells for name in cell.classes()}
    if ruled or node.classes() or any({"rowspan", "columnspan"} & cell.attributes.keys() for cell in cells):
        raise UnconvertibleError("mtable")
    width = max(map(len, rows), default=1)
    sides = [_side(rows[0][at]) if rows and at < len(rows[0]) else "center" for at in range(width)]
    columns = (element("m:mc", element("m:mcPr", valued("m:count", 1), valued("m:mcJc", side))) for side in sides)
    close = [valued("m:cGpRule", 3), valued("m:cGp", 0)] if rows and all(map(_meet, rows)) else []
    body = (
        element("m:mr", *(element("m:e", _row(_nodes(cell), colour)) for cell in row), *_empty(width - len(row))) for row in rows
    )
    return element("m:m", element("m:mPr", *close, element("m:mcs", *columns)), *body)


def _empty(count: int) -> list[str]:
    return [element("m:e")] * count


def _side(cell: Node) -> str:
    return next((name for name in ("left", "right") if name in cell.classes()), "center")


def _meet(row: Sequence[Node]) -> bool:
    """Whether the columns of a row meet without a gap, as equations do at their sign."""
    return (
        len(row) > 1
        and all("gap-none" in right.classes() for left, right in pairwise(row) if _side(left) == "right")
        and _side(row[0]) == "right"
    )


_WRITERS: Mapping[str, Callable[[Node, str], str]] = {
    "mi": identifier,
    "mn": number,
    "mo": operator,
    "ms": text,
    "mtext": text,
    "mspace": blank,
    "mrow": _group,
    "mstyle": _styled,
    "mpadded": _padded,
    "mphantom": _phantom,
    "mfrac": _fraction,
    "msqrt": _root,
    "mroot": _root,
    "msub": _indices,
    "msup": _indices,
    "msubsup": _indices,
    "mmultiscripts": _before,
    "munder": _over_and_under,
    "mover": _over_and_under,
    "munderover": _over_and_under,
    "mtable": _table,
}
