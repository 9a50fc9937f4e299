"""What every Word document that is written has in common: real styles, escaped text, no clock.

python-docx makes it, put together from its beginning to its end; tables are built of its elements,
since its rows and cells are slow where there are many. The same parts give the same bytes.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC
from typing import NamedTuple

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENTATION
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.rel import Relationships
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Twips
from lxml import etree

from portfolio_desktop.domain.status import Colour
from portfolio_desktop.exchange.docx_elements import added, element, emptied
from portfolio_desktop.exchange.docx_styles import (
    BULLETS,
    NEW_SINCE,
    TABLE_STYLE,
    TABLE_TEXT,
    new_numbering,
    set_numbering,
    set_styles,
    style_key,
)
from portfolio_desktop.exchange.fixed_times import with_fixed_times
from portfolio_desktop.exchange.xlsx_writing import SHADES, without_controls
from portfolio_desktop.services.pack_values import Identity, Lamp

_ACROSS, _DOWN = 16838, 11906
_MARGIN, _EDGE = 1021, 510
"""Twentieths of a point: A4, and 1,8 cm around, and 0,9 cm to what stands above and below."""
UPRIGHT_ROOM, ACROSS_ROOM = _DOWN - 2 * _MARGIN, _ACROSS - 2 * _MARGIN
_KEPT_PARTS = frozenset(
    {
        RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
        RELATIONSHIP_TYPE.CORE_PROPERTIES,
        RELATIONSHIP_TYPE.STYLES,
        RELATIONSHIP_TYPE.NUMBERING,
        RELATIONSHIP_TYPE.SETTINGS,
    }
)
_BREAK_TAGS = {"\n": "br", "\t": "tab"}
_BREAKS = re.compile(r"([\n\t])")
_LONGEST_PROPERTY = 255
"""No property of a document holds more letters."""


class Words(NamedTuple):
    """Words of one kind; `new` ones are new since what they are compared with."""

    text: str
    bold: bool = False
    new: bool = False


Paragraph = Sequence[Words]


@dataclass(frozen=True, slots=True)
class Cell:
    """Paragraphs, the first of them shaded in the colour of a lamp."""

    paragraphs: tuple[Paragraph, ...]
    colour: Colour | None = None


def cell(*texts: str, bold: bool = False) -> Cell:
    """A paragraph for each text that says anything; the first of them bold where wanted."""
    told = [text for text in texts if text]
    return Cell(tuple((Words(text, bold and not place),) for place, text in enumerate(told)))


def lamp_cell(lamp: Lamp) -> Cell:
    """A lamp by its word, shaded, since colour alone tells nobody enough."""
    notes = ((Words(lamp.note),),) if lamp.note else ()
    return Cell(((Words(lamp.word, bold=lamp.colour is not None),), *notes), lamp.colour)


class HeadGroup(NamedTuple):
    """A heading above those of so many `columns` from `first` on."""

    first: int
    columns: int
    text: str


@dataclass(frozen=True, slots=True)
class WordTable:
    """`title` is told to screen readers, and `key`, what short headings mean; `shares` say how wide
    the columns are beside each other. The row of `heads` is repeated on every page, and with it the
    one that `groups` make above it, which a column's own head reaches into where it is in none.
    """

    title: str
    heads: tuple[str, ...]
    shares: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    key: str = ""
    groups: tuple[HeadGroup, ...] = ()


class WordDocument:
    """A document that is written from its beginning to its end."""

    def __init__(self, identity: Identity, *, head: str, page: str) -> None:
        """`head` stands above every page; `page` below, with the fields {page} and {pages}."""
        self._document = _empty_document(identity)
        self._numbering = self._document.part.numbering_part.element
        self._across = False
        section = self._document.sections[0]
        _set_sheet(section, across=False)
        _write(section.header.paragraphs[0]._p, (Words(head),), "Header")
        _write_foot(section.footer.paragraphs[0]._p, page)

    def heading(self, level: int, text: str) -> None:
        self._document.add_heading(_plain(text), level)

    def paragraph(self, text: str | Paragraph, style: str = "") -> None:
        _write(self._document.add_paragraph()._p, _words(text), style)

    def labelled(self, label: str, text: str) -> None:
        if text:
            self.paragraph((Words(f"{label}: ", bold=True), Words(text)))
        else:
            self.paragraph((Words(label, bold=True),))

    def bullets(self, points: Iterable[str | Paragraph]) -> None:
        self._list(points, "List Bullet", BULLETS)

    def numbers(self, points: Iterable[str | Paragraph]) -> None:
        """A list that begins with 1."""
        self._list(points, "List Number", new_numbering(self._numbering))

    def table(self, table: WordTable) -> None:
        room = ACROSS_ROOM if self._across else UPRIGHT_ROOM
        self._document.element.body.sectPr.addprevious(_table(table, room))
        self.paragraph((), TABLE_TEXT)

    def turn(self, *, across: bool) -> None:
        """What follows stands on pages of its own, upright or across."""
        if across is self._across:
            return
        self._across = across
        body = self._document.element.body
        if len(body) == 1:
            section = self._document.sections[0]
        else:
            section = self._document.add_section()
            _end_in_last_paragraph(body)
        _set_sheet(section, across=across)

    def data(self) -> bytes:
        out = io.BytesIO()
        self._document.save(out)
        return with_fixed_times(out.getvalue())

    def _list(self, points: Iterable[str | Paragraph], style: str, numbering: int) -> None:
        for point in points:
            paragraph = self._document.add_paragraph()._p
            _write(paragraph, _words(point), style)
            listed = paragraph.get_or_add_pPr().get_or_add_numPr()
            listed.get_or_add_ilvl().val = 0
            listed.get_or_add_numId().val = numbering


def _empty_document(identity: Identity) -> Document:
    """The library's own template without its text settings, styles, previews and traces."""
    document = docx.Document()
    package = document.part.package
    assert package is not None
    _leave_parts(package.rels)
    _leave_parts(document.part.rels)
    set_styles(document, identity.language)
    set_numbering(document.part.numbering_part.element)
    _set_settings(document.settings.element, identity.language)
    _set_properties(document, identity)
    return document


