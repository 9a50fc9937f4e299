"""Qt's file dialogues, set up so that looking around in them touches no register."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from portfolio_desktop.environment.resources import resource
from portfolio_desktop.ui.file_icons import NameOnlyIcons
from portfolio_desktop.ui.qt_words import complete_qt_words


class FileDialogue(QFileDialog):
    """Made in a folder of the program's own: it looks into one before it can be told what icons to
    use, and must not do so in the folder of a register."""

    def __init__(self, parent: QWidget, title: str, folder: Path, filters: str) -> None:
        complete_qt_words()
        super().__init__(parent, title, str(resource("icons")), filters)
        self._icons = NameOnlyIcons()  # live as long as the dialogue asks for them
        self.setIconProvider(self._icons)
        self.setDirectory(str(folder))

    def chosen(self) -> tuple[Path, ...]:
        """What the user chooses in it; nothing where he gives up."""
        chosen = self.selectedFiles() if self.exec() else []
        self.deleteLater()
        return tuple(map(Path, chosen))


def opening(
    parent: QWidget, title: str, folder: Path, filters: str, *, several: bool = False
) -> FileDialogue:
    """For one file that exists, or several."""
    dialogue = FileDialogue(parent, title, folder, filters)
    modes = QFileDialog.FileMode
    dialogue.setFileMode(modes.ExistingFiles if several else modes.ExistingFile)
    return dialogue


def for_folder(parent: QWidget, title: str, folder: Path) -> FileDialogue:
    """For a folder that exists, or that the user makes there."""
    dialogue = FileDialogue(parent, title, folder, "")
    dialogue.setFileMode(QFileDialog.FileMode.Directory)
    dialogue.setOption(QFileDialog.Option.ShowDirsOnly)
    return dialogue


def saving(
    parent: QWidget, title: str, proposed: Path, filters: str, *, may_replace: bool = False
) -> FileDialogue:
    """For the name of a file that is written; it asks whether one may be replaced, unless
    `may_replace` says that whoever asks sees to that."""
    dialogue = FileDialogue(parent, title, proposed.parent, filters)
    dialogue.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialogue.selectFile(proposed.name)
    # Added before the question whether a file may be replaced, so that it names the right one.
    dialogue.setDefaultSuffix(proposed.suffix)
    dialogue.setOption(QFileDialog.Option.DontConfirmOverwrite, may_replace)
    return dialogue
