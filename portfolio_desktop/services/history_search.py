"""Looking for an edit by words: when, who, what was done, and what it changed."""

from __future__ import annotations

from collections.abc import Iterator

from portfolio_desktop.environment.zone import danish_time
from portfolio_desktop.services.history import HistoryLine, history_lines
from portfolio_desktop.services.search import folded, matches, query_words
from portfolio_desktop.services.steps import Steps
from portfolio_desktop.storage.register_file import RegisterFile


def search_history(
    register: RegisterFile, query: str, project_id: str | None = None
) -> Steps[tuple[HistoryLine, ...]]:
    """The edits, of one project if given, that have every word of the query; newest first.

    Nothing of the history is kept in memory to be searched, so all of it is read.
    """
    words = query_words(query)
    found: list[HistoryLine] = []
    for done, line in enumerate(history_lines(register, project_id), 1):
        if matches(folded(" ".join(_words(line))), words):
            found.append(line)
        yield done, done
    return tuple(found)


def _words(line: HistoryLine) -> Iterator[str]:
    yield danish_time(line.at).strftime("%d.%m.%Y %H.%M")
    yield line.actor
    yield line.sentence
    for change in line.changes:
        yield from (change.number, change.place, change.before, change.after)
