"""What other programs write: how each syntax is recognised, and what becomes of it.

`table.SYNTAXES` is the one list. A row is understood (it becomes nodes of the tree) or it
is named (a finding at its place, with what to write); docs/structure.md shows the rows, and a
test holds the two together. Nothing here knows which other documents exist.
"""
