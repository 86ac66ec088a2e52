"""The made-up experts of the demonstration, read from `experts.toml` beside this module."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from kring_expertdirectory.portraits import Portrait


@dataclass(frozen=True, slots=True)
class DemoQuote:
    """What an expert says in one sentence or two, in which language, and whose words they are.

    Without an `attribution` the words are the expert's own.
    """

    text: str
    language: str
    attribution: str | None = None


@dataclass(frozen=True, slots=True)
class DemoExpert:
    """One expert as the directory shows them (ED-02 to ED-04, ED-08, ED-09).

    `fee` is in euro cents for a session of 60 minutes. `availability` is "now", "waiting" (then
    `waiting_weeks` says how long) or "closed". One that is not `published` waits for an editor.
    """

    slug: str
    name: str
    tagline: str
    quote: DemoQuote
    introduction: str
    places: tuple[str, ...]
    languages: tuple[str, ...]
    methods: tuple[str, ...]
    themes: tuple[str, ...]
    online: bool
    fee: int
    availability: str
    portrait: Portrait
    waiting_weeks: int | None = None
    published: bool = True


@cache
def experts() -> tuple[DemoExpert, ...]:
    """The sixty experts in the order of the file.

    Raises TypeError for an entry with a missing or an unknown key.
    """
    text = (files("kring_expertdirectory.demo") / "experts.toml").read_text("utf-8")
    return tuple(_expert(entry) for entry in tomllib.loads(text)["expert"])


def _expert(entry: dict[str, Any]) -> DemoExpert:
    made: dict[str, Any] = {
        key: tuple(value) for key, value in entry.items() if isinstance(value, list)
    }
    made["quote"] = DemoQuote(**entry["quote"])
    made["portrait"] = Portrait(**entry["portrait"])
    return DemoExpert(**(entry | made))
