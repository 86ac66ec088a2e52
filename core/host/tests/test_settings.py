"""The settings of an installation, as they are read from the environment."""

from __future__ import annotations

from pathlib import Path

import pytest
from kring_core.settings import KNOWN, WrongSetting, read_settings


def test_without_any_it_runs_on_this_machine_with_sqlite():
    settings = read_settings({"PATH": "/bin"})

    assert (settings.port, settings.listen) == (6543, "127.0.0.1")
    assert settings.home == Path("var").absolute()
    assert settings.database is settings.proxy is None
    assert not settings.strict


def test_what_is_set_is_taken():
    settings = read_settings(
        {
            "KRING_PORT": "80",
            "KRING_HOME": "data",
            "KRING_DATABASE": "postgresql+psycopg://server/",
            "KRING_STRICT": "1",
        }
    )

    assert settings.port == 80
    assert settings.home == Path("data").absolute()
    assert settings.database == "postgresql+psycopg://server/"
    assert settings.strict


@pytest.mark.parametrize("name", KNOWN)
def test_a_setting_that_is_empty_is_as_good_as_none(name):
    assert read_settings({name: ""}).port == 6543


@pytest.mark.parametrize("name", KNOWN)
def test_one_letter_wrong_and_the_right_name_is_suggested(name):
    with pytest.raises(WrongSetting, match=f"did you mean {name}"):
        read_settings({f"{name[:-1]}_": "1"})


def test_the_value_of_a_wrong_setting_is_not_repeated():
    with pytest.raises(WrongSetting) as wrong:
        read_settings({"KRING_PASSWORD": "a secret"})

    assert "a secret" not in str(wrong.value)
