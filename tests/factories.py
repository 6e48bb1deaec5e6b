"""A rich comparison built by hand, for the tests of what is shown.

The reports are invented; the event is real: the telephone call of 26 March 2010 between Barack
Obama and Dmitry Medvedev on the treaty later known as New START. `comparison()` holds every kind
of record and verdict; its arguments put hostile words where outlets might put them.
"""

from __future__ import annotations

import factories_acts
from communique import model
from communique.codebook import Codebook
from communique.codebook.schema import Agreement, Country, Organisation, Person, Topic
from communique.model import Citation, DateValue, Finding, Participant, Voice
from factories_reports import COURIER, HERALD, Layout, cite, document

FRIDAY = DateValue(
    value="2010-03-26",
    precision="day",
    written_as="on Friday",
    reckoned_from="dateline",
    inferred=True,
    grounds=("Friday on or before the dateline's March 26", "year from the day of publication"),
)
SIGNING_DAY = DateValue(
    value="2010-04-08",
    precision="day",
    written_as="on April 8",
    inferred=True,
    grounds=("year from the day of publication",),
)
YEAR_END = DateValue(
    value="2010-12-31",
    precision="day",
    written_as="before the end of the year",
    relation="before",
    inferred=True,
    grounds=("year from the day of publication",),
)
OBAMA = Participant(
    id="barack-obama", name="Barack Obama", country="USA", role="President", words="Barack Obama"
)
MEDVEDEV = Participant(
    id="dmitry-medvedev",
    name="Dmitry Medvedev",
    country="RUS",
    role="President",
    words="Dmitry Medvedev",
)
AP = Voice(kind="agency", name="AP", id="ap")
TASS = Voice(kind="agency", name="Tass", id="tass")
COURIER_VOICE = Voice(kind="outlet", name="Harbour Courier")
HERALD_VOICE = Voice(kind="outlet", name="Volga Herald")
WHITE_HOUSE = Voice(kind="government", name="White House", id="USA")
KREMLIN = Voice(kind="government", name="Kremlin", id="RUS")
VIA_AP = (COURIER_VOICE, AP, WHITE_HOUSE)
KREMLIN_AP = (COURIER_VOICE, AP, KREMLIN)
KREMLIN_TASS = (HERALD_VOICE, TASS, KREMLIN)
ROW_GISTS = (
    ("row-1", "signing", "when and where the treaty is to be signed"),
    ("row-2", "missile defence", "what the treaty says of missile defence"),
    ("row-3", "warheads", "how many warheads each side keeps"),
    ("row-4", "ratification", "ratification by the Senate"),
    ("row-5", "duration", "how long the treaty runs"),
)


def book() -> Codebook:
    """A codebook of the few entries that the comparison names."""
    treaty = Agreement(id="new-start", name="New START", parties=["USA", "RUS"])
    return Codebook(
        countries={
            "USA": Country(id="USA", name="United States"),
            "RUS": Country(id="RUS", name="Russia"),
            "CZE": Country(id="CZE", name="Czech Republic"),
        },
        people={"barack-obama": Person(id="barack-obama", name="Barack Obama", country="USA")},
        organisations={"nato": Organisation(id="nato", name="NATO")},
        agreements={
            "new-start": treaty,
            "start-1": Agreement(id="start-1", name="START I", parties=["USA", "RUS"]),
        },
        outlets={},
        topics={"warheads": Topic(id="warheads", name="warhead limit", words=["warheads"])},
        events={},
        languages={},
        digest="c0de" * 16,
    )


def finding(
    row: int,
    verdict: model.Verdict,
    gist: str = "",
    cited: tuple[Citation, ...] = (),
    **more: object,
) -> Finding:
    """A finding on one of the five rows."""
    point, topic, _ = ROW_GISTS[row - 1]
    known: dict[str, object] = {"point": point, "topic": topic, "verdict": verdict}
    return Finding(**known, gist=gist, citations=cited, **more)  # type: ignore[arg-type]


