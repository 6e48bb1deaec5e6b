"""Intake: files, folders and standard input become raw documents."""

from communique.intake.files import gather
from communique.intake.report import from_text

__all__ = ["from_text", "gather"]
