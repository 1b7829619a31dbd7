"""What only the whole library shows, and what texts must not say, in Chinese: code
-> (what is wrong, what to do)."""

MESSAGES: dict[str, tuple[str, str]] = {
    "more-findings": ("这个文件里还有 {count} 处“{name}”没有列出", "先改已经列出的，再检查一次"),
    "missing-field": ("缺少必填字段“{field}”", "在文件开头的“---”之间写上：{example}"),
    "missing-head": (
        "文件开头没有信息，缺少 {fields}",
        "请在文件最前面写上这几行：--- ⏎ {example} ⏎ ---",
    ),
    "page-with-date": (
        "这个文件在文件夹“{folder}”里，当作普通页面，不进任何列表和订阅源",
        "资讯放在 newsletters/，通知放在 notices/，文章放在 articles/，报告放在 reports/，论文集放在 proceedings/；"
        "确实是普通页面，请删去 date",
    ),
    "unknown-rubric": ("data/columns.yml 里没有栏目“{name}”，按原样显示", "新栏目请加进 data/columns.yml；只用一次的可以不管"),
    "unknown-rubric-meant": ("data/columns.yml 里没有栏目“{name}”，按原样显示", "是不是想写“{similar}”？"),
    "missing-part-field": (
        "缺少“{field}”，所属的刊、报告或论文集里也没有写",
        "在本文件开头的“---”之间，或在同一文件夹的 index.md 里写上：{example}",
    ),
    "missing-index": (
        "文件夹 {folder} 里没有 index.md，里面的文章不知道属于哪一期、哪一册",
        "新建 {folder}/index.md，写上这一期（册）的标题和日期；也可以用 huikan new 生成",
    ),
    "stale-translation": (
        "译文登记之后，原文 {original} 又有改动",
        "请对照原文修改译文，改好后运行 huikan i18n --accept {key} 重新登记；登记之前，网页上会提醒读者",
    ),
    "orphaned-translation": (
        "这篇登记为译文，但没有找到原文",
        "请把原文放回来；如果这一篇就是原文，请删去 translated_from 这一行",
    ),
    "schemeless-link": ("“{href}”不是完整的网址，会当成本站的文件", "请写成 {suggestion}"),
    "ambiguous-link": ("“[[{href}]]”有几个同名的：{names}", "请写全路径，例如 [[文件夹/名称]]，或写成 [文字](路径.md)"),
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
    "unknown-volume": (
        "volumes 里的“{name}”没有内容，不会装订",
        "写年份 newsletters/2025，或栏目的 key columns/news；现有 {known}",
    ),
    "unknown-record": ("“{field}”写的“{key}”在 {table} 里没有", "在 {table} 里加一条 key: {key}，或改成已有的 key"),
    "unknown-record-similar": ("“{field}”写的“{key}”在 {table} 里没有", "是不是想写 {similar} ？"),
    "unknown-pack": (
        "没有为“field: {key}”准备封面图案，封面用几何图案",
        "想要专门的图案，就写成其中之一：{similar}；不需要就不用改",
    ),
    "unknown-pack-similar": ("没有为“field: {key}”准备封面图案，封面用几何图案", "是不是想写 {similar} ？"),
    "unknown-slug": (
        "“{field}: {text}”不是认识的写法，页面上照原样显示，各语言都一样",
        "请改成：{known}；确实要这样显示，就不用改",
    ),
    "chapter-number-by-hand": (
        "标题“{title}”自己带了编号“{mark}”，其他章却没有；按次序这是{label}",
        "请删去标题里的编号，或者给每一章都写上编号；前言请写 matter: front",
    ),
    "chapter-number-differs": ("标题“{title}”带的编号是“{mark}”，在原文里它却是{label}", "请改正编号，或者删去，由程序编号"),
    "chapter-number-order": ("标题“{title}”的编号是“{mark}”，前一章却是“{before}”", "请改正编号，或者调整文件的顺序"),
    "chapter-without-number": (
        "标题“{title}”没有编号，这本报告的其他章却有",
        "请补上编号；如果不是一章，请写 matter: front 或 matter: back",
    ),
    "section-number": ("小标题“{heading}”自己带了编号“{mark}”，PDF 里还会再编一次", "请删去编号，或者给这一章的各节都写上编号"),
    "caption-number": (
        "图表的编号写的是“{label}”，这里却是{chapter}",
        "请改正编号，或者删去这个文件里所有图表的编号，由程序编号",
    ),
    "society-name": (
        "学会在这里叫“{name}”，在 mkdocs.yml（{option}）里叫“{other}”",
        "网站和 PDF 上都用这里写的名称；请把 mkdocs.yml 改成一致",
    ),
    # What the texts say (check/wording.py, check/reviews.py); these can be waived
    "identity-number": (
        "这里有身份证号码：{text}",
        "请删去；确实可以公开的，请在文件开头写明理由：waive: {{identity-number: 理由}}",
    ),
    "mobile-number": (
        "这里有手机号码：{text}",
        "请改用秘书处的电话；确实可以公开的，请在文件开头写明理由：waive: {{mobile-number: 理由}}",
    ),
    "number-in-code": (
        "代码里有像手机号、身份证号或银行卡号的数字：{text}",
        "如果是谁的号码，请换成虚构的；如果不是，请在文件开头写明：waive: {{number-in-code: 理由}}",
    ),
    "bank-card": ("这里有银行卡号：{text}", "请删去；确实可以公开的，请在文件开头写明理由：waive: {{bank-card: 理由}}"),
    "bad-identifier": (
        "“{text}”不是正确的 {name}：格式或校验位不对",
        "请对照原件重新抄写（例如 {example}）；如果当时就是这样印的，请写明理由：waive: {{bad-identifier: 理由}}",
    ),
    "placeholder": (
        "“{text}”像是还没有填写的内容",
        "请补上；如果本来就这样写，请在文件开头写明理由：waive: {{placeholder: 理由}}",
    ),
    "internal-self-name": (
        "内部资料性出版物不能自称“{text}”",
        "请改为“本资料”或直接写名称；确需保留的，请在文件开头写明理由：waive: {{internal-self-name: 理由}}",
    ),
    "internal-price": (
        "内部资料性出版物不能定价、销售：“{text}”",
        "请删去；确需保留的，请在文件开头写明理由：waive: {{internal-price: 理由}}",
    ),
    "internal-advertisement": (
        "内部资料性出版物不能刊登、招揽广告：“{text}”",
        "请删去；确需保留的，请在文件开头写明理由：waive: {{internal-advertisement: 理由}}",
    ),
    "missing-review": (
        "出版前须经初审、复审、终审，现在只写了 {count} 位审稿人",
        "请按初审、复审、终审的次序写上三位审稿人的姓名和日期：reviewers: [{{name: …, date: 2025-03-01}}, …]",
    ),
    "undated-review": ("没有写{name}审稿的日期", "请写上姓名和日期：- {{name: {name}, date: 2025-03-01}}"),
    "late-review": (
        "{name}的审稿日期 {day} 晚于下一环节的日期 {later}",
        "请按初审、复审、终审、出版的次序排列，或改正日期",
    ),
    "unknown-waiver": ("没有叫“{text}”的检查项", "可以豁免的有：{known}"),
    "unknown-waiver-meant": ("没有叫“{text}”的检查项", "是不是想写“{suggestion}”？"),
    "unwaivable": ("“{text}”不能豁免", "请改正它所指的问题；可以豁免的有：{known}"),
    "waiver-without-reason": ("没有写豁免“{text}”的理由", "请写明为什么可以保留：{text}: 理由"),
    "unused-waiver": ("豁免了“{waived}”，但文中没有这样的问题", "请删去这一行"),
    "sample-text": ("“{text}”是新建文件时带的说明文字", "请换成自己的内容；还没有写好的，请加上 status: draft"),
    "long-title": (
        "标题有 {size} 个字，封面、目录和书眉都放不下",
        "标题写短一些，其余写进 subtitle 或 summary；正文写在第二行“---”之后",
    ),
    "fullwidth-markdown": ("“{text}”用了全角符号，会照原样显示", "请改成半角：{suggestion}"),
    "index-not-found": ("索引里的“{term}”在正文中找不到", "请核对写法，用 also 写上正文里的别称，或从索引里删去"),
    "index-no-entry": ("索引里“{term}”指引到“{other}”，但没有这一条", "请在索引里加上“{other}”，或改正指引"),
    "day-to-come": (
        "“{field}”是 {day}，比今天（{today}）还晚",
        "如果写错了年月日，请改正；要到那一天才公开，请写 publish_on: {day}",
    ),
    "days-out-of-order": (
        "“{field}”（{day}）早于“{other}”（{before}）",
        "请核对这两个日期",
    ),
    "second-title": (
        "正文里又有一个一级标题“{text}”",
        "文章的标题只有一个，写在 title 里；正文的小标题从 ## 开始",
    ),
    "skipped-level": (
        "小标题“{text}”比前面的“{before}”低了不止一级",
        "请少写一个 #，目录和读屏软件才跟得上",
    ),
    "markup-in-title": (
        "标题里的“{text}”会照原样显示",
        "标题只写文字，请删去这些符号",
    ),
    "chinese-in-translation": (
        "这是 .{language}.md，内容却有 {share} 是中文",
        "请换成译文；还没有译好，就先删去这个文件，读者会看到原文的链接",
    ),
    "same-number": (
        "与 {other} 的期号相同：{number}",
        "请核对期号",
    ),
}
