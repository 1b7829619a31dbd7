"""What could not be carried, while a file is read: findings with their places."""

from __future__ import annotations

from dataclasses import dataclass, field

from huikan.diagnostics import Diagnostic, found

LONGEST = 60  # characters of somebody's words in a finding


@dataclass(slots=True)
class Report:
    """Findings about one file, `name`. A line counts the lines of HTML and Markdown, the
    paragraphs of Word; the excerpt has the words that stand there."""

    name: str
    findings: list[Diagnostic] = field(default_factory=list)

    def add(self, code: str, place: int = 0, excerpt: str = "", **values: object) -> None:
        words = " ".join(excerpt.split())
        self.findings.append(found(code, self.name, place, 0, 1, words[:LONGEST], **values))

    def once(self, code: str, place: int = 0, excerpt: str = "", **values: object) -> None:
        """A finding that one place is enough for."""
        if not any(finding.code == code for finding in self.findings):
            self.add(code, place, excerpt, **values)

    @property
    def refused(self) -> bool:
        return any(finding.severity == "error" for finding in self.findings)


def shortened(text: str) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= LONGEST else f"{folded[:LONGEST]}…"
