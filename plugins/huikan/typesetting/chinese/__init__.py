"""Chinese text after the W3C's "Requirements for Chinese Text Layout" (CLREQ).

For all of typesetting: `rules`, what holds of texts. For `chunks`: `line_layout`, which puts the
rest in force. For `pagination`, where it rewrites text that is laid out: `justification`,
`glyph_positions` and the STEP of `line_adjustment`. `GlyphAdjustments` is a type of layouts.
`push_in` is `line_layout`'s own.
"""
