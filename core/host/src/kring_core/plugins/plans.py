"""Plans: what a step in the life of a plugin would do, and what stands against it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from kring_hooks.host import Objection


@dataclass(frozen=True)
class Plan:
    """What a step would do, and what stands against it."""

    action: str
    plugin: str
    effects: tuple[str, ...] = ()
    """What will be different; translatable messages."""
    objections: tuple[Objection, ...] = field(default=())

    @property
    def allowed(self) -> bool:
        """Whether nothing blocks the step."""
        return not any(objection.blocking for objection in self.objections)

    def said(self, translate: Callable[[str], str], *, blocking: bool) -> list[str]:
        """The objections that block, or those that warn, in words, each with its rule."""
        return [
            translate(objection.message) + (f" ({objection.rule})" if objection.rule else "")
            for objection in self.objections
            if objection.blocking == blocking
        ]


class PlanRefused(Exception):
    """Something stands against a step; ``plan`` says what."""

    def __init__(self, plan: Plan) -> None:
        super().__init__("; ".join(str(o.message) for o in plan.objections if o.blocking))
        self.plan = plan
