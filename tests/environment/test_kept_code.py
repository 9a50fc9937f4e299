"""Compiled code that is kept: the same as compiled anew, and never trusted when it is not."""

from __future__ import annotations

import builtins
import collections
import dataclasses
import marshal
import re
import sys
import typing
import zlib
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from typing import NamedTuple

import pytest

from portfolio_desktop.environment import kept_code
from portfolio_desktop.environment.kept_code import classes_compiled_once, compiled_once

SOURCE, OTHER = b"answer = 6 * 7", b"answer = 43"


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What Python itself had to compile, in its order."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    asked: list[object] = []
    usual = builtins.compile

    def counted(source: object, *rest: object, **named: object) -> object:
        asked.append(source)
        return usual(source, *rest, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(builtins, "compile", counted)
    return asked


def _answer(place: Path, source: bytes = SOURCE) -> object:
    space: dict[str, object] = {}
    with compiled_once(place):
        exec(compile(source, "some.py", "exec"), space)
    return space["answer"]


def test_a_source_is_compiled_once_and_another_one_anew(
    tmp_path: Path, compiled: list[object]
) -> None:
    usual, place = builtins.compile, tmp_path / "kept"
    assert [_answer(place), _answer(place), _answer(place, OTHER)] == [42, 42, 43]
    assert compiled == [SOURCE, OTHER]
    assert builtins.compile is usual


@pytest.mark.parametrize("begin", [b"", b"other Python"])
def test_damaged_code_is_compiled_anew(
    tmp_path: Path, compiled: list[object], begin: bytes
) -> None:
    place = tmp_path / "kept"
    _answer(place)
    place.write_bytes(begin + place.read_bytes()[:-1])
    assert _answer(place) == 42
    assert compiled == [SOURCE, SOURCE]


@pytest.mark.parametrize("content", [b"", b"no code", marshal.dumps([SOURCE])])
def test_what_somebody_else_put_there_is_written_over(
    tmp_path: Path, compiled: list[object], content: bytes
) -> None:
    place = tmp_path / "kept"
    place.write_bytes(MAGIC_NUMBER + zlib.crc32(content).to_bytes(4, "little") + content)
    assert [_answer(place), _answer(place)] == [42, 42]
    assert compiled == [SOURCE]


def test_where_nothing_can_be_written_it_is_compiled_each_time(
    tmp_path: Path, compiled: list[object]
) -> None:
    place = tmp_path / "no such folder" / "kept"
    assert [_answer(place), _answer(place)] == [42, 42]
    assert compiled == [SOURCE, SOURCE]


def test_a_module_that_is_left_out_is_empty(tmp_path: Path, compiled: list[object]) -> None:
    place, space = tmp_path / "kept", dict[str, object]()
    for _start in range(2):
        with compiled_once(place, ["some.py"]):
            exec(compile(SOURCE, "some.py", "exec"), space)
    assert "answer" not in space
    assert compiled == [b""]
    assert _answer(place) == 42


def test_what_is_no_whole_module_is_left_to_python(tmp_path: Path, compiled: list[object]) -> None:
    with compiled_once(tmp_path / "kept"):
        assert eval(compile("6 * 7", "some.py", mode="eval")) == 42
        compile("a = 1", "some.py", "exec", dont_inherit=True)
    assert compiled == ["6 * 7", "a = 1"]
    assert not (tmp_path / "kept").exists()


def _values(place: Path, named: str = "Grøn") -> tuple[object, object]:
    """A value of a dataclass and one of a named tuple, both of classes made just now."""
    with classes_compiled_once(place):

        @dataclasses.dataclass(frozen=True, slots=True)
        class Lamp:
            word: str
            count: int = 3

        class Pair(NamedTuple):
            before: str
            now: str = "Gul"

    return Lamp(named), Pair(named)


def _methods(compiled: list[object]) -> list[str]:
    """What Python wrote itself of what was compiled, and the types of the fields."""
    begin = ("def __create", "lambda", "str")
    return [text for text in map(str, compiled) if text.startswith(begin)]


def test_classes_of_values_are_the_same_and_compiled_once(
    tmp_path: Path, compiled: list[object]
) -> None:
    place = tmp_path / "kept"
    _values(place)
    first = _methods(compiled)
    lamp, pair = _values(place)
    assert len(first) > 6  # those of both classes
    assert _methods(compiled) == first
    assert repr(lamp) == "_values.<locals>.Lamp(word='Grøn', count=3)"
    assert typing.get_type_hints(type(pair)) == {"before": str, "now": str}
    assert lamp == type(lamp)("Grøn")  # type: ignore[call-arg]
    assert lamp != _values(place, "Rød")[0]
    assert pair == ("Grøn", "Gul")
    with pytest.raises(dataclasses.FrozenInstanceError):
        lamp.word = "Rød"  # type: ignore[attr-defined]


def test_everybody_else_s_texts_are_python_s_own_affair(
    tmp_path: Path, compiled: list[object]
) -> None:
    with classes_compiled_once(tmp_path / "kept"):
        space: dict[str, object] = {}
        exec("answer = 6 * 7", space)
    assert space["answer"] == 42
    assert compiled == []
    assert "exec" not in vars(dataclasses)
    assert "eval" not in vars(collections)
    assert "compile" not in vars(typing)


def test_damaged_classes_are_compiled_anew(tmp_path: Path, compiled: list[object]) -> None:
    place = tmp_path / "kept"
    _values(place)
    first = _methods(compiled)
    place.write_bytes(place.read_bytes()[:-1])
    assert _values(place)[1] == ("Grøn", "Gul")
    assert _methods(compiled) == [*first, *first]


PATTERN = r"(?P<lamp>grøn|gul|rød)\s+på\s+(?:tid|penge)(?i:!?)"


def _found(place: Path, pattern: str, flags: int = 0) -> tuple[re.Pattern[str], bool]:
    """A search pattern, and whether it was made from its text."""
    re.purge()
    made: list[object] = []
    usual = kept_code._USUAL_PATTERN

    def counted(*given: object) -> object:
        made.append(given)
        return usual(*given)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kept_code, "_USUAL_PATTERN", counted)
        with compiled_once(place), classes_compiled_once(place.with_suffix(".classes")):
            return re.compile(pattern, flags), bool(made)


