"""What each field of content/data/society.yml means, and an example of it."""

from __future__ import annotations

from collections.abc import Mapping

from huikan.model import Lang

HEAD: Mapping[Lang, str] = {
    "zh": "学会是谁、怎样联系、网站什么样。每一项前面是说明；要用加了井号的一项，就删去井号和它后面的空格，再改内容。",
    "en": "Who the society is, how to reach it, how its site looks. To use a line that is commented out, delete its “# ”.",
}
HELP: Mapping[Lang, Mapping[str, str]] = {
    "zh": {
        "name": "学会的全称，一种语言一行；网页、PDF、订阅源和引文里的名称都取自这里",
        "short_name": "简称，用在公众号二维码的说明等处",
        "about": "一两句话的介绍，印在每页页脚和资讯的封底",
        "field": "学科领域，封面和卡片的图案由它选择",
        "url": "学会另有网站时，那个网站的网址",
        "organiser": "主办单位，与学会不同时才写",
        "since": "网站从哪一年办起，写在版权行里",
        "email": "联系信箱",
        "phone": "联系电话",
        "corrections": "读者报告错误的去处：信箱，或 GitHub、Gitee 仓库的网址；每页页脚会有一个链接",
        "address": "通信地址",
        "icp": "网站备案号，页脚会链接到备案网站",
        "police": "公安备案号",
        "wechat": "公众号二维码图片，放在 content/data/ 下面",
        "logo": "会徽图片（SVG 或 PNG），放在 content/data/ 下面，显示在每页页首",
        "favicon": "浏览器标签上的小图片；不写就用会徽",
        "colour": "链接和按钮的颜色，写成井号加六位十六进制数；太浅看不清时会提醒",
        "colour_dark": "深色页面上的颜色；不写就由 colour 推算",
        "kinds": "各类出版物叫什么：左边写文件夹名（newsletters、reports、proceedings、articles、notices），"
        "单独一册另有叫法的写 report 等",
        "menu": "主菜单的次序：文件夹名、catalogues（名录）或页面的文件名；没写进来的不出现",
        "home": "首页各栏的次序，写文件夹名；没写进来的不出现",
        "volumes": "装订成册的年份和栏目：写资讯的一年，或 columns/ 加栏目的名字",
        "footer": "页脚里多加的一行字",
        "typefaces": "通知用的字体（仿宋、小标宋、黑体、楷体）：theme/print/fonts/extra/ 里的文件名，"
        "如 {body: FangSong_GB2312.ttf}；{} 是程序的宋体",
        "printing": "印刷用纸 stock（coated 铜版纸、uncoated 胶版纸、newsprint 新闻纸）；"
        "印厂给的 ICC 文件和总墨量 ink 也写在这里",
        "reviews": "写 required：资讯、报告、论文集须有三审的姓名和日期才能发布",
        "sample": "每页都印的一行声明，例如内容属于试刊",
    },
    "en": {
        "name": "The full name, a line a language; pages, PDFs, feeds and citations take it from here",
        "short_name": "A short name, for the caption of the WeChat code and the like",
        "about": "A sentence or two about the society, at the foot of every page and the back of newsletters",
        "field": "The field of science, which chooses the drawings on covers and cards",
        "url": "The society's other web site, if it has one",
        "organiser": "Who runs the publications, where that is not the society itself",
        "since": "The first year of the site, for the line of copyright",
        "email": "Where to write to",
        "phone": "Telephone",
        "corrections": "Where readers tell of mistakes: a mail address, or a repository on GitHub or Gitee",
        "address": "Postal address",
        "icp": "The ICP filing number of the site (mainland China); the footer links it",
        "police": "The public-security filing number",
        "wechat": "A picture of the public account's QR code, below content/data/",
        "logo": "The logo (SVG or PNG), below content/data/, at the head of every page",
        "favicon": "The picture on the browser's tab; otherwise the logo",
        "colour": "The colour of links and buttons, as # and six hexadecimal digits; you are told if it is too pale",
        "colour_dark": "The same on dark pages; otherwise worked out from colour",
        "kinds": "What publications are called, by their folders (newsletters, reports, proceedings, articles, "
        "notices), or one of them by its kind (report …)",
        "menu": "The main menu in its order: folders, catalogues, names of pages; what is not named is not in it",
        "home": "The home page in its order, by folders; what is not named is not on it",
        "volumes": "What is bound as a volume: a year of the newsletter, or columns/ and the name of a column",
        "footer": "One more line at the foot of every page",
        "typefaces": "Fonts for notices, files of theme/print/fonts/extra/: {body: FangSong_GB2312.ttf}; {} is ours",
        "printing": "What works are printed on: stock (coated, uncoated, newsprint), the print shop's ICC files, its ink limit",
        "reviews": "Write required where newsletters, reports and volumes need the names and days of three reviews",
        "sample": "A line on every page, such as that this is a trial issue",
    },
}
_SHARED: Mapping[str, object] = {
    "since": 2026,
    "email": "office@…",
    "phone": "010-…",
    "corrections": "https://gitee.com/your-society/journal",
    "icp": "京ICP备12345678号",
    "police": "京公网安备11010802020088号",
    "wechat": "image/wechat.png",
    "logo": "image/logo.svg",
    "favicon": "image/favicon.png",
    "url": "https://…",
    "colour": "#1a5a80",
    "colour_dark": "#8ac4e2",
    "menu": ("newsletters", "articles", "about"),
    "home": ("newsletters", "notices", "articles"),
    "volumes": ("newsletters/2026",),
    "typefaces": {"body": "FangSong_GB2312.ttf", "title": "FZXiaoBiaoSong.ttf"},
    "printing": {"stock": "uncoated", "ink": 280},
    "reviews": "required",
}
EXAMPLES: Mapping[Lang, Mapping[str, object]] = {
    "zh": {
        **_SHARED,
        "name": {"zh": "某省某学会", "en": "A Provincial Society"},
        "short_name": {"zh": "某学会", "en": "APS"},
        "about": {"zh": "由本省从事某学科的科技工作者自愿组成的学术团体。", "en": "A learned society of …"},
        "field": "气象",
        "organiser": {"zh": "某学会秘书处", "en": "The secretariat"},
        "address": {"zh": "某市某路 1 号", "en": "1 Road, City"},
        "kinds": {"reports": {"zh": "年报", "en": "Annual reports"}, "report": {"en": "Annual report"}},
        "footer": {"zh": "未经许可，不得转载。", "en": "All rights reserved."},
        "sample": {"zh": "本站正在试运行。", "en": "This site is on trial."},
    },
}
EXAMPLES = {**EXAMPLES, "en": {**EXAMPLES["zh"], "field": "meteorology"}}
