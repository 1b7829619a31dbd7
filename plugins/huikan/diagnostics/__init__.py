"""What is wrong, as values: findings with a place, and the one table of what each code means.

Words are in `words`, a table a language; `show` draws findings for a
terminal, for GitHub, or as JSON.
"""

from huikan.diagnostics.codes import CODES, Code, Severity
from huikan.diagnostics.diagnostic import Diagnostic, found

__all__ = ["CODES", "Code", "Diagnostic", "Severity", "found"]
