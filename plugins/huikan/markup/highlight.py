"""Code as HTML, coloured by classes."""

from __future__ import annotations

import re
from html import escape

from huikan.markup.marks import Line, mark

_INFO = re.compile(r"\{?\s*\.?(?P<language>[\w+#.-]*)(?P<rest>.*)$", re.DOTALL)
_TITLE = re.compile(r"title=(?:\"([^\"]*)\"|'([^']*)'|(\S+))")


def highlight(code: str, info: str, line: int) -> str:
    """A `<div class="highlight">` with the code, which begins on `line`; `info` is what stands
    behind the fence: a language, `title="…"`."""
    match = _INFO.match(info)
    language = (match["language"] if match else "").lower()
    title = _TITLE.search(match["rest"]) if match else None
    above = mark(Line(line - 1, ""))
    caption = f'<span class="filename">{above}{escape(next(filter(None, title.groups()), ""))}</span>' if title else ""
    attribute = f' class="language-{escape(language)}"' if language else ""
    text = mark(Line(line, "")) + _coloured(code, language)
    return f'<div class="highlight">{caption}<pre><code{attribute}>{text}\n</code></pre></div>'


def _coloured(code: str, language: str) -> str:
    from pygments import lex
    from pygments.lexers import get_lexer_by_name
    from pygments.token import STANDARD_TYPES
    from pygments.util import ClassNotFound

    if not language:
        return escape(code, quote=False)
    try:
        lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return escape(code, quote=False)
    pieces = []
    for kind, value in lex(f"{code}\n", lexer):
        name = next((STANDARD_TYPES[part] for part in reversed(kind.split()) if part in STANDARD_TYPES), "")
        name = "" if name == "err" else name  # an example may be a fragment: no fault of its author
        text = escape(value, quote=False)
        pieces.append(f'<span class="{name}">{text}</span>' if name and value.strip() else text)
    return "".join(pieces).rstrip("\n")
