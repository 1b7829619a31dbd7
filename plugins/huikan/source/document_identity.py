"""Where a document lies says what it is: its key, its language and its kind."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from posixpath import basename

from huikan.diagnostics import Diagnostic, found
from huikan.model import FOLDERS, PARTS, Lang, Page

YEAR = re.compile(r"\d{4}")
SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
TAIL = re.compile(r"(?P<stem>.*[^/])[-_ （(]+(?P<code>\w+(?:-\w+)?)[)）]?\.md", re.I)
# Codes that an author may take for a language's; other suffixes ("node.js.md") belong to the name.
CODES = {"cn": "zh", "chs": "zh", "zh-cn": "zh", "zh-hans": "zh", "eng": "en", "en-us": "en", "en-gb": "en"}
WORDS = {"english": "en", "英": "en", "英文": "en", "英文版": "en", "chinese": "zh", "中文": "zh", "中文版": "zh"}
# Folders as Chinese editors call them
MEANT = {
    **dict.fromkeys(("通知", "公告", "通知公告"), "notices"),
    **dict.fromkeys(("文章", "科普", "科普文章", "posts", "post", "blog"), "articles"),
    **dict.fromkeys(("资讯", "通讯", "简报", "期刊", "会刊", "issues", "news"), "newsletters"),
    **dict.fromkeys(("报告", "蓝皮书", "发展报告"), "reports"),
    **dict.fromkeys(("论文", "论文集", "papers"), "proceedings"),
}
OTHERS = {"zh", "en", "fr", "de", "ja", "ko", "ru", "es", "pt", "it", "ar", "jp", "kr", "zh-tw", "zh-hant", *CODES}


@dataclass(frozen=True, slots=True)
class DocumentIdentity:
    """`kind` is "" where no document belongs."""

    key: str
    lang: Lang
    kind: str


def identify(path: str, languages: Sequence[Lang]) -> DocumentIdentity:
    """What the file at `path` (from content/) is."""
    stem, lang = _split(unicodedata.normalize("NFC", path), languages)
    folder, _, name = stem.rpartition("/")
    is_index = name == "index" and bool(folder)
    key = folder if is_index else stem
    return DocumentIdentity(key, lang, _kind(key.split("/"), is_index))


def key_of(path: str, languages: Sequence[Lang]) -> str:
    """The key of the document at `path`: without suffix and language; an index has its folder's."""
    return identify(path, languages).key


def path_problems(path: str, languages: Sequence[Lang]) -> list[Diagnostic]:
    """What is odd about a document's place or name."""
    found_of = (_folder(path, languages), _suffix(path, languages))
    name = basename(path)
    if name.casefold().startswith("index.") and not name.startswith("index."):
        return [found("index-case", path, suggestion=f"index{name[5:]}")]
    result = [found("misplaced-document", path)] if not identify(path, languages).kind else []
    result += [fault for fault in found_of if fault]
    if not all(SAFE.fullmatch(part) for part in path.split("/")):
        result.append(found("unsafe-name", path, example=_safe(path)))
    return result


def misnamed_translations(paths: Iterable[str], languages: Sequence[Lang]) -> Iterator[Diagnostic]:
    """Documents named as if they were the translation of the one beside them, in another
    way than the site's: `x_en.md`."""
    folded_paths = {path.casefold() for path in paths}
    for path in paths:
        match = TAIL.fullmatch(path)
        code = match["code"].casefold() if match else ""
        lang = {**CODES, **WORDS}.get(code, code)
        if match and lang in languages[1:] and f"{match['stem']}.md".casefold() in folded_paths:
            suffix, stem = path.removeprefix(match["stem"]), basename(match["stem"])
            yield found("unknown-language-meant", path, suffix=suffix, suggestion=f"{stem}.{lang}.md")


def _folder(path: str, languages: Sequence[Lang]) -> Diagnostic | None:
    """A folder at the top that is named nearly like a kind's, or like a language."""
    top, _, rest = path.partition("/")
    if not rest or top in FOLDERS:
        return None
    if top in languages:
        suffix = "" if top == languages[0] else f".{top}"
        return found("language-folder", path, folder=top, example=f"{rest.removesuffix('.md')}{suffix}.md")
    near = [MEANT[top]] if top in MEANT else get_close_matches(top.casefold(), FOLDERS, 1, 0.8)
    return found("unknown-folder", path, folder=top, suggestion=near[0]) if near else None


def _suffix(path: str, languages: Sequence[Lang]) -> Diagnostic | None:
    """A suffix that looks like a language's but is none of the site's."""
    stem, dot, code = basename(path)[:-3].rpartition(".")
    written, code = code, code.casefold()
    if not dot or not stem:
        return None
    if code in languages:
        name = f"{stem}.{code}.md"
        return found("language-case", path, suffix=f".{written}.md", suggestion=name) if written != code else None
    language = CODES.get(code, "")
    if language in languages:
        suffix = "" if language == languages[0] else f".{language}"
        return found("unknown-language-meant", path, suffix=f".{code}.md", suggestion=f"{stem}{suffix}.md")
    return found("unknown-language", path, suffix=f".{code}.md", expected=_suffixes(languages)) if code in OTHERS else None


def _split(path: str, languages: Sequence[Lang]) -> tuple[str, Lang]:
    stem = path[:-3] if path.casefold().endswith(".md") else path
    before, dot, suffix = stem.rpartition(".")
    if dot and suffix.casefold() in languages and basename(before):
        return before, suffix.casefold()
    return stem, languages[0]


def _kind(parts: Sequence[str], is_index: bool) -> str:
    """The kind of the document with the key `parts`; `is_index`: its file is the
    index of a folder of that name."""
    if parts[0] == "data":
        return ""
    kind = FOLDERS.get(parts[0])
    if kind is None or len(parts) == 1:
        return Page.kind
    if kind in PARTS:
        return {2: kind, 3: PARTS[kind]}.get(len(parts), "")
    in_year = len(parts) == 3 and YEAR.fullmatch(parts[1])
    return kind if len(parts) == 2 or in_year else ""


def _suffixes(languages: Sequence[Lang]) -> str:
    return " / ".join(("x.md", *(f"x.{lang}.md" for lang in languages[1:])))


def _safe(path: str) -> str:
    """The path with what is unsafe in its names replaced: `关于 us.md` gives `us.md`."""
    parts = (
        re.sub(r"[^a-z0-9._]+", "-", unicodedata.normalize("NFKC", part).lower()).strip("-._") for part in path[:-3].split("/")
    )
    return "/".join(part or "name" for part in parts) + ".md"
