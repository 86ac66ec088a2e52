"""The picture of an expert who has none: initials in a circle of chairs, coloured by the name."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from hashlib import sha256
from itertools import dropwhile
from math import cos, pi, sin

_CHAIRS = 8


@dataclass(frozen=True, slots=True)
class Tint:
    """A pair of colours on which letters are read easily (WCAG 2.2, 1.4.3), as #rrggbb."""

    paper: str
    ink: str


TINTS = (
    Tint("#ebdfcc", "#4c3a1d"),
    Tint("#edd2c3", "#752c16"),
    Tint("#f3dfae", "#5c4000"),
    Tint("#d3dfcd", "#2b4a2c"),
    Tint("#cfe3da", "#174539"),
    Tint("#d2dfe0", "#213f52"),
    Tint("#e0d5dd", "#522e41"),
)

# The chair of this person: the clay accent of the look.
ACCENT = "#a8482b"


def initials(name: str) -> str:
    """Draw the initials of a name as an SVG document of its own, 200 units square.

    The same name gives the same picture always. One chair of the circle is taken.
    """
    letters = letters_of(name)
    size = 60 if len(letters) < 3 else 46
    digest = sha256(unicodedata.normalize("NFC", name).encode()).digest()
    tint = TINTS[digest[0] % len(TINTS)]
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200">'
        f'<path fill="{tint.paper}" d="M0 0H200V200H0z"/>'
        f"{_circle_of_chairs(tint, digest[1] % _CHAIRS)}"
        f'<text x="100" y="100" dy=".35em" text-anchor="middle" fill="{tint.ink}"'
        ' font-family="Source Serif 4, Iowan Old Style, Charter, Georgia, serif"'
        f' font-size="{size}" font-weight="600">{letters}</text></svg>'
    )


def letters_of(name: str) -> str:
    """The first letters of the first and the last word: "Anna van der IJssel" gives "AIJ".

    Words in small letters (van, de, el) are passed over; IJ counts as one letter.
    """
    parts = unicodedata.normalize("NFC", name).split()
    words = ["".join(dropwhile(lambda sign: not sign.isalpha(), part)) for part in parts]
    words = [word for word in words if word]
    capital = [word for word in words if not word[0].islower()] or words
    chosen = capital[:1] + capital[1:][-1:]
    return "".join(word[:2] if word.startswith("IJ") else word[0].upper() for word in chosen)


def _circle_of_chairs(tint: Tint, taken: int) -> str:
    chairs = []
    for number in range(_CHAIRS):
        angle = 2 * pi * (number + 0.5) / _CHAIRS
        x, y = 100 + 74 * sin(angle), 100 - 74 * cos(angle)
        paint = f'fill="{ACCENT}"' if number == taken else f'fill="{tint.ink}" opacity=".3"'
        radius = 9 if number == taken else 7
        chairs.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}" {paint}/>')
    return "".join(chairs)
