"""The program's one entrance: the window, or a verb of the command line."""

from __future__ import annotations

import sys
from pathlib import Path

from portfolio_desktop.cli.main import main as command_line


def main() -> int:
    return command_line(sys.argv[1:], open_window)


def open_window(register: Path | None) -> int:
    """Qt is imported here and nowhere before: a verb never needs it."""
    from portfolio_desktop import app

    return app.run(register)


if __name__ == "__main__":
    sys.exit(main())
