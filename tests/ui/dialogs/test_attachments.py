"""Files kept with something, as their list is worked in: by button, drop, clipboard and keys."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from portfolio_desktop.domain.board_choices import DocumentKind
from portfolio_desktop.services.added import Added
from portfolio_desktop.services.attachments import (
    Owner,
    OwnerField,
    add_attachment,
    attachments_of,
)
from portfolio_desktop.services.history import undo
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.ui import attachments, waiting
from portfolio_desktop.ui.attachments import AttachmentList
from portfolio_desktop.ui.dialogs.closing import ClosureDialog
from portfolio_desktop.ui.dialogs.request import RequestDialog
from portfolio_desktop.workflows.attaching import attach_file
from tests.ui.answering import answer
from tests.ui.ground import Ground, named, press, words_in, write
from tests.ui.walking import faults_of

PDF = b"%PDF-1.7\n%\xe6\xf8\xe5"


class Answers:
    """File dialogues that answer with what they were given."""

    def __init__(self) -> None:
        self.chosen: tuple[Path, ...] = ()
        self.saved: Path | None = None
        self.proposed = ""

    def several(self, *_asked: object) -> tuple[Path, ...]:
        return self.chosen

    def new(self, _parent: object, _title: str, proposed: Path, _filters: str) -> Path | None:
        self.proposed = proposed.name
        return self.saved


class FileDesk:
    """A list of a project's files, with what was opened by another program."""

    def __init__(self, place: Ground) -> None:
        self.place = place
        self.answers = Answers()
        self.opened: list[Path] = []
        self.owner = Owner(OwnerField.PROJECT, place.project("17-1").id)
        self.list = AttachmentList(
            place.context,
            self.owner,
            files=self.answers,  # type: ignore[arg-type]
            opener=self._open,
        )
        self.list.setParent(place.window)
        place.window.resize(400, 300)
        place.window.show()
        self.list.show()
        QApplication.processEvents()

    def _open(self, path: Path) -> bool:
        self.opened.append(path)
        return True

    @property
    def names(self) -> list[str]:
        return [each.name for each in attachments_of(self.place.context.reader, self.owner)]

    def choose(self, line: str, *way: str) -> None:
        """Choose in the menu of a file."""
        more = named(self.list, f"Mere om {line}")
        menu: QMenu = more.menu()  # type: ignore[attr-defined]
        for step in way[:-1]:
            below = entry(menu, step).menu()
            assert isinstance(below, QMenu)
            menu = below
        entry(menu, way[-1]).trigger()
        QApplication.processEvents()


def entry(menu: QMenu, words: str) -> QAction:
    (found,) = [each for each in menu.actions() if each.text().split("\t")[0] == words]
    return found


@pytest.fixture
def desk(place: Ground) -> FileDesk:
    return FileDesk(place)


def pdf(folder: Path, name: str, content: bytes = PDF) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_files_are_chosen_and_told_with_what_they_are(desk: FileDesk, tmp_path: Path) -> None:
    assert "Slip filer her" in words_in(desk.list)
    desk.answers.chosen = (pdf(tmp_path, "PID.pdf"), pdf(tmp_path, "Økonomi.pdf", PDF * 200))
    press(desk.list, "Tilføj fil…")
    assert desk.names == ["PID.pdf", "Økonomi.pdf"]
    assert "3 kB · 2. nov. 2023" in words_in(desk.list).replace("\u00a0", " ")
    assert "Slip filer her" not in words_in(desk.list)
    undo(desk.place.register)
    assert desk.names == ["PID.pdf"]


def test_files_are_dropped_and_the_one_that_cannot_be_kept_is_told(
    desk: FileDesk, tmp_path: Path
) -> None:
    content = QMimeData()
    paths = (pdf(tmp_path, "A.pdf"), pdf(tmp_path, "tegning.exe"))
    content.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    drop = QDropEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, content,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    desk.list.dropEvent(drop)
    assert desk.names == ["A.pdf"]
    told = desk.place.told[-1]
    assert "tegning.exe" in told.text


