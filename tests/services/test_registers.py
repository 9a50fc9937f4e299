"""Registers are made, opened, copied and set up."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from portfolio_desktop.domain.dates import DEFAULT_DATE_RULES, DateRules
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.services import registers
from portfolio_desktop.services.history import history, next_undo, undo
from portfolio_desktop.services.messages import message_for
from portfolio_desktop.services.projects import ProjectDraft, add_project
from portfolio_desktop.services.registers import (
    copy_steps,
    edit_register,
    finish_copy,
    new_register,
    open_register,
)
from portfolio_desktop.services.settings import (
    DATE_RULES,
    date_rules,
    hints_wanted,
    keep,
    kept,
    use_date_rules,
    use_hints,
)
from portfolio_desktop.services.steps import run_through
from portfolio_desktop.storage.errors import StorageError, Trouble
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Label

OLDER = Path(__file__).parents[1] / "_files" / "schema-1.pfreg"


def test_a_new_register_has_the_shipped_phases_and_dimensions_and_nothing_to_undo(
    register: RegisterFile,
) -> None:
    assert [each.key for each in register.reader.dimensions()] == [
        "deliverables",
        "time",
        "cost",
        "resources",
    ]
    assert [each.name_da for each in register.reader.phases()] == [
        "Idé",
        "Analyse",
        "Anskaffelse",
        "Gennemførelse",
        "Realisering",
    ]
    assert register.reader.info().forum == "Prøvekredsen"
    assert next_undo(register) is None
    assert register.check() == ()


def test_a_register_needs_a_name_and_a_place_of_its_own(tmp_path: Path) -> None:
    with pytest.raises(RuleError) as caught:
        new_register(tmp_path / "a.pfreg", name=" ", forum="", secretariat="", actor="a")
    assert caught.value.problem.field == "name"
    assert list(tmp_path.iterdir()) == []
    taken = tmp_path / "b.pfreg"
    taken.write_bytes(b"noget andet")
    with pytest.raises(StorageError) as trouble:
        new_register(taken, name="B", forum="", secretariat="", actor="a")
    assert trouble.value.code is Trouble.EXISTS
    assert taken.read_bytes() == b"noget andet"


@pytest.mark.parametrize(
    ("trouble", "told"),
    [
        (
            Trouble.CANNOT_OPEN,
            "Der kan ikke skrives i den mappe. Der er ikke lavet noget register.",
        ),
        (Trouble.READ_ONLY, "Der kan ikke skrives i den mappe. Der er ikke lavet noget register."),
        (Trouble.DISK_FULL, "Der er ikke mere plads på disken. Der er ikke lavet noget register."),
    ],
)
def test_a_register_that_cannot_be_made_is_told_as_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: Trouble, told: str
) -> None:
    """Neither a file that could not be opened nor a change that was lost: there was none."""

    def fail(*_given: object, **_named: object) -> None:
        raise StorageError(trouble)

    monkeypatch.setattr(RegisterFile, "create", fail)
    with pytest.raises(StorageError) as caught:
        new_register(tmp_path / "a.pfreg", name="A", forum="", secretariat="", actor="a")
    assert message_for(caught.value).text.startswith(told)


def test_half_a_register_is_not_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_edit: object) -> None:
        raise StorageError(Trouble.DISK_FULL)

    monkeypatch.setattr(registers, "set_up", fail)
    with pytest.raises(StorageError):
        new_register(tmp_path / "a.pfreg", name="A", forum="", secretariat="", actor="a")
    assert list(tmp_path.iterdir()) == []


def test_a_copy_that_cannot_be_made_leaves_the_register_as_it_was(
    register: RegisterFile, tmp_path: Path
) -> None:
    with pytest.raises(StorageError) as caught:
        run_through(copy_steps(register, tmp_path / "findes ikke" / "kopi.pfreg"))
    told = message_for(caught.value)
    assert told.safe == "Der er ikke lavet nogen kopi, og registret selv er, som det var."


def test_a_copy_holds_the_same_and_goes_its_own_way(
    register: RegisterFile, project: str, tmp_path: Path
) -> None:
    path = tmp_path / "kopi.pfreg"
    assert finish_copy(run_through(copy_steps(register, path))) == path
    with open_register(path, actor="Søren") as copy:
        assert copy.reader.projects() == register.reader.projects()
        assert copy.replica != register.replica
        add_project(copy, ProjectDraft("23-9", "Kun her"))
        assert len(register.reader.projects()) == 1


def test_the_registers_own_name_board_and_secretariat_are_changed(register: RegisterFile) -> None:
    info = register.reader.info()
    edit_register(register, replace(info, forum=" Den  nye kreds "))
    assert register.reader.info() == replace(info, forum="Den nye kreds")
    assert history(register)[0].sentence == "Registrets forum"
    (line,) = history(register)[0].changes
    assert (line.place, line.before, line.after) == ("Forum", "Prøvekredsen", "Den nye kreds")
    edit_register(register, replace(info, name="Nyt navn", secretariat=""))
    assert history(register)[0].sentence == "Registrets navn, forum og sekretariat"
    undo(register)
    undo(register)
    assert register.reader.info() == info
    assert edit_register(register, info).edit is None
    with pytest.raises(RuleError) as caught:
        edit_register(register, replace(info, name=" "))
    assert caught.value.problem.field == "name"


def test_settings_are_kept_in_the_register(register: RegisterFile) -> None:
    assert hints_wanted(register.reader)
    use_hints(register, False)
    assert not hints_wanted(register.reader)
    assert use_hints(register, False).edit is None
    mapping = {"columns": ["number", "name", None], "headerRow": 2}
    keep(register, "layout:a1b2", mapping)
    assert kept(register.reader, "layout:a1b2") == mapping
    assert kept(register.reader, "layout:andet") is None


def test_the_registers_own_date_rules_decide_how_typed_dates_are_read(
    register: RegisterFile,
) -> None:
    rules = DateRules(day_first=None, late_from_month=11, middle_months=(6, 7))
    use_date_rules(register, rules)
    assert date_rules(register.reader) == rules
    found = add_project(register, ProjectDraft("1-1", "A", forecast_end="ultimo 2025")).id
    assert register.reader.projects([found])[0].forecast_end.earliest.month == 11


def test_what_was_chosen_is_told_in_words(register: RegisterFile) -> None:
    use_hints(register, False)
    use_date_rules(register, DateRules(late_from_day=20))
    keep(register, "layout:a1b2", {"columns": []})
    kept_line, rules_line, hints_line = (line.changes[0] for line in history(register, limit=3))
    assert (kept_line.place, kept_line.after) == ("En tabels kolonner", "husket")
    assert (hints_line.place, hints_line.after) == ("Vejledende status efter kriterierne", "nej")
    assert rules_line.after == (
        "primo: til d. 10. og marts · medio: maj–august · ultimo: fra d. 20. og oktober"
    )
    assert [line.sentence for line in history(register, limit=3)] == [
        "En indstilling",
        "Hvad primo, medio og ultimo betyder",
        "Vejledende status slået fra",
    ]
    use_hints(register, True)
    assert history(register)[0].sentence == "Vejledende status slået til"


@pytest.mark.parametrize(
    ("rules", "field"),
    [
        (DateRules(early_until_day=21), "late_from_day"),
        (DateRules(early_until_month=5), "middle_from_month"),
        (DateRules(middle_months=(8, 5)), "middle_until_month"),
        (DateRules(late_from_month=8), "late_from_month"),
    ],
)
def test_parts_of_a_month_or_year_must_follow_each_other(
    register: RegisterFile, rules: DateRules, field: str
) -> None:
    with pytest.raises(RuleError) as caught:
        use_date_rules(register, rules)
    assert caught.value.problem.field == field
    assert date_rules(register.reader) == DEFAULT_DATE_RULES


@pytest.mark.parametrize(
    "value",
    [
        None,
        7,
        [],
        {"pivot": "x", "middle_months": [1]},
        {"day_first": "ja", "late_from_month": True},
        {"late_from_month": 13},
        {"middle_months": [0, 8]},
        {"early_until_day": 30, "late_from_day": 20},
    ],
)
def test_rules_that_make_no_sense_are_the_shipped_ones(
    register: RegisterFile, value: object
) -> None:
    keep(register, DATE_RULES, value)
    assert date_rules(register.reader) == DEFAULT_DATE_RULES


def test_a_setting_that_is_not_json_counts_as_none(register: RegisterFile) -> None:
    use_hints(register, False)
    row = register.reader.settings()[0].id
    with register.edit(Label("x")) as edit:
        edit.set("setting", row, "value", "{ikke json")
    assert hints_wanted(register.reader)


def test_an_older_register_is_brought_up_to_date_before_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "gammel.pfreg"
    path.write_bytes(OLDER.read_bytes())
    told: list[Path] = []
    with open_register(path, actor="Søren", tell_kept=told.append) as opened:
        assert [project.number for project in opened.reader.projects()] == ["22-3"]
        assert opened.check() == ()
    assert [kept.name for kept in told] == ["gammel (version 1).pfreg"]
    assert told[0].read_bytes() == OLDER.read_bytes()
    with open_register(path, actor="Søren", tell_kept=told.append):
        assert len(told) == 1


def test_the_proposed_folder_is_made_with_its_first_register_and_no_other_folder(
    program_home: Path, tmp_path: Path
) -> None:
    path = program_home / "Registre" / "a.pfreg"
    new_register(path, name="A", forum="", secretariat="", actor="Prøve").close()
    assert path.is_file()
    elsewhere = tmp_path / "Slåfejl" / "a.pfreg"
    with pytest.raises(RuleError) as refused:
        new_register(elsewhere, name="A", forum="", secretariat="", actor="Prøve")
    assert refused.value.problem.code == "folder_missing"
    assert not elsewhere.parent.exists()
