"""A register's status dimensions: added, renamed, moved, taken out of use and brought back."""

from __future__ import annotations

import pytest

from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.domain.status import Colour, Dimension
from portfolio_desktop.environment.texts import Language
from portfolio_desktop.services.dimensions import (
    MOST_DIMENSIONS,
    DimensionDraft,
    add_dimension,
    move_dimension,
    offered_dimensions,
    propose_letter,
    rename_dimension,
    restore_dimension,
    retire_dimension,
    set_dimension_letter,
)
from portfolio_desktop.services.history import history, redo, undo, undo_edit
from portfolio_desktop.services.messages import message_for
from portfolio_desktop.services.status import set_colour
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Label
from tests.services.refusing import refusal

DANISH, ENGLISH = Language.DANISH, Language.ENGLISH
OCTOBER = "2023-10"


def named(register: RegisterFile, key: str) -> Dimension:
    return next(each for each in register.reader.dimensions() if each.key == key)


def in_use(register: RegisterFile) -> list[str]:
    return [each.key for each in register.reader.dimensions() if each.active]


def told(register: RegisterFile) -> str:
    return history(register)[0].sentence


def test_a_ready_made_dimension_is_added_last_and_undone(register: RegisterFile) -> None:
    before = register.reader.dimensions()
    assert [each.name_da for each in offered_dimensions(register.reader)] == [
        "Gevinster",
        "Risici",
        "Kvalitet",
    ]
    for draft in offered_dimensions(register.reader):
        add_dimension(register, draft)
    assert in_use(register)[4:] == ["benefits", "risks", "quality"]
    assert [each.letter_da for each in register.reader.dimensions()[4:]] == ["G", "Ri", "K"]
    assert offered_dimensions(register.reader) == ()
    assert told(register) == "Ny statusdimension: kvalitet"
    undo(register)
    assert told(register) == "Fortrudt: ny statusdimension: kvalitet"
    undo(register)
    undo(register)
    assert register.reader.dimensions() == before
    redo(register)
    assert in_use(register)[-1] == "benefits"
    assert register.check() == ()


def test_one_of_ones_own_gets_a_key_from_its_name_and_a_free_letter_in_the_other_language(
    register: RegisterFile,
) -> None:
    add_dimension(register, DimensionDraft.in_language(DANISH, " Data  og klima ", "D"))
    added = register.reader.dimensions()[-1]
    assert (added.key, added.name_da, added.name_en) == ("data_og_klima", "Data og klima", "")
    assert (added.letter_da, added.letter_en) == ("D", "Da"), "D stands for Deliverables"
    add_dimension(register, DimensionDraft.in_language(DANISH, "risici", "Ri"))
    assert register.reader.dimensions()[-1].key == "risks", "as the ready-made one"
    add_dimension(register, DimensionDraft.in_language(ENGLISH, "Overall", "X"))
    assert register.reader.dimensions()[-1].key == "overall_2", "the overall lamp has that key"


@pytest.mark.parametrize(
    ("name", "letter", "code", "field"),
    [
        ("", "X", "word_unnamed", "name_da"),
        ("TID", "X", "word_taken", "name_da"),
        ("deliverables", "X", "word_taken", "name_da"),
        ("Klima", "", "letter_missing", "letter_da"),
        ("Klima", "Kli", "letter_long", "letter_da"),
        ("Klima", "ø", "letter_taken", "letter_da"),
    ],
)
def test_what_cannot_be_is_told_at_its_field(
    register: RegisterFile, name: str, letter: str, code: str, field: str
) -> None:
    edits = len(list(register.edits()))
    with pytest.raises(RuleError) as caught:
        add_dimension(register, DimensionDraft.in_language(DANISH, name, letter))
    assert refusal(caught) == (code, field)
    assert message_for(caught.value).happened.endswith(".")
    assert len(list(register.edits())) == edits


def test_a_letter_is_proposed_that_nobody_has(register: RegisterFile) -> None:
    assert propose_letter(register.reader, "Klima", DANISH) == "K"
    assert propose_letter(register.reader, "risiko", DANISH) == "Ri"
    assert propose_letter(register.reader, "Tt", DANISH) == "Tt"
    assert propose_letter(register.reader, "T", DANISH) == ""


def test_a_name_and_a_letter_change_in_one_language(register: RegisterFile, project: str) -> None:
    set_colour(register, project, OCTOBER, "deliverables", Colour.RED)
    rename_dimension(register, "deliverables", DANISH, "Omfang")
    set_dimension_letter(register, "deliverables", DANISH, "Om")
    changed = named(register, "deliverables")
    assert (changed.name_da, changed.name_en) == ("Omfang", "Deliverables")
    assert (changed.letter_da, changed.letter_en) == ("Om", "D")
    assert register.reader.lights()[0].colour is Colour.RED
    assert [line.sentence for line in history(register, limit=2)] == [
        "Bogstavet for statusdimensionen omfang",
        "Navnet på statusdimensionen omfang",
    ]
    line = history(register, limit=2)[1].changes[0]
    assert (line.place, line.before, line.after) == (
        "Dansk navn (omfang)",
        "Leverancer",
        "Omfang",
    )
    with pytest.raises(RuleError) as caught:
        rename_dimension(register, "deliverables", DANISH, "Økonomi")
    assert refusal(caught) == ("word_taken", "name_da")
    with pytest.raises(RuleError) as caught:
        set_dimension_letter(register, "deliverables", DANISH, "t")
    assert refusal(caught) == ("letter_taken", "letter_da")
    assert "Tid" in message_for(caught.value).happened
    assert rename_dimension(register, "deliverables", DANISH, "Omfang ").edit is None


