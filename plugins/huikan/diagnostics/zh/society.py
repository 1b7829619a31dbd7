"""What `huikan init` and `huikan upgrade` say, in Chinese; {…} as named there."""

WORDS: dict[str, str] = {
    "init-intro": "下面有十个问题，直接按回车就用方括号里的答案；以后都可以改。",
    "ask-name_zh": "学会的中文名称",
    "ask-name_en": "学会的英文名称（不填：网站没有英文版）",
    "ask-site_url": "网站的网址，例如 https://www.society.org.cn/（不填：还没有定）",
    "ask-field": "学科领域，例如气象",
    "ask-colour": "链接和按钮的颜色，井号加六位十六进制数",
    "ask-logo": "会徽的图片文件（SVG、PNG 或 JPEG）",
    "ask-icp": "网站备案号",
    "ask-publications": "出版哪几类：{known}",
    "ask-called": "如果不叫这些名称，请写明：蓝皮书=年报/Annual reports，…",
    "ask-email": "联系信箱",
    "init-again": "{fault}。{advice}。",
    "init-defaults": "没有终端可以提问：各项都用通常的值（可以用 --yes FILE 给出答案）",
    "init-not-empty": "{path} 已经有了，里面还有东西；请换一个新文件夹",
    "init-no-file": "没有文件 {path}",
    "init-unknown-kind": "没有“{name}”这类出版物，只有 {known}",
    "init-no-picture": "{path} 不能用作会徽：请用 SVG、PNG 或 JPEG",
    "init-no-name": "答案里的 name 没有写中文或英文名称",
    "init-done": "{path} 里写好了 {count} 个文件。接着：\n  cd {path}\n  huikan serve     边写边看\n"
    "  huikan build     生成网站，结果在 site/",
    "upgrade-from": "从 huikan {before} 到 {version}：",
    "upgrade-nothing": "内容不用改",
    "upgrade-findings": "有 {count} 处是新版本才查出来的：",
    "upgrade-renamed": "“{old}”现在叫“{new}”",
    "upgrade-site_name": "{path}：site_name 可以不写了，名称写在 content/data/society.yml（直接运行 MkDocs 时仍要写）",
    "upgrade-custom_dir": "{path}：theme 的 custom_dir 可以不写了，主题随程序安装；旁边的 theme/ 只放改动过的文件",
    "upgrade-theme": "theme/ 里有 {count} 个文件替换了程序自带的，不再随程序更新，请对照检查：{names}",
    "upgrade-pinned": "{path} 里的版本已经改为 huikan {version}",
    "no-libraries-linux": "缺少 {names}，排不了 PDF：请先安装（Debian、Ubuntu：sudo apt-get install "
    "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0；Fedora：sudo dnf install pango harfbuzz），"
    "或者加 --no-pdf 只生成网页。",
    "no-libraries-darwin": "缺少 {names}，排不了 PDF：请先安装（brew install pango），或者加 --no-pdf 只生成网页。",
    "no-libraries-win32": "缺少 {names}，排不了 PDF：请先安装 MSYS2，再在其中安装 mingw-w64-ucrt-x86_64-pango，"
    "或者加 --no-pdf 只生成网页。",
    "init-no-address": "发布以前，请把网站的网址写进 mkdocs.yml 的 site_url。",
}
MESSAGES: dict[str, tuple[str, str]] = {
    "bad-colour": ("“{text}”不是颜色", '请写井号加六位十六进制数，并加引号，例如："#1a5a80"'),
    "example-site": (
        "网址 {url} 是留作举例的，不属于任何人，而每条链接、订阅源和引文都会写上它",
        "请在 mkdocs.yml 的 site_url 里写自己的网址",
    ),
    "nameless-site": (
        "没有写学会的名称，网站暂时叫 {name}",
        "请建 content/data/society.yml，写 name: {{zh: …, en: …}}",
    ),
    "bad-email": ("“{text}”不是电子邮箱", "请写成 office@society.org.cn 这样"),
    "no-email": ("“{text}”不是电子邮箱", "请写成 office@society.org.cn 这样，没有就删去这一行"),
    "local-site": ("网站还没有网址，链接和引文里写的是 {url}", "发布以前，请把网址写进 mkdocs.yml 的 site_url"),
    "pale-colour": (
        "{field} 的颜色 {text} 与页面的对比度只有 {contrast}，文字至少要有 {least}",
        '最接近而又看得清的颜色是 "{better}"',
    ),
    "unknown-in-record": ("{field} 里的“{name}”是没有的", "可以写：{known}"),
    "bad-site-url": ("“{text}”不是网站的网址", "请写完整的网址，不带 ? 和 #，例如：https://www.society.org.cn/"),
}
