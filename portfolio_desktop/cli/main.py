"""The verbs of the command line, their flags, and how each ends."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from portfolio_desktop import __version__


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="portfolio-desktop")
    parser.add_argument("--version", action="version", version=f"Portfolio Desktop {__version__}")
    parser.parse_args(arguments)
    return 0
