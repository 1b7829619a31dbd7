"""What a new file says in Chinese. `$date`, `$year` and `$society` are filled in."""

EXPLAINED = (
    "两行 --- 之间是关于本文的各项信息，一行一项：名称、半角冒号、空格、内容。",
    "每行 # 之后是说明，不会发布。",
)
TRANSLATION = "译文只写与原文不同的各项；日期、期号等沿用原文，不必重写。"
OPTIONAL = "以下各项可写可不写。要用哪一项，就删去那一行开头的井号和空格，再改内容。"

LANG = "zh"
SOCIETY = "某某学会"  # where nobody says its name

TITLES = {
    "issue": "《资讯》$year 年第 1 期",
    "item": "这一条的标题",
    "report": "$year 年度发展报告",
    "chapter": "第一章的标题",
    "proceedings": "$year 年学术大会优秀论文集",
    "paper": "论文的题目",
    "article": "文章的标题",
    "notice": "关于召开某某会议的通知",
    "page": "页面的标题",
}

FIELDS = {
    "date": "date: $date  # 发布日期，按“年-月-日”写，月、日都用两位",
    "status": "status: draft  # 草稿，不会发布；写好后删去这一行",
    "year": "year: $year  # 年度",
    "number": "number: 1  # 期号；系列文章里是第几篇",
    "volume": "volume: 3  # 卷",
    "whole_number": "whole_number: 9  # 总期号",
    "period": "period: $year 年第 1 季度  # 这一期所属的时段",
    "permit": 'permit: "（某）内资准字第 001 号"  # 内部资料准印证号',
    "subtitle": "subtitle: 副标题  # 副标题",
    "summary": "summary: 用一两句话说清楚写了什么。  # 摘要，用在列表、订阅源和分享卡片上",
    "authors": (
        "authors:  # 作者，一人一条；只写姓名也可以：authors: [何静姝, 沈择端]\n"
        "  - name: 何静姝\n"
        "    affiliation: 示例大学  # 单位\n"
        "    orcid: 0000-0002-1825-0097  # 没有就删去这一行\n"
    ),
    "translators": "translators: [方一岚]  # 译者",
    "editors": "editors: [贾疏影]  # 编辑，写法与作者相同",
    "reviewers": "reviewers: [罗潜, 欧阳春]  # 审稿人，按初审、复审、终审的次序",
    "photographers": "photographers: [贾疏影]  # 摄影",
    "tags": "tags: [地下水, 科普]  # 标签，用半角逗号隔开",
    "columns": "columns: [policy]  # 栏目，写 data/columns.yml 里的 key",
    "branch": "branch: planning  # 分支机构，写 data/branches.yml 里的 key",
    "audience": "audience: [青少年]  # 写给谁看：青少年、农民、产业工人、老年人、领导干部",
    "cover": "cover: cover.jpg  # 封面图片，放在同一个文件夹里\ncover_alt: 图上画了什么  # 封面的文字说明，读屏软件会念",
    "source": "source: 某某日报  # 消息的出处",
    "source_url": "source_url: https://example.org/news  # 出处的网址",
    "series": "series: 地下空间发展报告  # 所属系列",
    "region": "region: 全省  # 报告的地区",
    "edition": "edition: 第 1 版  # 版次",
    "publisher": "publisher: 示例出版社  # 出版单位",
    "isbn": 'isbn: "978-7-0000-0000-5"  # 书号',
    "issn": 'issn: "0000-0000"  # 刊号',
    "matter": "matter: front  # 前言写 front，附录写 back，不编章号；正文各章不写这一项",
    "event": "event: $year 年学术大会  # 会议名称",
    "venue": "venue: 甲市  # 会议地点",
    "starts": "starts: $date  # 会议第一天",
    "ends": "ends: $date  # 会议最后一天",
    "organisers": "organisers: [$society]  # 主办单位",
    "abstract": "abstract: >-  # 中文摘要，可以写几行\n  目的、方法、结果、结论。",
    "keywords": "keywords: [隧道, 监测]  # 关键词，用半角逗号隔开",
    "abstract_en": "abstract_en: >-  # 英文摘要（另有英文版的论文不写）\n  Purpose, method, results, conclusions.",
    "keywords_en": "keywords_en: [tunnel, monitoring]  # 英文关键词",
    "pages": 'pages: "1-8"  # 页码',
    "received": "received: $date  # 收稿日期\naccepted: $date  # 录用日期",
    "funding": "funding: 某某基金项目（编号 001）  # 基金项目",
    "bibliography": "bibliography: references.bib  # 文献库：BibTeX、RIS 或 CSL-JSON；正文写 [@键]",
    "award": "award: 一等奖  # 获奖等级",
    "document_number": "document_number: 示地学〔$year〕1 号  # 发文字号",
    "issuer": "issuer: $society  # 发文单位",
    "addressees": "addressees: [各专业委员会, 各会员单位]  # 主送",
    "copies_to": "copies_to: [省科学技术协会]  # 抄送",
    "signed_on": "signed_on: $date  # 成文日期；上面的 date 是发布日期",
    "deadline": "deadline: $date  # 截止日期",
    "contact": "contact: 秘书处 贾疏影，0000-0000000  # 联系人",
    "attachments": "attachments:  # 附件，文件放在同一个文件夹里\n  - file: form.docx\n    title: 回执表",
    "replaces": "replaces: notices/old-notice  # 代替哪一份通知，写它的路径",
    "order": "order: 10  # 在主菜单里的次序；不写就不进菜单",
    "publish_on": "publish_on: $date 08:00  # 到这个时间（北京时间）才发布",
    "visibility": "visibility: internal  # 内部资料，永远不上公开网站",
    "license": "license: CC BY 4.0  # 许可协议",
}

