"""The allow-list of bodies, tag by tag and attribute by attribute; a real
browser's tree of all that comes out."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from browser import Answer, reader
from huikan.markup import render
from huikan.markup.sanitise import _ATTRIBUTES, _FOREIGN, _SCRIPTING, _TAGS, _TRANSPARENT, sanitise

# HTML Living Standard, section 15.1 and the obsolete elements of 16.2, 2025; SVG's and
# MathML's that parsers treat apart
ELEMENTS = frozenset(
    "a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br button "
    "canvas caption center cite code col colgroup command content data datalist dd del details dfn dialog dir div dl dt element em "
    "embed fencedframe fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i "
    "iframe image img input ins isindex kbd keygen label layer legend li link listing main map mark marquee math menu menuitem meta "
    "meter multicol nav nextid nobr noembed noframes nolayer noscript object ol optgroup option output p param permission picture "
    "plaintext portal pre progress q rb rp rt rtc ruby s samp script search section select selectedcontent shadow slot small source "
    "spacer span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul "
    "var video wbr xmp animate animatetransform annotation-xml desc foreignobject maction mglyph mi mtext semantics set use".split()
)
EVENTS = (
    "onabort onafterprint onanimationend onanimationstart onauxclick onbeforeinput onbeforematch onbeforetoggle onbeforeunload onblur "
    "oncancel oncanplay onchange onclick onclose oncommand oncontextmenu oncopy oncut ondblclick ondrag ondrop onended onerror onfocus "
    "onfocusin onformdata onhashchange oninput oninvalid onkeydown onkeypress onkeyup onload onloadstart onmessage onmousedown "
    "onmouseenter onmouseover onmousewheel onpageshow onpaste onplay onpointerdown onpointerenter onpointerrawupdate onpopstate "
    "onreset onresize onscroll onscrollend onscrollsnapchange onsearch onsecuritypolicyviolation onselect onshow onslotchange onstorage "
    "onsubmit ontoggle ontouchstart ontransitionend onunload onvolumechange onwebkitanimationstart onwheel onfuture".split()
)
BAD = {
    **dict.fromkeys(EVENTS, "x()"),
    "href": "javascript:x()", "src": "javascript:x()", "srcdoc": "<script>x()</script>", "action": "javascript:x()",
    "formaction": "javascript:x()", "data": "javascript:x()", "poster": "javascript:x()", "background": "javascript:x()",
    "xlink:href": "javascript:x()", "cite": "javascript:x()", "longdesc": "javascript:x()",
}  # fmt: skip
# Not in the list either; nothing happens by them, and nothing of meaning goes with them
USELESS = {
    "srcset": "https://a.test/b.png 2x", "ping": "https://a.test", "target": "_top", "rel": "opener", "download": "x", "autofocus": "",
    "contenteditable": "", "draggable": "true", "tabindex": "1", "accesskey": "a", "popover": "", "popovertarget": "a", "is": "a-b",
    "slot": "a", "part": "a", "nonce": "a", "integrity": "a", "crossorigin": "", "sandbox": "", "allow": "a", "http-equiv": "refresh",
    "content": "0;url=javascript:x()", "charset": "utf-7", "form": "a", "formtarget": "_top", "usemap": "#a", "ismap": "", "sizes": "1",
    "loading": "eager", "fetchpriority": "high", "attributionsrc": "https://a.test", "manifest": "a", "profile": "a", "codebase": "a",
    "classid": "a", "archive": "a", "dynsrc": "javascript:x()", "lowsrc": "javascript:x()", "xmlns": "a", "xml:base": "javascript:",
    "attributename": "href", "to": "javascript:x()", "from": "a", "values": "a", "begin": "0", "folder": "a", "behavior": "url(a)",
    "itemprop": "a", "role": "alert", "aria-hidden": "true", "data-x": "a", "inert": "", "shadowrootmode": "open", "color": "red",
}  # fmt: skip
GOOD = {
    "href": "https://a.test/b", "src": "a.png", "cite": "https://a.test", "style": "width:5px", "align": "center", "dir": "ltr",
    "width": "5", "height": "5", "colspan": "2", "rowspan": "2", "span": "2", "datetime": "2025-01-01", "lang": "en", "type": "1",
}  # fmt: skip
VOID = frozenset(
    "area base basefont bgsound br col command embed frame hr image img input keygen link meta param source track wbr".split()
)
SWALLOWED = frozenset("script style textarea title xmp iframe noembed noframes template svg math plaintext select".split())


def element(name: str, attributes: str = "") -> str:
    return f"<{name} {attributes}>" if name in VOID else f"<{name} {attributes}>甲乙</{name}>"


def in_place(name: str, attributes: str) -> str:
    """The element where parsers allow it."""
    row = name in ("td", "th")
    part = row or name in ("caption", "col", "colgroup", "thead", "tbody", "tfoot", "tr")
    made = element(name, attributes)
    return f"<table>{f'<tr>{made}</tr>' if row else made}</table>" if part else made


def codes(body: str) -> list[tuple[str, int, str]]:
    return [(found.code, found.line, found.severity) for found in render("a/b.md", body, "zh", 7).diagnostics]


def test_the_lists_know_every_element() -> None:
    known = _TAGS | _TRANSPARENT | _SCRIPTING | _FOREIGN
    assert not _TAGS & (_TRANSPARENT | _SCRIPTING | _FOREIGN)
    assert known <= ELEMENTS
    dangerous = set("script object embed applet base meta svg math iframe frame form link style template portal".split())
    assert not _TAGS & dangerous


@pytest.mark.parametrize("name", sorted(_TAGS))
def test_what_honest_material_uses_stays(name: str) -> None:
    for key in sorted(_ATTRIBUTES["*"] | _ATTRIBUTES.get(name, frozenset())):
        value = GOOD.get(key, "a")
        assert f'{key}="{value}' in sanitise(in_place(name, f'{key}="{value}"')), (name, key)
    if name not in VOID and name not in ("col", "colgroup"):
        assert "甲乙" in sanitise(element(name))


@pytest.mark.parametrize("name", sorted(ELEMENTS))
def test_nothing_else_comes_through_whatever_its_attributes(name: str) -> None:
    for key, value in (BAD | USELESS).items():
        made = sanitise(element(name, f"{key}='{value}'"))
        tags = re.findall(r"<([a-z0-9]+)([^>]*)>", made)
        assert {tag for tag, _ in tags} <= _TAGS, made
        if key != "cite":  # an address that no browser follows by itself; `normalise` looks at it
            assert not re.search(rf"\s{re.escape(key)}=", "".join(said for _, said in tags)), made
        assert ("javascript:" not in made and "x()" not in made) or "甲乙" in made, made
    assert "甲乙" in sanitise(element(name)) or name in VOID | SWALLOWED | {"col", "colgroup", "frameset", "frame"}, name


@pytest.mark.parametrize("name", sorted(ELEMENTS))
def test_what_goes_is_said_with_its_line(name: str) -> None:
    said = codes(f"正文。\n\n{element(name)}\n")
    if name in _TAGS | _TRANSPARENT:
        pictures = {"missing-alt", "missing-source"}
        assert [code for code, _, _ in said if code not in pictures] == ["dropped-html"] * (name == "input")
    else:
        code, severity = {
            **dict.fromkeys(_SCRIPTING, ("unsafe-html", "error")), **dict.fromkeys(_FOREIGN, ("dropped-html", "warning"))
        }.get(name, ("unknown-tag", "note"))  # fmt: skip
        assert (code, 9, severity) in said


@pytest.mark.parametrize("key", BAD)
def test_what_was_meant_to_run_is_an_error(key: str) -> None:
    assert ("unsafe-html", 9, "error") in codes(f"正文。\n\n<p {key}='{BAD[key]}'>甲</p>\n")
    assert ("unsafe-html", 8, "error") in codes(f'正文，\n还有<b {key.upper()}="{BAD[key]}">甲</b>。\n')


@pytest.mark.parametrize(
    "said", ["hidden", "HIDDEN=''", 'style="display:none"', 'style="color:red; visibility : hidden"', "style='opacity:0'"]
)
def test_what_was_hidden_and_will_be_read_is_said(said: str) -> None:
    assert codes(f"正文。\n\n<p {said}>甲</p>\n") == [("dropped-html", 9, "warning")]


def test_what_only_looks_hidden_is_left_alone() -> None:
    for said in ('style="opacity:0.5"', 'style="display:block"', 'title="hidden"', "class=hidden"):
        assert codes(f"正文。\n\n<p {said}>甲</p>\n") == []


def everything() -> Iterator[str]:
    for name in sorted(ELEMENTS):
        said = [*list(BAD.items())[::9], *list(USELESS.items())[::4], *list(BAD.items())[-11:]]
        for key, value in said:
            yield element(name, f"{key}='{value}' {key.upper()}=\"{value}\" onclick=x()")
        for inner in ("svg", "math", "style", "textarea", "noscript", "select", "table", "template", "title"):
            yield f"<{name}><{inner}><{name}><!--</{inner}><img src=x onerror=x()>--></{inner}></{name}>"


def test_a_browser_sees_nothing_else_either() -> None:
    """All of it in one page, each piece closed in a section of its own: no other tag,
    no other attribute, no script."""
    pieces = [sanitise(piece) for piece in everything()]
    page = "<!doctype html><meta charset=utf-8>" + "".join(f"<section>{piece}</section>" for piece in pieces)

    def answer(path: str) -> Answer | None:
        return ("text/html; charset=utf-8", page.encode(), {}) if path == "" else None

    with reader(answer) as browser:
        visit = browser.open("")
        seen = browser.page.evaluate(
            """() => [...new Set([...document.body.querySelectorAll("*")].flatMap((element) =>
              [element.localName, ...element.getAttributeNames().map((name) => `${element.localName} ${name}`)]))]"""
        )
        sections = browser.page.evaluate("() => document.body.children.length")
    assert (visit.scripts, visit.dialogs) == ([], [])
    allowed = _TAGS | {
        f"{name} {key}" for name in _TAGS for key in _ATTRIBUTES["*"] | _ATTRIBUTES.get(name, frozenset()) | {"type"}
    }
    assert set(seen) - allowed == set()
    assert sections == len(pieces), "no piece closes what it did not open"
