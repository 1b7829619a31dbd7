"""huikan 会刊: a learned society's Markdown becomes a bilingual site, feeds and PDFs."""

__version__ = "0.2.0"
