"""Preferences outlive a newer version, a damaged file and an unreadable one."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portfolio_desktop.environment.preferences import (
    Appearance,
    Preferences,
    PreferencesNote,
    joined,
    load_preferences,
    save_preferences,
    take_preferences,
)
from portfolio_desktop.environment.texts import Language

PREFERENCES = st.builds(
    Preferences,
    language=st.sampled_from(Language),
    appearance=st.sampled_from(Appearance),
    person=st.text(),
    recent_registers=st.lists(st.text()).map(tuple),
    column_widths=st.dictionaries(st.text(), st.integers()),
    sort_descending=st.booleans(),
    unknown=st.dictionaries(st.sampled_from(["from_next_year", "x"]), st.integers()),
)


@given(PREFERENCES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_saved_is_read_again(tmp_path: Path, preferences: Preferences) -> None:
    path = tmp_path / "preferences.json"
    save_preferences(path, preferences)
    assert load_preferences(path).preferences == preferences
    assert load_preferences(path).notes == ()


def test_without_a_file_everything_has_its_default(tmp_path: Path) -> None:
    loaded = load_preferences(tmp_path / "none" / "preferences.json")
    assert loaded.preferences == Preferences()
    assert loaded.preferences.language is Language.DANISH
    assert loaded.notes == ()


def test_keys_of_a_newer_version_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    path.write_text('{"person": "Bo", "zoom": {"grid": 1.5}}', encoding="utf-8")
    save_preferences(path, replace(load_preferences(path).preferences, person="Åse"))
    assert json.loads(path.read_text(encoding="utf-8"))["zoom"] == {"grid": 1.5}
    assert load_preferences(path).preferences.person == "Åse"


def recent(*names: str) -> Preferences:
    return Preferences(recent_registers=names)


def test_two_windows_each_keep_what_was_chosen_in_them() -> None:
    base = Preferences(person="Åse", grouping="phase")
    ours = replace(base, appearance=Appearance.DARK)
    theirs = replace(base, grouping="lead", last_folder="C:/Møder")
    both = joined(base, ours, theirs)
    assert both == replace(ours, grouping="lead", last_folder="C:/Møder")
    assert joined(base, replace(ours, grouping=""), theirs).grouping == ""


@pytest.mark.parametrize(
    ("ours", "theirs", "both"),
    [
        (("ny", "a", "b"), ("a", "b"), ("ny", "a", "b")),
        (("a", "b"), ("ny", "a", "b"), ("ny", "a", "b")),
        (("min", "a", "b"), ("din", "a", "b"), ("min", "din", "a", "b")),
        (("b", "a"), ("ny", "a", "b"), ("ny", "b", "a")),
        (("b",), ("ny", "a", "b"), ("ny", "b")),
        (("a", "b"), ("b",), ("b",)),
        (("ny", "a", "b"), ("ny", "a", "b"), ("ny", "a", "b")),
    ],
)
def test_registers_opened_in_two_windows_are_remembered_by_both(
    ours: tuple[str, ...], theirs: tuple[str, ...], both: tuple[str, ...]
) -> None:
    found = joined(recent("a", "b"), recent(*ours), recent(*theirs))
    assert found.recent_registers == both


def test_no_more_registers_are_remembered_by_two_windows_than_by_one() -> None:
    ours, theirs = [[f"{window}{place}" for place in range(9)] for window in "md"]
    found = joined(recent(), recent(*ours), recent(*theirs)).recent_registers
    assert found == (*ours, "d0")


DAMAGED = [b"{not json", b"[1, 2]", b"\xff\xfe\x00", b""]


@pytest.mark.parametrize("content", DAMAGED)
def test_a_damaged_file_is_put_aside_and_never_overwritten(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "preferences.json"
    path.write_bytes(content)
    taken = take_preferences(path)
    assert taken.preferences == Preferences()
    assert taken.may_be_written
    ((note, aside),) = taken.notes
    assert note is PreferencesNote.DAMAGED
    assert Path(aside).read_bytes() == content
    save_preferences(path, taken.preferences)
    assert take_preferences(path).notes == ()
    assert Path(aside).read_bytes() == content


@pytest.mark.parametrize("content", DAMAGED)
def test_whoever_only_reads_leaves_a_damaged_file_where_it_is(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "preferences.json"
    path.write_bytes(content)
    assert load_preferences(path).preferences == Preferences()
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    assert path.read_bytes() == content


def test_a_damaged_file_that_cannot_be_put_aside_is_not_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "preferences.json"
    path.write_bytes(b"{not json")

    def held_open(_path: Path, _target: Path) -> Path:
        raise PermissionError(13, "held open by another program")

    monkeypatch.setattr(Path, "rename", held_open)
    taken = take_preferences(path)
    assert taken.notes == ((PreferencesNote.UNREADABLE, "held open by another program"),)
    assert not taken.may_be_written


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("language", "se"),
        ("person", 3),
        ("sort_descending", 1),
        ("recent_registers", ["a", 2]),
        ("recent_registers", "a"),
        ("column_widths", {"name": True}),
        ("appearance", None),
    ],
)
def test_one_wrong_value_costs_only_itself(tmp_path: Path, key: str, value: object) -> None:
    path = tmp_path / "preferences.json"
    path.write_text(json.dumps({key: value, "grouping": "phase"}), encoding="utf-8")
    loaded = load_preferences(path)
    assert loaded.notes == ((PreferencesNote.VALUE_IGNORED, key),)
    assert loaded.preferences == Preferences(grouping="phase")


def test_a_file_that_cannot_be_read_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    path.mkdir()
    taken = take_preferences(path)
    assert taken.preferences == Preferences()
    assert taken.notes[0][0] is PreferencesNote.UNREADABLE
    assert not taken.may_be_written
    assert path.is_dir()


def test_recent_registers_are_newest_first_once_and_at_most_ten() -> None:
    preferences = Preferences()
    for number in range(12):
        preferences = preferences.with_recent(Path(f"{number}.pfreg"))
    preferences = preferences.with_recent(Path("5.pfreg"))
    expected = [5, 11, 10, 9, 8, 7, 6, 4, 3, 2]
    assert preferences.recent_registers == tuple(f"{number}.pfreg" for number in expected)
    assert "11.pfreg" not in preferences.without_recent(Path("11.pfreg")).recent_registers


def test_on_windows_a_register_is_recent_once_however_its_path_is_written() -> None:
    preferences = Preferences().with_recent(PureWindowsPath(r"C:\Registre\RSI.pfreg"))
    again = preferences.with_recent(PureWindowsPath("c:/registre/rsi.pfreg"))
    assert again.recent_registers == (r"c:\registre\rsi.pfreg",)
