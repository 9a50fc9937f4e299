"""A cost-sharing key as a table that is filled in, and as a block from a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from portfolio_desktop.domain.cost_sharing import WHOLE, Shares
from portfolio_desktop.domain.participants import Participant
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services import finding
from portfolio_desktop.services.participants import in_danish_order
from portfolio_desktop.services.share_words import share_words
from portfolio_desktop.services.sharing_keys import (
    ShareWish,
    missing_share,
    shares_of,
)
from portfolio_desktop.services.sheets import SheetCell, SheetRow
from portfolio_desktop.services.typed import refuse
from portfolio_desktop.storage.reader import Reader

SUM = "sum"
SHARE_COLUMN = 1
_YEAR = re.compile(r"\s*(?:19|20)[0-9]{2}\s*")
_SUMMING = re.compile(r"\s*(?:sum|i alt|ialt|total|in all)\b.*", re.IGNORECASE)

Block = Sequence[Sequence[str]]


def sharing_titles() -> tuple[str, ...]:
    return (
        pgettext("sharing", "Participant"),
        pgettext("sharing", "Share"),
        pgettext("sharing", "The year before"),
    )


def sharing_rows(reader: Reader, key_id: str, year: int, *, editable: bool) -> tuple[SheetRow, ...]:
    """A row for each participant that lives in the year or has a share of it; then the sum."""
    by_year = shares_of(reader, key_id)
    now, before = by_year.get(year, {}), by_year.get(year - 1, {})
    rows = [
        SheetRow(
            each.id,
            each.name,
            (
                SheetCell(each.name),
                _share(now.get(each.id, 0), editable=editable),
                _share(before.get(each.id, 0), editable=False),
            ),
        )
        for each in in_danish_order(reader)
        if each.id in now or lives_in(each, year)
    ]
    name = pgettext("sharing", "In all")
    sums = (SheetCell(name), _sum(now), _sum(before))
    return (*rows, SheetRow(SUM, name, sums, strong=True))


def lives_in(participant: Participant, year: int) -> bool:
    """Whether a participant exists on any day of the year."""
    begins, ends = participant.valid_from or date.min, participant.valid_to or date.max
    return begins.year <= year <= ends.year


def whole_sentence(reader: Reader, key_id: str, year: int) -> str:
    """What a year's shares lack of the whole, or that they come to it."""
    shares = shares_of(reader, key_id).get(year, {})
    if not shares:
        return _(
            "There are no shares for {year}: nothing of {year} is divided by this key."
        ).format(year=year)
    missing = missing_share(shares)
    if not missing:
        return _("The shares for {year} come to 100%.").format(year=year)
    if missing > 0:
        template = _("{missing} is missing before the shares for {year} come to 100%.")
    else:
        template = _("The shares for {year} are {missing} more than 100%.")
    told = template.format(missing=share_words(abs(missing)), year=year)
    return " ".join((told, _("Until they do, nothing is divided by the key.")))


def written(cells: Iterable[tuple[str, int, str]], year: int) -> tuple[ShareWish, ...]:
    """What texts written into cells ask for: (participant id, column, text)."""
    return tuple(
        ShareWish(year, row, text)
        for row, column, text in cells
        if row != SUM and column == SHARE_COLUMN
    )


def names_participants(block: Block) -> bool:
    """Whether the first column has names, so that the block says whose the shares are."""
    return any(re.search(r"[^\W\d_]", row[0]) for row in block if len(row) > 1)


def pasted_shares(reader: Reader, block: Block, year: int) -> tuple[ShareWish, ...]:
    """What a block with participants down its first column asks for.

    Its columns are the years that stand above them, or one column for the year that is shown. A
    RuleError names what is no participant, or says that no share was found: nothing is left out.
    """
    columns, rows = _years_above(block, year)
    found = tuple(_of_rows(reader, rows, columns))
    if not found:
        raise refuse("shares_unread", "share")
    return found


def _years_above(block: Block, year: int) -> tuple[dict[int, int], Block]:
    """By column its year, and the rows beneath. Without years the first column that has anything
    is the shown year's."""
    for at, row in enumerate(block):
        years = {place: int(cell) for place, cell in enumerate(row) if _YEAR.fullmatch(cell)}
        if years:
            return years, block[at + 1 :]
    place = next(
        (place for row in block for place, cell in enumerate(row[1:], 1) if _is_figure(cell)), 1
    )
    return {place: year}, [row for row in block if len(row) > place and _is_figure(row[place])]


def _is_figure(cell: str) -> bool:
    return re.search("[0-9]", cell) is not None


def _of_rows(reader: Reader, rows: Block, columns: dict[int, int]) -> Iterator[ShareWish]:
    for row in rows:
        if not row or not row[0].strip() or _SUMMING.fullmatch(row[0]):
            continue
        said = {year: row[at] for at, year in columns.items() if at < len(row) and row[at].strip()}
        known = finding.participant(reader, row[0])
        if known is None and said:
            raise refuse("share_party_unknown", "share", text=row[0].strip())
        for year, text in said.items():
            if known is not None:
                yield ShareWish(year, known.id, text)


def _share(share: int, *, editable: bool) -> SheetCell:
    if not share:
        return SheetCell(editable=editable)
    return SheetCell(share_words(share), share_words(share, typed=True), editable)


def _sum(shares: Shares) -> SheetCell:
    if not shares:
        return SheetCell()
    total = sum(shares.values())
    return SheetCell(share_words(total), late=total != WHOLE)
