"""Which sentences of a project's remarks are new since the report they are compared with."""

from __future__ import annotations

from portfolio_desktop.domain.text_changes import sentences
from portfolio_desktop.services.pack_values import Passage


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
