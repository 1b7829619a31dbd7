"""Official documents after GB/T 9704—2012: the grid of their pages, their red head, who signs
them, what is annexed to them. The numbers in comments are those of its clauses."""

from __future__ import annotations

from huikan.outputs.print.book.gbt_9704.annexes import Annexed, annexed
from huikan.outputs.print.book.gbt_9704.measures import measure, style
from huikan.outputs.print.book.gbt_9704.red_head import RedHead, red_head
from huikan.outputs.print.book.gbt_9704.signatures import Signatures, signatures

__all__ = ["Annexed", "RedHead", "Signatures", "annexed", "measure", "red_head", "signatures", "style"]
