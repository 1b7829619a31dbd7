"""Why TeX refuses a formula, in the words of MathJax, and in Chinese."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from huikan.formulas.value import Refusal

_ZH: Mapping[str, str] = {
    "AmbiguousUseOf": "{0} 用法有歧义",
    "BetweenLines": "{0} 须独占一行",
    "BracketMustBeDimension": "{0} 方括号里应是长度",
    "CantUseHash1": "公式里不能用 #（宏参数的记号）",
    "CommandInMultlined": "{0} 只能用在 multline 环境里",
    "CommandNotAllowedInEnv": "{0} 不能用在 {1} 环境里",
    "CommandOnlyAllowedInEnv": "{0} 只能用在 {1} 环境里",
    "DoubleExponent": "连着两个上标：用花括号写清楚",
    "DoubleExponentPrime": "撇号又成了一个上标：用花括号写清楚",
    "DoubleSubscripts": "连着两个下标：用花括号写清楚",
    "EnvBadEnd": "\\begin{{{0}}} 却以 \\end{{{1}}} 结束",
    "EnvMissingEnd": "缺少 \\end{{{0}}}",
    "ErroneousNestingEq": "公式环境套错了",
    "ExtraAlignTab": "cases 里多了一个 &",
    "ExtraCloseLooking": "找 {0} 时遇到多余的右花括号",
    "ExtraCloseMissingOpen": "多了右花括号，或少了左花括号",
    "ExtraLeftMissingRight": "多了 \\left，或少了 \\right",
    "ExtraMiddle": "多余的 \\middle",
    "ExtraOpenMissingClose": "多了左花括号，或少了右花括号",
    "IllegalAlign": "{0} 的对齐方式不对",
    "IllegalControlSequenceName": "{0} 定义的命令名不对",
    "IllegalMacroParam": "宏参数引用不对",
    "IllegalParamNumber": "{0} 的参数个数不对",
    "IllegalUseOfCommand": "{0} 的用法与定义不符",
    "MathNotTerminated": "文字里的公式没有结束",
    "MathModeOnly": "{0} 只能用在公式里，不能用在 \\text 里",
    "MaxBufferSize": "展开后太长：宏是不是套了自己？",
    "MaxMacroSub1": "宏展开次数太多：宏是不是套了自己？",
    "MaxMacroSub2": "环境展开次数太多：环境是不是套了自己？",
    "MismatchUseDef": "{0} 的用法与定义不符",
    "Misplaced": "{0} 放错了位置",
    "MisplacedLimits": "{0} 只能用在算符后面",
    "MissingArgFor": "{0} 缺少参数",
    "MissingBoxFor": "{0} 缺少盒子",
    "MissingCS": "{0} 后面应是命令",
    "MissingCloseBrace": "缺少右花括号",
    "MissingCloseBracket": "{0} 的参数缺少右方括号",
    "MissingDimOrUnits": "{0} 缺少长度或单位",
    "MissingLeftExtraRight": "少了 \\left，或多了 \\right",
    "MissingOpenForSub": "下标缺少左花括号",
    "MissingOpenForSup": "上标缺少左花括号",
    "MissingOrUnrecognizedDelim": "{0} 缺少定界符，或定界符不认识",
    "MissingReplacementString": "{0} 的定义缺少内容",
    "MissingScript": "上标或下标缺少内容",
    "MultipleCommand": "{0} 写了不止一次",
    "MultipleLabel": "标签 {0} 定义了两次",
    "MultlineRowsOneCol": "{0} 环境每行只能有一列",
    "NotAFont": "{0} 不是字体",
    "RunawayArgument": "{0} 的参数没有结束",
    "TokenNotFoundForCommand": "没有找到 {1} 需要的 {0}",
    "UndefinedColorModel": "不认识的颜色模型 {0}",
    "UndefinedControlSequence": "不认识的命令 {0}",
    "MissingBeginExtraEnd": "缺少 \\begin{{{0}}}，或多了 \\end{{{0}}}",
    "UnsupportedHFill": "{0} 在这里没有作用",
    "UnsupportedTableColor": "{0} 在这里没有作用",
    "ColumnColorNotTop": "{0} 须在第一行",
    "RowColorNotFirst": "{0} 须在一行的开头",
    "CommandAtTheBeginingOfLine": "{0} 须在一行的开头",
    "ExtraCasesAlignTab": "numcases 的文字里多了一个 &",
    "IntegerArg": "{0} 的参数须是整数",
    "PositiveIntegerArg": "{0} 的参数须是正整数",
    "InvalidDecimalNumber": "小数写得不对",
    "InvalidEnv": "环境名“{0}”不对",
    "InvalidNumber": "数写得不对",
    "InvalidOption": "不认识的选项 {0}",
    "MisplacedMoveRoot": "{0} 只能用在根式里",
    "MultipleMoveRoot": "{0} 写了不止一次",
    "ModelArg1": "颜色模型 {0} 须有三个数",
    "ModelArg2": "颜色模型 {0} 的值须在 {1} 与 {2} 之间",
    "NoClosingDelim": "{0} 缺少结束的定界符",
    "NotInAlignment": "{0} 只能用在对齐的环境里",
    "SequentialParam": "{0} 的参数须依次编号",
    "UndefinedTagForm": "不认识的编号格式 {0}",
    "DuplicateTagForm": "编号格式 {0} 定义了两次",
    "CantUseHash2": "{0} 的定义里 # 用得不对",
    "UnknownEnv": "不认识的环境 {0}",
    "XalignOverflow": "{1} 的一行里多了 {0}",
    "Reference": "{0} 不能写在别的公式里：写在公式外面",
    "NotADefinition": "这里只写宏定义（\\newcommand、\\def、\\DeclareMathOperator）",
    "TooLong": "公式超过 {0} 个字符",
    "TooNested": "公式嵌套太深",
    "Unsupported": "排版引擎处理不了这个公式（{0}）：换一种写法",
    "Exhausted": "{0} 秒内排不完，或内存用尽",
}
_EN: Mapping[str, str] = {
    "Reference": "{0} cannot stand within another formula: write it outside",
    "NotADefinition": "only definitions stand here (\\newcommand, \\def, \\DeclareMathOperator)",
    "TooLong": "the formula has more than {0} characters",
    "TooNested": "the formula is nested too deeply",
    "Unsupported": "the engine fails on this formula ({0}): write it another way",
    "Exhausted": "it is not set within {0} seconds, or takes too much memory",
}

# What to write in the place of commands that are no mathematics, or that MathJax lacks
_INSTEAD: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys((r"\href", r"\url"), ("链接写在公式外面", "write the link outside of the formula")),
    r"\cite": ("引用写在公式外面：[@key]", "cite outside of the formula: [@key]"),
    r"\footnote": ("注写在公式外面：[^1]", "put the note outside of the formula: [^1]"),
    **dict.fromkeys(
        (r"\includegraphics", "tikzpicture", "figure"), ("图另存为图片文件", "save the figure as a picture, and show that")
    ),
    **dict.fromkeys(("tabular", "table", "longtable"), ("用 array，或 Markdown 的表", "use array, or a Markdown table")),
    **dict.fromkeys(
        (r"\intertext", r"\shortintertext"),
        ("结束公式，文字写在两个公式之间", "end the formula, and write the words between two"),
    ),
    r"\multicolumn": ("拆成两个 array", "divide it into two arrays"),
    r"\usepackage": ("不用加载宏包", "packages need not be loaded"),
    **dict.fromkeys((r"\par", "center", r"\scalebox", r"\resizebox"), ("去掉它", "leave it out")),
    "&": ("要对齐，写在 aligned 环境里", "to align, write an aligned environment"),
    "#": ("写作 \\#", "write \\#"),
}


def refusal(name: str, values: Sequence[str], message: str = "") -> Refusal:
    """The refusal by MathJax's name for it, with the values that its message holds."""
    english = _EN[name].format(*values) if name in _EN else message
    try:
        chinese = _ZH[name].format(*values)
    except (KeyError, IndexError):
        chinese = english
    instead = next((_INSTEAD[value] for value in values if value in _INSTEAD), None)
    if instead:
        chinese, english = f"{chinese}：{instead[0]}", f"{english}: {instead[1]}"
    what = next((value for value in values if value.startswith("\\") or len(value) == 1), "")
    return Refusal({"zh": chinese, "en": english}, what, name == "Exhausted")