def _leave_parts(relations: Relationships) -> None:
    for key, relation in list(relations.items()):
        if relation.reltype not in _KEPT_PARTS:
            del relations[key]


def _set_settings(settings: etree._Element, language: str) -> None:
    """Compatible with Word 2013 and later, so that nothing opens in a compatibility mode."""
    present = element(
        "compatSetting",
        name="compatibilityMode",
        uri="http://schemas.microsoft.com/office/word",
        val=15,
    )
    emptied(settings).extend((element("compat", present), element("themeFontLang", val=language)))


def _set_properties(document: Document, identity: Identity) -> None:
    """From the content, with the time of its position in the log; no clock."""
    properties = document.core_properties
    properties.title = _plain(identity.title)[:_LONGEST_PROPERTY]
    properties.subject = _plain(identity.subject)[:_LONGEST_PROPERTY]
    properties.author = _plain(identity.author)[:_LONGEST_PROPERTY]
    properties.keywords = identity.log_head
    properties.language = identity.language
    properties.comments = ""
    moment = identity.position_at.astimezone(UTC)
    properties.created = properties.modified = moment


def _set_sheet(section: Section, *, across: bool) -> None:
    wide, high = (_ACROSS, _DOWN) if across else (_DOWN, _ACROSS)
    section.orientation = WD_ORIENTATION.LANDSCAPE if across else WD_ORIENTATION.PORTRAIT
    section.page_width, section.page_height = Twips(wide), Twips(high)
    section.left_margin = section.right_margin = Twips(_MARGIN)
    section.top_margin = section.bottom_margin = Twips(_MARGIN)
    section.header_distance = section.footer_distance = Twips(_EDGE)


def _end_in_last_paragraph(body: etree._Element) -> None:
    """The library ends a section in an empty paragraph of its own, which may fall on an empty page;
    here it ends in the one that is last."""
    added = body[-2]
    last = added.getprevious()
    if last.tag == qn("w:p"):
        last.set_sectPr(added.pPr.sectPr)
        body.remove(added)


def _words(text: str | Paragraph) -> Paragraph:
    return (Words(text),) if isinstance(text, str) else text


def _plain(text: str) -> str:
    """Text as XML can hold it; a line has one sign at its end."""
    return without_controls(text).replace("\r\n", "\n").replace("\r", "\n")


def _write(paragraph: etree._Element, words: Paragraph, style: str = "") -> None:
    if style:
        paragraph.style = style_key(style)
    for each in words:
        _run(paragraph, each)