def test_of_several_files_it_is_told_what_became_of_each(desk: FileDesk, tmp_path: Path) -> None:
    empty = pdf(tmp_path, "Tom.pdf", b"")
    desk.list.take([pdf(tmp_path, "A.pdf"), empty, tmp_path / "væk.pdf", pdf(tmp_path, "B.pdf")])
    assert desk.names == ["A.pdf", "B.pdf"]
    told = desk.place.told[-1].text
    assert told.startswith("2 af 4 filer er tilføjet.")
    assert "Tom.pdf" in told
    assert "væk.pdf" in told
    assert "Intet er ændret" not in told


def test_a_file_that_is_gone_is_told(desk: FileDesk, tmp_path: Path) -> None:
    desk.list.take([tmp_path / "væk.pdf"])
    (told,) = desk.place.told
    assert "væk.pdf" in told.text
    assert desk.names == []


def test_a_file_is_kept_to_its_end_whatever_is_wished_meanwhile(
    desk: FileDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first is slow. While it is kept the user presses Escape, the program is asked to close,
    and the second file vanishes."""
    slow, gone = pdf(tmp_path, "Stor.pdf", PDF * 50_000), pdf(tmp_path, "væk.pdf")
    wished = threading.Event()
    kept_by: list[str] = []
    monkeypatch.setattr(waiting, "AFTER_MS", 0)

    def keep(register: RegisterFile, owner: Owner, path: Path) -> Added:
        assert wished.wait(10), "the window stood still"
        kept_by.append(threading.current_thread().name)
        return attach_file(register, owner, path)

    def wish() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        QApplication.closeAllWindows()
        gone.unlink()
        wished.set()

    monkeypatch.setattr(attachments, "attach_file", keep)
    QTimer.singleShot(0, desk.list, wish)
    desk.list.take([slow, gone])
    assert desk.place.window.isVisible()
    assert desk.names == ["Stor.pdf"]
    assert kept_by == ["edit", "edit"]
    told = desk.place.told[-1]
    assert "væk.pdf" in told.text
    assert desk.place.register.check() == ()


def test_files_are_pasted(desk: FileDesk, tmp_path: Path) -> None:
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(pdf(tmp_path, "A.pdf")))])
    QGuiApplication.clipboard().setMimeData(content)
    desk.list.add.setFocus()
    QTest.keyClick(desk.list.add, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert desk.names == ["A.pdf"]


def test_a_picture_is_pasted(desk: FileDesk) -> None:
    picture = QImage(4, 4, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(picture)
    QTest.keyClick(desk.list.add, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert desk.names == ["Billede.png"]


def test_a_copy_is_opened_and_saved_and_the_kept_file_stays(desk: FileDesk, tmp_path: Path) -> None:
    desk.list.take([pdf(tmp_path, "PID.pdf")])
    press(desk.list, "PID.pdf")
    (copy,) = desk.opened
    assert (copy.name, copy.read_bytes()) == ("PID.pdf", PDF)
    assert not copy.stat().st_mode & 0o222, "a copy leads nowhere: nobody is to work on in it"
    press(desk.list, "PID.pdf")
    assert desk.opened[1].read_bytes() == PDF
    desk.answers.saved = tmp_path / "Kopi.pdf"
    desk.choose("PID.pdf", "Gem kopi som…")
    assert (tmp_path / "Kopi.pdf").read_bytes() == PDF


def test_what_no_file_can_be_called_is_opened_and_saved_nearly_so(desk: FileDesk) -> None:
    add_attachment(desk.place.register, desk.owner, "Bilag 1: plan?.pdf", PDF)
    desk.list.show_saved()
    press(desk.list, "Bilag 1: plan?.pdf")
    assert desk.opened[0].name == "Bilag 1- plan-.pdf"
    desk.choose("Bilag 1: plan?.pdf", "Gem kopi som…")
    assert desk.answers.proposed == "Bilag 1- plan-.pdf"


def test_a_copy_that_cannot_be_written_is_told(desk: FileDesk, tmp_path: Path) -> None:
    desk.list.take([pdf(tmp_path, "PID.pdf")])
    desk.answers.saved = tmp_path / "findes ikke" / "Kopi.pdf"
    desk.choose("PID.pdf", "Gem kopi som…")
    assert len(desk.place.told) == 1


def test_it_is_said_which_document_a_file_is(desk: FileDesk, tmp_path: Path) -> None:
    desk.list.take([pdf(tmp_path, "PID.pdf")])
    desk.choose("PID.pdf", "Dokument", "PID")
    (kept,) = attachments_of(desk.place.context.reader, desk.owner)
    assert kept.kind is DocumentKind.PID
    assert "PID · 1 kB" in words_in(desk.list)


def test_a_file_is_renamed_moved_and_removed_by_keys(desk: FileDesk, tmp_path: Path) -> None:
    desk.list.take([pdf(tmp_path, "scan1.pdf"), pdf(tmp_path, "B.pdf")])
    opener = desk.list.lines[0].opener
    opener.setFocus()
    QTest.keyClick(opener, Qt.Key.Key_F2)
    name = desk.list.lines[0].name
    assert name.isVisible()
    assert name.selectedText() == "scan1"
    write(desk.list, "Navn på scan1.pdf", "Risikovurdering.pdf")
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert desk.names == ["Risikovurdering.pdf", "B.pdf"]
    QApplication.processEvents()
    QTest.keyClick(desk.list.lines[0].opener, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert desk.names == ["B.pdf", "Risikovurdering.pdf"]
    QApplication.processEvents()
    QTest.keyClick(desk.list.lines[0].opener, Qt.Key.Key_Delete)
    assert desk.names == ["Risikovurdering.pdf"]
    undo(desk.place.register)
    assert desk.names == ["B.pdf", "Risikovurdering.pdf"]


def test_a_file_is_kept_out_of_the_open_edition_and_let_in_again(
    desk: FileDesk, tmp_path: Path
) -> None:
    def close(dialog: ClosureDialog) -> None:
        press(dialog, "Gem")
        assert dialog.fault
        dialog.fold.reason.setText("forhandling")
        press(dialog, "Gem")

    def let_in(dialog: ClosureDialog) -> None:
        dialog.fold.closed.setChecked(False)
        press(dialog, "Gem")

    desk.list.take([pdf(tmp_path, "A.pdf")])
    for act, said in ((close, True), (let_in, False)):
        came = answer(ClosureDialog, act)
        QTest.keyClick(desk.list.lines[0].opener, Qt.Key.Key_F3)
        assert came
        assert ("Lukket: forhandling" in words_in(desk.list)) is said
        QApplication.processEvents()


def test_every_control_has_a_name_of_its_own(desk: FileDesk, tmp_path: Path) -> None:
    desk.list.take([pdf(tmp_path, "A.pdf"), pdf(tmp_path, "B.pdf")])
    QApplication.processEvents()
    assert faults_of(desk.list) == []


def request_form(place: Ground) -> RequestDialog:
    dialog = RequestDialog(place.context, place.window, project_id=place.project("17-1").id)
    dialog.show()
    QApplication.processEvents()
    return dialog


def files_of(dialog: QWidget) -> AttachmentList:
    (found,) = dialog.findChildren(AttachmentList)
    return found


def test_a_new_request_is_saved_before_a_file_is_kept_with_it(
    place: Ground, tmp_path: Path
) -> None:
    dialog = request_form(place)
    files_of(dialog).take([pdf(tmp_path, "A.pdf")])
    assert "mangler en titel" in words_in(dialog), "there is nothing yet that it could belong to"
    write(dialog, "Titel", "Ny plan")
    files_of(dialog).take([pdf(tmp_path, "A.pdf")])
    (request,) = place.context.reader.requests()
    (kept,) = attachments_of(place.context.reader, Owner(OwnerField.REQUEST, request.id))
    assert kept.name == "A.pdf"
    dialog.reject()


def test_a_draft_that_is_deleted_takes_its_files_along_and_brings_them_back(
    place: Ground, tmp_path: Path
) -> None:
    dialog = request_form(place)
    write(dialog, "Titel", "Ny plan")
    files_of(dialog).take([pdf(tmp_path, "A.pdf")])
    (request,) = place.context.reader.requests()
    owner = Owner(OwnerField.REQUEST, request.id)
    press(dialog, "Kassér kladden")
    assert attachments_of(place.context.reader, owner) == ()
    undo(place.register)
    assert len(attachments_of(place.context.reader, owner)) == 1
    assert place.register.check() == ()
