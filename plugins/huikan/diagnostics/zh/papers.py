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
    "expert-not-named": (
        "专家库里有“{name}”（{keys}），这里没有注明是不是同一个人",
        "是同一个人就写成 {{name: {name}, expert: {key}}}；只是同名，不用改",
    ),
    "expert-name-differs": (
        "“{name}”注明是专家 {key}，但专家库里这位的姓名是：{known}",
        "请核对 expert；如果是曾用名或另一种写法，请加到专家库：former_names: [{name}]",
    ),
    "expert-orcid-differs": (
        "“{name}”的 ORCID（{orcid}）与专家库里 {key} 的（{known}）不同",
        "请核对是不是同一个人，改正其中一个",
    ),
    "orcid-twice": (
        "“{name}”与“{other}”用了同一个 ORCID：{orcid}",
        "一个 ORCID 只属于一个人：是同一个人，请在专家库里合成一条，写上 former_names；不是，请改正",
    ),
}
