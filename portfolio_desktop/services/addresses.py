"""What a mail program takes for the address of one person."""

from __future__ import annotations

import re

from portfolio_desktop.domain.problems import Problem
from portfolio_desktop.services.typed import line

_SIGN = re.compile(r"[\s<>,;:\"()\[\]\\]|[^\x00-\x7f]")
"""What stands in no address of one person."""


def address(mail: str) -> str:
    """The address that was written; "" where it is none."""
    return "" if address_problem(mail) else line(mail)


def address_problem(mail: str) -> Problem | None:
    """What is wrong with an address, if anything; nothing written is none, too."""
    written = line(mail)
    before, at, after = written.partition("@")
    facts: dict[str, str | int] = {"text": written}
    odd = _SIGN.search(written)
    if not at:
        return Problem("mail_without_at", "mail", facts)
    if not before or not after:
        code = "mail_without_name" if not before else "mail_without_place"
        return Problem(code, "mail", facts)
    if "@" in after:
        return Problem("mail_two_ats", "mail", facts)
    if odd is None:
        return None
    if odd[0] == " ":
        return Problem("mail_with_space", "mail", facts)
    return Problem("mail_unread", "mail", {**facts, "sign": odd[0]})
