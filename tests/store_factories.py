"""Small records for the tests of the store: two accounts of one made-up call, all of it cited."""

from __future__ import annotations

import hashlib

import store_factories_beside as beside
from communique.model import (
    Account,
    AgreementAction,
    Attribution,
    Block,
    Carried,
    Citation,
    Commitment,
    Comparison,
    Copy,
    DateMention,
    DateValue,
    Disputed,
    Document,
    Event,
    EventMention,
    Finding,
    KnownFact,
    LedgerEntry,
    LedgerLine,
    Mention,
    Participant,
    Point,
    RawDocument,
    Reaction,
    Reading,
    Repair,
    Row,
    Run,
    Sentence,
    SharedSentence,
    Skipped,
    Slot,
    Unresolved,
    Voice,
)

ALFA = ("The Alfan leader called his Bravan colleague.", "They extended the treaty by 5 years.")
BRAVA = ("Brava's café-owning premier took the call.", "The weather was fine – and warm 🌞.")

FIVE_YEARS = DateValue(value="P5Y", precision="duration", written_as="5 years", relation="for")
CALL_DAY = DateValue(
    value="2031-03-04",
    precision="day",
    written_as="Tuesday",
    reckoned_from="2031-03-05",
    inferred=True,
    grounds=("the Tuesday before the publication date",),
)
ALFAN = Participant(id="ALF", name="Alfa", country="ALF", role="leader", words="The Alfan leader")
BRAVAN = Participant(id=None, name="Bravan colleague", words="his Bravan colleague")


def document(outlet: str, sentences: tuple[str, ...], **changes: object) -> Document:
    """A document whose id holds the hash of its text, as every document's does."""
    text = "\n".join(sentences)
    digest = hashlib.sha256(text.encode()).hexdigest()[:12]
    values: dict[str, object] = {
        "id": f"{outlet}-{digest}",
        "name": f"{outlet}.txt",
        "text": text,
        "blocks": (Block(role="body", start=0, end=len(text)),),
        "kind": "readout",
        "outlet": outlet,
        "published": CALL_DAY,
        "agencies": ("Agency A", "Agency B"),
        "repairs": (Repair(start=0, end=1, original="?"),),
        "warnings": ("no title",),
    }
    return Document(**(values | changes))  # type: ignore[arg-type]


def raw(doc: Document) -> RawDocument:
    """The bytes that a document was made from."""
    return RawDocument(
        name=doc.name,
        data=doc.text.encode(),
        media="text/plain",
        path=doc.path,
        headers=(("outlet", doc.outlet), ("url", "https://example.org/a")),
    )


def sentences(doc: Document) -> tuple[Sentence, ...]:
    """The sentences of a document made by `document`: one a line."""
    found, start = [], 0
    for number, line in enumerate(doc.text.split("\n"), start=1):
        end = start + len(line)
        found.append(Sentence(number=number, start=start, end=end, text=line, role="body"))
        start = end + 1
    return tuple(found)


def cite(doc: Document, number: int) -> Citation:
    """A citation of one whole sentence."""
    sentence = sentences(doc)[number - 1]
    return Citation(
        document=doc.id,
        sentence=number,
        start=sentence.start,
        end=sentence.end,
        exact=sentence.text,
    )


def point(doc: Document, number: int, party: str, attribution: str | None = None) -> Point:
    """A point about the treaty's term from one sentence."""
    cited = cite(doc, number)
    return Point(
        id=f"{doc.id}-p{number}",
        citations=(cited,),
        origin="test: extended",
        document=doc.id,
        party=party,
        attribution=attribution,
        speakers=(ALFAN,),
        predicate="extend",
        act="agree",
        type="AGREE",
        realis="happened",
        topic="treaty",
        keys=("treaty", "term"),
        gist="the treaty runs 5 more years",
        start=cited.start,
        end=cited.end,
        slots=(Slot(kind="duration", value="P5Y", words="5 years"),),
    )


def alfan_reading(doc: Document) -> Reading:
    """A reading with one record of every kind."""
    one, two = cite(doc, 1), cite(doc, 2)
    attribution = Attribution(
        id="a1",
        citations=(two,),
        origin="own account",
        source="Alfa",
        source_id="ALF",
        cue="extended",
        content=two.exact,
        content_at=((two.start, two.end),),
        chain=(Voice(kind="outlet", name="alfa"), Voice(kind="government", name="Alfa")),
        party="ALF",
    )
    mention = Mention(
        id="m1",
        citations=(one,),
        origin="title",
        start=0,
        end=16,
        words="The Alfan leader",
        kind="person",
        entity="ALF",
        candidates=("ALF",),
    )
    event = EventMention(
        id="e1",
        citations=(one,),
        origin="consult: call",
        type="CONSULT",
        mode="phone",
        quad=1,
        contexts=("diplomatic",),
        actors=(ALFAN, BRAVAN),
        recipients=(),
        realis="happened",
        date=CALL_DAY,
        place=None,
        medium="phone",
        cue="called",
        summary="Alfa calls Brava",
        party="ALF",
        attribution="a1",
    )
    action = AgreementAction(
        id="g1",
        citations=(two,),
        origin="extended",
        agreement="treaty",
        action="extended",
        party="ALF",
        said_by="ALF",
        date=FIVE_YEARS,
        what="extended by 5 years",
    )
    bound = Commitment(
        id="c1",
        citations=(two,),
        origin="commitment: agree",
        parties=(ALFAN, BRAVAN),
        undertaking="extended",
        undertaking_at=(two.start, two.end),
        condition=None,
        condition_at=None,
        deadline=CALL_DAY,
        term=FIVE_YEARS,
        agreement="treaty",
        said_by="ALF",
        attribution="a1",
    )
    dated = DateMention(
        id="d1",
        citations=(two,),
        origin="term",
        start=two.end - 8,
        end=two.end - 1,
        date=FIVE_YEARS,
    )
    return Reading(
        document=doc,
        sentences=sentences(doc),
        mentions=(mention,),
        dates=(dated,),
        attributions=(attribution,),
        events=(event,),
        points=(point(doc, 2, "ALF", "a1"),),
        actions=(action,),
        commitments=(bound,),
        particulars=(beside.particular(one),),
        unresolved=(colleague(doc),),
    )


