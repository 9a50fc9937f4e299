"""Modules that are kept together: the same as Python loads, and never one that has changed."""

from __future__ import annotations

import importlib
import inspect
import os
import sys
from collections.abc import Iterator
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType

import pytest

import portfolio_desktop
from portfolio_desktop.environment.kept_file import read_kept, usual_place
from portfolio_desktop.environment.kept_modules import modules_read_together

PART, INSIDE = "portfolio_desktop.some_part", "portfolio_desktop.some_part.lamp"


@pytest.fixture
def part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package of the program with one module, as the source of which any text can be put."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(portfolio_desktop, "__path__", [str(tmp_path / "source")])
    folder = tmp_path / "source" / "some_part"
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text('"""A part."""\n')
    (folder / "lamp.py").write_text("def word():\n    return 'Grøn'\n", encoding="utf-8")
    yield folder
    _forget()


def _forget() -> None:
    for name in (PART, INSIDE):
        sys.modules.pop(name, None)
    vars(portfolio_desktop).pop("some_part", None)
    importlib.invalidate_caches()


def _loaded(place: Path) -> ModuleType:
    """The module as a new process would load it."""
    _forget()
    with modules_read_together(place):
        return importlib.import_module(INSIDE)


def _by_python(module: ModuleType) -> bool:
    assert module.__spec__ is not None
    return type(module.__spec__.loader) is SourceFileLoader


def test_a_module_is_loaded_by_python_once_and_then_the_same_from_one_file(
    part: Path, tmp_path: Path
) -> None:
    place, finders = tmp_path / "kept", list(sys.meta_path)
    first, second = _loaded(place), _loaded(place)
    assert (_by_python(first), _by_python(second)) == (True, False)
    assert first.word() == second.word() == "Grøn"
    assert sys.modules[PART].__doc__ == "A part."
    assert sys.modules[PART].__path__ == [str(part)]
    for name in ("__name__", "__package__", "__file__", "__cached__"):
        assert getattr(second, name) == getattr(first, name), name
    assert inspect.getsource(second.word) == inspect.getsource(first.word)
    assert sys.meta_path == finders


def test_a_module_that_was_changed_is_loaded_anew_and_kept(part: Path, tmp_path: Path) -> None:
    place = tmp_path / "kept"
    _loaded(place)
    (part / "lamp.py").write_text("def word():\n    return 'Rød og blå'\n", encoding="utf-8")
    changed, again = _loaded(place), _loaded(place)
    assert changed.word() == again.word() == "Rød og blå"
    assert (_by_python(changed), _by_python(again)) == (True, False)


def test_a_change_of_the_same_length_is_seen_by_its_time(part: Path, tmp_path: Path) -> None:
    place, source = tmp_path / "kept", part / "lamp.py"
    _loaded(place)
    before = source.stat()
    source.write_text("def word():\n    return 'Brøn'\n", encoding="utf-8")
    assert source.stat().st_size == before.st_size
    os.utime(source, ns=(before.st_atime_ns, before.st_mtime_ns + 2_000_000_000))
    assert _loaded(place).word() == "Brøn"


def test_a_module_that_was_removed_is_not_found(part: Path, tmp_path: Path) -> None:
    place = tmp_path / "kept"
    _loaded(place)
    (part / "lamp.py").unlink()
    with pytest.raises(ModuleNotFoundError):
        _loaded(place)


def test_the_program_copied_to_another_folder_does_not_load_the_first(
    part: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, copy = tmp_path / "kept", tmp_path / "copy" / "some_part"
    _loaded(place)
    copy.mkdir(parents=True)
    (copy / "__init__.py").write_text("")
    (copy / "lamp.py").write_text("def word():\n    return 'Gul'\n")
    monkeypatch.setattr(portfolio_desktop, "__path__", [str(copy.parent)])
    assert _loaded(place).word() == "Gul"


@pytest.mark.parametrize("damage", [b"", b"nothing of ours"])
def test_a_damaged_file_is_as_none(part: Path, tmp_path: Path, damage: bytes) -> None:
    place = tmp_path / "kept"
    _loaded(place)
    place.write_bytes(damage)
    assert _by_python(_loaded(place))
    assert set(read_kept(place)) == {PART, INSIDE}


def test_nothing_is_kept_where_python_may_not_write(
    part: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    place = tmp_path / "kept"
    assert _by_python(_loaded(place))
    assert not place.exists()


def test_only_what_is_of_the_program_is_kept(part: Path, tmp_path: Path) -> None:
    place = tmp_path / "kept"
    with modules_read_together(place):
        importlib.import_module(INSIDE)
        importlib.import_module("stringprep")
    assert set(read_kept(place)) == {PART, INSIDE}


def test_the_usual_place_is_one_of_this_python() -> None:
    assert sys.implementation.cache_tag in usual_place("some.modules").name
