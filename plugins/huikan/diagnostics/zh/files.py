"""Places, names and files, in Chinese: code -> (what is wrong, what to do)."""

MESSAGES: dict[str, tuple[str, str]] = {
    "no-content": ("没有找到内容文件夹“{path}”", "请在项目根目录运行，或用 --content 指明内容在哪里"),
    "misplaced-document": (
        "这个位置不放文档，这个文件没有发布",
        "刊物的各篇放在刊物文件夹里，例如 newsletters/2025-01/01-news.md；文章放在 articles/ 或 articles/2025/ 里",
    ),
    "unknown-folder": ("文件夹“{folder}”会被当作普通页面", "是不是想写“{suggestion}”？请改文件夹的名字"),
    "unknown-language": ("后缀“{suffix}”不是本站的语言，会被当作文件名的一部分", "本站文件名的写法：{expected}"),
    "unknown-language-meant": ("后缀“{suffix}”不是本站的语言，会被当作文件名的一部分", "是不是想写“{suggestion}”？"),
    "refused-file": ("“{href}”在，但不能发布", "原因见关于这个文件的那一条；改好文件，或删去这里的引用"),
    "unknown-suffix": ("这个文件没有发布：文档的后缀应当是 .md", "请改名为：{suggestion}"),
    "byte-order-mark": (
        "这一行里有看不见的字符 U+FEFF，多半是拼接文件留下的，检索和复制会因此出错",
        "请把这一行删去重打，或在编辑器里查找并删去 U+FEFF",
    ),
    "language-case": ("语言后缀写成了大写“{suffix}”，按小写读", "别的机器和网站分大小写，请改名为：{suggestion}"),
    "index-case": ("文件名的大小写不对，不会被当作文件夹的首页", "请改名为：{suggestion}"),
    "missing-fence": ("开头的各项信息没有放在两行“---”之间", "请在它们前面和后面各加一行：---"),
    "language-folder": ("文件夹“{folder}”里的文件会被当作普通页面", "语言写在文件名里，原文和译文放在一起，例如：{example}"),
    "unsafe-name": (
        "文件名里有空格、汉字或符号，网址会变得很长，有的软件打不开",
        "建议只用小写字母、数字和连字符“-”，例如：{example}",
    ),
    "same-address": ("与“{other}”的网址相同：{address}", "两个文件只能留一个，或给其中一个改名（不能只差大小写）"),
    "not-a-file": ("这是一个链接或特殊文件，没有读取", "请把原来的文件复制到这里"),
    "unreadable-file": ("打不开这个文件", "请检查它是否还在、是否有读取权限、文件名是否是乱码"),
    "garbled-name": ("文件名里有乱码、控制字符或反斜杠，没有读取", "请给文件改名，最好只用小写字母、数字和连字符“-”"),
    "decomposed-name": (
        "文件名里带符号的字母是拆开存的，按名称找不到它",
        "请把文件名重新打一遍，最好只用小写字母、数字和连字符“-”",
    ),
    "long-name": (
        "文件名太长，没有读取；一个名称最多 {limit} 字节（一个汉字占三字节）",
        "请改用短一些的名称，最好只用小写字母、数字和连字符“-”",
    ),
    "reserved-name": (
        "路径里有 Windows 不能保存的名称，没有读取",
        '请改名：不能用 con、nul、aux 之类的名称，不能有 < > : " | ? *，末尾不能是点或空格',
    ),
    "site-address": ("网站自己有同名的文件或文件夹，没有读取这个文件", "请把它放进别的文件夹，或改个名称"),
    "host-address": (
        "服务器或浏览器会把这种名称的文件当作规则、验证文件或程序，没有读取这个文件",
        "请改个名称，文本文件请放进文件夹里；服务器需要的文件请放在 theme/web 里",
    ),
    "long-address": ("这个文件发布出来的名称太长：{address}", "请把文件和文件夹的名称改短"),
    "needed-address": ("网站自己要用网址 {address}，这个文件不能发布", "请给文件改名，或放进别的文件夹"),
    "file-type": ("这种类型的文件（{suffix}）不会发布", "请另存为其中一种：{known}"),
    "file-content": ("文件的内容与名称不符：后缀是 {suffix}，内容却是 {kind}", "请用正确的格式重新保存，或改成相应的后缀"),
    "picture-suffix": ("图片其实是 {kind}，后缀却是 {suffix}", "浏览器照样能显示；最好改成正确的后缀"),
    "picture-too-large": (
        "图片太大：{size}；上限是 {megapixels} 百万像素、{megabytes} MB",
        "请缩小图片，宽 2400 像素已足够印满一页",
    ),
    "damaged-picture": ("图片已损坏：{reason}", "请用图片软件打开，重新保存一次"),
    "damaged-archive": ("不管名字是什么，这不是一个完整的压缩包或文档", "请用原来的软件打开，重新保存一次"),
    "archive-bomb": (
        "压缩包解开后太大（{what}；上限是 1000 MB、{members} 个文件）",
        "请分成几个，或把里面的文件单独发布",
    ),
    "archive-member": (
        "里面的“{what}”是程序、宏或不发给读者的文件类型，或者会解到文件夹之外",
        "请去掉它，重新打包，压缩包里不要再套压缩包；文档请另存为不带宏的格式",
    ),
    "archive-locked": ("压缩包里的“{what}”加了密码，看不到是什么", "请不加密码重新打包"),
    "unread-archive": ("{what} 压缩包里有什么无法查看，没有发布", "请改用 .zip 打包"),
    "pdf-action": (
        "这个 PDF 打开时会执行操作，或者里面夹带了文件（{what}），没有发布",
        "请用“另存为 PDF”重新打印一份，不带表单、脚本和附件",
    ),
    "sealed-pdf": ("这个 PDF 加了密码或禁止修改，看不到它会做什么", "请取消保护后另存，或重新打印成 PDF"),
    "document-macro": (
        "文档里有宏，或夹带了其他程序的文件（{what}），没有发布",
        "请另存为不带宏和嵌入对象的文档，或存成 PDF",
    ),
    "unsafe-drawing": (
        "发布的矢量图里不能有“{what}”，没有读取这张图",
        "请导出为“纯 SVG”，文字转为轮廓，不带脚本、链接和嵌入的网页"
        "（draw.io 请关闭“格式化文本”，Mermaid 请设 htmlLabels: false）；或另存为 PNG",
    ),
    "costly-drawing": (
        "滤镜“{what}”要画太久，没有读取这张图",
        "请改小滤镜的半径、层数或范围，去掉这个滤镜，或把图另存为 PNG",
    ),
    "cleaned-drawing": (
        "矢量图发布时去掉了 {what}：这些内容在图片里不显示，或是绘图软件自用的",
        "不必改动，请在预览里看一眼图是否正确",
    ),
    "document-too-big": ("文件太大，一篇文档不能超过 {limit}", "请把它分成几篇；图片请存成单独的文件"),
    "not-utf-8": (
        "文件的编码是 {encoding}，不是 UTF-8",
        "请用记事本打开，选“文件 → 另存为”，把“编码”改成 UTF-8 再保存",
    ),
    "unknown-encoding": ("看不懂文件的编码，应当是 UTF-8", "请用原来的软件打开，另存为纯文本，编码选 UTF-8"),
    "control-character-in-body": ("这一行有看不见的控制字符 {character}，已用空格代替", "多半是从别的软件粘贴来的，请删去"),
    "garbled-text": ("这一行有乱码“�”", "原来的字已经丢失，请对照原稿改正"),
    "unlinked-text": (
        "“{name}”没有任何文章链接到它，网站上不会有它",
        "要当附件，就写上链接 [文字]({name})；要当文章，请导入：huikan import {path} --as {kind} {key}，再移走这个文件",
    ),
}
