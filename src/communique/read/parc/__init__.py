"""Who says what, in PARC 3.0's terms: source, cue and content, found over parsed sentences.

`find` gathers every possible attribution of a document (`verbal` and `nominal` cues, their words
from `groups` and `contents`, quotations from `quotes`); `choose` keeps those that the trained model
accepts by their `features`.
"""

from communique.read.parc.choose import attributed
from communique.read.parc.find import Line, Placed

__all__ = ["Line", "Placed", "attributed"]
