"""Mails: what programs for mail show of a work, in HTML, in plain text, and as MIME."""

from __future__ import annotations

import datetime as time
import re
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from content_from_text import LANGUAGES
from huikan.markup import render
from huikan.markup.mail import MailText, NoteWords, mail
from huikan.markup.plain_mail import COLUMNS, LinkNumbers, plain_mail, width, wrapped
from huikan.model import SHANGHAI
from huikan.outputs.mail import MOST_BYTES, Envelope, MailArticle, body, compose, encoded, head, mailbox, problems
from huikan.publication import TextPiece

NOTES = NoteWords("注释", "[注{number}]")
DAY = time.datetime(2026, 11, 27, 9, 30, tzinfo=SHANGHAI)


def shown(text: str, **targets: str) -> str:
    """The HTML of a text, without its styles; nothing is wrong with it."""
    result = mail(render("a.md", text, "zh"), targets, NOTES)
    html = "".join(result.blocks)
    assert problems(html, result.drawings) == []
    return re.sub(r' (?:style|class)="[^"]*"', "", html).replace("\n", "")


def plain(text: str, links: LinkNumbers | None = None) -> str:
    return plain_mail(render("a.md", text, "zh"), {}, NOTES, "[图：{alt}]", links or LinkNumbers())


def of(*pieces: str, lang: str = "zh", **more: object) -> MailArticle:
    texts = tuple(
        TextPiece(render("a.md", piece, lang), {}, title=f"第{at}篇" if at else "", url=f"https://example.org/{at}/")
        for at, piece in enumerate(pieces)
    )
    address = "https://example.org/a/"
    return MailArticle("a", lang, "标题", "预览", address, "示例学会", "https://example.org/", texts, **more)  # type: ignore[arg-type]


# ---------- HTML ----------


def test_elements_keep_their_words_and_have_styles_of_their_own() -> None:
    html = shown(
        "## 节 {#a}\n\n甲[^1]，[外](https://a.example/)、[内](#a)。\n\n- [x] 成\n    - 又\n\n<ruby>冇<rt>mǎo</rt></ruby>\n\n[^1]: 注。\n"
    )
    assert html.startswith("<h2>节</h2><p>甲<sup>[注1]</sup>，")
    assert '<a href="https://a.example/">外</a>、内。' in html  # no program reaches a place within a mail
    assert "☑ 成" in html and "冇（mǎo）" in html
    assert html.endswith("<div>注释</div><div>[注1] 注。</div>")
    raw = "".join(mail(render("a.md", "甲\n\n| 乙 | 丙 |\n|---|--:|\n| 1 | 2 |\n", "zh"), {}, NOTES).blocks)
    assert raw.startswith('<p style="margin') and raw.count("text-align:right") == 2 and "overflow-x:auto" in raw


def test_headings_of_a_part_are_a_level_lower() -> None:
    assert "<h3" in mail(render("a.md", "## 节\n", "zh"), {}, NOTES, nested=True).blocks[0]


def test_the_societys_colour_is_that_of_links() -> None:
    block = mail(render("a.md", "<https://a.example/>", "zh"), {}, NOTES, accent="#aa0000").blocks[0]
    assert "color:#aa0000" in block


@given(st.text(max_size=300))
def test_any_text_is_sound(text: str) -> None:
    result = mail(render("a.md", text, "zh"), {}, NOTES)
    assert problems("".join(result.blocks), result.drawings) == []


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ("<svg></svg>", "<svg>"),
        ("<script></script>", "<script>"),
        ("<style></style>", "<style>"),
        ('<p onclick="x">a</p>', "onclick of <p>"),
        ('<p style="position:fixed">a</p>', "style of <p>"),
        ('<a href="/a/">a</a>', "a link to /a/"),
        ('<img src="a.png" alt="">', "a picture at a.png"),
        ('<img src="https://a.example/a.svg" alt="">', "a picture at"),
        ('<img src="https://a.example/a.png">', "a picture without words"),
        ('<img src="cid:b" alt="">', "no picture comes with it as b"),
        ("<p>a", "<p> is not closed"),
        ("a" * (MOST_BYTES + 1), "bytes"),
    ],
)
def test_the_linter_finds(html: str, fault: str) -> None:
    assert fault in "; ".join(problems(html, ()))


def test_a_picture_that_comes_with_it_has_a_place() -> None:
    assert problems("<p>a</p>", ["b"]) == ["the picture b is in no place"]


