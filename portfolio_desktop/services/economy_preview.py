"""What a pasted block of amounts would write, cell by cell, before any of it is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.economy import QUARTERS, total
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.problems import Problem, RuleError
from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.block_table import PastedCell
from portfolio_desktop.services.economy import CellWish, HeldAmounts, part_word
from portfolio_desktop.services.economy_pasting import PastedBlock
from portfolio_desktop.services.problem_words import problem_sentence
from portfolio_desktop.services.words import day_words, listed, money_words
from portfolio_desktop.storage.reader import Reader

_Value = Money | date | None
_FAR_ABOVE = 1000
_Place = tuple[int, int, str, str]
"""Year, quarter, part and participant."""


@dataclass(frozen=True, slots=True)
class PastedLine:
    """One cell of the block: where it stands there, what it is about, and what becomes of it."""

    cell: str
    about: str
    becomes: str
    refused: bool = False
    doubtful: bool = False
    """Written, but so much larger than the others that its unit may be another."""


@dataclass(frozen=True, slots=True)
class PastePreview:
    """The lines, those that cannot be written first, then the doubtful ones; `wishes` are
    written; `told` sums it up."""

    lines: tuple[PastedLine, ...]
    wishes: tuple[CellWish, ...]
    told: str


def paste_preview(reader: Reader, project_id: str, pasted: PastedBlock) -> PastePreview:
    """What the block would write into the project's years."""
    return _Reading(reader, project_id, pasted).preview()


class _Reading:
    def __init__(self, reader: Reader, project_id: str, pasted: PastedBlock) -> None:
        self._names = {each.id: each.name for each in reader.participants()}
        self._held = HeldAmounts(reader, project_id)
        self._pasted = pasted
        self._refused = [
            PastedLine(_cell_words(cell), _headings(cell), _why(cell, code), refused=True)
            for cell, code in pasted.unread
        ]
        self._read: list[tuple[PastedCell, CellWish, _Value]] = []
        for cell, wish in pasted.wishes:
            try:
                self._read.append((cell, wish, self._held.read_allowed(wish)))
            except RuleError as error:
                self._refuse(cell, wish, problem_sentence(error.problem))
        self._values = {_place(wish): value for _cell, wish, value in self._read}
        amounts = _amounts(self._values, self._values)
        self._sizes = sorted(abs(each.ore) for each in amounts if each.ore)

    def preview(self) -> PastePreview:
        written: list[PastedLine] = []
        wishes: list[CellWish] = []
        same = 0
        for cell, wish, value in self._read:
            before = self._held.value(wish)
            reckoned = self._reckoned(wish)
            if reckoned is not None and isinstance(value, Money) and reckoned.ore != value.ore:
                self._refuse(cell, wish, _off_by(value, reckoned))
            elif _equal(self._held.shown(wish), value) or (before is None and reckoned is not None):
                same += 1
            else:
                change = f"{_words(before)} → {_words(value)}" if before else _words(value)
                written.append(self._written(cell, wish, change))
                wishes.append(wish)
        passed = [
            PastedLine(_cell_words(cell), _headings(cell), _("is not used"))
            for cell in self._pasted.passed_over
        ]
        written.sort(key=lambda each: not each.doubtful)
        told = listed(list(_told(len(wishes), len(self._refused), same, len(passed))))
        return PastePreview((*self._refused, *written, *passed), tuple(wishes), f"{told}.")

    def _written(self, cell: PastedCell, wish: CellWish, change: str) -> PastedLine:
        doubtful = self._is_far_above(wish)
        if doubtful:
            change = _("⚠ {change}: a thousand times the others. Is the unit right?").format(
                change=change
            )
        return PastedLine(_cell_words(cell), self._about(wish), change, doubtful=doubtful)

    def _is_far_above(self, wish: CellWish) -> bool:
        """Held against the middle one of the other amounts, else against what stands there now."""
        own, before = self._values[_place(wish)], self._held.shown(wish)
        usual = before.ore if isinstance(before, Money) else 0
        if len(self._sizes) > 1:
            usual = self._sizes[(len(self._sizes) - 2) // 2]  # own, if far above, stands behind it
        return isinstance(own, Money) and usual != 0 and abs(own.ore) >= _FAR_ABOVE * abs(usual)

    def _refuse(self, cell: PastedCell, wish: CellWish, why: str) -> None:
        self._refused.append(PastedLine(_cell_words(cell), self._about(wish), why, refused=True))

    def _reckoned(self, wish: CellWish) -> Money | None:
        """What a year's four quarters in the block come to, where all of them stand there."""
        quarters = [_place(wish, quarter=quarter) for quarter in QUARTERS]
        if wish.quarter or not all(place in self._values for place in quarters):
            return None
        return total(_amounts(self._values, quarters))

    def _about(self, wish: CellWish) -> str:
        """ "Forbrug, 2026, 1. kvartal, Region Nord"."""
        quarter = _("quarter {quarter}").format(quarter=wish.quarter) if wish.quarter else ""
        party = self._names.get(wish.participant_id or "", "")
        said = (part_word(wish.part), str(wish.year), quarter, party)
        return ", ".join(each for each in said if each)


def _place(wish: CellWish, quarter: int | None = None) -> _Place:
    at = wish.quarter if quarter is None else quarter
    return wish.year, at, wish.part.value, wish.participant_id or ""


def _amounts(values: Mapping[_Place, _Value], places: Iterable[_Place]) -> Iterator[Money]:
    for place in places:
        value = values[place]
        if isinstance(value, Money):
            yield value


def _equal(before: _Value, after: _Value) -> bool:
    """Whether the same is said, in whatever words."""
    if isinstance(before, Money) and isinstance(after, Money):
        return (before.ore, before.price_level) == (after.ore, after.price_level)
    return before == after


def _words(value: _Value) -> str:
    return day_words(value) if isinstance(value, date) else money_words(value)


def _off_by(stated: Money, reckoned: Money) -> str:
    template = _("The quarters come to {summed}, but {stated} stands here in all.")
    return template.format(stated=money_words(stated), summed=money_words(reckoned))


def _cell_words(cell: PastedCell) -> str:
    return _("row {row}, column {column}").format(row=cell.row, column=cell.column)


def _headings(cell: PastedCell) -> str:
    return ", ".join(each for each in (cell.row_heading, cell.column_heading) if each)


def _why(cell: PastedCell, code: str) -> str:
    return problem_sentence(Problem(code, params={"text": cell.text}))


def _told(written: int, refused: int, same: int, passed: int) -> Iterator[str]:
    yield ngettext("{count} amount is written", "{count} amounts are written", written).format(
        count=written
    )
    if refused:
        words = ngettext(
            "{count} cannot be and is left out", "{count} cannot be and are left out", refused
        )
        yield words.format(count=refused)
    if same:
        words = ngettext(
            "{count} stands there already or is a sum",
            "{count} stand there already or are sums",
            same,
        )
        yield words.format(count=same)
    if passed:
        words = ngettext("{count} cell is not used", "{count} cells are not used", passed)
        yield words.format(count=passed)
