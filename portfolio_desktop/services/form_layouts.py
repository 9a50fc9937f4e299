"""Forms of the organisation's own that the register knows: where each holds its answers.

What a layout says is for `exchange.form_layout` to read; here it is a choice kept under its name.
"""

from __future__ import annotations

from portfolio_desktop.domain.ids import setting_id
from portfolio_desktop.services.settings import FORM_LAYOUT, Json, keep, kept, write_setting
from portfolio_desktop.services.typed import line, refuse
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Change, Label

LONGEST_NAME = 80


def form_layouts(reader: Reader) -> dict[str, Json]:
    """The layouts by the names of their forms, in alphabetical order."""
    keys = (row.key for row in reader.settings() if row.key.startswith(FORM_LAYOUT))
    return {key.removeprefix(FORM_LAYOUT): kept(reader, key) for key in sorted(keys)}


def keep_form_layout(register: RegisterFile, name: str, value: Json) -> Change:
    """Know a form under this name from now on; nothing where it is known just so already.

    A RuleError where the name is another form's, be it one of a newer version of the program.
    """
    if kept(register.reader, FORM_LAYOUT + name) == value:
        return Change(None)
    _refuse_taken(register, name)
    return _keep(register, name, value)


def change_form_layout(register: RegisterFile, before: str, name: str, value: Json) -> Change:
    """Read the form that was called `before` so from now on, under this name; one edit, and
    nothing where it is known just so already.

    A RuleError where another form has the name, or none is called `before`.
    """
    row = _known(register, before)
    if before == name:
        known = kept(register.reader, FORM_LAYOUT + name) == value
        return Change(None) if known else _keep(register, name, value)
    _refuse_taken(register, name)
    with register.edit(Label("form_layout_renamed", {"before": before, "form": name})) as edit:
        edit.delete("setting", row)
        write_setting(edit, FORM_LAYOUT + name, value)
    return edit.change


def rename_form_layout(register: RegisterFile, before: str, name: str) -> Change:
    """Call the form otherwise; nothing where it is called so.

    A RuleError for no name or one of more than `LONGEST_NAME` letters, and as
    `change_form_layout`.
    """
    name = line(name)
    if not name or len(name) > LONGEST_NAME:
        raise refuse("form_layout_name", "name")
    value = kept(register.reader, FORM_LAYOUT + before)
    named = {**value, "name": name} if isinstance(value, dict) else value
    return change_form_layout(register, before, name, named)


def remove_form_layout(register: RegisterFile, name: str) -> Change:
    """Know the form no more; what it has brought in stays. A RuleError where it is not known."""
    row = _known(register, name)
    with register.edit(Label("form_layout_removed", {"form": name})) as edit:
        edit.delete("setting", row)
    return edit.change


def _keep(register: RegisterFile, name: str, value: Json) -> Change:
    return keep(register, FORM_LAYOUT + name, value, Label("form_layout_kept", {"form": name}))


def _refuse_taken(register: RegisterFile, name: str) -> None:
    if register.record("setting", setting_id(FORM_LAYOUT + name)) is not None:
        raise refuse("form_layout_there", "name", text=name)


def _known(register: RegisterFile, name: str) -> str:
    """The row of the form that is called so."""
    row = setting_id(FORM_LAYOUT + name)
    if register.record("setting", row) is None:
        raise refuse("form_layout_unknown", "form", text=name)
    return row
