"""The text of an article as WeChat's editor takes it, and the page that it is copied from."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from html import escape

from huikan import media
from huikan.interface import words
from huikan.markup.wechat import HEAD, SMALL, STYLES, Headings, wechat
from huikan.outputs.wechat.article import WechatArticle
from huikan.outputs.wechat.cover import COVERS
from huikan.publication import TextPiece
from huikan.svg_pixels import png_of

SHARP = 1200  # pixels across that drawings are made into
FRAME = "font-size: 16px; letter-spacing: 0.02em; overflow-wrap: break-word"
NOTICE = "margin: 0 0 1em; padding: 0.6em 0.8em; border: 1px solid #b33a2b; line-height: 1.6"
PAGE = """\
<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{page_title}</title>
<style>
:root {{ color-scheme: light dark }}
body {{ max-width: 44rem; margin: 0 auto; padding: 1rem; font: 16px/1.6 system-ui, sans-serif }}
dt {{ font-weight: bold }} dd {{ margin: 0 0 .6rem }}
button {{ font: inherit; padding: .6rem 1.4rem; min-height: 44px }}
#text {{ max-width: 36rem; margin: 1.5rem auto; padding: 1rem; background: #fff; color: #222; border: 1px solid #ccc }}
.covers img {{ max-width: 48%; height: auto; vertical-align: top }}
</style>
</head>
<body>
<h1>{page_title}</h1>
<dl>
{rows}
</dl>
<p class="covers">{covers}</p>
<p>{first}</p>
<p><button type="button" id="copy">{copy}</button> <output id="done" role="status"></output></p>
<div id="text">{text}</div>
<script>
const text = document.getElementById("text"), done = document.getElementById("done");
document.addEventListener("copy", event => {{
  if (!document.body.dataset.copying) return;
  event.clipboardData.setData("text/html", text.innerHTML);
  event.clipboardData.setData("text/plain", text.innerText);
  event.preventDefault();
}});
document.getElementById("copy").addEventListener("click", () => {{
  document.body.dataset.copying = "yes";
  done.textContent = document.execCommand("copy") ? {copied} : "";
  delete document.body.dataset.copying;
}});
</script>
</body>
</html>
"""


def make(article: WechatArticle) -> str:
    """The text as HTML: what the button copies."""
    return f'<section style="{FRAME}">' + "".join(_parts(article)) + "</section>"


def page(article: WechatArticle, text: str) -> bytes:
    """The page of an article: what is typed into the account's form, the covers, the text and the
    button."""
    say = words(article.lang)
    fields = (
        ("wechat_title", article.title),
        ("wechat_digest", article.digest),
        ("wechat_author", article.author),
        ("wechat_source", article.url),
        ("wechat_ai", article.ai or say["wechat_ai_none"]),
    )
    return PAGE.format(
        lang=say["html_lang"],
        page_title=escape(say["wechat_page"].format(title=article.title)),
        rows="\n".join(f"<dt>{say[name]}</dt><dd>{escape(value)}</dd>" for name, value in fields),
        covers=" ".join(f'<img src="{name}" alt="{say["wechat_cover"]} {w}×{h}">' for name, (w, h) in COVERS.items()),
        first=say["wechat_first"],
        copy=say["wechat_copy"],
        copied=f'"{say["wechat_copied"]}"',
        text=text,
    ).encode()


def _parts(article: WechatArticle) -> Iterator[str]:
    say = words(article.lang)
    yield from (f'<section style="{NOTICE}">{escape(notice)}</section>' for notice in article.notices)
    for piece in article.pieces:
        if piece.title:
            yield f'<h2 style="{STYLES["h2"]}">{escape(piece.title)}</h2>'
            yield f'<section style="{SMALL}">{escape(piece.authors)}</section>' if piece.authors else ""
        yield _text(piece, article)
    if article.contents:
        lines = "".join(f'<li style="{STYLES["li"]}">{escape(title)}</li>' for title in article.contents)
        yield f'<h2 style="{STYLES["h2"]}">{escape(say["contents"])}</h2><ul style="{STYLES["ul"]}">{lines}</ul>'
    yield from _colophon(article)


def _text(piece: TextPiece, article: WechatArticle) -> str:
    say = words(article.lang)
    headings = Headings(say["wechat_notes"], say["wechat_links"], say["wechat_note"], say["colon"])
    html = wechat(piece.fragment, piece.targets, headings, piece.pictures)
    for address in piece.drawings:
        file = article.drawings[address]
        if f'src="{escape(address)}"' in html:
            png = b64encode(png_of(media.published(file.read()), SHARP, article.fonts, article.mark)).decode()
            html = html.replace(f'src="{escape(address)}"', f'src="data:image/png;base64,{png}"')
    return html


def _colophon(article: WechatArticle) -> Iterator[str]:
    """Who made it, whose it is, and where the original is."""
    say = words(article.lang)
    rights = say["wechat_rights"].format(name=article.society, licence=article.licence).strip()
    lines = (*article.credits, rights, say["wechat_original"].format(url=article.url))
    yield f'<section style="{HEAD}">{escape(article.title)}</section>'
    yield from (f'<section style="{SMALL}">{escape(line)}</section>' for line in lines)
