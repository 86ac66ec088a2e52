"""The contract that every plugin keeps, as tests that a plugin inherits.

The whole of a plugin's ``tests/test_contract.py``::

    from kring_core.testing.contract import PluginContract

    class TestContract(PluginContract):
        plugin = "example"

Each test runs on a practice that the plugin filled with its demo (``Manifest.demo``).
"""

from __future__ import annotations

from kring_core.testing.contract.keeping import KeepingContract
from kring_core.testing.contract.pages import PagesContract
from kring_core.testing.contract.switch import SwitchContract
from kring_core.testing.contract.tables import TablesContract
from kring_core.testing.contract.words import WordsContract

__all__ = ["PluginContract"]


class PluginContract(SwitchContract, KeepingContract, TablesContract, PagesContract, WordsContract):
    """All of it."""