def accounts(a: model.Reading, b: model.Reading) -> tuple[model.Account, ...]:
    """What the United States, Russia and the Czech Republic say, on five rows."""
    usa, rus = cite(a, "White House statement"), cite(b, "The Kremlin said")
    defense, link = cite(a, "no constraints"), cite(b, "legally binding")
    senate, heads, years = cite(a, "the Senate"), cite(a, "1,550"), cite(b, "ten years")
    american = (
        finding(1, "agree", "agreed to sign the treaty in Prague on April 8", (usa,),
                realis="planned", by=("White House",), chains=(VIA_AP,), note="same day and place"),
        finding(2, "differ", "the treaty “places no constraints” on American plans for missile "
                "defense", (defense,), by=("White House",), chains=(VIA_AP,),
                note="one account has no limit where the other has a binding link"),
        finding(3, "silent", "", (usa,), others=(heads,)),
        finding(4, "stated", "Obama asked the Senate to ratify the treaty before the end of the "
                "year", (senate,), realis="called for", by=("White House",), chains=(VIA_AP,)),
        finding(5, "silent", "", (usa,), others=(years,)),
    )  # fmt: skip
    russian = (
        finding(1, "agree", "the presidents would meet in Prague on April 8 to sign it", (rus,),
                realis="planned", by=("Kremlin", "Dmitry Medvedev"), chains=(KREMLIN_TASS,)),
        finding(2, "differ", "fixes a legally binding link between offensive arms and missile "
                "defense", (link,), by=("Kremlin",), chains=(KREMLIN_TASS,)),
        finding(3, "stated", "each side would keep no more than 1,550 deployed warheads", (heads,),
                by=("Kremlin",), chains=(KREMLIN_AP,)),
        finding(4, "silent", "", (rus,), others=(senate,)),
        finding(5, "stated", "The treaty will run for ten years", (years,), by=("Kremlin",),
                chains=(KREMLIN_TASS,)),
    )  # fmt: skip
    czech = tuple(finding(row, "no account") for row in range(1, 6))
    return (
        model.Account(party="United States", party_id="USA", through=("White House statement",),
                      citations=(usa, defense, senate), findings=american),
        model.Account(party="Russia", party_id="RUS", through=("Kremlin notice",),
                      citations=(rus, link, heads, years), findings=russian),
        model.Account(party="Czech Republic", party_id="CZE", through=(), citations=(),
                      findings=czech),
    )  # fmt: skip


def coverage(a: model.Reading, b: model.Reading, c: model.Reading) -> tuple[model.Carried, ...]:
    """Which of the three documents carried which row; the third is a copy of the second."""
    words = {
        a: ("White House statement", "no constraints", "1,550", "the Senate", None),
        b: ("The Kremlin said", "legally binding", None, None, "ten years"),
        c: ("The Kremlin said", "legally binding", None, None, "ten years"),
    }
    twin = {b: (c.document.id,), c: (b.document.id,)}
    return tuple(
        model.Carried(
            point=point,
            document=reading.document.id,
            outlet=reading.document.outlet,
            carried=cue is not None,
            citations=(cite(reading, cue),) if cue else (),
            verbatim_with=twin.get(reading, ()) if cue else (),
        )
        for reading, cues in words.items()
        for (point, _, _), cue in zip(ROW_GISTS, cues, strict=True)
    )


def call(a: model.Reading, b: model.Reading, c: model.Reading, title: str) -> model.Event:
    """The telephone call, with everything that an event can hold."""
    welcomed, earlier = cite(a, "welcomed"), cite(a, "START I")
    return model.Event(
        id="event-call",
        title=title,
        type="CONSULT",
        mode="phone",
        quad=1,
        contexts=("diplomatic", "military"),
        actors=(OBAMA, MEDVEDEV),
        recipients=(),
        realis="happened",
        date=FRIDAY,
        place=None,
        medium="telephone",
        about=("new-start",),
        cameo="041",
        mentions=("mention-1", "mention-2"),
        documents=tuple(r.document.id for r in (a, b, c)),
        reports=3,
        origins=2,
        citations=(cite(a, "telephone call"), cite(b, "agreed by telephone")),
        origin="same actors, day and medium",
        rows=tuple(model.Row(id=i, topic=t, gist=g, points=()) for i, t, g in ROW_GISTS),
        accounts=accounts(a, b),
        coverage=coverage(a, b, c),
        reactions=(
            model.Reaction(
                id="reaction-1", party="NATO", party_id="nato", by="Anders Fogh Rasmussen",
                type="SUPPORT", gist="welcomed the accord", date=None, citations=(welcomed,),
                origin="SUPPORT.welcome",
            ),
        ),
        background=(background(a, earlier),),
    )  # fmt: skip


