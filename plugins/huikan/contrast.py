"""How well one colour can be read on another (WCAG 2.2, relative luminance and contrast ratio)."""

from __future__ import annotations

from collections.abc import Iterable


def linear(channel: float) -> float:
    """A channel of sRGB, 0 to 1, as an amount of light."""
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def luminance(channels: Iterable[float]) -> float:
    """The relative luminance of red, green and blue, each 0 to 1."""
    return sum(weight * linear(channel) for weight, channel in zip((0.2126, 0.7152, 0.0722), channels, strict=True))


def contrast(one: float, other: float) -> float:
    """The contrast ratio of two luminances, from 1 to 21."""
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
