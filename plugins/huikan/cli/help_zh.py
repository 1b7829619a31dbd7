"""What --help says, in Chinese: by the commands' names, and by the English
words of options and headings."""

COMMANDS = {
    "huikan": "huikan 会刊：学会编辑写 Markdown，得到中英双语网站、订阅源和可印刷的 PDF。",
    "init": "在 FOLDER 里建一个学会的网站：内容、设置、持续集成，可以马上构建。\n\n"
    "问十个问题；--yes 从文件读答案，没有终端就都用通常的值。",
    "upgrade": "说明这个版本给内容带来的变化：改名的字段、新查出的问题、可以不写的设置；然后把 requirements.txt 改为这个版本。",
    "build": "生成网站、订阅源和 PDF，一起发布。",
    "check": "一次找出内容里的全部问题，不构建。",
    "preflight": "印前检查：FILE 或 --press 做好的全部文件里，印刷厂会退回哪些问题。屏幕阅读的 PDF 按 PDF/UA-1 检查。",
    "serve": "在本机预览网站，改了就更新。草稿和定时发布的也显示，并标明。",
    "new": "新建一篇作品：两种语言的文件，KIND 要用的各项都有注释；或在 content/data 的名录里加一条。",
    "import": "把 Word、WPS、微信、Obsidian 等的文件变成内容里的文章。\n\n"
    ".docx、.odt、存下的网页、.xlsx、各种编码的 Markdown 都可以；写文件夹，就是其中全部 Markdown。"
    "图片放进文章旁边的 image/。几个文件成为一期刊物的各篇；两种语言各一个，就是同一篇作品。"
    "带不过来的都会说明，已有的文件不会改动。",
    "why": "说明网站里的文件 TARGET 由什么生成、用了哪些输入、为什么重做或不重做。",
    "i18n": "列出哪些译文是新的、落后于原文、没有登记、还没有或找不到原文；核对后登记为最新。",
    "localise": "把正文里引用的别的网站的图片取到本刊文件夹。\n\n"
    "图片存到正文旁边的 image/，来源记在 image/sources.yml。不写 PATH（Markdown 文件或文件夹）就查看全部文章。",
    "register": "把网站的全部网址记到内容里的 data/addresses.txt，以后一个也不能少。\n\n发布以后运行，并提交这个文件。",
    "sbom": "写出软件清单（CycloneDX 1.6 JSON）：锁定的软件包、字体和各自的许可证。",
    "evidence": "把某一年出版的全部内容写成 XLSX、CSV 和 PDF：种类、题名、日期、人员、分支机构、网址、页码、"
    "已发布文件的 SHA-256，附统计。",
    "wechat": "做公众号稿：每篇一个网页，一个按钮复制正文，另有两种封面。不写 KEY 就做全部作品。",
    "docx": "把作品做成 Word 文件，供传阅和签发：通知按 GB/T 9704 版式。不写 KEY 就做全部通知和论文。",
    "volume": "把一年的资讯或一个栏目的文章装订成册，做成 PDF 和 EPUB。",
    "mail": "把一篇作品做成邮件，发给会员，每人一封。\n\n不写 --to 就只写出邮件，不发送。中断以后再运行，从断处接着发。",
    "returned": "读退信和退订信（.eml 或 mbox）：其中的会员以后不再收信。",
    "rollback": "让读者看到上一个版本。",
    "sync": "按清单的差异，把已发布的网站复制到别处，或列出要上传和删除的文件。",
}
WORDS = {
    "Usage: ": "用法：",
    "Options": "选项",
    "Commands": "命令",
    "Show this message and exit.": "显示这段说明。",
    "Show the version and exit.": "显示版本号。",
    "Answers as YAML; nothing is asked.": "答案（YAML 文件），不再提问。",
    "Only say what changes; requirements.txt stays as it is.": "只说明变化，不改 requirements.txt。",
    "The version until now; otherwise that of requirements.txt.": "此前的版本；不写就看 requirements.txt。",
    "The year of the issues; with the folder of a newsletter.": "哪一年；与资讯的文件夹名同用。",
    "KEY is a column's.": "KEY 是栏目的。",
    "Where the files go.": "文件写到哪里。",
    "The language; otherwise all that a work has.": "语言；不写就做作品有的全部语言。",
    "Also of works that are not published yet, marked on each page.": "尚未发布的作品也做，每页注明是送审稿。",
    "Notices without the red head, for paper that has one.": "通知不排红头，用于已印好红头的纸。",
    "Where the pages go.": "网页写到哪里。",
    "The language of the texts; otherwise the site's first.": "文字的语言；不写就用网站的第一种语言。",
    "The members, as CSV: name, email, language.": "会员名单，CSV 文件，列名：姓名、邮箱、语言。",
    "The server: smtp://host:587 or smtps://host:465; who and password: see the guide.": (
        "发信服务器：smtp://服务器:587 或 smtps://服务器:465；用户名和密码见使用说明。"
    ),
    "Who sends; otherwise the society's email.": "发信人；不写就用学会的邮箱。",
    "Where answers go; otherwise to who sends.": "回信寄到哪里；不写就寄给发信人。",
    "For members without one; otherwise the site's first.": "名单没有写语言的会员用哪种；不写就用网站的第一种语言。",
    "Read the list and write the mails; send nothing.": "只读名单、写出邮件，不发送。",
    "Members who may have the mail or not: leave them, take it as sent, send again.": (
        "不知道收到没有的会员：先不管（hold）、当作已发（sent）、再发一次（again）。"
    ),
    "Seconds until what was put off is tried again.": "服务器暂时不收的，过几秒再试。",
    "The most mails a minute.": "每分钟最多发几封。",
    "Where the mails go, to be looked at.": "邮件写在哪里，供查看。",
    "The private folder of what was sent.": "存放发信记录的私人文件夹。",
    "The members, to name their lines.": "会员名单，用来指出是第几行。",
    "The site's configuration.": "网站的配置文件。",
    "Where the Markdown is; otherwise docs_dir of the configuration.": "Markdown 在哪里；不写就用配置里的 docs_dir。",
    "Where results are kept.": "缓存放在哪里。",
    "Build as if at this time (Asia/Shanghai unless a zone is written).": "当作这个时间来构建（不写时区就是北京时间）。",
    "Language of messages; otherwise your machine's.": "信息用哪种语言；不写就用系统的语言。",
    "Form of the findings.": "检查结果的格式。",
    "Only findings and errors.": "只显示检查结果和错误。",
    "Also what was made, and tracebacks of failures.": "另外显示做了什么、失败时的详细记录。",
    "Where to publish.": "发布到哪里。",
    "The year of publication.": "出版的年份。",
    "Where the files go; otherwise evidence/.": "文件放在哪里；不写就放在 evidence/。",
    "Worker processes; otherwise one a core.": "同时用几个进程；不写就是每个核一个。",
    '"inline", "processes:4" or, for a Dask cluster, "tcp://host:8786"; instead of --jobs.': (
        "inline、processes:4，或 Dask 集群的地址 tcp://host:8786，用来代替 --jobs。"
    ),
    "Make only this work's PDFs; other PDFs come from the cache. Repeatable.": "只做这篇作品的 PDF，其余从缓存取。可以写几次。",
    "Pages and feeds without PDFs.": "只做网页和订阅源，不做 PDF。",
    "Every finding, however many are alike.": "全部问题都列出来，相同的再多也不省略。",
    "With --no-pdf: also where readers have PDFs now, which they lose.": (
        "与 --no-pdf 同用：读者现在有 PDF 也照样发布，PDF 就没有了。"
    ),
    "Also make the files for the print shop, in press/ or DIR, each through preflight.": (
        "另做印刷文件，放在 press/ 或 DIR，逐个做印前检查。"
    ),
    "With --press: newsletters also as sheets to fold and staple; or all that is folded as a light proof for a dummy.": (
        "与 --press 一起用：booklet 把资讯另拼成可以对折装订的大张；proof 另出可以折样书的轻量拼版样张。"
    ),
    "Publish what is sound although there are errors (the exit code is still 1).": "有错误也发布没有问题的部分（退出码仍是 1）。",
    "Write what was made, and how long it took, as JSON.": "把做了什么、用了多久写成 JSON。",
    "Write what is in the files, and the findings, as JSON.": "把文件的情况和检查结果写成 JSON。",
    "Bleed in mm.": "出血，毫米。",
    "The page count is a multiple of this; otherwise 2 for our own files, 1 for others.": (
        "页数应是它的倍数；不写，自己做的按 2，别人做的按 1。"
    ),
    "What the files are for; otherwise what they claim: PDF/UA is for the screen, all else for the press.": (
        "文件作什么用；不写就看文件自称：PDF/UA 用于屏幕，其余用于印刷。"
    ),
    "Also draw the pages and measure the ink that they bear; needs pdftoppm.": "另把各页画出来，量墨量；需要 pdftoppm。",
    "The most ink in percent; otherwise what the printing condition of the file takes, 330 where it is not known.": (
        "最大墨量，百分比；不写时按文件标明的印刷条件，不认识的条件按 330。"
    ),
    "What it becomes, as for `new`.": "变成什么作品，写法与 new 相同。",
    "The language of the files; otherwise it is guessed.": "文件的语言；不写就自动判断。",
    "Where to listen.": "预览的地址。",
    "Without drafts and texts whose day has not come.": "不显示草稿和还没到发布时间的内容。",
    "This work's translations are up to date; KEY/ means all that is below it too. Repeatable.": (
        "这篇的译文已是最新；KEY/ 连同它下面的各篇。可以写几次。"
    ),
    "All translations are up to date.": "全部译文都是最新。",
    "Ask nobody and write nothing; only say what would be fetched.": "不访问任何网站，不改文件，只说会取哪些。",
    "For one picture.": "一张图最多等几秒。",
    "Also fetch from this machine and its own network.": "本机和内部网络上的也取。",
    "Write nothing; exit 1 if an address is not remembered yet.": "不写文件；有网址还没记下，退出码就是 1。",
    "Write the page of licences instead, in Markdown.": "改为写许可证一览，Markdown 格式。",
    "The hashed lock.": "带校验值的锁定文件。",
    "The fonts.": "字体。",
    "The published site.": "已发布的网站。",
    "What the other place has: the manifest of the last time.": "对方现有的文件：上一次的清单文件。",
    "Copy nothing; write what is to be uploaded and deleted, as JSON.": "不复制，只把要上传和删除的文件写成 JSON。",
}
