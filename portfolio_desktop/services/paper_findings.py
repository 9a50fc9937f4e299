"""What is to be looked at before papers are sent, and where it can be mended."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PaperFinding:
    """`item_id` is the item of the meeting it is about, `project_id` the project; "" for none."""

    sentence: str
    item_id: str = ""
    project_id: str = ""
