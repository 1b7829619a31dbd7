"""Formulas in a fragment: where they stand, what became of them, and what each medium shows.

An element with the attribute `data-formula` holds TeX as its text. Once set, it carries its forms
as attributes, so that a fragment stays one value: `data-mathml` and `data-svg` in the compact form
of `nodes`, `data-text` plain characters, `data-spoken` words. One that TeX refuses has none of them
and is shown as it was written.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from huikan.formulas import Formula, Refusal
from huikan.markup.drawings import drawing
from huikan.markup.fragment import Fragment, Medium
from huikan.markup.freezing import thaw
from huikan.markup.headings import Heading
from huikan.markup.nodes import TEXT, Node, Packed, Text, rewrite, unpack
from huikan.markup.opening import opening
from huikan.markup.renderer import plain_text
from huikan.markup.tex import FORMULA
from huikan.markup.tied_formulas import is_inline, tied
from huikan.markup.tree import folded

MATHML, SVG, SPOKEN, SIZE, NUMBERS = "data-mathml", "data-svg", "data-spoken", "data-size", "data-numbers"
OURS = (FORMULA, MATHML, SVG, TEXT, SPOKEN, SIZE, NUMBERS)
WIDEST = 9.0  # em of a formula in a line that fits on any phone
SCALE = 1.05  # by which a drawing's letters are made as large as those of the books' type
BELOW = 0.068  # ems between the baseline of a number and the foot of its line, which is one em high
NUMBER = "equation-number"  # the class of a formula's number
_MARK = f'"{FORMULA}":'


@dataclass(frozen=True, slots=True)
class Source:
    """A formula as its author wrote it, with its place in the file (0 where not known)."""

    tex: str
    display: bool
    line: int = 0
    column: int = 0


def has_formulas(structure: str) -> bool:
    """Whether a packed tree has any."""
    return _MARK in structure


def sources(fragment: Fragment) -> tuple[Source, ...]:
    """The formulas of a fragment in document order."""
    if not has_formulas(fragment.structure):
        return ()
    return tuple(_source(node) for node in fragment.root.nodes() if FORMULA in node.attributes)


def formula_widths(fragment: Fragment) -> Iterator[tuple[Source, float]]:
    """Each formula that is set, and how wide it is in print, in em of the text."""
    for node in unpack(fragment.structure, fragment.places).nodes():
        if SIZE in node.attributes:
            yield _source(node), SCALE * float(node.attributes[SIZE].split()[0])


def _source(node: Node) -> Source:
    runs = list(node.texts())
    first = runs[0] if runs else Text("")
    return Source("".join(run.value for run in runs), node.attributes[FORMULA] == "display", first.line, first.column)


def with_formulas(fragment: Fragment, results: Sequence[Formula | Refusal], language: str) -> Fragment:
    """The fragment with its formulas set; `results` are those of its `sources`."""
    pending = iter(results)

    def fill(packed: Packed) -> None:
        attributes = packed[1] or {}
        if FORMULA in attributes and isinstance(result := next(pending), Formula):
            attributes |= _forms(result, language)
        for child in packed[2:]:
            if isinstance(child, list):
                fill(child)

    root = json.loads(fragment.structure)
    fill(root)
    structure = json.dumps(root, ensure_ascii=False, separators=(",", ":"))
    tree = thaw(structure)
    words = {element.attributes["id"]: folded(element.text()) for element in tree.elements() if "id" in element.attributes}
    return replace(
        fragment,
        structure=structure,
        text=plain_text(tree),
        opening=opening(tree, plain_text),
        headings=tuple(_heading(heading, words) for heading in fragment.headings),
        anchors=fragment.anchors.union(filter(None, (label for result in results for label in _row_labels(result)))),
    )


def labels(fragment: Fragment, results: Sequence[Formula | Refusal]) -> list[tuple[str, ...]]:
    """The names by which each formula, or its rows, can be referred to."""
    nodes = [node for node in fragment.root.nodes() if FORMULA in node.attributes]
    return [
        tuple(dict.fromkeys(name for name in (node.attributes.get("id", ""), *_row_labels(result)) if name))
        for node, result in zip(nodes, results, strict=True)
    ]


def _row_labels(result: Formula | Refusal) -> list[str]:
    return [number.label for number in result.numbers] if isinstance(result, Formula) else []


def _heading(heading: Heading, words: Mapping[str, str]) -> Heading:
    return replace(heading, text=words[heading.id]) if "$" in heading.text or "\\" in heading.text else heading


def _forms(formula: Formula, language: str) -> dict[str, str]:
    numbers = [[number.row, number.height, number.tag, number.label] for number in formula.numbers]
    forms = {
        MATHML: formula.mathml,
        SVG: formula.svg,
        TEXT: formula.text,
        SPOKEN: formula.spoken.get(language) or formula.text,
        SIZE: f"{formula.width:g} {formula.height:g} {formula.depth:g}",
    }
    return forms | ({NUMBERS: json.dumps(numbers, ensure_ascii=False)} if numbers else {})


def printed_text(fragment: Fragment) -> str:
    """The characters that stand on paper: of a formula those that are no drawing, in headings,
    which contents repeat, what it reads as."""
    if not has_formulas(fragment.structure):
        return fragment.text
    runs = (run.value for run in shown(unpack(fragment.structure), "print").texts())
    return "".join((*runs, *(heading.text for heading in fragment.headings)))


def shown(root: Node, medium: Medium, prefix: str = "") -> Node:
    """The tree with each formula as a medium shows it; `prefix` goes before the ids of its rows."""

    def rule(node: Node, parent: str) -> tuple[Node | Text, ...]:
        if FORMULA in node.attributes:
            if node.attributes.get(TEXT) == "" and node.attributes.get(SIZE, "").startswith("0 ") and "id" not in node.attributes:
                return ()  # of definitions nothing is seen
            return (_FORMS[medium](node, prefix),)
        inline = medium != "feed" and any(is_inline(child) for child in node.children)
        return (node._replace(children=tuple(tied(node.children))) if inline else node,)

    (result,) = rewrite(root, rule)
    assert isinstance(result, Node)
    return result


def _numbers(node: Node, prefix: str) -> list[tuple[int, float, str, str]]:
    """(row or -1, height above the baseline in ems, number as printed, id) of each number."""
    own = node.attributes.get("id", "")
    numbers = json.loads(node.attributes.get(NUMBERS, "[]"))
    return [
        (row, height, text, prefix + label if label and prefix + label != own else "")
        for row, height, text, label in numbers
        if text
    ]


def _own(node: Node) -> dict[str, str]:
    return {name: value for name, value in node.attributes.items() if name not in OURS}


def _refused(node: Node) -> Node:
    """The source of what TeX refuses, for its author to see."""
    code = Node("code", {"class": "math-source"}, node.children, node.line)
    return Node(node.tag, {**_own(node), "class": "math refused"}, (code,), node.line)


def _for_web(node: Node, prefix: str) -> Node:
    attributes = node.attributes
    if MATHML not in attributes:
        return _refused(node)
    tree, display, numbers = unpack(attributes[MATHML]), attributes[FORMULA] == "display", _numbers(node, prefix)
    tex = Text("".join(run.value for run in node.texts()), node.line, kind="formula")
    content = _with_row_numbers(tree, {row: (text, name) for row, _, text, name in numbers}) if NUMBERS in attributes else tree
    semantics = Node(
        "semantics", {}, (Node("mrow", {}, content.children), Node("annotation", {"encoding": "application/x-tex"}, (tex,)))
    )
    reach = {"tabindex": "0"} if not display and _is_wide(attributes) else {}
    spoken = ({"display": "block"} if display else {}) | {"alttext": attributes[SPOKEN]} | reach
    math = Node("math", spoken, (semantics,), node.line)
    own = _own(node)
    if not display and own.keys() == {"class"} and own["class"] == "math":
        return math
    whole = [Node("span", {"class": NUMBER}, (Text(text, kind="generated"),)) for row, _, text, _ in numbers if row < 0]
    kind = " ".join(["math", *["display"] * display, *["numbered"] * bool(whole)])
    scrolls = {"tabindex": "0"} if node.tag == "div" else {}
    body = Node("span", {"class": "math-body"} | scrolls, (math,)) if display else math
    return Node(node.tag, {**own, "class": kind}, (body, *whole), node.line)


def _is_wide(attributes: Mapping[str, str]) -> bool:
    """Whether a formula in a line can be wider than a phone in large type, where it is moved
    sideways, by the keyboard, too."""
    return SCALE * float(attributes.get(SIZE, "0").split()[0]) > WIDEST


def _with_row_numbers(tree: Node, numbers: Mapping[int, tuple[str, str]]) -> Node:
    """The tree with a cell more in each row that has a number."""

    def rule(node: Node, parent: str) -> tuple[Node | Text, ...]:
        if "data-row" not in node.attributes:
            return (node,)
        text, name = numbers.get(int(node.attributes["data-row"]), ("", ""))
        if not text:
            return (node._replace(attributes={}),)
        cell = Node("mtd", {"class": NUMBER}, (Node("mtext", {}, (Text(text, kind="generated"),)),))
        return (node._replace(attributes={"id": name} if name else {}, children=(*node.children, cell)),)

    (result,) = rewrite(tree, rule)
    assert isinstance(result, Node)
    return result


def _for_print(node: Node, prefix: str) -> Node:
    """The drawing on the line's baseline; what says it in words is the element's label."""
    attributes = node.attributes
    if SVG not in attributes:
        return _refused(node)
    shape, numbers, display = unpack(attributes[SVG]), _numbers(node, prefix), attributes[FORMULA] == "display"
    width, height, depth = (SCALE * float(size) for size in attributes[SIZE].split())
    # The height of one on lines of its own follows from its width, which may be made smaller
    style = f"width: {width:.5g}em; {'' if display else f'height: {height:.5g}em; '}vertical-align: {-depth:.5g}em"
    picture = shape._replace(attributes={**shape.attributes, "style": style})
    labels = [
        Node(
            "span",
            {"class": NUMBER, "style": f"bottom: {depth + SCALE * above - BELOW:.4g}em"} | ({"id": name} if name else {}),
            (Text(text, kind="generated"),),
        )
        for _, above, text, name in numbers
    ]
    kind = " ".join(["math", *["display"] * display, *["numbered"] * bool(labels)])
    said = {TEXT: attributes[TEXT], "aria-label": attributes[SPOKEN]}
    body: tuple[Node | Text, ...] = (picture if width > 0 and height > 0 else Text(" " * (width > 0)), *labels)
    return Node(node.tag, {**_own(node), "class": kind, **said}, body, node.line)


def _for_feed(node: Node, prefix: str) -> Node:
    attributes = node.attributes
    if TEXT not in attributes:
        return _refused(node)
    text = Text(attributes[TEXT] + printed_numbers(node), node.line, kind="formula")
    return Node(
        "p" if node.tag == "div" else "span", {"id": node.attributes["id"]} if "id" in node.attributes else {}, (text,), node.line
    )


def _for_wechat(node: Node, prefix: str) -> Node:
    """The drawing in the colour of the text; numbers of its rows stand behind it."""
    whole = _for_print(node, prefix)
    drawings = _drawings(whole)
    if not drawings:
        return whole
    own = drawings[0].attributes
    coloured = drawings[0]._replace(attributes={**own, "fill": "currentColor", "style": f"{own['style']}; overflow: visible"})
    numbers = printed_numbers(node)
    behind = (Text(numbers, kind="generated"),) if numbers else ()
    return whole._replace(children=(coloured, *behind))


def _for_epub(node: Node, prefix: str) -> Node:
    """MathML as on pages, and for reading systems without it the drawing, which is a file of the
    book (MathML 3, 2.2.1)."""
    svg, whole = drawn(node), _for_web(node, prefix)
    if svg is None:
        return whole
    width, height, depth = (SCALE * float(size) for size in node.attributes[SIZE].split())
    sizes = {"altimg-width": f"{width:.4g}em", "altimg-height": f"{height:.4g}em", "altimg-valign": f"{-depth:.4g}em"}
    more = {"altimg": fallback_file(svg), **sizes}

    def rule(child: Node, parent: str) -> tuple[Node | Text, ...]:
        return (child._replace(attributes={**child.attributes, **more}) if child.tag == "math" else child,)

    (result,) = rewrite(whole, rule)
    assert isinstance(result, Node)
    return result


def fallback_file(svg: Node) -> str:
    """What the drawing of a formula is called in a book."""
    return f"images/{drawing(svg).name}.svg"


def _drawings(shown_formula: Node) -> list[Node]:
    return [child for child in shown_formula.children if isinstance(child, Node) and child.tag == "svg"]


def drawn(node: Node) -> Node | None:
    """The drawing of a formula, with its size in its style; None where TeX refuses the formula, or
    nothing of it is seen."""
    return next(iter(_drawings(_for_print(node, ""))), None)


def height(node: Node) -> float:
    """How high a formula is in print, in em of the text; 0 where TeX refuses it."""
    return SCALE * float(node.attributes.get(SIZE, "0 0 0").split()[1])


def printed_numbers(node: Node) -> str:
    """The numbers of a formula and of its rows, as they stand behind it on one line."""
    return "".join(f"\u2003{text}" for *_, text, _ in _numbers(node, ""))


_FORMS: Mapping[Medium, Callable[[Node, str], Node]] = {
    "web": _for_web,
    "print": _for_print,
    "feed": _for_feed,
    "wechat": _for_wechat,
    "epub": _for_epub,
    "mail": _for_wechat,
}
