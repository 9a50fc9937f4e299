"""What is printed, as other files than PDF: for those who paste it into a case system, or count.

Made of the same frozen content, in any thread, without the register.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from portfolio_desktop.services.agenda_values import AgendaContent
from portfolio_desktop.services.pack_parts import Part
from portfolio_desktop.services.pack_values import PackContent
from portfolio_desktop.services.typed import refuse


class PaperFormat(StrEnum):
    """A kind of file; the workbook holds the list of projects alone."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"

    @property
    def ending(self) -> str:
        return f".{self.value}"


def papers_as(content: AgendaContent, kind: PaperFormat) -> bytes:
    """The papers of a meeting; a RuleError where there is no list of projects for a workbook."""
    if kind is PaperFormat.XLSX:
        return report_as(_report_of(content), kind)
    if kind is PaperFormat.DOCX:
        from portfolio_desktop.exchange.write_papers import papers_docx

        return papers_docx(content)
    from portfolio_desktop.workflows.issuing import agenda_bytes

    return agenda_bytes(content)


def report_as(content: PackContent, kind: PaperFormat) -> bytes:
    """The status report alone."""
    if kind is PaperFormat.XLSX:
        from portfolio_desktop.exchange.write_grid import grid_xlsx

        if Part.GRID not in content.choice.parts:
            raise refuse("papers_without_grid", "format")
        return grid_xlsx(content)
    if kind is PaperFormat.DOCX:
        from portfolio_desktop.exchange.write_papers import report_docx

        return report_docx(content)
    from portfolio_desktop.workflows.packing import pack_bytes

    return pack_bytes(content)


def _report_of(content: AgendaContent) -> PackContent:
    """With what stands at the head of every page of the papers, their edition, in its title."""
    status = content.status
    if status is None:
        raise refuse("papers_without_grid", "format")
    parts = (status.grid.title, content.front.forum, content.margin.head_right)
    title = " – ".join(part for part in parts if part)
    return replace(status, identity=replace(status.identity, title=title))
