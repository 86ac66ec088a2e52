"""How things are measured: CPU time of this process, in rounds that take turns.

Machines are shared and drift; what is compared runs in the same round, one after the other. The
least over the rounds is told: what else the machine does only ever adds to it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

ROUNDS = 40


def cpu(
    subjects: Mapping[str, Callable[[], object]], calls: int, rounds: int = ROUNDS
) -> dict[str, float]:
    """CPU seconds of one call of each subject, in its least disturbed round."""
    for call in subjects.values():
        for _ in range(max(3, calls // 10)):
            call()
    seen: dict[str, list[float]] = {name: [] for name in subjects}
    for _ in range(rounds):
        for name, call in subjects.items():
            begun = time.process_time()
            for _ in range(calls):
                call()
            seen[name].append((time.process_time() - begun) / calls)
    return {name: min(times) for name, times in seen.items()}
