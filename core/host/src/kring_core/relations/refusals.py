"""Why a relation was not recorded, brought in force, ended or corrected."""

from __future__ import annotations


class EndsBeforeItBegins(Exception):
    """Its last day would lie before its first."""


class WithThemselves(Exception):
    """Somebody cannot be anything to themselves."""


class WorksNotHere(Exception):
    """Content opens to who works here, and to nobody else."""


class Doubled(Exception):
    """The same relation is known on one of the days already."""


class Widens(Exception):
    """A relation in force would open content on more days than two agreed to."""


class NotTheSecond(Exception):
    """The relation does not wait for the word of this person."""


class Refused(Exception):
    """Rules stand in the way; their codes are for the log and not for who asked."""

    def __init__(self, codes: list[str]) -> None:
        super().__init__("a rule stands in the way of this relation")
        self.codes = codes
