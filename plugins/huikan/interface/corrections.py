"""Words by which readers tell of a mistake, and those that stand for pictures of other sites."""

from __future__ import annotations

ZH = {
    "correction": "发现错误？告诉我们",
    "correction_subject": "勘误：{title}（{language}）",
    "correction_text": "页面：{url}\n\n哪里错了：\n\n应当是：\n",
    "remote_picture": "外站图片",
    "remote_picture_at": "在 {host} 上，打开后才会载入",
}
EN = {
    "correction": "Found a mistake? Tell us",
    "correction_subject": "Correction: {title} ({language})",
    "correction_text": "Page: {url}\n\nWhat is wrong:\n\nWhat it should be:\n",
    "remote_picture": "Picture on another site",
    "remote_picture_at": "at {host}, loaded only when you open it",
}
