"""A process killed at any moment: nothing confirmed is lost, nothing half is kept."""

from __future__ import annotations

import faulthandler
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent / "scripts" / "kill_loop.py"
# Windows cannot fork: there every kill costs the start of a program.
KILLS, BATCHES, HOT = (12, 2, 2) if os.name == "nt" else (52, 4, 30)


@pytest.mark.long
def test_killing_at_any_moment_loses_nothing_confirmed_and_keeps_nothing_half(
    on_disk: Path,
) -> None:
    faulthandler.cancel_dump_traceback_later()  # the limit below is its own
    batches = []
    for seed in range(BATCHES):
        folder = on_disk / str(seed)
        folder.mkdir()
        command = [sys.executable, str(SCRIPT), str(folder), str(seed), str(KILLS)]
        batches.append(
            subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        )
    seen = []
    for batch in batches:
        output, errors = batch.communicate(timeout=200)
        assert batch.returncode == 0, errors
        seen.append(json.loads(output))
    assert [batch["kills"] for batch in seen] == [KILLS] * BATCHES
    assert sum(batch["hot"] for batch in seen) >= HOT, seen
    assert all(batch["edits"] > KILLS // 4 for batch in seen), seen
