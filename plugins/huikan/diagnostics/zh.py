"""Every diagnostic in Chinese: code -> (what is wrong, what to do)."""

MESSAGES: dict[str, tuple[str, str]] = {
    "missing-field": ("缺少必填字段“{field}”", "在文件开头的“---”之间写上：{example}"),
}
