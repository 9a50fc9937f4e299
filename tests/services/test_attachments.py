"""Files kept with what they belong to: added, renamed, ordered, closed, removed, brought back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_desktop.domain.board_choices import DocumentKind, MinutesState, ProcedureState
from portfolio_desktop.domain.file_kinds import MEDIA_TYPES, MOST_BYTES, media_type
from portfolio_desktop.services.attachments import (
    Owner,
    OwnerField,
    add_attachment,
    attachments_of,
    close_attachment,
    move_attachment,
    open_attachment,
    remove_attachment,
    rename_attachment,
    set_document_kind,
)
from portfolio_desktop.services.history import history, undo, undo_edit
from portfolio_desktop.services.locks import require_open_to_write
from portfolio_desktop.services.typed import RuleError
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Label
from tests.services.board_ground import laid, made

PDF = b"%PDF-1.7\n%\xe6\xf8\xe5"
DOCX = b"PK\x03\x04 et dokument"


@pytest.fixture
def owner(project: str) -> Owner:
    return Owner(OwnerField.PROJECT, project)


def names(register: RegisterFile, owner: Owner) -> list[str]:
    return [each.name for each in attachments_of(register.reader, owner)]


def test_a_file_is_kept_under_its_name_without_the_folder(
    register: RegisterFile, owner: Owner
) -> None:
    add_attachment(register, owner, r"C:\Brugere\Åse\Projektgrundlag 22-3.pdf", PDF)
    (kept,) = attachments_of(register.reader, owner)
    assert (kept.name, kept.size, kept.media_type) == (
        "Projektgrundlag 22-3.pdf",
        len(PDF),
        "application/pdf",
    )
    assert register.kept(kept.blob) == PDF
    assert register.check() == ()


def test_the_list_is_ordered_by_hand(register: RegisterFile, owner: Owner) -> None:
    first = add_attachment(register, owner, "A.pdf", PDF).id
    add_attachment(register, owner, "B.docx", DOCX)
    add_attachment(register, owner, "C.pdf", PDF)
    assert names(register, owner) == ["A.pdf", "B.docx", "C.pdf"]
    last = attachments_of(register.reader, owner)[-1].id
    move_attachment(register, first, after=last)
    assert names(register, owner) == ["B.docx", "C.pdf", "A.pdf"]
    move_attachment(register, first, after=None)
    assert names(register, owner) == ["A.pdf", "B.docx", "C.pdf"]


def test_a_new_name_keeps_the_ending(register: RegisterFile, owner: Owner) -> None:
    row = add_attachment(register, owner, "scan001.pdf", PDF).id
    rename_attachment(register, row, "Risikovurdering 2023")
    assert names(register, owner) == ["Risikovurdering 2023.pdf"]
    rename_attachment(register, row, "Risikovurdering.pdf")
    assert names(register, owner) == ["Risikovurdering.pdf"]


def test_what_is_removed_comes_back_with_its_bytes(register: RegisterFile, owner: Owner) -> None:
    row = add_attachment(register, owner, "PID.docx", DOCX).id
    set_document_kind(register, row, DocumentKind.PID)
    remove_attachment(register, row)
    assert names(register, owner) == []
    undo(register)
    (kept,) = attachments_of(register.reader, owner)
    assert (kept.kind, register.kept(kept.blob)) == (DocumentKind.PID, DOCX)


def test_closing_needs_a_reason_that_the_open_edition_can_give(
    register: RegisterFile, owner: Owner
) -> None:
    row = add_attachment(register, owner, "Kontrakt.pdf", PDF).id
    with pytest.raises(RuleError) as refused:
        close_attachment(register, row, " ", "Bilag om kontrakt")
    assert refused.value.problem.code == "closed_reason_missing"
    close_attachment(register, row, "Forretningsforhold", "Bilag om kontrakt")
    (kept,) = attachments_of(register.reader, owner)
    assert (kept.closed, kept.closed_reason) == (True, "Forretningsforhold")
    open_attachment(register, row)
    assert not attachments_of(register.reader, owner)[0].closed


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("makro.exe", b"MZ", "attachment_kind"),
        ("uden ending", PDF, "attachment_kind"),
        ("tom.pdf", b"", "attachment_empty"),
        ("hjemmeside.pdf", b"<html>", "attachment_not_so"),
        ("stor.pdf", PDF + bytes(MOST_BYTES), "attachment_large"),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_changes(
    register: RegisterFile, owner: Owner, name: str, data: bytes, code: str
) -> None:
    before = register.position()
    with pytest.raises(RuleError) as refused:
        add_attachment(register, owner, name, data)
    assert refused.value.problem.code == code
    assert register.position() == before


def test_the_history_tells_of_the_file_in_words(
    register: RegisterFile, project: str, owner: Owner
) -> None:
    row = add_attachment(register, owner, "PID.docx", DOCX).id
    set_document_kind(register, row, DocumentKind.PID)
    newest, added, *_ = history(register, project)
    assert [(line.place, line.after) for line in newest.changes] == [("Dokumenttype", "PID")]
    told = {line.place: line.after for line in added.changes}
    assert told["Navn"] == "PID.docx"
    assert not {"Gemt fil", "Filtype", "Størrelse"} & told.keys()


@given(st.text(max_size=30))
def test_only_the_known_endings_are_kept(stem: str) -> None:
    assert all(media_type(f"{stem}.{ending.upper()}") for ending in MEDIA_TYPES)
    assert not media_type(f"{stem}.js")


@pytest.mark.parametrize("field", [OwnerField.ITEM, OwnerField.PROCEDURE])
def test_annexes_under_approved_minutes_and_closed_procedures_stay(
    register: RegisterFile, field: OwnerField
) -> None:
    ground = laid(register)
    item = field is OwnerField.ITEM
    owner = Owner(
        field, ground.items[0] if item else made(register, "written_procedure", number="14")
    )
    row = add_attachment(register, owner, "Plan.pdf", PDF).id
    added = history(register, limit=1)[0].edit
    with register.edit(Label("test")) as edit:
        if item:
            edit.set("meeting", ground.meeting, "minutes_state", MinutesState.APPROVED)
        else:
            edit.set("written_procedure", owner.id, "state", ProcedureState.CLOSED)
    for verb in (
        lambda: add_attachment(register, owner, "Mere.pdf", PDF),
        lambda: rename_attachment(register, row, "Andet"),
        lambda: close_attachment(register, row, "Udbud", ""),
        lambda: remove_attachment(register, row),
        lambda: undo_edit(register, added),
    ):
        with pytest.raises(RuleError) as refused:
            verb()
        assert refused.value.problem.code in {"minutes_approved", "procedure_locked"}
    values = {("attachment", row): {"name": "Fra en fil.pdf"}}
    with pytest.raises(RuleError):
        require_open_to_write(register.reader, values)
    assert names(register, owner) == ["Plan.pdf"]
