"""Words of feeds and calendars."""

from __future__ import annotations

ZH = {
    "feed_items": "{whole}各篇",
    "feed_items_about": "{whole}的每一篇文章，一篇一条。",
    "feed_papers": "论文",
    "feed_papers_about": "{whole}的每一篇论文，一篇一条。",
    "feed_whole": "全文见网页",
    "feed_year": "{name}（{year}年）",
    "feed_list": "{name}的订阅源",
    "calendar_deadline": "截止：{title}",
    "calendar_soon": "即将到来：{title}",
    "calendar_add": "加入日历程序",
}
EN = {
    "feed_items": "{whole}: contributions",
    "feed_items_about": "Every contribution to an issue, each by itself.",
    "feed_papers": "Papers",
    "feed_papers_about": "Every paper, each by itself.",
    "feed_whole": "Read the whole text on the site",
    "feed_year": "{name} ({year})",
    "feed_list": "Feeds of {name}",
    "calendar_deadline": "Deadline: {title}",
    "calendar_soon": "Soon: {title}",
    "calendar_add": "Add to a calendar program",
}
