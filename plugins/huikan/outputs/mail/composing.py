"""What is sent of a work: its HTML, its plain text, and the pictures that come with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from huikan import media
from huikan.interface import words
from huikan.markup.drawings import COLUMN, DENSE, Drawing
from huikan.markup.mail import MailText, NoteWords, mail
from huikan.markup.plain_mail import LinkNumbers, plain_mail, underlined, wrapped
from huikan.model import Lang
from huikan.outputs.mail.article import MailArticle
from huikan.outputs.mail.layout import html_of
from huikan.publication import TextPiece
from huikan.svg_pixels import png_of


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail without its head: `pictures` are PNG by the names that the HTML calls them by
    (`cid:` and such a name). `shortened`: what is too long for a mail is left to the page.
    `addresses` are the pictures that readers' programs fetch."""

    lang: Lang
    subject: str
    preview: str
    html: str
    text: str
    pictures: Mapping[str, bytes]
    addresses: tuple[str, ...]
    shortened: bool


def compose(article: MailArticle, unsubscribe: str) -> Mail:
    """The mail of a work; `unsubscribe` is the address to which members write who want no more.
    Raises TooSlowError for a drawing."""
    say = words(article.lang)
    notes = NoteWords(say["mail_notes"], say["mail_note"])
    accent = article.colours.accent
    texts = tuple(
        mail(piece.fragment, piece.targets, notes, piece.pictures, accent, nested=bool(piece.title)) for piece in article.pieces
    )
    drawn = {url: f"cid:{file.sha256[:20]}@picture" for url, file in article.drawings.items()}
    texts = tuple(_with_pictures(text, drawn) for text in texts)
    html, shortened = html_of(article, tuple(text.blocks for text in texts), unsubscribe)
    drawings = {address: drawing for text in texts for address, drawing in text.drawings.items()}
    return Mail(
        lang=article.lang,
        subject=article.title,
        preview=article.preview,
        html=html,
        text="\n\n".join(filter(None, _text(article, unsubscribe, notes))) + "\n",
        pictures=dict(_pictures(article, html, drawings, drawn)),
        addresses=tuple(_fetched(article, html)),
        shortened=shortened,
    )


def _with_pictures(text: MailText, drawn: Mapping[str, str]) -> MailText:
    """The text with the pictures that come with the mail in place of drawings on the site."""
    blocks = text.blocks
    for url, address in drawn.items():
        blocks = tuple(block.replace(f'src="{escape(url)}"', f'src="{address}"') for block in blocks)
    return MailText(blocks, text.drawings)


def _pictures(
    article: MailArticle, html: str, drawings: Mapping[str, Drawing], drawn: Mapping[str, str]
) -> Iterator[tuple[str, bytes]]:
    """The pictures that the HTML shows, each with the mark of machines that its text has."""
    for address, drawing in drawings.items():
        if f'"{address}"' in html:
            yield address.removeprefix("cid:"), png_of(drawing.svg.encode(), drawing.pixels, article.fonts, article.mark)
    for url, address in drawn.items():
        if f'"{address}"' in html:
            picture = media.published(article.drawings[url].read())
            yield address.removeprefix("cid:"), png_of(picture, DENSE * COLUMN, article.fonts, article.mark)


def _fetched(article: MailArticle, html: str) -> Iterator[str]:
    """The pictures of the site that stand in the mail."""
    pictures = [picture for piece in article.pieces for picture in piece.pictures.values()]
    for picture in (*pictures, *filter(None, (article.cover,))):
        if f'src="{escape(picture.src)}"' in html:
            yield picture.src


def _text(article: MailArticle, unsubscribe: str, notes: NoteWords) -> Iterator[str]:
    say, links = words(article.lang), LinkNumbers()
    yield article.society
    yield underlined(article.title, "=")
    yield wrapped(article.byline)
    yield say["mail_page"].format(url=article.url)
    yield from (wrapped(notice, "! ", "  ") for notice in article.notices)
    yield wrapped(article.heading)
    for piece in article.pieces:
        yield from _piece(piece, notes, say["mail_picture"], links)
    yield "\n".join(article.closing)
    if article.contents:
        rows = (wrapped(f"{line.title} [{links.number(line.url)}]", "- ", "  ") for line in article.contents)
        yield underlined(say["contents"], "-") + "\n\n" + "\n".join(rows)
    if article.files:
        rows = (wrapped(f"{title} [{links.number(url)}]", "- ", "  ") for title, url in article.files)
        yield underlined(say["attachments"], "-") + "\n\n" + "\n".join(rows)
    if links.urls:
        yield underlined(say["mail_links"], "-") + "\n\n" + "\n".join(links.listed())
    rights = say["mail_rights"].format(name=article.society, licence=article.licence).strip()
    foot = (*article.credits, rights, *article.imprint[1:], say["mail_unsubscribe"].format(address=unsubscribe))
    yield "-- \n" + "\n".join(wrapped(line) for line in foot if line)


def _piece(piece: TextPiece, notes: NoteWords, picture: str, links: LinkNumbers) -> Iterator[str]:
    if piece.title:
        yield underlined(f"{piece.title}", "=") + (f"\n{wrapped(piece.authors)}" if piece.authors else "")
    yield plain_mail(piece.fragment, piece.targets, notes, picture, links)
