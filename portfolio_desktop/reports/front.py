"""The front page: whose report it is, of what and when, and what stands where."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from portfolio_desktop.reports import style
from portfolio_desktop.reports.contents import Lines
from portfolio_desktop.reports.flow import Entry
from portfolio_desktop.reports.paper import Page
from portfolio_desktop.reports.texts import Setter, baseline
from portfolio_desktop.services.pack_values import Fact, FrontPage

_TEXT_ROOM = 430.0
_CONTENTS_LEFT = 560.0
_FACTS_TOP = 468.0
_ABREAST, _MOST_ABREAST = 4, 5
"""Facts of a row; five stand in one rather than one of them alone in a second."""
_WIDEST_FACT, _FACT_GAP = 176.0, 16.0
_WITHIN = 14.0
"""How far in a line of the contents stands that lies within another."""
MOST_LINES = 14
"""Lines of contents that the front page has room for."""


def draw_front(
    setter: Setter,
    page: Page,
    front: FrontPage,
    entries: Sequence[tuple[Entry, int]],
    page_words: str,
) -> None:
    """Draw all of the front page, with those entries and their pages as its contents, where there
    are any; `page_words` holds {page} for their links."""
    page.bookmark("front", f"{front.title} {front.period}".strip(), 0, 0)
    with page.artifact():
        page.box(0, 0, style.PAGE_WIDTH, 10, style.ACCENT)
    top = _draw_title(setter, page, front)
    _draw_description(setter, page, front, top)
    if entries:
        _draw_contents(setter, page, front, entries, page_words)
    _draw_facts(setter, page, front)


def _draw_title(setter: Setter, page: Page, front: FrontPage) -> float:
    paper = setter.paper
    top = 112.0
    if front.forum:
        lines = setter.at_most(style.FORUM, front.forum, _TEXT_ROOM, 3)
        with page.marked(paper.element("P")):
            page.lines(style.LEFT, baseline(style.FORUM, top), style.FORUM, lines)
        top += len(lines) * style.FORUM.leading + 8
    with page.marked(paper.element("H1")):
        for used, text in ((style.TITLE, front.title), (style.TITLE_SECOND, front.period)):
            lines = setter.at_most(used, text, _TEXT_ROOM + 60, 2)
            page.lines(style.LEFT - 1.5, baseline(used, top), used, lines)
            top += len(lines) * used.leading
    return top


def _draw_description(setter: Setter, page: Page, front: FrontPage, top: float) -> None:
    used = style.DESCRIPTION
    lines = setter.at_most(used, front.description, _TEXT_ROOM - 20, 5)
    with page.marked(setter.paper.element("P")):
        page.lines(style.LEFT, baseline(used, top + 16), used, lines)


def _draw_contents(
    setter: Setter,
    page: Page,
    front: FrontPage,
    entries: Sequence[tuple[Entry, int]],
    page_words: str,
) -> None:
    paper = setter.paper
    top = 124.0
    with page.marked(paper.element("H2")):
        head = baseline(style.CONTENTS_HEAD, top)
        page.text(_CONTENTS_LEFT, head, style.CONTENTS_HEAD, front.contents_title)
    with page.artifact():
        page.rule(_CONTENTS_LEFT, style.RIGHT, top + 19, style.INK, 0.9)
    lines = Lines(setter)
    used = style.CONTENTS
    for place, (entry, number) in enumerate(entries):
        line_top = top + 22 + place * (used.leading + 2)
        left = _CONTENTS_LEFT + entry.depth * _WITHIN
        title = f"{entry.number} {entry.title}".strip()
        line = setter.one_line(used, title, style.RIGHT - left - 40)
        link = paper.element("Link", lines.next(entry.depth))
        with page.marked(link):
            page.text(left, baseline(used, line_top), used, line)
            page.text_to(style.RIGHT, baseline(used, line_top), used, str(number))
        with page.artifact():
            below = line_top + used.leading + 0.5
            page.rule(_CONTENTS_LEFT, style.RIGHT, below, style.HAIRLINE, 0.5)
        area = (_CONTENTS_LEFT, line_top, style.RIGHT, line_top + used.leading)
        words = page_words.format(page=number)
        page.link(link, entry.key, f"{title}, {words}", area)


def _draw_facts(setter: Setter, page: Page, front: FrontPage) -> None:
    """Label above value, row by row."""
    paper = setter.paper
    widths = _fact_widths(setter, front.facts)
    lefts = list(accumulate(widths, initial=style.LEFT))
    with page.artifact():
        page.rule(style.LEFT, style.RIGHT, _FACTS_TOP - 12, style.HEAD_RULE, 0.6)
    for place, fact in enumerate(front.facts):
        row, column = divmod(place, len(widths))
        x, width = lefts[column], widths[column]
        top = _FACTS_TOP + row * 46
        value = setter.at_most(style.FACT_VALUE, fact.value, width - 16, 3)
        with page.marked(paper.element("P")):
            label = setter.one_line(style.FACT_LABEL, fact.label, width - 16)
            page.text(x, baseline(style.FACT_LABEL, top), style.FACT_LABEL, label)
            page.lines(x, baseline(style.FACT_VALUE, top + 14), style.FACT_VALUE, value)


def _fact_widths(setter: Setter, facts: Sequence[Fact]) -> list[float]:
    """The columns of the facts with the gaps behind them: alike, but of a row of five each as wide
    as it needs."""
    if len(facts) != _MOST_ABREAST:
        return [style.WIDTH / _ABREAST] * _ABREAST
    label, value = setter.breaker(style.FACT_LABEL), setter.breaker(style.FACT_VALUE)
    wished = [max(label.width(each.label), value.width(each.value)) for each in facts]
    wished = [min(width, _WIDEST_FACT) + _FACT_GAP for width in wished]
    return [width * style.WIDTH / sum(wished) for width in wished]
