"""Words of what is copied into a WeChat account, and of the page that it is copied from."""

from __future__ import annotations

ZH = {
    "wechat_notes": "注释",
    "wechat_links": "参考链接",
    "wechat_note": "[注{number}]",
    "wechat_original": "阅读原文：{url}",
    "wechat_rights": "© {name}。{licence}",
    "wechat_page": "{title}：公众号稿",
    "wechat_copy": "复制正文",
    "wechat_copied": "已复制，请在公众号编辑器里粘贴",
    "wechat_title": "标题",
    "wechat_digest": "摘要",
    "wechat_author": "作者",
    "wechat_source": "原文链接",
    "wechat_ai": "创作来源",
    "wechat_ai_none": "没有声明人工智能参与",
    "wechat_cover": "封面",
    "wechat_first": "先发布网站再粘贴：图片从网站取。",
}
EN = {
    "wechat_notes": "Notes",
    "wechat_links": "Links",
    "wechat_note": "[note {number}]",
    "wechat_original": "Read the original: {url}",
    "wechat_rights": "© {name}. {licence}",
    "wechat_page": "{title}: for the WeChat account",
    "wechat_copy": "Copy the text",
    "wechat_copied": "Copied: paste it into the account’s editor",
    "wechat_title": "Title",
    "wechat_digest": "Digest",
    "wechat_author": "Author",
    "wechat_source": "Link to the original",
    "wechat_ai": "How it was made",
    "wechat_ai_none": "no part of artificial intelligence is declared",
    "wechat_cover": "Cover",
    "wechat_first": "Publish the site before you paste: pictures are fetched from it.",
}
