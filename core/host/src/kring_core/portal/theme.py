"""A practice's own colour as the brand tokens of both schemes, with the contrast kept.

The practice chooses one colour; its hue stays, its lightness moves until text is legible. Contrast
is that of WCAG 2.2 (1.4.3): 4.5 or more, between the luminances of two sRGB colours.
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterable

LEGIBLE = 4.5

# The surfaces of static/kring.css, on which the brand colour stands as text.
PAPER, CARD = "#faf7f2", "#fffdfa"
DARK_PAPER, DARK_CARD = "#14201d", "#1b2926"

_STEPS = 100


def stylesheet(colour: str) -> str:
    """Return the style sheet that gives a page the practice's colour, for screens only.

    :param colour: such as "#1f5c4f" or "#1f5".
    :raises ValueError: when it is not written like that.
    """
    light, dark = tokens(colour)
    return (
        f"@media screen {{ :root {{ {_declared(light)} }} }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {_declared(dark)} }} }}\n"
    )


def tokens(colour: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return the tokens of the light and of the dark scheme that a colour overrides."""
    hue, _lightness, saturation = _hls(colour)
    # Soft surfaces are the hue at its clearest, thinned with paper: pale whatever was chosen.
    clear = _hex(hue, 0.5, saturation)
    soft, dark_soft = _mixed(clear, PAPER, 0.12), _mixed(clear, DARK_PAPER, 0.16)
    brand = _legible(colour, (PAPER, CARD, soft), darker=True)
    dark_brand = _legible(colour, (DARK_PAPER, DARK_CARD, dark_soft), darker=False)
    return (
        {"--brand": brand, "--brand-soft": soft, "--on-brand": CARD},
        {"--brand": dark_brand, "--brand-soft": dark_soft, "--on-brand": DARK_PAPER},
    )


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _legible(colour: str, surfaces: Iterable[str], *, darker: bool) -> str:
    """Return the colour nearest to the one chosen that is legible on every surface."""
    surfaces = tuple(surfaces)
    hue, lightness, saturation = _hls(colour)
    end = 0.0 if darker else 1.0
    for step in range(_STEPS):
        moved = lightness + (end - lightness) * step / _STEPS
        candidate = _hex(hue, moved, saturation)
        if all(contrast(candidate, surface) >= LEGIBLE for surface in surfaces):
            return candidate
    return _hex(hue, end, saturation)


def _luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: str) -> tuple[float, float, float]:
    if not re.fullmatch(r"#(?:[0-9a-fA-F]{3}){1,2}", colour):
        message = "A colour is written as #rrggbb or #rgb."
        raise ValueError(message)
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    red, green, blue = (int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4))
    return red, green, blue


def _hls(colour: str) -> tuple[float, float, float]:
    return colorsys.rgb_to_hls(*_channels(colour))


def _hex(hue: float, lightness: float, saturation: float) -> str:
    return _written(colorsys.hls_to_rgb(hue, lightness, saturation))


def _mixed(colour: str, surface: str, share: float) -> str:
    pairs = zip(_channels(colour), _channels(surface), strict=True)
    return _written(own * share + other * (1 - share) for own, other in pairs)


def _written(channels: Iterable[float]) -> str:
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)


def _declared(tokens: dict[str, str]) -> str:
    return " ".join(f"{name}: {value};" for name, value in tokens.items())
