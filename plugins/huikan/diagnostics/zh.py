"""Every diagnostic in Chinese: code -> (what is wrong, what to do)."""

MESSAGES: dict[str, tuple[str, str]] = {
    "missing-field": ("缺少必填字段“{field}”", "在文件开头的“---”之间写上：{example}"),
    # check.py: what only the whole library shows
    "missing-part-field": (
        "缺少“{field}”，所属的刊、报告或论文集里也没有写",
        "在本文件开头的“---”之间，或在同一文件夹的 index.md 里写上：{example}",
    ),
    "missing-index": (
        "文件夹 {folder} 里没有 index.md，里面的文章不知道属于哪一期、哪一册",
        "新建 {folder}/index.md，写上这一期（册）的标题和日期；也可以用 build.py new 生成",
    ),
    "broken-link": ("链接“{href}”指向的文件不存在", "改正路径，或者删去这个链接；路径从本文件所在的文件夹算起"),
    "broken-link-similar": ("链接“{href}”指向的文件不存在", "是不是想写 {similar} ？路径从本文件所在的文件夹算起"),
    "broken-image": ("图片“{href}”不存在", "把图片放到这个位置，或改正路径；路径从本文件所在的文件夹算起"),
    "broken-image-similar": ("图片“{href}”不存在", "是不是想写 {similar} ？路径从本文件所在的文件夹算起，大小写要一致"),
    "broken-anchor": (
        "链接“{href}”里“#{anchor}”指向的标题不存在",
        "“#”后面写目标标题的文字（小写，空格换成“-”），或者删去“#”及其后的部分",
    ),
    "broken-anchor-similar": ("链接“{href}”里“#{anchor}”指向的标题不存在", "是不是想写 #{similar} ？"),
    "unpublished-link": (
        "链接“{href}”指向的文章现在不公开（草稿、定时发布或内部资料）",
        "等它公开后再加链接，或者删去这个链接；在此之前网站上只显示文字",
    ),
    "missing-file": ("“{field}”写的文件“{href}”不存在", "把文件放到这个位置，或改正路径；路径从本文件所在的文件夹算起"),
    "unknown-record": ("“{field}”写的“{key}”在 {table} 里没有", "在 {table} 里加一条 key: {key}，或改成已有的 key"),
    "unknown-record-similar": ("“{field}”写的“{key}”在 {table} 里没有", "是不是想写 {similar} ？"),
}


# What the commands say; {…} as named there.
CONSOLE: dict[str, str] = {
    "stage-read": "读取内容",
    "stage-assemble": "整理作品",
    "stage-render": "转换正文",
    "stage-check": "检查",
    "stage-pdf": "排版 PDF",
    "stage-pages": "规划网页",
    "stage-feeds": "生成订阅源",
    "stage-web": "生成网页",
    "stage-publish": "发布",
    "summary": "文档 {documents} 篇，网页 {pages} 个，PDF {pdfs} 个，订阅源 {feeds} 个；"
    "新做 {made} 项，沿用 {kept} 项，失败 {failed} 项",
    "timing": "用时 {total} 秒（{stages}），内存最多 {memory} MB",
    "published": "已发布到 {site}（版本 {version}）",
    "unchanged": "内容没有变化，{site} 保持原样（版本 {version}）",
    "stopped": "有错误，没有发布；{site} 保持原样。改正后重新运行；若要先发布没有问题的部分，请加 --keep-going。",
    "kept-going": "已发布没有问题的部分；上面的错误仍需改正。",
    "checked": "检查了 {documents} 篇文档，没有发现错误。",
    "task-failed": "没有做成 {target}：{error}",
    "busy": "另一个构建正在进行（{owner}），请等它结束后再运行。",
    "not-ours": "{site} 已有别的文件，不是本程序生成的。请换一个 --site，或先把它移走。",
    "unwritable": "无法写入 {path}：{error}",
    "no-content": "没有内容文件夹 {path}。请在项目根目录运行，或用 --content 指明。",
    "no-config": "没有配置文件 {path}。请在项目根目录运行，或用 --config 指明。",
    "bad-config": "配置文件 {path} 有问题：{error}",
    "bad-now": "--now 要写成 2025-03-01 或 2025-03-01T08:00 这样的日期时间。",
    "bad-executor": "不认识 --executor {spec}：{error}",
    "bad-key": "“{key}”不能用作网址：请用小写字母、数字和“-”，例如 2025-03 或 why-warm。",
    "unknown-key": "没有叫“{key}”的作品。{similar}",
    "similar": "是不是想写 {names}？",
    "exists": "{path} 已经存在，没有改动它。",
    "written": "已写好 {path}",
    "why-target": "{target}",
    "why-unknown-target": "没有叫“{target}”的文件。{similar}",
    "why-function": "  由 {function} 生成",
    "why-kept": "  缓存里已有，下次构建不必重做",
    "why-new": "  缓存里没有做过，下次构建会做",
    "why-stale": "  下次构建会重做",
    "why-changed": "  与上次不同的输入：{names}",
    "why-because": "  上次重做的原因：{names}",
    "why-inputs": "  全部输入：",
    "why-copied": "  从 {path} 原样复制",
    "serving": "网站在 {address} ，修改后自动更新；按 Ctrl+C 结束。",
    "rolled-back": "{site} 已退回到版本 {version}。",
    "no-rollback": "{site} 没有更早的版本可退。",
}
