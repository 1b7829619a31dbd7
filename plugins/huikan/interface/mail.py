"""Words of mails to members."""

from __future__ import annotations

ZH = {
    "mail_notes": "注释",
    "mail_note": "[注{number}]",
    "mail_links": "链接",
    "mail_picture": "[图：{alt}]",
    "mail_page": "网页：{url}",
    "mail_read": "在网站上阅读",
    "mail_rest": "其余内容请在网站上阅读 →",
    "mail_rights": "© {name}。{licence}",
    "mail_unsubscribe": "您是会员，所以收到这封信。不想再收，请写信到 {address}，主题写“退订”。",
    "mail_unsubscribe_subject": "退订",
}
EN = {
    "mail_notes": "Notes",
    "mail_note": "[note {number}]",
    "mail_links": "Links",
    "mail_picture": "[picture: {alt}]",
    "mail_page": "On the web: {url}",
    "mail_read": "Read on the web",
    "mail_rest": "The rest is on the web →",
    "mail_rights": "© {name}. {licence}",
    "mail_unsubscribe": "You receive this as a member. To receive no more, write to {address} with “unsubscribe” as subject.",
    "mail_unsubscribe_subject": "unsubscribe",
}
