"""Runs of a paragraph: words with their look, links, calls of notes, formulas, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from huikan.markup.links import asset_path
from huikan.markup.nodes import TEXT, Node, Text, trim_end
from huikan.markup.notes import called
from huikan.markup.word import SetFormula, set_formula
from huikan.outputs.docx import pictures
from huikan.outputs.docx.omml import UnconvertibleError, lines, omml
from huikan.outputs.docx.writer import Writer
from huikan.outputs.docx.xml import element, run_text, valued, words

HAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
EITHER = re.compile("[“”‘’…—·×÷±°§¶]")  # signs that both scripts have: the hint says which
LANGUAGES = {"zh": "zh-CN", "en": "en-GB"}
_LOOKS = {
    "strong": {"bold": True}, "b": {"bold": True}, "em": {"stressed": True}, "i": {"stressed": True}, "var": {"stressed": True},
    "cite": {"stressed": True}, "dfn": {"stressed": True}, "del": {"struck": True}, "s": {"struck": True},
    "strike": {"struck": True}, "ins": {"lined": True}, "u": {"lined": True}, "code": {"code": True}, "kbd": {"code": True},
    "samp": {"code": True}, "tt": {"code": True}, "mark": {"lit": True}, "sub": {"place": "subscript"},
    "sup": {"place": "superscript"},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """How a run is set."""

    lang: str = "zh"
    bold: bool = False
    stressed: bool = False
    struck: bool = False
    lined: bool = False
    code: bool = False
    lit: bool = False
    linked: bool = False
    place: str = ""  # "superscript" or "subscript"


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one look; `fixed` ones keep their blanks and lines."""

    text: str
    look: Look
    fixed: bool = False


Item = Run | str  # words, or XML that stands for itself


def runs(writer: Writer, children: Iterable[Node | Text], look: Look | None = None, fixed: bool = False) -> str:
    """The runs of a paragraph as XML, its blanks folded."""
    own = look or Look(writer.lang)
    return "".join(_written(writer, item) for item in _folded(list(_items(writer, children, own, fixed))))


def plain(writer: Writer, text: str, **look: bool) -> str:
    """A run of plain words."""
    return _written(writer, Run(text, replace(Look(writer.lang), **look)))  # type: ignore[arg-type]


def _items(writer: Writer, children: Iterable[Node | Text], look: Look, fixed: bool) -> Iterator[Item]:
    for child in children:
        if isinstance(child, Text):
            yield Run(child.value, look, fixed)
        else:
            inner = list(_node(writer, child, look, fixed))
            place = child.attributes.get("id", "")
            if writer.is_sought(place):
                yield writer.marked(place, "".join(_written(writer, item) for item in inner))
            else:
                yield from inner


def _node(writer: Writer, node: Node, look: Look, fixed: bool) -> Iterator[Item]:
    lang = node.attributes.get("lang", "").partition("-")[0]
    look = replace(look, lang=lang) if lang in LANGUAGES else look
    if formula := set_formula(node):
        yield formula_run(writer, formula)
    elif node.tag == "sup" and "footnote-ref" in node.classes():
        yield from _call(writer, node, look)
    elif node.tag == "a":
        yield from _link(writer, node, look, fixed)
    elif node.tag == "img":
        yield picture(writer, node) or Run(node.attributes.get("alt", ""), look)
    elif node.tag == "br":
        yield "<w:r><w:br/></w:r>"
    elif node.tag == "input":
        yield Run("☑ " if "checked" in node.attributes else "☐ ", look)
    elif node.tag == "ruby":
        yield from _ruby(writer, node, look)
    elif node.tag == "q":
        opening, closing = "“”"
        yield from (Run(opening, look), *_items(writer, node.children, look, fixed), Run(closing, look))
    elif TEXT in node.attributes and not node.children:
        yield Run(node.attributes[TEXT], look)
    else:
        yield from _items(writer, node.children, replace(look, **_LOOKS.get(node.tag, {})), fixed)  # type: ignore[arg-type]


# ---------- words ----------


def _folded(items: Sequence[Item]) -> list[Item]:
    """The items with white space as HTML shows it: one blank, none at either end."""
    result: list[Item] = []
    blank = True  # a blank that comes now is not seen
    for item in items:
        if isinstance(item, str):
            result.append(item)
            blank = item == "<w:r><w:br/></w:r>"
        elif item.fixed:
            result.append(item)
            blank = False
        else:
            text = re.sub(r"[ \t\r\n\f]+", " ", item.text)
            text = text[1:] if blank and text.startswith(" ") else text
            if text:
                result.append(replace(item, text=text))
                blank = text.endswith(" ")
    last = result[-1] if result else ""
    if isinstance(last, Run) and not last.fixed:
        result[-1] = replace(last, text=last.text.rstrip(" "))
    return result


def _written(writer: Writer, item: Item) -> str:
    if isinstance(item, str):
        return item
    if not item.text:
        return ""
    pieces = item.text.split("\n") if item.fixed else [item.text.replace("\n", " ")]
    text = "<w:br/>".join(run_text(piece) if piece else "" for piece in pieces)
    return element("w:r", properties(item.look, item.text), text)


