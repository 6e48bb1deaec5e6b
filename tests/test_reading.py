"""What one report yields: tables of (sentence, expected), each row with what it probes.

Every sentence was made up for these tests; what they tell of is the public record or invented.
A row marked as a defect shows what is wanted and not yet so.
"""

from __future__ import annotations

import pytest

from comparisons import defect
from telling import told

# --- what kind of a thing it is ------------------------------------------------------------------

EVENTS = [  # sentence, every (type, realis) coded from it
    ("Blinken visited Kyiv on Friday.", [("CONSULT", "happened")]),
    ("Biden spoke with Xi by telephone.", [("CONSULT", "happened")]),
    ("Biden will meet Putin in Geneva.", [("AGREE", "planned")]),
    ("Blinken plans to visit Kyiv next week.", [("AGREE", "planned")]),
    ("Biden and Putin may meet in Geneva.", [("CONSULT", "hypothetical")]),
    ("Iran rejected the proposal.", [("REJECT", "happened")]),
    ("Lavrov cancelled his visit to Kyiv.", [("REJECT", "happened")]),
    ("China and Russia signed an agreement on gas.", [("SUPPORT", "happened")]),
    ("The United States imposed sanctions on Iran.", [("SANCTION", "happened")]),
    ("Russia expelled ten American diplomats.", [("SANCTION", "happened")]),
    ("Russia and Ukraine have exchanged prisoners.", [("COOPERATE", "happened")]),
    ("The United States called on Russia to withdraw its troops.", [("REQUEST", "happened")]),
    ("Germany will send helmets to Ukraine.", [("AGREE", "planned")]),
    ("Scholz did not meet Putin in Moscow.", []),
    ("Biden should meet Putin, the Chinese Foreign Ministry said.", [("CONSULT", "called for")]),
    (
        "Biden invited Putin to a summit in Geneva.",
        [("AGREE", "happened")],
    ),
    (
        "The White House denied that Biden had agreed to a summit with Putin.",
        [("AGREE", "denied")],
    ),
    ("Biden called Xi on Thursday to discuss North Korea.", [("CONSULT", "happened")]),
    (
        "Merkel received Zelenskyy in Berlin.",
        [("CONSULT", "happened")],
    ),
    ("NATO will hold a meeting with Russia in January.", [("AGREE", "planned")]),
    defect(
        "NATO spokeswoman Oana Lungescu said the alliance will hold a meeting with Russia.",
        [("AGREE", "planned")],
        why="'the alliance' is not known for NATO, and the event is lost",
    ),
]


@pytest.mark.parametrize(("text", "codes"), EVENTS)
def test_what_happened_and_what_did_not(text: str, codes: list[tuple[str, str]]) -> None:
    assert told(text).codes() == codes


POINTS = [  # sentence, words of the point, its realis
    ("Scholz did not meet Putin in Moscow.", "meet Putin", "denied"),
    ("Scholz never agreed to the proposal.", "agreed", "denied"),
    ("Biden urged Russia to withdraw its troops.", "withdraw", "called for"),
    ("Macron promised to send weapons to Ukraine.", "weapons", "happened"),  # the promise
    ("The leaders agreed to meet again in March.", "meet again", "planned"),
    ("Russia and Ukraine will exchange prisoners.", "prisoners", "planned"),
    ("Putin congratulated Xi.", "congratulated", "happened"),
    (
        "If Russia invades Ukraine, the United States will impose sanctions, Biden said.",
        "sanctions",
        "hypothetical",
    ),
    (
        "The Kremlin denied that Russia plans to invade Ukraine.",
        "invade",
        "denied",
    ),
    ("Macron wants to meet Putin.", "meet", "planned"),
    (
        "Russia and Ukraine are to exchange prisoners in June.",
        "prisoners",
        "planned",
    ),
    defect(
        "Macron should meet Putin, the minister said.",
        "meet",
        "called for",
        why="'should', said by somebody without a name, is told as happened",
    ),
    (
        "Johnson told parliament that London will stand by Kyiv.",
        "stand by",
        "planned",
    ),
]


