"""What no text, file or line of the register may be published as: names that hosts or
browsers read as more than a file."""

from __future__ import annotations

import re

# Folders that the program fills; a file of content/ in one of them could stand for what it makes.
FOLDERS = ("feeds", "pdf", "epub", "word", "covers", "cards", "pictures", "search")
# Files that the program makes, now or when the site has use for them.
FILES = ("index.html", "404.html", "robots.txt", "sitemap.xml", "_headers", "_redirects")
# Names by which hosts are configured, scripts are run, or the owner of a domain is proved,
# in whatever folder they lie.
_RULES = re.compile(
    r"(?i)cname|web\.config|(?:netlify|wrangler|fly)\.toml|(?:vercel|now|firebase|staticwebapp\.config|routes)\.json|"
    r"app\.ya?ml|crossdomain\.xml|clientaccesspolicy\.xml|(?:security|ads|app-ads|sellers|humans|llms)\.txt|"
    r"favicon\.ico|(?:sw|service-worker|serviceworker)\.js|apple-app-site-association|assetlinks\.json|"
    r"(?:mp|ww|tencent|alipay|jd|baidu|sogou|shenma|360|bing|google|yandex|pinterest)[_-]?(?:site)?[_-]?verif\w*.*|"
    r"google[0-9a-f]{12,}\.html|bingsiteauth\.xml|(?:jd_)?root\.txt|"
    r"sogousiteverification\.txt|shenma-site-verification\.txt"
)
_AT_ROOT = re.compile(r"(?i)_.*|[^/]*\.txt|sitemap[^/]*\.xml")  # hosts' rules begin with "_", proofs are texts
_PROGRAMS = frozenset(
    "htm shtml xhtml xht mht mhtml js mjs cjs wasm css xml xsl xslt svgz swf jar php phtml asp aspx ashx jsp cgi pl py rb sh "
    "exe msi bat cmd com scr ps1 apk ipa dmg appcache webmanifest map".split()
)

LONGEST_NAME = 200  # bytes; file systems have 255, and a page's address needs some of them
LONGEST_PATH = 800
LONGEST_FILE = 250  # bytes of the name of one published file: a PDF's has its whole key in it
_UNWRITABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff?#\\\\]")


def can_be_published(address: str) -> bool:
    """Whether an address is a plain path that every host can serve
    and every file system can hold."""
    names = address.removesuffix("/").split("/")
    return not (
        _UNWRITABLE.search(address)
        or {"", ".", ".."} & set(names)
        or len(address.encode()) > LONGEST_PATH
        or any(len(name.encode()) > LONGEST_NAME for name in names)
    )


def is_too_long(file: str) -> bool:
    """Whether a file of the site has a name or a path that not every file system holds."""
    return len(file.encode()) > LONGEST_PATH or any(len(name.encode()) > LONGEST_FILE for name in file.split("/"))


def file_type(address: str) -> str:
    """What is published there: "page", or the suffix of a file in small
    letters, "" where it has none."""
    if is_page(address):
        return "page"
    name = address.rpartition("/")[2]
    return name.lower().rpartition(".")[2] if "." in name else ""


def is_page(address: str) -> bool:
    """Whether a page answers there: at a folder, or at an .html file."""
    return address.endswith("/") or not address or address.lower().endswith(".html")


def reserved_reason(address: str) -> str:
    """Why content may publish nothing at an address, as the name of a phrase in
    the messages; "" where it may.

    "rule": hosts configure themselves by it or prove by it who owns the domain; "program":
    browsers or hosts run it; "site": the program itself makes it, or fills the folder.
    """
    if address.casefold() in FILES:
        return "site"
    names = address.removesuffix("/").split("/")
    is_rule = not address.endswith("/") and _RULES.fullmatch(names[-1])  # a folder's own name tells a host nothing
    if is_rule or any(name.startswith(".") for name in names) or (not is_page(address) and _AT_ROOT.fullmatch(address)):
        return "rule"
    if file_type(address) in _PROGRAMS:
        return "program"
    return "site" if names[0].casefold() in FOLDERS and len(names) > 1 else ""
