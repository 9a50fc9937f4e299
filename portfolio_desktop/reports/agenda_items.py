"""The items of an agenda or of minutes, one below the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from portfolio_desktop.domain.case_text import Block as CaseBlock
from portfolio_desktop.reports import style
from portfolio_desktop.reports.agenda_front import item_key, item_line
from portfolio_desktop.reports.annex_lines import AnnexLine
from portfolio_desktop.reports.cards import LabelledText, Measures
from portfolio_desktop.reports.case_blocks import case_blocks, kept
from portfolio_desktop.reports.change_table import change_table
from portfolio_desktop.reports.flow import Block, Entry
from portfolio_desktop.reports.paper import Page
from portfolio_desktop.reports.prose import ProseBlock
from portfolio_desktop.reports.rows import LAMP_INDENT, Cell, Column, row
from portfolio_desktop.reports.structure import Element
from portfolio_desktop.reports.style import PORTRAIT
from portfolio_desktop.reports.table import Table
from portfolio_desktop.reports.texts import Setter, TextBlock, baseline
from portfolio_desktop.services.agenda_values import (
    AgendaContent,
    AgendaItem,
    AgendaTable,
    AgendaWords,
    Matters,
)
from portfolio_desktop.services.pack_parts import STATUS_PARTS, Part
from portfolio_desktop.services.pack_values import EscalationCard, Fact, PackContent, RequestCard
from portfolio_desktop.services.since_values import SinceMeeting
from portfolio_desktop.services.words import as_sentence

SINCE_KEY = "since"
_NUMBER = 30.0
_MOST_LINES = 12
_MONTH = 92.0
_GAP = 12.0
_COLUMNS = (78.0, 122.0, 138.0, PORTRAIT.room - 338.0)
_FACTS = Measures(_COLUMNS, PORTRAIT.left, PORTRAIT.left + 96, PORTRAIT.room - 96)
_FOLLOW_UP = (46.0, 152.0, 88.0, 76.0, PORTRAIT.room - 362.0)
_WRITTEN = (1, 2)
"""What was agreed and with whom: people's words."""
_BETWEEN = 35.0
"""Points above an item that follows another on the page."""


class ItemHead(Block):
    """Number and title, with kind and notes below; a rule parts it from what stands above.

    `note` stands below its title in the contents.
    """

    keep = True

    def __init__(self, setter: Setter, item: AgendaItem, line: str, note: str) -> None:
        self._setter = setter
        self.item = item
        room = PORTRAIT.room - _NUMBER
        self._title = setter.at_most(style.ITEM_TITLE, item.title, room, _MOST_LINES)
        self._line = setter.at_most(style.ITEM_KIND, line, room, _MOST_LINES)
        self.entries = (Entry(item.title, item_key(item), item.number, note),)
        self.before = _BETWEEN

    @property
    def height(self) -> float:
        title = len(self._title) * style.ITEM_TITLE.leading
        return title + len(self._line) * style.ITEM_KIND.leading + 7

    def draw(self, page: Page, top: float) -> None:
        paper, item = self._setter.paper, self.item
        if top > style.TOP:  # the head's own rule stands right above the page's first line
            with page.artifact():
                page.rule(PORTRAIT.left, PORTRAIT.right, top, style.INK, 0.9)
        named = f"{item.number} {item.title}"
        paper.part(named)
        page.bookmark(item_key(item), named, top, 0)
        y = baseline(style.ITEM_TITLE, top + 7)
        with page.marked(paper.element("H1", attributes=paper.written)):
            page.text(PORTRAIT.left, y, style.ITEM_NUMBER, f"{item.number} ")
            page.lines(PORTRAIT.left + _NUMBER, y, style.ITEM_TITLE, self._title)
        below = top + 7 + len(self._title) * style.ITEM_TITLE.leading
        with page.marked(paper.element("P")):
            y = baseline(style.ITEM_KIND, below)
            page.lines(PORTRAIT.left + _NUMBER, y, style.ITEM_KIND, self._line)


def item_blocks(
    setter: Setter, content: AgendaContent, item: AgendaItem, pages: Mapping[str, int]
) -> Iterator[Block]:
    """All of one item. In minutes the decision stands right after the recommendation. `pages` tells
    where each anchor stands when all is laid out."""
    words = content.words
    note = item_line(item, words.closed)
    line = f"{note} · {item.case_number}" if item.case_number else note
    yield ItemHead(setter, item, line, note)
    if item.closed_reason:
        reason = words.closed_because.format(reason=item.closed_reason)
        yield _paragraph(setter, reason, 7)
    yield from _facts(setter, item.chair)
    yield from _summary(setter, item.summary)
    yield from _settled(setter, content, item)
    yield from _case(setter, words.case, item.case_text)
    yield from _escalation(setter, item.escalation, content)
    yield from _request(setter, item.request, content)
    yield from _facts(setter, (*item.procedure, *item.coming))
    for table in item.tables:
        yield from _table(setter, table, content.margin.continued)
    if item.consequences:
        yield _label(setter, words.consequences)
        for place, each in enumerate(item.consequences):
            yield from case_blocks(setter, each.text, 7 if place else 0, lead=each.label)
    yield from _matters(setter, item.printed_matters)
    yield from _annexes(setter, content, item, pages)
    if item.holds_status and content.status is not None:
        yield from _portfolio(setter, content, content.status)


