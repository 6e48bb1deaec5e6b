"""Show what was found: the JSON contract, and terminal, Markdown and HTML made from it alone.

Every renderer takes the contract dictionary and never the records, so that whatever a person can
see on a page stands in the JSON too.
"""

from communique.show.codebook_entry import (
    as_json,
    entry_lines,
    entry_on,
    entry_to_dict,
    holder_lines,
    holders,
)
from communique.show.contract import comparison_to_dict, reading_to_dict
from communique.show.html import html
from communique.show.ledger import (
    deadlines_markdown,
    due_rows,
    known_to_dict,
    ledger_markdown,
    ledger_to_dict,
    print_deadlines,
    print_ledger,
)
from communique.show.markdown import markdown
from communique.show.reading import print_reading
from communique.show.schema import load_schema
from communique.show.table import print_comparison

__all__ = [
    "as_json",
    "comparison_to_dict",
    "deadlines_markdown",
    "due_rows",
    "entry_lines",
    "entry_on",
    "entry_to_dict",
    "holder_lines",
    "holders",
    "html",
    "known_to_dict",
    "ledger_markdown",
    "ledger_to_dict",
    "load_schema",
    "markdown",
    "print_comparison",
    "print_deadlines",
    "print_ledger",
    "print_reading",
    "reading_to_dict",
]
