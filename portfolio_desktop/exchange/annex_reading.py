"""Reads the file of an annex in the limited process for foreign files: `read_annex`."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Mapping
from types import MappingProxyType

from portfolio_desktop.exchange.annex_wire import ReadAnnex, read_annex_answer, refused
from portfolio_desktop.exchange.refusals import Refusal, UnreadableFile
from portfolio_desktop.exchange.tables import Limits
from portfolio_desktop.exchange.wire import WireError
from portfolio_desktop.exchange.worker import answer_of
from portfolio_desktop.services.annex_values import AnnexProblem

READABLE = frozenset({"application/pdf", "image/png", "image/jpeg"})
"""What is read as it is; office files are made into PDF first (`office_conversion`)."""

ANNEX_LIMITS = Limits(
    seconds=9.0, patience=45.0, memory=900_000_000, file_size=60_000_000, answer=120_000_000
)
"""Patient, since papers that were issued with an annex in them must be laid out again the same."""

_PROBLEMS: Mapping[Refusal, AnnexProblem] = MappingProxyType(
    {
        Refusal.TOO_SLOW: AnnexProblem.TOO_SLOW,
        Refusal.TOO_MUCH_MEMORY: AnnexProblem.TOO_LARGE,
        Refusal.TOO_MANY_CELLS: AnnexProblem.TOO_LARGE,
    }
)


def read_annex(
    data: bytes,
    media_type: str,
    *,
    copy: int = 0,
    limits: Limits = ANNEX_LIMITS,
    stop: threading.Event | None = None,
) -> ReadAnnex:
    """The facts of an annex and its pages ready to be bound in; whatever the file does.

    The same bytes give the same answer. One that is bound in several times is read once for each
    `copy`, since no two parts of a document may bear the same ids. UnreadableFile CANCELLED where
    another thread has set `stop`.
    """
    if media_type not in READABLE:
        return refused(AnnexProblem.KIND)
    if len(data) > limits.file_size:
        return refused(AnnexProblem.TOO_LARGE)
    seal = f"{hashlib.sha256(data).hexdigest()[:12]}-{copy}"
    try:
        answer = answer_of({"annex": media_type, "seal": seal}, data, limits, stop)
        return read_annex_answer(answer)
    except UnreadableFile as unread:
        if unread.code is Refusal.CANCELLED:
            raise
        return refused(_PROBLEMS.get(unread.code, AnnexProblem.BROKEN))
    except WireError:
        return refused(AnnexProblem.BROKEN)
