"""Books as EPUB 3: reports and volumes of papers, each by itself, and what appears in issues as a
volume a year.

`plan` composes each as a value (composing.py), `make` writes the package (package.py) with its
content documents (documents.py) and its cover. The same input gives the same bytes.
"""

from huikan.outputs.epub.composing import claims, plan, plan_volume
from huikan.outputs.epub.package import make

__all__ = ["claims", "make", "plan", "plan_volume"]
