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
    "i. first\nii. second\niii. third": "i. first / ii. second / iii. third",
    "**（一）小标题**\n正文。": "（一）小标题 / 正文。",
    "正文里有\n**加粗的词**\n还在一句话里。": "正文里有加粗的词还在一句话里。",
    "示例省学会\n2026年11月3日": "示例省学会 / 2026年11月3日",
    "尊敬的各位会员：\n请于下周到会。": "尊敬的各位会员： / 请于下周到会。",
    "此致\n敬礼": "此致 / 敬礼",
    "张三\n李四\n王五": "张三 / 李四 / 王五",
    "床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。": "床前明月光， / 疑是地上霜。 / 举头望明月， / 低头思故乡。",
    "Q：什么？\nA：这样。": "Q：什么？ / A：这样。",
    "一、概述……………1\n二、方法........3\n附录\t15": "一、概述……………1 / 二、方法........3 / 附录 15",
    "｜甲｜乙｜\n｜——｜——｜\n｜1｜2｜": "甲 / 乙 / 1 / 2",
    "| 甲 | 乙 |\n|：－－|－－：|\n| 1 | 2 |": "甲 / 乙 / 1 / 2",
    "| 甲 | 乙 |\n\n|---|---|\n\n| 1 | 2 |\n\n| 3 | 4 |": "甲 / 乙 / 1 / 2 / 3 / 4",
    "    | 甲 | 乙 |\n    |---|---|\n    | 1 | 2 |": "甲 / 乙 / 1 / 2",
    "　　| 甲 | 乙 |\n　　|---|---|\n　　| 1 | 2 |": "甲 / 乙 / 1 / 2",
    "| 甲 | 乙 |\n|---|---|\n| 1 | << |\n| ^^ | 2 |": "甲 / 乙 / 1 / 2",
    "| 甲行\n| 乙行": "甲行 / 乙行",
    "    | 甲 | 乙": "| 甲 | 乙",
    ">>>\n引文\n\n第二段\n>>>": "引文 / 第二段",
    "> > 问\n> 答": "问 / 答",
    "# 甲\n\n## 总则##\n\n## 学 C#": "甲 / 总则 / 学 C#",
    "- 甲\n　- 乙\n　　- 丙": "甲 / 乙 / 丙",
    "　　- 甲\n　　- 乙": "甲 / 乙",
    "1. 一\n　　1. 一一\n2. 二": "一 / 一一 / 二",
    "#. 甲\n#. 乙": "甲 / 乙",
    ":::spoiler 展开\n内容\n:::": "展开 / 内容",
    "::: columns\n:::: column\n左\n::::\n:::": "左",
    ":::{warning} 小心\n内容\n:::": "小心 / 内容",
    "```{note}\n提示\n```": "注 / 提示",
    "<think>\n推理。\n\n又想。\n</think>\n\n正文。": "正文。",
    "`<think>` 与 `</think>`": "&lt;think&gt; 与 &lt;/think&gt;",
    "oﬃcial ﬁrst，软\u00ad连字": "official first，软连字",
    "`ﬁ\u00ad`": "ﬁ\u00ad",
    "荷载 20\\,kN": "荷载 20 kN",
    "前文 ^2,3^。": "前文 2,3。",
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
    "![图](C:\\Users\\a\\图.png)": ["local-path"],
    "[文](file:///C:/a.pdf)": ["local-path"],
    "![图](data:image/png;base64,AAAA)": ["embedded-picture"],
    "城市--乡村": ["ascii-dash"],
    "第1--3页": ["ascii-dash"],
    "运行 git log --oneline 命令，a -- b": [],
    "～～删去～～": ["foreign-markup"],
    "3～5 天，你好～～": [],
    "ｄｅｐｔｈ 与 ﾃｽﾄ": ["fullwidth-letters", "fullwidth-letters"],
    "１．概述": [],
    "[b]粗[/b]和[url=https://example.org]链[/url]": ["foreign-markup", "foreign-markup"],
    "数组 a[i] 与 b[s]": [],
    "'''粗'''": ["foreign-markup"],
    "h2. 标题": ["foreign-markup"],
    "{+ 加 +}{- 减 -}": ["foreign-markup", "foreign-markup"],
    "- [>] 转\n- [x] 完": ["foreign-markup"],
    "``词''": ["foreign-markup"],
    "见图~1 与表~2": ["foreign-markup", "foreign-markup"],
    "约~10 个，3~5 天": [],
    "如 @fig-map 所示": ["foreign-markup"],
    "写信到 a@fig-map.cn": [],
    "{ref}`abc`": ["foreign-mark"],
    "路径 {id} 与 {name}": [],
    "% 备注": ["foreign-mark"],
    "占 50% 的人": [],
    ".. note:: 提示": ["foreign-mark"],
    "#+TITLE: 甲": ["foreign-mark"],
    "发自我的 iPhone": ["mail-remains"],
    "甲\n\n--\n张三": ["mail-remains"],
    "- 12 -": ["page-number-in-text"],
    "第 3 页 共 10 页": ["page-number-in-text"],
    "见第 3 页": [],
    "一、甲……………1\n二、乙……………2": ["pasted-contents"],
    "他说……………走": [],
    "见[citation:2]。": ["assistant-mark"],
    "希望以上内容对您有所帮助！": ["assistant-mark"],
    "Copy code\n\n```\na\n```": ["assistant-mark"],
    "<think>想</think>": ["assistant-thinking"],
    "<% tp.date %>": ["template-tag"],
    "\\begin{itemize}": ["raw-tex"],
    "![图] (a.png)": ["stray-link"],
    "```mermaid\na-->b\n```": ["foreign-fence"],
    "the found-\nation of it": ["cut-word"],
    "a well-known\nfact, A-\nB": [],
    "| 甲 | 乙 |\n|---|---|\n| 1 | 2 | 3 |": ["ragged-row"],
    "| 甲 | 乙 | 丙 |\n|---|---|\n| 1 | 2 | 3 |": ["table-rule-cells"],
    "今天天气好，\n我们去爬山，\n明天再回来，这样。": ["short-lines"],
    '{align="center"}': ["stray-attributes"],
    '指标 a_total{state="x"}': [],
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
