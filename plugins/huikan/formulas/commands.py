r"""Commands of LaTeX packages that papers load and MathJax does not have: quantities of siunitx,
derivatives and brackets of physics (without those that change commands of LaTeX), and what LaTeX
itself has.

`siunitx`: `\SI{9.81}{\metre\per\second\squared}`, `\qty`, `\num{1.2e3}`, `\unit{kg.m^{-3}}`,
ranges, lists, `\ang`. What it sets is what its default settings set.
"""

from __future__ import annotations

UNITS = dict(
    pair.split("=", 1)
    for pair in r"""
    metre=m meter=m gram=g second=s ampere=A kelvin=K mole=mol candela=cd kg=kg hertz=Hz newton=N
    pascal=Pa joule=J watt=W coulomb=C volt=V farad=F ohm=\Omega siemens=S weber=Wb tesla=T henry=H
    lumen=lm lux=lx becquerel=Bq gray=Gy sievert=Sv katal=kat radian=rad steradian=sr minute=min hour=h
    day=d hectare=ha litre=L liter=L tonne=t electronvolt=eV dalton=Da atomicmassunit=u
    astronomicalunit=au bel=B decibel=dB neper=Np bar=bar bit=bit byte=B knot=kn mmHg=mmHg
    nauticalmile=M year=a angstrom=Å percent=\% permille=‰ degreeCelsius={}^\circ{C} celsius={}^\circ{C}
    degree={}^\circ arcminute={}' arcsecond={}'' clight=c_0 hbar=\hbar bohr=a_0 elementarycharge=e km=km
    cm=cm mm=mm um=\upmu{m} nm=nm pm=pm ms=ms us=\upmu{s} ns=ns mg=mg ug=\upmu{g} ml=ml mL=mL kHz=kHz
    MHz=MHz GHz=GHz Hz=Hz kW=kW MW=MW kWh=kWh kV=kV mV=mV mA=mA kPa=kPa MPa=MPa Pa=Pa GPa=GPa kJ=kJ
    eV=eV keV=keV MeV=MeV GeV=GeV kN=kN mol=mol
""".split()
)
PREFIXES = dict(
    pair.split("=", 1)
    for pair in r"""
    quecto=q ronto=r yocto=y zepto=z atto=a femto=f pico=p nano=n micro=\upmu{} milli=m centi=c deci=d
    deca=da deka=da hecto=h kilo=k mega=M giga=G tera=T peta=P exa=E zetta=Z yotta=Y ronna=R quetta=Q
    kibi=Ki mebi=Mi gibi=Gi tebi=Ti
""".split()
)
POWERS = {"square": "2", "squared": "2", "cubic": "3", "cubed": "3"}
# Of these, several have a star or an optional argument, which a definition cannot have
COMMON = (
    *(r"\def\bm#1{\boldsymbol{#1}}", r"\def\mathds#1{\mathbb{#1}}", r"\def\mathbbm#1{\mathbb{#1}}"),
    *(r"\def\ensuremath#1{#1}", r"\def\xspace{}", r"\def\vspace#1{}", r"\def\centering{}"),
    *(r"\def\nicefrac#1#2{{}^{#1}/_{#2}}", r"\def\sfrac#1#2{{}^{#1}/_{#2}}"),
    *(
        r"\def\medspace{\:}",
        r"\def\thickspace{\;}",
        r"\def\AA{\text{Å}}",
        r"\def\angstrom{\text{Å}}",
        r"\def\P{\text{¶}}",
        r"\def\euro{\text{€}}",
    ),
    *(r"\def\copyright{\text{©}}", r"\def\pounds{\text{£}}", r"\def\dag{\dagger}", r"\def\ddag{\ddagger}"),
    *(r"\def\vcentcolon{\mathrel{:}}", r"\def\eqqcolon{=\mathrel{:}}", r"\def\iddots{⋰}", r"\def\adots{⋰}"),
    *(r"\def\mathsection{\S}", r"\def\mathellipsis{\ldots}", r"\def\oiint{\mathop{∯}\nolimits}"),
    *(r"\def\oiiint{\mathop{∰}\nolimits}", r"\def\wideparen#1{\overparen{#1}}", r"\def\overarc#1{\overparen{#1}}"),
    *(
        r"\def\parallelogram{\text{▱}}",
        r"\def\qed{\square}",
        r"\def\qedhere{\square}",
        r"\def\lefteqn#1{\rlap{\displaystyle #1}}",
    ),
    *(
        r"\def\texorpdfstring#1#2{#1}",
        r"\def\raisebox#1#2{\raise#1{\text{#2}}}",
        r"\def\per{/}",
        r"\def\degreeCelsius{{}^\circ\mathrm{C}}",
    ),
    *(r"\newenvironment{subequations}{}{}", r"\def\hdotsfor#1{\cdots}"),
    *(r"\def\grad{\boldsymbol{\nabla}}", r"\def\curl{\boldsymbol{\nabla}\times}", r"\def\laplacian{\nabla^2}"),
    *(
        rf"\def\{name}{{\operatorname{{{name}}}}}"
        for name in ("Tr", "tr", "rank", "erf", "sgn", "diag", "arccot", "arcsec", "arccsc")
    ),
)
SCRIPT = r"""
globalThis.packages = (() => {
  const tex = MathJax._.input.tex;
  const {CommandMap} = tex.SymbolMap, {Configuration} = tex.Configuration;
  const TexError = tex.TexError.default, physics = tex.physics.PhysicsMethods.default;
  const defining = tex.newcommand.NewcommandMethods.default;

  function read(parser, text) {  // as if it stood in the place of the command
    parser.string = text + parser.string.slice(parser.i);
    parser.i = 0;
    if (++parser.macroCount > parser.configuration.options.maxMacros) throw new TexError("MaxMacroSub1", "too many macros");
  }

  const GROUPS = /\B(?=(?:\d{3})+$)/g, DECIMALS = /\d{3}(?=\d)/g;
  function figure(text) {
    const [, sign, whole, , rest] = /^([+-]?)(\d*)([.,](\d+))?$/.exec(text) || [];
    if (whole === undefined) return text;
    const left = whole.length > 4 ? whole.replace(GROUPS, "\\,") : whole || "0";
    return sign + left + (rest ? "." + (rest.length > 4 ? rest.replace(DECIMALS, "$&\\,") : rest) : "");
  }
  function number(text) {
    const bare = text.replace(/\s|~|\\,|[{}]/g, "").replace(/\+-/g, "\\pm").replace(/−/g, "-");
    const [, value, power] = /^(.*?)(?:[eEdD]([+-]?\d+))?$/.exec(bare) || [bare, bare];
    const parts = value.split("\\pm").map((part) => figure(part.replace(/\((\d+)\)$/, "")) + (/\(\d+\)$/.exec(part) || [""])[0]);
    if (/[\\^_]/.test(bare.replace(/\\pm/g, ""))) return text;  // TeX of its own: \num{1.2\times 10^3}, \num{#1}
    const shown = parts.join("\\pm ");
    if (!power) return shown;
    if (!value) return "10^{" + power + "}";
    return (parts.length > 1 ? "(" + shown + ")" : shown) + "\\times 10^{" + power + "}";
  }
  function unit(text) {
    if (!/\\[A-Za-z]/.test(text) || !/^[\s{}]*(?:\\[A-Za-z]+|\{[^{}]*\}|[\s\d/.^~+-])*$/.test(text)) return literal(text);
    let shown = [], prefix = "", before = "", below = false, known = true;
    const pieces = text.match(/\\[A-Za-z]+(?:\s*\{[^{}]*\})?|[^\s{}\\]+/g) || [];
    for (const piece of pieces) {
      const [, name, given] = /^\\([A-Za-z]+)\s*(?:\{([^{}]*)\})?$/.exec(piece) || [];
      if (name === "per") below = true;
      else if (name in PREFIXES) prefix += PREFIXES[name];
      else if (name === "square" || name === "cubic") before = POWERS[name];
      else if (name in POWERS && shown.length) shown[shown.length - 1][1] = POWERS[name];
      else if (name === "tothe" && shown.length) shown[shown.length - 1][1] = given;
      else if (name === "raiseto") before = given;
      else if (name === "of" && shown.length) shown[shown.length - 1][0] += "_{\\text{" + given + "}}";
      else if (name in UNITS) { shown.push([prefix + UNITS[name], before, below]); prefix = before = ""; below = false; }
      else known = false;
    }
    if (!known || prefix) return literal(text);
    const powers = shown.map(([sign, power, divides]) => {
      const exponent = (divides ? "-" : "") + (power || (divides ? "1" : ""));
      return sign + (exponent ? "^{" + exponent + "}" : "");
    });
    return "\\mathrm{" + powers.join("\\,") + "}";
  }
  function literal(text) {  // kg.m^{-3}, m/s, kg~m
    return "\\mathrm{" + text.replace(/(?<=[A-Za-z}\d])[.~](?=[A-Za-z\\])/g, "\\,").replace(/μ|µ/g, "\\upmu ") + "}";
  }
  function quantity(value, name) {
    const shown = unit(name);
    return number(value) + (/^\\mathrm\{(?:\{\}(?:'|\^\\circ\})|\\%)/.test(shown) ? "" : "\\,") + shown;
  }
  const list = (text) => text.split(";").map(number);

  const methods = {
    SI(parser, name) {
      parser.GetBrackets(name);
      const value = parser.GetArgument(name);
      parser.GetBrackets(name);  // a unit before the number: dollars
      read(parser, quantity(value, parser.GetArgument(name)));
    },
    Qty(parser, name) {  // of siunitx, or of physics: \qty(…)
      if (parser.GetNext() === "{" || parser.GetNext() === "[" && /^\s*\[[^\]]*\]\s*\{/.test(parser.string.slice(parser.i))) {
        const at = parser.i;
        parser.GetBrackets(name);
        const value = parser.GetArgument(name);
        if (parser.GetNext() === "{") return read(parser, quantity(value, parser.GetArgument(name)));
        parser.i = at;
      }
      return physics.Quantity(parser, name);
    },
    Num(parser, name) { parser.GetBrackets(name); read(parser, number(parser.GetArgument(name))); },
    Unit(parser, name) { parser.GetBrackets(name); read(parser, unit(parser.GetArgument(name))); },
    Range(parser, name, units) {
      parser.GetBrackets(name);
      const first = parser.GetArgument(name), last = parser.GetArgument(name);
      const end = units ? quantity(last, parser.GetArgument(name)) : number(last);
      read(parser, number(first) + "\\text{–}" + end);
    },
    List(parser, name, units) {
      parser.GetBrackets(name);
      const values = list(parser.GetArgument(name)), last = values.length - 1;
      if (units) values[last] += "\\," + unit(parser.GetArgument(name));
      read(parser, values.join(",\\ "));
    },
    Angle(parser, name) {
      parser.GetBrackets(name);
      const signs = ["^\\circ", "'", "''"];
      const shown = (part, at) => part.trim() ? "{" + number(part) + "}" + signs[at] : "";
      read(parser, parser.GetArgument(name).split(";").slice(0, 3).map(shown).join(""));
    },
    Provide(parser, name) {
      const start = parser.i, own = parser.GetCsNameArgument ? "" : parser.GetArgument(name).trim().replace(/^\\/, "");
      if (parser.configuration.handlers.get("macro").lookup(own)) {
        parser.GetBrackets(name); parser.GetBrackets(name); parser.GetArgument(name);
      } else {
        parser.i = start;
        defining.NewCommand(parser, name);
      }
    },
    ...physics, ...defining,
  };
  new CommandMap("package-commands", {
    SI: "SI", qty: "Qty", num: "Num", si: "Unit", unit: "Unit", ang: "Angle",
    SIrange: ["Range", true], qtyrange: ["Range", true], numrange: ["Range", false],
    SIlist: ["List", true], qtylist: ["List", true], numlist: ["List", false],
    abs: ["Quantity", "|", "|", true], norm: ["Quantity", "\\|", "\\|", true],
    order: ["Quantity", "(", ")", true, "O", "-tex-calligraphic"],
    comm: "Commutator", acomm: ["Commutator", "\\{", "\\}"], eval: "Eval",
    diffd: "DiffD", dd: ["Differential", "\\diffd"], dv: ["Derivative", 2, "\\diffd"],
    pdv: ["Derivative", 3, "\\partial"], fdv: ["Derivative", 2, "\\delta"],
    ev: "Expectation", expval: "Expectation", mel: "MatrixElement",
    providecommand: "Provide", DeclareRobustCommand: "NewCommand", gdef: "MacroDef",
  }, methods);
  const {AutoOpen} = tex.physics.PhysicsItems;
  Configuration.create("packages", {
    handler: {macro: ["package-commands"], character: ["Physics-characters"]}, priority: 4,
    items: {[AutoOpen.prototype.kind]: AutoOpen}, options: {physics: {italicdiff: false, arrowdel: false}},
  });
  return "packages";
})();
"""
