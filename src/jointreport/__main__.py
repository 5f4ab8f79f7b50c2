"""`python -m jointreport` and the command `jointreport` are the same."""

from __future__ import annotations

import sys
from collections.abc import Sequence

_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; at Ctrl-C stop in silence, whatever is at work."""
    try:
        # Imported here, because it takes a while, during which Ctrl-C must not print a traceback.
        from jointreport.cli import main as run

        return run(arguments)
    except KeyboardInterrupt:
        return _INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