def _run(parent: etree._Element, words: Words, letters: str = "") -> None:
    """Line breaks stay; nothing of the text is taken for anything else than text."""
    run = added(parent, "r")
    if words.new or words.bold or letters:
        properties = added(run, "rPr")
        if words.new:
            added(properties, "rStyle", val=style_key(NEW_SINCE))
        if words.bold:
            added(properties, "b")
        if letters:
            added(properties, "color", val=letters)
    for piece in _BREAKS.split(_plain(words.text)):
        if piece in _BREAK_TAGS:
            added(run, _BREAK_TAGS[piece])
        elif piece:
            text = added(run, "t")
            text.text = piece
            text.set(qn("xml:space"), "preserve")


def _table(table: WordTable, room: int) -> etree._Element:
    whole = sum(table.shares)
    widths = [int(room * share / whole) for share in table.shares]
    made = element("tbl", _table_properties(table, sum(widths)))
    grid = added(made, "tblGrid")
    for width in widths:
        added(grid, "gridCol", w=width)
    _heads(made, table, widths)
    for row in table.rows:
        _row(made, row, widths)
    return made


def _table_properties(table: WordTable, width: int) -> etree._Element:
    look = {"firstRow": 1, "lastRow": 0, "firstColumn": 0, "lastColumn": 0}
    properties = element(
        "tblPr",
        element("tblStyle", val=style_key(TABLE_STYLE)),
        element("tblW", w=width, type="dxa"),
        element("tblLayout", type="fixed"),
        element("tblLook", val="0620", **look, noHBand=1, noVBand=1),
        element("tblCaption", val=_plain(table.title)),
    )
    if table.key:
        added(properties, "tblDescription", val=_plain(table.key))
    return properties


def _heads(made: etree._Element, table: WordTable, widths: Sequence[int]) -> None:
    heads = [cell(head, bold=True) for head in table.heads]
    if not table.groups:
        _row(made, heads, widths, head=True)
        return
    begun = {group.first: group for group in table.groups}
    grouped = {each.first + place for each in table.groups for place in range(each.columns)}
    above, below = _begun_row(made, head=True), _begun_row(made, head=True)
    for place, (head, width) in enumerate(zip(heads, widths, strict=True)):
        group = begun.get(place)
        if group is not None:
            whole = sum(widths[place : place + group.columns])
            _cell(above, cell(group.text, bold=True), whole, gridSpan=group.columns)
        elif place not in grouped:
            _cell(above, head, width, vMerge="restart")
        if place in grouped:
            _cell(below, head, width)
        else:
            _cell(below, Cell(()), width, vMerge="continue")


def _row(
    table: etree._Element, cells: Sequence[Cell], widths: Sequence[int], *, head: bool = False
) -> None:
    row = _begun_row(table, head=head)
    for each, width in zip(cells, widths, strict=True):
        _cell(row, each, width)


def _begun_row(table: etree._Element, *, head: bool = False) -> etree._Element:
    row = added(table, "tr")
    properties = added(row, "trPr")
    added(properties, "cantSplit")
    if head:
        added(properties, "tblHeader")
    return row


def _cell(row: etree._Element, told: Cell, width: int, **reach: str | int) -> None:
    """`reach`: over how many columns (`gridSpan`), or that it goes on in the row below."""
    made = added(row, "tc")
    properties = added(made, "tcPr")
    added(properties, "tcW", w=width, type="dxa")
    for name, value in reach.items():
        added(properties, name, val=value)
    first, *others = told.paragraphs or ((),)
    _cell_paragraph(made, first, told.colour)
    for paragraph in others:
        _cell_paragraph(made, paragraph)


def _cell_paragraph(parent: etree._Element, words: Paragraph, colour: Colour | None = None) -> None:
    paragraph = added(parent, "p")
    properties = added(paragraph, "pPr")
    added(properties, "pStyle", val=style_key(TABLE_TEXT))
    letters = ""
    if colour is not None:
        fill, written = SHADES[colour]
        letters = written[-6:]
        added(properties, "shd", val="clear", color="auto", fill=fill)
        added(properties, "jc", val="center")
    for each in words:
        _run(paragraph, each, letters)


def _write_foot(paragraph: etree._Element, page: str) -> None:
    """ "side 2 af 9", counted by the program that shows it."""
    fields = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
    for piece in re.split(r"(\{pages?\})", page):
        if piece in fields:
            _run(added(paragraph, "fldSimple", instr=f" {fields[piece]} "), Words("1"))
        elif piece:
            _run(paragraph, Words(piece))