# ---------- too long ----------


def test_what_is_too_long_is_cut_between_blocks_and_leads_to_the_page() -> None:
    short, long = "短。", "\n\n".join(f"第 {number} 段，{'长' * 200}。" for number in range(300))
    whole = compose(of("编者", short), "a@example.org")
    assert not whole.shortened and "其余内容" not in whole.html
    cut = compose(of("编者", short, f"{long}\n\n## 末尾\n\n完", long), "a@example.org")
    assert cut.shortened and MOST_BYTES * 0.97 < len(cut.html.encode()) <= MOST_BYTES
    assert problems(cut.html, cut.pictures) == []
    assert [cut.html.count(f'href="https://example.org/{at}/"') for at in range(4)] == [0, 1, 2, 2]  # title, and the rest
    seen = [len(re.findall(r"第 \d+ 段", part)) for part in cut.html.split("</h2>")[2:]]
    assert abs(seen[0] - seen[1]) <= 1  # each of the long ones has the same room
    assert "第 299 段" in cut.text  # the plain text is whole


def test_no_heading_stands_where_a_text_is_cut() -> None:
    long = "\n\n".join(f"## 节 {number}\n\n{'长' * 900}" for number in range(60))
    html = compose(of(long), "a@example.org").html
    before = html[: html.index("其余内容")]
    assert before.rindex("</p>") > before.rindex("</h2>")


# ---------- plain text ----------


def test_the_plain_text_can_be_read() -> None:
    links = LinkNumbers()
    text = plain(
        "## 节\n\n甲[外](https://a.example/)[又](https://a.example/)，m<sup>2</sup>，<https://b.example/>。\n\n"
        "> 引文\n\n1. 一\n2. 二\n    - 内\n\n```\ncode  x\n```\n\n"
        "| 名 | 数 |\n|---|---|\n| 一个 | 2 |\n\n甲[^1]\n\n[^1]: 注。\n",
        links,
    )
    assert "节\n==\n\n甲外 [1]又 [1]，m²，https://b.example/。" in text
    assert "> 引文" in text and "1. 一\n2. 二\n   - 内" in text and "\n    code  x\n" in text
    assert "名    数\n----  --\n一个  2" in text
    assert text.endswith("甲[注1]\n\n注释\n----\n\n[注1] 注。")
    assert links.listed() == ["[1] https://a.example/"]


def test_a_table_that_is_too_wide_is_a_list() -> None:
    cells = " | ".join("很长的一格内容" * 2 for _ in range(4))
    text = plain(f"| 甲 | 乙 | 丙 | 丁 |\n|---|---|---|---|\n| {cells} |\n")
    assert text.startswith("- 甲: 很长的一格内容") and max(map(width, text.splitlines())) <= COLUMNS


@given(st.text(alphabet=st.sampled_from("甲乙，。（）“”ab c-1、\u3000é"), max_size=200))
@example("甲" * 39 + "。" + "（" * 3)
def test_lines_have_their_columns_and_no_mark_stands_where_none_may(text: str) -> None:
    lines = wrapped(text).split("\n")
    assert "".join("".join(lines).split()) == "".join(text.split())
    for line, after in pairwise(lines):
        assert width(line) <= COLUMNS or not any(map(_is_wide, line[1:-1])) or _is_chained(line)
        assert line[-1] not in "（“" and after[0] not in "，。）”、"


def _is_wide(character: str) -> bool:
    return width(character) == 2


def _is_chained(line: str) -> bool:
    """Whether marks that may not be parted make a line longer than it should be."""
    return bool(re.search(r"[（“，。）”、]{20}|[（“，。）”、].?[（“，。）”、]", line))


# ---------- MIME ----------


def parsed(content: bytes) -> EmailMessage:
    message = message_from_bytes(content, policy=policy.default)
    assert isinstance(message, EmailMessage) and not message.defects
    return message


def envelope(**more: object) -> Envelope:
    facts: dict[str, object] = {
        "sender": ("示例学会", "office@example.org"),
        "to": ("王五", "wang@example.org"),
        "subject": "标题",
        "date": DAY,
        "message_id": "a.b@example.org",
        "list_name": "示例学会",
        "list_id": "members.example.org",
        "unsubscribe": ("mailto:office@example.org?subject=x",),
    }
    return Envelope(**{**facts, **more})  # type: ignore[arg-type]


