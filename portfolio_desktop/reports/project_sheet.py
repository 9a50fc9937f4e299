"""Project sheets: a page for each project.

What a page cannot hold gives way in an order of its own: first space, then figures, since tables
tell most of them as well, then rows of tables, the end of the purpose and whole tables, and the
page says in words what that is; at last the texts are set closer. Never a remark.
"""

from __future__ import annotations

from collections.abc import Iterator

from portfolio_desktop.reports import style
from portfolio_desktop.reports.flow import Block, PagePlan, TooTallError, flowed
from portfolio_desktop.reports.frame import Frame, Key
from portfolio_desktop.reports.paper import Paper
from portfolio_desktop.reports.passages import (
    CLOSE,
    USUAL,
    Passages,
    Styles,
    labelled,
    remarks,
)
from portfolio_desktop.reports.sections import (
    Cancelled,
    Progress,
    RenderingCancelled,
    Section,
    draw_sections,
    drawing,
)
from portfolio_desktop.reports.settling import settled
from portfolio_desktop.reports.sheet_body import RemarksHead, SideFacts, TwoColumns
from portfolio_desktop.reports.sheet_head import (
    ASIDE,
    BETWEEN,
    GRID,
    SheetHead,
    StripBlock,
    light_tables,
    sheet_key,
)
from portfolio_desktop.reports.sheet_tables import Detail, Place, sheet_figures, sheet_tables
from portfolio_desktop.reports.style import PORTRAIT, Sheet
from portfolio_desktop.reports.texts import Setter, TextBlock, run_together
from portfolio_desktop.services.sheet_values import (
    ProjectSheet,
    SheetPapers,
    SheetSection,
)

_CLOSER = 12.0
"""Above a part of a column."""

_DETAILS = (
    Detail(12, 6, figures=3),
    Detail(12, 6, space=12.0, abreast=True, figures=3),
    Detail(12, 6, space=12.0, abreast=True, figures=2),
    Detail(12, 6, figures=1),
    Detail(12, 6, space=12.0, abreast=True, figures=1),
    Detail(12, 6),
    Detail(12, 6, space=12.0, abreast=True),
    Detail(8, 4, space=12.0, abreast=True),
    Detail(6, 4, space=12.0, abreast=True),
    Detail(5, 3, space=12.0, abreast=True),
    Detail(4, 3, purpose=6, space=12.0, abreast=True),
    Detail(3, 3, purpose=4, space=12.0, abreast=True),
    Detail(2, 3, purpose=3, space=12.0, abreast=True),
    Detail(2, 2, purpose=3, space=6.0, abreast=True),
    Detail(1, 2, purpose=3, space=6.0, abreast=True),
    *(Detail(1, 2, purpose=3, space=6.0, abreast=True, tables=most) for most in (5, 4, 3, 2)),
    Detail(1, 2, purpose=3, space=12.0, abreast=True, tables=1),
    Detail(1, 2, purpose=3, space=12.0, tables=0),
    Detail(1, 2, purpose=3, space=6.0, tables=0, close=True),
)


def render_sheets(
    papers: SheetPapers,
    progress: Progress = lambda _done, _total: None,
    cancelled: Cancelled = lambda: False,
) -> bytes:
    """The sheets as a PDF file of their own: equal content gives equal bytes."""
    with drawing():
        paper = Paper(papers.identity, papers.margin.look)
        setter = Setter(paper)
        frame = Frame(setter, papers.margin, PORTRAIT)
        sections = list(sheet_sections(setter, frame, papers.section, cancelled))
        draw_sections(paper, sections, 0, progress, cancelled)
        return paper.finished()


def sheet_sections(
    setter: Setter, frame: Frame, section: SheetSection | None, cancelled: Cancelled
) -> Iterator[Section]:
    """A section for each sheet, with its name and anchor for the contents. In the outline all stand
    under the section's own title."""
    if section is None:
        return
    for place, shown in enumerate(section.sheets):
        if cancelled():
            raise RenderingCancelled
        plans = _plans(setter, frame, section, shown, first=not place)
        titles = tuple(_titles(section, shown, len(plans)))
        key = sheet_key(shown)
        yield Section(shown.title, key, plans, Key.NONE, frame, frame.sheet, titles=titles)


def _titles(section: SheetSection, shown: ProjectSheet, pages: int) -> Iterator[str]:
    for number in range(pages):
        title = f"{section.title} · {shown.number}".rstrip(" ·")
        yield f"{title} · {section.words.continued}" if number else title


def _plans(
    setter: Setter, frame: Frame, section: SheetSection, shown: ProjectSheet, *, first: bool
) -> list[PagePlan]:
    """One page with as much as it can hold; more of them only where the texts are longer, and then
    as few as there can be, the last of them not next to empty."""
    bottom = frame.bottom(Key.NONE)
    setting = _Setting(setter, section, shown, frame.sheet)
    tried: list[tuple[int, list[Block]]] = []
    for detail in _DETAILS:
        try:
            blocks = [*setting.head(first), *setting.body(detail)]
            plans = flowed(blocks, bottom)
        except TooTallError:  # a table of so many rows stands on no page; the next one has fewer
            continue
        if len(plans) == 1:
            return plans
        tried.append((len(plans), blocks))
    _fewest, blocks = min(tried, key=lambda each: each[0])
    return settled(blocks, bottom)