SAMPLE = """
从这里写起。一个空行隔开两段；一段之内可以换行，不影响排版。

## 二级标题

- 列表的第一条；
- 第二条，**重要的字**这样加粗。

| 项目 | 数量 |
|---|---|
| 会议 | 3 |
| 报告 | 12 |

一句话要加注，就在句末写上记号。[^1]

!!! note "提示"
    缩进四个空格的段落放在提示框里。

[^1]: 注释写在文末。

<!--
图片与文件放在一起，单独成段，引号里是图题：
![图上画了什么](picture.jpg "图题")
链接到另一篇，写它的文件名：[另一篇](02-next.md)
尖括号加感叹号之间的这几行不会发布，可以删去。
-->
"""

BODIES = {
    "issue": """
卷首语写在这里，可以不写。各篇文章是同一个文件夹里的其他文件，按文件名的次序排列：`01-item.md`、`02-….md`。
""",
    "report": """
内容提要写在这里，可以不写。各章是同一个文件夹里的其他文件，按文件名的次序排列：`01-chapter.md`、`02-….md`。
""",
    "proceedings": """
前言写在这里，可以不写。每篇论文一个文件夹，按名称的次序排列：`01-paper/index.md`、`02-…/index.md`，图片与论文放在一起。
""",
    "notice": """
为做好某项工作，经研究，定于某日召开会议。现将有关事项通知如下：

## 一、时间和地点

某年某月某日，某市。

## 二、参加人员

1. 各专业委员会负责人；
2. 各会员单位代表。

## 三、有关要求

请于截止日期前把回执发到秘书处。
""",
    "page": """
从这里写起。一个空行隔开两段。

## 二级标题

- 列表的第一条；
- 第二条。
""",
    "item": SAMPLE,
    "chapter": SAMPLE,
    "paper": SAMPLE,
    "article": SAMPLE,
}

# What a record may say, a line each; `{name}` is its name in each language of the site
RECORDS = {
    "event": (
        "name: {name}",
        "date: $date  # 第一天",
        "ends: $date  # 最后一天；只有一天就删去这一行",
        "hours: 09:00-17:30  # 每天的时间",
        "place: {place}  # 地点",
        "summary: {summary}  # 一两句话说明",
        "status: planned  # planned 将举办，postponed 延期，cancelled 取消，held 已举办",
        "url: https://example.org/  # 报名或说明的网址",
    ),
    "award": (
        "name: {name}",
        "year: $year  # 获奖年度",
        "level: first  # special 特等奖，first 一等奖，second 二等奖，third 三等奖",
        "people: [何静姝, 沈择端]  # 完成人",
        "affiliation: {place}  # 完成单位",
        "summary: {summary}",
    ),
    "standard": (
        "name: {name}",
        "number: T/XX 001-$year  # 标准号",
        "date: $date  # 发布日期",
        "status: drafting  # in-force 现行，approval 报批，comment 征求意见，drafting 起草，revision 修订，withdrawn 废止",
        "summary: {summary}",
        "url: https://example.org/",
    ),
    "expert": (
        "name: {name}",
        "title: {place}  # 职称、职务",
        "affiliation: {place}  # 单位",
        "fields: [{field}]  # 研究方向",
        "pinyin: Xing Ming  # 姓名的拼音，姓在前",
        "summary: {summary}",
    ),
    "branch": (
        "name: {name}",
        "summary: {summary}  # 做什么",
        "people: [何静姝]  # 负责人",
        "email: branch@example.org",
    ),
    "base": (
        "name: {name}",
        "place: {place}",
        "level: provincial  # national 国家级，provincial 省级，municipal 市级，county 县级",
        "status: open  # open 开放，closed 暂停",
        "summary: {summary}",
    ),
    "member": (
        "name: {name}",
        "level: member  # president 会长单位，vice-president，standing-council，council，member",
        "url: https://example.org/",
    ),
    "column": ("name: {name}", "summary: {summary}  # 这个栏目登什么", "order: 1  # 次序"),
}
RECORD_WORDS = {"name": "名称", "place": "地点或单位", "summary": "一两句话", "field": "研究方向"}
RECORD_NOTE = "新的一条。用不着的各项删去即可；# 之后是说明，不会发布。"
