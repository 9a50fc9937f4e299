"""SHA-256 without OpenSSL is SHA-256."""

from __future__ import annotations

import hashlib
import sys
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_desktop.storage.lean_hash import _own_or_openssl, sha256


@given(st.lists(st.binary(max_size=300), max_size=5))
def test_it_is_the_same_in_one_piece_and_in_several(parts: list[bytes]) -> None:
    begun, whole = sha256(b""), hashlib.sha256(b"".join(parts))
    for part in parts:
        begun.update(part)
    assert (begun.digest(), begun.hexdigest()) == (whole.digest(), whole.hexdigest())
    assert sha256(b"".join(parts)).digest() == whole.digest()


def test_a_python_without_its_own_asks_openssl(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("_sha256", "_sha2"):
        monkeypatch.setitem(sys.modules, name, None)
    assert _own_or_openssl() is import_module("hashlib").sha256
