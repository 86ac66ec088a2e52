"""What every command is given: the installation, made when it is first needed."""

from __future__ import annotations

import json
import sys
from functools import cached_property

from kring_core.host import Host
from kring_core.practices.practice import Practice
from kring_core.settings import Settings, read_settings


class Refusal(Exception):
    """What was asked cannot be done; the message says why and what to do."""


class Context:
    """The installation that the environment describes."""

    @cached_property
    def settings(self) -> Settings:
        """The settings of the installation."""
        return read_settings()

    @cached_property
    def host(self) -> Host:
        """The installation."""
        return Host(self.settings)

    def practice(self, slug: str) -> Practice:
        """A practice by its slug.

        :raises Refusal: when there is none.
        """
        practice = self.host.practice(slug)
        if practice is None:
            known = ", ".join(place.slug for place in self.host.home.places()) or "none yet"
            raise Refusal(f"there is no practice {slug}; known are: {known}")
        return practice

    def close(self) -> None:
        """End what was begun."""
        if "host" in self.__dict__:
            self.host.close()


def show(value: object, *, as_json: bool, text: str) -> None:
    """Print a report: as JSON for programs, or as text for people."""
    print(json.dumps(value, ensure_ascii=False, indent=2) if as_json else text)


def complain(text: str) -> None:
    """Tell the person at the keyboard, beside the report."""
    print(text, file=sys.stderr)