def closing_block(setter: Setter, text: str) -> Block:
    """What stands after the last item: when the meeting ended."""
    return ProseBlock(setter, ((text, False),), before=_BETWEEN)


def _label(setter: Setter, text: str, bookmark: tuple[str, str, int] | None = None) -> TextBlock:
    return _text(setter, style.ITEM_LABEL, text, "H2", 14, bookmark)


def _text(
    setter: Setter,
    used: style.Style,
    text: str,
    tag: str,
    before: float,
    bookmark: tuple[str, str, int] | None = None,
) -> TextBlock:
    """A heading within an item."""
    return TextBlock(
        setter,
        used,
        text,
        tag=tag,
        x=PORTRAIT.left,
        room=PORTRAIT.room,
        before=before,
        keep=True,
        bookmark=bookmark,
    )


def _paragraph(
    setter: Setter, text: str, before: float = 7.0, *, written: bool = False
) -> ProseBlock:
    return ProseBlock(setter, ((text, False),), before=before, written=written)


def _summary(setter: Setter, summary: Sequence[CaseBlock]) -> Iterator[Block]:
    """One of a line or two is too little to stand alone below the head."""
    for block in case_blocks(setter, summary, 7):
        block.keep = block.keep or (len(summary) == 1 and block.height <= block.least)
        yield block


def _settled(setter: Setter, content: AgendaContent, item: AgendaItem) -> Iterator[Block]:
    """What is asked for, and in minutes what became of it; right above a table it is kept with the
    table's beginning, since that is what it is about."""
    made = list(_recommended(setter, item, content.words, answered=content.minutes))
    if content.minutes:
        made += _decision(setter, item, content.words)
    between = item.case_text or item.escalation or item.request or item.procedure
    if made and item.tables and not between:
        made[-1].keep = True
    yield from made


def _recommended(
    setter: Setter, item: AgendaItem, words: AgendaWords, *, answered: bool
) -> Iterator[Block]:
    """The points; the last of them is kept with the answers that follow."""
    asked = [each.text for each in item.points]
    made = list(_points(setter, words.recommendation, asked, item.opening, written=True))
    if made and answered and any(each.decision for each in item.points):
        made[-1].keep = True
    yield from made


def _points(
    setter: Setter, label: str, texts: list[str], opening: str = "", *, written: bool = False
) -> Iterator[Block]:
    """Numbered points, below the `opening` they go on from; one alone needs no number."""
    if not any(texts):
        return
    yield _label(setter, label)
    if len(texts) == 1:
        alone = as_sentence(f"{opening} {texts[0]}".strip())
        yield _paragraph(setter, alone, 0, written=written)
        return
    if opening:
        yield _paragraph(setter, opening, 0)
    listed: list[Element] = []
    for number, text in enumerate(texts, start=1):
        point = ProseBlock(
            setter, ((text, False),), sign=f"{number}.", listed=listed, before=0, written=written
        )
        point.keep = number == len(texts) - 1  # the last one does not stand alone overleaf
        yield point


def _decision(setter: Setter, item: AgendaItem, words: AgendaWords) -> Iterator[Block]:
    """What was approved stands with the decision that approved it."""
    made: list[Block] = []
    if any(each.decision for each in item.points):
        made = list(_points(setter, words.decision, [each.decision for each in item.points]))
        made[-1].keep = bool(item.granted)
    yield from made
    yield from _listed(setter, words.granted, item.granted)
    yield from _listed(setter, words.agreed, item.agreed)
    if item.discussion:
        yield _label(setter, words.discussion)
        yield _paragraph(setter, item.discussion, 0, written=True)
    for sentence in item.absences:
        yield _paragraph(setter, sentence)


def _listed(setter: Setter, label: str, lines: Iterable[str]) -> Iterator[Block]:
    listed: list[Element] = []
    for place, text in enumerate(lines):
        if not place:
            yield _label(setter, label)
        yield ProseBlock(setter, ((text, False),), sign="•", listed=listed, before=0, written=True)


def _case(setter: Setter, label: str, blocks: Sequence[CaseBlock]) -> Iterator[Block]:
    if blocks:
        yield _label(setter, label)
        yield from case_blocks(setter, blocks, 0)


