"""The words for codes, dates, delays and amounts, in the active language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from portfolio_desktop.domain.choices import LifecycleState, ProjectKind
from portfolio_desktop.domain.dates import ImpreciseDate, day, print_date
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.phases import Phase
from portfolio_desktop.domain.request_states import RequestState, Subject
from portfolio_desktop.domain.status import OVERALL, Colour, Dimension, NoLight
from portfolio_desktop.environment.texts import Language, _, active_language, ngettext, pgettext

if TYPE_CHECKING:
    from portfolio_desktop.domain.money import Money

_ENDS = '.!?…:;)»"'


def capital(text: str) -> str:
    """`text` with a capital first letter, for where it stands alone or begins a sentence."""
    return text[:1].upper() + text[1:]


def as_sentence(text: str) -> str:
    """With the full stop that a point lacks where it stands alone."""
    return text if text[-1:] in _ENDS else f"{text}."


def listed(parts: Sequence[str]) -> str:
    """ "a", "a og b", "a, b og c"."""
    if len(parts) < 2:
        return "".join(parts)
    return _("{first} and {last}").format(first=", ".join(parts[:-1]), last=parts[-1])


def colour_word(colour: Colour) -> str:
    """As inside a sentence: "gul"."""
    return {
        Colour.GREEN: pgettext("lamp", "green"),
        Colour.YELLOW: pgettext("lamp", "yellow"),
        Colour.RED: pgettext("lamp", "red"),
    }[colour]


def quoted(words: str) -> str:
    """Words that are cited inside a sentence."""
    return pgettext("quotation", "“{words}”").format(words=words)


def no_light_word(kind: NoLight, reports_from: ImpreciseDate | None = None) -> str:
    """Why there is no light, short enough for a cell."""
    if kind is NoLight.RESUMED and reports_from is not None and reports_from.text.strip():
        template = pgettext("no light", "resumed – reports from {date}")
        return template.format(date=date_words(reports_from))
    return {
        NoLight.NO_BASELINE: pgettext("no light", "no approved plan"),
        NoLight.PAUSED: pgettext("no light", "on hold"),
        NoLight.RESUMED: pgettext("no light", "resumed"),
        NoLight.MISSING: pgettext("no light", "report missing"),
        NoLight.CLOSED: pgettext("no light", "closed"),
        NoLight.CONFIDENTIAL: pgettext("no light", "confidential"),
        NoLight.NOT_STATED: pgettext("no light", "not stated"),
    }[kind]


def state_word(state: LifecycleState) -> str:
    """The project's own state as inside a sentence: "på pause"."""
    return {
        LifecycleState.ACTIVE: pgettext("state", "active"),
        LifecycleState.PAUSED: pgettext("state", "on hold"),
        LifecycleState.WAITING: pgettext("state", "waiting"),
        LifecycleState.IN_OPERATION: pgettext("state", "in operation – not closed"),
        LifecycleState.GIVEN_NOTICE: pgettext("state", "contract given notice"),
        LifecycleState.RESCINDED: pgettext("state", "contract rescinded"),
        LifecycleState.STOPPED: pgettext("state", "stopped"),
        LifecycleState.CLOSED: pgettext("state", "closed"),
    }[state]


def kind_word(kind: ProjectKind) -> str:
    return {
        ProjectKind.PROJECT: pgettext("kind", "project"),
        ProjectKind.PROGRAMME: pgettext("kind", "programme"),
    }[kind]


def request_state_word(state: RequestState) -> str:
    """Where a change request stands: "fremsendt", "godkendt med ændringer"."""
    return {
        RequestState.DRAFT: pgettext("request", "in preparation"),
        RequestState.SUBMITTED: pgettext("request", "submitted"),
        RequestState.ON_AGENDA: pgettext("request", "on the agenda"),
        RequestState.APPROVED: pgettext("request", "approved"),
        RequestState.APPROVED_WITH_CHANGES: pgettext("request", "approved with changes"),
        RequestState.REJECTED: pgettext("request", "rejected"),
        RequestState.POSTPONED: pgettext("request", "postponed"),
        RequestState.WITHDRAWN: pgettext("request", "withdrawn"),
    }[state]


def subject_word(subject: Subject) -> str:
    """What a change concerns, as a heading: "Slutdato"."""
    return {
        Subject.END: pgettext("subject", "End date"),
        Subject.BUDGET: pgettext("subject", "Budget"),
        Subject.SCOPE: pgettext("subject", "Scope"),
        Subject.PHASE: pgettext("subject", "Phase"),
        Subject.LEAD: pgettext("subject", "Lead participant"),
        Subject.MILESTONE: pgettext("subject", "Milestone"),
        Subject.YEAR_BUDGET: pgettext("subject", "Budget of a year"),
    }[subject]


