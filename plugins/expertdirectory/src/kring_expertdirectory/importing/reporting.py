"""The report on an imported list as one JSON object, for the command line and other programs."""

from __future__ import annotations

from kring_expertdirectory.importing.values import ImportedList, ImportedProfile


def report(imported: ImportedList) -> dict[str, object]:
    """What was read and what was done, in values that JSON knows.

    ``repaired`` and ``flagged`` count characters, ``refused`` counts lines.
    """
    diagnosis = imported.diagnosis
    return {
        "id": imported.id,
        "encoding": {
            "concluded": diagnosis.encoding.concluded,
            "why": diagnosis.encoding.why,
        },
        "repaired": diagnosis.repaired,
        "flagged": diagnosis.flagged,
        "refused": imported.refused,
        "profiles": [_profile(profile) for profile in imported.profiles],
        "pages": [
            {"question": page.question, "summary": page.summary, "body": page.body}
            for page in imported.pages
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


def _profile(profile: ImportedProfile) -> dict[str, object]:
    quote = profile.quote
    return {
        "name": profile.name,
        "languages": list(profile.languages),
        "tagline": profile.tagline,
        "place": profile.place,
        "quote": quote
        and {
            "text": quote.text,
            "language": quote.language,
            "attribution": quote.attribution,
        },
    }
