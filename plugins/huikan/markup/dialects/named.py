"""What is published as it stands, and said: syntaxes that are not understood, or not here."""

from __future__ import annotations

import re

from huikan.markup.dialects.foreign import FOREIGN
from huikan.markup.dialects.openings import HAN
from huikan.markup.dialects.syntax import Named

_WORD = rf"0-9A-Za-z{HAN}"


NAMED: tuple[Named, ...] = (
    Named(
        "template tag",
        "Hexo, Hugo, Jekyll",
        "{% asset_img a.png %}",
        ("{%", "{{", "<%"),
        "template-tag",
        re.compile(r"\{%[^{}\n]{0,300}%\}|\{\{[^{}\n]{1,300}\}\}|<%[^<>\n]{1,200}%>"),
    ),
    Named(
        "unclear highlight",
        "Typora, Obsidian, 语雀, HackMD",
        "a==b==c",
        ("==",),
        "stray-highlight",
        re.compile(r"(?<!=)==(?!=)[^=\n]{1,200}==(?!=)"),
        lambda match: f"<mark>{match[0].strip('= ')}</mark>",
    ),
    Named(
        "unclear superscript",
        "pandoc, Typora",
        "x^2+y^2",
        ("^",),
        "stray-superscript",
        re.compile(r"(?<=[A-Za-z0-9)\]])\^(?:\{[^{}\n]{1,40}\}|[-−+]?[0-9A-Za-z]{1,8}\^?)"),
        lambda match: f"<sup>{match[0].strip('^').strip('{}')}</sup>",
    ),
    Named(
        "unclear subscript",
        "pandoc, Typora, GitHub",
        "~删去~",
        ("~",),
        "stray-subscript",
        re.compile(rf"(?<![~0-9A-Za-z{HAN}])~(?=[A-Za-z{HAN}])[^~\n，。；、,;]{{1,40}}(?<!\s)~(?![~{_WORD}])"),
        lambda match: f"~{match[0]}~",
    ),
    Named(
        "unclear strong",
        "Markdown",
        "**没有结束",
        ("**",),
        "stray-strong",
        re.compile(rf"(?<![*\w])\*\*(?=[{_WORD}“‘《（])[^*\n]{{0,200}}|[{_WORD}。，！？”’》）]\*\*(?![*\w])"),
    ),
    Named(
        "inline callout", "Obsidian, GitHub", "正文 [!NOTE]", ("[!",), "stray-callout", re.compile(r"\[![A-Za-z]{2,20}\][+-]?")
    ),
    Named(
        "unclosed wiki link",
        "Obsidian",
        "[[名称",
        ("[[",),
        "stray-wiki-link",
        re.compile(r"!?\[\[(?!\d{1,3}\b(?!-\d\d-))[^\[\]\n]{1,80}(?:\]\](?!\])|$)"),
    ),
    Named("unclosed inline note", "pandoc, Obsidian", "正文^[注文", ("^[",), "stray-note", re.compile(r"\^\[[^\[\]\n]{1,60}")),
    Named("unclosed remark", "Obsidian", "%%备注", ("%%",), "unclosed-comment", re.compile(r"(?<![%0-9A-Za-z])%%(?!%)")),
    Named(
        "mark of an assistant",
        "ChatGPT, Kimi, 文心一言",
        "见资料【1†source】",
        (*("†", "oaicite", "citation:", "cite", "turn0", "Copy code", "复制代码"), *("Thought for", "思考", "帮助", "作为")),
        "assistant-mark",
        re.compile(
            r"\[citation:\s?\d+(?:,\s?\d+)*\]|\A(?:Copy code|复制代码|Thought for \d+ ?(?:s|seconds?|秒)"
            r"|已(?:深度)?思考（用时 ?\d+ ?秒）)\s*\Z"
            r"|希望(?:这|以上|本)[^，。！\n]{0,12}对[你您]有所?帮助|作为一?[个名]?(?:AI|人工智能)(?:语言模型|助手)"
            r"|【\d{1,3}(?::\d{1,3})?†[^【】\n]{0,80}】|:contentReference\[oaicite:\d+\](?:\{[^{}\n]*\})?|\[oaicite:\d+\]|\bcite(?:turn\d+\w+)+"
        ),
    ),
    Named(
        "tag that is none",
        "飞书, XML",
        "<text_color color='red'>红</text_color>",
        ("<",),
        "unread-tag",
        re.compile(r"</?[A-Za-z][\w.:-]*(?:\s[^<>\n]{0,200})?/?>"),
    ),
    Named(
        "field within the text", "Obsidian", "评分:: 5", ("::",), "inline-field", re.compile(rf"\A\s*[\w{HAN}-]{{1,20}}::\s+\S")
    ),
    Named(
        "name of a sign",
        "GitHub, Slack, HackMD",
        ":smile:",
        (":",),
        "emoji-name",
        re.compile(r"(?<![\w:：/.])[:](?:[a-z][a-z0-9]+(?:[_-][a-z0-9]+)*|\+1|-1):(?![\w:])"),
    ),
    Named(
        "heading or hashtag",
        "Markdown",
        "#小标题",
        ("#",),
        "heading-without-space",
        re.compile(rf"\A\s*#{{1,6}}[{HAN}A-Za-z（“《【][^#\n]{{0,40}}\Z"),
        lambda match: re.sub(r"^\s*(#+)", r"\1 ", match[0]).strip(),
    ),
    Named(
        "attributes in braces",
        "pandoc, kramdown",
        "词{.red}",
        ("{#", "{.", "{:", '="', "=“"),
        "stray-attributes",
        re.compile(
            r"(?<![A-Za-z0-9_])\{(?:[\w-]+=[\"“][^\"”{}\n]{0,80}[\"”] ?)+\}"
            r"|\{:?\s*[#.][A-Za-z][\w-]*(?:\s+[^{}\n]{1,80})?\}"
            r"|\{:\s*[\w-]+(?:=[^{}\n]{0,80})?\}"
        ),
    ),
    Named(
        "picture left out",
        "微信、Word",
        "[图片]",
        ("图片", "插图", "照片", "表情", "视频", "mage", "hoto"),
        "picture-placeholder",
        re.compile(r"(?i:[\[【](?:图片|插图|照片|image|photo|表情|动画表情|视频)\d{0,3}[\]】](?![(:]))"),
    ),
    Named(
        "unfinished link",
        "Markdown",
        "[词](a.md",
        ("](", "】(", "] ("),
        "stray-link",
        re.compile(
            r"!\[[^\[\]\n]{0,80}\]\s+\([^()\s]{1,200}\.(?i:png|jpe?g|gif|webp|svg)\)"
            r"|!?[\[【][^\[\]【】\n]{0,80}[\]】]\([^()（）\s]{0,200}+(?!）)\)?|(?<=\])\((?![^()（）\s]*）)"
        ),
    ),
    Named(
        "raw TeX",
        "LaTeX, pandoc",
        "\\newpage",
        ("\\",),
        "raw-tex",
        re.compile(
            r"\\(?:newpage|pagebreak|clearpage|noindent|centering|vspace|hspace|hline|toprule|midrule|bottomrule"
            r"|maketitle|tableofcontents|item(?=\s)|(?:text(?:bf|it|tt|sc)|emph|label|begin|end|caption|cite[pt]?|footnote"
            r"|(?:sub){0,2}section\*?|paragraph|chapter|url|href|includegraphics)(?=[\[{])|"
            r"(?<![A-Za-z:\\]\\)(?:d?frac|sqrt|math(?:bf|rm|bb|cal))(?=\s*\{)|(?<![A-Za-z:\\]\\)(?:sum|int|prod|alpha|beta|gamma|delta|theta|lambda|"
            r"sigma|omega|infty|partial|nabla|cdot|times|leq?|geq?|neq?|approx)(?![A-Za-z]))(?:\[[^\]\n]*\])?(?:\{[^{}\n]{0,80}\})*"
        ),
    ),
    Named(
        "place for the contents",
        "Typora, 语雀",
        "见 [TOC]",
        ("[TOC]", "[toc]", "{:toc}"),
        "stray-contents",
        re.compile(r"\[(?:TOC|toc)\]|\{:toc\}"),
    ),
    Named(
        "drawn table",
        "pandoc, Emacs",
        "+---+---+",
        ("+--", "+==", "-- --", "--  --"),
        "drawn-table",
        re.compile(r"\A\s*(?:\+(?:[-=:]+\+)+|-{2,}(?: +-{2,})+)\s*\Z"),
    ),
    Named(
        "address without a scheme",
        "微信、Word",
        "www.example.org",
        ("www.", "http", "HTTP"),
        "schemeless-address",
        re.compile(
            r"(?<![\w./@:-])www\.[\w-]+(?:\.[A-Za-z0-9-]+)+(?:/[\w./?=&%#-]*)?"
            r"|\bhttps?(?:：/+|:/(?!/)|//|:\\\\)[\w.-]+",
            re.I,
        ),
        lambda match: "https://" + re.sub(r"^(?i:https?)[：:/\\]*", "", match[0]),
    ),
    Named("fence of colons", "Docusaurus, pandoc", ":::", (":::",), "stray-fence", re.compile(r"\A\s*:{3,}[^:\n]*\Z")),
    *FOREIGN,
)
