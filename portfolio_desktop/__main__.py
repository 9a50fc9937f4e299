"""The program's one entrance: the window, or a verb of the command line."""

from __future__ import annotations

import sys

from portfolio_desktop.cli.main import main as command_line


def main() -> int:
    return command_line(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
