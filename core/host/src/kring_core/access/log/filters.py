"""What somebody who watches over the log asks for, as it stands in the address."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from kring_core.access.log.reading import Asked
from kring_core.i18n import _


@dataclass(slots=True)
class Filter:
    """The filter of the page of the log."""

    person: str
    """Id of the person whose records the lines are about, or empty."""
    actor: str
    """Id of the person who did it, or empty."""
    event: str
    since: str
    """As it was typed, as the next."""
    until: str
    errors: dict[str, str] = field(default_factory=dict)
    """What is wrong with a field, by its name; translatable messages."""

    @classmethod
    def of(cls, values: Any) -> Filter:
        """From what stands in an address or was sent with a form."""
        names = ("person", "actor", "event", "since", "until")
        return cls(*(values.get(name, "").strip()[:80] for name in names))

    def asked(self, people: tuple[str, ...], zone: ZoneInfo) -> Asked:
        """The lines that are meant; a day that is none is told, and not looked at.

        :param people: the ids of ``person`` and of those who were merged into it.
        :param zone: where a day begins.
        """
        first, last = self._day("since"), self._day("until")
        return Asked(
            people=people,
            actor=self.actor,
            event=self.event,
            since=_begin(first, zone) if first else None,
            until=_begin(last + timedelta(days=1), zone) if last else None,
        )

    def query(self, **changed: str) -> dict[str, str]:
        """As it stands in an address, with some of it changed."""
        names = ("person", "actor", "event", "since", "until")
        values = {name: getattr(self, name) for name in names} | changed
        return {name: value for name, value in values.items() if value}

    def _day(self, name: str) -> date | None:
        typed = getattr(self, name)
        try:
            day = date.fromisoformat(typed) if typed else None
        except ValueError:
            self.errors[name] = _("This is no date. Write it as 2026-11-30.")
            return None
        return day


def _begin(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time.min, zone)