@pytest.mark.parametrize(("text", "words", "realis"), POINTS)
def test_realis_of_a_point(text: str, words: str, realis: str) -> None:
    assert {p.realis for p in told(text).points if words in p.gist} == {realis}


def test_several_acts_of_one_sentence_are_several_events() -> None:
    text = "Biden thanked Macron, condemned the attack on Kyiv and urged Russia to withdraw."
    found = told(text)
    assert [e.type for e in found.events] == ["SUPPORT", "ACCUSE", "REQUEST"]
    assert [r.name for r in found.events[0].recipients] == ["Emmanuel Macron"]
    assert [r.name for r in found.events[2].recipients] == ["Russia"]
    assert [[a.name for a in e.actors] for e in found.events] == [["Joe Biden"]] * 3
    assert [p.realis for p in found.points] == ["happened", "happened", "called for"]


def test_two_clauses_of_two_parties_keep_their_actors() -> None:
    found = told("Sweden and Finland applied to join NATO, and Turkey rejected the bid.")
    assert [[a.name for a in e.actors] for e in found.events if e.type == "REJECT"] == [["Turkey"]]


SIDES = [  # sentence, actors, recipients
    ("Biden thanked Sunak.", ["Joe Biden"], ["Rishi Sunak"]),
    ("China condemned Japan.", ["China"], ["Japan"]),
    ("Putin and Erdogan met.", ["Vladimir Putin", "Recep Tayyip Erdoğan"], []),  # all are actors
    ("Blinken visited Kyiv.", ["Antony Blinken"], ["Ukraine"]),  # a guest and a host
    ("Biden condemned the attack on Kyiv.", ["Joe Biden"], []),  # Kyiv is not condemned
    (
        "The United States imposed sanctions on Iran.",
        ["United States"],
        ["Iran"],
    ),
    (
        "Russia expelled ten American diplomats.",
        ["Russia"],
        ["ten American diplomats"],
    ),
    (
        "Biden had been expected to meet Xi in Bali.",
        ["Joe Biden"],
        ["Xi Jinping"],
    ),
    ("Iran was condemned by Japan.", ["Japan"], ["Iran"]),
    ("Norway received howitzers from France.", ["France"], ["Norway"]),
    ("Modi promised to lift the ban on Qatar.", ["Narendra Modi"], ["Qatar"]),
    (  # two states' people
        "Peruvian and Chilean soldiers attacked Bolivia.",
        ["Peruvian and Chilean soldiers", "Peruvian and Chilean soldiers"],
        ["Bolivia"],
    ),
    ("A treaty was signed by Brazil and Peru.", ["Brazil", "Peru"], []),
    (  # the ties are between two states; one man was welcomed
        "Biden welcomed Mark Rutte to the White House to reaffirm the ties between their states "
        "and the Netherlands.",
        ["Joe Biden"],
        ["Mark Rutte"],
    ),
    (  # where her brother is held did not meet anybody
        "Biden spoke with Anna Berg, the sister of a teacher who is detained in Belarus.",
        ["Joe Biden"],
        [],
    ),
    (
        "Biden spoke with Xi, who is travelling in Brazil, and with Macron.",
        ["Joe Biden", "Xi Jinping", "Emmanuel Macron"],
        [],
    ),
]


def test_dollars_are_no_state() -> None:
    found = told("Norway gave US$20 million in aid to Malawi.")
    assert not any(m.words == "US" for m in found.reading.mentions)


def test_what_one_would_like_to_say_is_said() -> None:
    (point,) = told("The minister said: I would like to thank the port for its work.").points
    assert point.realis == "happened"


def test_who_shelled_them_killed_them() -> None:
    (event,) = told("Two Rwandan soldiers were killed in a Ugandan raid.").events
    assert ([a.country for a in event.actors], event.type) == (["UGA"], "ASSAULT")


@pytest.mark.parametrize("verb", ["wants", "intends", "is seeking"])
def test_what_is_meant_is_to_come(verb: str) -> None:
    (event,) = told(f"Norway {verb} to support Moldova.").events
    assert (event.type, event.realis) == ("AGREE", "planned")
    assert [r.name for r in event.recipients] == ["Moldova"]


