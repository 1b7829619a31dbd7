"""Findings about papers, key figures and people, in Chinese:
code -> (what is wrong, what to do)."""

MESSAGES: dict[str, tuple[str, str]] = {
    "bad-highlight": (
        "“{text}”不是数字",
        'number 只写数字，单位写在 unit 里，例如：{{number: "31.4", unit: "%", words: 公共空间连通率}}',
    ),
    "highlights-differ": (
        "这里的主要数字（highlights）有 {count} 个，原文 {original} 有 {other} 个",
        "请补上或删去，两种文字各写各的数字、单位和说明",
    ),
}
