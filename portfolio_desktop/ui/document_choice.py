"""Asking for documents, such as tables and reports: where the last one was, first in Documents."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from portfolio_desktop.environment.file_names import usable_name
from portfolio_desktop.environment.folders import documents_folder
from portfolio_desktop.environment.texts import _
from portfolio_desktop.ui.context import Choices, WindowContext
from portfolio_desktop.ui.file_choice import FileChoice


class DocumentChoice:
    """The file dialogues for what does not belong among the registers."""

    def __init__(self, files: FileChoice, choices: Choices) -> None:
        self._files = files
        self._choices = choices

    def existing(self, parent: QWidget, title: str, filters: str) -> Path | None:
        return self._kept(self._files.existing(parent, title, self.folder_shown, filters))

    def new(self, parent: QWidget, title: str, name: str, filters: str) -> Path | None:
        """`name` is what the file is proposed to be called, as far as a file can."""
        proposed = self.folder_shown / usable_name(name)
        return self._kept(self._files.new(parent, title, proposed, filters))

    def several(self, parent: QWidget, title: str, filters: str) -> tuple[Path, ...]:
        chosen = self._files.several(parent, title, self.folder_shown, filters)
        if chosen:
            self._kept(chosen[0])
        return chosen

    def folder(self, parent: QWidget, title: str) -> Path | None:
        chosen = self._files.folder(parent, title, self.folder_shown)
        if chosen is not None:
            self._kept(chosen / "_")
        return chosen

    @property
    def folder_shown(self) -> Path:
        """Where the dialogues begin."""
        last = self._choices.read().last_folder
        return Path(last) if last and Path(last).is_dir() else documents_folder()

    def _kept(self, chosen: Path | None) -> Path | None:
        if chosen is not None:
            folder = str(chosen.parent)
            self._choices.keep(replace(self._choices.read(), last_folder=folder))
        return chosen


def as_of_name(name: str, context: WindowContext) -> str:
    """The name of a document without its ending; of the register as it was it says of when."""
    if context.past is None:
        return name
    day = context.past.today().isoformat()
    return _("{name} as it was {day}").format(name=name, day=day)
