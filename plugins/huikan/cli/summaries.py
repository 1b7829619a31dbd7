"""What each command is for, in a line that fits beside its name, in both languages, and the groups
in which --help lists them. It loads no command."""

from __future__ import annotations

from collections.abc import Mapping

# A group's name, worded as help-… in the console's table -> its commands in the order of the work
GROUPS: Mapping[str, tuple[str, ...]] = {
    "start": ("init", "upgrade"),
    "write": ("new", "import", "serve", "check", "i18n", "localise"),
    "publish": ("build", "rollback", "register", "sync"),
    "print": ("preflight", "volume", "docx"),
    "deliver": ("wechat", "mail", "returned", "evidence"),
    "look": ("why", "sbom"),
}
SUMMARIES: Mapping[str, Mapping[str, str]] = {
    "init": {"en": "Start a society's site in a new folder.", "zh": "新建一个学会的网站。"},
    "upgrade": {"en": "What this version changes for your content.", "zh": "程序升级以后，内容有什么要改。"},
    "new": {"en": "Start a work or a record, its fields explained.", "zh": "新建一篇作品或一条记录，各项都有注释。"},
    "import": {"en": "Texts from Word, WPS, WeChat, Obsidian.", "zh": "把 Word、WPS、微信、Obsidian 的稿子变成文章。"},
    "serve": {"en": "Look at the site while you write.", "zh": "边写边看：改了就更新。"},
    "check": {"en": "All that is wrong in the content.", "zh": "一次找出内容里的全部问题。"},
    "i18n": {"en": "Which translations are behind or missing.", "zh": "哪些译文落后于原文，哪些还没有。"},
    "localise": {"en": "Fetch pictures that texts show from elsewhere.", "zh": "把引用的外站图片取到本地。"},
    "build": {"en": "Make the site, feeds and PDFs, and publish.", "zh": "生成网站、订阅源和 PDF，并发布。"},
    "rollback": {"en": "Show readers the version before.", "zh": "让读者看到上一个版本。"},
    "register": {"en": "Remember all addresses, so that none is lost.", "zh": "记下全部网址，以后一个也不能少。"},
    "sync": {"en": "Upload only what has changed.", "zh": "只上传有变化的文件。"},
    "preflight": {"en": "What a print shop would send back.", "zh": "印前检查：印刷厂会退回什么。"},
    "volume": {"en": "Bind a year or a column as PDF and EPUB.", "zh": "把一年的资讯或一个栏目装订成册。"},
    "docx": {"en": "Files of Word, to circulate and sign.", "zh": "做成 Word 文件，供传阅和签发。"},
    "wechat": {"en": "Pages to be pasted into a WeChat account.", "zh": "做公众号稿，复制就能用。"},
    "mail": {"en": "A work as a mail, and send it to members.", "zh": "做成邮件，发给会员。"},
    "returned": {"en": "Mails that came back: those get no more.", "zh": "读退信和退订信。"},
    "evidence": {"en": "What was published in a year, as a list.", "zh": "一年的出版清单。"},
    "why": {"en": "What makes a file of the site, and why anew.", "zh": "网站里的某个文件由什么生成，为什么重做。"},
    "sbom": {"en": "The software inside, with its licences.", "zh": "软件清单和各自的许可证。"},
}
