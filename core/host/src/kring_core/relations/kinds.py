"""The kinds of relations, as data: who can be what to whom, and what it opens."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kring_core.access.domains import Domain
from kring_core.i18n import _


class Kind(StrEnum):
    """What somebody is to somebody; read from the subject to the object."""

    CLIENT_OF = "client_of"
    TREATS = "treats"
    SUPERVISES = "supervises"
    TEACHES = "teaches"
    ASSESSES = "assesses"
    COLLEAGUE_OF = "colleague_of"
    FAMILY_OF = "family_of"


@dataclass(frozen=True, slots=True)
class KindRules:
    """What holds for all relations of a kind."""

    title: str
    """Read from the subject: *treats*; a translatable message."""
    inverse: str
    """Read from the object: *is treated by*; a translatable message."""
    opens: Domain | None = None
    """The domain of the object's records that the subject sees through it, or None."""
    mutual: bool = False
    """Whether it reads the same from both sides, so that it is recorded once."""
    organisations: bool = False
    """Whether the object may be an organisation."""
    work: bool = False
    """Whether it is the subject's work here, so that it ends when they leave."""


KINDS: dict[Kind, KindRules] = {
    Kind.CLIENT_OF: KindRules(_("is a client of"), _("has as a client"), organisations=True),
    Kind.TREATS: KindRules(_("treats"), _("is treated by"), opens=Domain.CARE, work=True),
    Kind.SUPERVISES: KindRules(_("supervises"), _("is supervised by"), work=True),
    Kind.TEACHES: KindRules(_("teaches"), _("is taught by"), organisations=True, work=True),
    Kind.ASSESSES: KindRules(_("assesses"), _("is assessed by"), work=True),
    Kind.COLLEAGUE_OF: KindRules(
        _("is a colleague of"), _("is a colleague of"), mutual=True, organisations=True, work=True
    ),
    Kind.FAMILY_OF: KindRules(_("is family of"), _("is family of"), mutual=True),
}


def kinds_that_open(domain: Domain) -> list[Kind]:
    """The kinds of relations through which the subject sees this domain of the object."""
    return [kind for kind, rules in KINDS.items() if rules.opens is domain]
