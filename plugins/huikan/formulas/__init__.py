"""Formulas: TeX set by MathJax in an interpreter of JavaScript, without a browser or Node.

`typeset` gives a frozen `Formula`: MathML Core for pages, a drawing with its baseline for paper,
plain text, spoken words. The engine is loaded by the first formula, in the worker that sets it;
whoever only reads formulas does not load it.
"""

from huikan.formulas.value import Formula, Number, Refusal, dumps, loads

__all__ = ["Formula", "Number", "Refusal", "dumps", "loads"]
