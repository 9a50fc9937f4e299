"""Where a register may be worked on, and the backups that are taken of it."""

from __future__ import annotations

from pathlib import Path

from portfolio_desktop.environment.folders import program_folders
from portfolio_desktop.services.projects import ProjectDraft, add_project
from portfolio_desktop.services.registers import new_register, open_register
from portfolio_desktop.workflows.keeping import back_up, local_copy, unfit_place


def register_at(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with new_register(path, name="Prøve", forum="", secretariat="", actor="test") as register:
        add_project(register, ProjectDraft(number="1-1", name="Æbler på øen"))


def test_a_folder_of_this_computer_is_fit(tmp_path: Path) -> None:
    assert unfit_place(tmp_path / "register.pfreg") is None


def test_a_synchronised_folder_is_refused_by_its_name_with_advice(
    tmp_path: Path, program_home: Path
) -> None:
    told = unfit_place(tmp_path / "OneDrive - Region Syd" / "register.pfreg")
    assert told is not None
    assert "OneDrive" in told.happened
    assert str(program_home) in told.advice


def test_for_a_register_still_to_be_made_the_folder_is_told_and_nothing_is_to_be_copied(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "OneDrive - Region Syd"
    there = folder / "register.pfreg"
    told = unfit_place(there)
    assert told is not None
    assert told.happened.startswith(f"{folder} ligger i en mappe")
    assert told.advice.startswith("Vælg en mappe på denne computer")
    folder.mkdir()
    there.touch()
    kept = unfit_place(there)
    assert kept is not None
    assert kept.happened.startswith(f"{there} ligger i en mappe")
    assert kept.advice.startswith("Kopiér det")


def test_a_local_copy_holds_the_same_projects_and_leaves_the_original(
    tmp_path: Path, program_home: Path
) -> None:
    original = tmp_path / "Dropbox" / "register.pfreg"
    register_at(original)
    before = original.read_bytes()
    copies = [local_copy(original), local_copy(original)]
    assert [copy.name for copy in copies] == ["register.pfreg", "register 2.pfreg"]
    assert all(copy.parent == program_home / "Registre" for copy in copies)
    assert original.read_bytes() == before
    with open_register(copies[1], actor="test") as register:
        assert [each.name for each in register.reader.projects()] == ["Æbler på øen"]


def test_a_backup_is_taken_once_for_each_state(tmp_path: Path, program_home: Path) -> None:
    register_at(tmp_path / "register.pfreg")
    with open_register(tmp_path / "register.pfreg", actor="test") as register:
        first = back_up(register)
        again = back_up(register)
        add_project(register, ProjectDraft(number="1-2", name="Pærer"))
        second = back_up(register)
        folder = program_folders().backups_of(register.id)
    assert first is not None
    assert again is None
    assert second is not None
    assert {path.name for path in folder.iterdir()} >= {first.name, second.name}
    with open_register(first, actor="test") as kept:
        assert [each.number for each in kept.reader.projects()] == ["1-1"]
