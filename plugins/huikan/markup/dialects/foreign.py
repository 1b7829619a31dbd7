"""Signs of programs that are no Markdown here: wikis, forums, other writers' systems. They are
published as they stand, and said; `suggestion` is what to write, "" where there is nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from huikan.markup.dialects.openings import HAN
from huikan.markup.dialects.syntax import Named

_PICTURE = r"(?:png|jpe?g|gif|webp|svg|bmp)"
_BBCODE = "b|i|u|s|url|img|color|size|quote|center|font|align|list|code|email"
_BBCODE_SIGNS = {"b": "**{}**", "i": "*{}*", "s": "~~{}~~", "u": "<u>{}</u>", "quote": "> {}", "code": "`{}`"}
_ROLES = "ref|numref|eq|cite|cite:p|cite:t|math|doc|abbr|term|sub|sup|download|kbd|eval|any|index|ruby|footcite"


def _words(sign: str) -> Callable[[re.Match[str]], str]:
    """The words of a match, within the signs that are read here."""
    return lambda match: sign.format(match["words"].strip())


def _bbcode(match: re.Match[str]) -> str:
    return _BBCODE_SIGNS.get(match["name"] or "", "{}").format((match["words"] or "").strip())


def _reference(match: re.Match[str]) -> str:
    return f"[@{match['kind']}:{match['label']}]"


FOREIGN: tuple[Named, ...] = (
    Named(
        "state of a task",
        "Obsidian",
        "- [>] 已转发",
        ("[>]", "[-]", "[?]", "[!]", "[/]", "[*]", '["]', "[~]", "[+]", "[<]"),
        "foreign-markup",
        re.compile(r"\A\[[-><?!/*\"~+]\](?= )"),
        lambda match: "[ ] / [x]",
    ),
    Named(
        "changed words",
        "GitLab",
        "{+ 增加 +}",
        ("{+", "{-", "[+", "[-"),
        "foreign-markup",
        re.compile(r"[\[{](?P<sign>[+-]) ?(?P<words>(?:(?!(?P=sign)[\]}])[^\[\]{}\n]){1,100})(?P=sign)[\]}]"),
        lambda match: ("++{}++" if match["sign"] == "+" else "~~{}~~").format(match["words"].strip()),
    ),
    Named(
        "label of a quotation",
        "HackMD",
        "[name=张三]",
        ("[name=", "[time=", "[color="),
        "foreign-mark",
        re.compile(r"\[(?:name|time|color)=[^\[\]\n]{1,80}\](?! *\[/)(?!.*\[/color\])"),
    ),
    Named("tags in the text", "HackMD, Notion", "tags: 甲", ("tags:",), "foreign-mark", re.compile(r"\Atags: .*")),
    Named(
        "role",
        "MyST, Sphinx",
        "{ref}`abc`",
        ("{",),
        "foreign-mark",
        re.compile(rf"(?<![\w$\\{{])\{{(?:{_ROLES})\}}(?=\s*\Z|\s{{2}})"),
    ),
    Named(
        "target",
        "MyST",
        "(my-label)=",
        (")=",),
        "foreign-markup",
        re.compile(r"\A\((?P<words>[A-Za-z][\w:-]*)\)=\s*\Z"),
        _words("## … {{#{}}}"),
    ),
    Named("remark of TeX", "LaTeX, MyST", "% 备注", ("% ",), "foreign-mark", re.compile(r"\A% +\S.*")),
    Named("break of a page", "MyST, Hugo", "+++", ("+++",), "foreign-markup", re.compile(r"\A\+{3,}\s*\Z"), lambda match: "---"),
    Named(
        "directive",
        "reStructuredText",
        ".. note:: 提示",
        (".. ",),
        "foreign-mark",
        re.compile(r"\A\.\. (?:[\w-]+::|_[\w -]+:|\[[\w#*]+\] ).*"),
    ),
    Named(
        "quotation of TeX",
        "LaTeX",
        "``词''",
        ("``",),
        "foreign-markup",
        re.compile(r"(?<!`)``(?P<words>[^`'\n]{1,80})''(?!')"),
        _words("“{}”"),
    ),
    Named(
        "tie of TeX",
        "LaTeX",
        "图~1",
        ("~",),
        "foreign-markup",
        re.compile(r"(?:[图表式]|\b(?:Fig\.|Figs\.|Figure|Table|Eq\.|Sec\.|Section))~\d+"),
        lambda match: match[0].replace("~", " "),
    ),
    Named(
        "heading of a wiki",
        "MediaWiki, Confluence",
        "h2. 标题",
        ("===", "h1. ", "h2. ", "h3. ", "h4. ", "h5. ", "h6. "),
        "foreign-markup",
        re.compile(r"\A\s*(?:h[1-6]\.\s+|(?P<sign>={3,6})(?=[^=]+(?P=sign)\s*\Z))\s*(?P<words>[^=\n]{1,80}?)\s*=*\s*\Z"),
        _words("## {}"),
    ),
    Named(
        "macro of a wiki",
        "Confluence",
        "{color:red}红{color}",
        ("{color", "{panel", "{noformat}", "{quote}"),
        "foreign-mark",
        re.compile(r"\{(?P<macro>color|panel|noformat|quote)(?::[^{}\n]{1,60})?\}(?:[^{}\n]{0,200}\{(?P=macro)\})?"),
    ),
    Named(
        "picture of a wiki",
        "Confluence",
        "!图.png|width=300!",
        ("!",),
        "foreign-markup",
        re.compile(rf"(?<!\S)!(?P<words>[^\s!|\[\]()]+\.(?i:{_PICTURE}))(?:\|[^!\n]*)?!"),
        _words("![…]({})"),
    ),
    Named(
        "strong text of a wiki",
        "MediaWiki",
        "'''粗体'''",
        ("''",),
        "foreign-markup",
        re.compile(r"(?<!')(?P<sign>'{2,3})(?=[^'\s])(?P<words>[^'\n]{1,80})(?P=sign)(?!')"),
        lambda match: ("**{}**" if len(match["sign"]) == 3 else "*{}*").format(match["words"]),
    ),
    Named(
        "table of a wiki",
        "MediaWiki, AsciiDoc",
        '{| class="a"',
        ("{|", "|==="),
        "foreign-mark",
        re.compile(r"\A(?:\{\| ?.*|\|={3,}\s*\Z)"),
    ),
    Named(
        "tags in brackets",
        "论坛 BBCode",
        "[b]粗[/b]",
        ("[/", "[url=", "[color=", "[size=", "[font=", "[align="),
        "foreign-markup",
        re.compile(
            rf"\[(?P<name>{_BBCODE})(?:=[^\[\]\n]{{0,100}})?\](?P<words>(?:(?!\[/(?P=name)\])[^\n]){{0,200}})\[/(?P=name)\]"
            rf"|\[/(?:{_BBCODE})\]|\[(?:url|email)=(?:\s|\Z)"
        ),
        _bbcode,
    ),
    Named(
        "picture of AsciiDoc",
        "AsciiDoc",
        "image::a.png[说明]",
        ("image:",),
        "foreign-markup",
        re.compile(r"(?<![\w/])image::?(?P<words>[^\s\[\]]+)\[[^\]\n]*\]"),
        _words("![…]({})"),
    ),
    Named("line of Org", "Emacs Org", "#+TITLE: 标题", ("#+",), "foreign-mark", re.compile(r"\A#\+[A-Za-z_]+:?.*")),
    Named(
        "numbered example",
        "pandoc",
        "(@) 例句",
        ("(@",),
        "foreign-markup",
        re.compile(r"\A\(@[\w-]*\)(?= )"),
        lambda match: "1.",
    ),
    Named(
        "reference of another program",
        "Quarto, R Markdown",
        "见 @fig-map",
        ("@fig-", "@tbl-", "@eq-", "@sec-", "@ref("),
        "foreign-markup",
        re.compile(r"(?<![\w@.])\\?@(?:ref\()?(?P<kind>fig|tbl|tab|eq|sec)[-:](?P<label>[\w-]+)\)?(?<!-)"),
        _reference,
    ),
    Named(
        "hyphens for a dash",
        "Word, LaTeX",
        "城市--乡村",
        ("--", "－－"),
        "ascii-dash",
        re.compile(rf"(?:(?<=[{HAN}”》）])|(?<=\d)) ?(?:-{{2,3}}|－－) ?(?=[{HAN}“《（\d])"),
        lambda match: "–" if match.string[match.end() : match.end() + 1].isdecimal() else "——",
    ),
    Named("cell without its neighbour", "MultiMarkdown", "^^", ("^^", "<<"), "foreign-mark", re.compile(r"\A(?:\^\^|<<)\s*\Z")),
    Named(
        "full-width tildes",
        "中文输入法",
        "～～删去～～",
        ("～～",),
        "foreign-markup",
        re.compile(r"(?<!～)～～(?P<words>[^～\s][^～\n]{0,60})～～(?!～)"),
        _words("~~{}~~"),
    ),
    Named(
        "full-width letters",
        "中文输入法, PDF",
        "ＡＢＣ１２３",
        tuple(
            chr(code) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B), *range(0xFF66, 0xFFA0))
        ),
        "fullwidth-letters",
        re.compile(r"[Ａ-Ｚａ-ｚ０-９](?:[．，－]?[Ａ-Ｚａ-ｚ０-９])+|[ｦ-ﾟ]{2,}"),
        lambda match: unicodedata.normalize("NFKC", match[0]),
    ),
    Named(
        "rest of a mail",
        "邮件",
        "发自我的手机",
        ("--", "发自我的", "Sent from my", "发件人", "Original Message", "原始邮件"),
        "mail-remains",
        re.compile(
            r"\A(?:--\s*\Z|(?:发自我的|Sent from my) ?\S.*|发件人\s?[:：].*"
            r"|-{2,} ?(?:原始邮件|转发邮件信息|Original Message|Forwarded [Mm]essage) ?-+.*)"
        ),
    ),
    Named(
        "number of a page",
        "PDF, Word",
        "第 3 页",
        ("页", "Page", "-", "—", "–", "－", "·"),
        "page-number-in-text",
        re.compile(
            r"\A(?:[-—–－· ]*第\s?\d{1,4}\s?页(?:\s?[,，/／]?\s?共\s?\d{1,4}\s?页)?[-—–－· ]*"
            r"|(?:[-—–－·]\s?)\d{1,4}\s?[-—–－·]"
            r"|\d{1,4}\s[-—–－]|Page \d{1,4}(?: of \d{1,4})?)\s*\Z"
        ),
    ),
    Named(
        "line of a table of contents",
        "Word, PDF",
        "一、概述……………………3",
        ("....", "……", "····", ". . . ."),
        "pasted-contents",
        re.compile(r"\A.*?\S\s*(?:\.{4,}|…{3,}|·{4,}|(?:\. ){4,})\s*[（(]?(?:\d{1,4}|[IVXⅠ-Ⅻ]{1,5})[）)]?\s*\Z"),
        once=True,
    ),
)
