"""The record of one clause."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from communique.read.verbs import lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Token

#: verbs whose passive has whom they are done to as subject, an infinitive or not: "was asked to"
_TURNS = frozenset(
    "ask urge tell order request press pressure invite accuse allow force forbid call".split()
)
#: verbs of meaning to do what follows
INTENDS = frozenset("want seek aim intend hope plan wish".split())
#: what is done by saying that one wants to: "I want to thank ..."
_PERFORMS = frozenset(
    "thank congratulate express welcome commend condemn praise apologise apologize stress note say "
    "ask tell wish point emphasise emphasize underline reiterate".split()
)
#: prepositions behind a passive that lead to who does it, or to who do it with one another
DONE_BY = frozenset({"by", "between", "among", "with"})
_LIGHT_ADVERBS = frozenset({"not", "never", "n't", "no"})


@dataclass(slots=True, eq=False)
class Clause:
    """One clause. `start` and `end` are token numbers of its words from the verb group on;
    `subject` is a token range (inherited from the clause before where it has none)."""

    verb: Token
    lemma: str
    start: int
    end: int
    subject: tuple[int, int] | None
    inherited: bool = False
    relation: str = "main"
    contents: list[Clause] = field(default_factory=list)

    @property
    def whole(self) -> tuple[int, int]:
        """Its tokens with its own subject."""
        begin = self.subject[0] if self.subject and not self.inherited else self.start
        return min(begin, self.start), self.end

    @property
    def modal(self) -> str:
        """The modal or infinitive marker before the verb: will, should, may, to ... or ""; what
        somebody wants or seeks to do is to come, like what he "will" do."""
        if _intended(self.verb):
            return "will"
        for token in self.verb.lefts:
            if token.tag_ == "MD" or (token.tag_ == "TO" and token.i < self.verb.i):
                return token.lower_
        return ""

    @property
    def negated(self) -> bool:
        """Whether the verb itself is denied."""
        return any(t.dep_ == "neg" or t.lower_ in _LIGHT_ADVERBS for t in self.verb.lefts)

    @property
    def turned(self) -> bool:
        """Whether its subject is whom the act is done to: a passive, but for "was said to ..."."""
        infinitive = any(t.dep_ == "xcomp" for t in self.verb.rights)
        return self.passive and (not infinitive or self.lemma in _TURNS)

    @property
    def passive(self) -> bool:
        """Whether the subject suffers the act; also of the second verb in "was seized and shot"."""
        verb = self.verb
        while verb.dep_ == "conj" and verb.tag_ == "VBN" and not _own_group(verb):
            verb = verb.head
        if (
            verb.tag_ == "VBN"
            and not _own_group(verb)
            and any(t.dep_ == "agent" for t in verb.rights)
        ):
            return True  # "a plan endorsed by the council"
        return any(t.dep_ in ("nsubjpass", "auxpass") for t in verb.lefts)


def _own_group(verb: Token) -> bool:
    """Whether a verb has a subject or an auxiliary of its own."""
    return any(t.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for t in verb.lefts)


def _intended(verb: Token) -> bool:
    """Whether a verb is what somebody means to do himself: "wants to help"."""
    own = any(t.dep_ in ("nsubj", "nsubjpass") for t in verb.lefts)
    if verb.lemma_.lower() in _PERFORMS:
        return False
    return verb.dep_ == "xcomp" and not own and verb.head.lemma_.lower() in INTENDS


def what_is_meant(clause: Clause) -> Clause | None:
    """The clause of what somebody means to do ("is seeking to deepen ..."); None where it tells no
    such thing, or that he does not."""
    if clause.lemma not in INTENDS or clause.negated:
        return None
    inner = next((t for t in clause.verb.rights if _intended(t)), None)
    if inner is None:
        return None
    first = min([inner.i, *(t.i for t in inner.lefts)])
    return Clause(inner, lemma_of(inner), first, clause.end, clause.subject, clause.inherited)
