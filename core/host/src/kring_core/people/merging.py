"""Two records that turn out to be one person: what stands against it, and what is moved."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

from kring_core.i18n import _
from kring_core.people.models import Person

UNDONE_WITHIN = timedelta(days=30)
"""How long a merge can be undone."""

FILLED = ("born_on", "telephone", "email", "locale")
"""What the record that stays takes over from the other where it says nothing itself."""


class Reason(StrEnum):
    """Why two records cannot become one, or a merge cannot be undone."""

    SAME = "same"
    RELATED = "related"
    ACCOUNTS = "accounts"
    OTHER_WAY = "other_way"
    OPENS = "opens"
    RULE = "rule"
    SEEN = "seen"
    UNCOUNTED = "uncounted"
    LATE = "late"
    LATER = "later"
    KEYS = "keys"


SAID: dict[Reason, str] = {
    Reason.SAME: _("This is the same record."),
    Reason.RELATED: _(
        "The two have something to do with each other, so they cannot be one person. If that was"
        " recorded by mistake, withdraw it first."
    ),
    Reason.ACCOUNTS: _(
        "Both can sign in. Withdraw the invitation of one or end their access first."
    ),
    Reason.OTHER_WAY: _("The other one can sign in. Merge the other way round: keep that record."),
    Reason.OPENS: _(
        "One of the two can sign in, and the other can see records of people. A merge would open"
        " those records. End that first, and record it again afterwards."
    ),
    Reason.RULE: _("A rule stands in the way of the relations that this person would then have."),
    Reason.SEEN: _(
        "Somebody sees records of one of the two and not of the other. A merge would open those to"
        " them. Let the same people treat both first; that takes a second word."
    ),
    Reason.UNCOUNTED: _("A plugin could not say what it keeps of them. Try again later."),
    Reason.LATE: _("This was longer than 30 days ago, and can no longer be undone."),
    Reason.LATER: _("The record was merged again since. Undo that first."),
    Reason.KEYS: _("Keys were made since for the account that was moved. It cannot go back."),
}
"""The reasons in words; translatable messages that say nothing about anybody."""


@dataclass(frozen=True, slots=True)
class MergePlan:
    """What a merge would do."""

    kept: Person
    gone: Person
    rows: dict[str, list[str]] = field(default_factory=dict)
    """Ids of the rows to be moved, by the column that names the person: ``table.column``."""
    filled: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    """Why it cannot be; empty when it can."""

    @property
    def allowed(self) -> bool:
        """Whether nothing stands against it."""
        return not self.reasons

    def count(self, table: str) -> int:
        """How many rows of a table would be moved."""
        return sum(len(ids) for name, ids in self.rows.items() if name.startswith(f"{table}."))


class MergeRefused(Exception):
    """Something stands against it; nothing was changed."""

    def __init__(self, reasons: tuple[Reason, ...]) -> None:
        super().__init__(", ".join(reasons))
        self.reasons = reasons
