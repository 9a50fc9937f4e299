"""A lamp as it is shown: a colour, a kind of no light, or nothing yet, with its short words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import overload

from portfolio_desktop.domain.choices import LifecycleState
from portfolio_desktop.domain.dates import ImpreciseDate
from portfolio_desktop.domain.status import Colour, NoLight, severity
from portfolio_desktop.environment.texts import pgettext
from portfolio_desktop.services.words import colour_word, no_light_word

_NO_LIGHT_KEY = 3
_NOTHING_KEY = 4


@dataclass(frozen=True, slots=True)
class LampValue:
    """What one place for a lamp shows; at most one of `colour` and `no_light` is set.

    `word` is in the language of the screen and short enough for a cell: "gul", "på pause",
    "genoptaget – rapporterer fra ultimo 2023"; "" where nothing has been reported.

    The lamp of a draft, which nobody has reported yet, has neither of them: it counts nowhere.
    `draft` is the lamp that it is going to be.
    """

    colour: Colour | None = None
    no_light: NoLight | None = None
    word: str = ""
    draft: LampValue | None = None

    @property
    def seen(self) -> LampValue:
        """What is painted: the lamp itself; of a draft the lamp it is going to be, pale."""
        return self.draft or self

    @property
    def is_nothing(self) -> bool:
        """Neither a colour nor a stated reason for having none."""
        return self.colour is None and self.no_light is None

    @property
    def key(self) -> int:
        """Sorts green, yellow, red, no light, nothing."""
        if self.colour is not None:
            return severity(self.colour)
        return _NOTHING_KEY if self.no_light is None else _NO_LIGHT_KEY


NOTHING = LampValue()


@dataclass(frozen=True, slots=True)
class LampPair:
    """One dimension's lamp last month and this month."""

    previous: LampValue = NOTHING
    now: LampValue = NOTHING


class Trend(Sequence[LampValue]):
    """The overall lamps of some months, oldest first, looked up when they are asked for.

    A large register has a hundred thousand of them and a screen shows a few hundred. Equal to any
    other sequence of the same lamps.
    """

    __slots__ = ("_lamp", "_months", "_project")

    def __init__(
        self,
        project: str,
        months: tuple[Callable[[str], str | None], ...],
        lamp: Callable[[str | None], LampValue],
    ) -> None:
        """`months` give a project's code in each month, and `lamp` the lamp of a code."""
        self._project = project
        self._months = months
        self._lamp = lamp

    @overload
    def __getitem__(self, place: int) -> LampValue: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[LampValue]: ...
    def __getitem__(self, place: int | slice) -> LampValue | Sequence[LampValue]:
        return self._lamps()[place]

    def __len__(self) -> int:
        return len(self._months)

    def __iter__(self) -> Iterator[LampValue]:
        return iter(self._lamps())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._lamps() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._lamps())

    def __repr__(self) -> str:
        return repr(self._lamps())

    def _lamps(self) -> tuple[LampValue, ...]:
        return tuple(self._lamp(code(self._project)) for code in self._months)


def colour_lamp(colour: Colour | None) -> LampValue:
    return NOTHING if colour is None else LampValue(colour, None, colour_word(colour))


def no_light_lamp(kind: NoLight, reports_from: ImpreciseDate | None = None) -> LampValue:
    return LampValue(None, kind, no_light_word(kind, reports_from))


def not_yet_lamp() -> LampValue:
    """Of a month in which the project had not come into the portfolio."""
    return LampValue(word=pgettext("lamp", "not in the portfolio yet"))


def draft_lamp(lamp: LampValue, *, copied: bool) -> LampValue:
    """The lamp of a report that is a draft still; `copied` where it is that of last month's."""
    words = copy_words() if copied else pgettext("lamp", "not reported yet")
    return LampValue(None, None, words, lamp)


def copy_words() -> str:
    """What is said of a report that repeats last month's, and of each lamp in it."""
    return pgettext("lamp", "copy of last month – not reported")


def is_reported(lamp: LampValue) -> bool:
    """Whether the month has a colour or a reason for none other than that it is missing."""
    return not lamp.is_nothing and lamp.no_light is not NoLight.MISSING


def silent_kind(state: LifecycleState, since: date | None, day: date) -> NoLight | None:
    """Why a project in this state need not report by that day, None where it must.

    On hold and done projects are silent from the day the state holds (from always, where no day is
    given), so that a month nobody entered for them does not look forgotten.
    """
    if since is not None and since > day:
        return None
    if state is LifecycleState.PAUSED:
        return NoLight.PAUSED
    if state in {LifecycleState.CLOSED, LifecycleState.STOPPED}:
        return NoLight.CLOSED
    return None