def test_one_language_may_be_left_empty_but_not_both(register: RegisterFile) -> None:
    rename_dimension(register, "time", ENGLISH, "")
    with pytest.raises(RuleError) as caught:
        rename_dimension(register, "time", DANISH, " ")
    assert refusal(caught) == ("word_unnamed", "name_da")


def test_dimensions_move_past_those_in_use(register: RegisterFile) -> None:
    move_dimension(register, "resources", -1)
    assert in_use(register) == ["deliverables", "time", "resources", "cost"]
    assert told(register) == "Pladsen for ressourcer blandt statusdimensionerne"
    (line,) = history(register)[0].changes
    assert (line.place, line.before, line.after) == (
        "Plads på listen (ressourcer)",
        "",
        "flyttet",
    )
    retire_dimension(register, "time")
    move_dimension(register, "resources", -1)
    assert in_use(register) == ["resources", "deliverables", "cost"]
    move_dimension(register, "resources", 1)
    assert in_use(register) == ["deliverables", "resources", "cost"]
    assert move_dimension(register, "deliverables", -1).edit is None
    assert move_dimension(register, "cost", 1).edit is None
    assert move_dimension(register, "time", 1).edit is None, "it is not in use"


def test_ranks_that_leave_no_room_are_written_anew(register: RegisterFile) -> None:
    """Another program's file may give two the same rank, or one that is none."""
    for rank in ("", "V", "a0"):
        with register.edit(Label("x")) as edit:
            for dimension in register.reader.dimensions():
                edit.set("dimension", dimension.id, "rank", rank)
        order = in_use(register)
        move_dimension(register, order[2], -1)
        assert in_use(register) == [order[0], order[2], order[1], order[3]]
    with register.edit(Label("x")) as edit:
        edit.set("dimension", named(register, "cost").id, "rank", "")
    add_dimension(register, DimensionDraft.in_language(DANISH, "Klima", "K"))
    assert in_use(register)[-1] == "klima"


def test_what_is_out_of_use_keeps_its_lamps_and_comes_back_in_its_place(
    register: RegisterFile, project: str
) -> None:
    set_colour(register, project, OCTOBER, "time", Colour.YELLOW)
    retire_dimension(register, "time")
    assert in_use(register) == ["deliverables", "cost", "resources"]
    assert told(register) == "Statusdimensionen tid taget ud af brug"
    assert [light.dimension for light in register.reader.lights()] == ["time"]
    with pytest.raises(RuleError) as caught:
        add_dimension(register, DimensionDraft.in_language(DANISH, "Tid", "X"))
    assert refusal(caught) == ("word_retired", "name_da")
    restore_dimension(register, "time")
    assert in_use(register) == ["deliverables", "time", "cost", "resources"]
    assert told(register) == "Statusdimensionen tid taget i brug igen"
    assert retire_dimension(register, "time").edit is not None
    undo(register)
    assert "time" in in_use(register)


def test_a_letter_that_was_taken_meanwhile_is_changed_before_it_comes_back(
    register: RegisterFile,
) -> None:
    retire_dimension(register, "time")
    add_dimension(register, DimensionDraft.in_language(DANISH, "Test", "T"))
    with pytest.raises(RuleError) as caught:
        restore_dimension(register, "time")
    assert refusal(caught) == ("letter_taken", "letter_da")
    set_dimension_letter(register, "time", DANISH, "Ti")
    set_dimension_letter(register, "time", ENGLISH, "Ti")
    restore_dimension(register, "time")
    assert "time" in in_use(register)


def test_a_page_has_room_for_so_many_and_no_more(register: RegisterFile) -> None:
    for number in range(MOST_DIMENSIONS - 4):
        add_dimension(register, DimensionDraft.in_language(DANISH, f"Nr. {number}", str(number)))
    with pytest.raises(RuleError) as caught:
        add_dimension(register, DimensionDraft.in_language(DANISH, "En til", "E"))
    assert caught.value.problem.code == "dimensions_full"
    retire_dimension(register, "time")
    add_dimension(register, DimensionDraft.in_language(DANISH, "En til", "E"))
    with pytest.raises(RuleError) as caught:
        restore_dimension(register, "time")
    assert caught.value.problem.code == "dimensions_full"


def test_a_new_dimension_is_not_taken_back_from_under_its_lamps(
    register: RegisterFile, project: str
) -> None:
    add_dimension(register, offered_dimensions(register.reader)[0])
    added = history(register)[0].edit
    set_colour(register, project, OCTOBER, "benefits", Colour.GREEN)
    with pytest.raises(RuleError) as caught:
        undo_edit(register, added)
    assert caught.value.problem.code == "undo_used"
    assert "benefits" in in_use(register)


def test_one_that_is_gone_is_told(register: RegisterFile) -> None:
    for verb in (retire_dimension, restore_dimension):
        with pytest.raises(RuleError) as caught:
            verb(register, "ukendt")
        assert caught.value.problem.code == "dimension_unknown"
