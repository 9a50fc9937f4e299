"""What is shown, saved for Word or Excel: a button with the kinds of files, and its saving."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePath

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.environment.files import write_whole
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.messages import Message, file_not_written, message_for
from portfolio_desktop.ui.controls import MenuButton, dress
from portfolio_desktop.ui.document_choice import DocumentChoice
from portfolio_desktop.ui.file_choice import with_suffix
from portfolio_desktop.ui.progress import CancelledError, Progress
from portfolio_desktop.ui.runner import Runner
from portfolio_desktop.workflows.paper_files import PaperFormat


class OtherFilesButton(MenuButton):
    """ "Word eller Excel…": `wanted` with the kind of file that is chosen from its menu."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        dress(self, _("Word or Excel…"), name=_("Save for Word or Excel"))
        menu = QMenu(self)
        for kind, words in (
            (PaperFormat.DOCX, _("Save as &Word document…")),
            (PaperFormat.XLSX, _("Save the list of projects as &Excel…")),
        ):
            menu.addAction(words).triggered.connect(
                lambda _on=False, kind=kind: self.wanted.emit(kind)
            )
        self.setMenu(menu)


class OtherFile:
    """One file that is asked for, written beside the window. `said` gets what is to be told,
    `trouble` what went wrong."""

    def __init__(
        self,
        kind: PaperFormat,
        write: Callable[[], bytes],
        said: Callable[[str], None],
        trouble: Callable[[Message], None],
    ) -> None:
        self._kind = kind
        self._write = write
        self._said = said
        self._trouble = trouble

    def save(
        self, parent: OtherFilesButton, files: DocumentChoice, runner: Runner, name: str
    ) -> Progress | None:
        """Asks where, and writes it; None where the user gives up."""
        word = self._kind is PaperFormat.DOCX
        title = _("Save for Word") if word else _("Save for Excel")
        kinds = _("Word documents (*.docx)") if word else _("Excel (*.xlsx)")
        proposed = f"{PurePath(name).stem}{self._kind.ending}"
        chosen = files.new(parent.window(), title, proposed, kinds)
        if chosen is None:
            return None
        path = with_suffix(chosen, self._kind.ending)
        return write_beside(path, self._write, self._said, self._trouble, files, runner)


def write_beside(
    path: Path,
    write: Callable[[], bytes],
    said: Callable[[str], None],
    trouble: Callable[[Message], None],
    files: DocumentChoice,
    runner: Runner,
) -> Progress:
    """Write what `write` makes, beside the window: the whole file or none."""
    said(writing_words(path))

    def tell(_nothing: None) -> None:
        files.saved(path)
        said(_("Saved as {name}").format(name=path.name))

    def fail(error: BaseException) -> None:
        said("")
        if isinstance(error, OSError):
            trouble(file_not_written(path, error))
        elif isinstance(error, RuleError):
            trouble(message_for(error))
        elif not isinstance(error, CancelledError):
            raise error

    return runner.run(
        lambda _progress: write_whole(path, write()),
        tell,
        fail,
    )


def writing_words(path: Path) -> str:
    """What is said until the file is there."""
    return pgettext("saving", "Writing {name} …").format(name=path.name)
