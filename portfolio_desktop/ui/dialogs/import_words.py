"""The words of the import dialog, made from the preview's values."""

from __future__ import annotations

from collections.abc import Iterable

from portfolio_desktop.domain.problems import Problem
from portfolio_desktop.domain.status import Colour
from portfolio_desktop.environment.texts import _, ngettext, pgettext
from portfolio_desktop.exchange.column_titles import LIGHT, Target
from portfolio_desktop.exchange.imported import Vocabulary
from portfolio_desktop.services.words import colour_word
from portfolio_desktop.ui.dialogs.checklist import Tone
from portfolio_desktop.ui.words import count_words
from portfolio_desktop.workflows.import_values import (
    FieldChange,
    ImportPreview,
    PreviewRow,
    RowStatus,
)
from portfolio_desktop.workflows.import_words import change_name, import_sentence, target_name

_SHOWN_CHANGES = 5
_SHOWN_LETTERS = 60
_LONGEST_NAME, _NAME_ENDING = 70, 15
_LAMPS = frozenset((Target.OVERALL, Target.PREVIOUS))
_ENDS = frozenset((Target.APPROVED, Target.FORECAST))
_LONG = frozenset(
    (
        *(Target.PURPOSE, Target.REMARKS, Target.REPORTED_REMARKS, Target.SECRETARIAT_NOTE),
        Target.CORRECTIVE_ACTION,
    )
)
_SAID_ALREADY = frozenset((Target.NUMBER, Target.NAME))
"""What a new row's own columns show."""

TONES: dict[RowStatus, Tone] = {
    RowStatus.NEW: Tone.NEWS,
    RowStatus.CHANGED: Tone.CHANGE,
    RowStatus.UNCHANGED: Tone.QUIET,
    RowStatus.NOT_UNDERSTOOD: Tone.FAULT,
}


def status_word(status: RowStatus) -> str:
    """What the row is, in one word or two."""
    return {
        RowStatus.NEW: pgettext("import row", "New"),
        RowStatus.CHANGED: pgettext("import row", "Changed"),
        RowStatus.UNCHANGED: pgettext("import row", "Unchanged"),
        RowStatus.NOT_UNDERSTOOD: pgettext("import row", "Not understood"),
    }[status]


def counts_line(preview: ImportPreview) -> str:
    """12 nye · 1 ændret · 0 uændrede · 0 ikke forstået."""
    new, changed, same, lost = (preview.count(status) for status in RowStatus)
    words = (
        (new, ngettext("{count} new", "{count} new", new)),
        (changed, ngettext("{count} changed", "{count} changed", changed)),
        (same, ngettext("{count} unchanged", "{count} unchanged", same)),
        (lost, _("{count} not understood")),
    )
    return " · ".join(phrase.format(count=count_words(count)) for count, phrase in words)


def change_summary(row: PreviewRow, vocabulary: Vocabulary) -> str:
    """The row's first changes in one line."""
    changes = told_changes(row)
    words = [_short_change(change, vocabulary) for change in changes[:_SHOWN_CHANGES]]
    more = len(changes) - len(words)
    return " · ".join((*words, f"+{more}") if more else words)


def told_changes(row: PreviewRow) -> tuple[FieldChange, ...]:
    """What changes, less what the row's own columns say of a new project: the lamps first, then
    the end date of a new one, long texts last."""
    said = _SAID_ALREADY if row.status is RowStatus.NEW else frozenset()
    changes = [change for change in row.changes if change.field not in said]
    dated = _ENDS if row.status is RowStatus.NEW else frozenset()
    return tuple(sorted(changes, key=lambda change: _place(change, dated)))


def _place(change: FieldChange, dated: frozenset[Target]) -> int:
    if change.field == Target.OVERALL:
        return 0
    if change.field.startswith(LIGHT):
        return 1
    if change.field in dated:
        return 2
    return 4 if change.field in _LONG else 3


def _short_change(change: FieldChange, vocabulary: Vocabulary) -> str:
    name = _("Status") if change.field == Target.OVERALL else change_name(change, vocabulary)
    before, after = _cut(change.before), _cut(change.after) or "–"
    return f"{name}: {before} → {after}" if before else f"{name}: {after}"


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN_LETTERS else line[:_SHOWN_LETTERS].rstrip() + "…"


def remark_summary(row: PreviewRow) -> str:
    """Why the row is not understood, or its first doubt and how many more there are."""
    if row.problem is not None:
        return import_sentence(row.problem)
    if not row.doubts:
        return ""
    more = len(row.doubts) - 1
    first = import_sentence(row.doubts[0])
    return f"{first} +{more}" if more else first


def doubt_words(doubt: Problem, vocabulary: Vocabulary) -> str:
    """A doubt with the field it is about."""
    sentence = import_sentence(doubt)
    if not doubt.field:
        return sentence
    return _("{what}: {value}").format(what=target_name(doubt.field, vocabulary), value=sentence)


def change_words(change: FieldChange, vocabulary: Vocabulary) -> str:
    """A change as one line: "Tid: – → gul"."""
    name = change_name(change, vocabulary)
    return f"{name}: {change.before or '–'} → {change.after or '–'}"


def shortened(name: str) -> str:
    """A name that may be long as one line, its ending kept."""
    line = " ".join(name.split())
    if len(line) <= _LONGEST_NAME:
        return line
    return f"{line[: _LONGEST_NAME - _NAME_ENDING - 1]}…{line[-_NAME_ENDING:]}"


def lamp_of(field: str, words: str) -> tuple[bool, Colour | None]:
    """Whether `field` is a lamp, and which colour the words of its value name."""
    if field not in _LAMPS and not field.startswith(LIGHT):
        return False, None
    return True, next((colour for colour in Colour if colour_word(colour) == words), None)


def full_name(parts: Iterable[str]) -> str:
    """Number and name, as far as there are any."""
    return " ".join(part for part in parts if part)


def imported_words(rows: int) -> str:
    """What is said quietly once they are in."""
    words = ngettext("{count} project imported", "{count} projects imported", rows)
    return words.format(count=count_words(rows))


def import_words(rows: int, proposals: int, *, rest: bool) -> str:
    """What the button that imports promises; `rest` is what belongs to no row."""
    if rows:
        words = ngettext("Import {count} row", "Import {count} rows", rows)
        return words.format(count=count_words(rows))
    if proposals:
        return ngettext("Import {count} proposal", "Import {count} proposals", proposals).format(
            count=proposals
        )
    return _("Import the rest") if rest else _("Nothing to import")
