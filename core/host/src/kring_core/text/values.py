"""What a diagnosis of text says: the encoding, the lines, and an item for everything it met."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["repair", "doubt", "refusal"]
"""Repaired on proof, left in place for a person to judge, or not taken over."""


class NotText(Exception):
    """The data is no text that can be imported.

    :param reason_code: names the reason; one of the codes in :mod:`kring_core.text.reasons`.
    :param message: the reason as an English sentence for a reader, without any of the data.
    """

    def __init__(self, reason_code: str, message: str) -> None:
        super().__init__(message)
        self.reason_code = reason_code
        self.message = message


@dataclass(frozen=True)
class Because:
    """What a sentence was made of, so that it can be said in another language."""

    code: str
    details: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Encoding:
    """How the bytes were read.

    ``concluded`` is ``utf-8``, ``utf-16-le``, ``utf-16-be`` or ``windows-1252``. ``why`` is one or
    more English sentences for an editor, made of ``because``.
    """

    concluded: str
    why: str
    because: tuple[Because, ...] = ()

    def and_also(self, other: Encoding) -> Encoding:
        """The same conclusion with the reasons of the other added."""
        return Encoding(self.concluded, f"{self.why} {other.why}", (*self.because, *other.because))


@dataclass(frozen=True)
class Item:
    """One thing that was met in a line, for the report to an editor.

    ``line`` counts from 1. ``before`` is the word as it stood, ``after`` what it became (a
    repair) or might become (a doubt). ``why`` is an English sentence; ``code`` and ``details`` are
    what it was made of, so that it can be said in another language.
    """

    line: int
    kind: Kind
    before: str
    after: str
    why: str
    code: str
    details: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Diagnosis:
    """A text as it can be read now, and all that was done or doubted.

    ``lines`` are without line ends; ``repaired`` and ``flagged`` count characters of the original
    text: those restored, and those that a person must judge.
    """

    encoding: Encoding
    lines: tuple[str, ...]
    items: tuple[Item, ...]
    repaired: int
    flagged: int
