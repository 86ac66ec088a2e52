"""The pytest plugin of Kring, loaded in every run; it imports the host only when a fixture asks."""

from __future__ import annotations
