"""Saved views: kept under a name, changed, renamed, ordered, removed, each undone exactly."""

from __future__ import annotations

import pytest

from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.domain.views import (
    Choice,
    Filters,
    Part,
    RowFilter,
    ViewDefinition,
)
from portfolio_desktop.environment.texts import Language, use_language
from portfolio_desktop.services.history import edit_changes, history, undo
from portfolio_desktop.services.messages import message_for
from portfolio_desktop.services.views import (
    all_views,
    change_view,
    move_view,
    remove_view,
    rename_view,
    save_view,
    shipped_views,
)
from portfolio_desktop.storage.register_file import RegisterFile

RED = ViewDefinition(filters=Filters(frozenset({RowFilter.RED})), grouping="lead")
IN_ANALYSIS = ViewDefinition(filters=Filters(among=frozenset({Choice(Part.PHASE, "analysis")})))


def saved(register: RegisterFile) -> list[str]:
    return [view.name for view in all_views(register.reader) if not view.shipped]


def test_the_shipped_views_stand_first_and_the_first_is_the_boards() -> None:
    names = [view.name for view in shipped_views("RSI-kredsen")]
    assert names == ["RSI-kredsens", "Røde og gule", "Mangler rapportering", "Min region", "Alt"]


@pytest.mark.parametrize(
    ("forum", "danish", "english"),
    [
        ("RSI-kredsen", "RSI-kredsens", "RSI-kredsen's"),
        ("Digital Kreds", "Digital Kreds'", "Digital Kreds'"),
        ("", "Forummets", "The board's"),
    ],
)
def test_the_board_owns_its_view_in_both_languages(forum: str, danish: str, english: str) -> None:
    assert shipped_views(forum)[0].name == danish
    use_language(Language.ENGLISH)
    try:
        assert shipped_views(forum)[0].name == english
    finally:
        use_language(Language.DANISH)


def test_a_view_is_kept_changed_renamed_and_removed(register: RegisterFile) -> None:
    key = save_view(register, "  Røde   pr. region ", RED).id
    (view,) = [each for each in all_views(register.reader) if not each.shipped]
    assert (view.name, view.definition) == ("Røde pr. region", RED)
    change_view(register, key, IN_ANALYSIS)
    rename_view(register, key, "Under analyse")
    (view,) = [each for each in all_views(register.reader) if not each.shipped]
    assert (view.key, view.name, view.definition) == (key, "Under analyse", IN_ANALYSIS)
    remove_view(register, key)
    assert saved(register) == []
    told = [entry.sentence for entry in history(register)[:4]]
    assert told == [
        "En gemt visning fjernet",
        "Navnet på en gemt visning",
        "Det en gemt visning viser",
        "En ny visning af porteføljen",
    ]
    undo(register)
    assert saved(register) == ["Under analyse"]
    undo(register)
    undo(register)
    (view,) = [each for each in all_views(register.reader) if not each.shipped]
    assert (view.name, view.definition) == ("Røde pr. region", RED)
    undo(register)
    assert saved(register) == []
    assert register.check() == ()


def test_the_history_shows_no_json(register: RegisterFile) -> None:
    save_view(register, "Røde", RED)
    lines = edit_changes(register, history(register)[0].edit)
    assert [(each.place, each.after) for each in lines] == [
        ("Navn", "Røde"),
        ("Hvad visningen viser", "som det stod på skærmen"),
    ]


@pytest.mark.parametrize(
    ("name", "code"),
    [(" ", "view_unnamed"), ("røde", "view_taken"), ("min region", "view_taken")],
)
def test_a_view_needs_a_name_of_its_own(register: RegisterFile, name: str, code: str) -> None:
    save_view(register, "Røde", RED)
    with pytest.raises(RuleError) as refused:
        save_view(register, name, RED)
    assert refused.value.problem.code == code
    assert message_for(refused.value).text.endswith(".")
    assert saved(register) == ["Røde"]


def test_a_view_may_be_called_as_it_is_in_other_capitals(register: RegisterFile) -> None:
    key = save_view(register, "Røde", RED).id
    rename_view(register, key, "RØDE")
    assert saved(register) == ["RØDE"]


def test_saved_views_have_an_order(register: RegisterFile) -> None:
    keys = [save_view(register, name, RED).id for name in ("A", "B", "C")]
    move_view(register, keys[2], -1)
    assert saved(register) == ["A", "C", "B"]
    assert move_view(register, keys[0], -1).edit is None
    move_view(register, keys[0], 1)
    assert saved(register) == ["C", "A", "B"]
    undo(register)
    undo(register)
    assert saved(register) == ["A", "B", "C"]


def test_what_is_gone_is_said(register: RegisterFile) -> None:
    with pytest.raises(RuleError) as refused:
        change_view(register, "nobody", RED)
    assert refused.value.problem.code == "view_unknown"
