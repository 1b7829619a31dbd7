"""What a fresh site says in Chinese. `$name`, `$year` and others are filled in."""

from __future__ import annotations

from collections.abc import Mapping

MAIL = "来信请寄 <{email}>。"
NO_MAIL = "联系方式写在 `content/data/society.yml` 里，会出现在每页页脚。"

PAGES: Mapping[str, str] = {
    "index": """\
---
title: 首页
---

这里是$name的网站。各类出版物都可以在线阅读、下载 PDF，也可以订阅。
""",
    "about": """\
---
title: 关于我们
summary: 学会的宗旨、机构和联系方式。
order: 1
---

$name是由本学科的科技工作者和单位自愿组成的学术团体。

## 我们做什么

- 组织学术会议，出版论文和报告；
- 向公众讲解科学知识；
- 为政府和会员单位提供咨询。

## 怎样联系

$email
""",
}

WORKS: Mapping[str, Mapping[str, str]] = {
    "newsletters": {
        "$year-01/index": """\
---
title: "$newsletters $year 年第 1 期"
date: $date
year: $year
number: 1
summary: 网站开通后的第一期。
---

从这一期起，我们把学会的消息、政策和研究进展定期印出来，也放在网上。欢迎来稿，也欢迎指出差错。
""",
        "$year-01/01-opening": """\
---
title: 网站开通
summary: 学会的网站开通，出版物从此可以在线阅读和订阅。
---

学会的网站今天开通。会员和读者可以在这里阅读各类出版物，下载与纸本一致的 PDF，也可以用阅读器订阅更新。

## 能找到什么

消息和政策按期编排；通知单独成文，附件随文下载；全文可以搜索。

## 怎样投稿

请把稿件和图片寄到编辑部。图片请另附原图，写明拍摄者。
""",
    },
    "reports": {
        "$year-annual/index": """\
---
title: "$year 年学科发展$report"
date: $date
year: $year
summary: 本学科一年来的进展、数据和问题。
---

本书逐章说明一年来的工作，所用数据附在文后。
""",
        "$year-annual/01-overview": """\
---
title: 总论
summary: 一年来的主要工作。
---

这一章概述一年来的工作。章号由程序编排，标题里不必写“第一章”。

## 主要工作

表：一年来的活动

| 活动 | 次数 |
|---|---:|
| 学术会议 | 2 |
| 科普讲座 | 6 |

表格、图和公式都会自动编号，正文里可以引用。
""",
    },
    "proceedings": {
        "$year-conference/index": """\
---
title: "$year 年学术年会$proceedings"
date: $date
event: $year 年学术年会
summary: 学术年会上宣读的论文。
---

本卷收入年会上宣读的论文，每篇都有摘要和关键词。
""",
        "$year-conference/01-paper/index": """\
---
title: 论文的写法
authors: [编辑部]
abstract: 说明论文在本站怎样编排：题目、作者、摘要、关键词、正文和参考文献。
keywords: [写作, 编排]
---

## 引言

一篇论文一个文件夹，正文写在 `index.md` 里，图片放在旁边。

## 方法

小标题用两个井号开头。公式写在美元符号之间，例如 $$E = mc^2$$。

## 结论

参考文献可以写成文献库，正文里用键引用，格式由程序编排。
""",
    },
    "articles": {
        "how-to-write": """\
---
title: 怎样写一篇科普文章
date: $date
summary: 从一个问题写起，只讲一件事，讲到读者能转述给别人。
---

好的科普文章从一个问题写起：冬天的井水为什么是暖的？问题要小，小到一篇文章能够答完。

## 只讲一件事

读者记不住五个概念，但能记住一个道理。多出来的，留给下一篇。

## 先讲看得见的

从读者见过的东西讲起，再讲看不见的原因。数字要有比较：只说“一万吨”，不如说“装满四个游泳池”。

## 请外行读一遍

写完请一位外行读。他在哪里停下来，哪里就要改。
""",
    },
    "notices": {
        "$year-01": """\
---
title: 关于学会网站开通的通知
date: $date
summary: 学会网站开通，即日起通知在网上发布。
---

各会员单位：

学会网站已经开通。从今天起，学会的通知和文件都在网上发布，请各单位指定一位联系人，并订阅本站的通知。

## 一、查阅

通知按日期排列，附件随文下载。

## 二、订阅

网页下方有订阅源的地址，复制到阅读器里即可。
""",
    },
}

README = """\
# $name：网站内容

这个文件夹就是学会的网站。文章写在 `content/` 里，一篇一个文件；改好以后，程序把它们做成网页、订阅源和 PDF。

## 每月要做的

| 想做的事 | 命令 |
|---|---|
| 新建一期资讯 | `huikan new issue 2026-02` |
| 这一期再加一篇 | `huikan new item 2026-02/02-topic` |
| 新建一篇文章、一份通知 | `huikan new article topic`、`huikan new notice 2026-03` |
| 导入 Word 文件 | `huikan import 稿件.docx --as article topic` |
| 边写边看 | `huikan serve`，然后打开 <http://127.0.0.1:8000/> |
| 检查差错 | `huikan check` |
| 生成网站 | `huikan build`，结果在 `site/` |
| 生成印刷文件 | `huikan build --press`，结果在 `press/` |

新建的文件是草稿，写好后删去 `status: draft` 那一行才会发布。带的几篇样稿说明各类内容怎样写，看过以后删去或改写。

## 从哪里改起

1. `content/data/society.yml`：学会的名称、地址、颜色、会徽、菜单，每一项都有说明。
2. `mkdocs.yml`：网站的网址（`site_url`）。网址定下来以前不要发布。
3. `content/index.md`、`content/about.md`：首页和“关于我们”。

中文写在 `文件名.md`，英文写在 `文件名.en.md`；没有英文的，网页上会说明。

## 在一台新电脑上

```sh
python3 -m venv .venv
.venv/bin/pip install -r requirements.txt   # 程序的 .whl 文件放在 wheels/ 里
.venv/bin/huikan build
```

## 升级

```sh
.venv/bin/pip install -U --find-links wheels huikan   # 新的 .whl 文件先放进 wheels/
.venv/bin/huikan upgrade --check                      # 这些内容有什么要改
.venv/bin/huikan upgrade                              # 改好以后，把新版本号写进 requirements.txt
```
"""
