"""The head of a text out of its first and last paragraphs: title, people, date, and what notices
and papers have besides. What is taken is no longer in the body."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from huikan.importing.days import day_of
from huikan.importing.elements import Block, Heading, Manuscript, Paragraph
from huikan.importing.people import affiliations, names_of, people
from huikan.importing.reports import Report
from huikan.model import KINDS, profile_of

Value = str | list[str] | list[dict[str, str]]
Fields = dict[str, Value]

_NUMBER = re.compile(r"\S{1,20}[〔［\[（(]\s*20\d\d\s*[〕］\]）)]\s*(?:第\s*)?\d{1,4}\s*号")
_LETTERHEAD = re.compile(r"[\u4e00-\u9fff（）]{4,30}文\s*件")
_ADDRESSEES = re.compile(
    r"(?=.*(?:各|全体|有关|会员|学会|协会|分会|委员会|单位|公司|大学|学院|Dear|All ))[^。；！？\n]{2,160}[：:]$"
)
_LABELS = re.compile(
    r"(?:作\s*者|撰\s*稿(?:人)?|撰\s*文|文|记\s*者|通讯员|供稿|来稿|Authors?)\s*[:：/／|丨]\s*(?P<names>\S.*)",
    re.I,
)
_BY = re.compile(r"(?:Written )?by\s*:?\s+(?P<names>[A-Z].*)", re.I)
_DATE = re.compile(
    r"(?:(?:(?:发布|发表|成文|更新|编写)?日\s*期|(?:发布|发表|更新)时间)\s*[:：]\s*|Date\s*:\s*|Published\s*:?\s*)?(?P<day>\S.*)",
    re.I,
)
_SIGNATURE = re.compile(r"[\u4e00-\u9fff（）()\s]{4,40}(?:会|部|室|院|局|处|公司|中心|大学|委员会|组)")
_FIRST = 14  # blocks in which the head stands


@dataclass(slots=True)
class Head:
    """`fields` so far, the blocks that are left."""

    blocks: list[Block]
    fields: Fields = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)  # what is said again in English

    def take(self, at: int) -> Block:
        return self.blocks.pop(at)


def head(
    manuscript: Manuscript, blocks: tuple[Block, ...], kind: str, name: str, report: Report
) -> tuple[Fields, tuple[Block, ...]]:
    """(fields, body) of a manuscript whose file is called `name`."""
    head = Head(list(blocks))
    facts = manuscript.facts
    profile = profile_of(kind)
    if profile.official:
        _letterhead(head)
    _title(head, facts, name, report)
    at = _subtitle(head)
    _byline(head, at)
    if profile.official:
        _addressees(head)
        _signature(head)
    if profile.scholarly:
        _paper(head)
    for name_, field_ in (("date", "date"), ("summary", "summary")):
        if facts.get(name_) and field_ not in head.fields:
            head.fields[field_] = facts[name_]
    if facts.get("author") and "authors" not in head.fields and (names := names_of(facts["author"])):
        head.fields["authors"] = list(names)
    if facts.get("source_url") and "source_url" in KINDS[kind].model_fields:
        head.fields["source_url"] = facts["source_url"]
    for text in head.lost:
        report.add("import-field-dropped", 0, text, field=text[:60])
    return head.fields, tuple(head.blocks)


def _text(block: Block) -> str:
    return " ".join(block.text.split()) if isinstance(block, Paragraph | Heading) else ""


def _letterhead(head: Head) -> None:
    """What stands above the title of an official document: who issues it, and its number."""
    for at, block in reversed(list(enumerate(head.blocks[:6]))):
        text = _text(block)
        if isinstance(block, Paragraph) and _NUMBER.fullmatch(text.replace(" ", "")):
            head.fields["document_number"] = re.sub(r"[［\[（(](20\d\d)[］\]）)]", r"〔\1〕", text.replace(" ", ""))
            head.take(at)
        elif isinstance(block, Paragraph) and _LETTERHEAD.fullmatch(text) and "document_number" in head.fields:
            head.fields["issuer"] = [re.sub(r"文\s*件$", "", text).strip()]
            head.take(at)


def _title(head: Head, facts: Mapping[str, str], name: str, report: Report) -> None:
    """The title: what the program says it is, or looks like it; else the first short line."""
    first = head.blocks[:_FIRST]
    if title := facts.get("title", ""):
        at = next((at for at, block in enumerate(first) if _same(_text(block), title)), -1)
        head.fields["title"] = title
        if at >= 0:
            head.take(at)
        return
    tops = [at for at, block in enumerate(head.blocks) if isinstance(block, Heading) and block.level == 1]
    choices = (
        next((at for at, block in enumerate(first) if isinstance(block, Paragraph) and block.role == "title"), -1),
        _displayed(head.blocks),
        tops[0] if len(tops) == 1 and tops[0] < _FIRST else -1,
        next((at for at, block in enumerate(first[:1]) if isinstance(block, Heading)), -1),
    )
    at = next((at for at in choices if at >= 0), -1)
    if at >= 0:
        head.fields["title"] = _whole_title(head, at)
        return
    at = next((at for at, block in enumerate(first[:3]) if isinstance(block, Paragraph) and 0 < len(_text(block)) <= 40), -1)
    text = _text(head.blocks[at]) if at >= 0 and len(head.blocks) > 1 else ""
    if text and not re.search(r"[。；，：.;,:!！?？]$", text):
        head.take(at)
    else:
        text = name
    head.fields["title"] = text
    report.add("import-guessed-title", 0, "", title=text)


def _displayed(blocks: list[Block]) -> int:
    """The paragraph that is set like a title: in the middle, and large or bold; -1 for none."""
    first = [(at, block) for at, block in enumerate(blocks[:_FIRST]) if isinstance(block, Paragraph)]
    sizes = [block.size for block in blocks if isinstance(block, Paragraph) and block.size]
    body = max(set(sizes), key=lambda size: (sizes.count(size), -size)) if sizes else 10.5
    for at, block in first:
        text = _text(block)
        large = block.size >= body + 2 or block.set_off
        if block.align == "center" and large and 2 <= len(text) <= 90 and not _NUMBER.fullmatch(text.replace(" ", "")):
            return at
        if len(text) > 90:  # the text has begun
            return -1
    return -1


def _whole_title(head: Head, at: int) -> str:
    """The title at a place with the lines of it that follow: Chinese titles are broken by sense."""
    first = head.take(at)
    lines = first.text.split("\n") if isinstance(first, Paragraph | Heading) else []
    while (
        isinstance(first, Paragraph)
        and at < len(head.blocks)
        and isinstance(following := head.blocks[at], Paragraph)
        and (following.role, following.align, following.size, following.set_off)
        == (first.role, first.align, first.size, first.set_off)
        and (first.role == "title" or (first.align == "center" and (first.size >= 14 or first.set_off)))
        and len(lines) < 4
        and not names_of(_text(following))
        and not day_of(_text(following))
        and not following.text.startswith(("—", "-", "（", "("))
    ):
        lines += head.take(at).text.split("\n")  # type: ignore[union-attr]
    folded = [" ".join(line.split()) for line in lines if line.strip()]
    chinese = any(re.search(r"[\u4e00-\u9fff]", line) for line in folded)
    return ("|" if chinese else " ").join(line.replace("|", "｜") for line in folded)


def _same(text: str, title: str) -> bool:
    return bool(text) and re.sub(r"\W", "", text).casefold() == re.sub(r"\W", "", title).casefold()


def _subtitle(head: Head) -> int:
    """Takes a line that is a subtitle; gives where the head goes on."""
    at = next(
        (at for at, block in enumerate(head.blocks[:_FIRST]) if isinstance(block, Paragraph) and block.role == "subtitle"), -1
    )
    if at < 0 and head.blocks and isinstance(first := head.blocks[0], Paragraph) and re.match(r"—{1,2}\S{2,40}$", _text(first)):
        at = 0
    if at >= 0:
        head.fields["subtitle"] = re.sub(r"^—+\s*", "", _text(head.take(at)))
    return max(at, 0)


def _byline(head: Head, at: int) -> None:
    """Names and a date in lines of their own near the beginning."""
    place, tries = at, 0
    while place < len(head.blocks) and tries < 8 and isinstance(block := head.blocks[place], Paragraph):
        tries += 1
        text = _text(block)
        day = day_of(match["day"]) if (match := _DATE.fullmatch(text)) else ""
        label = _LABELS.fullmatch(text) or _BY.fullmatch(text)
        if not text:
            place += 1
        elif label and "authors" not in head.fields and (names := names_of(label["names"])):
            head.fields["authors"] = list(names)
            head.take(place)
        elif day and "date" not in head.fields:
            head.fields["date"] = day
            head.take(place)
        elif block.role == "author" and (names := names_of(text)):
            head.fields["authors"] = [*_named(head.fields.get("authors")), *names]
            head.take(place)
        elif "authors" not in head.fields and block.align == "center" and names_of(text, alone=True):
            head.fields["authors"] = _with_affiliations(head, place)
        else:
            return


def _named(value: Value | None) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def _with_affiliations(head: Head, at: int) -> list[str] | list[dict[str, str]]:
    """The people of a line, with the affiliations of the lines below it."""
    line = head.take(at)
    assert isinstance(line, Paragraph)
    places: dict[str, str] = {}
    while (
        at < len(head.blocks)
        and isinstance(below := head.blocks[at], Paragraph)
        and (more := affiliations(_text(below), bool(places)))
    ):
        places |= more
        head.take(at)
    return people(line.inlines, places)


def _addressees(head: Head) -> None:
    for at, block in enumerate(head.blocks[:3]):
        text = _text(block)
        if (
            isinstance(block, Paragraph)
            and not block.align
            and _ADDRESSEES.fullmatch(text)
            and not re.search(r"如下|以下|通知", text)
        ):
            head.fields["addressees"] = [part for part in re.split(r"\s*[，,；;]\s*", text[:-1]) if part]
            head.take(at)
            return


def _signature(head: Head) -> None:
    """Who signs at the end, and when: 成文日期."""
    for end in range(len(head.blocks) - 1, max(-1, len(head.blocks) - 12), -1):
        at, block = end, head.blocks[end]
        if not isinstance(block, Paragraph) or not (lines := block.text.strip().split("\n")) or not (day := day_of(lines[-1])):
            continue
        head.fields["signed_on"] = day
        head.fields.setdefault("date", day)
        head.take(at)
        issuers = [line.strip() for line in lines[:-1]]
        while (
            at and not issuers[3:] and isinstance(above := head.blocks[at - 1], Paragraph) and _SIGNATURE.fullmatch(_text(above))
        ):
            issuers.insert(0, _text(head.take(at - 1)))
            at -= 1
        if issuers:
            head.fields["issuer"] = [re.sub(r"\s+", "", issuer) for issuer in issuers]
        return


_ABSTRACT = re.compile(r"[【\[［]?\s*(?:摘\s*要|内容提要)\s*[】\]］]?\s*[:：]?\s*(.*)", re.S)
_ABSTRACT_EN = re.compile(r"(?:Abstract|Summary)\s*[:：.—-]?\s*(.*)", re.S | re.I)
_KEYWORDS = re.compile(r"[【\[［]?\s*关\s*键\s*[词字]\s*[】\]］]?\s*[:：]?\s*(.+)", re.S)
_KEYWORDS_EN = re.compile(r"Key\s*-?words?\s*[:：.—-]?\s*(.+)", re.S | re.I)
_PAPER: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("classification", re.compile(r"[【\[［]?中图分类号[】\]］]?\s*[:：]?\s*([A-Z][\w.+/;；\-]*).*", re.S)),
    ("funding", re.compile(r"[【\[［]?(?:基金项目|资助项目|Funding|Foundation item)[】\]］]?\s*[:：]\s*(.+)", re.S)),
    ("received", re.compile(r"[【\[［]?收稿日期[】\]］]?\s*[:：]\s*(.+?)(?:[；;].*)?", re.S)),
)


def _paper(head: Head) -> None:
    """The abstracts, keywords and so on of a paper, each under the label that it has."""
    at = 0
    while at < min(len(head.blocks), 40):
        block = head.blocks[at]
        text = _text(block)
        label = next(((name, match) for name, pattern in _PAPER if (match := pattern.fullmatch(text))), None)
        if not isinstance(block, Paragraph | Heading) or not text:
            at += 1
        elif match := _KEYWORDS.fullmatch(text) or _KEYWORDS_EN.fullmatch(text):
            _keep(head, at, "keywords" if match.re is _KEYWORDS else "keywords_en", _listed(match[1]))
        elif (match := _ABSTRACT.fullmatch(text) or _ABSTRACT_EN.fullmatch(text)) and (match[1] or len(text) < 12):
            at = _abstract(head, at, "abstract" if match.re is _ABSTRACT else "abstract_en", match[1])
        elif label and isinstance(block, Paragraph):
            value = day_of(label[1][1]) if label[0] == "received" else label[1][1].strip().rstrip("。")
            at += 0 if value else 1
            if value:
                _keep(head, at, label[0], value)
        else:
            at += 1
    if "abstract" not in head.fields and "abstract_en" in head.fields:  # a paper in English alone
        for name in ("abstract", "keywords"):
            if f"{name}_en" in head.fields:
                head.fields[name] = head.fields.pop(f"{name}_en")


def _keep(head: Head, at: int, name: str, value: Value) -> None:
    head.fields.setdefault(name, value)
    head.take(at)


def _abstract(head: Head, at: int, name: str, text: str) -> int:
    """An abstract behind its label, or below it; an English title above it goes with it, and the
    names below that, which are those of the head again. Gives where the rest goes on."""
    head.take(at)
    if not text and at < len(head.blocks) and isinstance(head.blocks[at], Paragraph):
        text = _text(head.take(at))
    head.fields.setdefault(name, text)
    first = next((place for place in range(max(0, at - 4), at) if _is_english_title(head.blocks[place])), at)
    if name == "abstract_en" and first < at:
        head.fields["title_en"] = _text(head.take(first))
        while first < at - 1 and isinstance(below := head.blocks[first], Paragraph) and below.align == "center":
            names = names_of(_text(below), alone=True)
            if not names and not affiliations(_text(below), going_on=True):
                break
            head.lost += [_text(head.take(first))]
            at -= 1
        return at - 1
    return at


def _is_english_title(block: Block) -> bool:
    text = _text(block)
    return (
        isinstance(block, Paragraph)
        and block.align == "center"
        and text.isascii()
        and len(text.split()) > 3
        and not names_of(text, alone=True)
    )


def _listed(text: str) -> list[str]:
    parts = re.split(
        r"\s*[;；]\s*" if re.search(r"[;；]", text) else r"\s*[,，、]\s*" if re.search(r"[,，、]", text) else r"\s+", text
    )
    return [part.strip().rstrip("。.") for part in parts if part.strip()]
