"""What a board's agenda is made of, meeting after meeting; kept as JSON with the board."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from portfolio_desktop.domain.agenda import ORDER
from portfolio_desktop.domain.board_choices import ItemSource

TEMPLATE_SOURCES = tuple(source for source in ORDER if source is not ItemSource.CASE)
"""What an agenda can fill itself with; cases are written by people."""


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """One kind of item: whether it is wanted, and how long it usually takes (None unsaid).

    `title` is the board's own heading, "" for the usual one.
    """

    source: ItemSource
    wanted: bool = True
    title: str = ""
    minutes: int | None = None


def read_template(text: str) -> tuple[TemplateLine, ...]:
    """The lines of a template, in the usual order; what it does not name, or cannot be read, is as
    usual."""
    found = {line.source: line for line in _lines(text)}
    return tuple(found.get(source, TemplateLine(source)) for source in TEMPLATE_SOURCES)


def template_text(lines: Sequence[TemplateLine]) -> str:
    """The template as the board keeps it: only what is not as usual; "" for nothing."""
    unusual = [line for line in lines if line != TemplateLine(line.source)]
    if not unusual:
        return ""
    kept = [
        {
            "source": line.source.value,
            "wanted": line.wanted,
            "title": line.title,
            "minutes": line.minutes,
        }
        for line in unusual
    ]
    return json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _lines(text: str) -> list[TemplateLine]:
    try:
        kept = json.loads(text) if text else []
    except ValueError:
        return []
    lines = [_line(each) for each in kept] if isinstance(kept, list) else []
    return [line for line in lines if line is not None]


def _line(kept: object) -> TemplateLine | None:
    if not isinstance(kept, dict) or kept.get("source") not in set(TEMPLATE_SOURCES):
        return None
    title, minutes = kept.get("title"), kept.get("minutes")
    return TemplateLine(
        ItemSource(kept["source"]),
        kept.get("wanted") is not False,
        title if isinstance(title, str) else "",
        minutes if isinstance(minutes, int) and not isinstance(minutes, bool) else None,
    )
