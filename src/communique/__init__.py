"""communique: reads reports about diplomacy and lays the accounts side by side.

Two verbs: `read` one report, `compare` several readings. What they return are the records of
`communique.model`; every derived record carries the citation it rests on.
"""

from communique.codebook import Codebook, load
from communique.errors import CommuniqueError
from communique.model import Citation, Comparison, Document, Event, Reading
from communique.pipeline import compare, read

__all__ = [
    "Citation",
    "Codebook",
    "CommuniqueError",
    "Comparison",
    "Document",
    "Event",
    "Reading",
    "compare",
    "load",
    "read",
]
