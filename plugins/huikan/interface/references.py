"""Words around citations and references by label."""

from __future__ import annotations

ZH = {
    "references": "参考文献",
    "section_reference": "第{number}节",
    "section_called": "“{title}”一节",
    "caption_called": "“{title}”",
}
EN = {
    "references": "References",
    "section_reference": "Section {number}",
    "section_called": "the section “{title}”",
    "caption_called": "“{title}”",
}
