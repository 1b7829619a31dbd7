"""What the foot of every page says of the society: who it is, how to reach it, and
its filings with the authorities."""

from __future__ import annotations

import re

from huikan.model import Society, localised
from huikan.outputs.pages.edition import Edition
from huikan.outputs.pages.links import pictured
from huikan.outputs.pages.spec import View
from huikan.publication import data_file

ICP = "https://beian.miit.gov.cn/"  # the ministry's filing site, which the number must lead to
POLICE = "https://beian.mps.gov.cn/#/query/webSearch?code="  # the record with this number


def society(edition: Edition) -> View:
    """The society's record in the reader's language; empty text where it says nothing."""
    record, lang = edition.library.society or Society(name={}), edition.lang
    short = localised(record.short_name, lang) or edition.name(lang)
    return {
        "about": localised(record.about, lang),
        "sample": localised(record.sample, lang),
        "organiser": localised(record.organiser, lang),
        "address": localised(record.address, lang),
        "email": record.email or "",
        "phone": record.phone or "",
        "corrections": record.corrections or "",
        "icp": {"text": record.icp, "url": ICP} if record.icp else None,
        "police": {"text": record.police, "url": POLICE + _digits(record.police)} if record.police else None,
        "logo": pictured(edition, data_file(record.logo)) if record.logo else None,
        "icon": icon(edition, record),
        "footer": localised(record.footer, lang),
        "wechat": pictured(edition, data_file(record.wechat)) if record.wechat else None,
        "wechat_code": edition.words["wechat_code"].format(name=short),
        "years": _years(edition, record),
    }


def icon(edition: Edition, record: Society) -> View | None:
    """The picture on a browser's tab: the society's own, else its logo; None where it has
    neither."""
    path = record.favicon or record.logo
    picture = pictured(edition, data_file(path)) if path else None
    return {"address": picture["src"], "svg": str(path).lower().endswith(".svg")} if picture else None


def _digits(number: str) -> str:
    return "".join(re.findall(r"\d", number))


def _years(edition: Edition, record: Society) -> str:
    """From the first year to that of the newest work: the content knows, the clock is not asked."""
    dated = [work.meta.date.year for work, _ in edition.library.walk() if work.meta.date]
    last = max(dated, default=record.since or 0)
    first = min(record.since or last, last)
    return f"{first}–{last}" if first < last else str(last or "")
