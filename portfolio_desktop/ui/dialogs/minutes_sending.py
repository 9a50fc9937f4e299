"""How the minutes dialog asks for letters: made by the window, which has the mail drafts."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtWidgets import QWidget


class SendMinutes(Protocol):
    """Shows the letters with the draft minutes, to all or to those alone who have said nothing,
    and notes that they go out; `due` is as typed."""

    def __call__(self, parent: QWidget, meeting: str, due: str, *, silent_only: bool) -> None: ...
