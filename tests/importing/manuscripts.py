"""Thirty and more manuscripts as Word and WPS write them: (kind, file) by name. What each becomes
is in tests/cases/importing."""

from __future__ import annotations

from collections.abc import Mapping

from content_from_text import DOT
from word import document, face, field, notes, numbering, p, picture, r, style, tbl, tc, tr

WORD = (
    style("a", "Normal", default=True)
    + "".join(
        style(str(at), f"heading {at}", f'<w:pPr><w:outlineLvl w:val="{at - 1}"/></w:pPr><w:rPr><w:b/></w:rPr>', "a")
        for at in (1, 2, 3)
    )
    + style("t", "Title", '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="36"/></w:rPr>', "a")
    + style("s", "Subtitle", based="a")
    + style("c", "caption", based="a")
    + style("q", "Quote", based="a")
    + style("toc1", "toc 1", based="a")
)
WPS = (
    style("1", "正文", default=True)
    + "".join(style(str(at + 10), f"标题 {at}", based="1") for at in (1, 2, 3))
    + style("20", "标题", based="1")
    + style("21", "题注", based="1")
    + style("22", "我的小节", based="12")
)
CENTRE = {"jc": "center"}
BIG = ("b", "sz=36")
FANG = (face("仿宋_GB2312"), "sz=32")


