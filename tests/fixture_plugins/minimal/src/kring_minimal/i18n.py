"""The messages of this plugin; their translations stand in ``locale/``."""

from __future__ import annotations

from translationstring import TranslationStringFactory

_ = TranslationStringFactory("kring_minimal")
