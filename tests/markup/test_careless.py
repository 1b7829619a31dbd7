"""What careless editors paste and type, as its kind is read: words and lines as they were meant, or
a finding. The left is written, the right is what readers get (" / " between lines and blocks), or
the codes of what is said."""

from __future__ import annotations

import re

import pytest
from test_dialects import findings

from huikan.markup import adapt, render
from huikan.source.characters import read

UNDERSTOOD = {
    "1️⃣ 第一\n2️⃣ 第二": "1️⃣ 第一 / 2️⃣ 第二",
    "Ⅰ. 甲\nⅡ. 乙": "Ⅰ. 甲 / Ⅱ. 乙",
    "\uf0b7 项一\n\uf0b7 项二": "• 项一 / • 项二",
    "\uf0d8 项一\n\uf0d8 项二": "➢ 项一 / ➢ 项二",
    "Ø 项一\nØ 项二": "Ø 项一 / Ø 项二",
    "✅ 完成甲\n✅ 完成乙": "✅ 完成甲 / ✅ 完成乙",
    "★甲\n★乙": "★甲 / ★乙",
    "附件：1. 甲表\n      2. 乙表": "附件：1. 甲表 / 2. 乙表",
    "附件: 1.甲表\n2.乙表": "附件: 1.甲表 / 2.乙表",
    "•\u00a0项一\n•\u00a0项二": "• 项一 / • 项二",
    "a. 甲\nb. 乙": "a. 甲 / b. 乙",
    "(1) 甲\n(2) 乙": "(1) 甲 / (2) 乙",
    "1)甲\n2)乙": "1)甲 / 2)乙",
    "第一条 总则\n第二条 附则": "第一条 总则 / 第二条 附则",
    "联系人：张三 电话：010-1\n邮箱：a@b.cn": "联系人：张三 电话：010-1 / 邮箱：a@b.cn",
    ":::tips\n提示内容\n:::": "提示 / 提示内容",
    '<font style="color:red">文字</font>': "文字",
    "> [!tip]+ 标题\n> 内容": "标题 / 内容",
    "==高亮 **粗**==": "高亮 粗",
    "**粗体：**后文，**“引”**后文": "粗体：后文，“引”后文",
    "__粗__体 snake_case_name": "粗体 snake_case_name",
    "[链接]（https://example.org）": "链接",
    "|a|b\n|-|-\n|1|2": "a / b / 1 / 2",
    "一段话以 2. 开头的\n一行不是列表": "一段话以 2. 开头的一行不是列表",
    "甲](<b>乙</b>。": "甲](乙。",
    "<table><tr><td>甲](</td><td>乙</td></tr></table>": "甲]( / 乙",
    "面积共有\n3. 5 公顷的地": "面积共有 3. 5 公顷的地",
}
SAID = {
    "见【1†source】资料。": ["assistant-mark"],
    "正文 :contentReference[oaicite:0]{index=0} 后文。": ["assistant-mark"],
    "前文 citeturn0search1 后文。": ["assistant-mark"],
    '<text_color color="red">红字</text_color>': ["unread-tag", "unread-tag"],
    "<a_b/>甲": ["unread-tag"],
    "评分:: 5": ["inline-field"],
    "#标签/子标签 #标签2": [],
    "＞ 引用": ["fullwidth-markdown"],
    "前｀代码｀后": ["fullwidth-markdown"],
    "{{< figure src=\"a.png\" >}}": ["template-tag"],
    "访问 www.example.org。": ["schemeless-address"],
    r"\newpage": ["raw-tex"],
    "1 < 2 且 3 > 2，a<b": [],
    "std::vector 与 A::B": [],
    "`<text_color>` 与 `评分:: 5`": [],
    "5 > 3，x＞y": [],
    "引用†注": [],
}  # fmt: skip


@pytest.mark.parametrize("body", UNDERSTOOD)
def test_it_is_read_as_it_was_meant(body: str) -> None:
    html = adapt(render("articles/a.md", read(body), "zh"), "web", {})
    lines = re.split(r"<br>|</?(?:p|li|td|th|tr|div|table|ul|summary|h\d)\b[^>]*>", html)
    shown = [" ".join(re.sub(r"<[^>]*>|\u2060", "", line).split()).strip("\n ") for line in lines]
    assert " / ".join(line for line in shown if line) == UNDERSTOOD[body]


@pytest.mark.parametrize("body", SAID)
def test_it_is_said(body: str) -> None:
    assert [finding.code for finding in findings(body) if finding.line > 4] == SAID[body]
