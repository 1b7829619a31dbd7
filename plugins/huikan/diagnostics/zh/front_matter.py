"""The front matter: its form, its YAML, its fields, in Chinese: code
-> (what is wrong, what to do)."""

MESSAGES: dict[str, tuple[str, str]] = {
    # The front matter as a whole
    "unterminated-front-matter": ("文件开头的信息没有结束：缺少第二行“---”", "请在各项信息之后、正文之前，单独写一行 ---"),
    "odd-fence": ("这一行应当正好是三个半角减号", "请关掉中文输入法，单独写一行：---"),
    "late-front-matter": ("开头的“---”前面有空行", "请删去前面的空行，让“---”成为文件的第一行"),
    "front-matter-too-big": ("文件开头的信息有 {size}，不能超过 {limit}", "长的内容请写在第二行“---”之后的正文里"),
    "not-a-mapping": ("这里应当是一项一项的信息", "每行写一项，冒号用半角，后面空一格，例如：title: …"),
    "not-a-list": ("这个文件应当是一张表，每条以“- ”开头", "例如：- key: east，下一行缩进两格写 name: …"),
    "empty-data": ("这个文件是空的", "请写上学会的名称，例如：name: …"),
    # Slips of the keyboard
    "control-character": ("这里有看不见的控制字符 {character}", "多半是从别的软件粘贴来的，请删去这个字符，或把这一行重新打一遍"),
    "tab": ("缩进用了制表符（Tab 键）", "请改用空格，每级缩进两个空格"),
    "fullwidth-space": ("这里是全角空格（或别的特殊空格）", "请改成半角空格"),
    "fullwidth-colon": ("“{field}”后面是全角冒号“：”", "请改成半角冒号，后面空一格，例如：{field}: …"),
    "odd-name": (
        "“{field}”里的“{text}”不只是姓名，会整个当作一个人的姓名",
        "单位写成 {{name: 姓名, affiliation: 单位}}；文、图、摄影分别写进 authors、photographers",
    ),
    "foreign-head": (
        "文件开头的信息是 {format} 的写法，这里不读",
        "请改成：第一行 ---，下面每行一项（title: …），再写一行 ---",
    ),
    "unclear-names": ("“{field}”里的“{text}”分不清是一个人还是两个人，现在算一个人", "一个人请写 {one}，两个人请写 {two}"),
    "fullwidth-quotes": (
        "“{field}”整个放在中文引号里，引号会照样印出来",
        "不想印出引号，请删去；想印，请再加一层半角引号：{example}",
    ),
    "no-space-after-colon": ("“{field}”的冒号后面没有空格", "请在冒号后空一格：{field}: …"),
    # YAML
    "yaml-syntax": ("从这里起看不懂", "请检查这一项和上一行：缩进是否对齐，引号、括号是否成对，冒号后是否有空格"),
    "not-a-field": ("这一行不是“名称: 内容”", "请写成 名称: 内容（半角冒号，后面空一格）；如果是正文，请移到第二行“---”之后"),
    "unclosed-quote": ("引号 {quote} 没有配对", "请在末尾补上同样的半角引号 {quote}（不是中文引号）"),
    "needs-quotes": ("内容里的“{character}”在这里有特殊含义", "请把整个内容放在半角引号里：{example}"),
    "colon-in-value": ("内容里有“: ”（冒号加空格），会被当成另一项", "请把整个内容放在半角引号里：{example}"),
    "cut-by-hash": (
        "空格之后的“#”起都当成了说明，内容只剩“{text}”",
        "“#”是内容的一部分，请把整个内容放在半角引号里；是说明，请在“#”前空两格、后空一格",
    ),
    "hash-in-list": (
        "括号里空格之后的“#”起都当成了说明，括号因此没有结束",
        '“#”是内容的一部分，请给这一项加上半角引号：["甲 # 乙", 丙]；是说明，请移到括号后面',
    ),
    "second-head": ("正文开头又有一组信息，会当作正文显示", "请把它的各项并入文件开头的“---”之间，再删去这一组"),
    "head-closed-early": (
        "这一行“---”过早结束了文件开头的信息，“{field}”等项落在了外面；改好之前这一篇不发布",
        "请删去这一行：信息的上面、下面各有一行“---”就够了",
    ),
    "repeated-field": ("“{field}”写了两次，第一次在第 {first} 行", "请只留一个"),
    "repeated-key": ("编号“{key}”已在第 {first} 行用过", "每条的 key 要各不相同，请改其中一个"),
    "several-documents": ("这里又有一行“---”", "一个文件只能有一组信息，请删去这一行"),
    "yaml-directive": ("以“%”开头的行在这里没有用处", "请删去这一行"),
    "yaml-merge": ("“<<”是 YAML 的合并写法，这里不能用", "请把要用的各项写出来"),
    "misaligned": ("这一行没有和同级的各项对齐", "请调整行首的空格，让同级的各项左边对齐"),
    "unclosed-bracket": ("括号“{opening}”没有配对", "请在末尾补上半角的“{closing}”；如果是文字，请把整个内容放在半角引号里"),
    "merge-conflict": ("这里有合并冲突的标记", "两个人改了同一处：请选定一种写法，删去“<<<<<<<”“=======”“>>>>>>>”这三行"),
    "yaml-alias": ("“*{name}”是 YAML 的引用，这里不能用", "请把内容写出来；如果是文字，请放在半角引号里"),
    "yaml-anchor": ("“&{name}”是 YAML 的锚点，这里不能用", "请删去它；如果是文字，请把整个内容放在半角引号里"),
    "yaml-tag": ("“{name}”是 YAML 的类型标记，这里不能用", "请删去它；如果是文字，请把整个内容放在半角引号里"),
    "too-deep": ("层次太多，最多 {limit} 层", "请检查括号和缩进"),
    "key-not-text": ("名称应当是一个词，不能是括号里的内容", "如果是文字，请把整个内容放在半角引号里"),
    "ambiguous-number": (
        "“{text}”有的软件会当成另一个数",
        '要原样保留，请加引号："{text}"；要写数字，请不要用开头的 0、冒号或下划线',
    ),
    "ambiguous-word": ("“{text}”有的软件会当成“是”或“否”", '是文字，请加引号："{text}"；表示是、否，请写 true、false'),
    # Fields
    "no-such-language": ("“{text}”不是本站的语言", "本站的语言是：{known}"),
    "unknown-field": ("没有“{field}”这一项", "可以写的有：{known}"),
    "unknown-field-meant": ("没有“{field}”这一项", "是不是想写“{suggestion}”？"),
    "field-of-other-kind": ("“{field}”不用在这种文档里", "它用于：{kinds}。请删去，或检查文件是否放对了文件夹"),
    "missing-in-entry": ("“{entry}”这一条缺少“{field}”", "请补上：{field}: …"),
    "empty-value": ("“{field}”是空的", "请填写内容，或删去这一项"),
    "bad-url": ("“{text}”不是网页地址", "请写完整的网址，例如：https://example.org/page"),
    "bad-choice": ("“{field}”不能写“{text}”", "只能写：{choices}。例如：{example}"),
    "bad-key": ("key“{text}”的写法不对", "只用小写字母、数字和连字符“-”，以字母或数字开头，例如：east-branch"),
    "bad-icp": (
        "“{text}”不是网站备案号（ICP 备案号）的写法",
        "请照备案通知书抄写，例如：icp: 京ICP备12345678号-1；开头是省、自治区、直辖市的简称。还没有备案就删去这一项",
    ),
    "bad-police-number": (
        "“{text}”不是公安备案号的写法",
        "请照公安备案网站抄写，例如：police: 京公网安备11010802020088号；数字共 14 位，前两位是开头那个省份的代码（京是 11）。"
        "还没有备案就删去这一项",
    ),
    "bad-date": ("“{field}”的日期“{text}”写法不对", "请写成：{field}: {example}"),
    "no-such-date": (
        "“{field}”的内容“{text}”不是日期，或没有这一天",
        "日期按“年-月-日”写，月、日都用两位，例如：{field}: {example}",
    ),
    "expects-text": ("“{field}”应当是一段文字", "请写成一段文字，放在半角引号里，例如：{example}"),
    "expects-number": ("“{field}”应当是整数", "请只写半角数字，例如：{example}"),
    "expects-truth": ("“{field}”只能是 true（是）或 false（否）", "例如：{example}"),
    "expects-date": ("“{field}”应当是一个日期", "例如：{example}"),
    "expects-hours": ("“{field}”应当是一天里的起止时间", "例如：{example}"),
    "expects-list": ("“{field}”应当是一张表", "例如：{example}"),
    "expects-mapping": ("“{field}”应当是带名称的几项内容", "例如：{example}"),
}
