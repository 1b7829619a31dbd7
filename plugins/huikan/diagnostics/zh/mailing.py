"""Mails to members in Chinese: findings, code -> (what is wrong, what to do), and words of the
terminal."""

MESSAGES: dict[str, tuple[str, str]] = {
    "members-encoding": ("认不出会员名单的编码", "请在表格软件里另存为“CSV UTF-8”"),
    "members-none": ("会员名单里没有人", "第一行写列名（姓名、邮箱、语言），以下每行一位会员"),
    "members-no-column": ("会员名单的第一行没有“邮箱”这一列，或者不止一列", "请把存放邮箱的那一列命名为“邮箱”（或 email）"),
    "members-quotes": ("从这一行起引号不成对，后面的内容读不准", "请补上或去掉引号；在表格软件里另存为 CSV 会自动写对"),
    "member-cells": ("这一行有 {count} 格，列名只有 {columns} 个", "姓名里有逗号的，请给这一格加引号"),
    "member-no-address": ("这一行没有邮箱", "请补上邮箱，或删去这一行"),
    "member-address": ("这一行的邮箱不是邮箱地址", "请改正；@ 前面只能用英文字母、数字和 . _ - + 等符号"),
    "member-twice": ("这一行的邮箱与第 {before} 行相同", "请删去其中一行，免得一人收到两封"),
    "member-language": ("不认识这一行的语言", "可以写：{known}，或者不写"),
    "one-click": (
        "邮件会带一键退订（RFC 8058），地址在 mkdocs.yml 的 unsubscribe",
        "请让发信服务器的 DKIM 签名（h=）包括 From、List-Unsubscribe 和 List-Unsubscribe-Post，"
        "并确认这个地址接受 POST、不跳转、不要求登录；没有签名，Gmail 等不会显示退订按钮",
    ),
}
WORDS: dict[str, str] = {
    "stage-mail": "发邮件",
    "mail-needs-both": "发送要同时写 --to（会员名单）和 --smtp（发信服务器）；只看不发，加 --dry-run。没有发出任何邮件。",
    "mail-no-list": "读不了 {path}：{error}。没有发出任何邮件。",
    "mail-list-public": "{path} 在内容、网站或缓存的文件夹里，会被公开。会员名单和发信记录请放到别处。没有发出任何邮件。",
    "mail-nothing-sent": "没有发出任何邮件。改正上面的错误后再运行。",
    "mail-no-sender": "不知道由谁发信：请写 --from，或在 content/data/society.yml 里写 email。没有发出任何邮件。",
    "mail-bad-address": "--from 或 --reply-to 写的不是邮箱地址。没有发出任何邮件。",
    "mail-no-language": "网站没有“{language}”这种语言，可以写：{known}。没有发出任何邮件。",
    "mail-unsound": "邮件做得不对，没有发出：{faults}。这是程序的问题，请报告。",
    "mail-shortened": "{language}：全文超过 100 KB，邮件程序会截断，所以长的部分只放开头，其余链接到网页。",
    "mail-written": "邮件写在 {folder}：用浏览器打开 index.html，用邮件程序打开 message.eml",
    "mail-would": "名单没有问题，共 {count} 位会员。没有发出任何邮件（--dry-run）。",
    "mail-unpublished": "邮件要用的网页或图片还没有发布到 {site}：{names}。"
    "请先运行 huikan build 并发布，或用 --site 指明。没有发出任何邮件。",
    "mail-unpublished-yet": "邮件要用的网页或图片还没有发布到 {site}：{names}。发送以前请先发布。",
    "mail-busy": "另一个程序正在发送 {key}，请等它结束。",
    "mail-broken": "发送时程序出错（{name}），已停下。记录是完整的：再运行一次就接着发。",
    "mail-suppressed": "不发给 {count} 位：名单第 {lines} 行（地址已不存在，或本人已退订）",
    "mail-sent": "发出 {count} 封",
    "mail-refused": "服务器拒收 {count} 封，名单第 {lines} 行。请核对这些会员的邮箱；改了邮箱再运行，就会发给新的邮箱。",
    "mail-delayed": "服务器暂时不收 {count} 封，名单第 {lines} 行。过些时候再运行一次，只会发这些。",
    "mail-unknown": "{count} 封不知道收到没有（名单第 {lines} 行）：程序或连接恰好在服务器答复以前中断。"
    "请在发信服务器的记录里查，再加 --unknown sent（当作已发）或 --unknown again（再发一次）运行。",
    "mail-left": "还有 {count} 封没有发，再运行一次就接着发。",
    "mail-dead": "地址已不存在",
    "mail-unsubscribed": "已退订",
    "smtp-bad-url": "--smtp 要写成 smtp://服务器:587 或 smtps://服务器:465。没有发出任何邮件。",
    "smtp-password-in-url": "不要把密码写在 --smtp 里，别人看得到：请写进环境变量 {password}。没有发出任何邮件。",
    "smtp-no-password": "有用户名而没有密码：请把密码写进环境变量 {password}（用户名可以写进 {user}）。没有发出任何邮件。",
    "smtp-unreachable": "连不上发信服务器。请检查 --smtp 的地址和端口，以及网络。还有 {count} 封没有发，再运行一次就接着发。",
    "smtp-lost": "与发信服务器的连接一再中断（{reply}）。还有 {count} 封没有发，过些时候再运行一次就接着发。",
    "smtp-no-tls": "发信服务器不支持加密（STARTTLS），密码和邮件会被别人看到，所以没有发。请改用 smtps:// 或换一个端口。",
    "smtp-tls": "发信服务器的证书有问题，没有发。请核对服务器名称；服务器名称要与证书一致。",
    "smtp-login": "发信服务器不接受用户名或密码（{reply}）。QQ、163 等邮箱要用“授权码”，不是登录密码。没有发出任何邮件。",
    "smtp-no-login": "发信服务器不让登录。请核对地址和端口，或不写用户名。没有发出任何邮件。",
    "smtp-refuses": "发信服务器拒绝连接（{reply}）。还有 {count} 封没有发，过些时候再运行一次。",
    "smtp-sender": "发信服务器不接受发信人（{reply}）。--from 一般要与登录的邮箱相同。还有 {count} 封没有发。",
    "smtp-refuses-all": "服务器接连拒收（{reply}），多半是超过了发信限额，或不接受这封邮件，所以停下。还有 {count} 封没有发。",
    "returned-done": "读完退信：地址不存在 {dead} 位，退订 {unsubscribed} 位，以前已记下 {known} 位，"
    "暂时没有送到 {later} 位（以后照常发），不是本刊会员 {stranger} 封，与退信无关 {other} 封",
    "returned-lines": "名单里不再收信的：第 {lines} 行",
}
