"""What the approval of a change request would lead to: time, money, and other projects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from portfolio_desktop.domain.change_request import About, Subject, Topic
from portfolio_desktop.domain.dates import ImpreciseDate, drops_out
from portfolio_desktop.domain.delay import Ends, delay
from portfolio_desktop.domain.dependencies import Dependency
from portfolio_desktop.domain.dependency_rules import (
    DependencyState,
    Point,
    broken_by,
    late_after,
    needed,
    needing,
    standing_of,
    with_moves,
)
from portfolio_desktop.domain.economy import NO_AMOUNTS, Amounts, Economy, YearEconomy, total
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.status import Colour
from portfolio_desktop.domain.thresholds import Hint, cost_hint, time_hint
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services import finding
from portfolio_desktop.services.criteria import criteria
from portfolio_desktop.services.dependency_words import part_words, project_words, slack_words
from portfolio_desktop.services.economy import economy_of
from portfolio_desktop.services.hints import cost_sentence, time_sentence
from portfolio_desktop.services.milestones import milestones_of
from portfolio_desktop.services.network import Network, network_at
from portfolio_desktop.services.request_lines import (
    Consequence,
    difference_words,
    next_plan,
    readable_wishes,
)
from portfolio_desktop.services.requested import ChangeDraft, Value, lies_within
from portfolio_desktop.services.typed import line
from portfolio_desktop.services.words import (
    capital,
    colour_word,
    date_words,
    delay_words,
    money_change_words,
    money_words,
)
from portfolio_desktop.storage.reader import Reader

Wishes = Mapping[Topic, Value]
_IN_TIME = {DependencyState.OK, DependencyState.AT_RISK, DependencyState.MET}
_END, _BUDGET = Topic(Subject.END), Topic(Subject.BUDGET)


def consequences(
    reader: Reader, project_id: str, drafts: Iterable[ChangeDraft], day: date
) -> tuple[Consequence, ...]:
    """What an approval of these changes would lead to; wishes that cannot be read are left out.

    `day` is the day the hints are reckoned for, as in the panel: no later than the month shown.
    """
    return impact(reader, project_id, readable_wishes(reader, project_id, drafts), day)


def impact(
    reader: Reader, project_id: str, wishes: Wishes, day: date, *, moves_told: bool = False
) -> tuple[Consequence, ...]:
    """The same of wishes that were read. Where the moves are told beside it, money is only spoken
    of where a hint changes or the years do not add up."""
    if not wishes:
        return ()
    money = _on_cost(reader, project_id, wishes, day)
    return (
        *_on_end(reader, project_id, wishes.get(_END), day),
        *_on_milestones(reader, project_id, wishes, moves_told=moves_told),
        *(each for each in money if not moves_told or each.colour or each.late),
        *_on_others(reader, project_id, wishes, day),
        next_plan(reader, project_id),
    )


def _on_end(reader: Reader, project_id: str, end: Value, day: date) -> list[Consequence]:
    """What a new end date does to the delay, the hint and the forecast; none without a date."""
    if not isinstance(end, ImpreciseDate):
        return []
    forecast = finding.project(reader, project_id).forecast_end
    return [_on_time(reader, project_id, end, day), *_on_forecast(forecast, end)]


def _on_time(reader: Reader, project_id: str, end: ImpreciseDate, day: date) -> Consequence:
    plans = reader.baselines([project_id])
    project = finding.project(reader, project_id)
    original = next((plan.end for plan in plans if plan.version == 1), None)
    approved = plans[-1].end if plans else None
    thresholds = criteria(reader)
    actual = project.actual_end
    before = time_hint(Ends(original, approved, project.forecast_end, actual), day, thresholds)
    after = time_hint(Ends(original, end, end, actual), day, thresholds)
    moved = delay(original, end)
    sentence = _("Time: the original plan has no end date")
    if moved is not None:
        words = delay_words(moved.months)
        sentence = (
            _("Time: {delay} against the original plan").format(delay=words)
            if words
            else _("Time: as in the original plan")
        )
    arithmetic = "" if after is None else time_sentence(after)
    return _with_hints(sentence, before, after, arithmetic)


def _with_hints(
    sentence: str, before: Hint | None, after: Hint | None, arithmetic: str
) -> Consequence:
    """The lamp that follows where it is not green, and the one before where it was another."""
    if after is None:
        return Consequence(sentence)
    changed = before is not None and before.colour is not after.colour
    if after.colour is not Colour.GREEN:
        was = before.colour if before is not None and changed else None
        return Consequence(sentence, arithmetic, after.colour, was)
    if before is None or not changed:
        return Consequence(sentence)
    detail = _("The hint changes from {before} to {after} against the new plan").format(
        before=colour_word(before.colour), after=colour_word(after.colour)
    )
    return Consequence(sentence, detail, after.colour, before.colour)


def _on_forecast(forecast: ImpreciseDate | None, end: ImpreciseDate) -> list[Consequence]:
    """What becomes of the forecast; nothing worth a line where it says the same already."""
    if forecast is None or line(forecast.text) == line(end.text):
        return []
    if lies_within(forecast, end):
        words = _("The forecast end date stays: {date}").format(date=date_words(forecast))
    else:
        words = _("The forecast end date moves from {before} to {after}").format(
            before=date_words(forecast), after=date_words(end)
        )
    return [Consequence(words)]


def _on_milestones(
    reader: Reader, project_id: str, wishes: Wishes, *, moves_told: bool
) -> Iterator[Consequence]:
    """How far each milestone that moves comes from the original plan; and where it is not told
    beside it, which ones drop out and which are new."""
    for planned in milestones_of(reader, project_id):
        name, wish = planned.milestone.name, _wished_date(wishes, planned.milestone.id)
        if wish is not None and not drops_out(wish):
            yield from _on_moved(name, planned.dates.original, wish)
        elif wish is not None and not planned.dropped and not moves_told:
            yield Consequence(
                _("{milestone} drops out of the approved plan").format(milestone=name),
                _("Earlier versions of the plan still have it"),
            )
    for topic, wished in wishes.items():
        if topic.about.added and isinstance(wished, ImpreciseDate) and not moves_told:
            words = _("A new milestone comes into the approved plan: {date}")
            yield Consequence(words.format(date=date_words(wished)))


def _on_moved(
    name: str, original: ImpreciseDate | None, wish: ImpreciseDate
) -> Iterator[Consequence]:
    """ "Go-live: +31 dage i forhold til den oprindelige plan"; nothing where no day says so."""
    if delay(original, wish) is None:
        return
    words, direction = difference_words(original, wish)
    told = _("{milestone}: as in the original plan")
    if direction:
        told = _("{milestone}: {delay} against the original plan")
    yield Consequence(told.format(milestone=name, delay=words))


def _wished_date(wishes: Wishes, milestone_id: str) -> ImpreciseDate | None:
    wish = wishes.get(Topic(Subject.MILESTONE, About(milestone_id)))
    return wish if isinstance(wish, ImpreciseDate) else None


def _on_cost(reader: Reader, project_id: str, wishes: Wishes, day: date) -> list[Consequence]:
    """What the approved money changes by, the hint on cost, and years that do not add up."""
    if not any(topic.subject in {Subject.BUDGET, Subject.YEAR_BUDGET} for topic in wishes):
        return []
    before = economy_of(reader, project_id)
    after = _economy_with(before, wishes)
    thresholds = criteria(reader)
    hints = [cost_hint(*each.compared(day.year), thresholds) for each in (before, after)]
    over = hints[1] is not None and hints[1].facts["over_ore"] > 0
    arithmetic = cost_sentence(hints[1]) if hints[1] is not None and over else ""
    return [
        _with_hints(_cost_words(before, after, wishes), hints[0], hints[1], arithmetic),
        *_sums(after),
    ]


def _cost_words(before: Economy, after: Economy, wishes: Wishes) -> str:
    """ "Økonomi: +600.000 kr."; of the years alone where the budget in all is not asked for."""
    wished = wishes.get(_BUDGET)
    if isinstance(wished, Money):
        if before.budget is None:
            return _("Cost: {amount}").format(amount=money_words(wished))
        words, _direction = difference_words(before.budget, wished)
        return _("Cost: {difference}").format(difference=words)
    sums = [total(each.amounts.approved for each in known.years) for known in (before, after)]
    change = sum(each.ore * sign for each, sign in zip(sums, (-1, 1), strict=True) if each)
    words = money_change_words(change) or _("unchanged in all")
    return _("Cost: the budgets of the years {difference}").format(difference=words)


def _sums(after: Economy) -> list[Consequence]:
    """Where the budgets of the years will not come to the budget in all."""
    years = total(each.amounts.approved for each in after.years)
    if years is None or after.budget is None or years.ore == after.budget.ore:
        return []
    if years.price_level != after.budget.price_level:
        return []
    sentence = _("The years come to {years}, the budget in all is {budget}").format(
        years=money_words(years), budget=money_words(after.budget)
    )
    return [Consequence(sentence, late=True)]


def _economy_with(before: Economy, wishes: Wishes) -> Economy:
    """The money as it is approved once the wishes are."""
    budget = wishes.get(_BUDGET)
    years = {each.year: each for each in before.years}
    for topic, wish in wishes.items():
        if topic.subject is Subject.YEAR_BUDGET and isinstance(wish, Money):
            year = years.get(topic.about.year, YearEconomy(topic.about.year))
            years[year.year] = _year_with(year, topic.about.participant_id, wish)
    return Economy(
        tuple(years[year] for year in sorted(years)),
        budget if isinstance(budget, Money) else before.budget,
    )


def _year_with(year: YearEconomy, participant: str, budget: Money) -> YearEconomy:
    def approved(amounts: Amounts) -> Amounts:
        return replace(amounts, approved=budget)

    if not participant:
        return replace(year, whole=approved(year.whole))
    held = year.parties.get(participant, NO_AMOUNTS)
    return replace(year, parties={**year.parties, participant: approved(held)})


def _on_others(reader: Reader, project_id: str, wishes: Wishes, day: date) -> list[Consequence]:
    """Which projects do not get in time what they need; that all do is told as well. Where a date
    is missing, nobody can say so.
    """
    moves = _moves(project_id, wishes)
    network = network_at(reader, project_id)
    concerned = [
        each
        for each in network.dependencies
        if each.settled_on is None and moves.keys() & {needed(each)}
    ]
    after = replace(network, dates=with_moves(network.dates, moves))
    late = late_after(concerned, network.dates, moves)
    if late:
        broken = broken_by(late, network.dates, moves)
        return [_late(after, each, day, still=each not in broken) for each in late]
    states = {standing_of(each, after.dates, day).state for each in concerned}
    if states and states <= _IN_TIME:
        return [Consequence(_("What other projects need still comes in time"))]
    return []


def _moves(project_id: str, wishes: Wishes) -> dict[Point, ImpreciseDate]:
    """The points of the project that move. One that is new is needed by nobody yet."""
    moves: dict[Point, ImpreciseDate] = {}
    for topic, wish in wishes.items():
        if not isinstance(wish, ImpreciseDate):
            continue
        if topic.subject is Subject.END:
            moves[Point(project_id)] = wish
        elif topic.about.milestone_id:
            moves[Point(project_id, topic.about.milestone_id)] = wish
    return moves


def _late(network: Network, dependency: Dependency, day: date, *, still: bool) -> Consequence:
    """ "22-2 Apovision får ikke Klar i tide": by when it is needed, and how late it comes."""
    standing = standing_of(dependency, network.dates, day)
    template = _("{project} does not get what it needs in time: {what}")
    if still:
        template = _("{project} still does not get what it needs in time: {what}")
    if drops_out(standing.expected):
        template = _("{project} does not get what it needs: {what} drops out")
    sentence = template.format(
        project=project_words(network.name(needing(dependency))),
        what=part_words(network.name(needed(dependency))),
    )
    if standing.need is None:
        return Consequence(sentence, late=True)
    detail = _("Needed by {date}: {slack}").format(
        date=date_words(standing.need), slack=slack_words(standing)
    )
    return Consequence(sentence, capital(detail), late=True)
