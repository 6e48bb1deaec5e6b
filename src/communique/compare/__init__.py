"""The room that compares: events and readings in; accounts, coverage and the ledger out."""

from communique.compare.accounts import lay_side_by_side
from communique.compare.ledger import ledger
from communique.compare.slips import slips

__all__ = ["lay_side_by_side", "ledger", "slips"]
