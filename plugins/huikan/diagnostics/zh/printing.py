"""What cannot be printed, and what a print shop would send back, in Chinese: code
-> (what is wrong, what to do)."""

MESSAGES: dict[str, tuple[str, str]] = {
    "unprintable-colour": (
        "矢量图里的颜色“{what}”在 PDF 里显示不出来，会变成黑色",
        "请写成 #rrggbb，或者用数值写成 rgb()、hsl()、lab()、oklch()",
    ),
    "unprintable-picture": ("PDF 里放不进这种格式的图片：{file}", "另存为 PNG、JPEG 或 SVG"),
    "drawing-in-pixels": (
        "矢量图里的这些效果在 PDF 里用每英寸 600 点的图像代替：{what}",
        "可以不改；用纯色的部分仍是矢量，一样清晰",
    ),
    "small-label": (
        "矢量图 {file} 里的字在 {paper} 的纸上只有 {size} 磅，小于 {wanted} 磅不易看清",
        "把图里的字画大，或把图画窄一些",
    ),
    "press-broken": ("这个 PDF 打不开：{reason}", "重新生成，或请制作方另给一份"),
    "press-encrypted": ("这个 PDF 设了密码保护", "去掉保护后另存：印厂不收加密文件"),
    "press-standard": ("文件标明的标准是 {standard}，不是 {wanted}", "按 {wanted} 重新导出"),
    "press-no-intent": ("文件没有写明印刷条件（输出意图）", "按 PDF/X-4 导出，并选用印厂给的 ICC 特性文件"),
    "press-intent-inks": ("印刷条件 {condition} 的特性文件是 {inks} 色的，不是四色", "改用印厂给的 CMYK 特性文件"),
    "press-trapped": ("文件没有标明“未陷印”（Trapped：{value}）", "导出时把 Trapped 设为 False"),
    "press-actions": ("文件带有打开动作、脚本或附件", "按 PDF/X-4 重新导出"),
    "press-page-count": ("共 {count} 页，不是 {signature} 的倍数，无法折手", "在最后补 {missing} 个空白页"),
    "press-font": ("字体 {font} 没有嵌入", "导出时嵌入全部字体"),
    "press-no-trim": ("第 {pages} 页没有裁切框", "导出时加上裁切标记"),
    "press-bleed": (
        "第 {pages} 页的出血是 {bleed} 毫米，应为 {wanted} 毫米",
        "让图片和底色伸出裁切线 {wanted} 毫米，再按这个出血导出",
    ),
    "press-short-bleed": ("第 {pages} 页的图片或底色只到裁切线，没有伸进出血，裁偏一点就露白", "让图片和底色伸进出血"),
    "press-boxes": ("第 {pages} 页的裁切框、出血框、页面框没有依次套住", "重新导出：裁切框在出血框内，出血框在页面框内"),
    "press-sizes": ("页面大小不一：{sizes}", "统一成一种开本；横放的页要转正"),
    "press-colour": ("第 {pages} 页有 {space} 颜色{example}", "印刷用四色油墨：请用印厂的特性文件转成 CMYK"),
    "press-ink": (
        "第 {pages} 页的总墨量达到 {ink}%，超过 {limit}% 会干不透、蹭脏",
        "改用浅一些的颜色，或换能吃更多墨的纸",
    ),
    "press-picture-ink": (
        "第 {pages} 页的图片{named}总墨量达到 {ink}%，超过 {limit}% 会干不透、蹭脏",
        "换用墨量较低的特性文件转换图片，或把暗部调亮",
    ),
    "press-rich-black": ("第 {pages} 页有四色叠成的黑字", "文字改用单黑：四块印版不可能套得丝毫不差"),
    "press-annotation": ("第 {pages} 页有印不出来的链接或批注", "删去全部批注"),
    "press-notdef": (
        "第 {pages} 页有字体里没有的字，会印成方框",
        "换用有这些字的字体；或把含有这些字的字体文件放进 theme/print/fonts/extra/",
    ),
    "press-blend": ("第 {pages} 页用了特殊的混合模式，各家印出来不一样", "图片先拼合再排入"),
    "press-unreadable": ("第 {page} 页有内容无法读取：{reason}", "重新生成这一页"),
    "press-coarse": (
        "第 {page} 页有一张 {size} 像素的图片{named}，印出来只有每英寸 {resolution} 点，会明显发虚",
        "把图缩小，或换一张至少 {needed} 像素宽的",
    ),
    "press-resolution": (
        "第 {page} 页有一张 {size} 像素的图片{named}，印出来是每英寸 {resolution} 点，够清晰要 {wanted} 点",
        "把图缩小，或换一张 {needed} 像素宽的",
    ),
    "press-form": ("文件里有表单域", "把表单内容转成普通文字"),
    "press-layers": ("文件里有图层（{names}），印哪些说不准", "合并图层后再导出"),
    "press-told": ("文件没有写全 PDF/X-4 要求的信息：{lacking}", "按 PDF/X-4（PDF 1.6）重新导出"),
    "press-turned": ("第 {pages} 页设了旋转或缩放", "按正向、原大重新导出"),
    "press-white-overprint": ("第 {pages} 页的白色设成了叠印，印出来会消失", "取消白色的叠印"),
    "press-transfer": ("第 {pages} 页自带网屏或阶调曲线，会改变印厂的设置", "去掉自带的网屏与传递函数，重新导出"),
    "press-proxy": ("第 {pages} 页有别的文件的替身（{what}）", "把原图放进文件"),
    "press-default": ("第 {pages} 页改变了油墨颜色的含义（{what}）", "导出时去掉默认色彩空间"),
    "press-picture": ("第 {pages} 页有旧设备读不了的图片（{what}）", "改存为 JPEG，或每通道 8 位"),
    "press-hairline": ("第 {pages} 页有 {width} 磅的细线，细于 {wanted} 磅会断线或印不出", "加粗到 {wanted} 磅以上"),
    "press-small-text": ("第 {pages} 页有 {size} 磅的反白字或彩色字，小于 {wanted} 磅会糊版", "加大字号，或改用单黑"),
    "typeface-missing": ("没有字体文件 {folder}{file}", "把字体文件（.ttf、.otf）放进 {folder}，或改正 typefaces 里的文件名"),
    "typeface-broken": ("字体文件 {file} 用不了：{reason}", "换一个完好的 .ttf 或 .otf 文件（.ttc、.woff 要先转换）"),
    "profile-missing": (
        "没有 ICC 特性文件 {folder}{file}",
        "把印厂给的文件（.icc）放进 {folder}，或改正 printing 里的文件名",
    ),
    "profile-broken": ("ICC 特性文件 {file} 用不了：{reason}", "请向印厂要四色（CMYK）的 ICC 特性文件"),
    "standard-typefaces": (
        "通知用宋体代替 GB/T 9704 要求的仿宋、小标宋、楷体：这些字体不是免费的，程序不带",
        "学会买了字体的，放进 {folder}，在 data/society.yml 的 typefaces 里写明；就用宋体的，写 typefaces: {{}}",
    ),
    "table-too-wide": (
        "表格有 {columns} 栏，又有跨栏的格，{paper} 的纸放不下：{words}",
        "拆成几个表；或去掉跨栏的格，程序会把它分成几段",
    ),
    "formula-too-wide": (
        "公式太宽，在 {paper} 的纸上要缩到 {size} 磅，看不清：{words}",
        "用 \\\\ 和 aligned 环境分成几行；夹在行文里的，改为单独成行",
    ),
    "formula-as-picture": (
        "这个公式 Word 写不出来，在 Word 文件里是图片：{words}",
        "可以不管；去掉表内的线、叠在一起的符号，就能成为可编辑的公式",
    ),
    "edge-text-cut": (
        "第 {page} 页的“{words}”伸出页边 {beyond} 毫米，会被裁掉",
        "排窄一些，或分成几行",
    ),
    "edge-text-near": (
        "第 {pages} 页的字（“{words}”）离页边不到 {safe} 毫米，裁偏一点就会切到",
        "往里移",
    ),
    "edge-ink-cut": (
        "第 {pages} 页有图形伸出页边 {beyond} 毫米，又没有伸满出血，会被裁掉一截",
        "收进页面以内，或伸满出血",
    ),
    "missing-glyph": (
        "字库里没有“{char}”（{code} {name}）：{places}；PDF 里以 〓 代替，印刷文件不生成",
        "换一个写法；或把含有该字的字体文件（.ttf、.otf）放进 theme/print/fonts/extra/",
    ),
    "lacking-glyphs": (
        "没有生成：字库里没有这份文稿要用的 {chars}",
        "把含有这些字的字体文件（.ttf、.otf）放进 theme/print/fonts/extra/，或换一个写法",
    ),
}
