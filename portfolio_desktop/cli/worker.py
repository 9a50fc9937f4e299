"""The hidden verb: this process reads one foreign file for another, under limits, and ends."""

from __future__ import annotations

from collections.abc import Sequence

from portfolio_desktop.environment.program import WORKER_VERB

__all__ = ["WORKER_VERB", "run_worker"]


def run_worker(arguments: Sequence[str]) -> int:
    from portfolio_desktop.exchange.worker import main

    return main(list(arguments))
