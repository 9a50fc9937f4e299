"""A zip file without the clock that its writer looked at, so that the same content is the same
bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

_ZIP_MOMENT = (2000, 1, 1, 0, 0, 0)


def with_fixed_times(data: bytes, mended: Callable[[str, bytes], bytes] | None = None) -> bytes:
    """The same members in the same order; `mended` says what a member, by its name, becomes."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            part = source.read(name)
            info = zipfile.ZipInfo(name, _ZIP_MOMENT)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, mended(name, part) if mended else part)
    return out.getvalue()