def properties(look: Look, text: str = "") -> str:
    """The properties of a run, in the order of the standard."""
    settings = [valued("w:rStyle", "VerbatimChar")] if look.code else [valued("w:rStyle", "Hyperlink")] if look.linked else []
    if look.lang == "zh" and EITHER.search(text):
        settings.append(element("w:rFonts", attributes={"w:hint": "eastAsia"}))
    settings += ["<w:b/><w:bCs/>"] if look.bold else []
    dotted = look.stressed and HAN.search(text) is not None
    settings += ["<w:i/><w:iCs/>"] if look.stressed and not dotted else []
    settings += ["<w:strike/>"] if look.struck else []
    settings += [valued("w:highlight", "yellow")] if look.lit else []
    settings += [valued("w:u", "single")] if look.lined else []
    settings += [valued("w:vertAlign", look.place)] if look.place else []
    settings += [valued("w:em", "dot")] if dotted else []
    if look.lang in LANGUAGES:
        language = {"w:val": "en-US" if look.lang == "zh" else LANGUAGES[look.lang], "w:eastAsia": "zh-CN"}
        settings.append(element("w:lang", attributes=language))
    return element("w:rPr", *settings) if settings else ""


# ---------- links, notes, rubies ----------


def _link(writer: Writer, node: Node, look: Look, fixed: bool) -> Iterator[Item]:
    """A link to another site, or to a place of this text; else its words."""
    target = node.attributes.get("href", "")
    within = target[1:] if target.startswith("#") else ""
    outside = re.match(r"(?i)(?:https?|mailto|tel):\S", target)
    if not outside and within not in writer.anchors:
        yield from _items(writer, node.children, look, fixed)
        return
    linked_look = replace(look, linked=bool(outside))
    inner = "".join(_written(writer, item) for item in _items(writer, node.children, linked_look, True))
    attributes = {"r:id": writer.relate("hyperlink", target, outside=True)} if outside else {"w:anchor": writer.bookmark(within)}
    yield element("w:hyperlink", inner, attributes={**attributes, "w:history": "1"}) if inner else ""


def _call(writer: Writer, node: Node, look: Look) -> Iterator[Item]:
    """The call of a note. What a note says that another calls stands there in brackets; a note
    that is called again has its number as a field."""
    name = called(node)
    item = writer.note_items.get(name)
    if item is None:
        yield from _items(writer, node.children, replace(look, place="superscript"), False)
    elif writer.in_notes:
        if name not in writer.note_numbers:
            writer.note_numbers[name] = 0  # said here and nowhere else
            yield from (Run(" [", look), *_items(writer, _flat(item), look, False), Run("]", look))
    elif writer.note_numbers.get(name, 0):
        yield _again(writer, writer.note_numbers[name])
    else:
        number = 1 + max([0, *writer.note_numbers.values()])
        writer.note_numbers[name] = number
        mark = element("w:footnoteReference", attributes={"w:id": str(number)})
        run = element("w:r", element("w:rPr", valued("w:rStyle", "FootnoteReference")), mark)
        yield writer.marked(f"note {number}", run)


def _again(writer: Writer, number: int) -> str:
    """The number of a note that was called before, which the program keeps right."""
    style = element("w:rPr", valued("w:rStyle", "FootnoteReference"))
    return field(f"NOTEREF {writer.bookmark(f'note {number}')} \\f \\h", str(number), style)


def field(instruction: str, result: str, style: str = "") -> str:
    """A field with what it shows now."""
    pieces = (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {words(instruction)} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        run_text(result),
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "".join(element("w:r", style, piece) for piece in pieces)


def _flat(item: Node) -> list[Node | Text]:
    """A note's paragraphs one behind the other."""
    flat: list[Node | Text] = []
    for child in item.children:
        if isinstance(child, Node) and child.tag == "p":
            flat += [*([Text(" ")] if flat else []), *trim_end(list(child.children))]
        else:
            flat.append(child)
    return flat


def _ruby(writer: Writer, node: Node, look: Look) -> Iterator[Item]:
    """Words with their reading above them."""
    base = "".join(child.text() if isinstance(child, Node) else child.value for child in _based(node))
    reading = "".join(child.text() for child in node.nodes() if child.tag == "rt")
    size = round(writer.size * 2)
    measures = (
        valued("w:rubyAlign", "center"), valued("w:hps", size // 2), valued("w:hpsRaise", size - 2),
        valued("w:hpsBaseText", size), valued("w:lid", "zh-CN"),
    )  # fmt: skip
    parts = (
        element("w:rt", _written(writer, Run(reading, look))),
        element("w:rubyBase", _written(writer, Run(base, look))),
    )
    yield element("w:r", element("w:ruby", element("w:rubyPr", *measures), *parts)) if reading else Run(base, look)


def _based(node: Node) -> Iterator[Node | Text]:
    return (child for child in node.children if isinstance(child, Text) or child.tag not in ("rt", "rp"))


# ---------- formulas, pictures ----------


def formula_run(writer: Writer, formula: SetFormula) -> str:
    """A formula in its line: one that Word can change, else a picture of it."""
    try:
        return omml(formula.mathml)
    except UnconvertibleError:
        return pictures.formula(writer, formula) + _numbers(writer, formula)


def formula_lines(writer: Writer, formula: SetFormula) -> list[str]:
    """What stands in the paragraphs of a formula on lines of its own: each with its number behind
    a tab, which all programs show (a number within the formula is one of Word's own)."""
    try:
        if not formula.numbers:
            return [element("m:oMathPara", element("m:oMathParaPr", valued("m:jc", "center")), omml(formula.mathml))]
        rows = lines(formula.mathml, formula.numbers)
    except UnconvertibleError:
        rows = [(pictures.formula(writer, formula), " ".join(formula.numbers.values()))]
    tab = element("w:r", "<w:tab/>")
    return [tab + inner + tab + plain(writer, number) for inner, number in rows]


def _numbers(writer: Writer, formula: SetFormula) -> str:
    return "".join(plain(writer, f"\u2003{text}") for text in formula.numbers.values())


def picture(writer: Writer, node: Node) -> str:
    """A picture of content/; "" where there is none."""
    file = writer.document.pictures.get(asset_path(node.attributes.get("src", "")))
    return pictures.of_file(writer, file, node.attributes.get("alt", "")) if file else ""
