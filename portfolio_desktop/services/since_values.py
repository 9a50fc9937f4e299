"""What has changed since the board was told last, in the board's words."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class SinceLine:
    """One thing that is otherwise; without a project `number` and `name` may be ""."""

    project_id: str
    number: str
    name: str
    text: str
    closed: bool = False
    """Whether the open edition may not tell it."""

    @property
    def about(self) -> str:
        return f"{self.number} {self.name}".strip()


@dataclass(frozen=True, slots=True)
class SinceSection:
    title: str
    lines: tuple[SinceLine, ...]


@dataclass(frozen=True, slots=True)
class SinceMeeting:
    """`title` says since when. Only sections that hold a line."""

    title: str
    sections: tuple[SinceSection, ...]

    @property
    def count(self) -> int:
        return sum(len(section.lines) for section in self.sections)


def open_part(since: SinceMeeting) -> SinceMeeting:
    """Without what is closed."""
    sections = []
    for section in since.sections:
        lines = tuple(line for line in section.lines if not line.closed)
        if lines:
            sections.append(replace(section, lines=lines))
    return replace(since, sections=tuple(sections))