def colleague(doc: Document) -> Unresolved:
    """Words of the first sentence that name nobody for certain."""
    return Unresolved(
        id="u1",
        citations=(cite(doc, 1),),
        origin="title",
        words="his Bravan colleague",
        candidates=("premier", "president"),
        why="two offices fit",
    )


def call(alfa: Document, brava: Document) -> Event:
    """The call: Alfa states the extension, Brava is silent on it, and one state has no account."""
    own, other = cite(alfa, 2), cite(brava, 1)
    stated = Finding(
        point="r1",
        verdict="stated",
        topic="treaty",
        gist="5 more years",
        citations=(own,),
        by=("Alfa",),
        chains=((Voice(kind="government", name="Alfa", id="ALF"),),),
    )
    silent = Finding(
        point="r1", verdict="silent", topic="treaty", gist="", citations=(other,), others=(own,)
    )
    absent = Finding(point="r1", verdict="no account", topic="treaty", gist="", citations=())
    reaction = Reaction(
        id="x1",
        citations=(cite(brava, 2),),
        origin="welcome",
        party="Charlia",
        party_id="CHA",
        type="SUPPORT",
        gist="welcomes it",
        by="spokesman",
        date=None,
    )
    return Event(
        id="call",
        citations=(cite(alfa, 1), other),
        origin="same call",
        title="Alfa and Brava speak",
        type="CONSULT",
        mode="phone",
        quad=1,
        contexts=(),
        actors=(ALFAN, BRAVAN),
        recipients=(),
        realis="happened",
        date=CALL_DAY,
        place=None,
        medium="phone",
        about=("treaty",),
        cameo="040",
        mentions=("e1",),
        documents=(alfa.id, brava.id),
        reports=2,
        origins=2,
        rows=(
            Row(
                id="r1", topic="treaty", gist="5 more years", points=(point(alfa, 2, "ALF", "a1"),)
            ),
        ),
        accounts=(
            Account(
                party="Alfa",
                party_id="ALF",
                through=("alfa",),
                citations=(own,),
                findings=(stated,),
            ),
            Account(
                party="Brava",
                party_id="BRA",
                through=("brava",),
                citations=(other,),
                findings=(silent,),
            ),
            Account(party="Charlia", party_id="CHA", through=(), citations=(), findings=(absent,)),
        ),
        coverage=(
            Carried(point="r1", document=alfa.id, outlet="alfa", carried=True, citations=(own,)),
            Carried(point="r1", document=brava.id, outlet="brava", carried=False),
        ),
        reactions=(reaction,),
        background=(point(brava, 2, "BRA"),),
        aspects=(beside.aspect(own, other),),
        emphases=(beside.emphasis(own),),
    )


def treaty(doc: Document) -> LedgerEntry:
    """A ledger entry with one step and one deadline."""
    step = LedgerLine(
        id="l1",
        citations=(cite(doc, 2),),
        origin="extended",
        action="extended",
        date=None,
        party="ALF",
        said_by="ALF",
        what="by 5 years",
    )
    return LedgerEntry(
        id="treaty",
        name="The Treaty",
        parties=("ALF", "BRA"),
        status="extended",
        term="P5Y",
        expires=DateValue(value="2036", precision="year", written_as="2036"),
        history=(step,),
        deadlines=(step,),
        citations=(cite(doc, 2),),
        known=(KnownFact(action="signed", date="2021-01-01", source="a register"),),
        names=("the treaty",),
        terms=("no more than two",),
        disputed=(
            Disputed(
                id="l1:disputed",
                citations=(cite(doc, 2),),
                origin="two tellings",
                what="length",
                sides=(("Alfa", "5 years"), ("Bravo", "4 years")),
            ),
        ),
    )


def comparison(version: str = "1") -> Comparison:
    """Two accounts side by side, with a record of every kind somewhere in it."""
    alfa, brava = document("alfa", ALFA), document("brava", BRAVA, published=None)
    silent = Reading(
        document=brava,
        sentences=sentences(brava),
        skipped=(Skipped(sentence=2, why="no actor"),),
    )
    return Comparison(
        run=Run(version=version, codebook="c0de", inputs=(alfa.id, brava.id)),
        readings=(alfan_reading(alfa), silent),
        events=(call(alfa, brava),),
        agreements=(treaty(alfa),),
        copies=(Copy(document=brava.id, of=alfa.id, containment=0.25),),
        shared=(SharedSentence(citations=(cite(alfa, 1), cite(brava, 1))),),
        unresolved=(colleague(alfa),),
        slips=(beside.slip(cite(brava, 2), cite(alfa, 2)),),
        quotations=(beside.quotation(cite(brava, 1), cite(alfa, 2)),),
        warnings=("brava: no date",),
    )
