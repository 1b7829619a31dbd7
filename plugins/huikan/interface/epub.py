"""Words of books as EPUB."""

from __future__ import annotations

ZH = {
    "epub_cover": "封面",
    "epub_title_page": "书名页",
    "epub_start": "正文",
    "epub_landmarks": "导航",
    "epub_pages": "印刷页码",
    "epub_index": "作者索引",
    "epub_abstract": "摘要",
    "epub_online": "网上版本：",
    "epub_accessible": "正文可以随读者的设置改变字号、字体和颜色；标题、目录、注释和链接可用键盘和读屏软件到达。",
    "epub_described": "图片都有文字说明。",
    "epub_not_described": "有些图片没有文字说明。",
    "epub_formulas": "公式是 MathML，另有图形备用。",
}
EN = {
    "epub_cover": "Cover",
    "epub_title_page": "Title page",
    "epub_start": "Start of the text",
    "epub_landmarks": "Landmarks",
    "epub_pages": "Pages of the printed edition",
    "epub_index": "Index of authors",
    "epub_abstract": "Abstract",
    "epub_online": "On the web: ",
    "epub_accessible": "Size, typeface and colours of the text follow the reader’s settings; headings, contents, notes "
    "and links can be reached by keyboard and screen reader.",
    "epub_described": "All pictures are described in words.",
    "epub_not_described": "Some pictures are not described in words.",
    "epub_formulas": "Formulas are MathML, with drawings to fall back on.",
}
