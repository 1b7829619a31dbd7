"""How findings are counted and named, in Chinese."""

WORDS: dict[str, str] = {
    "colon": "：",
    "error": "错误",
    "warning": "警告",
    "note": "提示",
    "error-one": "1 处错误",
    "error-many": "{count} 处错误",
    "warning-one": "1 处警告",
    "warning-many": "{count} 处警告",
    "note-one": "1 处提示",
    "note-many": "{count} 处提示",
    "files-one": "1 个文件",
    "files-many": "{count} 个文件",
    "and": "、",
    "total": "共 {parts}，在 {where}里。",
    "rest": "[{code}] 共 {count} 处，前几处在 {places}；加 --all 看全部",
}