def test_a_message_has_both_texts_in_seven_bits() -> None:
    made = compose(of("正文，[链接](https://a.example/)。", lang="zh"), "office@example.org")
    content = head(envelope(), "zh") + body(made)
    assert content.isascii() and b"\n" not in content.replace(b"\r\n", b"")
    assert max(map(len, content.split(b"\r\n"))) <= 78
    message = parsed(content)
    assert message.get_content_type() == "multipart/alternative"
    text, html = message.get_body(("plain",)), message.get_body(("html",))
    assert text is not None and html is not None
    assert (
        text.get_content().replace("\r\n", "\n") == made.text
        and html.get_content().replace("\r\n", "\n").rstrip() == made.html.rstrip()
    )
    assert message["Subject"] == "标题" and message["From"].addresses[0].display_name == "示例学会"
    assert message["To"].addresses[0].addr_spec == "wang@example.org"
    assert message["Date"].datetime == DAY and message["Message-ID"] == "<a.b@example.org>"
    assert message["List-Id"] == "示例学会 <members.example.org>"
    assert message["List-Unsubscribe"] == "<mailto:office@example.org?subject=x>" and message["List-Unsubscribe-Post"] is None


def test_one_click_only_where_it_is_said() -> None:
    message = parsed(
        head(envelope(unsubscribe=("https://a.example/u?t=1", "mailto:a@example.org"), one_click=True), "en") + b"\r\n"
    )
    assert message["List-Unsubscribe"] == "<https://a.example/u?t=1>, <mailto:a@example.org>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_the_same_mail_has_the_same_bytes() -> None:
    first, second = (body(compose(of("正文"), "a@example.org")) for _ in range(2))
    assert first == second


LINES = st.text(alphabet=st.one_of(st.characters(), st.sampled_from('\r\n\x00\u2028 =?_"<>@,;:é王')), max_size=200)


@given(LINES, LINES)
@example("a\r\nBcc: x@example.org", "b\nBcc: y@example.org")
@example("=?utf-8?q?a?=", '"x" <y@example.org>')
def test_no_text_begins_a_line_of_its_own_in_a_head(subject: str, name: str) -> None:
    made = head(
        envelope(subject=subject, sender=(name, "office@example.org"), to=(name, "wang@example.org"), list_name=name), "zh"
    )
    lines = [line for line in made.decode("ascii").split("\r\n") if not line.startswith(" ")]
    names = [
        "Date",
        "From",
        "To",
        "Subject",
        "Message-ID",
        "List-Id",
        "List-Unsubscribe",
        "Auto-Submitted",
        "Precedence",
        "Content-Language",
    ]
    assert [line.partition(":")[0] for line in lines[:-1]] == names and lines[-1] == ""
    assert not re.search(rb"[^\x20-\x7e\r\n]|\r(?!\n)|(?<!\r)\n", made)
    assert max(map(len, made.decode().split("\r\n"))) <= 78
    message = parsed(made + b"\r\n")
    assert message["To"].addresses[0].addr_spec == "wang@example.org" and len(message["To"].addresses) == 1


@given(LINES)
def test_a_subject_reads_as_it_was_written(text: str) -> None:
    clean = "".join(character if character.isprintable() else " " for character in text).strip()
    safe = clean.encode("utf-8", "replace").decode()
    assert str(make_header(decode_header(encoded(text, 9)))) == safe


def test_names_are_plain_where_they_can_be() -> None:
    assert mailbox("Wang Wu", "w@example.org") == "Wang Wu <w@example.org>"
    assert mailbox("", "w@example.org") == "w@example.org"
    assert mailbox("王五", "w@example.org") == "=?utf-8?b?546L5LqU?= <w@example.org>"


def test_drawings_come_as_pictures_with_words() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"></svg>'
    text = MailText(('<p><img src="cid:a@drawing" alt="甲" width="100"></p>',), {"cid:a@drawing": svg})
    assert problems("".join(text.blocks), ["a@drawing"]) == []


def test_languages_have_words() -> None:
    for lang in LANGUAGES:
        made = compose(of("x", lang=lang, notices=("MARK", "NOTICE"), closing=("SIGNED",), heading="TO"), "a@example.org")
        for word in ("MARK", "NOTICE", "SIGNED", "TO", "a@example.org"):
            assert word in made.html and word in made.text
