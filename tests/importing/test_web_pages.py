"""Pages of HTML, saved ones of WeChat among them, and Markdown of other programs."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from content_from_text import DOT, LANGUAGES
from huikan.diagnostics.words import message
from huikan.importing import Import, Job, convert

GOLDEN = Path(__file__).parents[1] / "cases/importing"
WECHAT = """<!DOCTYPE html><html><head><meta charset="utf-8"><title></title>
<meta property="og:title" content="地铁穿山而过"><meta name="author" content="学会编辑部">
<meta property="og:url" content="https://mp.weixin.qq.com/s/abc"><meta property="og:description" content="隧道今日贯通。">
<script>var ct = "1767225600"; var oriCreateTime = '1767225600';</script><style>p{color:red}</style></head><body>
<h1 class="rich_media_title" id="activity-name"> 地铁穿山而过 </h1>
<div id="meta_content"><span id="js_author_name">林昭</span><em id="publish_time">2026-03-31 08:00</em></div>
<div class="rich_media_content" id="js_content" style="visibility: hidden; opacity: 0;">
<section data-tools="135编辑器"><section style="text-align:center"><p style="text-align:center"><strong><span style="font-size:18px">一、贯通</span></strong></p></section></section>
<p><span style="font-size: 16px;">3月31日，<span style="font-weight: bold;">隧道</span>贯通。</span></p>
<p><br></p><p>&nbsp;</p>
<p style="text-align: center;"><img data-src="https://mmbiz.qpic.cn/mmbiz_png/abc/640?wx_fmt=png" alt="图片" data-ratio="1"></p>
<p>图1 洞口</p>
<p><img src="img/local.png" alt="本地"></p>
<section style="display: none;">隐藏的统计文字</section>
<ul class="list-paddingleft-1"><li><p>第一点</p></li><li><p>第二点</p><ol><li><p>小点</p></li></ol></li></ul>
<table><tbody><tr><td colspan="2" style="x">合计</td><td>9</td></tr><tr><td>甲</td><td>乙</td><td>8</td></tr></tbody></table>
<mp-common-video src="https://v.qq.com/x"></mp-common-video>
<blockquote><p>引文<em>强调</em>。</p></blockquote>
<p><a href="https://example.org/a?b=1&amp;copy=2">阅读原文</a>，<a href="javascript:;">点赞</a>，<a href="weixin://x">小程序</a></p>
<p style="display:none;"><img src="x.gif" width="1"></p>
</div><div id="js_tags">标签</div></body></html>"""
WORD_PAGE = """<html xmlns:o="urn:x"><head><meta charset=gb2312><title>通知</title></head><body lang=ZH-CN>
<h1>关于开会的通知</h1>
<p class=MsoNormal>各单位：<o:p></o:p></p>
<p class=MsoListParagraph style='margin-left:18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span>1.<span>&nbsp; </span></span><![endif]>甲项</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span>2.<span>&nbsp; </span></span>乙项</p>
<p class=MsoNormal>水H<sub>2</sub>O，<u>线</u>，<s>删</s>。<br>
换行。</p>
<table class=MsoTableGrid><tr><td><p>甲</p></td><td><p>乙</p></td></tr><tr><td><p>1</p></td><td><p>2</p></td></tr></table>
<p>公式 <span class="katex"><math><annotation encoding="application/x-tex">a^2+b^2</annotation></math></span>，<math><mi>x</mi></math></p>
<figure><img src="data:image/png;base64,PNG"><figcaption>说明文字</figcaption></figure>
<pre><code class="language-python">def f():
    return 1</code></pre>
</body></html>""".replace("PNG", base64.b64encode(DOT).decode())
OBSIDIAN = """\
---
tags:
  - 土
  - 水
aliases: [旧名]
cssclass: wide
created: 2026-03-01T12:30:00+08:00
author: 林昭
draft: false
---
# 野外笔记

见 [[别的笔记]]、[[图谱/区域图|区域]]、[[#小节]] 和 [[附表.csv]]。

![[Pasted image 1.png|300]] ![说明](attachments/a%20b.png "题注") ![远](https://example.org/a.png)

![[别的笔记]]

`[[代码里的]]` ==重点== %%私人备注%%

```
![[不动]]
```

[同行](同行.md#节)、[没有](没有.md)、[附件](数据.csv)、[外](https://example.org)
"""
FILES: Mapping[str, bytes] = {
    "img/local.png": DOT,
    "Pasted image 1.png": DOT,
    "attachments/a b.png": DOT + b"",
    "数据.csv": "甲,乙\n1,2\n".encode(),
    "附表.csv": b"a,b\n",
}


def shown(result: Import) -> str:
    texts = [data.decode() for path, data in result.files.items() if path.endswith(".md")]
    said = [f"{finding.line or '-'} {finding.code}: {message(finding, 'en')}" for finding in result.findings]
    return "".join(texts) + "\n=== " + "\n=== ".join([*result.files, *said]) + "\n"


CASES: Mapping[str, Job] = {
    "wechat": Job("saved.html", WECHAT.encode(), "item", "newsletters/2026-01/01-a", FILES.get),
    "word-page": Job("通知.htm", WORD_PAGE.encode("gb18030"), "notice", "notices/a", FILES.get),
    "obsidian": Job(
        "笔记.md", OBSIDIAN.encode(), "article", "articles/a", FILES.get, {"同行.md": "articles/b", "同行": "articles/b"}
    ),
    "gb18030": Job("旧稿.txt", "# 旧稿\r\n\r\n这是用记事本存的稿子。\r\n".encode("gb18030"), "article", "articles/a"),
}


@pytest.mark.parametrize("name", CASES)
def test_each_page_becomes_what_it_says(name: str, golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / f"{name}.txt", shown(convert(CASES[name], LANGUAGES)))
