"""Laws of meetings and written procedures: every undo gives the start, and what is locked stays."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio_desktop.domain.board_choices import (
    MinutesKind,
    MinutesState,
    PointDecision,
    ProcedureReply,
)
from portfolio_desktop.domain.meetings import (
    Attendance,
    Item,
    ItemAbsence,
    Meeting,
    MinutesComment,
    ProcedureAnswer,
    Recommendation,
    WrittenProcedure,
)
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.services import item_decisions as items
from portfolio_desktop.services import minutes, procedures
from portfolio_desktop.services.history import next_undo, undo
from portfolio_desktop.services.item_absences import attend_item, leave_from, miss_item
from portfolio_desktop.services.items import ItemDraft, add_item
from portfolio_desktop.services.meeting_holding import hold_meeting
from portfolio_desktop.services.minutes_comments import CommentDraft, add_comment
from portfolio_desktop.services.participants import ParticipantDraft, add_participant
from portfolio_desktop.services.procedure_answers import (
    AnswerDraft,
    Closing,
    answer_procedure,
    close_procedure,
    reopen_procedure,
)
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Label
from tests import fresh
from tests.services.board_ground import Ground, laid

KINDS: tuple[type[Any], ...] = (
    Meeting,
    Attendance,
    Item,
    Recommendation,
    ItemAbsence,
    MinutesComment,
    WrittenProcedure,
    ProcedureAnswer,
)
Verb: TypeAlias = Callable[[Ground], object]


def _text() -> st.SearchStrategy[str]:
    return st.sampled_from(["", "godkendt", "æøå\nlinje", "=1+1", "  "])


def _of_items(verb: Callable[[RegisterFile, str], object]) -> st.SearchStrategy[Verb]:
    return st.integers(0, 2).map(lambda n: lambda ground: verb(ground.register, ground.items[n]))


def _first_procedure(ground: Ground) -> str:
    found = ground.register.reader.board.rows(WrittenProcedure)
    return found[0].id if found else ""


def _answer(ground: Ground, reply: ProcedureReply | None) -> object:
    answers = ground.register.reader.board.rows(ProcedureAnswer)
    wanted = answers[0].id if answers else ""
    return answer_procedure(ground.register, wanted, AnswerDraft(reply, "Husk driften"))


MEETING_VERBS: st.SearchStrategy[Verb] = st.one_of(
    st.sampled_from(PointDecision).flatmap(
        lambda each: _of_items(lambda register, item: items.decide_item(register, item, each))
    ),
    _text().flatmap(
        lambda text: _of_items(lambda register, item: items.write_discussion(register, item, text))
    ),
    _text().map(
        lambda text: (
            lambda ground: items.word_decision(ground.register, ground.points(0)[0].id, text)
        )
    ),
    st.just(lambda ground: items.decide_point(ground.register, ground.points(0)[1].id, None)),
    st.integers(0, 2).map(
        lambda n: lambda ground: miss_item(ground.register, ground.items[n], ground.people[n])
    ),
    st.just(lambda ground: attend_item(ground.register, ground.items[0], ground.people[0])),
    st.just(lambda ground: leave_from(ground.register, ground.items[1], ground.people[2])),
    st.just(lambda ground: hold_meeting(ground.register, ground.meeting, "14.30")),
    st.just(lambda ground: add_item(ground.register, ground.meeting, ItemDraft("Nyt"), added=True)),
    st.just(
        lambda ground: minutes.choose_minutes_kind(
            ground.register, ground.meeting, MinutesKind.FULL
        )
    ),
    st.just(
        lambda ground: add_comment(ground.register, ground.meeting, CommentDraft("Ret", "Åse"))
    ),
    st.just(lambda ground: minutes.send_minutes(ground.register, ground.meeting, "1.1.2099")),
)
COURSE_VERBS: st.SearchStrategy[Verb] = st.one_of(
    st.just(lambda ground: minutes.approve_minutes(ground.register, ground.meeting)),
    st.just(lambda ground: minutes.reopen_minutes(ground.register, ground.meeting, "fejl")),
    st.just(
        lambda ground: procedures.add_procedure(
            ground.register, procedures.ProcedureDraft("Sag", points=("at a", "at b"))
        )
    ),
    st.just(
        lambda ground: procedures.send_procedure(
            ground.register,
            _first_procedure(ground),
            [each.id for each in ground.register.reader.participants()],
            reply_due="1.1.2099",
        )
    ),
    st.sampled_from([*ProcedureReply, None]).map(
        lambda reply: lambda ground: _answer(ground, reply)
    ),
    st.sampled_from(PointDecision).map(
        lambda result: (
            lambda ground: close_procedure(
                ground.register, _first_procedure(ground), Closing(result)
            )
        )
    ),
    st.just(
        lambda ground: reopen_procedure(ground.register, _first_procedure(ground), "et svar kom")
    ),
    st.just(
        lambda ground: procedures.withdraw_procedure(
            ground.register, _first_procedure(ground), "bortfalder"
        )
    ),
    st.just(lambda ground: procedures.remove_procedure(ground.register, _first_procedure(ground))),
)


def _ground(folder: Path) -> Ground:
    register = fresh.fresh_register(folder / "love.pfreg", "Love", "a")
    for name in ("Region Nord", "Region Syd"):
        add_participant(register, ParticipantDraft(name))
    return laid(register, date(2020, 1, 10))


def _rows(ground: Ground) -> list[tuple[object, ...]]:
    board = ground.register.reader.board
    settings_kept = ground.register.reader.settings()
    return [*(board.rows(kind) for kind in KINDS), tuple(settings_kept)]


@settings(max_examples=20)
@given(verbs=st.lists(st.one_of(MEETING_VERBS, COURSE_VERBS), max_size=10))
def test_whatever_is_done_at_a_meeting_its_undos_give_the_start(verbs: list[Verb]) -> None:
    with fresh.folder() as folder:
        ground = _ground(Path(folder))
        with ground.register:
            before = _rows(ground)
            done = 0
            for verb in verbs:
                edits = len(list(ground.register.edits()))
                with contextlib.suppress(RuleError):
                    verb(ground)
                done += len(list(ground.register.edits())) - edits
            for _step in range(done):
                assert next_undo(ground.register) is not None
                undo(ground.register)
            assert _rows(ground) == before


@settings(max_examples=20)
@given(verbs=st.lists(MEETING_VERBS, max_size=10))
def test_whatever_is_tried_approved_minutes_stay(verbs: list[Verb]) -> None:
    with fresh.folder() as folder:
        ground = _ground(Path(folder))
        with ground.register:
            items.decide_item(ground.register, ground.items[0], PointDecision.APPROVED)
            hold_meeting(ground.register, ground.meeting)
            minutes.approve_minutes(ground.register, ground.meeting)
            before = _rows(ground)
            for verb in verbs:
                with contextlib.suppress(RuleError):
                    verb(ground)
                assert _rows(ground) == before


def test_the_law_would_see_minutes_that_are_written_to(tmp_path: Path) -> None:
    ground = _ground(tmp_path)
    with ground.register as register:
        hold_meeting(register, ground.meeting)
        minutes.approve_minutes(register, ground.meeting)
        before = _rows(ground)
        with register.edit(Label("demo_filled")) as edit:
            edit.set("meeting", ground.meeting, "minutes_state", MinutesState.DRAFT)
        assert _rows(ground) != before
