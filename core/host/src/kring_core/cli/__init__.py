"""The command ``kring``: done is 0, refused is 1 with the reason on standard error, misuse is 2."""

from __future__ import annotations

import argparse
import sys
import warnings
from collections.abc import Sequence

# Pyramid and deform still import pkg_resources (Pylons/pyramid#3731); who runs kring cannot help
# it.
warnings.filterwarnings("ignore", "pkg_resources is deprecated", UserWarning)

from kring_core.cli.context import Context, Refusal  # noqa: E402


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``kring`` with arguments, or with those of this process.

    :return: the exit code.
    """
    from kring_core.cli.commands import parser_for
    from kring_core.db import Unavailable
    from kring_core.plugins.catalogue import BrokenPlugin
    from kring_core.plugins.migrate import MigrationFailed
    from kring_core.practices.home import Refused
    from kring_core.settings import WrongSetting

    context = Context()
    try:
        asked: argparse.Namespace = parser_for(context).parse_args(arguments)
        code: int = asked.run(context, asked)
    except (Refusal, Refused, WrongSetting, BrokenPlugin, MigrationFailed) as error:
        print(f"kring: {error}", file=sys.stderr)
    except Unavailable as error:
        print(f"kring: the database of this practice is {error.reason}", file=sys.stderr)
    else:
        return code
    finally:
        context.close()
    return 1
