"""What is pasted from Word, a web page or a mail, made into a case text: words, bold and lists.

Fonts, colours, pictures and everything else is left out. Hard spaces stay where they hold two words
together, and quotation marks and dashes stay as they were written.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from portfolio_desktop.domain.case_text import Block, BlockKind, Run, case_text

_PARAGRAPHS = frozenset(
    {"p", "div", "section", "article", "header", "footer", "blockquote", "pre", "tr", "table"}
    | {"ul", "ol", "dl", "dt", "dd", "body", "html", "li", "hr", "caption", "figcaption"}
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LEFT_OUT = frozenset({"style", "script", "head", "title", "xml", "template", "object", "svg"})
_BOLD_TAGS = frozenset({"b", "strong", "th"})
_VOID = frozenset({"br", "img", "hr", "meta", "link", "input", "col", "wbr", "area", "base"})

_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(bold|bolder|[6-9]00)", re.IGNORECASE)
_LIGHT_STYLE = re.compile(r"font-weight\s*:\s*(normal|lighter|[1-5]00)", re.IGNORECASE)
_LIST_STYLE = re.compile(r"mso-list\s*:\s*l\d", re.IGNORECASE)
_MARK_STYLE = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_NUMBERED = re.compile(r"\(?([0-9]{1,3}|[a-zA-Z]|[ivxIVX]+)[.)]")
_LOOSE_SPACE = re.compile(r"(?<![^\s\xa0])\xa0+|\xa0+(?![^\s\xa0])|\xa0{2,}")

_SPACES = re.compile(r" {2,}")
_PLAIN_BULLET = re.compile(r"\s*[•·▪◦‣●○■□–-][ \t\xa0]+|\s*o\t")
_PLAIN_NUMBER = re.compile(r"\s*\d{1,3}[.)][ \t\xa0]+")


def from_html(html: str) -> str:
    """The case text that an HTML fragment says."""
    reader = _HtmlReader()
    reader.feed(html)
    reader.close()
    reader.end_block()
    return _SPACES.sub(" ", case_text(reader.found))


def from_plain(text: str) -> str:
    """The case text that plain text says: signs of markdown in it are meant as themselves.

    A line that begins like a point of a list is one. Lines are paragraphs of their own where
    nothing blank stands between any of them, as in what Word copies.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n").split("\n")
    apart = all(line.strip() for line in lines)
    found: list[Block] = []
    broken = True
    for line in lines:
        kind, words = _plain_start(line)
        if kind is BlockKind.PARAGRAPH and not apart and not broken and found:
            last = found.pop()
            found.append(Block(last.kind, (*last.runs, Run("\n" + _spaced(words)))))
        elif words.strip():
            found.append(Block(kind, (Run(_spaced(words)),)))
        broken = not line.strip()
    return _SPACES.sub(" ", case_text(found))


def _plain_start(line: str) -> tuple[BlockKind, str]:
    for kind, mark in ((BlockKind.BULLET, _PLAIN_BULLET), (BlockKind.NUMBER, _PLAIN_NUMBER)):
        found = mark.match(line)
        if found and line[found.end() :].strip():
            return kind, line[found.end() :]
    return BlockKind.PARAGRAPH, line


def _spaced(text: str) -> str:
    return _LOOSE_SPACE.sub(" ", text)


class _HtmlReader(HTMLParser):
    """Collects blocks; unknown tags only let their words through."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Block] = []
        self._runs: list[Run] = []
        self._kind = BlockKind.PARAGRAPH
        self._open: list[tuple[str, bool | None]] = []
        self._lists: list[BlockKind] = []
        self._left_out = 0
        self._mark: str | None = None
        self._mark_depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._add("\n")
        if tag in _VOID:
            return
        style = dict(attrs).get("style") or ""
        if tag in _LEFT_OUT:
            self._left_out += 1
        if tag in _PARAGRAPHS or tag in _HEADINGS:
            self._begin(tag, style)
        elif tag in {"td", "th"} and self._runs:
            self._add(" | ")
        self._open.append((tag, _weight(tag, style)))
        if _MARK_STYLE.search(style) and self._mark is None:
            self._mark, self._mark_depth = "", len(self._open)

    def handle_endtag(self, tag: str) -> None:
        if tag not in {name for name, _bold in self._open}:
            return
        while self._open:
            name, _bold = self._open.pop()
            self._closed(name)
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        if self._left_out:
            return
        if self._mark is not None:
            self._mark += data
        else:
            self._add(_collapsed(data))

    def end_block(self) -> None:
        runs = tuple(Run(_spaced(run.text), run.bold) for run in self._runs)
        if any(run.text.strip() for run in runs):
            self.found.append(Block(self._kind, runs))
        self._runs, self._kind = [], BlockKind.PARAGRAPH

    def _begin(self, tag: str, style: str) -> None:
        within_point = self._kind is not BlockKind.PARAGRAPH and not self._runs
        if within_point and tag in {"p", "div"}:
            return
        self.end_block()
        if tag in {"ul", "ol"}:
            self._lists.append(BlockKind.NUMBER if tag == "ol" else BlockKind.BULLET)
        elif tag == "li":
            self._kind = self._lists[-1] if self._lists else BlockKind.BULLET
        elif _LIST_STYLE.search(style):
            self._kind = BlockKind.BULLET

    def _closed(self, tag: str) -> None:
        if self._mark is not None and len(self._open) < self._mark_depth:
            numbered = _NUMBERED.match(self._mark.strip())
            self._kind = BlockKind.NUMBER if numbered else BlockKind.BULLET
            self._mark = None
        if tag in _LEFT_OUT:
            self._left_out -= 1
        if tag in {"ul", "ol"} and self._lists:
            self._lists.pop()
        if tag in _PARAGRAPHS or tag in _HEADINGS:
            self.end_block()

    def _add(self, text: str) -> None:
        if not self._left_out:
            self._runs.append(Run(text, self._is_bold()))

    def _is_bold(self) -> bool:
        return next((bold for _tag, bold in reversed(self._open) if bold is not None), False)


def _weight(tag: str, style: str) -> bool | None:
    """Whether a tag makes its words bold, or light; None where it says nothing of it."""
    if _LIGHT_STYLE.search(style):
        return False
    if tag in _BOLD_TAGS or tag in _HEADINGS or _BOLD_STYLE.search(style):
        return True
    return None


def _collapsed(data: str) -> str:
    """As a browser shows it: line breaks in the source are spaces."""
    return re.sub(r"[ \t\r\n\f]+", " ", data)