def test_where_something_was_done_did_not_do_it() -> None:
    found = told("Two rebels were released from a jail in Chad and handed over to Sudan.")
    assert not any(a.country in ("TCD", "SDN") for e in found.events for a in e.actors)


@pytest.mark.parametrize(("text", "actors", "recipients"), SIDES)
def test_who_did_it_to_whom(text: str, actors: list[str], recipients: list[str]) -> None:
    (event,) = told(text, "2022-12-08").events
    assert [a.name for a in event.actors] == actors
    assert [r.name for r in event.recipients] == recipients


LISTS = [  # sentence, the items
    (
        "Putin and Erdogan discussed the war in Syria, energy cooperation and the Minsk "
        "agreements.",
        ["the war in Syria", "energy cooperation", "Minsk agreements"],
    ),
    ("Biden and Xi discussed climate change.", ["climate change"]),
    (  # one item with "and" inside
        "Biden and Xi discussed peace and security in Korea.",
        ["peace and security in Korea"],
    ),
    (
        "Biden and Xi discussed climate change, North Korea, Afghanistan and trade.",
        ["climate change", "North Korea", "Afghanistan", "trade"],
    ),
    (
        "Blinken and Lavrov discussed, in particular, Ukraine, Syria and the Iran nuclear deal.",
        ["Ukraine", "Syria", "Iran nuclear deal"],
    ),
    defect(
        "Merkel and Putin talked by phone about Belarus and the Minsk agreements.",
        ["Belarus", "the Minsk agreements"],
        why="'talked about' gives no topics",
    ),
    defect(
        "Biden raised the hack, bounties on soldiers, interference in the election and the "
        "poisoning of Alexei Navalny.",
        ["the hack", "bounties on soldiers", "interference in the election", "the poisoning of"],
        why="behind an item with a complement all others are swallowed",
    ),
]


@pytest.mark.parametrize(("text", "items"), LISTS)
def test_a_list_of_topics_is_taken_apart(text: str, items: list[str]) -> None:
    found = [p.gist.partition(": ")[2] or p.gist for p in told(text).points]
    assert len(found) == len(items)
    assert all(item in gist for item, gist in zip(items, found, strict=True)), found


# --- when ----------------------------------------------------------------------------------------

DATES = [  # sentence, published, the event's date, whether some of it was inferred
    ("Biden spoke with Xi on September 9, 2021.", "2021-12-08", "2021-09-09", False),
    ("Biden spoke with Xi on Thursday.", "2021-09-11", "2021-09-09", True),
    ("Biden spoke with Xi on September 9.", "2021-09-11", "2021-09-09", True),
    ("Biden spoke with Xi on the 9th.", "2021-09-11", "2021-09-09", True),
    ("Biden spoke with Xi yesterday.", "2021-09-11", "2021-09-10", False),
    ("Biden spoke with Xi on December 30.", "2022-01-03", "2021-12-30", True),  # over new year
    ("Biden spoke with Xi.", "2021-09-11", None, False),  # no day is made up
    ("Biden spoke with Xi on the 9th.", None, "---09", False),  # nor a month
    (
        "Blinken visited Kyiv on January 19.",
        "2021-12-08",
        "2021-01-19",
        True,
    ),
    (
        "China and Russia signed an agreement on gas on Friday.",
        "2021-12-08",
        "2021-12-03",
        True,
    ),
    (
        "The United States imposed sanctions on Iran on Tuesday.",
        "2021-12-08",
        "2021-12-07",
        True,
    ),
]


@pytest.mark.parametrize(("text", "published", "date", "inferred"), DATES)
def test_when_it_was(text: str, published: str | None, date: str | None, inferred: bool) -> None:
    (event,) = told(text, published).events
    assert (event.date.value if event.date else None) == date
    assert bool(event.date and event.date.inferred) == inferred
    if inferred:
        assert event.date is not None
        assert event.date.grounds


