"""The room that reads: a Document in, a Reading out.

`read_document` is its one verb. Inside, each file does one step: sentences, gazetteer, entities,
when (the date to reckon from), dates, clauses, attribution, points, coding (events) and
undertakings (agreements); `reader` goes through a document with them, sentence by sentence.
"""

from communique.read.check import check_patterns
from communique.read.reader import read_document
from communique.read.when import When

__all__ = ["When", "check_patterns", "read_document"]
