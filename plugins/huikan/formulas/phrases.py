"""How Chinese and English say the signs and the parts of formulas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrases:
    """`signs` and `accents` by character. The others are patterns: of a `short_…` the parts are
    one word each, so that nobody has to hear where it ends."""

    signs: Mapping[str, str]
    accents: Mapping[str, str]
    fraction: str  # above, below
    short_fraction: str
    root: str
    short_root: str
    nth_root: str  # under the sign, its order
    square: str
    cube: str
    degrees: str
    power: str  # base, exponent
    superscript: str
    subscript: str
    limits: str  # sign, from, to
    below: str
    row: str  # number, words


def _signs(*lines: str) -> Mapping[str, str]:
    """Signs and their words, `sign words` between bars."""
    return dict(entry.split(" ", 1) for line in lines for entry in line.split("|"))


_ZH_SIGNS = _signs(
    "= 等于|≠ 不等于|< 小于|> 大于|≤ 小于等于|≥ 大于等于|≈ 约等于|≡ 恒等于|∼ 服从|∝ 正比于",
    "+ 加|− 减|- 减|± 正负|× 乘|⋅ 乘|÷ 除以|/ 除以",
    "∈ 属于|∉ 不属于|⊂ 包含于|⊆ 包含于|∪ 并|∩ 交|∑ 求和|∏ 求积|∫ 积分|∂ 偏|∇ 梯度|∞ 无穷大|→ 趋于|⟶ 生成|⇒ 推出|⇔ 等价于",
    "∀ 对任意|∃ 存在|! 的阶乘|′ 撇|″ 两撇|‴ 三撇|{ 左花括号|} 右花括号",
)
_EN_SIGNS = _signs(
    "= equals|≠ does not equal|< is less than|> is greater than|≤ is at most|≥ is at least|≈ is about|≡ is identical to",
    "∼ follows|∝ is proportional to|+ plus|− minus|- minus|± plus or minus|× times|⋅ times|÷ divided by|/ over|∈ in|∉ not in",
    "⊂ subset of|⊆ subset of|∪ union|∩ intersection|∑ sum|∏ product|∫ integral|∂ partial|∇ nabla|∞ infinity|→ to|⟶ yields",
    "⇒ implies|⇔ if and only if|∀ for all|∃ there is|! factorial|′ prime|″ double prime|‴ triple prime",
    "{ open brace|} close brace",
)
_ZH_ACCENTS = "帽 帽 一横 上横线 上横线 波浪 波浪 向量 一点 两点 上括弧 下括弧 下横线"
_EN_ACCENTS = "hat hat bar bar bar tilde tilde vector dot double-dot overbrace underbrace underlined"
_ACCENTS = "^ˆ¯―‾~˜→˙¨⏞⏟_"
PHRASES: Mapping[str, Phrases] = {
    "zh": Phrases(
        signs=_ZH_SIGNS,
        accents=dict(
            zip(_ACCENTS, "帽 帽 一横 上横线 上横线 波浪 波浪 向量 一点 两点 上括弧 下括弧 下横线".split(), strict=True)
        ),
        fraction="分数 {0} 除以 {1} 分数完",
        short_fraction="{1} 分之 {0}",
        root="根号 {0} 根号完",
        short_root="根号 {0}",
        nth_root="{1} 次根号 {0} 根号完",
        square="{0} 的平方",
        cube="{0} 的立方",
        degrees="{0} 度",
        power="{0} 的 {1} 次方",
        superscript="{0} 上标 {1}",
        subscript="{0} 下标 {1}",
        limits="{0} 从 {1} 到 {2}",
        below="{0} 在 {1}",
        row="第 {0} 行 {1}",
    ),
    "en": Phrases(
        signs=_EN_SIGNS,
        accents=dict(
            zip(
                _ACCENTS,
                "hat hat bar bar bar tilde tilde vector dot double-dot overbrace underbrace underlined".split(),
                strict=True,
            )
        ),
        fraction="the fraction {0} over {1} end fraction",
        short_fraction="{0} over {1}",
        root="the square root of {0} end root",
        short_root="the square root of {0}",
        nth_root="the root of order {1} of {0} end root",
        square="{0} squared",
        cube="{0} cubed",
        degrees="{0} degrees",
        power="{0} to the power {1}",
        superscript="{0} superscript {1}",
        subscript="{0} sub {1}",
        limits="{0} from {1} to {2}",
        below="{0} over {1}",
        row="row {0} {1}",
    ),
}
