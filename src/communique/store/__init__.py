"""The store room: keeps documents, runs and judgements, and what was derived from them, in SQLite.

Two kinds of tables, never mixed: kept ones (`schema/kept.sql`) are migrated with care; derived
ones (`schema/derived.sql`) are dropped and written anew, a run at a time. Foreign keys and
full-text search are declared, so that Datasette on the file shows what rests on what.
"""

from communique.store.judgements import Judgement
from communique.store.store import Store, open_store

__all__ = ["Judgement", "Store", "open_store"]
