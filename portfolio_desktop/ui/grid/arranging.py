"""Which rows the grid shows, in which order and under which headings. Pure, and quick at 10,000.

Searching narrows: as long as a person types on, only the rows that matched so far are looked at.
An edit keeps every row where it is, so that nothing jumps away under the cursor; rows find their
new places when the user next sorts, groups, filters or searches.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from portfolio_desktop.services.programmes import FLAT, Nesting, nested
from portfolio_desktop.services.search import query_words

R = TypeVar("R")

SortKey: TypeAlias = tuple[int | str, ...]
"""The keys of one column have one shape, so that any two compare."""


@dataclass(frozen=True, slots=True)
class Group:
    """A heading between rows. `key` is stable over languages, `title` is what is read."""

    key: str
    title: str
    count: int
    collapsed: bool = False


class Grouping(NamedTuple, Generic[R]):
    """How rows are put under headings. Title and place are asked of a group's first row."""

    id: str
    key: Callable[[R], str]
    title: Callable[[R], str]
    place: Callable[[R], SortKey]


class Arranger(Generic[R]):
    """Holds the rows and answers with `lines`: groups and rows in the order they are shown."""

    def __init__(
        self,
        identity: Callable[[R], str],
        searched: Callable[[R], str],
        parent: Callable[[R], str | None] = lambda _row: None,
    ) -> None:
        self._identity = identity
        self._searched = searched
        self._parent = parent
        self._folded: frozenset[str] = frozenset()
        self.nesting = FLAT
        self._rows: list[R] = []
        self._texts: list[str] = []
        self._prepared = 0
        self._index: dict[str, int] = {}
        self._sort: tuple[Callable[[R], SortKey | None], bool] | None = None
        self._order: list[int] = []
        self._filter: Callable[[R], bool] | None = None
        self._words: tuple[str, ...] = ()
        self._matches: list[int] = []
        self._grouping: Grouping[R] | None = None
        self._collapsed: set[str] = set()
        self.lines: tuple[Group | R, ...] = ()

    @property
    def shown_count(self) -> int:
        """How many rows pass filter and search, also those in collapsed groups."""
        return len(self._matches)

    def row(self, identity: str) -> R | None:
        place = self._index.get(identity)
        return None if place is None else self._rows[place]

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show other rows; their given order is the order without sorting."""
        self._rows = list(rows)
        self._texts = [""] * len(self._rows)
        self._prepared = 0
        self._index = {self._identity(row): place for place, row in enumerate(rows)}
        self._sort_again()

    def replace_rows(self, rows: Mapping[str, R]) -> bool:
        """Put newer values in the places of rows already held; False when one is not held."""
        if not rows.keys() <= self._index.keys():
            return False
        for identity, row in rows.items():
            place = self._index[identity]
            self._rows[place] = row
            if place < self._prepared:
                self._texts[place] = self._searched(row)
        self.lines = tuple(
            line if isinstance(line, Group) else rows.get(self._identity(line), line)
            for line in self.lines
        )
        return True

    def sort_by(
        self, key: Callable[[R], SortKey | None] | None, *, descending: bool = False
    ) -> None:
        """Sort by a key; without one the given order stands. Equal rows keep the given order, and
        rows whose key is None come last both ways."""
        self._sort = None if key is None else (key, descending)
        self._sort_again()

    def filter_by(self, accepts: Callable[[R], bool] | None) -> None:
        self._filter = accepts
        self._filter_again()

    def search(self, text: str) -> None:
        """Keep the rows in which every word of `text` stands."""
        words = query_words(text)
        if words == self._words:
            return
        narrower = all(any(old in new for new in words) for old in self._words)
        self._words = words
        if narrower:
            self._matches = self._matching(self._matches)
            self._lay_out()
        else:
            self._filter_again()

    def group_by(self, grouping: Grouping[R] | None) -> None:
        self._grouping = grouping
        self._collapsed.clear()
        self._lay_out()

    def toggle(self, group: str) -> None:
        """Collapse an open group, open a collapsed one."""
        self._collapsed ^= {group}
        self._lay_out()

    def collapse_all(self, collapsed: bool) -> None:
        if self._grouping is None:
            return
        self._collapsed = {self._grouping.key(row) for row in self._rows} if collapsed else set()
        self._lay_out()

    def fold(self, rows: Iterable[str]) -> None:
        """Fold what stands under these rows (ids) away, and unfold all others. Where something is
        searched for or filtered, what is found is shown all the same."""
        self._folded = frozenset(rows)
        self._lay_out()

    def prepare_search(self, count: int) -> bool:
        """Fold the texts of the next `count` rows; True while there are more. Done in idle moments
        so that the first letter typed is as quick as the rest; without it search does it itself."""
        end = min(self._prepared + count, len(self._rows))
        for place in range(self._prepared, end):
            self._texts[place] = self._searched(self._rows[place])
        self._prepared = end
        return end < len(self._rows)

    def _sort_again(self) -> None:
        self._order = list(range(len(self._rows)))
        if self._sort is not None:
            key, descending = self._sort
            keyed: list[tuple[SortKey, int]] = []
            without: list[int] = []
            for place, row in enumerate(self._rows):
                value = key(row)
                if value is None:
                    without.append(place)
                else:
                    keyed.append((value, place))
            keyed.sort(key=lambda pair: pair[0], reverse=descending)
            self._order = [place for _key, place in keyed] + without
        self._filter_again()

    def _filter_again(self) -> None:
        accepted = self._order
        if self._filter is not None:
            rows, accepts = self._rows, self._filter
            accepted = [place for place in accepted if accepts(rows[place])]
        self._matches = self._matching(accepted)
        self._lay_out()

    def _matching(self, places: list[int]) -> list[int]:
        if not self._words:
            return places
        self.prepare_search(len(self._rows))
        texts = self._texts
        for word in self._words:
            places = [place for place in places if word in texts[place]]
        return places

    def _lay_out(self) -> None:
        rows = self._rows
        if self._grouping is None:
            found, self.nesting = self._nested([rows[place] for place in self._matches])
            self.lines = tuple(found)
            return
        self.lines = tuple(self._grouped(self._grouping))

    def _nested(self, rows: list[R]) -> tuple[list[R], Nesting]:
        """In the given order sub-projects stand under their programme; sorted they do not."""
        if self._sort is not None:
            return rows, FLAT
        sought = self._words or self._filter is not None
        return nested(rows, self._identity, self._parent, () if sought else self._folded)

    def _grouped(self, grouping: Grouping[R]) -> list[Group | R]:
        members: defaultdict[str, list[R]] = defaultdict(list)
        matching = [self._rows[place] for place in self._matches]
        for key, row in zip(map(grouping.key, matching), matching, strict=True):
            members[key].append(row)
        lines: list[Group | R] = []
        depths: dict[str, int] = {}
        folds: dict[str, bool] = {}
        for key, own in sorted(members.items(), key=lambda item: grouping.place(item[1][0])):
            collapsed = key in self._collapsed
            lines.append(Group(key, grouping.title(own[0]), len(own), collapsed))
            if not collapsed:
                found, nesting = self._nested(own)
                lines.extend(found)
                depths.update(nesting.depths)
                folds.update(nesting.folds)
        self.nesting = Nesting(depths, folds)
        return lines
