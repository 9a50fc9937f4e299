"""Why a file or a mapping cannot be used: what happened, what is safe, what to do."""

from __future__ import annotations

from portfolio_desktop.environment.texts import _
from portfolio_desktop.exchange.json_values import JsonRefusedError
from portfolio_desktop.exchange.mapping_wish import MappingError
from portfolio_desktop.exchange.refusals import UnreadableFile, refusal_sentence
from portfolio_desktop.services.messages import Message


def no_table_message(tables: int, *, headings_only: bool = False) -> Message:
    """For a file in which no table looks like a status table, or one has no rows."""
    if headings_only:
        return Message(
            "no_rows",
            _("The table in the file has headings, but no rows under them."),
            _("Nothing has been changed."),
        )
    happened = (
        _("None of the tables in the file looks like a status table.")
        if tables
        else _("There is no table in the file.")
    )
    return Message(
        "no_status_table",
        happened,
        _("Nothing has been changed."),
        _("A status table has a heading for the project's number or name, and one for more."),
    )


def unreadable_message(refused: UnreadableFile, name: str) -> Message:
    """For a file that gives no tables at all."""
    return Message(
        refused.code.value, refusal_sentence(refused, name), _("Nothing has been changed.")
    )


def mapping_message(error: MappingError) -> Message:
    happened = {
        "mapping.unreadable": _("The mapping is not a JSON object."),
        "mapping.value": _("The mapping's “{text}” is not as it should be."),
        "mapping.unknown_part": _("A mapping has no part called “{text}”."),
        "mapping.repeated": _("“{text}” stands twice in the mapping."),
        "mapping.column": _("The table has no column “{text}”."),
        "mapping.several": _("Several columns are called “{text}”; name the one by its letter."),
        "mapping.target": _("A column cannot be used as “{text}”."),
        "mapping.twice": _("Two columns are to be used as “{text}”."),
        "mapping.table": _("The file has no table “{text}”."),
        "mapping.header_row": _("The table has no row {text}."),
    }[error.code]
    return Message(
        error.code,
        happened.format(text=error.text),
        _("Nothing has been changed."),
        _("Correct the mapping."),
    )


def json_message(error: JsonRefusedError) -> Message:
    happened = {
        "json.unreadable": _("The file is not JSON that can be read."),
        "json.format": _("The file is not a register that this version of the program knows."),
        "json.missing": _("Something is missing in the file: {where}."),
        "json.value": _("Something in the file is not as it should be: {where}."),
        "json.twice": _("Something stands twice in the file: {where}."),
        "json.link": _(
            "Something in the file points to what is neither in it nor in the register: {where}."
        ),
        "json.file": _(
            "A file that the register keeps is not beside the export, or is not as it was: {where}."
        ),
        "json.loop": _("A project in the file is part of itself: {where}."),
    }[error.code]
    advice = _("Export the register as JSON again.")
    if error.code in {"json.link", "json.loop"}:
        advice = _("Correct that place in the file, and import it again.")
    elif error.code == "json.file":
        advice = _(
            "Keep the folder of files beside the export, or export the register as JSON again."
        )
    unchanged = _("Nothing has been changed.")
    return Message(error.code, happened.format(where=error.where), unchanged, advice)
