"""Folders, language and screen, each decided in one place."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from portfolio_desktop.environment.folders import program_folders
from portfolio_desktop.environment.language import choose_language
from portfolio_desktop.environment.resources import resource
from portfolio_desktop.environment.screen import has_screen
from portfolio_desktop.environment.texts import Language


def test_every_folder_lies_under_the_named_root(program_home: Path) -> None:
    folders = program_folders()
    assert folders.registers == program_home / "Registre"
    assert folders.backups_of("4f") == program_home / "Sikkerhedskopier" / "4f"
    assert folders.logs.parent == folders.preferences.parent == program_home
    assert not program_home.exists()


def test_without_a_named_root_the_users_own_data_folder_is_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("PORTFOLIO_DESKTOP_HOME")
    assert program_folders().root.name == "Portfolio Desktop"
    assert program_folders().root.is_absolute()


@pytest.mark.parametrize(
    ("named", "variable", "preferred", "expected"),
    [
        (None, None, Language.DANISH, Language.DANISH),
        (None, None, Language.ENGLISH, Language.ENGLISH),
        (None, "en", Language.DANISH, Language.ENGLISH),
        ("da", "en", Language.ENGLISH, Language.DANISH),
        (None, "de", Language.DANISH, Language.DANISH),
        (None, "", Language.DANISH, Language.DANISH),
    ],
)
def test_the_flag_wins_over_the_variable_over_the_preference(
    monkeypatch: pytest.MonkeyPatch,
    named: str | None,
    variable: str | None,
    preferred: Language,
    expected: Language,
) -> None:
    if variable is not None:
        monkeypatch.setenv("PORTFOLIO_DESKTOP_LANGUAGE", variable)
    assert choose_language(named, preferred) is expected


def test_a_machine_told_to_draw_nowhere_has_no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    assert not has_screen()
    monkeypatch.delenv("QT_QPA_PLATFORM")
    assert has_screen()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux may lack a screen")
def test_linux_without_a_display_has_no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert not has_screen()


def test_fonts_are_shipped_with_their_licence() -> None:
    for style in ("Regular", "SemiBold"):
        assert resource("fonts", f"SourceSans3-{style}.ttf").stat().st_size > 100_000
    assert "SIL OPEN FONT LICENSE" in resource("fonts", "OFL.txt").read_text(encoding="utf-8")
