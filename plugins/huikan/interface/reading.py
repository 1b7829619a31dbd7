"""Words of what helps to read a text on its page: large pictures, sorted tables, progress."""

from __future__ import annotations

ZH = {
    "reading_close": "关闭",
    "reading_large": "大图",
    "reading_previous": "上一图",
    "reading_next": "下一图",
    "reading_sort": "按此列排序",
    "reading_up": "已按“{name}”{way}升序排列",
    "reading_down": "已按“{name}”{way}降序排列",
    "reading_unsorted": "已恢复原来的次序",
    "reading_pinyin": "拼音",
    "reading_strokes": "笔画",
    "reading_left": "约剩 {minutes} 分钟",
    "reading_read": "已读完",
    "all_works": "全部 {count} 篇",
    "newest_on": "最近 {date}",
    "near_tags": "相关标签",
    "earlier_issues": "往期",
}
EN = {
    "reading_close": "Close",
    "reading_large": "Large picture",
    "reading_previous": "Previous picture",
    "reading_next": "Next picture",
    "reading_sort": "Sort by this column",
    "reading_up": "Sorted by “{name}” {way}, ascending",
    "reading_down": "Sorted by “{name}” {way}, descending",
    "reading_unsorted": "The table’s own order again",
    "reading_pinyin": "(pinyin)",
    "reading_strokes": "(strokes)",
    "reading_left": "About {minutes} min left",
    "reading_read": "Read to the end",
    "all_works": "All {count}",
    "newest_on": "newest {date}",
    "near_tags": "Related tags",
    "earlier_issues": "Earlier issues",
}