PLANS = [  # sentence, published, the date of what is to come
    ("Putin will meet Lukashenko in Minsk on June 3.", "2021-05-28", "2021-06-03"),
    ("Putin will meet Lukashenko in Minsk on January 3.", "2021-12-28", "2022-01-03"),
    ("The two sides agreed to complete the talks before February 5.", "2021-01-28", "2021-02-05"),
]


@pytest.mark.parametrize(("text", "published", "date"), PLANS)
def test_when_it_is_to_be(text: str, published: str, date: str) -> None:
    (point,) = told(text, published).points
    assert date in {s.value for s in point.slots if s.kind in ("date", "deadline")}
    assert point.realis == "planned"


def test_a_year_that_nothing_tells_is_inferred_from_facts_with_grounds() -> None:
    text = (
        "MOSCOW, March 20 (Reuters) - Chinese President Xi Jinping and Russian President Vladimir "
        "Putin met in Moscow on the 20th. The New START treaty is to expire on February 5, 2026."
    )
    day = told(text, None).reading.day
    if day is not None:
        assert day.inferred
        assert day.grounds
        assert day.value.endswith("-03-20")


def test_a_dateline_without_a_year_makes_none_up() -> None:
    text = "MOSCOW, January 26 (Reuters) - Putin spoke with Biden by telephone on the 26th."
    (event,) = told(text, None).events
    assert told(text, None).reading.document.dateline_date == "--01-26"
    assert event.date is None or event.date.inferred or not event.date.value[:4].isdigit()


# --- agreements ----------------------------------------------------------------------------------


def test_an_extension_has_its_term_and_its_deadline() -> None:
    text = (
        "The White House said that the two presidents agreed to extend New START for five years. "
        "They agreed to complete the extension by February 5."
    )
    actions = told(text, "2021-01-26").reading.actions
    found = {(a.action, a.pending, a.term, a.date and a.date.value) for a in actions}
    assert {a.agreement for a in actions} == {"new-start"}
    assert any(term == "five years" for _, _, term, _ in found), found
    assert any(pending and date == "2021-02-05" for _, pending, _, date in found), found


def test_a_withdrawal_names_who_and_by_whose_word() -> None:
    text = "The Kremlin said that the United States had withdrawn from the Open Skies Treaty."
    (action,) = told(text, "2021-01-26").reading.actions
    assert (action.agreement, action.action, action.said_by) == ("open-skies", "withdrawn", "RUS")


# --- why not -------------------------------------------------------------------------------------

WHY_NOT = [  # text, the number of a sentence, words of the reason
    ("A fine day. Biden and Putin met in Geneva on Wednesday afternoon.", 1, "no verb"),
    (
        "Photo: Biden at the White House in May 2019.\n\nBiden and Putin met in Geneva.",
        1,
        "caption",
    ),
    ("GENEVA, June 16 (Reuters) - Biden and Putin met in Geneva on Wednesday.", 1, "dateline"),
    ("Biden and Putin meet\n\nBiden and Putin met in Geneva on Wednesday.", 1, "headline"),
]


@pytest.mark.parametrize(("text", "number", "words"), WHY_NOT)
def test_a_sentence_that_yields_nothing_says_why(text: str, number: int, words: str) -> None:
    why = {s.sentence: s.why for s in told(text, "2021-06-17").reading.skipped}
    assert words in why[number]


def test_no_sentence_is_lost_without_a_word() -> None:
    """Every sentence yields something or says why it does not."""
    text = (
        "Biden and Putin met in Geneva on Wednesday. A fine day. They discussed arms control.\n\n"
        "Photo: The lake in winter.\n\nThe Kremlin said that the talks were frank."
    )
    reading = told(text, "2021-06-17").reading
    yielding = {
        c.sentence
        for kind in ("events", "points", "attributions", "actions")
        for record in getattr(reading, kind)
        for c in record.citations
    }
    silent = {s.sentence for s in reading.skipped}
    assert {s.number for s in reading.sentences} == yielding | silent
    assert not yielding & silent
