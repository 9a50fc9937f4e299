"""The papers of a meeting and the status report as Word documents, for those who paste them into a
case system.

Made of the content that is printed, so that nothing stands there otherwise, and the open edition
has no more than its pages. Figures are told in words; annexes and project sheets are in the PDF.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from portfolio_desktop.domain.case_text import Block, BlockKind
from portfolio_desktop.exchange.docx_styles import UNDER_HEADING
from portfolio_desktop.exchange.docx_writing import (
    Paragraph,
    WordDocument,
    Words,
    WordTable,
    cell,
)
from portfolio_desktop.exchange.status_docx import (
    write_escalation,
    write_request,
    write_status_part,
)
from portfolio_desktop.services.agenda_values import (
    AgendaContent,
    AgendaItem,
    AgendaTable,
    AgendaWords,
)
from portfolio_desktop.services.pack_parts import Part
from portfolio_desktop.services.pack_values import Fact, Margin, PackContent
from portfolio_desktop.services.since_values import SinceMeeting
from portfolio_desktop.services.words import as_sentence

_TABLE_SHARES = (1.0, 4.0, 2.2, 2.0, 3.2)


def report_docx(content: PackContent) -> bytes:
    """The status report; the same content gives the same bytes."""
    document = WordDocument(content.identity, head=_head(content.margin), page=content.margin.page)
    if Part.FRONT in content.choice.parts:
        _front(document, (content.front.title, content.front.forum, content.front.period))
        document.paragraph(content.front.description)
        for fact in content.front.facts:
            document.labelled(fact.label, fact.value)
    for part in content.choice.parts:
        write_status_part(document, content, part)
    return document.data()


def papers_docx(content: AgendaContent) -> bytes:
    """The agenda or the minutes, with the status report where an item holds it."""
    document = WordDocument(content.identity, head=_head(content.margin), page=content.margin.page)
    if content.choice.has(Part.FRONT):
        _meeting_front(document, content)
    if content.choice.has(Part.ITEMS):
        _items(document, content)
    elif content.status is not None:
        _since(document, content.since, 1)
        _status(document, content.status, 1)
    return document.data()


def _head(margin: Margin) -> str:
    return " · ".join(part for part in (margin.head_left, margin.head_right) if part)


def _front(document: WordDocument, lines: Sequence[str]) -> None:
    title, *below = lines
    document.paragraph(title, "Title")
    for line in below:
        if line:
            document.paragraph(line, "Subtitle")


def _meeting_front(document: WordDocument, content: AgendaContent) -> None:
    front = content.front
    _front(document, (front.title, front.forum, front.meeting, front.edition, front.notice))
    for fact in front.facts:
        document.labelled(fact.label, fact.value)
    for people in front.people:
        document.labelled(people.title, "")
        document.bullets(people.names)
    if front.changes:
        document.labelled(front.changes_title, "")
        document.bullets(front.changes)


def _items(document: WordDocument, content: AgendaContent) -> None:
    if not content.items:
        document.paragraph(content.words.no_items)
    for item in content.items:
        document.turn(across=False)
        _item(document, content, item)
        if item.holds_status and content.status is not None:
            _since(document, content.since, 2)
            _status(document, content.status, 2)
    if content.ending:
        document.turn(across=False)
        document.paragraph(content.ending)


def _status(document: WordDocument, status: PackContent, level: int) -> None:
    for part in status.choice.parts:
        write_status_part(document, status, part, level)


def _item(document: WordDocument, content: AgendaContent, item: AgendaItem) -> None:
    """In the order in which it is printed."""
    words = content.words
    document.heading(1, f"{item.number} {item.title}")
    document.paragraph(_item_line(item, words), UNDER_HEADING)
    if item.closed_reason:
        document.paragraph(words.closed_because.format(reason=item.closed_reason))
    _facts(document, item.chair)
    _prose(document, item.summary)
    _points(document, words.recommendation, [each.text for each in item.points], item.opening)
    if content.minutes:
        _decided(document, item, words)
    if item.case_text:
        document.heading(2, words.case)
        _prose(document, item.case_text)
    if item.escalation is not None:
        document.heading(2, words.escalation)
        write_escalation(document, item.escalation)
    if item.request is not None:
        document.heading(2, words.request.format(number=item.request.number))
        write_request(document, item.request)
    _facts(document, (*item.procedure, *item.coming))
    for table in item.tables:
        _table(document, table)
    _further(document, item, words)


def _item_line(item: AgendaItem, words: AgendaWords) -> str:
    closed = [words.closed] if item.closed else []
    return " · ".join(filter(None, (item.kind, *closed, *item.notes, item.case_number)))


def _facts(document: WordDocument, facts: Iterable[Fact]) -> None:
    """One that has nothing to say beside its label is a sentence, as in print."""
    for fact in facts:
        if fact.value:
            document.labelled(fact.label, fact.value)
        else:
            document.paragraph(as_sentence(fact.label))


def _decided(document: WordDocument, item: AgendaItem, words: AgendaWords) -> None:
    if any(each.decision for each in item.points):
        _points(document, words.decision, [each.decision for each in item.points])
    for label, lines in ((words.granted, item.granted), (words.agreed, item.agreed)):
        if lines:
            document.heading(2, label)
            document.bullets(lines)
    if item.discussion:
        document.heading(2, words.discussion)
        document.paragraph(item.discussion)
    for sentence in item.absences:
        document.paragraph(sentence)


def _points(document: WordDocument, label: str, texts: Sequence[str], opening: str = "") -> None:
    """Numbered, below the `opening` they go on from; one alone needs no number."""
    if not any(texts):
        return
    document.heading(2, label)
    if len(texts) == 1:
        document.paragraph(as_sentence(f"{opening} {texts[0]}".strip()))
        return
    if opening:
        document.paragraph(opening)
    document.numbers(texts)


def _further(document: WordDocument, item: AgendaItem, words: AgendaWords) -> None:
    if item.consequences:
        document.heading(2, words.consequences)
    for consequence in item.consequences:
        document.paragraph((Words(consequence.label, bold=True),))
        _prose(document, consequence.text)
    for matters in item.printed_matters:
        document.heading(2, matters.heading)
        _facts(document, matters.facts)
    if item.annexes:
        document.heading(2, words.annexes)
        document.bullets(f"{annex.label}: {annex.name}" for annex in item.annexes)


def _table(document: WordDocument, table: AgendaTable) -> None:
    document.heading(2, table.title)
    rows = tuple(tuple(map(cell, row)) for row in table.rows)
    document.table(WordTable(table.title, table.heads, _TABLE_SHARES, rows))


def _prose(document: WordDocument, blocks: Sequence[Block]) -> None:
    for kind, texts in _runs_of(blocks):
        if kind is BlockKind.BULLET:
            document.bullets(texts)
        elif kind is BlockKind.NUMBER:
            document.numbers(texts)
        else:
            for text in texts:
                document.paragraph(text)


def _runs_of(blocks: Iterable[Block]) -> Iterator[tuple[BlockKind, list[Paragraph]]]:
    """Blocks of one kind that follow each other; a list that begins with 1 is a new one."""
    kind: BlockKind | None = None
    texts: list[Paragraph] = []
    for block in blocks:
        begins = block.kind is BlockKind.NUMBER and block.number == 1
        if kind is not None and (block.kind is not kind or begins):
            yield kind, texts
            texts = []
        kind = block.kind
        texts.append([Words(run.text, run.bold) for run in block.runs])
    if kind is not None:
        yield kind, texts


def _since(document: WordDocument, since: SinceMeeting | None, level: int) -> None:
    """What has changed, kind by kind, each under the project it is about."""
    if since is None or not since.sections:
        return
    document.heading(level, since.title)
    for section in since.sections:
        document.heading(level + 1, section.title)
        document.bullets(
            [Words(f"{line.about}: " if line.about else "", bold=True), Words(line.text)]
            for line in section.lines
        )
