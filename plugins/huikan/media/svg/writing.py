"""A cleaned tree as XML: only elements of SVG are in it, and attributes with
the two prefixes that SVG uses."""

from __future__ import annotations

from xml.sax.saxutils import escape

from huikan.media.svg.reading import SVG, XLINK, Node

_IN_ATTRIBUTES = {'"': "&quot;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"}


def write(root: Node) -> bytes:
    """The drawing as UTF-8. Every name in it has passed the allow-list."""
    pieces: list[str] = []
    queue: list[Node | str] = [root]
    while queue:
        item = queue.pop()
        if isinstance(item, str):
            pieces.append(item)
            continue
        spaces = f' xmlns="{SVG}" xmlns:xlink="{XLINK}"' if item is root else ""
        attributes = "".join(f' {name}="{escape(value, _IN_ATTRIBUTES)}"' for name, value in item.attributes.items())
        if item.children:
            pieces.append(f"<{item.name}{spaces}{attributes}>")
            queue.append(f"</{item.name}>")
            queue += [escape(child) if isinstance(child, str) else child for child in reversed(item.children)]
        else:
            pieces.append(f"<{item.name}{spaces}{attributes}/>")
    return "".join(pieces).encode() + b"\n"
