"""Made-up text for the tests of the diagnosis, and the ways in which programs damage it."""

# ruff: noqa: RUF001 - quotation marks and dashes are what these tests are about.

from __future__ import annotations

from collections.abc import Callable

import pytest

Damage = Callable[..., str]

DUTCH = """\
Wij zijn een kleine praktijk aan de rand van het bos. Onze cliënten komen uit de hele regio, via
de huisarts of privé, en één afspraak staat vast: wij werken cliëntgericht en in alle rust. De
intake duurt een uur; daarna evalueren wij elk kwartaal. Ideeën, reacties en verzoeken zijn
welkom. Zoë, onze coördinator, plant de afspraken. Zij werkte jaren in een café en maakt een
beroemde crème brûlée. In de groep is ruimte voor vijf à zes patiënten. Wie geïnteresseerd is, kan
bellen of schrijven. De financiële kant bespreken wij vooraf. Na afloop wordt de behandeling
beëindigd en geëvalueerd. Soms volgt een reünie. Een enquête laat zien dat bijna iedereen tevreden
is over de variëteit, de scène in de tuin en de gelegenheid om na afloop nog even te blijven
zitten bij een kop thee.
"""

NAMES = (
    "Ćosić",
    "Šimunić",
    "Bērziņš",
    "Ørsted",
    "Nguyễn Thị Hương",
    "»PETROVIĆ«",
    "»ANA PETROVIĆ«",
    "“PETROVIĆ”",
    "„PETROVIĆ“",
    "Phương",
    "Trương",
    "«RĪGĀ»",
    "»BLÅ«",
    "«BLÅ»",
    "PETROVIĆ®",
    "„PETROVIĆ”s",
    "Ɣɛtɔ",
    "Łódź",
    "Ćiro Šarić",
    "Jānis Kalniņš",
)

CLEAN = {
    "dutch": DUTCH.split(),
    "english": [
        "the",
        "naïve",
        "café",
        "owner’s",
        "résumé",
        "–",
        "a",
        "“quiet”",
        "façade,",
        "isn’t",
        "it…",
        "20",
        "°C",
        "for",
        "€",
        "40",
    ],
    "vietnamese": [
        "Nguyễn",
        "Thị",
        "Hương",
        "Phương",
        "Trương",
        "Ơn",
        "CẢM",
        "ƠN",
        "Ưng",
        "người",
        "được",
        "ở",
        "Đà",
        "Nẵng",
        "nữa",
    ],
    "baltic": [
        "Bērziņš",
        "ātri",
        "Rīgā",
        "Jānis",
        "«LATVIJĀ»",
        "„RĪGĀ”",
        "Šiauliai",
        "ąžuolas",
        "Žemaitė",
        "šuo",
        "š",
        "ā",
    ],
    "croatian": [
        "Ćosić",
        "Šimunić",
        "»PETROVIĆ«",
        "Đurđa",
        "žena",
        "ĆEVAPI",
        "čovjek",
        "„IVIĆ“",
        "noć",
        "kuća",
    ],
    "danish": [
        "Ørsted",
        "»BLÅ«",
        "på",
        "Århus",
        "æble",
        "»HVAD",
        "ER",
        "DER",
        "PÅ«",
        "Søren",
        "Å",
        "ÆRØ",
        "smørrebrød",
    ],
}


def _misread(text: str, codec: str) -> str:
    """UTF-8 taken for another encoding; bytes without meaning there become control characters."""
    return "".join(
        character
        if (character := bytes([byte]).decode(codec, "replace")) != "\ufffd"
        else chr(byte)
        for byte in text.encode()
    )


def _without_controls(text: str) -> str:
    """What is left when a program drops the control characters that arose."""
    return "".join(character for character in text if not "\x80" <= character <= "\x9f")


def _mismended(text: str) -> str:
    """Each line taken for UTF-8 in Windows-1250, where that is possible."""
    lines = []
    for line in text.split("\n"):
        try:
            lines.append(line.encode("cp1250").decode())
        except UnicodeError:
            lines.append(line)
    return "\n".join(lines)


@pytest.fixture(scope="session")
def dutch() -> str:
    """More than a hundred words of a practice that does not exist."""
    return DUTCH


@pytest.fixture(scope="session", params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    """A name that only looks damaged."""
    return str(request.param)


@pytest.fixture(scope="session", params=CLEAN)
def whole_words(request: pytest.FixtureRequest) -> list[str]:
    """Words of one language, with what is most like damage in it."""
    return CLEAN[str(request.param)]


@pytest.fixture(scope="session")
def all_words() -> list[str]:
    """Words of all these languages."""
    return sorted({word for words in CLEAN.values() for word in words})


@pytest.fixture(scope="session")
def misread() -> Damage:
    """Takes UTF-8 for another encoding: ``misread(text, codec)``."""
    return _misread


@pytest.fixture(scope="session")
def without_controls() -> Damage:
    """Drops the control characters that arose: ``without_controls(text)``."""
    return _without_controls


@pytest.fixture(scope="session")
def mismended() -> Damage:
    """Mends with the wrong table, line by line: ``mismended(text)``."""
    return _mismended
