"""Texts as files of Word, to be circulated and signed: notices after GB/T 9704, papers and other
texts with headings, notes, formulas and captions that Word knows as such.

`compose` is a work as a plain value, `make` its file; `problems` says what is wrong with a file.
"""

from huikan.outputs.docx.composing import compose
from huikan.outputs.docx.document import make
from huikan.outputs.docx.formulas import unconvertible
from huikan.outputs.docx.planning import claims, plan
from huikan.outputs.docx.rules import problems
from huikan.outputs.docx.values import WordDocument

__all__ = ["WordDocument", "claims", "compose", "make", "plan", "problems", "unconvertible"]
