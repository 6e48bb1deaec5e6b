"""The room that reads: a Document in, a Reading out.

`read_document` is its one verb; `reader` goes through a document sentence by sentence. Before it
stand `sentences`, `gazetteer`, `entities` (names, with `surnames`, `titled` and `spelling`), `when`
and `facts` (the day to reckon from) and `reckoned` (dates). For each sentence:

- `clauses` (with `clause_heads`, `clause_parents`, `verbs`) cuts it;
- `attribution` (with `official_text`, `publisher`, `continuation`) says whose word it is, in a
  `frame`;
- `parc` finds who says what in the words, over the whole document;
- `coding` (with `patterns`, `roles`, `participants`, `phrases`, `circumstances`) finds the event of
  a clause, `modelled` does where no pattern holds, by the model of `acts`, and `doubt` drops some;
- `sentence_reader` puts the records into `notes`: `attributions`, `event_mentions`, `points`
  (cut by `pieces`, filled by `topics` and `slots`), `agreement_actions` (`undertakings`) and
  `commitments` (what is `promised`).

`discourse` is what has been told so far: who "the two presidents" and "the treaty" are; `offices`
says who "the Norwegian king" is. `code_actor` gives PLOVER's country and sector for the words of an
actor (`actors`, `actor_people`, `actor_words`).
"""

from communique.read.actors import ActorCode, code_actor
from communique.read.check import check_patterns
from communique.read.reader import read_document
from communique.read.when import When

__all__ = ["ActorCode", "When", "check_patterns", "code_actor", "read_document"]
