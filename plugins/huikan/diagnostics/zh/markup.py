"""The body of a document, in Chinese: code -> (what is wrong, what to do)."""

MESSAGES: dict[str, tuple[str, str]] = {
    "unsafe-html": ("“{what}”可以执行程序或冒充网页，没有采用", "请删去它；正文只能用文字、图片、表格和链接"),
    "dropped-html": ("“{what}”不能放在正文里，已经略去", "视频和嵌入的网页请改成链接；样式由模板负责，不用写"),
    "unknown-tag": (
        "HTML 里没有“{what}”这种标签，已经略去，里面的文字保留",
        "请删去它；要显示尖括号，请把它放在反引号里：`{what}`",
    ),
    "refused-link": ("链接“{what}”的写法不能用", "请写 https:// 开头的完整网址、mailto: 邮箱，或本站文件的相对路径"),
    "link-outside": ("路径“{what}”指到了内容文件夹之外", "请把文件放进内容文件夹；路径从本文件所在的文件夹算起"),
    "remote-picture": (
        "图片“{what}”在别的网站上，读者打开页面时不会加载，只显示为链接",
        "请用 huikan localise 取到本刊文件夹，或者自己存到本文件旁边，改用相对路径",
    ),
    "table-without-rule": ("表格缺少表头下面的分隔行，会照原样显示", "在表头下面加一行：{suggestion}"),
    "empty-link": ("链接“{what}”没有写地址", "在圆括号里写上地址：[文字](地址)；不需要链接，就只写文字"),
    "missing-source": (
        "图片没有写地址（“{what}”），没有采用",
        "请把图片存到本文件旁边，写成 ![图上有什么](图片.png)；公众号文章里的，可以把 data-src 改成 src，再用 huikan localise",
    ),
    "missing-alt": (
        "图片“{what}”没有替代文字",
        "请在方括号里写一句图上有什么：![图上有什么](…)，读屏软件会读它；只起装饰作用的图片写成 ![](…){{.decorative}}",
    ),
    "missing-footnote": ("脚注“{what}”没有注文", "请在文末另起一行写：{what}: 注文"),
    "unused-footnote": ("脚注“{what}”没有被引用", "请在正文里写上 [^{what}]，或删去这条脚注"),
    "duplicate-footnote": ("脚注“{what}”写了两次，只用第一次的", "请给其中一条换个名称"),
    "duplicate-anchor": ("锚点“{what}”写了两次，后一个改了名", "请给其中一个换个名称"),
    "unclosed-comment": (
        "从“{what}”开始的注释没有结束，分不清哪些是正文；这篇文档不会发布",
        "请在注释末尾补上 -->（<? 用 ?>，<! 用 >，%% 用 %%）；如果就是要写这几个符号，请写成 \\{what}，或放进行内代码",
    ),
    "unclosed-block": ("从“{what}”开始的部分没有结束", "请在它后面补上结束的一行"),
    "unclosed-formula": ("从“{what}”开始的公式没有结束", "在公式后面另起一行写 $$；公式中间不要空行"),
    "refused-formula": ("公式排不出来：{reason}", "改正公式；在那以前，页面上显示它的源码"),
    "refused-macro": ("宏定义不能用：{reason}", "改正这个定义；别的定义照常有效"),
    "duplicate-equation": ("公式标签 {what} 写了两次", "每个公式用自己的标签"),
    "wide-formula": ("公式太宽（{width} 个字），在版面里要缩得很小", "用 aligned、split 或 multline 分成几行"),
    "too-nested": ("嵌套太深，正文按原样显示", "请减少列表、引用或强调的层数"),
    "embedded-document": (
        "“{what}”要把别的文件嵌进来，这里只显示为链接",
        "要嵌图片，写 ![图上有什么](图片.png)；要引用一段文字，请抄在这里",
    ),
    "contents-mark": (
        "目录标记“{what}”已经略去",
        "请删去它：长文章的网页和书的 PDF 会自动排目录",
    ),
    "ragged-tabs": (
        "从这一行起有制表符隔开的内容，各行的格数不同，排不成表格；现在每行各占一行",
        "要排成表格，请让各行的格数相同（空格子也要留），或写成 | 甲 | 乙 |；不是表格，请把制表符换成空格",
    ),
    "picture-zoom": (
        "图片的“zoom:{what}”按正文宽度的 {what} 显示",
        "要别的大小，请写 ![图上有什么](图片.png){{width=300}}（像素）或 {{width=50%}}（占正文宽度）",
    ),
    "picture-size": (
        "图片的大小“{what}”看不懂，没有采用",
        "请写 {{width=300}}（像素）、{{width=8cm}} 或 {{width=50%}}（占正文宽度）",
    ),
    "player-as-link": (
        "“{what}”不能放在网页和 PDF 里播放，这里换成一个链接",
        "请写成 [片名](地址)，读者看到的就是片名",
    ),
    "unclear-address": (
        "网址“{what}”里紧跟着中文，分不清网址到哪里结束，链接只到这里",
        "请把整个网址放进尖括号：<网址>，或在网址后面空一格",
    ),
    "control-reference": ("这一行用参照写了控制字符 {what}，哪里都显示不了，已换成空格", "请删去它，例如 &#8;"),
}
