"""What cannot be printed, and what a print shop would send back, in English: code
-> (what is wrong, what to do)."""

MESSAGES: dict[str, tuple[str, str]] = {
    "unprintable-colour": (
        "no PDF can show the colour “{what}” of this drawing: it would become black",
        "write it as #rrggbb, or as rgb(), hsl(), lab() or oklch() with plain numbers",
    ),
    "unprintable-picture": ("a picture of this kind cannot stand in a PDF: {file}", "save it as PNG, JPEG or SVG"),
    "drawing-in-pixels": (
        "in PDFs these effects of the drawing are pictures of pixels, 600 an inch: {what}",
        "nothing need be done; plain colours stay as sharp as lines",
    ),
    "small-label": (
        "letters of the drawing {file} are {size} points high on {paper} paper: below {wanted} they are hard to read",
        "draw it with larger letters, or narrower",
    ),
    "press-broken": ("this PDF cannot be read: {reason}", "make it anew, or ask whoever made it for another copy"),
    "press-encrypted": (
        "this PDF is protected with a password",
        "save it without protection: print shops open no protected files",
    ),
    "press-standard": ("the file says that it is {standard}, not {wanted}", "export it as {wanted}"),
    "press-no-intent": (
        "the file names no printing condition (output intent)",
        "export it as PDF/X-4 with the profile of the print shop",
    ),
    "press-intent-inks": (
        "the printing condition {condition} has a profile of {inks} colours, not of four inks",
        "use the CMYK profile of the print shop",
    ),
    "press-trapped": ("the file does not say that it is untrapped (Trapped: {value})", "export it with Trapped: False"),
    "press-actions": ("the file opens with an action, a script or an attachment", "export it as PDF/X-4"),
    "press-page-count": ("{count} pages are no multiple of {signature}", "add {missing} empty pages at the end"),
    "press-font": ("the font {font} is not in the file", "embed all fonts"),
    "press-no-trim": ("no trim box on page {pages}", "export it with crop marks"),
    "press-bleed": (
        "the bleed is {bleed} mm, not {wanted} mm, on page {pages}",
        "let pictures and colours reach {wanted} mm over the edge, and export with that bleed",
    ),
    "press-short-bleed": (
        "colour ends at the edge of page {pages}, though the file claims a bleed: a hair of white will show",
        "let pictures and colours reach into the bleed",
    ),
    "press-boxes": (
        "trim, bleed and sheet do not lie within each other on page {pages}",
        "export it anew with trim inside bleed inside the sheet",
    ),
    "press-sizes": ("the pages are of several sizes: {sizes}", "give all pages one size; turn wide pages to stand upright"),
    "press-colour": (
        "colours in {space}{example} on page {pages}",
        "print colours are made of four inks: convert them with the profile of the print shop",
    ),
    "press-ink": (
        "{ink} % of ink on page {pages}: more than {limit} % does not dry",
        "choose lighter colours, or a paper that takes more ink",
    ),
    "press-picture-ink": (
        "a picture{named} lays down {ink} % of ink on page {pages}: more than {limit} % does not dry",
        "convert the picture with a profile of less ink, or lighten its shadows",
    ),
    "press-rich-black": (
        "black text mixed of four inks on page {pages}",
        "set text in black ink alone: four plates never meet exactly",
    ),
    "press-annotation": ("links or notes that do not print on page {pages}", "remove all annotations"),
    "press-notdef": (
        "characters that the font lacks on page {pages}: they print as empty boxes",
        "use a font that has them, or put one into theme/print/fonts/extra/",
    ),
    "press-blend": (
        "colours blend in a way that presses show differently on page {pages}",
        "flatten the picture before it is placed",
    ),
    "press-unreadable": ("something on page {page} cannot be read: {reason}", "make the page anew"),
    "press-coarse": (
        "page {page}: a picture{named} of {size} pixels is printed at {resolution} dots an inch: it will look torn",
        "show it smaller, or take one at least {needed} pixels wide",
    ),
    "press-resolution": (
        "page {page}: a picture{named} of {size} pixels is printed at {resolution} dots an inch; {wanted} are sharp",
        "show it smaller, or take one {needed} pixels wide",
    ),
    "press-form": ("the file holds fields of a form", "flatten it: print what is in the fields as text"),
    "press-layers": ("the file has layers ({names}): which of them print is anybody's guess", "flatten it before export"),
    "press-told": ("the file does not say all that PDF/X-4 wants: {lacking}", "export it as PDF/X-4 (PDF 1.6)"),
    "press-turned": ("page {pages} is turned or scaled by the file", "export it upright and in its size"),
    "press-white-overprint": ("white is told to overprint on page {pages}: it will vanish", "switch overprinting off for white"),
    "press-transfer": (
        "page {pages} brings its own screen or curve of tones, in place of the press's",
        "export it without halftones and transfer functions",
    ),
    "press-proxy": ("page {pages} holds a stand-in for something else ({what})", "put the thing itself into the file"),
    "press-default": ("page {pages} gives plain inks another meaning ({what})", "export it without default colour spaces"),
    "press-picture": ("pictures on page {pages} that old presses cannot read ({what})", "save them as JPEG or with 8 bits"),
    "press-hairline": (
        "a line of {width} points on page {pages}: thinner than {wanted} it breaks up or vanishes",
        "make it {wanted} points or more",
    ),
    "press-small-text": (
        "white or coloured letters of {size} points on page {pages}: below {wanted} they fill up or blur",
        "set them larger, or in black ink alone",
    ),
    "typeface-missing": (
        "there is no font file {folder}{file}",
        "put the file (.ttf or .otf) into {folder}, or correct its name below typefaces",
    ),
    "typeface-broken": (
        "the font file {file} cannot be used: {reason}",
        "take a sound .ttf or .otf file (.ttc and .woff have to be converted)",
    ),
    "profile-missing": (
        "there is no colour profile {folder}{file}",
        "put the file (.icc) that the print shop gave you into {folder}, or correct its name below printing",
    ),
    "profile-broken": (
        "the colour profile {file} cannot be used: {reason}",
        "ask the print shop for its ICC profile of four inks (CMYK)",
    ),
    "standard-typefaces": (
        "notices are set in Song instead of the FangSong, XiaoBiaoSong and Kai of GB/T 9704, which are not free",
        "put fonts that the society owns into {folder} and name them below typefaces in data/society.yml; "
        "to stay with Song, write typefaces: {{}}",
    ),
    "table-too-wide": (
        "a table of {columns} columns with cells across several of them is too wide for {paper} paper: {words}",
        "make several tables of it, or take the joined cells apart: then it is divided for you",
    ),
    "formula-too-wide": (
        "a formula is so wide that {paper} paper holds it at {size} points alone, too small to read: {words}",
        "divide it with \\\\ in the environment aligned; set one within a line on lines of its own",
    ),
    "formula-as-picture": (
        "this formula has no form in Word and is a picture there: {words}",
        "nothing need be done; leave out rules within tables and signs over each other to have it as a formula",
    ),
    "edge-text-cut": (
        "page {page}: “{words}” stands {beyond} mm beyond the edge and will be cut off",
        "set it narrower, or divide it",
    ),
    "edge-text-near": (
        "text on page {pages} (“{words}”) stands nearer than {safe} mm to the edge: a knife that strays cuts it",
        "move it further in",
    ),
    "edge-ink-cut": (
        "something drawn on page {pages} reaches {beyond} mm over the edge and not into the bleed: it will be cut off",
        "keep it within the page, or let it reach to the end of the bleed",
    ),
    "missing-glyph": (
        "no font of the PDFs has “{char}” ({code} {name}): {places}; 〓 stands for it, and no press file is made",
        "write it another way, or put a font file (.ttf, .otf) that has it into theme/print/fonts/extra/",
    ),
    "lacking-glyphs": (
        "not made: no font has {chars}, which stand in this work",
        "put a font file (.ttf, .otf) that has them into theme/print/fonts/extra/, or write them another way",
    ),
}
