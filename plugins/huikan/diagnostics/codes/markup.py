"""Codes of the body of a document."""

from __future__ import annotations

from huikan.diagnostics.codes.code import ERROR, NOTE, WARNING, Code

CODES: dict[str, Code] = {
    # The body of a document
    "unsafe-html": ERROR,
    "dropped-html": WARNING,
    "unknown-tag": NOTE,
    "refused-link": WARNING,
    "local-path": WARNING,
    "misleading-link": WARNING,
    "embedded-picture": ERROR,
    "link-outside": ERROR,
    "remote-picture": WARNING,
    "table-without-rule": WARNING,
    "empty-link": WARNING,
    "missing-source": WARNING,
    "missing-alt": WARNING,
    "missing-footnote": WARNING,
    "unused-footnote": NOTE,
    "duplicate-footnote": WARNING,
    "duplicate-anchor": WARNING,
    "unclosed-block": WARNING,
    "unclosed-formula": ERROR,
    "refused-formula": ERROR,
    "refused-macro": ERROR,
    "duplicate-equation": ERROR,
    "wide-formula": WARNING,
    "unclosed-comment": Code(withholds=True),
    "too-nested": ERROR,
    # What other programs would have understood
    **dict.fromkeys(("template-tag", "stray-highlight", "stray-superscript", "stray-subscript", "stray-strong"), WARNING),
    **dict.fromkeys(("stray-callout", "stray-wiki-link", "stray-note", "stray-attributes", "stray-link"), WARNING),
    **dict.fromkeys(("stray-contents", "stray-fence", "emoji-name", "picture-placeholder", "raw-tex"), WARNING),
    **dict.fromkeys(("assistant-mark", "unread-tag", "inline-field"), WARNING),
    **dict.fromkeys(("drawn-table", "schemeless-address"), WARNING),
    **dict.fromkeys(("foreign-markup", "foreign-mark", "mail-remains", "page-number-in-text", "pasted-contents"), WARNING),
    **dict.fromkeys(("ascii-dash", "fullwidth-letters", "short-lines"), NOTE),
    "cut-word": WARNING,
    "heading-without-space": NOTE,
    # What they wrote and is taken otherwise
    **dict.fromkeys(("embedded-document", "player-as-link", "unclear-address", "ragged-tabs", "picture-size"), WARNING),
    **dict.fromkeys(("ragged-row", "table-rule-cells", "assistant-thinking", "foreign-fence"), WARNING),
    **dict.fromkeys(("contents-mark", "picture-zoom"), NOTE),
}
