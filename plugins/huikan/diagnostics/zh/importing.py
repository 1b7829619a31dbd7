"""Files of other programs that are imported, in Chinese: code -> (what is wrong, what to do)."""

MESSAGES: dict[str, tuple[str, str]] = {
    "import-not-word": ("这种文件不能导入：{what}", "请另存为 .docx、网页（.html）或 Markdown（.md），再导入"),
    "import-old-word": ("这是旧版 Word 或 WPS 的格式，没有导入", "请用 Word 或 WPS 打开，另存为 .docx，再导入"),
    "import-encrypted": ("文件设有密码，没有导入", "请打开文件，去掉密码（文件 → 信息 → 保护文档），另存后再导入"),
    "import-macros": ("文件里有宏（程序），没有导入", "请另存为不带宏的 .docx，再导入"),
    "import-damaged": ("文件不完整，读不了：{what}", "请用 Word 或 WPS 打开，另存一份，再导入"),
    "import-unsafe": (
        "文件的构造超出了正常文档的限度，没有导入：{what}",
        "请用 Word 或 WPS 打开，把文字复制到新文档里保存，再导入",
    ),
    "import-encoding": ("认不出文字的编码，没有导入", "请用记事本打开，另存为 UTF-8，再导入"),
    "import-empty": ("文件里没有正文，没有导入", "请打开文件，看文字是不是都在文本框、图片或页眉里"),
    "import-inserted": (
        "有没有处理的修订，不知道以哪个为准，没有导入：{author} 插入了“{text}”",
        "请在“审阅”里接受或拒绝全部修订，保存后再导入",
    ),
    "import-deleted": (
        "有没有处理的修订，不知道以哪个为准，没有导入：{author} 删除了“{text}”",
        "请在“审阅”里接受或拒绝全部修订，保存后再导入",
    ),
    "import-missing": (
        "缺少这类作品必须有的项目：{fields}；先存为草稿（status: draft），不会发布",
        "请在文件开头补上，再删去 status: draft",
    ),
    "import-guessed-title": ("没有认出标题，暂用“{title}”", "请在文件开头的 title 里核对"),
    "import-guessed-date": ("没有找到日期，暂用文件最后保存的日子 {date}", "请在文件开头的 date 里核对"),
    "import-guessed-heading": (
        "没有用标题样式，按字体和序号认作小标题",
        "请核对各级标题；以后在 Word 里用“标题 1”“标题 2”样式更可靠",
    ),
    "import-field-dropped": ("这一项没有带过来：{field}", "需要的话，按指南的写法补在文件开头"),
    "import-comments": ("有 {count} 条批注（{authors}），没有带过来", "请核对批注里的意见是否都已处理"),
    "import-page-heads": ("页眉、页脚没有带过来：{text}", "网页和 PDF 的页眉由程序生成；其中要紧的内容请写进正文"),
    "import-contents": ("目录没有带过来", "目录由程序生成，不用写"),
    "import-text-box": ("文本框里的文字放在了它所在的段落后面：“{text}”", "请核对它应当在的位置"),
    "import-frame": ("只有一格的表格（文字加框）写成了引用", "要做成提示框，请改写为 !!! note"),
    "import-tabs": ("有 {count} 段用制表符对齐，改成了空格", "如果是表格，请改写成表格；如果只是对齐，请删去多余的空格"),
    "import-hidden": ("隐藏的文字没有带过来：“{text}”", "要发布的话，请写进正文"),
    "import-symbol": ("字体“{font}”里的符号（{character}）没有通用的字符，没有带过来", "请在这里补上相应的符号"),
    "import-field": ("域没有带过来：{what}", "请在这里写上它显示的内容"),
    "import-formula": ("公式里有不认识的部分（{what}），已按其余部分写成：{tex}", "请核对这个公式"),
    "import-old-formula": (
        "旧式公式（{what}）是图片，没有带过来",
        "请在 Word 里转换为新的公式（双击后选“转换”），或在这里用 TeX 写：$…$",
    ),
    "import-page-formula": ("网页里的公式没有附 TeX，没有带过来：{text}", "请在这里用 TeX 写：$…$"),
    "import-object": ("嵌入的对象（{what}）没有带过来", "请把它另存为文件作附件，或另存为图片"),
    "import-chart": (
        "图形（{what}）是 Word 自己画的，没有带过来",
        "请在 Word 里右击它，“另存为图片”，放进 image/，再写 ![说明](image/文件名.png)",
    ),
    "import-shape": ("线条、形状没有带过来", "有意义的请另存为图片；装饰不用管"),
    "import-embedded": ("嵌在里面的内容没有带过来：{what} {address}", "需要的话，写一个链接：[文字](地址)"),
    "import-link": ("链接指向这台机器上的文件，或没有一起导入的文件，只留下了文字：{address}", "请补上它在网上或本刊里的地址"),
    "import-picture-format": (
        "图片“{name}”是 {kind} 格式，网页不能显示，没有带过来",
        "请另存为 PNG，放进 image/，再写 ![说明](image/文件名.png)",
    ),
    "import-picture-damaged": ("图片“{name}”已损坏，没有带过来", "请重新保存，放进 image/，再写 ![说明](image/文件名.png)"),
    "import-picture-large": ("图片“{name}”太大（{size}），没有带过来", "请缩小，放进 image/，再写 ![说明](image/文件名.png)"),
    "import-picture-linked": (
        "图片不在文件里，只是一个链接，没有带过来：{name}",
        "请找到原图，放进 image/，再写 ![说明](image/文件名.png)",
    ),
    "import-picture-missing": ("找不到图片“{name}”", "请把它和文件放在一起再导入；或放进 image/，再写 ![说明](image/文件名.png)"),
    "import-remote-pictures": ("图片在别的网站上，仍用原来的地址", "运行 huikan localise，把它们取到本刊文件夹"),
}
