"""printed_list: the list as a PDF that can be stamped and filed, set like our books."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from huikan.evidence.gathering import Evidence, Publication
from huikan.evidence.tables import LANGUAGES, both, branch, by_branch, by_kind, kind
from huikan.interface import words
from huikan.model import localised
from huikan.outputs.print import Theme, print_pdf
from huikan.typesetting import TypesetRequest

STYLES = ("page.css", "zh.css", "evidence.css")


def printed_list(evidence: Evidence, theme: Theme, site: str) -> bytes:
    """The PDF. `theme` is that of theme/print, `site` the address of the site."""
    title = both("title", year=evidence.year)
    return print_pdf(TypesetRequest(_html(evidence, theme, title), "evidence", title, site, "", {}), theme.fonts)


def _html(evidence: Evidence, theme: Theme, title: str) -> str:
    styles = "".join(theme.styles[name] for name in STYLES)
    return (
        f'<!doctype html><html lang="zh-CN" class="evidence"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{styles}</style></head><body><main>{''.join(_body(evidence, title))}</main></body></html>"
    )


def _body(evidence: Evidence, title: str) -> Iterator[str]:
    yield f"<h1>{escape(title)}</h1>"
    for lang in LANGUAGES:
        society = localised(evidence.society, lang)
        yield f"<p>{escape(words(lang)['evidence_about'].format(year=evidence.year, society=society))}</p>"
    yield f"<p>{escape(both('version', version=evidence.version))}</p>"
    yield f'<div class="counts">{_counts("by_kind", "kind", by_kind(evidence))}'
    yield f"{_counts('by_branch', 'branch', by_branch(evidence))}</div>"
    yield f'<h2>{escape(both("list"))}</h2><table class="list"><thead><tr>'
    for name in ("no", "kind", "titles", "date", "authors", "branch", "pages", "address"):
        yield f'<th scope="col">{escape(both(name))}</th>'
    yield "</tr></thead><tbody>"
    for number, one in enumerate(evidence.publications, 1):
        yield from _row(number, one)
    yield "</tbody></table>"


def _counts(caption: str, name: str, numbers: Mapping[str, int]) -> str:
    rows = "".join(f'<tr><th scope="row">{escape(label)}</th><td>{count}</td></tr>' for label, count in numbers.items())
    head = f'<tr><th scope="col">{escape(both(name))}</th><th scope="col">{escape(both("count"))}</th></tr>'
    return f"<table><caption>{escape(both(caption))}</caption><thead>{head}</thead><tbody>{rows}</tbody></table>"


def _row(number: int, one: Publication) -> Iterator[str]:
    """A row, and below it the digest of its file."""
    titles = "<br>".join(escape(title) for title in one.titles.values())
    people = "<br>".join(escape(text) for text in (one.authors, one.others) if text)
    pages = one.pages or (f"{one.file.extent} p." if one.file.extent else "")
    cells = (
        str(number),
        escape(kind(one.kind)),
        titles + (f'<br><span class="within">{escape(one.within)}</span>' if one.within else ""),
        one.date.isoformat(),
        people,
        escape(branch(one)),
        escape(pages),
        "<br>".join(escape(text) for text in (one.address, one.number) if text),
    )
    yield f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
    yield f'<tr class="digest"><td></td><td colspan="7">{escape(one.file.path)} {one.file.sha256}</td></tr>'
