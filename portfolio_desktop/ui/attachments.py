"""The files kept with a request, an item, a written procedure or a project: a list to work in.

Every change is carried out at once and can be undone. Files come by the button, by dropping them,
or from the clipboard (files, or a picture).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QImageWriter,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from portfolio_desktop.domain.board_choices import DocumentKind
from portfolio_desktop.domain.file_kinds import MEDIA_TYPES
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.added import Added
from portfolio_desktop.services.attachment_list import AttachmentRow, attachment_rows
from portfolio_desktop.services.attachments import (
    Owner,
    add_attachment,
    move_attachment,
    remove_attachment,
    rename_attachment,
    set_document_kind,
)
from portfolio_desktop.services.messages import Message, file_not_written, message_for_file
from portfolio_desktop.storage.values import Change
from portfolio_desktop.ui.attachment_row import AttachmentLine, Wish
from portfolio_desktop.ui.brought_files import files_of
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextBox, TextLine, button, heading, label
from portfolio_desktop.ui.document_choice import DocumentChoice
from portfolio_desktop.ui.file_choice import FileChoice, SystemFileChoice
from portfolio_desktop.ui.kept_copies import copies_folder
from portfolio_desktop.ui.opening import open_outside
from portfolio_desktop.ui.panel.sections import clear, put
from portfolio_desktop.ui.tokens import SPACE_S, SPACE_XS
from portfolio_desktop.ui.verbs.closing import close_annex
from portfolio_desktop.ui.writing_field import WritingField
from portfolio_desktop.workflows.attaching import attach_file, copy_to_open, save_copy

T = TypeVar("T")
_CLIPBOARD = Path()
OwnerWanted = Callable[[], Owner | None]
"""Gives the owner when a file is added; it may have to be made first, and None is a refusal."""


class AttachmentList(QFrame):
    """The list and its verbs. `kinds` lets it be said which document a file is; `changed` follows
    every change made here."""

    changed = Signal()

    def __init__(
        self,
        context: WindowContext,
        owner: Owner | None,
        *,
        files: FileChoice | None = None,
        owner_wanted: OwnerWanted | None = None,
        kinds: bool = True,
        opener: Callable[[Path], bool] = open_outside,
    ) -> None:
        super().__init__()
        self._context = context
        self._owner = owner
        self._owner_wanted = owner_wanted
        self._kinds = kinds
        self._locked = False
        self._opener = opener
        self._documents = DocumentChoice(files or SystemFileChoice(), context.choices)
        self._rows: tuple[AttachmentRow, ...] = ()
        self.lines: list[AttachmentLine] = []
        self.setAcceptDrops(True)
        self.add = button(_("Add a file…"), look="link")
        self.add.clicked.connect(lambda: self.choose())
        self._body = QVBoxLayout()
        self._body.setSpacing(SPACE_XS)
        self._empty = label("", "caption", wrap=True)
        self._lay_out()
        context.changed.connect(self._follow)
        self.show_saved()

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.addWidget(heading(_("Attachments")), 1)
        above.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addLayout(above)
        column.addLayout(self._body)
        column.addWidget(self._empty)

    @property
    def editable(self) -> bool:
        return self._context.writable and not self._locked

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab goes through, in order."""
        lines = (stop for line in self.lines for stop in (line.opener, line.more))
        return (self.add, *lines)

    def _follow(self, _change: Change) -> None:
        self.show_saved()

    def show_owner(self, owner: Owner | None, *, locked: bool = False) -> None:
        """Show the files of something else; where it is `locked` they can be opened and saved."""
        if locked != self._locked:
            self._rows = ()  # the lines are made anew, with other verbs
        self._owner, self._locked = owner, locked
        self.show_saved()

    def show_saved(self) -> None:
        """Show what the register holds; lines that say it already stay."""
        if not self._context.has_register:
            return
        rows = attachment_rows(self._context.reader, self._owner)
        self.add.setVisible(self.editable)
        if rows != self._rows:
            self._rows = rows
            self._show_lines()
        self._empty.setVisible(not rows)
        drop = _("Drop files here, paste them (Ctrl+V), or choose them.")
        self._empty.setText(drop if self.editable else _("No attachments."))

    def _show_lines(self) -> None:
        focused = next((line.attachment for line in self.lines if _holds_focus(line)), "")
        clear(self._body)
        self.lines = [
            AttachmentLine(row, editable=self.editable, kinds=self._kinds) for row in self._rows
        ]
        for line in self.lines:
            line.wished.connect(self._carry_out)
            line.kind_chosen.connect(self._set_kind)
            line.renamed.connect(self._rename)
            put(self._body, line)
            if line.attachment == focused:
                line.opener.setFocus()
        self.changed.emit()

    def choose(self) -> None:
        """Ask for files and keep them."""
        endings = " ".join(f"*.{ending}" for ending in MEDIA_TYPES)
        filters = _("Documents and pictures ({endings})").format(endings=endings)
        self.take(self._documents.several(self, _("Add a file"), filters))

    def take(self, paths: Iterable[Path]) -> None:
        """Keep these files of the disk; of several it is told which could not be, and why."""
        refused: list[Message] = []
        self._context.told.connect(refused.append)
        try:
            kept = [self._keep(partial(self._attach, path), path) for path in paths]
        finally:
            self._context.told.disconnect(refused.append)
        if refused and len(kept) > 1:
            self._context.told.emit(_message_of_several(kept, refused))

    def take_from(self, form: QWidget) -> None:
        """Keep the files that are pasted or dropped into a text of this form."""
        for field in form.findChildren(QWidget):
            if isinstance(field, TextLine | TextBox | WritingField):
                field.take_files = self.take

    def take_picture(self, picture: QImage) -> None:
        """Keep a picture of the clipboard."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(picture)
        data = bytes(buffer.data().data())
        name, register = _("Picture") + ".png", self._context.register
        self._keep(lambda owner: add_attachment(register, owner, name, data))

    def _attach(self, path: Path, owner: Owner) -> Added:
        return attach_file(self._context.register, owner, path)

    def _keep(self, verb: Callable[[Owner], Added], path: Path = _CLIPBOARD) -> bool:
        """A large file takes a while to read and to write: the window paints meanwhile."""
        if not self.editable:
            return False
        owner = self._owner or (self._owner_wanted() if self._owner_wanted else None)
        if owner is None:
            return False
        self._owner = owner
        keeping = _("Keeping the file …")
        try:
            added = self._context.perform_to_its_end(keeping, lambda: verb(owner))
        except OSError as error:
            self._context.told.emit(message_for_file(path, error))
            return False
        if added is None:
            return False
        self._context.announce(added.change)
        return True

    def _carry_out(self, attachment: str, wish: str) -> None:
        match Wish(wish):
            case Wish.OPEN:
                self._open(attachment)
            case Wish.SAVE:
                self._save(attachment)
            case Wish.REMOVE:
                self._edit(lambda: remove_attachment(self._context.register, attachment))
                self.add.setFocus()
            case Wish.CLOSE:
                close_annex(self._context, self.window(), attachment)
            case Wish.UP:
                self._move(attachment, -1)
            case Wish.DOWN:
                self._move(attachment, 1)

    def _edit(self, verb: Callable[[], Change]) -> None:
        if self._context.perform(verb) is None:
            self.show_saved()

    def _set_kind(self, attachment: str, kind: DocumentKind) -> None:
        self._edit(lambda: set_document_kind(self._context.register, attachment, kind))

    def _rename(self, attachment: str, name: str) -> None:
        self._edit(lambda: rename_attachment(self._context.register, attachment, name))

    def _move(self, attachment: str, by: int) -> None:
        ids = [row.id for row in self._rows]
        place = ids.index(attachment) + by
        if not 0 <= place < len(ids):
            return
        ids.remove(attachment)
        after = ids[place - 1] if place else None
        self._edit(lambda: move_attachment(self._context.register, attachment, after))

    def _open(self, attachment: str) -> None:
        register, folder = self._context.register, copies_folder()
        path = self._copied(folder, lambda: copy_to_open(register, attachment, folder))
        if path is not None and not self._opener(path):
            self._save(attachment)

    def _save(self, attachment: str) -> None:
        name = next(row.name for row in self._rows if row.id == attachment)
        path = self._documents.new(self, _("Save a copy as"), name, "")
        if path is not None:
            written = self._copied(path, lambda: self._write_copy(attachment, path))
            if written is not None:
                self._documents.saved(written)

    def _write_copy(self, attachment: str, path: Path) -> Path:
        save_copy(self._context.register, attachment, path)
        return path

    def _copied(self, place: Path, verb: Callable[[], T]) -> T | None:
        """Write a copy to this place; where that fails it is told, and the result is None."""
        copying = _("Saving the copy …")
        try:
            return self._context.perform_to_its_end(copying, verb, edits=False)
        except OSError as error:
            self._context.told.emit(file_not_written(place, error))
            return None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.editable and files_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.take(files_of(event.mimeData()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Whoever presses beside the verbs can paste at once."""
        self.add.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def paste(self) -> None:
        """Keep what the clipboard holds, if it is files or a picture."""
        content = QGuiApplication.clipboard().mimeData()
        paths = files_of(content)
        if paths:
            self.take(paths)
        elif content.hasImage():
            self.take_picture(QGuiApplication.clipboard().image())


def _message_of_several(kept: Sequence[bool], refused: Sequence[Message]) -> Message:
    words = _("{kept} of {count} files have been added.")
    happened = words.format(kept=sum(kept), count=len(kept))
    return Message("files_refused", " ".join([happened, *(each.happened for each in refused)]))


def _holds_focus(line: AttachmentLine) -> bool:
    return any(each.hasFocus() for each in (line.opener, line.name, line.more))