def _facts(setter: Setter, facts: Iterable[Fact], before: float = 9.0) -> Iterator[Block]:
    """Each text on the lines of the page, the first so far below what stands above; one that has
    nothing to say beside its label is a line of the page."""
    for place, fact in enumerate(facts):
        space = 2.0 if place else before
        if fact.value:
            yield LabelledText(setter, fact, _FACTS, before=space)
        else:
            yield _paragraph(setter, as_sentence(fact.label), space, written=fact.written)


def _escalation(
    setter: Setter, card: EscalationCard | None, content: AgendaContent
) -> Iterator[Block]:
    if card is None:
        return
    yield _label(setter, content.words.escalation)
    words = " · ".join(part for part in (card.path, card.state) if part)
    yield kept(_paragraph(setter, words, 0))
    across = int(PORTRAIT.room // _MONTH)
    for first in range(0, len(card.months), across):
        shown = card.months[first : first + across]
        cells = []
        for each in shown:
            lines = setter.lines(style.CELL, each.lamp.word, _MONTH - LAMP_INDENT - 6)
            cells.append(Cell(((style.CELL, lines),), each.lamp))
        yield Table(
            setter.paper,
            [Column(_MONTH, (each.month,)) for each in shown],
            [row(cells)],
            continued=content.margin.continued,
            before=7,
            left=PORTRAIT.left,
        )
    yield from _facts(setter, card.facts)


def _request(setter: Setter, card: RequestCard | None, content: AgendaContent) -> Iterator[Block]:
    if card is None:
        return
    yield _label(setter, content.words.request.format(number=card.number))
    told = _paragraph(setter, card.told, 0)
    yield kept(told) if card.changes else told
    if card.changes:
        yield change_table(
            setter,
            card,
            _COLUMNS,
            continued=content.margin.continued,
            left=PORTRAIT.left,
            before=7,
        )
    yield from _facts(setter, card.facts)


def _table(setter: Setter, table: AgendaTable, continued: str) -> Iterator[Block]:
    yield _label(setter, table.title)
    rows = [
        row(
            [
                Cell(((style.CELL, setter.lines(style.CELL, text, width - _GAP)),))
                for text, width in zip(cells, _FOLLOW_UP, strict=True)
            ]
        )
        for cells in table.rows
    ]
    columns = [
        Column(width, (head,), written=place in _WRITTEN)
        for place, (width, head) in enumerate(zip(_FOLLOW_UP, table.heads, strict=True))
    ]
    yield Table(
        setter.paper,
        columns,
        rows,
        continued=continued,
        title=table.title,
        before=0,
        left=PORTRAIT.left,
    )


def _portfolio(setter: Setter, content: AgendaContent, status: PackContent) -> Iterator[Block]:
    """What has changed, where it is told first, and that the report follows."""
    since = content.since
    if content.choice.status[0] is Part.SINCE and since is not None and since.sections:
        yield _label(setter, since.title, bookmark=(SINCE_KEY, since.title, 1))
        yield from _since(setter, since, "H3")
    if any(part in STATUS_PARTS for part in status.choice.parts):
        yield _paragraph(setter, content.words.status_follows, 14)


def since_page(setter: Setter, since: SinceMeeting) -> Iterator[Block]:
    """What has changed as a part of its own."""
    bookmark = (SINCE_KEY, since.title, 0)
    yield _text(setter, style.HEADING, since.title, "H1", 0, bookmark)
    yield from _since(setter, since, "H2")


def _since(setter: Setter, since: SinceMeeting, tag: str) -> Iterator[Block]:
    """What has changed, kind by kind, each under the project it is about."""
    for section in since.sections:
        yield _text(setter, style.PERSON_LABEL, section.title, tag, 7)
        listed: list[Element] = []
        for line in section.lines:
            about = f"{line.about}: " if line.about else ""
            yield ProseBlock(
                setter,
                ((about, True), (line.text, False)),
                sign="•",
                listed=listed,
                before=0.0,
                styles=(style.PERSON, style.PERSON_LABEL),
                names=True,
            )


def _matters(setter: Setter, matters: Iterable[Matters]) -> Iterator[Block]:
    for each in matters:
        yield _label(setter, each.heading)
        yield from _facts(setter, each.facts, 0.0)


def _annexes(
    setter: Setter, content: AgendaContent, item: AgendaItem, pages: Mapping[str, int]
) -> Iterator[Block]:
    if not item.annexes:
        return
    yield _label(setter, content.words.annexes)
    printed = content.choice.has(Part.ANNEXES)
    standing = {each.id for each in content.annexes if printed and each.has_a_place}
    for place, annex in enumerate(item.annexes):
        line: Block
        if annex.id in standing:
            words = content.margin.page_reference
            line = AnnexLine(setter, annex, _FACTS, words, pages)
        else:
            line = LabelledText(setter, Fact(annex.label, annex.name, written=True), _FACTS)
        line.before = 2.0 if place else 0.0
        yield line
