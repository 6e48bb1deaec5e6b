"""The room that matches: Readings in, Events out.

`match` is its one verb: copies and shared sentences first, then the mentions of one happening
brought together, then the points of its accounts brought to rows.
"""

from communique.match.copies import Copies, copies
from communique.match.events import match
from communique.match.meaning import encode
from communique.match.shared import shared_sentences

__all__ = ["Copies", "copies", "encode", "match", "shared_sentences"]
