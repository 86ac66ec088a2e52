"""``make bench``: measure, and print a table for people and JSON for programs."""

from __future__ import annotations

import json
import sys
import warnings
from pathlib import Path

warnings.simplefilter("ignore")
sys.path.insert(0, str(Path(__file__).parent))

import bench_host  # noqa: E402
import bench_log  # noqa: E402
import bench_people  # noqa: E402
import bench_relations  # noqa: E402
import bench_sign_in  # noqa: E402


def lines(value: object, name: str = "") -> list[str]:
    """A nested figure as lines: its names joined by dots, and the number."""
    if isinstance(value, dict):
        return [
            line for key, part in value.items() for line in lines(part, f"{name}.{key}".lstrip("."))
        ]
    return [f"{name:45} {value:>12.3f}" if isinstance(value, float) else f"{name:45} {value!s:>12}"]


parts = (bench_host, bench_log, bench_people, bench_relations, bench_sign_in)
found = {name: figure for part in parts for name, figure in part.figures().items()}
print("\n".join(lines(found)))
print(json.dumps(found))
