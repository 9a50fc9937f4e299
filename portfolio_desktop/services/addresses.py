"""What a mail program takes for the address of one person."""

from __future__ import annotations

import re

from portfolio_desktop.services.typed import line

_MAIL = re.compile(r"[^\s@<>,;:\"()\[\]\\]+@[^\s@<>,;:\"()\[\]\\]+")


def address(mail: str) -> str:
    """The address that was written; "" where it is none."""
    written = line(mail)
    return written if _MAIL.fullmatch(written) and written.isascii() else ""
