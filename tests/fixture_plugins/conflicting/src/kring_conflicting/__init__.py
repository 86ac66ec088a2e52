"""Plugins that claim what the host or another plugin has; each is refused by name."""