def test_a_search_pattern_is_made_once_and_finds_the_same(
    tmp_path: Path, compiled: list[object]
) -> None:
    place = tmp_path / "kept"
    anew, kept, usual = _found(place, PATTERN), _found(place, PATTERN), re.compile(PATTERN)
    assert (anew[1], kept[1]) == (True, False)
    for text in ("rød på tid!", "Rød på tid", "gul  på penge"):
        found = kept[0].fullmatch(text)
        wanted = usual.fullmatch(text)
        assert (found and found.groupdict()) == (wanted and wanted.groupdict())
    assert kept[0] == usual  # text, flags and steps
    assert kept[0].groupindex == usual.groupindex


def test_the_same_text_with_other_flags_is_another_pattern(
    tmp_path: Path, compiled: list[object]
) -> None:
    place = tmp_path / "kept"
    _found(place, PATTERN)
    pattern, is_new = _found(place, PATTERN, re.IGNORECASE)
    assert is_new
    assert pattern.fullmatch("RØD PÅ TID")


def test_a_pattern_that_is_none_says_so_as_ever(tmp_path: Path, compiled: list[object]) -> None:
    with pytest.raises(re.error, match="unterminated"):
        _found(tmp_path / "kept", "(grøn")
    assert re.compile(b"gul").match(b"gul")
    assert re.compile("(gul)").match("gul")


def test_in_several_goes_nothing_is_written_before_the_last(
    tmp_path: Path, compiled: list[object]
) -> None:
    place = tmp_path / "kept"
    kept = kept_code.KeptClasses(place)
    for pattern in ("gul", "rød"):
        with kept.used():
            re.compile(pattern + "(?:t|e)?")
        assert not place.exists()
        assert "exec" not in vars(dataclasses)
    kept.keep()
    assert not _found_after(place, "rød(?:t|e)?")


def _found_after(place: Path, pattern: str) -> bool:
    """Whether another process would have to make this pattern."""
    re.purge()
    with pytest.MonkeyPatch.context() as patch, kept_code.KeptClasses(place).used():
        made: list[object] = []
        patch.setattr(kept_code, "_steps", lambda *given: made.append(given))
        assert re.compile(pattern).fullmatch("røde")
        return bool(made)