def m(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def formula(*inner: str) -> str:
    return f"<m:oMath>{''.join(inner)}</m:oMath>"


def fraction(top: str, below: str) -> str:
    return f"<m:f><m:num>{top}</m:num><m:den>{below}</m:den></m:f>"


NOTICE = document(
    p(r("示例省地下空间学会文件", "b", "sz=72"), **CENTRE),
    p(r("示地空学〔2026〕3号", *FANG), **CENTRE),
    p(),
    p(r("关于举办地下空间", face("方正小标宋简体"), "sz=44"), **CENTRE),
    p(r("学术年会的通知", face("方正小标宋简体"), "sz=44"), **CENTRE),
    p(r("各分支机构，各会员单位：", *FANG)),
    p(r("　　为促进交流，定于2026年5月举办年会。现将有关事项通知如下。", *FANG)),
    p(r("一、时间和地点", face("黑体"), "sz=32")),
    p(r("（一）时间", face("楷体_GB2312"), "sz=32")),
    p(r("　　2026年5月20日至22日。", *FANG)),
    p(r("二、联系方式", face("黑体"), "sz=32")),
    p(r("联系人：吴汀；电话：000-0000 0000。", *FANG)),
    p(r("附件：1. 报名表", *FANG)),
    p(r("示例省地下空间学会", *FANG), jc="right"),
    p(r("2026年3月8日", *FANG), jc="right"),
    core="2026-03-09T08:00:00Z",
)
NOTICE_BY_HAND = document(
    p(r("关于征集论文的通知", *BIG), **CENTRE),
    p("各有关单位："),
    p("现征集论文，截止日期为六月一日。"),
    p("1.论文应当未发表过。"),
    p("2.字数不超过八千字。"),
    p("学会秘书处", jc="right"),
    p("二〇二六年三月十二日", jc="right"),
)
PAPER = document(
    p(r("浅层土体温度的多年变化", "b", "sz=36"), **CENTRE),
    p(r("林昭"), r("1", "vertAlign=superscript"), r("，何 静"), r("2,*", "vertAlign=superscript"), **CENTRE),
    p("（1. 示例大学 地球科学学院，云川 100000；2. 示例省岩土研究院，云川 100001）", **CENTRE),
    p(r("摘  要：", "b"), "本文用三十年观测说明浅层土温的变化。"),
    p(r("关键词：", "b"), "土温；热传导；观测"),
    p("中图分类号：P642　　文献标识码：A"),
    p(r("Decades of Shallow Soil Temperature", "b", "sz=32"), **CENTRE),
    p(r("LIN Zhao, HE Jing"), **CENTRE),
    p(r("Abstract: ", "b"), "Thirty years of observation."),
    p(r("Key words: ", "b"), "soil temperature; heat conduction"),
    p("引言", style="1"),
    p("土温随深度衰减", r("[1]", "vertAlign=superscript"), "。"),
    p("方法", style="1"),
    p("数据", style="2"),
    p("图1所示为测点。"),
    p(picture("a.png"), **CENTRE),
    p("图 1　测点分布", style="c", jc="center"),
    p("表 1  各层温度", style="c", jc="center"),
    tbl(tr("深度", "温度", head=True), tr("1 m", "12.5"), tr("10 m", "15.1")),
    p("参考文献", style="1"),
    p("王甲. 土温[J]. 地学, 2020, 3(2): 1-9.", num="5"),
    p("LI B. Soil[M]. Beijing: Press, 2019.", num="5"),
    styles=WORD,
    parts={"media/a.png": DOT, "numbering.xml": numbering(n5=[("decimal", "[%1]")])},
    core="2026-02-01T00:00:00Z",
)
FORMULAS = document(
    p("公式样例", style="t"),
    p("由", formula(m("E=m"), f"<m:sSup><m:e>{m('c')}</m:e><m:sup>{m('2')}</m:sup></m:sSup>"), "可知。"),
    "<m:oMathPara>"
    + formula(
        '<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>' + m("i=1") + "</m:sub><m:sup>" + m("n") + "</m:sup><m:e>",
        fraction(m("x"), m("2π")),
        "</m:e></m:nary>",
    )
    + "</m:oMathPara>",
    p("<m:oMathPara>" + formula(f"<m:eqArr><m:e>{m('a=b#(3.1)')}</m:e></m:eqArr>") + "</m:oMathPara>"),
    p(
        formula(
            '<m:d><m:dPr><m:begChr m:val="{"/><m:endChr m:val=""/></m:dPr><m:e><m:eqArr><m:e>',
            m("x,"),
            "<m:r><m:rPr><m:nor/></m:rPr><m:t>当</m:t></m:r>",
            m("x≥0"),
            f"</m:e><m:e>{m('−x, x<0'.replace('<', '&lt;'))}</m:e></m:eqArr></m:e></m:d>",
        )
    ),
    p(
        formula(
            f'<m:rad><m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/><m:e>{m("α+β")}</m:e></m:rad>',
            f'<m:acc><m:accPr><m:chr m:val="\u0304"/></m:accPr><m:e>{m("x")}</m:e></m:acc>',
            f"<m:func><m:fName>{m('sin')}</m:fName><m:e>{m('θ')}</m:e></m:func>",
            f"<m:limLow><m:e>{m('lim')}</m:e><m:lim>{m('n→∞')}</m:lim></m:limLow>",
            f"<m:m><m:mr><m:e>{m('1')}</m:e><m:e>{m('0')}</m:e></m:mr></m:m>",
            '<m:r><m:rPr><m:scr m:val="double-struck"/></m:rPr><m:t>R</m:t></m:r>',
            f"<m:sSubSup><m:e>{m('σ')}</m:e><m:sub>{m('土')}</m:sub><m:sup>{m('′')}</m:sup></m:sSubSup>",
        )
    ),
    styles=WORD,
)
LISTS = document(
    p("列表与编号", style="t"),
    p("甲", num="1"),
    p("乙", num="1"),
    p("乙之一", num="1:1"),
    p("丙", num="1"),
    p("中间一段。"),
    p("项目", num="2"),
    p("下级", num="2:1"),
    p("总则", num="3"),
    p("细则", num="3:1"),
    p("再细", num="3:2"),
    p("附则", num="3"),
    p("壹", num="4"),
    p("贰", num="4"),
    p("● 手打的点"),
    p("● 又一个"),
    styles=WORD,
    parts={
        "numbering.xml": numbering(
            n1=[("decimal", "%1."), ("lowerLetter", "%2)")],
            n2=[("bullet", "\uf06c"), ("bullet", "\uf0d8")],
            n3=[("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3．")],
            n4=[("decimalEnclosedCircle", "%1")],
        )
    },
)
NUMBERED_HEADINGS = document(
    p("勘察规程", style="t"),
    p("总则", style="1", num="1"),
    p("本规程适用于勘察。"),
    p("适用范围", style="2", num="1:1"),
    p("略。"),
    p("勘察", style="1", num="1"),
    p("钻探", style="2", num="1:1"),
    p("取样", style="2", num="1:1"),
    styles=WORD,
    parts={"numbering.xml": numbering(n1=[("chineseCountingThousand", "第%1章"), ("decimal", "%1.%2", "<w:isLgl/>")])},
)
TABLES = document(
    p("表格", style="t"),
    p("表1 普通的表"),
    tbl(tr(tc(p(r("名称", "b"))), tc(p(r("数量|单位", "b")))), tr("甲", "3"), tr("乙*", "4")),
    p("合并单元格："),
    tbl(
        tr(tc("项目", merge="restart"), tc("2025年", span=2)),
        tr(tc(merge="continue"), tc("上半年"), tc("下半年")),
        tr(tc("降水", merge="restart"), "1", "2"),
        tr(tc(merge="continue"), tc(p("3"), p("（估）")), "4"),
    ),
    p("框："),
    tbl(tr(tc(p("提示一。"), p("提示二。")))),
    p("内有列表："),
    tbl(tr("甲", tc(p("一", num="1"), p("二", num="1"))), tr("乙", tc(tbl(tr("x", "y")), p("z")))),
    styles=WORD,
    parts={"numbering.xml": numbering(n1=[("bullet", "•")])},
)
LOOKS = document(
    p("字形", style="t"),
    p(
        r("粗", "b"), r("斜", "i"), r("粗斜", "b", "i"), "、", r("着重", "em=dot"), "、", r("下划线", "u=single"), "、", r("删去", "strike"),
        "、H", r("2", "vertAlign=subscript"), "O、m", r("2", "vertAlign=superscript"), "、", r("突出", "highlight=yellow"),
        "、", r("不粗", "b=0"), r("（带括号）", "b"), "后文。",
    ),
    p(r(" 前后有空格 ", "b"), "接", r("“引号。”", "b"), "续。"),
    p("签字：", r("          ", "u=single"), "　日期：", r("     ", "u=single")),
    p("行一", "<w:r><w:br/></w:r>", "行二", '<w:r><w:br w:type="page"/></w:r>', "行三"),
    p("<w:r><w:ruby><w:rt><w:r><w:t>hàn</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>汉</w:t></w:r></w:rubyBase></w:ruby></w:r>", "字"),
    p('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "同意 ", '<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>'),
    p("特殊：*不斜* _不斜_ 5*3=15 a_b_c <b> &copy; $5 C# [注] {% x %} ==不== ~~不~~ ^上^ %%话%% :smile: \\ ` | 3~5天"),
    p("# 不是标题"),
    p("- 不是列表"),
    p("2026. 不是编号"),
    p("> 不是引用"),
    styles=WORD,
)  # fmt: skip
NOTES = document(
    p("注释", style="t"),
    p("正文", '<w:r><w:footnoteReference w:id="1"/></w:r>', "，又", '<w:r><w:endnoteReference w:id="2"/></w:r>', "。"),
    styles=WORD,
    parts={
        "footnotes.xml": notes("footnote", n1=p("脚注", r("一", "b"), "。") + p("第二段。")),
        "endnotes.xml": notes("endnote", n2=p("尾注。")),
    },
)
FIELDS = document(
    p("域与链接", style="t"),
    p(field('TOC \\o "1-3" \\h', "第一节\t1"), style="toc1"),
    p("第一节", style="1"),
    p("见", field('HYPERLINK "https://example.org/a_b?x=1&copy=2"', "网站"), "，图", field("SEQ 图", "3"), "，", field("REF _x", "第一节"), "。"),
    p('<w:hyperlink r:id="h1"><w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t>链接</w:t></w:r></w:hyperlink>', "和邮箱 a_b@example.org。"),
    p('<w:hyperlink w:anchor="bm"><w:r><w:t>第二节</w:t></w:r></w:hyperlink>', '<w:hyperlink w:anchor="none"><w:r><w:t>无处</w:t></w:r></w:hyperlink>'),
    p("圈", field(" eq \\o\\ac(○,3)", ""), "，分数", field("EQ \\F(1,2)", ""), "，不识", field("EQ \\x(3)", "")),
    p('<w:bookmarkStart w:id="1" w:name="bm"/>', "第二节", style="1"),
    p("日期：", '<w:fldSimple w:instr=" DATE "><w:r><w:t>2026-03-01</w:t></w:r></w:fldSimple>', "。"),
    styles=WORD,
    links={"h1": "https://example.org/甲(乙)"},
)  # fmt: skip
PICTURES = document(
    p("图片", style="t"),
    p(picture("a.png", "塔的照片")),
    p("图1 塔"),
    p("文中", picture("a.png"), "又一次。"),
    p(picture("b.emf")),
    p(picture("c.png")),
    p(
        '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><c:chart r:id="x"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    ),
    p(
        '<w:r><w:object><v:shape><v:imagedata r:id="a.png"/></v:shape><o:OLEObject ProgID="Equation.DSMT4" r:id="y"/></w:object></w:r>'
    ),
    p('<w:r><w:pict><v:shape><v:imagedata r:id="a.png" o:title="旧式"/></v:shape></w:pict></w:r>'),
    styles=WORD,
    parts={"media/a.png": DOT, "media/b.emf": b"\x01\0\0\0" + b"\0" * 60, "media/c.png": DOT[:40]},
)
BOXES = document(
    p("文本框", style="t"),
    p(
        "正文在前。",
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>"
        + p("框里的话。")
        + "</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>"
        + p("框里的话。")
        + "</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
    ),
    p("正文在后。", r("藏起来的话", "vanish")),
    p("姓名\t单位\t电话"),
    p("林昭\t示例大学\t000"),
    p("何静\t研究院\t001"),
    p("甲方：\t乙方："),
    "<w:sdt><w:sdtContent>" + p("内容控件里的段落。") + "</w:sdtContent></w:sdt>",
    styles=WORD,
    parts={
        "comments.xml": f'<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:author="审稿人" w:id="1">{p("请改")}</w:comment></w:comments>',
        "header1.xml": f'<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{p("内部资料 第2页")}</w:hdr>',
    },
)
TRACKED = document(
    p("修订", style="t"),
    p(
        "留下",
        '<w:ins w:author="张三" w:id="1"><w:r><w:t>加的</w:t></w:r></w:ins>',
        '<w:del w:author="李四" w:id="2"><w:r><w:delText>删的</w:delText></w:r></w:del>',
    ),
    p('<w:r><w:rPr><w:b/><w:rPrChange w:author="张三" w:id="3"><w:rPr/></w:rPrChange></w:rPr><w:t>只改了字形</w:t></w:r>'),
    styles=WORD,
)
FORMATTED = document(
    p("字形的修订不妨碍", style="t"),
    p('<w:r><w:rPr><w:b/><w:rPrChange w:author="张三" w:id="3"><w:rPr/></w:rPrChange></w:rPr><w:t>只改了字形</w:t></w:r>'),
    styles=WORD,
)
WPS_REPORT = document(
    p("地下空间发展报告", style="20"),
    p("第一章 概况", style="11"),
    p("一段。"),
    p("第一节 数据", style="12"),
    p("又一段。"),
    p("自定样式的小节", style="22"),
    p("末段。"),
    p("表 1-1 面积", style="21"),
    tbl(tr("城市", "面积"), tr("云川", "120")),
    p("图 1-1 位置", style="21"),
    styles=WPS,
)
CHAPTER = document(
    p("概况", style="t"),
    p("图 1-1 之前。"),
    p(picture("a.png")),
    p("图 1-1　位置"),
    p("表 1-1　面积"),
    tbl(tr("城市", "面积"), tr("云川", "120")),
    p("表 1-2　人口"),
    tbl(tr("城市", "人口"), tr("云川", "9")),
    styles=WORD,
    parts={"media/a.png": DOT},
)
ENGLISH = document(
    p("Why the Road Is Dug Again", style="t"),
    p("A short history", style="s"),
    p("By Lin Zhao and He Jing"),
    p("March 5, 2026"),
    p("Roads are dug ", r("again", "i"), " and again."),
    p("Reasons", style="1"),
    p("Pipes", style="3"),
    p("See https://example.org/a_b."),
    styles=WORD,
)
ITEM = document(
    p(r("地铁穿山而过", *BIG), **CENTRE),
    p("通讯员：林昭"),
    p("2026-03-31"),
    p("3月31日，隧道贯通。"),
)
NO_TITLE = document(p("这是一段没有标题的文字，直接开始，而且比较长，到这里才结束，后面还有一句话。"), p("第二段。"), core="")
GOOGLE = document(
    p("Notes from the Field", style="Title"),
    p("Soil is alive."),
    p("一、甲", style="Heading1"),
    styles=style("Title", "Title") + style("Heading1", "heading 1", "<w:pPr><w:keepNext/></w:pPr>"),
)
OUTLINE = document(
    p(r("只有大纲级别", "sz=44"), jc="center", outline="0"),
    p("第一部分", outline="1"),
    p("文字。"),
    p("第二部分", outline="1"),
)
QUOTES = document(
    p("引文", style="t"),
    p("引一。", style="q"),
    p("引二。", style="q"),
    p("● ", r("带圈", "b"), "的点"),
    p("　　缩进的段落。"),
    p("a  b   c"),
    styles=WORD,
)
EMPTY = document(p(), p())
ARTICLES = document(
    p(r("学会章程", *BIG), **CENTRE),
    p(r("（2026年3月1日通过）"), **CENTRE),
    p(r("第一章　总则", "b"), **CENTRE),
    p("第一条　本会名称为示例学会。"),
    p("第二条　本会宗旨。"),
    p(r("第二章　会员", "b"), **CENTRE),
    p("第三条　会员分两种。"),
)
BY_HAND_LEVELS = document(
    p(r("城市内涝成因", *BIG), **CENTRE),
    p("（林昭  示例大学）", **CENTRE),
    p(r("1 引言", "b")),
    p("城市内涝频发。"),
    p(r("2 方法", "b")),
    p(r("2.1 数据", "b")),
    p("数据来自观测。"),
    p(r("这一段全部加粗，但是很长，是强调而不是标题，因此应当保持为加粗的段落。", "b")),
)
STRICT = document(
    p("严格格式", style="t"),
    p("甲", r("乙", "b"), "。"),
    styles=WORD,
)
MINUTES = document(
    p(r("第三次理事会纪要", *BIG), **CENTRE),
    p("时间：2026年3月1日"),
    p("地点：学会会议室"),
    p("出席：林昭、何静"),
    p("一、通过年度报告。"),
    p("二、讨论换届。"),
)
FORM = document(
    p(r("报名表", *BIG), **CENTRE),
    tbl(
        tr("姓名", "", "性别", ""),
        tr("单位", tc("", span=3)),
        tr("签名", tc(p(r("        ", "u=single")), span=3)),
    ),
)
LONG_WORDS = document(
    p("书目", style="t"),
    p("[1] 王甲. 城市[M]. 北京: 出版社, 2020."),
    p("[2] 李乙, 张丙. 土[J/OL]. 地学, 2021[2022-01-01]. https://example.org/x_y_z~1."),
    p("《书名》（第2版）〔旧〕【注】"),
    styles=WORD,
)

CASES: Mapping[str, tuple[str, bytes]] = {
    "notice": ("notice", NOTICE),
    "notice-by-hand": ("notice", NOTICE_BY_HAND),
    "paper": ("paper", PAPER),
    "formulas": ("article", FORMULAS),
    "lists": ("article", LISTS),
    "numbered-headings": ("article", NUMBERED_HEADINGS),
    "tables": ("article", TABLES),
    "looks": ("article", LOOKS),
    "notes": ("article", NOTES),
    "fields": ("article", FIELDS),
    "pictures": ("article", PICTURES),
    "boxes": ("article", BOXES),
    "tracked": ("article", TRACKED),
    "formatted": ("article", FORMATTED),
    "wps-report": ("article", WPS_REPORT),
    "chapter": ("chapter", CHAPTER),
    "english": ("article", ENGLISH),
    "item": ("item", ITEM),
    "no-title": ("article", NO_TITLE),
    "google": ("article", GOOGLE),
    "outline": ("article", OUTLINE),
    "quotes": ("article", QUOTES),
    "empty": ("article", EMPTY),
    "articles-of-association": ("page", ARTICLES),
    "levels-by-hand": ("article", BY_HAND_LEVELS),
    "plain": ("article", STRICT),
    "minutes": ("item", MINUTES),
    "form": ("notice", FORM),
    "references": ("article", LONG_WORDS),
}
