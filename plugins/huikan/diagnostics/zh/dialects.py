"""What other programs would have understood, in Chinese: code -> (what is wrong, what to do)."""

MESSAGES: dict[str, tuple[str, str]] = {
    "template-tag": (
        "“{text}”是网站程序的模板标签，这里不执行，会照原样显示",
        "请删去它，图片、链接、视频改用 Markdown 写；就是要显示它，请放在反引号里",
    ),
    "stray-highlight": (
        "“{text}”会照原样显示：分不清是标亮还是“等于”",
        "要标亮，请写 {suggestion}；是算式或代码，请放在反引号里",
    ),
    "stray-superscript": (
        "“{text}”会照原样显示",
        "要排在上方，请写 {suggestion}，公式请放在 $…$ 里；代码放在反引号里",
    ),
    "stray-subscript": (
        "“{text}”会照原样显示",
        "要删除线，请写两个波浪号：{suggestion}；要排在下方，请写 <sub>…</sub>",
    ),
    "stray-strong": (
        "加粗的星号没有配成对，“{text}”会照原样显示",
        "请在文字前后各写两个星号，中间不要空行：**文字**；就是要显示星号，请写 \\*\\*",
    ),
    "stray-callout": (
        "“{text}”会照原样显示：提示框的类型要写在引文的第一行",
        "请另起一段写：> {text} 标题，下面各行也以 > 开头",
    ),
    "stray-wiki-link": (
        "“{text}”会照原样显示",
        "请写成 [[名称|文字]] 或 [文字](路径.md)，写在一行里",
    ),
    "stray-note": (
        "从“{text}”开始的注释没有结束，会照原样显示",
        "请补上右方括号：^[注文]",
    ),
    "assistant-mark": ("“{text}”是人工智能助手留下的记号，会照原样显示", "请删去；确有出处的，写成链接或引文 [@文献]"),
    "unread-tag": ("“{text}”不是这里认识的标签，会照原样显示", "请删去标签，只留文字；就是要写尖括号，请放进行内代码"),
    "inline-field": ("“{text}”是 Obsidian 的字段，会照原样显示", "请改成一句话，或写进文件开头"),
    "emoji-name": (
        "“{text}”会照原样显示：这里不把名称换成表情",
        "请删去它，或换成文字；PDF 的字体里也没有表情符号",
    ),
    "heading-without-space": (
        "“{text}”会当作正文：标题的 # 后面要有空格",
        "如果是标题，请写：{suggestion}；如果是话题，不用改",
    ),
    "stray-attributes": (
        "“{text}”会照原样显示",
        "名称和样式要紧跟在标题、图片或 [文字] 后面：## 标题 {{#名称}}、[文字]{{.term}}；不需要就删去",
    ),
    "picture-placeholder": (
        "“{text}”是粘贴时没有带过来的图片",
        "请把图片存到本文件旁边，写成 ![图上有什么](图片.png)，或删去这几个字",
    ),
    "stray-link": (
        "“{text}”会照原样显示：链接没有写完整",
        "请写成 [文字](地址)，括号用半角并且成对，地址里不要有空格；有空格的地址写成 [文字](<地址>)",
    ),
    "raw-tex": (
        "“{text}”是 LaTeX 命令，这里不执行，会照原样显示",
        "请删去它，或改用 Markdown；公式请放在 $…$ 里",
    ),
    "stray-contents": (
        "“{text}”会照原样显示",
        "请删去它：长文章的网页和书的 PDF 会自动排目录",
    ),
    "drawn-table": (
        "从“{text}”开始的表格画得不整齐，排不成表格，会照原样显示",
        "请用竖线写：| 甲 | 乙 |，下面一行 | --- | --- |；从 Word 转换时可以用 pandoc -t gfm",
    ),
    "stray-fence": (
        "“{text}”会照原样显示：没有与它成对的一行",
        "提示框以 ::: note 标题 开始，以单独一行 ::: 结束",
    ),
    "schemeless-address": ("“{text}”不是完整的网址，不会成为链接", "请写成 {suggestion}"),
    "foreign-markup": (
        "“{text}”是 {program} 的写法，会照原样显示",
        "请写 {suggestion}；就是要显示这些符号，请放在反引号里",
    ),
    "foreign-mark": (
        "“{text}”是 {program} 的写法，会照原样显示",
        "请删去它，要说的意思用普通文字或 Markdown 写；就是要显示这些符号，请放在反引号里",
    ),
    "mail-remains": ("“{text}”像是从邮件里带来的，会照原样显示", "请删去邮件的抬头、签名和转发的记号，只留文章"),
    "page-number-in-text": ("“{text}”像是从 PDF 或 Word 带来的页码，会照原样显示", "请删去它；页码由排版自动加"),
    "pasted-contents": (
        "“{text}”像是粘贴来的目录，会照原样显示，页码也对不上",
        "请删去整个目录：长文章的网页和书的 PDF 会自动排目录",
    ),
    "ascii-dash": ("“{text}”会照原样显示，不会变成破折号或连接号", "请写 {suggestion}（破折号 ——，起止 –）"),
    "fullwidth-letters": (
        "“{text}”用了全角的字母数字（或半角的假名），读者搜不到，排版也会散开",
        "请写 {suggestion}",
    ),
    "cut-word": (
        "“{text}”在行末用连字符断开，像是从 PDF 带来的，读者会看到“{shown}”",
        "请接成一个词：{suggestion}；本来就有连字符的词，请写在一行里",
    ),
}
