"""The settings of a practice, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class PracticeSettings:
    """What a practice says of itself and how its portal looks."""

    name: str
    telephone: str = ""
    email: str = ""
    colour: str = ""
    """One colour as ``#rrggbb``; the theme computes the rest from it. Empty for Kring's own."""
    logo: str = ""
    """Id of a stored file, or empty."""
    time_zone: str = "Europe/Amsterdam"
    address_form: str = "u"
    """How Dutch pages address a reader who has not chosen: ``u`` or ``je``."""
    welcome_nl: str = ""
    welcome_en: str = ""
    privacy_nl: str = ""
    privacy_en: str = ""
    complaints_nl: str = ""
    complaints_en: str = ""
    mail_sender: str = ""
    mail_host: str = ""
    """Mail server; empty writes mail to files, as in development."""
    mail_port: int = 587
    mail_user: str = ""
    mail_password: str = ""

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> Self:
        """From what is stored; what an older version did not know gets its default."""
        known = {field.name for field in fields(cls)}
        return cls(**{name: value for name, value in stored.items() if name in known})

    def stored(self) -> dict[str, Any]:
        """As it is stored."""
        return asdict(self)

    @property
    def dutch(self) -> str:
        """The locale of Dutch as this practice addresses its readers: ``nl`` or ``nl_JE``."""
        return "nl_JE" if self.address_form == "je" else "nl"

    def text(self, name: str, language: str) -> str:
        """A text in a language, or in Dutch when it was not written in that language."""
        return str(getattr(self, f"{name}_{language}") or getattr(self, f"{name}_nl"))


SECRETS = frozenset({"mail_password"})
"""Settings whose values are in no log and on no page."""
