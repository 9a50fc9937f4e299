"""Cost-sharing keys: their names, their shares year by year, and which project goes by which. Each
writing is one edit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from portfolio_desktop.domain.cost_sharing import WHOLE, NoShare, Shares, read_share, shares_by_year
from portfolio_desktop.domain.ids import key_share_id, new_id
from portfolio_desktop.domain.ordering import rank_between
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.domain.sharing import KeyShare, SharingKey
from portfolio_desktop.services import finding
from portfolio_desktop.services.added import Added
from portfolio_desktop.services.economy import EARLIEST_YEAR, LATEST_YEAR
from portfolio_desktop.services.search import folded
from portfolio_desktop.services.typed import in_cell, line, refuse
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.session import EditSession
from portfolio_desktop.storage.values import Change, FieldValue, Label


@dataclass(frozen=True, slots=True)
class ShareWish:
    """What a participant's share of a year is to be, as typed; "" takes it away."""

    year: int
    participant_id: str
    text: str


def all_keys(reader: Reader) -> tuple[SharingKey, ...]:
    """Every key in its order; those out of use too."""
    return reader.board.rows(SharingKey)


def key_of(reader: Reader, key_id: str) -> SharingKey:
    """The key with that id; a RuleError where it is gone."""
    found = reader.board.row(SharingKey, key_id)
    if found is None:
        raise refuse("sharing_key_unknown", "name")
    return found


def shares_of(reader: Reader, key_id: str) -> dict[int, dict[str, int]]:
    """The shares of a key in millionths, by year and participant id."""
    return shares_by_year(reader.board.rows(KeyShare, key_id=[key_id]))


def missing_share(shares: Shares) -> int:
    """What the shares lack of the whole, in millionths; negative where they are too much."""
    return WHOLE - sum(shares.values())


def add_key(register: RegisterFile, name: str) -> Added:
    """Add a key without shares; a RuleError where the name is missing or taken."""
    reader, row = register.reader, new_id()
    known = all_keys(reader)
    values: dict[str, FieldValue] = {
        "name": _free_name(reader, row, name),
        "rank": rank_between(known[-1].rank if known else "", ""),
    }
    with register.edit(Label("sharing_key_added")) as edit:
        edit.create("sharing_key", row, values)
    return Added(row, edit.change)


def rename_key(register: RegisterFile, key_id: str, name: str) -> Change:
    key_of(register.reader, key_id)
    wanted = _free_name(register.reader, key_id, name)
    with register.edit(Label("sharing_key_renamed")) as edit:
        edit.set("sharing_key", key_id, "name", wanted)
    return edit.change


def set_key_active(register: RegisterFile, key_id: str, *, active: bool) -> Change:
    """Take a key out of use, so that no further project chooses it, or into use again."""
    key_of(register.reader, key_id)
    with register.edit(Label("sharing_key_active" if active else "sharing_key_retired")) as edit:
        edit.set("sharing_key", key_id, "active", active)
    return edit.change


def remove_key(register: RegisterFile, key_id: str) -> Change:
    """Remove a key with its shares; a RuleError where a project goes by it."""
    reader = register.reader
    found = key_of(reader, key_id)
    users = [each for each in reader.projects() if each.sharing_key_id == key_id]
    if users:
        raise refuse("sharing_key_used", "name", text=found.name, number=users[0].number)
    with register.edit(Label("sharing_key_removed")) as edit:
        for row in reader.board.rows(KeyShare, key_id=[key_id]):
            edit.delete("key_share", row.id)
        edit.delete("sharing_key", key_id)
    return edit.change


def set_shares(register: RegisterFile, key_id: str, wishes: Iterable[ShareWish]) -> Change:
    """Write shares of a key, all in one edit. A RuleError names the participant and year of a text
    that is no share. That the shares of a year come to the whole is told, and asked of nobody
    while they are being written.
    """
    reader = register.reader
    key_of(reader, key_id)
    names = {each.id: each.name for each in reader.participants()}
    read = [(wish, _read(names, wish)) for wish in wishes]
    years = {wish.year for wish, _share in read}
    label = Label("key_shares_set")
    if len(years) == 1:
        label = Label("key_shares_year_set", {"year": min(years)})
    with register.edit(label) as edit:
        for wish, share in read:
            write_share(edit, (key_id, wish.year, wish.participant_id), share)
    return edit.change


def copy_shares(register: RegisterFile, key_id: str, year: int, to_year: int) -> Change:
    """Give a year the shares of another; what it had is replaced. Whoever has ended by then hands
    its share to who follows it. A RuleError where there is nothing to copy.
    """
    reader = register.reader
    by_year = shares_of(reader, key_id)
    if not by_year.get(year):
        raise refuse("key_year_empty", "year", text=key_of(reader, key_id).name, year=year)
    copied = succeeded(reader, by_year[year], to_year)
    with register.edit(Label("key_shares_copied", {"year": to_year})) as edit:
        for party in {**by_year.get(to_year, {}), **copied}:
            write_share(edit, (key_id, to_year, party), copied.get(party))
    return edit.change


def succeeded(reader: Reader, shares: Shares, year: int) -> dict[str, int]:
    """The shares as they are in a year: what belonged to one that has ended before it is added to
    what its successor has."""
    follows = {
        each.id: each.successor_id
        for each in reader.participants()
        if each.successor_id and each.valid_to is not None and each.valid_to.year < year
    }
    found: dict[str, int] = {}
    for party, share in shares.items():
        holder = party
        for _step in follows:
            holder = follows.get(holder, holder)
        found[holder] = found.get(holder, 0) + share
    return found


def choose_key(register: RegisterFile, project_id: str, key_id: str | None) -> Change:
    """Let a project go by a key, or by none."""
    reader = register.reader
    number = finding.project(reader, project_id).number
    if key_id is not None:
        key_of(reader, key_id)
    with register.edit(Label("sharing_key_chosen", {"number": number})) as edit:
        edit.set("project", project_id, "sharing_key_id", key_id)
    return edit.change


def write_share(edit: EditSession, place: tuple[str, int, str], share: int | None) -> None:
    """Within an edit: the share of a key, year and participant; None takes it away."""
    row = key_share_id(*place)
    there = edit.record("key_share", row) is not None
    if not share and there:
        edit.delete("key_share", row)
    elif there:
        edit.set("key_share", row, "share", share)
    elif share:
        key_id, year, participant_id = place
        values: dict[str, FieldValue] = {
            "key_id": key_id,
            "year": year,
            "participant_id": participant_id,
            "share": share,
        }
        edit.create("key_share", row, values)


def _read(names: dict[str, str], wish: ShareWish) -> int | None:
    if not EARLIEST_YEAR <= wish.year <= LATEST_YEAR:
        raise refuse("year_unlikely", "share", year=wish.year)
    if wish.participant_id not in names:
        raise refuse("participant_unknown", "share")
    share = read_share(wish.text)
    if isinstance(share, NoShare):
        error: RuleError = refuse(share, "share", text=line(wish.text))
        raise in_cell(error, f"{wish.year}, {names[wish.participant_id]}")
    return share


def _free_name(reader: Reader, row: str, name: str) -> str:
    wanted = line(name)
    if not wanted:
        raise refuse("sharing_key_unnamed", "name")
    if any(each.id != row and folded(each.name) == folded(wanted) for each in all_keys(reader)):
        raise refuse("sharing_key_double", "name", text=wanted)
    return wanted
