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
    "odd-price": (
        "定价“{text}”看不懂，封底和版权页会照原样印",
        "写成 price: 68.00 元；不是人民币的写币种，例如 price: USD 20",
    ),
    "odd-count": ("{field} 的“{text}”不是数目，会照原样印", "写成 {example}；删去这一行，程序会自己数"),
    "bad-addon": ("条码附加码“{text}”不是两位或五位数字", "期刊写两位期次，例如 barcode_addon: '03'；不需要的删去"),
    "imprint-incomplete": (
        "版权页还缺 {fields}（GB/T 12450）",
        "请补上；确实没有的，写明理由：waive: {{imprint-incomplete: 理由}}",
    ),
    "internal-colophon": (
        "有准印证号，却没有写 {fields}：内部资料要在一处写明发送对象、印刷单位、印刷日期和印数",
        "请补上；写明理由也可以：waive: {{internal-colophon: 理由}}",
    ),
    "internal-sold": (
        "有准印证号的内部资料不能有 {fields}",
        "请删去；如果是公开出版的，删去 permit",
    ),
    "same-isbn": (
        "书号 {text} 已经用在 {other} 上：一种书一个书号",
        "请核对；同一种书重出的，写明理由：waive: {{same-isbn: 理由}}",
    ),
}
