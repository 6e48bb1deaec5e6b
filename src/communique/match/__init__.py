"""The room that matches: Readings in, Events out.

`match` is its one verb: copies and shared sentences first, then the mentions of one happening
brought together, then the points of its accounts brought to rows.
"""

from communique.match.copies import copies, shared_sentences
from communique.match.events import match

__all__ = ["copies", "match", "shared_sentences"]
