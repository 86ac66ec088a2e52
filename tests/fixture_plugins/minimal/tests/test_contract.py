"""The contract that every plugin of Kring keeps."""

from kring_core.testing.contract import PluginContract


class TestContract(PluginContract):
    plugin = "minimal"