class _Setting:
    """Makes the blocks of one sheet."""

    def __init__(
        self, setter: Setter, section: SheetSection, shown: ProjectSheet, paper_sheet: Sheet
    ) -> None:
        self._setter, self._section, self._shown = setter, section, shown
        self._sheet = paper_sheet
        self._text = (paper_sheet.left, paper_sheet.room - ASIDE - BETWEEN)
        self._aside = (paper_sheet.right - ASIDE, ASIDE)

    def head(self, first: bool) -> list[Block]:
        setter, section, shown = self._setter, self._section, self._shown
        blocks: list[Block] = [SheetHead(setter, section, shown, self._sheet, first)]
        blocks += light_tables(setter, section, shown, self._sheet)
        if shown.history is not None:
            words = section.words.history
            ruled = bool(shown.lights)
            blocks.append(StripBlock(setter, words, shown.history, self._sheet, ruled=ruled))
        return blocks

    def body(self, detail: Detail) -> Iterator[Block]:
        columns, purpose = self._columns(detail)
        yield columns
        yield from sheet_tables(self._setter, self._shown.tables, self._sheet, detail)
        yield from sheet_figures(self._setter, self._shown.figures, self._sheet, detail)
        left_out = list(self._left_out(detail, purpose))
        if left_out:
            words = self._section.words.left_out.format(what=", ".join(left_out))
            yield TextBlock(
                self._setter,
                style.SHEET_BEFORE,
                words,
                x=self._sheet.left,
                room=self._sheet.room,
                before=detail.space - GRID,
            )

    def _left_out(self, detail: Detail, purpose: Place) -> Iterator[str]:
        """What of the project is not on the page; rows of tables are told below their table."""
        shown, words = self._shown, self._section.words
        whole = self._setter.lines(style.SHEET_TEXT, shown.purpose, purpose[1])
        if len(whole) > detail.purpose > 0:
            yield words.purpose_rest
        for table in shown.tables[detail.tables :]:
            yield table.title[:1].lower() + table.title[1:]
        count = len(shown.figures[detail.figures :])
        if count:
            yield words.one_figure if count == 1 else words.figures.format(count=count)

    def _columns(self, detail: Detail) -> tuple[Block, Place]:
        """Texts at the left, facts at the right; the purpose below the texts, on a crowded page
        in the column that has more room. And where the purpose stands."""
        styles = CLOSE if detail.close else USUAL
        texts, facts = list(self._texts(styles)), list(self._facts(detail))
        below = [*texts, *self._purpose(detail, self._text)], facts
        beside = texts, [*facts, *self._purpose(detail, self._aside)]
        made = [
            (TwoColumns(*columns, max(detail.space, _CLOSER)), place)
            for columns, place in ((below, self._text), (beside, self._aside))
        ]
        return min(made, key=lambda each: each[0].height)

    def _texts(self, styles: Styles) -> Iterator[Block]:
        shown, words = self._shown, self._section.words
        yield RemarksHead(self._setter, words.remarks, self._text, self._new_label())
        if shown.remarks:
            mark = self._section.new_label
            yield _below(remarks(self._setter, shown.remarks, self._text, mark, styles))
        else:
            yield _below(self._labelled(styles, "", words.no_remarks))
        for place, reason in enumerate(shown.reasons):
            written = not reason.told
            block = self._labelled(
                styles, reason.label, reason.text, new=reason.new, written=written
            )
            block.before = 0.0 if place else 6.0
            yield block
        if shown.note:
            yield _below(self._labelled(styles, "", shown.note, written=True))
        if shown.account:
            yield self._heading(words.account, self._text, _CLOSER)
            for fact in shown.account:
                yield _below(self._labelled(styles, fact.label, fact.value, written=fact.written))

    def _new_label(self) -> str:
        """What the mark at the side means, where there is one on the page."""
        told = [each.new for each in self._shown.remarks]
        told += [each.new for each in self._shown.reasons]
        return self._section.new_label if any(told) else ""

    def _purpose(self, detail: Detail, place: Place) -> list[Block]:
        """Heading and text, in either column."""
        text = self._shown.purpose
        if not text:
            return []
        if detail.purpose:
            lines = self._setter.at_most(style.SHEET_TEXT, text, place[1], detail.purpose)
            text = run_together(lines)
        body = labelled(self._setter, ("", text), place, before=3.0, written=True)
        return [self._heading(self._section.words.purpose, place, _CLOSER), body]

    def _labelled(
        self, styles: Styles, label: str, text: str, *, new: bool = False, written: bool = False
    ) -> Passages:
        return labelled(
            self._setter,
            (label, text),
            self._text,
            mark=self._section.new_label,
            new=new,
            written=written,
            styles=styles,
        )

    def _heading(self, text: str, place: Place, before: float = 0.0) -> TextBlock:
        x, room = place
        used = style.SHEET_LABEL
        return TextBlock(
            self._setter, used, text, tag="H2", x=x, room=room, before=before, keep=True
        )

    def _facts(self, detail: Detail) -> Iterator[Block]:
        shown, words = self._shown, self._section.words
        told = ((words.dates, shown.dates), (words.project, shown.facts))
        before = 0.0
        for title, facts in told:
            if facts:
                yield SideFacts(
                    self._setter, title, facts, self._aside, before=before, lines=detail.lines
                )
                before = _CLOSER


def _below(block: Passages) -> Passages:
    """Close under its heading."""
    block.before = 3.0
    return block
