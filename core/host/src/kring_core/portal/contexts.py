"""The contexts of pages that are about the practice as a whole."""

from __future__ import annotations

from typing import Any


class Home:
    """The practice of the request; loading it is what proves that there is one."""

    def __init__(self, request: Any) -> None:
        self.practice = request.kring.practice