def overall_name() -> str:
    """The overall lamp's name beside the dimensions'."""
    return pgettext("dimension", "Overall")


def dimension_name(dimension: Dimension, language: Language | None = None) -> str:
    """The name in a language, by default the active one."""
    return _either(dimension.name_da, dimension.name_en, dimension.key, language)


def dimension_letter(dimension: Dimension, language: Language | None = None) -> str:
    """The one or two signs above the dimension's column of lamps."""
    letters = dimension.letter_da, dimension.letter_en
    return _either(*letters, dimension.key[:1].upper(), language)


def dimension_name_of(key: str, dimensions: Iterable[Dimension]) -> str:
    """The name of a dimension, or of the overall lamp, by its key; an unknown key names itself."""
    if key == OVERALL:
        return overall_name()
    names = (dimension_name(dimension) for dimension in dimensions if dimension.key == key)
    return next(names, key)


def phase_name(phase: Phase) -> str:
    return _either(phase.name_da, phase.name_en, phase.key)


def phase_name_of(key: str, phases: Iterable[Phase]) -> str:
    """The name of a phase by its key; an unknown key names itself."""
    return next((phase_name(phase) for phase in phases if phase.key == key), key)


def _either(danish: str, english: str, key: str, language: Language | None = None) -> str:
    """The name in the language (the active one), else in the other one, else the key."""
    if (language or active_language()) is Language.DANISH:
        return danish or english or key
    return english or danish or key


def date_words(value: ImpreciseDate | None) -> str:
    """The date as it is shown ("dec. 2027"), as typed where it names no day, "" where missing."""
    if value is None:
        return ""
    return print_date(value, _language())


def day_words(value: date | None) -> str:
    """A certain day as it is shown ("18. dec. 2023"); "" where missing."""
    return "" if value is None else date_words(day(value))


def clock_words(local: datetime) -> str:
    """The time of day: "13.05"; the English clock has a colon."""
    template = pgettext("clock", "{hour}:{minute}")
    return template.format(hour=f"{local.hour:02}", minute=f"{local.minute:02}")


def period_words(period: Period) -> str:
    """The month in full: "oktober 2023"."""
    return f"{month_word(period.month)} {period.year}"


def month_word(month: int) -> str:
    """The month's name, of 1 to 12: "oktober"."""
    return _month_names(active_language())[month - 1]


@lru_cache(maxsize=1)
def _month_names(_language: Language) -> tuple[str, ...]:
    return (
        pgettext("month", "January"),
        pgettext("month", "February"),
        pgettext("month", "March"),
        pgettext("month", "April"),
        pgettext("month", "May"),
        pgettext("month", "June"),
        pgettext("month", "July"),
        pgettext("month", "August"),
        pgettext("month", "September"),
        pgettext("month", "October"),
        pgettext("month", "November"),
        pgettext("month", "December"),
    )


def month_words(text: str) -> str:
    """As `period_words` for a month's text; what is no month stands as it is."""
    try:
        return period_words(Period.parse(text))
    except ValueError:
        return text


def delay_words(months: int | None) -> str:
    """A delay for a cell: "+8 mdr.", "+1 md.", "−2 mdr."; "" on time or unknown."""
    if not months:
        return ""
    sign = "+" if months > 0 else "−"
    return sign + ngettext("{count} mo.", "{count} mos.", abs(months)).format(count=abs(months))


def request_title(title: str) -> str:
    """The title of a change request; a draft may have none yet."""
    return title or _("(no title yet)")


def months_words(months: int) -> str:
    """So many months in full: "1 måned", "8 måneder"."""
    return ngettext("{count} month", "{count} months", months).format(count=months)


def days_words(days: int) -> str:
    """So many days in full: "1 dag", "31 dage"."""
    return ngettext("{count} day", "{count} days", days).format(count=days)


def money_words(amount: Money | None) -> str:
    """An amount as it is shown: "12,6 mio. kr. (2023-pl)"; "" where there is none."""
    from portfolio_desktop.domain.money import print_money

    if amount is None:
        return ""
    text = print_money(amount.ore, _language())
    if amount.price_level is None:
        return text
    template = pgettext("money", "{amount} ({year} prices)")
    return template.format(amount=text, year=amount.price_level)


def money_change_words(ore: int) -> str:
    """A difference in money: "+1,2 mio. kr.", "−850.000 kr."; "" for none."""
    from portfolio_desktop.domain.money import print_money

    if ore == 0:
        return ""
    return ("+" if ore > 0 else "") + print_money(ore, _language())


def _language() -> Literal["da", "en"]:
    return "da" if active_language() is Language.DANISH else "en"
