"""Where the program keeps its own files, and where the user's documents lie."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NamedTuple

HOME_VARIABLE = "PORTFOLIO_DESKTOP_HOME"


class Folders(NamedTuple):
    """The program's places under one root; none of them is made before it is written to.

    On Windows the root is `%LOCALAPPDATA%\\Portfolio Desktop`: local and not roaming, since a
    register must not travel by profile synchronisation. The folder names are Danish because users
    meet them in their file dialogues.
    """

    root: Path

    @property
    def registers(self) -> Path:
        """Proposed for new registers."""
        return self.root / "Registre"

    @property
    def backups(self) -> Path:
        return self.root / "Sikkerhedskopier"

    def backups_of(self, register_id: str) -> Path:
        """By the register's UUID, so that renaming or moving the file loses no backup."""
        return self.backups / register_id

    @property
    def letters(self) -> Path:
        """Drafts of letters, which a mail program opens from here."""
        return self.root / "Breve"

    @property
    def logs(self) -> Path:
        return self.root / "Log"

    @property
    def preferences(self) -> Path:
        """The file, not a folder."""
        return self.root / "preferences.json"


def program_folders() -> Folders:
    """The folders of this user; `PORTFOLIO_DESKTOP_HOME` names another root."""
    named = os.environ.get(HOME_VARIABLE)
    if named:
        return Folders(Path(named))
    local = os.environ.get("LOCALAPPDATA") if sys.platform == "win32" else None
    if local:  # Windows says it to every program, which a start can hear without asking further
        return Folders(Path(local) / "Portfolio Desktop")
    from platformdirs import user_data_path

    return Folders(user_data_path("Portfolio Desktop", appauthor=False))


def documents_folder() -> Path:
    """Where the user's own documents lie: tables come from there and reports go there."""
    from platformdirs import user_documents_path

    documents = user_documents_path()
    return documents if documents.is_dir() else Path.home()
