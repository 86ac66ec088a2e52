"""Whether an imported expert is in the directory already."""

from __future__ import annotations

import pytest
from kring_expertdirectory.importing import ImportedProfile, ImportedQuote, Known, match


def expert(name: str, quote: str = "Het is goed zo.", key: str = "k1") -> ImportedProfile:
    return ImportedProfile(name, ("nl",), None, None, ImportedQuote(quote, "nl"), (1,), key)


def known(name: str, quote: str | None = None, key: str | None = None) -> Known:
    return Known("e1", name, quote, key)


@pytest.mark.parametrize(
    ("imported", "existing", "kind"),
    [
        (expert("Zoë Kwint"), known("Zoe  KWINT", "het is goed zo."), "same"),
        (expert("Zoë Kwint"), known("Zoë Kwint-Smit", "Anders.", "k1"), "same"),
        (expert("Zoë Kwint"), known("Anna Kwint", "Het is goed zo.", "k1"), "doubt"),
        (expert("Zoë Kwint"), known("Zoë Kwint", "Anders."), "doubt"),
        (expert("Zoë"), known("Zoë Kwint", "Anders."), "doubt"),
        (expert("Zoë Kwint"), known("Zoë", "Anders."), "doubt"),
        (expert("Zoë"), known("Zoë", "Anders."), "doubt"),
        (expert("Zoë Kwint"), known("Zoë Smit", "Anders."), "new"),
        (expert("Zoë Kwint"), known("Anna Smit", "Het is goed zo."), "new"),
    ],
)
def test_an_expert_is_matched_by_name_quote_and_source(
    imported: ImportedProfile, existing: Known, kind: str
) -> None:
    found = match(imported, [existing])
    assert found.kind == kind
    assert found.id == (None if kind == "new" else "e1")
    assert found.why


def test_nobody_is_known_in_an_empty_directory() -> None:
    assert match(expert("Zoë"), []).kind == "new"


def test_two_that_are_equally_the_same_are_a_doubt() -> None:
    twins = [known("Zoë", "Het is goed zo."), known("Zoë", "Het is goed zo.")]
    assert match(expert("Zoë"), twins).kind == "doubt"


def test_an_expert_without_a_quote_is_the_same_only_by_its_source() -> None:
    silent = ImportedProfile("Zoë Kwint", ("nl",), "Coach", "Zwolle", None, (1,), "k1")
    assert match(silent, [known("Zoë Kwint")]).kind == "doubt"
    assert match(silent, [known("Zoë Kwint", key="k1")]).kind == "same"
