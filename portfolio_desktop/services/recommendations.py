"""The numbered points of what an item recommends. Each function is one edit."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from portfolio_desktop.domain.ids import new_id
from portfolio_desktop.domain.meetings import Recommendation
from portfolio_desktop.domain.ordering import spread_ranks
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.meeting_rules import item_label, require_open_item
from portfolio_desktop.services.passages import going_on
from portfolio_desktop.services.typed import line, refuse
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.session import EditSession
from portfolio_desktop.storage.values import Change


def recommendation(reader: Reader, item_id: str) -> tuple[Recommendation, ...]:
    """The points of an item, in their order."""
    return reader.board.rows(Recommendation, item_id=[item_id])


def opening_words(forum: str, texts: Sequence[str]) -> str:
    """ "Det indstilles, at RSI-kredsen" above points that go on from there ("godkender planen");
    "" above points that are sentences of their own, or begin with "at" themselves.
    """
    said = [words for text in texts if (words := text.strip())]
    own = pgettext("recommendation", "that")
    goes_on = all(each[0].islower() and each.split()[0] != own for each in said)
    if not said or not goes_on or not forum:
        return ""
    return _("It is recommended that {forum}").format(forum=forum)


def write_recommendation(
    register: RegisterFile, item_id: str, points: Sequence[str], *, goes_on: bool = False
) -> Change:
    """Make the item recommend exactly these points, in this order; empty ones are passed over.

    A point that was only reworded stays the same point. A RuleError where one that is decided
    would go. `goes_on` where words of the same writing were saved before.
    """
    reader = register.reader
    item = require_open_item(reader, item_id)
    wanted = [words for text in points if (words := line(text))]
    before = recommendation(reader, item_id)
    if [each.text for each in before] == wanted:
        return Change(None)
    rows = same_points([(each.id, each.text) for each in before], wanted)
    gone = [each for each in before if each.id not in set(rows)]
    if any(each.decision or each.decision_text for each in gone):
        raise refuse("point_decided", "recommendation")
    label = item_label(reader, "item_recommendation", item)
    with register.edit(going_on(label) if goes_on else label) as edit:
        for each in gone:
            remove_point(edit, reader, each.id)
        _write(edit, item_id, rows, wanted)
    return edit.change


def remove_point(edit: EditSession, reader: Reader, point_id: str) -> None:
    """Take a point away, within an edit; follow-up of it stays, and no longer names it."""
    for table, row, field in sorted(reader.referring("recommendation", [point_id])):
        edit.set(table, row, field, None)
    edit.delete("recommendation", point_id)


def add_points(edit: EditSession, item_id: str, points: Sequence[str]) -> None:
    """Give a new item its points, within an edit."""
    _write(edit, item_id, [""] * len(points), points)


def same_points(before: Sequence[tuple[str, str]], wanted: Sequence[str]) -> list[str]:
    """Which of the points (id and text) each wanted text is; "" for a new one.

    Equal texts are the same point; of what stands between those, the first is the first, since a
    point is reworded more often than it is replaced.
    """
    rows = [""] * len(wanted)
    texts = [text for _row, text in before]
    for _tag, first, last, start, end in SequenceMatcher(
        None, texts, wanted, autojunk=False
    ).get_opcodes():
        for old, new in zip(range(first, last), range(start, end), strict=False):
            rows[new] = before[old][0]
    return rows


def _write(edit: EditSession, item_id: str, rows: Sequence[str], texts: Sequence[str]) -> None:
    for row, text, rank in zip(rows, texts, spread_ranks(len(texts)), strict=True):
        if row:
            edit.set("recommendation", row, "text", text)
            edit.set("recommendation", row, "rank", rank)
        else:
            values = {"item_id": item_id, "text": text, "rank": rank}
            edit.create("recommendation", new_id(), values)
