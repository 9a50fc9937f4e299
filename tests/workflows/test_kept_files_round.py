"""Files kept with a register go out beside its JSON and come in again with it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from portfolio_desktop.services.attachments import (
    Owner,
    OwnerField,
    add_attachment,
    attachments_of,
)
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.workflows.exporting import export_register
from portfolio_desktop.workflows.import_values import ImportChoices, ImportRefused
from portfolio_desktop.workflows.importing import apply, prepare
from portfolio_desktop.workflows.kept_files import folder_of

from .ground import GREEN, YELLOW, brought_in, made


def bring_in(register: RegisterFile, path: Path) -> None:
    apply(register, prepare(register, path), ImportChoices())


JOURNAL = ["22-1", "Journalen", "Dec 24", "Analyse", ("", GREEN), ("", YELLOW), "Venter.", "Drift"]
PDF = b"%PDF-1.7 bilag om \xe6\xf8\xe5"


def exported(register: RegisterFile, tmp_path: Path) -> Path:
    """A register with one attachment, as JSON with its folder of files."""
    brought_in(register, JOURNAL)
    (project,) = register.reader.projects()
    add_attachment(register, Owner(OwnerField.PROJECT, project.id), "Projektgrundlag.pdf", PDF)
    return export_register(register, tmp_path / "ud.json").path


def test_a_register_takes_its_files_along(tmp_path: Path) -> None:
    with made(tmp_path / "a.pfreg") as first, made(tmp_path / "b.pfreg") as second:
        path = exported(first, tmp_path)
        assert [file.read_bytes() for file in folder_of(path).iterdir()] == [PDF]
        bring_in(second, path)
        (project,) = second.reader.projects()
        (kept,) = attachments_of(second.reader, Owner(OwnerField.PROJECT, project.id))
        assert (kept.name, second.kept(kept.blob)) == ("Projektgrundlag.pdf", PDF)
        assert second.check() == ()


def test_a_file_that_is_missing_beside_the_export_is_said_by_name(tmp_path: Path) -> None:
    with made(tmp_path / "a.pfreg") as first, made(tmp_path / "b.pfreg") as second:
        path = exported(first, tmp_path)
        (file,) = folder_of(path).iterdir()
        file.write_bytes(b"%PDF-1.7 noget andet")
        before = second.position()
        with pytest.raises(ImportRefused) as refused:
            prepare(second, path)
        assert refused.value.message.code == "json.file"
        assert file.name in refused.value.message.text
        assert second.position() == before


def test_a_file_that_goes_between_preview_and_import_leaves_the_register_as_it_was(
    tmp_path: Path,
) -> None:
    with made(tmp_path / "a.pfreg") as first, made(tmp_path / "b.pfreg") as second:
        path = exported(first, tmp_path)
        before = second.position()
        (file,) = folder_of(path).iterdir()
        held = file.read_bytes()

        seen = prepare(second, path)
        file.unlink()
        with pytest.raises(ImportRefused):
            apply(second, seen, ImportChoices())
        assert second.position() == before
        file.write_bytes(held)
        bring_in(second, path)
        assert len(second.reader.projects()) == 1


def test_a_register_without_files_leaves_no_folder(tmp_path: Path) -> None:
    with made(tmp_path / "a.pfreg") as register:
        brought_in(register, JOURNAL)
        path = export_register(register, tmp_path / "ud.json").path
        assert not folder_of(path).exists()
        assert json.loads(path.read_bytes())["attachments"] == []
