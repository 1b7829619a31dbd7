"""Interface words in Chinese."""

WORDS: dict[str, str] = {
    "language": "中文",
    "html_lang": "zh-CN",
    "contents": "目录",
    "not_translated": "本文尚无中文译本",
}
