"""The directory keeps the contract that every plugin keeps."""

from __future__ import annotations

from kring_core.testing.contract import PluginContract


class TestContract(PluginContract):
    """Everything that is asked of a plugin."""

    plugin = "expertdirectory"
