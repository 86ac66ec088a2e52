"""The report on an imported list as one JSON object, for the command line and other programs."""

from __future__ import annotations

from kring_core.people.importing.intake import PeoplePlan


def report(plan: PeoplePlan) -> dict[str, object]:
    """What was read and what would be or was done, in values that JSON knows.

    ``repaired`` and ``flagged`` count characters, ``refused`` counts lines.
    """
    imported = plan.imported
    encoding = imported.diagnosis.encoding
    return {
        "id": imported.id,
        "encoding": {"concluded": encoding.concluded, "why": encoding.why},
        "repaired": imported.diagnosis.repaired,
        "flagged": imported.diagnosis.flagged,
        "refused": imported.refused,
        "outcome": dict(plan.counts),
        "people": [
            {
                "line": person.line,
                "name": person.details.name,
                "outcome": found.match.value,
                "known": found.known.id if found.known else None,
            }
            for person, found in plan.people
        ],
        "items": [
            {
                "line": item.line,
                "kind": item.kind,
                "before": item.before,
                "after": item.after,
                "why": item.why,
            }
            for item in imported.items
        ],
    }
