"""The HTML of a mail: a head, the texts, a foot, in tables, which is what all programs keep.

One style sheet makes it dark where a program asks for that; where it is taken away, nothing is
missing. Gmail shows the first 102 KB of a mail and cuts the rest off: what would be longer is
shortened before, between two blocks, and leads to the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from urllib.parse import quote

from huikan.interface import words
from huikan.markup.drawings import COLUMN, INK
from huikan.markup.mail import HEAD, IMAGE, LINE, MUTED, SMALL, STYLES, WASH
from huikan.outputs.mail.article import MailArticle

MOST_BYTES = 100_000  # of a mail's HTML
WIDTH = COLUMN + 48  # CSS pixels of the sheet
FONTS = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',Arial,sans-serif"
TEXT = f"font-family:{FONTS};font-size:16px;line-height:1.7;color:{INK}"
NOTICE = "margin:0 0 16px;padding:10px 14px;border:1px solid #b33a2b;font-weight:bold"
# The ground is white by .88 turned round, so that drawings, which are turned, stand on the same
DARK = """\
:root{{color-scheme:light dark;supported-color-schemes:light dark}}
@media (prefers-color-scheme:dark){{
body,.p{{background:#121212!important}}
.s{{background:#1f1f1f!important;color:#e0e0e0!important}}
.m{{color:#a9b1b6!important}}
.a{{color:{accent}!important}}
.b{{background:{accent}!important;color:{on_accent}!important;border-color:{accent}!important}}
.l{{border-color:#454a4e!important}}
.w{{background:#2a2d2f!important}}
.d{{filter:invert(.88) hue-rotate(180deg)}}
}}
@media (max-width:620px){{.c{{padding:20px 16px!important}}.o{{padding:0!important}}}}"""
PAGE = """\
<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no">
<title>{title}</title>
<style>
{style}
</style>
</head>
<body class="p" style="margin:0;padding:0;background:#eceeef">
<div style="display:none;max-height:0;overflow:hidden;opacity:0">{preview}</div>
<table role="presentation" class="p" width="100%" cellpadding="0" cellspacing="0" border="0" \
style="table-layout:fixed;background:#eceeef"><tr><td class="o" align="center" style="padding:24px 8px">
<table role="presentation" class="s" width="{width}" cellpadding="0" cellspacing="0" border="0" \
style="table-layout:fixed;width:100%;max-width:{width}px;background:#ffffff;color:{ink}">
<tr><td class="b" height="6" style="height:6px;background:{accent};font-size:0;line-height:0">&nbsp;</td></tr>
<tr><td class="c s" align="left" style="padding:24px;{text}">
{body}
</td></tr>
<tr><td class="c w" align="left" style="padding:20px 24px;background:{wash};font-family:{fonts}">
{foot}
</td></tr>
</table>
</td></tr></table>
</body>
</html>
"""


def html_of(article: MailArticle, texts: Sequence[Sequence[str]], unsubscribe: str) -> tuple[str, bool]:
    """The whole, of at most MOST_BYTES, and whether it had to be shortened; `texts` are the blocks
    of the article's pieces."""
    whole = _page(article, texts, (False,) * len(texts), unsubscribe)
    if len(whole.encode()) <= MOST_BYTES:
        return whole, False
    bare = len(_page(article, [()] * len(texts), (True,) * len(texts), unsubscribe).encode())
    room = _share([sum(map(_size, blocks)) for blocks in texts], MOST_BYTES - bare)
    shortened = [_first(blocks, room) for blocks in texts]
    cut = tuple(len(some) < len(blocks) for some, blocks in zip(shortened, texts, strict=True))
    return _page(article, shortened, cut, unsubscribe), True


def _share(sizes: Sequence[int], room: int) -> int:
    """The most bytes that each of some texts may have so that all have room: the short ones stay
    whole, the long ones have the same."""
    left, rest = max(room, 0), sorted(sizes)
    for at, size in enumerate(rest):
        fair = left // (len(rest) - at)
        if size > fair:
            return fair
        left -= size
    return max(rest, default=0)


def _first(blocks: Sequence[str], room: int) -> tuple[str, ...]:
    """The first blocks of a text that have room; no heading stands at the end."""
    fitting: list[str] = []
    for block in blocks:
        room -= _size(block)
        if room < 0:
            break
        fitting.append(block)
    while len(fitting) < len(blocks) and fitting and fitting[-1].startswith(("<h2", "<h3", "<h4")):
        fitting.pop()
    return tuple(fitting)


def _size(block: str) -> int:
    return len(block.encode()) + 1


def _page(article: MailArticle, texts: Sequence[Sequence[str]], cut: Sequence[bool], unsubscribe: str) -> str:
    say, colours = words(article.lang), article.colours
    # What stands behind the preview keeps the programs from adding the beginning of the text to it
    preview = escape(article.preview) + "&#8199;&#847; " * 40
    return PAGE.format(
        lang=say["html_lang"],
        title=escape(article.title),
        style=DARK.format(accent=colours.dark_accent, on_accent=colours.dark_on_accent),
        preview=preview,
        width=WIDTH,
        ink=INK,
        accent=colours.accent,
        text=TEXT,
        fonts=FONTS,
        wash=WASH,
        body="\n".join(filter(None, _body(article, texts, cut, say))),
        foot="\n".join(_foot(article, say, unsubscribe)),
    )


def _body(article: MailArticle, texts: Sequence[Sequence[str]], cut: Sequence[bool], say: Mapping[str, str]) -> Iterator[str]:
    accent = article.colours.accent
    yield f'<p style="margin:0 0 14px;font-size:14px;line-height:1.5"><a class="m" href="{escape(article.site)}" ' + (
        f'style="color:{MUTED};text-decoration:none">{escape(article.society)}</a></p>'
    )
    yield f'<h1 style="margin:0 0 8px;font-size:26px;line-height:1.3">{escape(article.title)}</h1>'
    if article.byline:
        yield f'<p class="m" style="margin:0 0 20px;font-size:14px;line-height:1.5;color:{MUTED}">{escape(article.byline)}</p>'
    if article.cover:
        yield f'<p style="margin:0 0 20px"><img src="{escape(article.cover.src)}" alt="" width="{COLUMN}" style="{IMAGE}"></p>'
    yield from (f'<p style="{NOTICE}">{escape(notice)}</p>' for notice in article.notices)
    if article.heading:
        yield f'<p style="margin:0 0 16px">{escape(article.heading)}</p>'
    for piece, blocks, is_cut in zip(article.pieces, texts, cut, strict=True):
        if piece.title:
            style = f"margin:32px 0 10px;padding:20px 0 0;border-top:1px solid {LINE};font-size:22px;line-height:1.35"
            link = (
                f'<a class="a" href="{escape(piece.url)}" style="color:{accent};text-decoration:none">{escape(piece.title)}</a>'
            )
            yield f'<h2 class="l" style="{style}">{link}</h2>'
            yield f'<p class="m" style="{SMALL}">{escape(piece.authors)}</p>' if piece.authors else ""
        yield from blocks
        if is_cut:
            yield f'<p style="margin:0 0 16px"><strong>{_link(piece.url, say["mail_rest"], accent)}</strong></p>'
    yield from (f'<p style="margin:0 0 4px;text-align:right">{escape(line)}</p>' for line in article.closing)
    lists = (
        ("contents", [(line.title, line.url, line.authors) for line in article.contents]),
        ("attachments", [(title, url, "") for title, url in article.files]),
    )
    for name, lines in lists:
        if lines:
            yield f'<h2 class="a" style="{STYLES["h2"][0]}">{escape(say[name])}</h2>'
            yield _list(lines, accent)
    yield _button(article.url, say["mail_read"], article)


def _list(lines: Sequence[tuple[str, str, str]], accent: str) -> str:
    items = (
        f'<li style="{STYLES["li"][0]}">{_link(url, title, accent)}'
        + (f'<br><span class="m" style="font-size:14px;color:{MUTED}">{escape(authors)}</span>' if authors else "")
        + "</li>"
        for title, url, authors in lines
    )
    return f'<ul style="{STYLES["ul"][0]}">' + "\n".join(items) + "</ul>"


def _button(url: str, text: str, article: MailArticle) -> str:
    accent, ink = article.colours.accent, article.colours.on_accent
    style = "display:inline-block;padding:12px 22px;font-weight:bold;line-height:1.4;text-decoration:none"
    style += f";border:1px solid {accent};background:{accent};color:{ink}"
    link = f'<a class="b" href="{escape(url)}" style="{style}">{escape(text)}</a>'
    return (
        '<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:28px 0 8px"><tr>'
        f'<td class="b" bgcolor="{accent}" style="background:{accent}">{link}</td></tr></table>'
    )


def _foot(article: MailArticle, say: Mapping[str, str], unsubscribe: str) -> Iterator[str]:
    """Who made it, whose it is, who sends it, and how to get no more."""
    rights = say["mail_rights"].format(name=article.society, licence=article.licence).strip()
    for line in (*article.credits, rights, " · ".join(article.imprint[1:])):
        if line:
            yield f'<p class="m" style="{SMALL}">{escape(line)}</p>'
    address = f"mailto:{quote(unsubscribe, '@')}?subject={quote(say['mail_unsubscribe_subject'])}"
    link = _link(address, unsubscribe, article.colours.accent)
    yield f'<p class="m l" style="{HEAD};font-weight:normal;color:{MUTED};margin:14px 0 0">' + (
        escape(say["mail_unsubscribe"]).format(address=link) + "</p>"
    )


def _link(url: str, text: str, accent: str) -> str:
    return f'<a class="a" href="{escape(url)}" style="color:{accent};text-decoration:underline">{escape(text)}</a>'
