"""The record of who says one sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace

from communique.model import Voice
from communique.read.clause import Clause
from communique.read.parsed import Parsed


@dataclass(frozen=True, slots=True)
class Frame:
    """The outer source of one sentence (PARC 3.0: source and cue; the content is its `clauses`).

    `manner` says how it got its source: readout, transcript, stated, continued, or own where the
    outlet speaks itself. `voices` run from the document or government that published to the
    person who spoke; `clauses` are what is said, cut loose from the words that say who says it.
    """

    manner: str
    source: str
    source_id: str | None
    cue: str
    party: str | None
    voices: tuple[Voice, ...]
    clauses: tuple[Clause, ...]
    sentence: int
    paragraph: int

    def by(
        self, source: Source, *, manner: str, cue: str, clauses: tuple[Clause, ...] | None = None
    ) -> Frame:
        """The same sentence on the word of a source; `clauses` where not all of it is said."""
        return replace(
            self,
            manner=manner,
            source=source.name,
            source_id=source.entity,
            cue=cue,
            party=source.party,
            voices=source.voices,
            clauses=self.clauses if clauses is None else clauses,
        )

    def after(self, last: Frame) -> Frame:
        """The same sentence on the word of the source of the one before."""
        return replace(
            last,
            manner="continued",
            clauses=self.clauses,
            sentence=self.sentence,
            paragraph=self.paragraph,
        )


@dataclass(frozen=True, slots=True)
class Source:
    """Whose word it is: the words that name the source, the entity and the party it speaks for,
    and the voices through which it speaks."""

    name: str
    entity: str | None
    party: str | None
    voices: tuple[Voice, ...]


def unframed(parsed: Parsed, clauses: list[Clause]) -> Frame:
    """A sentence on nobody's word but the outlet's."""
    return Frame(
        "own", "", None, "", None, (), tuple(clauses), parsed.sentence.number, parsed.paragraph
    )
