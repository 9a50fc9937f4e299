"""Which sentences of a project's remarks are new since the report they are compared with."""

from __future__ import annotations

import re

from portfolio_desktop.services.pack_values import Passage

_END = re.compile(r"[.!?][)\"”»]?\s+(?=[\"“«(]?[A-ZÆØÅÉ0-9])|\s*\n+\s*")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:[a-zæøå]|\d{1,2}|nr|ca|kl|bl\.a|f\.eks|m\.fl|m\.m|mio|mia|pct|hhv|inkl|ekskl"
    r"|pt|p\.t|jf|evt|vedr|afs|stk|pkt|dvs|jan|feb|mar|apr|jun|jul|aug|sept?|okt|nov|dec)\.\s+$",
    re.I,
)


def sentences(text: str) -> list[str]:
    """`text` cut after its sentences and lines; joined again it is the same text."""
    parts: list[str] = []
    start = 0
    for end in _END.finditer(text):
        part = text[start : end.end()]
        if "\n" not in end[0] and _ABBREVIATED.search(part):
            continue
        parts.append(part)
        start = end.end()
    parts.append(text[start:])
    return [part for part in parts if part]


def passages(now: str, before: str | None) -> tuple[Passage, ...]:
    """The remarks in order, each sentence marked new where `before` did not have it.

    Blanks and capitals do not count. Without anything to compare with (None) nothing is new.
    """
    if before is None:
        return (Passage(now),) if now.strip() else ()
    known = {_essence(part) for part in sentences(before)}
    joined: list[Passage] = []
    for part in sentences(now.strip()):
        new = _essence(part) not in known
        if joined and joined[-1].new == new:
            joined[-1] = Passage(joined[-1].text + part, new)
        else:
            joined.append(Passage(part, new))
    return tuple(joined)


def _essence(part: str) -> str:
    return " ".join(part.casefold().split())
