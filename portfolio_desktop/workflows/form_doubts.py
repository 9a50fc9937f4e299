"""What a person should look at in a page of a form, the gravest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from portfolio_desktop.domain.problems import Problem
from portfolio_desktop.domain.remark_colours import named_colours
from portfolio_desktop.domain.report import ReportStage
from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.exchange.column_titles import LIGHT, Target
from portfolio_desktop.exchange.form_marks import WHY
from portfolio_desktop.exchange.imported import Lamp
from portfolio_desktop.exchange.lamp_colours import is_cream
from portfolio_desktop.exchange.lamp_words import read_lamp
from portfolio_desktop.services.form_content import CORRECTIVE_ACTION, REMARKS, REPORTED_BY
from portfolio_desktop.workflows.form_answers import is_untouched
from portfolio_desktop.workflows.import_words import target_name, value_words
from portfolio_desktop.workflows.own_form_words import target_of
from portfolio_desktop.workflows.page_plan import PagePlan

_GRAVEST_FIRST = (
    "lamp.unknown",
    "lamp.several",
    "form.lamp_missing",
    "cell.lost",
    "cell.error",
    "cell.not_calculated",
    "form.lamp_emptied",
    "form.copy_left_out",
    "form.month_copy_left_out",
    "form.lamp_stays",
    "form.newer_there",
    "form.newest_of_several",
    "form.date_impossible",
    "form.amount_unread",
    "form.amount_far_off",
    "form.amount_bare",
    "form.extra",
    "form.dimension_gone",
    "form.milestone_gone",
    "form.amount_gone",
    "form.heading_gone",
    "form.lamp_cream",
    "form.lamp_blank",
    "form.newer_known",
    "form.turns_back",
    "form.changed_since",
    "import.meeting_text_kept",
    "form.text_emptied",
    "form.text_shorter",
    "cell.cut",
    "lamp.disagrees",
    "form.colour_remark",
    "lamp.letter",
    "lamp.odd_colour",
    "lamp.only_shade",
    "lamp.sign",
    "import.date_unread",
    "form.untouched",
    "form.date_emptied",
    "form.amount_emptied",
    "form.amounts_undated",
    "form.month_by_name",
    "form.no_reason",
    "form.no_action",
    "form.nobody",
    "import.archived",
)
_RANKS = {code: rank for rank, code in enumerate(_GRAVEST_FIRST)}


def rank_of(doubt: Problem) -> int:
    """0 for the gravest."""
    return _RANKS.get(doubt.code, len(_RANKS))


def worst_rank(doubts: Iterable[Problem]) -> int:
    return min(map(rank_of, doubts), default=len(_RANKS) + 1)


def question_page(plan: PagePlan) -> None:
    """Add what shows only in the page as a whole."""
    if plan.standing.projects[plan.page.project_id].archived:
        plan.doubt("import.archived")
    if not plan.writes:
        return
    if plan.untouched:
        plan.doubt("form.untouched")
        return
    if _only_turns_back(plan):
        plan.doubt("form.turns_back")
    answer = plan.answer(REPORTED_BY)
    if answer is not None and not answer.text.strip():
        plan.doubt("form.nobody")
    _compare_with_remarks(plan)
    _ask_for_reasons(plan)


def question_own_form(plan: PagePlan) -> None:
    """What an organisation's own form does not say: what it was made with is not known, so that a
    blank changes nothing, and last month's colour would pass for this month's unless told.
    """
    if plan.page.month_from:
        plan.doubt(plan.page.month_from, period=plan.page.period)
    for key in plan.page.missing:
        plan.doubt("form.heading_gone", target_of(key))
    if plan.untouched:
        return
    for answer in plan.page.fields:
        blank = answer.made is None and is_untouched(answer)
        if blank and answer.key.startswith(LIGHT):
            plan.doubt("form.lamp_blank", target_of(answer.key))
        elif (
            answer.key.startswith(LIGHT) and is_cream(answer.fill) and read_lamp(answer.text).empty
        ):
            plan.doubt("form.lamp_cream", target_of(answer.key))


def _only_turns_back(plan: PagePlan) -> bool:
    """Whether the report is in already, and all that the form says otherwise was changed since."""
    report = plan.standing.report(plan.page)
    theirs = plan.standing.their_report(plan.page)
    if plan.page.participant_id is not None:
        reported = theirs is not None and theirs.received_on is not None
    else:
        reported = report is not None and report.stage is ReportStage.REPORTED
    changed = Counter((change.field, change.place) for change in plan.changes)
    return reported and bool(plan.moved) and changed <= Counter(plan.moved)


def _compare_with_remarks(plan: PagePlan) -> None:
    """Where the words name another colour than the lamp will have."""
    named = named_colours(plan.texts.get(REMARKS, ""))
    said = dict(named.dimensions)
    if named.overall is not None:
        said[OVERALL] = named.overall
    words = plan.standing.vocabulary
    for key, colour in said.items():
        lamp = plan.lamps.get(key)
        if lamp is None or lamp.colour is colour:
            continue
        target = Target.OVERALL if key == OVERALL else LIGHT + key
        plan.doubt(
            "form.colour_remark",
            Target.REMARKS,
            what=target_name(target, words).lower(),
            before=value_words(target, Lamp(colour), words),
            after=value_words(target, lamp, words) or "–",
        )


def _ask_for_reasons(plan: PagePlan) -> None:
    """A colour that is not green wants a reason, and red something done about it."""
    overall = plan.lamps.get(OVERALL, Lamp()).colour
    if overall not in {Colour.YELLOW, Colour.RED}:
        return
    why = WHY + OVERALL
    if not (plan.texts.get(why) or plan.texts.get(REMARKS)):
        plan.doubt("form.no_reason", Target.OVERALL)
    asked = plan.answer(CORRECTIVE_ACTION) is not None
    if overall is Colour.RED and asked and not plan.texts.get(CORRECTIVE_ACTION):
        plan.doubt("form.no_action", Target.CORRECTIVE_ACTION)
