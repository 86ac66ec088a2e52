"""``kring serve``: the portal of every practice, with the background work beside it."""

from __future__ import annotations

import argparse
import gc
import logging
from typing import Any

from kring_core.cli.context import Context, Refusal, complain
from kring_core.cli.practice import address
from kring_core.portal.checks import LARGEST_BODY


def add_commands(groups: Any) -> Any:
    """Add the command that serves."""
    serving = groups.add_parser("serve", help="serve the portal of every practice")
    serving.add_argument(
        "--no-jobs", action="store_true", help="leave background work to kring jobs"
    )
    serving.set_defaults(run=serve)
    return None


def settle() -> None:
    """Let the collector of garbage leave alone what stays as long as the process.

    Code, templates and translations are half a million objects, which it would otherwise walk
    through again and again; a page leaves few behind.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)


def serve(context: Context, asked: argparse.Namespace) -> int:
    """Serve until stopped."""
    import waitress.server

    from kring_core.app import make_app
    from kring_core.outbox.runner import Runner
    from kring_core.practices.creation import upgrade_practice

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    host, settings = context.host, context.settings
    for place in host.home.places():
        upgrade_practice(host, place.slug)
    app = make_app(host)
    try:
        server = waitress.server.create_server(app, **_options(context))
    except OSError as error:
        where = f"{settings.listen}:{settings.port}"
        raise Refusal(f"cannot listen on {where}: {error.strerror} (see KRING_PORT)") from None
    runner = None if asked.no_jobs else Runner(host)
    if runner:
        runner.start()
    for place in host.home.places():
        complain(f"{place.slug}: {address(context, place)}/")
    complain(f"Kring listens on {settings.listen}:{settings.port}. Stop with Ctrl+C.")
    settle()
    try:
        server.run()
    finally:
        if runner:
            runner.stop()
    return 0


def _options(context: Context) -> dict[str, Any]:
    settings = context.settings
    options: dict[str, Any] = {
        "host": settings.listen,
        "port": settings.port,
        "threads": 8,
        "max_request_body_size": LARGEST_BODY,
        "ident": None,
    }
    if settings.proxy:
        options |= {
            "trusted_proxy": settings.proxy,
            "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-host", "x-forwarded-proto"},
            "clear_untrusted_proxy_headers": True,
        }
    return options
