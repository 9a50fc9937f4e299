"""What rows of lists about the board's work call projects, participants and meetings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from portfolio_desktop.domain.meetings import Meeting
from portfolio_desktop.services import decided_where
from portfolio_desktop.services.board_names import meeting_name
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.shapes import Columns


@dataclass(frozen=True)
class RowNames:
    """Looks names up by id; what is gone, or "" and None, is called "". Of the projects only those
    in `project_ids` are known.
    """

    reader: Reader
    project_ids: frozenset[str] = frozenset()

    def project(self, project_id: str | None) -> str:
        """Number and name: "22-3 Billedindeks"."""
        return " ".join(self.project_parts(project_id)).strip()

    def project_parts(self, project_id: str | None) -> tuple[str, str]:
        number, name, _archived = self._projects.get(project_id or "", ("", "", 0))
        return str(number), str(name)

    def has_left(self, project_id: str | None) -> bool:
        """Whether the project is no longer in the register."""
        return bool(self._projects.get(project_id or "", ("", "", 0))[2])

    def participant(self, participant_id: str | None) -> str:
        return self._participants.get(participant_id or "", "")

    def meeting(self, meeting_id: str | None) -> str:
        found = self._meetings.get(meeting_id or "")
        return "" if found is None else meeting_name(found)

    def meeting_told(self, meeting_id: str | None) -> str:
        """As inside a sentence: "mødet 10. nov. 2023 (temadag)"."""
        found = self._meetings.get(meeting_id or "")
        if found is None:
            return ""
        told, own = decided_where.meeting_name(found), found.title or found.number
        return f"{told} ({own})" if own and found.held_on is not None else told

    def held_on(self, meeting_id: str | None) -> str:
        """The day of the meeting as ISO, which sorts; "" for none."""
        found = self._meetings.get(meeting_id or "")
        return "" if found is None or found.held_on is None else found.held_on.isoformat()

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        """All meetings, the latest first."""
        known = self._meetings.values()
        return tuple(sorted(known, key=lambda each: self.held_on(each.id), reverse=True))

    @cached_property
    def _projects(self) -> Mapping[str, Columns]:
        fields = ("number", "name", "archived")
        return self.reader.columns_of("project", fields, self.project_ids)

    @cached_property
    def _participants(self) -> Mapping[str, str]:
        return {each.id: each.name for each in self.reader.participants()}

    @cached_property
    def _meetings(self) -> Mapping[str, Meeting]:
        return {each.id: each for each in self.reader.board.rows(Meeting)}
