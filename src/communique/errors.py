"""The exceptions a caller may meet.

CommuniqueError
├── InputError          a report that cannot be read; names the report and what is allowed
│   ├── MissingInput    the path does not exist or cannot be opened
│   ├── EmptyInput      nothing in it, or nothing but page furniture
│   ├── NotText         binary data, or bytes in no encoding we know
│   ├── TooLarge        above the size or line length that one document may have
│   └── UnreadLanguage  text in a language that no codebook language covers
├── OutputError         the place to write to cannot be written
├── CodebookError       a codebook file that breaks its schema or a rule of `codebook check`
├── StoreError          a store that is missing, locked, newer than this version, or damaged
└── RecordError         a derived record without a citation, or one its document does not bear out
"""

from __future__ import annotations


class CommuniqueError(Exception):
    """Base of all errors that are ours; its text is written for the person at the keyboard."""


class InputError(CommuniqueError):
    """A report that cannot be read.

    `name` is the report as the person named it, `reason` what is wrong and what is allowed.
    """

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


class MissingInput(InputError):
    """The path does not exist or cannot be opened."""


class EmptyInput(InputError):
    """There is no text in it, or nothing but page furniture."""


class NotText(InputError):
    """Binary data, or bytes in no encoding we know."""


class TooLarge(InputError):
    """Larger than one document may be."""


class UnreadLanguage(InputError):
    """Text in a language that no codebook language covers."""


class OutputError(CommuniqueError):
    """The place to write to cannot be written."""


class CodebookError(CommuniqueError):
    """A codebook file that breaks its schema or a rule of `codebook check`."""


class StoreError(CommuniqueError):
    """A store that is missing, locked, newer than this version, or damaged."""


class RecordError(CommuniqueError):
    """A derived record without a citation, or one that its document does not bear out."""
