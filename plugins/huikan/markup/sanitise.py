"""Safe HTML: what may pass, and a finding for each thing of meaning that may not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape

import nh3

from huikan.markup.marks import CLOSE, MARK, OPEN
from huikan.markup.tree import names

_TAGS = names(
    "a abbr b bdi bdo big blockquote br caption center cite code "
    "col colgroup dd del details dfn div dl dt em figcaption figure h1 "
    "h2 h3 h4 h5 h6 hr i img input ins kbd li mark ol p "
    "pre q rp rt ruby s samp section small span strike strong sub summary sup "
    "table tbody td tfoot th thead time tr tt u ul var wbr"
)
# Their tags go, what they hold stays; nothing of meaning is lost
_TRANSPARENT = names("address article aside body dir font footer header hgroup html main nav picture")
_SCRIPTING = names("script object embed applet form base meta svg math noscript template plaintext xmp isindex frameset frame")
_FOREIGN = names(
    "iframe style link button select option optgroup textarea video "
    "audio source track canvas map area param head title dialog "
    "fieldset legend label output progress meter marquee slot portal noframes noembed menu search basefont data"
)
PLAYERS = names("iframe video audio source")  # of which a link stays
KNOWN = _TAGS | _TRANSPARENT | _SCRIPTING | _FOREIGN
SCHEMES = frozenset(("http", "https", "mailto", "tel"))

_CELL = frozenset(("colspan", "rowspan", "align", "valign", "width", "height", "scope", "headers", "abbr"))
_ATTRIBUTES = {
    "*": frozenset(
        (
            "id",
            "class",
            "title",
            "lang",
            "dir",
            "align",
            "style",
            "data-line",
            "data-note",
            "data-wiki",
            "data-formula",
            "data-block",
        )
    ),
    "a": frozenset(("href", "name", "hreflang")),
    "span": frozenset(("index", "sort", "data-cite")),
    "img": frozenset(("src", "alt", "width", "height")),
    "td": _CELL,
    "th": _CELL,
    "col": frozenset(("span", "width")),
    "colgroup": frozenset(("span", "width")),
    "table": frozenset(("border", "width", "cellpadding", "cellspacing")),
    "tr": frozenset(("valign",)),
    "ol": frozenset(("start", "type", "reversed")),
    "ul": frozenset(("type",)),
    "li": frozenset(("value",)),
    "details": frozenset(("open",)),
    "time": frozenset(("datetime",)),
    "del": frozenset(("datetime", "cite")),
    "ins": frozenset(("datetime", "cite")),
    "blockquote": frozenset(("cite",)),
    "q": frozenset(("cite",)),
    "hr": frozenset(("width", "size")),
    "input": frozenset(("checked", "disabled")),
}
_CLEANER = nh3.Cleaner(
    tags=set(_TAGS),
    clean_content_tags={
        "script",
        "style",
        "textarea",
        "title",
        "xmp",
        "iframe",
        "noembed",
        "noframes",
        "template",
        "svg",
        "math",
    },
    attributes={tag: set(allowed) for tag, allowed in _ATTRIBUTES.items()},
    tag_attribute_values={"input": {"type": {"checkbox"}}},
    url_schemes=set(SCHEMES),
    link_rel=None,
    strip_comments=True,
    filter_style_properties={"width", "height", "text-align", "zoom"},
)

_TOKEN = re.compile(
    rf"{OPEN}(?P<mark>\d+){CLOSE}|<(?P<name>[a-zA-Z][^\s/>]*)(?P<rest>(?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>|(?P<broken><[a-zA-Z])"
)
_ATTRIBUTE = re.compile(r"([^\s\"'>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?")
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?![.\d])|font-size\s*:\s*0(?![.\d])", re.IGNORECASE
)
_ADDRESSES = frozenset(("href", "src", "action", "formaction", "poster", "background", "cite", "data", "xlink:href", "longdesc"))


def sanitise(html: str) -> str:
    """The HTML that may pass: well-formed, every tag closed, every attribute quoted."""
    return str(_CLEANER.clean(_TOKEN.sub(_without_strangers, html)))


def _without_strangers(match: re.Match[str]) -> str:
    """A tag, or nothing for one that HTML does not have: a cleaner would take the words
    within some of them (`<set>`) too."""
    name = (match["name"] or "").lower()
    return match[0] if not name or name in KNOWN else ""


def is_refused(address: str) -> bool:
    """Whether an address has a scheme that bodies may not have."""
    return bool(_refused(address))


def findings(html: str) -> Iterator[tuple[str, int, str]]:
    """(code, line, what) for each thing that `sanitise` takes out of
    `html` and that had a meaning."""
    line = 0
    strange = {""}  # a component of another system is named once, not at each of its uses
    for match in _TOKEN.finditer(html):
        if match["mark"]:
            line = int(match["mark"])
            continue
        name = (match["name"] or "").lower()
        attributes = {key.lower(): unescape(a or b or c) for key, a, b, c in _ATTRIBUTE.findall(match["rest"] or "")}
        placed = MARK.fullmatch(attributes.get("data-line", ""))
        line = int(placed[1]) if placed else line
        if name in _SCRIPTING:
            yield "unsafe-html", line, f"<{name}>"
        elif name in PLAYERS and (attributes.get("src") or _has_source(name, html[match.end() :])):
            yield from [("player-as-link", line, f"<{name}>")] if attributes.get("src") else []
        elif name in _FOREIGN:
            yield "dropped-html", line, f"<{name}>"
        elif name not in KNOWN and name not in strange and not name.startswith("o:"):  # Word's empty paragraphs
            strange.add(name)
            yield "unknown-tag", line, f"<{match['name']}>"
        if "hidden" in attributes or _HIDDEN.search(attributes.get("style", "")):
            yield "dropped-html", line, "hidden"  # what it hid will be read
        if name == "input" and attributes.get("type", "").lower() != "checkbox":
            yield "dropped-html", line, "<input>"
        if name == "img" and not attributes.get("src", "").strip():
            yield "missing-source", line, _address(attributes)
        for key, value in attributes.items():
            if (key.startswith("on") and len(key) > 2) or key in ("srcdoc", "formaction"):
                yield "unsafe-html", line, key
            elif key in _ADDRESSES and name not in _SCRIPTING and name not in _FOREIGN:
                yield from ((code, line, value.strip()[:80]) for code in [_refused(value)] if code)


def _has_source(name: str, rest: str) -> bool:
    """Whether a player names its file in an element of its own, which is said instead."""
    return name in ("video", "audio") and "<source" in rest.partition(f"</{name}")[0]


def _address(attributes: Mapping[str, str]) -> str:
    """What a picture without an address is called: WeChat's pages name the address elsewhere."""
    return attributes.get("data-src") or MARK.sub("", attributes.get("alt", "")).strip() or "<img>"


def _refused(address: str) -> str:
    """The code of what is wrong with an address's scheme, "" for nothing."""
    scheme = re.match(r"([a-z][a-z0-9+.-]*):", MARK.sub("", re.sub(r"[\x00-\x20]", "", address)).lower())
    if not scheme or scheme[1] in SCHEMES:
        return ""
    if address.strip().lower().startswith("data:image/"):
        return "embedded-picture"
    if scheme[1] == "file" or len(scheme[1]) == 1:
        return "local-path"
    return "unsafe-html" if scheme[1] in ("javascript", "vbscript", "data") else "refused-link"
