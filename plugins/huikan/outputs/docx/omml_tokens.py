"""Signs, numbers and words of a formula, as runs of OMML."""

from __future__ import annotations

from huikan.markup.nodes import Node, Text
from huikan.outputs.docx.xml import element, valued
from huikan.outputs.docx.xml import words as escaped

APPLY, INVISIBLE = "\u2061", frozenset("\u2061\u2062\u2063\u2064")
UPRIGHT = valued("m:sty", "p")
_FACE = '<w:rPr><w:rFonts w:ascii="Cambria Math" w:hAnsi="Cambria Math"/>{colour}</w:rPr>'
_BLANKS = ((0.9, "\u2003"), (0.45, "\u2002"), (0.21, "\u2005"), (0.1, "\u2009"))


def words(node: Node) -> str:
    return "".join(child.value for child in node.children if isinstance(child, Text))


def token(text: str, colour: str, style: str = "") -> str:
    visible = "".join(sign for sign in text if sign not in INVISIBLE)
    if not visible:
        return ""
    properties = element("m:rPr", style if style.startswith("<") else valued(style)) if style else ""
    ink = valued("w:color", colour) if colour else ""
    return f'<m:r>{properties}{_FACE.format(colour=ink)}<m:t xml:space="preserve">{escaped(visible)}</m:t></m:r>'


def identifier(node: Node, colour: str) -> str:
    text = words(node)
    if not text:  # MathJax's own sign that an operator has nothing before it
        return token("\u200b", colour)
    upright = len(text) > 1 or node.attributes.get("mathvariant") == "normal"
    return token(text, colour, UPRIGHT if upright else "")


def number(node: Node, colour: str) -> str:
    return token(words(node), colour)


def operator(node: Node, colour: str) -> str:
    text = words(node)
    return token(text, colour, UPRIGHT if text.isalpha() else "")


def text(node: Node, colour: str) -> str:
    return token(words(node).replace("\u00a0", " "), colour, "m:nor")


def blank(node: Node, colour: str) -> str:
    try:
        width = float(node.attributes.get("width", "0").removesuffix("em"))
    except ValueError:
        width = 0.25
    return token(next((sign for least, sign in _BLANKS if width >= least), ""), colour)
