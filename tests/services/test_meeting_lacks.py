"""What the minutes would lack is found before the meeting is over."""

from __future__ import annotations

from portfolio_desktop.domain.board_choices import PointDecision
from portfolio_desktop.services.meeting_desk import meeting_desk
from portfolio_desktop.services.meeting_lacks import MeetingLacks, meeting_lacks
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Label
from tests.services.board_ground import Ground, laid


def lacks(ground: Ground) -> MeetingLacks:
    return meeting_lacks(meeting_desk(ground.register.reader, ground.meeting))


def decide(ground: Ground, item: int, decision: PointDecision, words: str = "") -> None:
    with ground.register.edit(Label("demo_filled")) as edit:
        for point in ground.points(item):
            edit.set("recommendation", point.id, "decision", decision)
            edit.set("recommendation", point.id, "decision_text", words)


def test_items_that_recommend_something_and_are_not_decided_are_named(
    register: RegisterFile,
) -> None:
    ground = laid(register)
    assert lacks(ground) == MeetingLacks(("1", "2"), ())
    decide(ground, 0, PointDecision.APPROVED)
    assert lacks(ground) == MeetingLacks(("2",), ())


def test_approved_with_remarks_wants_the_remarks(register: RegisterFile) -> None:
    ground = laid(register)
    decide(ground, 0, PointDecision.APPROVED)
    decide(ground, 1, PointDecision.APPROVED_WITH_REMARKS)
    assert lacks(ground) == MeetingLacks((), ("2",))
    decide(ground, 1, PointDecision.APPROVED_WITH_REMARKS, "Planen forelægges igen.")
    assert lacks(ground) == MeetingLacks((), ())
