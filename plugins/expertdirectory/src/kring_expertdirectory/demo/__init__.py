"""The demonstration of the directory: sixty made-up experts, the same at every start."""

from __future__ import annotations

from kring_expertdirectory.demo.data import DemoExpert, DemoQuote, experts

__all__ = ["DemoExpert", "DemoQuote", "experts"]
