"""Remarks of an editor are recognised in Dutch and English, and ordinary sentences are not."""

from __future__ import annotations

import pytest
from kring_core.text import lint


@pytest.mark.parametrize(
    "line",
    [
        "(Foto verplaatst naar boven zodat de kolommen beter passen.)",
        "(afbeelding hier plaatsen)",
        "[Insert picture of the garden here]",
        "<!-- image moved to the second section -->",
        "TODO",
        "TODO: prijzen nakijken",
        "Noot van de redactie: deze alinea inkorten",
        "Nog aan te vullen:",
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit.",
        "[placeholder]",
    ],
)
def test_a_line_that_is_a_remark_is_refused(line: str) -> None:
    (item,) = lint(["Welkom.", line])
    assert (item.line, item.kind, item.before) == (2, "refusal", line)


@pytest.mark.parametrize(
    "line",
    [
        "(Zie ook de pagina over groepen.)",
        "Een afbeelding zegt soms meer dan woorden.",
        "De praktijk is verplaatst naar de Dorpsstraat.",
        "Wij plaatsen de cliënt centraal.",
        "(Alle namen zijn veranderd.)",
        "Sterk (in) jezelf en in de groep.",
    ],
)
def test_an_ordinary_line_is_not(line: str) -> None:
    assert lint([line]) == ()


def test_a_long_text_that_holds_a_remark_is_a_doubt() -> None:
    (item,) = lint(
        ["Wij werken samen met de huisarts. TODO naam opzoeken. Daarna volgt de intake."]
    )
    assert item.kind == "doubt"
