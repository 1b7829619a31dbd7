"""What drawing programs leave in their files and no reader would miss is taken out of a tree."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from huikan.media.svg.allowlist import allowed_attribute
from huikan.media.svg.reading import SVG, Fault, Node

_XHTML, _MATHML, _EVENTS = (
    "http://www.w3.org/1999/xhtml",
    "http://www.w3.org/1998/Math/MathML",
    "http://www.w3.org/2001/xml-events",
)
# What is drawn is as before without them: notes, typefaces of their own (SVG's, that
# no browser reads), profiles.
_NOTES = frozenset(("metadata",))
_IDLE = frozenset(("font", "font-face", "color-profile", "cursor"))
_WEB = re.compile(r"\s*(?:https?:|mailto:|tel:|#|[^:]*$)", re.I)
# Names that make something run, load or change: whoever writes one means it.
_ACTIVE = re.compile(
    r"on.*|.*href|src|srcdoc|srcset|action|formaction|data|to|from|by|values|begin|attributename|event|handler", re.I
)
_FACE = re.compile(r"@font-face\s*\{[^{}]*\}|@charset[^;{}]*;|@keyframes\s+[\w-]+\s*\{(?:[^{}]|\{[^{}]*\})*\}|(?:<!--|-->)", re.I)


@dataclass(slots=True)
class Cleaned:
    """What was taken out: `lost` what an editor may want to know, `faults` what cannot be
    taken out without losing words."""

    changed: bool = False
    lost: list[Fault] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def clean(root: Node) -> Cleaned:
    """Clean the tree in place. What is left has still to pass the walls."""
    cleaned = Cleaned()
    stack = [root]
    while stack:
        node = stack.pop()
        if node.space == SVG:
            _attributes(node, cleaned)
            if node.name == "switch":
                _switch(node, cleaned)
            if node.name == "style":
                _style(node, cleaned)
            children = [child for child in node.children if isinstance(child, str) or not _idle(child, cleaned)]
            cleaned.changed |= len(children) < len(node.children)
            node.children = children
        stack += [child for child in reversed(node.children) if isinstance(child, Node)]
    return cleaned


def _attributes(node: Node, cleaned: Cleaned) -> None:
    """Attributes of other programs, and unknown ones that do nothing; a link becomes a group."""
    if node.name == "a" and all(_WEB.match(value) for name, value in node.attributes.items() if name.endswith("href")):
        cleaned.lost.append(Fault(node.line, "<a>"))
        cleaned.changed = True
        node.name = "g"
        node.attributes = {name: value for name, value in node.attributes.items() if allowed_attribute(name)}
    for name in list(node.attributes):
        if not allowed_attribute(name) and not name.endswith("href") and not _ACTIVE.fullmatch(name.rpartition("}")[2]):
            del node.attributes[name]
            cleaned.changed = True
            if not name.startswith("{"):
                cleaned.lost.append(Fault(node.line, name))


def _switch(node: Node, cleaned: Cleaned) -> None:
    """Of the choices the one that every program can draw; those by language
    stay, since readers have languages."""
    choices = [child for child in node.children if isinstance(child, Node)]
    if any("systemLanguage" in choice.attributes for choice in choices):
        return
    drawn = [choice for choice in choices if choice.space == SVG and choice.name != "foreignObject"]
    embedded = choices[0] if choices and choices[0].name == "foreignObject" else None
    if embedded and embedded.words() and (not drawn or drawn[0].words() != embedded.words()):
        return  # its words would be lost
    if embedded:
        cleaned.lost.append(Fault(embedded.line, "<foreignObject>"))
    if drawn and (len(drawn) > 1 or embedded):
        cleaned.changed = True
        node.children = [drawn[0]]


def _style(node: Node, cleaned: Cleaned) -> None:
    """Style rules without embedded typefaces and movements: the text is set in another
    face, the drawing stands still."""
    text = "".join(child for child in node.children if isinstance(child, str))
    for match in _FACE.finditer(text):
        cleaned.changed = True
        if match[0].startswith("@"):
            cleaned.lost.append(Fault(node.line + text.count("\n", 0, match.start()), match[0].split()[0].split("{")[0]))
    if cleaned.changed and len(node.children) == 1:
        node.children = [_FACE.sub("", text)]


def _idle(node: Node, cleaned: Cleaned) -> bool:
    """Whether a drawing is the same without this element."""
    if node.space == SVG and node.name in _NOTES:
        return True
    if node.space == SVG and (node.name in _IDLE or (node.name == "foreignObject" and not node.words() and not _runs(node))):
        cleaned.lost.append(Fault(node.line, f"<{node.name}>"))
        return True
    if node.space == SVG and node.name == "foreignObject":
        cleaned.faults.append(Fault(node.line, f"<foreignObject> “{node.words()[:40]}”"))
        return True
    return node.space not in (SVG, _XHTML, _MATHML, _EVENTS, "") and not _runs(node)


def _runs(node: Node) -> bool:
    """Whether anything within is made for a browser: pictures, frames, scripts."""
    return any(
        inner.name.lower() in ("script", "img", "image", "iframe", "object", "embed", "video", "audio", "svg", "canvas")
        for inner in node.elements()
    )
