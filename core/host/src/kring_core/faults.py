"""Faults in the log, without anybody's words in it.

The message of an exception may hold what somebody typed or what a row holds: a broken constraint
quotes the key, a failed conversion the text. So the log gets the type of the exception and the
places it passed through, and never its message.
"""

from __future__ import annotations

import logging
import secrets
import traceback

log = logging.getLogger("kring")


def places(error: BaseException) -> str:
    """The type of an error and of its causes, with the places each passed through."""
    lines = []
    seen: BaseException | None = error
    while seen is not None:
        lines.append(type(seen).__qualname__)
        frames = traceback.extract_tb(seen.__traceback__)
        lines += [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
    return "\n".join(lines)


def report(error: BaseException, where: str) -> str:
    """Write an error to the log and answer the code by which it can be found there.

    :param where: what was being done, in fixed words: a route, a job, a plugin and its hook.
    """
    code = secrets.token_hex(4)
    log.error("fault %s in %s: %s", code, where, places(error))
    return code
