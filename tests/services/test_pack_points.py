"""The report prints what a request moves besides the end, and which of its points were refused."""

from __future__ import annotations

from dataclasses import replace

from portfolio_desktop.domain.change_request import About, RequestState, Subject, Topic
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.services.milestones import MilestoneDraft, add_milestone
from portfolio_desktop.services.pack_content import Origin, PackOptions, status_report
from portfolio_desktop.services.pack_values import RequestCard
from portfolio_desktop.services.requests import (
    ChangeDraft,
    Decision,
    decide_request,
    draft_request,
    new_request_draft,
    submit_request,
)
from portfolio_desktop.storage.register_file import RegisterFile

YEAR = Topic(Subject.YEAR_BUDGET, About(year=2024))


def cards(register: RegisterFile) -> list[RequestCard]:
    origin = Origin(register.now(), "0" * 64)
    content = status_report(register.reader, PackOptions(Period(2023, 11)), origin)
    return [card for group in content.requests.groups for card in group.cards]


def lines(card: RequestCard) -> list[tuple[str, str, str, str]]:
    return [
        tuple(
            text.replace("\u00a0", " ")
            for text in (line.subject, line.before, line.after, line.difference)
        )
        for line in card.changes
    ]


def test_milestones_years_and_refused_points_are_printed(
    register: RegisterFile, project: str
) -> None:
    pilot = add_milestone(register, project, MilestoneDraft("Pilot", approved="14.11.2023")).id
    draft = new_request_draft(register.reader, project, register.today())
    changes = (
        ChangeDraft(Subject.MILESTONE, "14.1.2024", About(pilot)),
        ChangeDraft(Subject.YEAR_BUDGET, "3 mio. kr.", YEAR.about),
    )
    request = draft_request(register, replace(draft, title="Ny plan", changes=changes)).id
    submit_request(register, request)
    (card,) = cards(register)
    assert lines(card) == [
        ("Milepæl: Pilot", "14. nov. 2023", "14. jan. 2024", "2 måneder senere"),
        ("Budget 2024", "–", "3 mio. kr.", ""),
    ]
    decision = Decision(
        RequestState.APPROVED_WITH_CHANGES,
        "2.11.2023",
        "Prøvekredsen",
        "direktørmail nr. 14",
        refused=(YEAR,),
    )
    decide_request(register, request, decision)
    (card,) = cards(register)
    assert lines(card)[1] == ("Budget 2024", "–", "3 mio. kr.", "afvist")
