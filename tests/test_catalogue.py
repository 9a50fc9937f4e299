"""Every text that a person can meet has one Danish translation, compiled and up to date."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tools import texts

ROOT = Path(__file__).resolve().parents[1]


def test_the_danish_catalogue_is_whole_and_compiled() -> None:
    checked = subprocess.run(
        [sys.executable, "-X", "utf8", str(ROOT / "tools" / "texts.py"), "--check"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


def extracted(source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> set[object]:
    monkeypatch.setattr(texts, "SOURCES", tmp_path)
    (tmp_path / "a.py").write_text(source, encoding="utf-8")
    return {(each.context, each.id) for each in texts.extracted("program") if each.id}


def test_texts_are_found_wherever_they_are_marked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = """
WORDS = {1: mark("one" " text")}
say(f"{_('in an f-string')}, {ngettext('{n} day', '{n} days', n)}")
say(pgettext("lamp", "Green"), _(WORDS[1]), other("not this"))
"""
    assert extracted(source, tmp_path, monkeypatch) == {
        (None, "one text"),
        (None, "in an f-string"),
        (None, ("{n} day", "{n} days")),
        ("lamp", "Green"),
    }


def test_an_f_string_is_no_message_id(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match=r"a\.py:1"):
        extracted('_(f"{name} is gone")', tmp_path, monkeypatch)
