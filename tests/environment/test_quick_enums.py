"""Enumerations of Qt that are made quickly: the same in everything as those Python makes."""

from __future__ import annotations

import enum
import json
import subprocess
import sys
from enum import Enum, EnumType, Flag, FlagBoundary, IntEnum, IntFlag
from typing import Any

import pytest

from portfolio_desktop.environment import quick_enums

pytestmark = pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="made for Python 3.11")

EVERY_ENUM = """
import enum, importlib, json, sys
noted = []
def note(create):
    def noting(base, name, members, **more):
        noted.append((base.__name__, name, members))
        return create(base, name, members, **more)
    return noting
enum.EnumType._create_ = note(enum.EnumType._create_)
for name in ("QtCore", "QtGui", "QtWidgets", "QtPrintSupport", "QtPdf", "QtPdfWidgets"):
    module = importlib.import_module("PySide6." + name)
    for each in dir(module):
        getattr(module, each)
print(json.dumps(noted))
"""

AS_SHOWN = """
import enum
from portfolio_desktop.environment import quick_enums
{made}
from PySide6 import QtCore, QtGui, QtWidgets
def told(place, depth=0):
    for name, each in sorted(vars(place).items()):
        if isinstance(each, enum.EnumType):
            print(each.__module__, each.__qualname__, each.__bases__, each.__doc__)
            print(*each.__members__.items())
        elif isinstance(each, type) and depth == 0:
            told(each, 1)
for module in (QtCore, QtGui, QtWidgets):
    for name in dir(module):
        getattr(module, name)
    told(module)
"""


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(EnumType, "_create_", quick_enums._USUAL)  # and back to it afterwards
    quick_enums.make_enums_quickly()


def _made(base: type[Enum], name: str, members: Any) -> tuple[type[Enum], type[Enum]]:
    """As Python makes it and as it is made quickly."""
    more = {"module": __name__, "boundary": FlagBoundary.KEEP}
    return quick_enums._USUAL(base, name, members, **more), quick_enums._create(
        base, name, members, **more
    )


def _told(made: type[Enum]) -> dict[str, object]:
    """All there is in a class, in words and numbers that can be compared."""
    skipped = {"__dict__", "__weakref__"}
    return {
        name: _told_of(value, made) for name, value in vars(made).items() if name not in skipped
    } | {"order": list(vars(made)["_member_names_"])}


def _told_of(value: Any, made: type[Enum]) -> object:
    if isinstance(value, made):
        known = dict(vars(value)) | {"__objclass__": vars(value)["__objclass__"] is made}
        return (repr(value), str(value), known, type(value) is made)
    if isinstance(value, dict):
        return [(name, _told_of(each, made)) for name, each in value.items()]
    return type(value) if isinstance(value, enum.property) else repr(value)


def test_every_enumeration_of_qt_is_the_same() -> None:
    done = subprocess.run([sys.executable, "-c", EVERY_ENUM], capture_output=True, check=True)
    noted = json.loads(done.stdout)
    assert len(noted) > 500
    for base, name, pairs in noted:
        usual, quick = _made(getattr(enum, base), name, [tuple(pair) for pair in pairs])
        assert _told(quick) == _told(usual), name
        assert list(quick) == [quick[each.name] for each in usual], name


def test_they_stand_in_qt_as_ever() -> None:
    shown = [
        subprocess.run(
            [sys.executable, "-c", AS_SHOWN.format(made=made)], capture_output=True, check=True
        )
        for made in ("quick_enums.make_enums_quickly()", "")
    ]
    quick, usual = (done.stdout.decode() for done in shown)
    assert "PySide6.QtCore Qt.Key" in usual
    assert quick == usual


def test_nearly_all_of_qt_is_made_quickly() -> None:
    done = subprocess.run([sys.executable, "-c", EVERY_ENUM], capture_output=True, check=True)
    slow = [
        name
        for base, name, pairs in json.loads(done.stdout)
        if not quick_enums._are_plain([tuple(pair) for pair in pairs], getattr(enum, base))
    ]
    assert len(slow) < 10, slow


@pytest.mark.parametrize("base", [Enum, IntEnum, Flag, IntFlag])
@pytest.mark.parametrize(
    "members",
    [
        [],
        [("A", 1), ("B", 2), ("Again", 1), ("Both", 3), ("None", 0)],
        [("High", 8), ("Low", 1), ("Middle", 2)],
        [("All", 255), ("First", 1)],
        [("Below", -1), ("Above", 1)],
        [("name", 1), ("B", 2)],
        [("_private", 1), ("B", 2)],
        [("Word", "text"), ("B", 2)],
        [("Truth", True), ("B", 2)],
    ],
)
def test_members_of_every_kind(base: type[Enum], members: list[tuple[str, int]]) -> None:
    def outcome(create: Any) -> object:
        try:
            return _told(create(base, "Lamp", members, boundary=FlagBoundary.KEEP, module="m"))
        except (TypeError, ValueError) as error:
            return (type(error), str(error))

    assert outcome(quick_enums._create) == outcome(quick_enums._USUAL)


@pytest.mark.parametrize("base", [Flag, IntFlag])
def test_flags_are_combined_as_ever(base: type[Flag]) -> None:
    members = [("A", 1), ("B", 2), ("Far", 16), ("Both", 3)]
    kinds: tuple[Any, Any] = _made(base, "Lamp", members)
    usual, quick = kinds
    for left in range(32):
        assert repr(quick(left)) == repr(usual(left))
        assert repr(~quick(left)) == repr(~usual(left))
        assert [str(each) for each in quick(left)] == [str(each) for each in usual(left)]


def test_others_make_theirs_as_ever(quick: None) -> None:
    class Lamp(Enum):
        GREEN = "green"

    called = Enum("called", "GREEN YELLOW")
    assert [each.value for each in Lamp] == ["green"]
    assert [(each.name, each.value) for each in called] == [("GREEN", 1), ("YELLOW", 2)]
    assert called.__module__ == __name__
    with pytest.raises(TypeError, match="already defined"):
        Enum("twice", [("A", 1), ("A", 2)], boundary=FlagBoundary.KEEP)
