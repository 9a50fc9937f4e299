"""Row ids: the same on every laptop for what has a natural key, else random."""

from __future__ import annotations

import uuid

_NAMESPACE = uuid.UUID("6f1d7c52-6c0e-4b0a-9c65-0b3b7f0d2a11")
"""Frozen for ever: ids in issued register files are made from it."""


def new_id() -> str:
    return str(uuid.uuid4())


def _natural(*parts: str) -> str:
    return str(uuid.uuid5(_NAMESPACE, "\x1f".join(parts)))


def report_id(project_id: str, period: str) -> str:
    return _natural("report", project_id, period)


def light_id(report: str, dimension: str) -> str:
    return _natural("light", report, dimension)


def baseline_id(project_id: str, version: int) -> str:
    return _natural("baseline", project_id, str(version))


def requested_change_id(request_id: str, subject: str) -> str:
    return _natural("requested_change", request_id, subject)


def setting_id(key: str) -> str:
    return _natural("setting", key)


def dimension_id(key: str) -> str:
    return _natural("dimension", key)


def phase_id(key: str) -> str:
    return _natural("phase", key)
