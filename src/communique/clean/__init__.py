"""Clean: a raw document becomes a document with its text, blocks and metadata."""

from communique.clean.document import clean

__all__ = ["clean"]
