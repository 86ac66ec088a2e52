"""What is said when a relation is not recorded: by the field where it is no secret, else nothing.

A refusal by a rule is one fixed sentence, since the rule would tell of the other person. Each is a
question about somebody, so they are counted, and logged under the reference that is shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from kring_core.access.attempts import Attempts
from kring_core.access.log.entry import Outcome
from kring_core.db.ids import new_id
from kring_core.i18n import _
from kring_core.portal.forms import Form
from kring_core.practices.changes import note
from kring_core.relations.refusals import (
    Doubled,
    EndsBeforeItBegins,
    Refused,
    Widens,
    WithThemselves,
    WorksNotHere,
)

NEUTRAL = _(
    "This relation cannot be recorded. Why is not said here, whoever asks. If you think that this "
    "is a mistake, mention ${code} to whoever manages Kring."
)
SAID: dict[type[Exception], tuple[str, str]] = {
    EndsBeforeItBegins: ("last", _("The last day lies before the first.")),
    WithThemselves: ("other", _("Choose somebody else: nobody is this to themselves.")),
    WorksNotHere: ("other", _("This opens records, so it is for somebody who works here only.")),
    Doubled: ("first", _("This is known already on some of these days.")),
    Widens: (
        "last",
        _("Two people agreed to these days. They can become fewer; for more, record it anew."),
    ),
}
"""Where what is wrong is said, and how."""


def rests(kring: Any) -> bool:
    """Whether somebody was refused so often today that they wait until tomorrow."""
    return _attempts(kring).exhausted


@contextmanager
def refusing(
    kring: Any, form: Form, person_id: str | None, fields: Mapping[str, str | None] | None = None
) -> Iterator[None]:
    """Say in a form why the block did not do what it was to do.

    :param person_id: whose records it would have opened, for the log.
    :param fields: how the form calls the fields that :data:`SAID` names, where it differs.
    """
    try:
        yield
    except Refused as refused:
        form.error(None, refusal(kring, refused, person_id))
    except tuple(SAID) as error:
        field, said = SAID[type(error)]
        form.error((fields or {}).get(field, field), said)


def refusal(kring: Any, refused: Refused, person_id: str | None) -> str:
    """The fixed sentence, after counting the attempt and writing down what stood in the way."""
    code = new_id()[:8]
    _attempts(kring).count()
    note(kring, "relation.refused", code, {"rules": refused.codes})
    kring.log.note("refused", person_id, f"relation:{code}", outcome=Outcome.REFUSED)
    return str(kring.translate(NEUTRAL, {"code": code}))


def _attempts(kring: Any) -> Attempts:
    return Attempts(kring.db, kring.now(), "relation", kring.identity.account_id)
