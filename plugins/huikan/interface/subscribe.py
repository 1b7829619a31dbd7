"""Words of the page that leads to feeds, calendars, mail and the public account."""

from __future__ import annotations

ZH = {
    "subscribe_deck": "新内容出来时告诉您，有几种办法，任选一种。",
    "subscribe_what": "订阅源是什么",
    "subscribe_what_text": "订阅源是一个网址。阅读软件隔一段时间去看一眼，有新内容就取回来，和别处的排在一起。"
    "不要邮箱，不用注册，谁也不知道您是谁；不想看了，删掉就是。",
    "subscribe_how": "三步订阅",
    "subscribe_step_1": "装一个阅读软件，见下面。",
    "subscribe_step_2": "在下面挑一项，按“复制网址”。",
    "subscribe_step_3": "在软件里选“添加订阅”，粘贴。",
    "subscribe_copy": "复制网址",
    "subscribe_copied": "已复制",
    "subscribe_readers": "阅读软件",
    "subscribe_readers_text": "中国大陆能直接用的：手机上 NetNewsWire（iPhone、Mac）、Feedme、Read You（安卓）；"
    "电脑上 Fluent Reader、Thunderbird；自己有服务器的，用 FreshRSS、Miniflux。Feedly、Inoreader 有时打不开。",
    "subscribe_opml": "全部订阅源一次导入（OPML）",
    "subscribe_mail_text": "写信到下面的地址，写明“订阅”，我们把新内容的目录寄给您。",
    "subscribe_wechat_text": "用微信扫一扫，关注学会的公众号。",
    "subscribe_calendar": "日历",
    "subscribe_calendar_text": "会议和活动放进您手机或电脑的日历，改期了会跟着改。",
    "subscribe_calendar_add": "加入日历",
    "subscribe_forms": "其他格式",
}
EN = {
    "subscribe_deck": "There are several ways to hear of what is new. Take the one that you like.",
    "subscribe_what": "What a feed is",
    "subscribe_what_text": "A feed is an address. A reading program looks there now and then and brings what is new, beside "
    "what comes from elsewhere. It needs no mail address and no account, and nobody learns who you are; to stop, delete it.",
    "subscribe_how": "Three steps",
    "subscribe_step_1": "Install a reading program; some are named below.",
    "subscribe_step_2": "Choose what you want to follow, and press “Copy address”.",
    "subscribe_step_3": "In the program choose “Add a feed”, and paste.",
    "subscribe_copy": "Copy address",
    "subscribe_copied": "Copied",
    "subscribe_readers": "Reading programs",
    "subscribe_readers_text": "These work in mainland China too: NetNewsWire (iPhone, Mac), Feedme and Read You (Android), "
    "Fluent Reader and Thunderbird (computers), FreshRSS and Miniflux (on a server of your own). Feedly and Inoreader cannot "
    "always be reached from there.",
    "subscribe_opml": "All feeds at once (OPML)",
    "subscribe_mail_text": "Write “subscribe” to this address, and we send you the contents of what is new.",
    "subscribe_wechat_text": "Scan the code with WeChat to follow the society's public account.",
    "subscribe_calendar": "Calendar",
    "subscribe_calendar_text": "Meetings and events in the calendar of your phone or computer, with every change of their dates.",
    "subscribe_calendar_add": "Add to my calendar",
    "subscribe_forms": "Other formats",
}
