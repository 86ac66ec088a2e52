"""The conflict check: what stands in the way of a relation between two people.

Its answer is a list of codes for the log. Who asked is told one fixed sentence, since each rule
would say something of the other person: that somebody else teaches them, or treats them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy.orm import Session

from kring_core.plugins.policies import Waits
from kring_core.practices.practice import Practice
from kring_core.relations.conflicts import broken_rules
from kring_core.relations.kinds import Kind


def objections(
    practice: Practice,
    db: Session,
    kind: Kind,
    subject_id: str,
    object_id: str,
    *,
    on: date,
    known: Iterable[Kind],
) -> list[str]:
    """Codes of the rules that a relation would break; those of plugins begin with their name.

    :param on: the day on which it would begin.
    :param known: what the two ever were to each other, either way round.
    """
    hook = practice.hook
    decision = hook.kring_decide_relation(
        db=db, kind=kind.value, subject_id=subject_id, object_id=object_id, on=on
    )
    decided = [
        f"{plugin}:{objection.rule}"
        for plugin, objection in decision.objections
        if objection.blocking
    ]
    return broken_rules(kind, known) + decided + _kept(practice, db, kind, subject_id, object_id)


def _kept(practice: Practice, db: Session, kind: Kind, person_id: str, other_id: str) -> list[str]:
    """What plugins keep that rules it out; one that cannot say counts as a rule of its own."""
    ask = practice.hook.kring_keep_conflicts
    codes = []
    for plugin in ask.plugins:
        try:
            kept = list(ask.each(plugin, db=db, person_id=person_id, other_id=other_id))
        except Waits:
            codes.append(f"{plugin}:unanswered")
        else:
            codes += [f"{plugin}:{conflict.rule}" for conflict in kept if conflict.kind == kind]
    return codes
