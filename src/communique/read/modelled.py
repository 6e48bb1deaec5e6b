"""Code a clause by the trained model where no pattern of the codebook holds."""

from __future__ import annotations

from communique.codebook.schema import Pattern
from communique.model import Participant
from communique.read.acts.choose import Kind, kind_of
from communique.read.acts.features import Pair
from communique.read.circumstances import place_of, realis_of
from communique.read.clause import Clause
from communique.read.coding import FUTURE, Coded
from communique.read.discourse import Discourse
from communique.read.parsed import Parsed
from communique.read.patterns import Fired
from communique.read.phrases import parts
from communique.read.roles import acting, done_to_at

People = tuple[Participant, ...]
#: how sure the model must be, from 0 to 1, before it codes a clause alone
BAR = 0.65
#: types of acts that two do together
_MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE", "SUPPORT", "ASSAULT"})


def by_model(parsed: Parsed, clause: Clause, state: Discourse, named: People) -> Coded | None:
    """The event of a clause that names who acts and who is acted on; None where it names but one
    of them, or the model is not sure of any act. `named` is whom the clause's subject names."""
    if clause.contents and clause.lemma in state.speech:
        return None  # what is said is coded, not the saying
    actors = acting(parsed, clause, state, named)
    if not actors or clause.subject is None:
        return None
    if len({a.country for a in actors if a.country}) > 1:
        return _together(parsed, clause, state, actors)
    recipients, at = done_to_at(parsed, clause, state, actors)
    if not recipients or at is None:
        return None
    source, target = clause.subject, at
    if clause.turned:
        source, target, actors, recipients = target, source, recipients, actors
    kind = kind_of(Pair(parsed.doc, source, target))
    if not kind.type or kind.sure < BAR:
        return None
    if clause.negated and kind.type != "REJECT":
        return None  # what was not done is no act, unless it is refused
    return _coded(parsed, clause, state, kind, (actors, recipients))


def _together(parsed: Parsed, clause: Clause, state: Discourse, actors: People) -> Coded | None:
    """What two states do with or to one another: "A and B have set out to ..."."""
    assert clause.subject is not None
    both = list(parts(parsed.doc, clause.subject))
    if len(both) < 2:
        return None
    kind = kind_of(Pair(parsed.doc, both[0], both[1]))
    if kind.type not in _MUTUAL or kind.sure < BAR:
        return None
    return _coded(parsed, clause, state, kind, (actors, ()))


def _coded(
    parsed: Parsed, clause: Clause, state: Discourse, kind: Kind, who: tuple[People, People]
) -> Coded:
    realis = realis_of(clause)
    type_ = FUTURE.get(kind.type, kind.type) if realis == "planned" else kind.type
    pattern = Pattern(id=f"model.{kind.label}", cameo=f"{kind.label:0<3}")
    cue = clause.verb.text + "".join(f", {r}" for r in kind.reasons[:2])
    actors, recipients = who
    return Coded(
        fired=Fired(type_, 0, pattern, cue),
        type=type_,
        mode=None,
        actors=actors,
        recipients=recipients,
        realis=realis,
        place=place_of(parsed, clause, state),
    )
