"""Acts done in the call, what others say of it, and what is told beside it."""

from __future__ import annotations

import dataclasses

from communique import model
from communique.model import DateValue, Participant, Voice
from factories_reports import cite

OBAMA = Participant(id="barack-obama", name="Barack Obama", country="USA", role="President")
MEDVEDEV = Participant(id="dmitry-medvedev", name="Dmitry Medvedev", country="RUS")
NATO = Participant(id="nato", name="NATO")
SATURDAY = DateValue(
    value="2010-03-27", precision="day", written_as="a day later", inferred=True,
    grounds=("the day after the call",),
)  # fmt: skip
VIA_NATO = (Voice(kind="outlet", name="Harbour Courier"),
            Voice(kind="person", name="Anders Fogh Rasmussen"))  # fmt: skip
EARLIER = model.Row(
    id="row-6", topic="START I", gist="The earlier treaty, START I, ran out in December 2009",
    points=(), background=True,
)  # fmt: skip


def nato_account(a: model.Reading) -> model.Account:
    """NATO took no part in the call, and agrees with those who did on the signing."""
    welcomed = cite(a, "welcomed")
    said = model.Finding(
        point="row-1", verdict="agree", topic="signing", gist="welcomed the accord",
        citations=(welcomed,), chains=(VIA_NATO,),
    )  # fmt: skip
    return model.Account(party="NATO", party_id="nato", through=("Harbour Courier",),
                         citations=(welcomed,), findings=(said,))  # fmt: skip


def beside(call: model.Event, a: model.Reading) -> model.Event:
    """The call with a row told beside it, and with NATO's account."""
    row = dataclasses.replace(EARLIER, points=call.background)
    carried = model.Carried(point=row.id, document=a.document.id, outlet=a.document.outlet,
                            carried=True, citations=call.background[0].citations)  # fmt: skip
    return dataclasses.replace(
        call, rows=(*call.rows, row), coverage=(*call.coverage, carried),
        accounts=(*call.accounts, nato_account(a)),
    )  # fmt: skip


def acts(call: model.Event, a: model.Reading, b: model.Reading) -> tuple[model.Event, ...]:
    """Three acts of the call: one stated by both, one by one of them, one by somebody else."""
    usa, rus = call.accounts[0], call.accounts[1]
    both = tuple(dataclasses.replace(x, findings=(x.findings[0],)) for x in (usa, rus))
    alone = tuple(dataclasses.replace(x, findings=(x.findings[3],)) for x in (usa, rus))
    signing = _act(call, "agree", "agreed to sign the treaty in Prague on April 8", both,
                   cite(a, "White House statement"), type="AGREE", realis="planned",
                   actors=(OBAMA, MEDVEDEV))  # fmt: skip
    senate = _act(call, "request", "asked the Senate to ratify the treaty", alone,
                  cite(a, "the Senate"), type="REQUEST", mode="assist", actors=(OBAMA,),
                  recipients=(MEDVEDEV,))  # fmt: skip
    nato = _act(call, "support", "welcomed the accord", (nato_account(a),), cite(a, "welcomed"),
                type="SUPPORT", actors=(NATO,), date=SATURDAY)  # fmt: skip
    return signing, senate, nato


def _act(
    call: model.Event, name: str, title: str, accounts: tuple[model.Account, ...],
    cited: model.Citation, **more: object,
) -> model.Event:  # fmt: skip
    known: dict[str, object] = {"mode": None, "recipients": (), **more}
    return dataclasses.replace(
        call, id=f"event-call.{name}", part_of=call.id, title=title, accounts=accounts,
        citations=(cited,), rows=(), coverage=(), reactions=(), background=(), **known,
    )  # type: ignore[arg-type]  # fmt: skip
