"""Where copies of kept files lie while another program shows them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory


@cache
def _folder() -> TemporaryDirectory[str]:
    """One for a run of the program; it goes when the program ends, less what is still open."""
    return TemporaryDirectory(prefix="portfolio-desktop-", ignore_cleanup_errors=True)


def copies_folder() -> Path:
    return Path(_folder().name)
