"""Where copies of kept files lie while another program shows them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from portfolio_desktop.environment.handed import handed_folder


@cache
def copies_folder() -> Path:
    """One for a run of the program; it goes when the program ends, less what is still open."""
    return handed_folder()
