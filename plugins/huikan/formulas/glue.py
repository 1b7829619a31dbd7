"""What is said to MathJax in its own language: which of its packages run, and the
one function that Python calls."""

from __future__ import annotations

# Without html, href, unicode, require, autoload, setoptions, action, bbox: what they do reaches
# beyond the formula, or is nothing that MathML Core and a PDF have.
PACKAGES = (
    *("base", "ams", "amscd", "newcommand", "boldsymbol", "cancel", "mhchem", "textmacros", "color", "mathtools"),
    *("cases", "empheq", "upgreek", "braket", "centernot", "extpfeil", "gensymb", "textcomp", "verb", "packages"),
)
LOADED = (  # files of MathJax, in the order in which each finds what it builds on
    *("startup.js", "core.js", "adaptors/liteDOM.js", "input/tex-full.js"),
    *("output/svg.js", "output/svg/fonts/tex.js"),
)
BEFORE = 'globalThis.MathJax = {loader: {load: []}, startup: {typeset: false, adaptor: "liteAdaptor"}};'
BEHIND = r"""
globalThis.formulas = (() => {
  const library = MathJax._;
  const adaptor = library.adaptors.liteAdaptor.liteAdaptor();
  library.handlers.html_ts.RegisterHTMLHandler(adaptor);
  const TexError = library.input.tex.TexError.default;
  const SVG = library.output.svg_ts.SVG;
  const output = new SVG({fontCache: "none", internalSpeechTitles: false, font: new library.output.svg.fonts.tex_ts.TeXFont()});
  const original = TexError.processString;
  // Characters that MathJax has no class for, and fails on: letters of no alphabet of its own
  const {RANGES} = library.core.MmlTree.OperatorDictionary;
  for (const range of RANGES) if (range[4] === "normnal") range[4] = "normal";
  for (let at = RANGES.length; at--;) {
    const next = at + 1 < RANGES.length ? RANGES[at + 1][0] : 0x110000;
    if (RANGES[at][1] + 1 < next) RANGES.splice(at + 1, 0, [RANGES[at][1] + 1, next - 1, 0, "mi", "normal"]);
  }
  let values = [];  // of the last error's message
  const LATER = "\u2060";
  TexError.processString = (text, given) => { values = given.map(String); return original(text, given); };

  function reader(preamble) {
    const input = new library.input.tex_ts.TeX({
      packages: PACKAGES, tags: "none", maxBuffer: 20000, maxMacros: 2000, ams: {multlineWidth: "28em"},
      formatError: (jax, error) => { throw error; },
    });
    const tags = input.parseOptions.tags;
    const {getTag, makeTag, finalize} = tags;
    const labelled = () => {  // a row with a label alone is numbered too: its number comes later
      const current = tags.currentTag;
      if (current.tag === null && current.labelId) tags.tag(LATER, true);
    };
    tags.getTag = (force) => { labelled(); return getTag.call(tags, force); };
    tags.finalize = (node, env) => { if (env.display) labelled(); return finalize.call(tags, node, env); };
    tags.makeTag = () => {
      const {tag, tagFormat, labelId} = tags.currentTag;
      const cell = makeTag.call(tags);
      cell.setProperty("number", [tag === LATER ? "" : tagFormat, labelId || ""]);
      return cell;
    };
    for (const tex of [...COMMON, ...preamble]) compiled(input, tex, false);
    return input;
  }

  function compiled(input, tex, display) {
    input.reset();  // or else the labels of the formula before would be taken
    const page = library.mathjax.mathjax.document("", {InputJax: input, OutputJax: output});
    const item = new page.options.MathItem(tex, input, display);
    item.setMetrics(16, 8, 1e7, 1e7, 1);
    item.compile(page);
    return [page, item];
  }

  // Numbers stand beside a formula, not in it: takes them out of its rows.
  function numbers(root, display) {
    const found = [];
    root.walkTree((node) => {
      if (node.isKind("mtable") && String(node.attributes.get("width")).endsWith("%")) node.attributes.set("width", "auto");
    });
    const rows = [];
    root.walkTree((node) => { if (node.isKind("mlabeledtr")) rows.push(node); });
    for (const row of rows) {
      const [text, label] = row.childNodes[0].getProperty("number") || ["", ""];
      const table = row.parent, cells = row.childNodes.slice(1);
      const whole = table.parent;
      if (cells.length === 1 && table.childNodes.length === 1 && whole.isInferred && whole.childNodes.length === 1) {
        whole.setChildren(cells[0].childNodes[0].childNodes);
        found.push([-1, text, label]);
      } else {
        const plain = row.factory.create("mtr", {}, cells);
        plain.attributes.set("data-row", String(found.length));
        table.replaceChild(plain, row);
        found.push([found.length, text, label]);
      }
    }
    if (rows.length) {
      root.setInheritedAttributes({}, display, 0, false);
      root.setTeXclass(null);
    }
    return found;
  }

  function packed(node) {
    if (node.isKind("text")) return [node.getText()];
    const children = [].concat(...node.childNodes.filter(Boolean).map(packed));
    if (node.isInferred) return children;
    const own = {}, attributes = node.attributes;
    for (const name of attributes.getExplicitNames()) own[name] = String(attributes.getExplicit(name));
    if (node.isToken) own.mathvariant = String(attributes.get("mathvariant") || "normal");
    if (node.getProperty("autoOP") === false) own.symbol = "1";  // of a chemical element: no name of a function
    if (node.isKind("mo")) own.texclass = String(node.texClass);
    if (node.isKind("mo") && attributes.get("scriptlevel") > 0) own.script = "1";
    return [[node.isKind("TeXAtom") ? "mrow" : node.kind, own, ...children]];
  }

  let input = null, state = null;  // the reader, and what it was told before
  return (request) => {
    const {tex, display, preamble} = JSON.parse(request);
    const told = JSON.stringify(preamble);
    try {
      if (state !== told) { state = null; input = reader(preamble); state = told; }
      const [page, item] = compiled(input, tex, display);
      if (/\\(?:def|let|global|(?:re)?new|provide|[Dd]eclare)/.test(tex)) state = null;  // it may have learned
      const labels = numbers(item.root, display);
      const mathml = packed(item.root)[0];
      item.typeset(page);
      const drawing = adaptor.serializeXML(adaptor.firstChild(item.typesetRoot));
      return JSON.stringify({mathml, drawing, labels});
    } catch (error) {
      state = null;
      if (!(error instanceof TexError)) throw error;
      return JSON.stringify({id: error.id, message: error.message, values});
    }
  };
})();
"""
