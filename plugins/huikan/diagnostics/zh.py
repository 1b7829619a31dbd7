"""Every diagnostic in Chinese: code -> (what is wrong, what to do)."""

MESSAGES: dict[str, tuple[str, str]] = {
    "missing-field": ("缺少必填字段“{field}”", "在文件开头的“---”之间写上：{example}"),
    # check.py: what only the whole library shows
    "missing-part-field": (
        "缺少“{field}”，所属的刊、报告或论文集里也没有写",
        "在本文件开头的“---”之间，或在同一文件夹的 index.md 里写上：{example}",
    ),
    "missing-index": (
        "文件夹 {folder} 里没有 index.md，里面的文章不知道属于哪一期、哪一册",
        "新建 {folder}/index.md，写上这一期（册）的标题和日期；也可以用 build.py new 生成",
    ),
    "broken-link": ("链接“{href}”指向的文件不存在", "改正路径，或者删去这个链接；路径从本文件所在的文件夹算起"),
    "broken-link-similar": ("链接“{href}”指向的文件不存在", "是不是想写 {similar} ？路径从本文件所在的文件夹算起"),
    "broken-image": ("图片“{href}”不存在", "把图片放到这个位置，或改正路径；路径从本文件所在的文件夹算起"),
    "broken-image-similar": ("图片“{href}”不存在", "是不是想写 {similar} ？路径从本文件所在的文件夹算起，大小写要一致"),
    "broken-anchor": (
        "链接“{href}”里“#{anchor}”指向的标题不存在",
        "“#”后面写目标标题的文字（小写，空格换成“-”），或者删去“#”及其后的部分",
    ),
    "broken-anchor-similar": ("链接“{href}”里“#{anchor}”指向的标题不存在", "是不是想写 #{similar} ？"),
    "unpublished-link": (
        "链接“{href}”指向的文章现在不公开（草稿、定时发布或内部资料）",
        "等它公开后再加链接，或者删去这个链接；在此之前网站上只显示文字",
    ),
    "missing-file": ("“{field}”写的文件“{href}”不存在", "把文件放到这个位置，或改正路径；路径从本文件所在的文件夹算起"),
    "unknown-record": ("“{field}”写的“{key}”在 {table} 里没有", "在 {table} 里加一条 key: {key}，或改成已有的 key"),
    "unknown-record-similar": ("“{field}”写的“{key}”在 {table} 里没有", "是不是想写 {similar} ？"),
}
