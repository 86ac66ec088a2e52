"""Plugins that need another: ``needing_too`` needs ``needing``, which needs ``minimal``."""
