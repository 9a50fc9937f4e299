"""What one person has chosen on one machine; nothing of it belongs to a register."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from pathlib import Path, PurePath
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

from portfolio_desktop.environment.files import write_whole
from portfolio_desktop.environment.texts import Language

RECENT_LENGTH = 10


class Appearance(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Preferences:
    """Every field has a default and one of the kinds that `_read` knows.

    `unknown` holds keys that a newer version of the program wrote; they are written back.
    """

    language: Language = Language.DANISH
    appearance: Appearance = Appearance.SYSTEM
    person: str = ""
    recent_registers: tuple[str, ...] = ()
    last_folder: str = ""
    """Where a document was fetched last."""
    saving_folder: str = ""
    """Where a document was saved last."""
    window_geometry: str = ""
    window_state: str = ""
    agenda_share: int = 48
    """Of the page Meetings' height, in percent; its item has the rest."""
    columns_shown: tuple[str, ...] = ()
    columns_hidden: tuple[str, ...] = ()
    """Those the person has chosen for themselves; of others their usual place is asked."""
    column_order: tuple[str, ...] = ()
    column_widths: Mapping[str, int] = field(default_factory=dict)
    columns_fit: bool = True
    grouping: str = ""
    sort_column: str = ""
    sort_descending: bool = False
    view: str = ""
    """The key of the view that was chosen last."""
    folded_programmes: tuple[str, ...] = ()
    """The programmes (ids) whose sub-projects are folded away in the list."""
    own_participants: Mapping[str, str] = field(default_factory=dict)
    """By register: the participant that the person belongs to."""
    money_unit: str = ""
    """What tables of money are shown in; "" for the unit that fits each amount."""
    unknown: Mapping[str, Any] = field(default_factory=dict)

    def with_recent(self, register: PurePath) -> Preferences:
        """`register` first among the recent ones, once, and the oldest beyond ten dropped."""
        others = self.without_recent(register).recent_registers
        return replace(self, recent_registers=(str(register), *others)[:RECENT_LENGTH])

    def without_recent(self, register: PurePath) -> Preferences:
        """Without it, however it is written: on Windows capitals make no other file."""
        kind = type(register)
        left = tuple(other for other in self.recent_registers if kind(other) != register)
        return replace(self, recent_registers=left)


def joined(base: Preferences, ours: Preferences, theirs: Preferences) -> Preferences:
    """What two windows have chosen since both read `base`: everything that either has changed,
    ours where both have changed the same, and the recent registers of both."""
    changed = {
        item.name: getattr(ours, item.name)
        for item in fields(Preferences)
        if getattr(ours, item.name) != getattr(base, item.name)
    }
    recent = [registers.recent_registers for registers in (base, ours, theirs)]
    return replace(theirs, **{**changed, "recent_registers": _recent_of_both(*recent)})


def _recent_of_both(
    base: tuple[str, ...], ours: tuple[str, ...], theirs: tuple[str, ...]
) -> tuple[str, ...]:
    """Those opened since first, ours before theirs; what was taken off one list stays off."""
    before, here = {Path(name) for name in base}, {Path(name) for name in ours}
    gone = before - {Path(name) for name in theirs}
    opened = [name for name in ours if Path(name) not in before]
    opened += [name for name in theirs if Path(name) not in before | here]
    left = [name for name in ours if Path(name) in before - gone]
    return (*opened, *left)[:RECENT_LENGTH]


class PreferencesNote(StrEnum):
    DAMAGED = "damaged"
    """The file was no preferences file; `detail` is where it lies."""
    UNREADABLE = "unreadable"
    """The file could not be opened, or not be put aside; it has been left alone."""
    VALUE_IGNORED = "value-ignored"
    """One value was not of its kind and its default is used; `detail` is the key."""


class LoadedPreferences(NamedTuple):
    """What was read, and what was wrong with it."""

    preferences: Preferences
    notes: tuple[tuple[PreferencesNote, str], ...] = ()

    @property
    def may_be_written(self) -> bool:
        """Whether the file can be replaced without losing what nobody has read."""
        return all(note is not PreferencesNote.UNREADABLE for note, _detail in self.notes)


def load_preferences(path: Path) -> LoadedPreferences:
    """What `path` holds, with defaults for the rest. Never fails: what was wrong is in `notes`.

    For whoever only reads; the one that will write them takes them with `take_preferences`.
    """
    damaged = LoadedPreferences(Preferences(), ((PreferencesNote.DAMAGED, str(path)),))
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return LoadedPreferences(Preferences())
    except OSError as error:
        return _left_alone(error)
    except ValueError:
        return damaged
    return _loaded(values) if isinstance(values, dict) else damaged


def take_preferences(path: Path) -> LoadedPreferences:
    """As `load_preferences`, for the one that will write them: a damaged file is put aside."""
    loaded = load_preferences(path)
    if not any(note is PreferencesNote.DAMAGED for note, _detail in loaded.notes):
        return loaded
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    aside = path.with_name(f"{path.stem}.damaged-{stamp}{path.suffix}")
    try:
        path.rename(aside)
    except OSError as error:
        return _left_alone(error)
    return LoadedPreferences(Preferences(), ((PreferencesNote.DAMAGED, str(aside)),))


def save_preferences(path: Path, preferences: Preferences) -> None:
    """Replace the file as a whole; OSError when that is impossible, the old one then stays."""
    values: dict[str, Any] = dict(preferences.unknown)
    for name in _kinds():
        value = getattr(preferences, name)
        values[name] = dict(value) if isinstance(value, Mapping) else value
    text = json.dumps(values, ensure_ascii=False, indent=2, sort_keys=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, text.encode("utf-8") + b"\n")


def _loaded(values: dict[str, Any]) -> LoadedPreferences:
    notes: list[tuple[PreferencesNote, str]] = []
    known: dict[str, Any] = {}
    kinds = _kinds()
    for name, kind in kinds.items():
        if name not in values:
            continue
        try:
            known[name] = _read(kind, values[name])
        except ValueError:
            notes.append((PreferencesNote.VALUE_IGNORED, name))
    unknown = {name: value for name, value in values.items() if name not in kinds}
    return LoadedPreferences(Preferences(**known, unknown=unknown), tuple(notes))


@cache
def _kinds() -> dict[str, Any]:
    hints = get_type_hints(Preferences)
    return {item.name: hints[item.name] for item in fields(Preferences) if item.name != "unknown"}


def _read(kind: Any, value: Any) -> Any:
    """`value` from JSON as `kind`: bool, int, str, a StrEnum, tuple of one, mapping from str."""
    if get_origin(kind) is tuple:
        return tuple(_read(get_args(kind)[0], item) for item in _of_type(list, value))
    if get_origin(kind) is Mapping:
        item_kind = get_args(kind)[1]
        return {key: _read(item_kind, item) for key, item in _of_type(dict, value).items()}
    if issubclass(kind, StrEnum):
        return kind(value)
    return _of_type(kind, value)


def _of_type(kind: type, value: Any) -> Any:
    """A bool is an int to Python, and is none here."""
    if type(value) is not kind:
        raise ValueError(f"expected {kind.__name__}")
    return value


def _left_alone(error: OSError) -> LoadedPreferences:
    return LoadedPreferences(Preferences(), ((PreferencesNote.UNREADABLE, error.strerror or ""),))
