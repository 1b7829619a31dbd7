"""Citations, labels and bibliographies, in Chinese: code -> (what is wrong, what to do)."""

MESSAGES: dict[str, tuple[str, str]] = {
    "unknown-citation": (
        "参考文献里没有“{key}”，正文照原样显示",
        "请在 {files} 里加上这一条，或改正引文的键；如果不是引文，请写成 \\@",
    ),
    "unknown-citation-similar": ("参考文献里没有“{key}”，正文照原样显示", "是不是“{similar}”？请改正，或在 {files} 里加上这一条"),
    "citation-without-bibliography": (
        "引文“{what}”没有文献库可查，正文照原样显示",
        "请在文件头写 bibliography: references.bib，或把全会共用的文献库放在 data/references.bib；如果不是引文，请写成 \\@",
    ),
    "unknown-label": (
        "“{key}”指的图、表、公式或章节不存在，正文照原样显示",
        "请给它加上标签，例如图注后的 {{#{key}}}，或改正这里的写法",
    ),
    "unknown-label-similar": ("“{key}”指的图、表、公式或章节不存在，正文照原样显示", "是不是“{similar}”？"),
    "unknown-item": ("参考文献表里没有“{what}”这个序号", "请改正序号，或在表里补上这一条；如果不是引文，可以不理会这条提示"),
    "unused-reference": ("有 {count} 条文献没有被引用：{keys}", "不用就删去；要留作备用，可以不理会这条提示"),
    "incomplete-reference": ("文献“{key}”缺少{what}", "请在文献库里补上"),
    "bib-unclosed": ("条目“{what}”的括号或引号没有结束，结束之前的内容已经采用", "请检查大括号和引号是否成对"),
    "bib-no-key": ("这里的条目“{what}”没有键，没有采用", "请写成 @article{{wang2026, title = {{…}}, …}}"),
    "bib-field": ("看不懂“{what}”，已经略过", "每个字段请写成 名称 = {{内容}}，字段之间用逗号隔开"),
    "bib-unknown-string": ("没有定义缩写“{what}”，按原样显示", "请加上 @string{{{what} = {{…}}}}，或给内容加上大括号"),
    "bib-duplicate": ("键“{what}”写了两次，只用第一次的", "请给其中一条换一个键"),
    "bib-crossref": ("crossref 指的条目“{what}”不存在", "请改正键，或补上那一条"),
    "bib-too-large": ("文献库太大，没有读取", "请分成几个文件，每个不超过 {what}"),
    "bib-too-slow": ("文献库读得太慢，没有采用", "请检查里面是否混进了别的内容，或分成几个文件"),
    "bib-kind": ("这种文件不能作文献库", "请用 BibTeX（.bib）、RIS（.ris）或 CSL-JSON（.json）：{what}"),
    "csl-not-json": ("这个文件不是 JSON：{what}", "请从文献管理软件重新导出 CSL JSON"),
    "csl-not-a-list": ("这个 JSON 里没有文献列表", "请从文献管理软件导出 CSL JSON：一个列表，每条有 id"),
    "csl-no-id": ("第 {what} 条没有 id，没有采用", "请给它加上 id"),
    "ris-no-type": ("“{what}”之前没有 TY，不知道文献从哪里开始", "每条文献请以“TY  - ”开头，以“ER  - ”结尾"),
    "ris-unclosed": ("从这里开始的文献没有 ER", "请在它后面加上一行“ER  - ”"),
    "ris-line": ("看不懂“{what}”，已经略过", "每行请写成“TI  - 内容”"),
}