def background(a: model.Reading, cited: Citation) -> model.Point:
    """What the first outlet adds in its own voice."""
    return model.Point(
        id="point-background", document=a.document.id, party=None, attribution=None, speakers=(),
        predicate="run out", act="state", type=None, realis="happened", topic="START I",
        keys=("start-1",), gist="The earlier treaty, START I, ran out in December 2009",
        start=cited.start, end=cited.end, citations=(cited,), origin="own voice",
    )  # fmt: skip


def ceremony(a: model.Reading, b: model.Reading) -> model.Event:
    """The signing in Prague: planned, not happened."""
    return model.Event(
        id="event-signing", title="Obama and Medvedev to sign the treaty in Prague",
        type="AGREE", mode=None, quad=1, contexts=("diplomatic",), actors=(OBAMA, MEDVEDEV),
        recipients=(), realis="planned", date=SIGNING_DAY, place="Prague", medium="visit",
        about=("new-start",), cameo=None, mentions=("mention-3",),
        documents=(a.document.id, b.document.id), reports=2, origins=2,
        citations=(cite(a, "White House statement"), cite(b, "The Kremlin said")),
        origin="same actors, day and place",
    )  # fmt: skip


def ledger(a: model.Reading, b: model.Reading) -> model.LedgerEntry:
    """New START as the reports leave it."""
    call_, signing, senate = cite(b, "conclude"), cite(b, "The Kremlin said"), cite(a, "the Senate")
    years = cite(b, "ten years")
    return model.LedgerEntry(
        id="new-start", name="New START", parties=("USA", "RUS"), status="agreed",
        term="ten years", expires=None, names=("the new treaty on strategic arms",),
        history=(
            model.LedgerLine(id="line-1", action="agreed", date=FRIDAY, party=None, said_by=None,
                             what="agreed by telephone on Friday to conclude a new treaty",
                             citations=(call_,), origin="agree.conclude"),
        ),
        deadlines=(
            model.LedgerLine(id="line-2", action="signed", date=SIGNING_DAY, party=None,
                             said_by="RUS", what="meet in Prague on April 8 to sign it",
                             citations=(signing,), origin="sign.future"),
            model.LedgerLine(id="line-3", action="ratified", date=YEAR_END, party="USA",
                             said_by="USA", what="ratify the treaty before the end of the year",
                             citations=(senate,), origin="ratify.called"),
        ),
        citations=(call_, signing, senate, years),
        known=(model.KnownFact(action="signed", date="2010-04-08",
                               source="the treaty as signed in Prague"),),
    )  # fmt: skip


def attribution(
    number: int, reading: model.Reading, words: str, cue: str, chain: tuple[Voice, ...]
) -> model.Attribution:
    """An attribution whose content is the sentence in which the words stand."""
    cited, at = cite(reading, words), reading.document.text.index(words)
    return model.Attribution(
        id=f"attribution-{number}", source=chain[-1].name, source_id=chain[-1].id, cue=cue,
        content=words, content_at=((at, at + len(words)),), chain=chain,
        party=chain[-1].id, citations=(cited,), origin=f"speech.{cue}",
    )  # fmt: skip


def readings(title: str | None = None, line: str | None = None) -> tuple[model.Reading, ...]:
    """The three documents; `title` is put over the first, `line` stands as a last body line."""
    extra: Layout = (("body", [line]),) if line else ()
    a = document("courier", "Harbour Courier", [*COURIER, *extra], ("AP",), title)
    b = document("herald", "Volga Herald", HERALD, ("Tass",))
    c = document("gazette", "Steppe Gazette", [*HERALD[:-1]], ("Tass",))
    return a, b, c


def unresolved(a: model.Reading) -> model.Unresolved:
    """Words that may name either of two treaties."""
    return model.Unresolved(
        id="unresolved-1", words="the accord", candidates=("new-start", "start-1"),
        why="two agreements of the same parties stand near", citations=(cite(a, "the accord"),),
        origin="agreement.short-name",
    )  # fmt: skip


