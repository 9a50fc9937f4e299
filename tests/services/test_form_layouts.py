"""The organisation's own forms, kept in the register and forgotten again."""

from __future__ import annotations

import pytest

from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.services.form_layouts import (
    change_form_layout,
    form_layouts,
    keep_form_layout,
    remove_form_layout,
    rename_form_layout,
)
from portfolio_desktop.services.history import redo, undo
from portfolio_desktop.services.setting_words import both_setting_words, setting_name, setting_words
from portfolio_desktop.storage.register_file import RegisterFile


def test_kept_changed_forgotten_and_undone(register: RegisterFile) -> None:
    keep_form_layout(register, "B", {"fields": 1})
    keep_form_layout(register, "A", {"fields": 2})
    assert list(form_layouts(register.reader)) == ["A", "B"]
    change_form_layout(register, "B", "B", {"fields": 3})
    remove_form_layout(register, "A")
    assert form_layouts(register.reader) == {"B": {"fields": 3}}
    undo(register)
    undo(register)
    assert form_layouts(register.reader) == {"A": {"fields": 2}, "B": {"fields": 1}}
    redo(register)
    assert form_layouts(register.reader)["B"] == {"fields": 3}


def test_what_is_known_already_is_no_edit(register: RegisterFile) -> None:
    keep_form_layout(register, "A", {"fields": 1})
    assert keep_form_layout(register, "A", {"fields": 1}).edit is None
    assert change_form_layout(register, "A", "A", {"fields": 1}).edit is None


def test_a_new_form_does_not_take_the_name_of_another(register: RegisterFile) -> None:
    """The other may be of a newer version of the program, and so not be shown anywhere."""
    keep_form_layout(register, "A", {"format": "noget nyere"})
    with pytest.raises(RuleError) as refused:
        keep_form_layout(register, "A", {"fields": 1})
    assert refused.value.problem.code == "form_layout_there"
    assert form_layouts(register.reader) == {"A": {"format": "noget nyere"}}


def test_what_is_not_known_is_not_changed(register: RegisterFile) -> None:
    with pytest.raises(RuleError) as refused:
        change_form_layout(register, "A", "A", {"fields": 1})
    assert refused.value.problem.code == "form_layout_unknown"
    assert form_layouts(register.reader) == {}


def test_a_form_that_is_not_known_is_not_forgotten(register: RegisterFile) -> None:
    with pytest.raises(RuleError):
        remove_form_layout(register, "A")


def test_called_otherwise_in_one_step(register: RegisterFile) -> None:
    keep_form_layout(register, "A", {"name": "A", "fields": 1})
    keep_form_layout(register, "B", {"name": "B", "fields": 2})
    change = rename_form_layout(register, "A", " Vores  skema ")
    assert form_layouts(register.reader) == {
        "B": {"name": "B", "fields": 2},
        "Vores skema": {"name": "Vores skema", "fields": 1},
    }
    assert change.edit is not None
    undo(register)
    assert list(form_layouts(register.reader)) == ["A", "B"]
    assert rename_form_layout(register, "A", "A").edit is None


@pytest.mark.parametrize(
    ("before", "name", "code"),
    [
        ("A", "B", "form_layout_there"),
        ("C", "D", "form_layout_unknown"),
        ("A", " ", "form_layout_name"),
        ("A", "x" * 81, "form_layout_name"),
    ],
)
def test_what_it_cannot_be_called(
    register: RegisterFile, before: str, name: str, code: str
) -> None:
    keep_form_layout(register, "A", {"fields": 1})
    keep_form_layout(register, "B", {"fields": 2})
    with pytest.raises(RuleError) as refused:
        rename_form_layout(register, before, name)
    assert refused.value.problem.code == code
    assert form_layouts(register.reader) == {"A": {"fields": 1}, "B": {"fields": 2}}


def test_it_has_words() -> None:
    assert setting_name("form_layout:Kredsens") == "Felterne i skemaet »Kredsens«"
    assert setting_words("form_layout:Kredsens", "{}") == "husket"


def test_a_form_that_is_changed_is_told_so() -> None:
    key = "form_layout:Kredsens"
    assert both_setting_words(key, "", "{}") == ("", "husket")
    assert both_setting_words(key, "{}", '{"a": 1}') == ("", "ændret")
    assert both_setting_words(key, "{}", "") == ("husket", "")
