"""The register that the papers of a meeting carry as files, as of the same place in the log."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.texts import _
from portfolio_desktop.exchange.content import RegisterContent
from portfolio_desktop.exchange.status_table import status_table
from portfolio_desktop.exchange.write_json import register_json
from portfolio_desktop.exchange.write_xlsx import status_xlsx
from portfolio_desktop.services.agenda_content import AgendaWish
from portfolio_desktop.services.pack_parts import Carried
from portfolio_desktop.services.steps import Steps
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.workflows.exporting import content_steps


@dataclass(frozen=True, slots=True)
class CarriedRegister:
    """All that was read, still to be written; a `CarriedFile`. The workbook holds one month."""

    kind: Carried
    name: str
    description: str
    content: RegisterContent
    period: Period

    def written(self) -> bytes:
        if self.kind is Carried.JSON:
            return register_json(self.content)
        return status_xlsx(status_table(self.content, self.period))


def carried_steps(
    reader: Reader, wish: AgendaWish, period: Period
) -> Steps[tuple[CarriedRegister, ...]]:
    """The files that were chosen. The open edition carries none, whatever was chosen: a register
    holds everything. Persons and their roles are left out, as in every export not told otherwise.
    """
    if wish.open_only:
        return ()
    return (yield from register_files_steps(reader, wish.choice.carried, period))


def register_files_steps(
    reader: Reader, kinds: Collection[Carried], period: Period
) -> Steps[tuple[CarriedRegister, ...]]:
    """The register as each of these kinds of files."""
    if not kinds:
        return ()
    read = yield from content_steps(reader)
    content = read.without_persons()
    return tuple(
        CarriedRegister(kind, f"Register.{kind.value}", _description(kind), content, period)
        for kind in dict.fromkeys(kinds)
    )


def _description(kind: Carried) -> str:
    if kind is Carried.JSON:
        return _("The register as data, as it was when the papers were made")
    return _("The register as a workbook, as it was when the papers were made")