def comparison(title: str | None = None, line: str | None = None) -> model.Comparison:
    """The whole result; `title` and `line` reach document, event and unresolved words."""
    a, b, c = readings(title, line)
    said = (
        attribution(1, a, "the two leaders agreed to sign the treaty in Prague on April 8",
                    "according to", VIA_AP),
        attribution(2, b, "the presidents would meet in Prague on April 8 to sign it", "said",
                    KREMLIN_TASS),
    )  # fmt: skip
    first = model.Reading(
        document=a.document, sentences=a.sentences, attributions=said[:1],
        unresolved=(unresolved(a),),
    )  # fmt: skip
    second = model.Reading(document=b.document, sentences=b.sentences, attributions=said[1:])
    shared = tuple(
        model.SharedSentence(citations=(cite(b, words), cite(c, words)))
        for words in ("conclude", "The Kremlin said", "legally binding", "ten years")
    )
    ids = tuple(r.document.id for r in (a, b, c))
    headline = title or "Obama and Medvedev agree by telephone to conclude a new arms treaty"
    whole = factories_acts.beside(call(a, b, c, headline), a)
    return model.Comparison(
        run=model.Run(version="0.1.0", codebook=book().digest, inputs=ids),
        readings=(first, second, c),
        events=(whole, *factories_acts.acts(whole, a, b), ceremony(a, b)),
        agreements=(ledger(a, b),),
        copies=(model.Copy(document=c.document.id, of=b.document.id, containment=0.96),),
        shared=shared,
        warnings=("gazette.txt: 96% of it stands word for word in herald.txt",),
    )


def reading() -> model.Reading:
    """A reading of the second report with one record of every kind."""
    b = readings()[1]
    text = b.document.text
    start, said = text.index("Friday"), cite(b, "The Kremlin said")
    attributed = attribution(1, b, "the presidents would meet in Prague", "said", KREMLIN_TASS)
    return model.Reading(
        document=b.document,
        sentences=b.sentences,
        day=FRIDAY,
        mentions=(
            model.Mention(id="m1", start=text.index("Kremlin"), end=text.index("Kremlin") + 7,
                          words="Kremlin", kind="seat", entity="RUS", country="RUS",
                          grounds="seat of the government of Russia", citations=(said,),
                          origin="gazetteer.seat"),
        ),
        dates=(model.DateMention(id="d1", start=start, end=start + 6, date=FRIDAY,
                                 citations=(cite(b, "Friday"),), origin="date.weekday"),),
        attributions=(attributed,),
        events=(event_mention(b),),
        points=(point(b),),
        actions=(
            model.AgreementAction(id="a1", agreement="new-start", action="signed", party=None,
                                  said_by="RUS", date=SIGNING_DAY, what="to sign it", pending=True,
                                  chain=KREMLIN_TASS,
                                  citations=(said,), origin="sign.future"),
        ),
        unresolved=(
            model.Unresolved(id="u1", words="it", candidates=("new-start", "start-1"),
                             why="two treaties stand near", citations=(said,), origin="pronoun"),
        ),
        skipped=(
            model.Skipped(sentence=6, why="no actor of the codebook and no saying verb"),
            model.Skipped(sentence=7, why="page furniture"),
        ),
    )  # fmt: skip


def event_mention(b: model.Reading) -> model.EventMention:
    """The call as one sentence of the second report has it."""
    return model.EventMention(
        id="e1", type="CONSULT", mode="phone", quad=1, contexts=("diplomatic",),
        actors=(MEDVEDEV, OBAMA), recipients=(), realis="happened", date=FRIDAY, place=None,
        medium="telephone", cue="agreed by telephone", summary="Medvedev and Obama spoke by phone",
        party=None, attribution=None, citations=(cite(b, "Friday"),), origin="CONSULT.phone",
        point="p1",
    )  # fmt: skip


def point(b: model.Reading) -> model.Point:
    """The duration of the treaty, with its slot."""
    cited = cite(b, "ten years")
    return model.Point(
        id="p1", document=b.document.id, party="RUS", attribution=None, speakers=(),
        predicate="run", act="state", type=None, realis="planned", topic="duration",
        keys=("treaty",), gist="The treaty will run for ten years", start=cited.start,
        end=cited.end, slots=(model.Slot(kind="duration", value="P10Y", words="ten years"),),
        date=FRIDAY, event="e1", chain=KREMLIN_TASS, citations=(cited,), origin="point.term",
    )  # fmt: skip
