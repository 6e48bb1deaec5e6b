"""The shape of the codebook's files: what a person may write in them, and nothing else.

Each file is a mapping with `source` (where its facts come from), `as_of` (the date to which they
were checked) and `entries`. A misspelt key is an error that names file and path.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

Day = Annotated[str, Meta(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
Slug = Annotated[str, Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]*$")]


#: who an actor is within its country (PLOVER 2.0 draft manual, actor sectors)
Sector = Literal[
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS",
    "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "OPP", "PRE", "REF", "REL", "SOC",
]  # fmt: skip


class Strict(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True, gc=False):
    """Base: unknown keys are refused."""


class Country(Strict):
    """A state or territory. `adjectives` are nationality adjectives ("Russian"), `demonyms`
    nouns for its people ("Russians"); `seats` are buildings and districts that stand for its
    government ("Kremlin"); `capital` does so too when it speaks or acts. `bodies` are
    institutions whose word is the government's ("Chinese Foreign Ministry")."""

    id: Annotated[str, Meta(pattern=r"^[A-Z]{3}$")]
    name: str
    iso2: str | None = None
    wikidata: str | None = None
    names: list[str] = []
    adjectives: list[str] = []
    demonyms: list[str] = []
    capital: str | None = None
    cities: list[str] = []
    seats: list[str] = []
    bodies: list[str] = []
    of: str | None = None  # the nominal sovereign of a breakaway, the controlling state
    until: Day | None = None  # the last day of a state that is no more
    governed: bool = True  # false for a land without a government of its own


class Role(Strict):
    """An office held from one day to another (open ended where `until` is missing). `disputed`
    where somebody else claimed it at the time, or only some states recognised it."""

    office: str
    of: str
    since: Day | None = None
    until: Day | None = None
    disputed: bool = False


class Office(Strict):
    """An office, whatever a country calls it. `names` are its titles, written small and without
    the body or country they belong to ("minister of foreign affairs"); a final * stands for any
    further words ("ambassador to *"). `kind` groups what one asks for under one name. `only` names
    the countries in which a title means this office and not what it means elsewhere. `shared`
    where several people hold it together."""

    id: Slug
    names: list[str]
    sector: Sector
    kind: Literal[
        "head of state",
        "head of government",
        "foreign minister",
        "defence minister",
        "security adviser",
        "spokesperson",
        "other",
    ] = "other"
    other_sectors: list[Sector] = []
    only: list[str] = []
    shared: bool = False
    wikidata: str | None = None  # the class of such offices


class Agent(Strict):
    """A group of common nouns for those who act ("soldier", "police", "lawmakers") and the
    PLOVER sector they stand for. `words` are written small and in the singular, except those
    that have none; the last word of each is matched in the plural too."""

    id: Slug
    words: list[str]
    sector: Sector
    other_sectors: list[Sector] = []


class Places(Strict):
    """Cities or regions of one country that tell it and speak for nobody: "Minsk police" are
    police of Belarus. A name that two countries share stands with neither."""

    id: Slug
    country: Annotated[str, Meta(pattern=r"^[A-Z]{3}$")]
    kind: Literal["city", "region"]
    names: list[str]


class Person(Strict):
    """A person with dated roles. `names` are other spellings and short forms as reporters
    write them; the family name alone is given in `short`."""

    id: Slug
    name: str
    country: str
    pronoun: Literal["he", "she"] = "he"
    short: list[str] = []
    names: list[str] = []
    wikidata: str | None = None
    roles: list[Role] = []
    ambiguous: list[str] = []  # short names shared with another entity at one date


class Membership(Strict):
    """A member that has not belonged from the beginning until now, or whose days are known."""

    id: str
    since: Day | None = None
    until: Day | None = None


class Organisation(Strict):
    """An organisation, organ, armed movement, or a body of one state. `voice` is true where it
    speaks as a party of its own (UN, EU, NATO), false where its members do (G7). `country` is
    the state it belongs to, `code` what PLOVER sets in place of one for bodies of many states.
    `organ_of` is the organisation whose word an organ's is (the European Commission's is the EU's).
    A member without days has belonged from the beginning until now. `governed` are the days on
    which a movement was the government of a country: its sector then is GOV."""

    id: Slug
    name: str
    names: list[str] = []
    wikidata: str | None = None
    kind: Literal["igo", "organ", "alliance", "movement", "company", "ngo", "forum", "national"] = (
        "igo"
    )
    country: str | None = None
    code: Literal["IGO", "UNO", "EUR", "NGO", "MNC", "ISM", "IMG"] | None = None
    organ_of: str | None = None
    sector: Sector | None = None
    other_sectors: list[Sector] = []
    members: list[str | Membership] = []
    governed: list[Membership] = []
    voice: bool = True


class Step(Strict):
    """One dated step in an agreement's history, in UN Treaty Collection actions."""

    action: Literal[
        "proposed",
        "agreed",
        "signed",
        "ratified",
        "in force",
        "provisionally applied",
        "extended",
        "suspended",
        "withdrawal announced",
        "withdrawn",
        "terminated",
        "expired",
        "superseded",
    ]
    on: Day
    party: str | None = None
    note: str = ""


class Agreement(Strict):
    """A treaty or political agreement. `words` are loose descriptions that name it only
    together with its subject ("comprehensive agreement on Iran's nuclear issue")."""

    id: Slug
    name: str
    parties: list[str]
    names: list[str] = []
    obliges: str = ""
    limits: list[str] = []
    duration: str | None = None
    expires: Day | None = None
    depositary: str | None = None
    history: list[Step] = []
    source: str = ""


class Outlet(Strict):
    """Who publishes. `credits` are the names under which others credit it; `speaks_for` is
    set for a government's or an organisation's own site."""

    id: Slug
    name: str
    kind: Literal["agency", "newspaper", "broadcaster", "website", "government", "organisation"]
    credits: list[str] = []
    domains: list[str] = []
    country: str | None = None
    owner: str | None = None
    speaks_for: str | None = None
    language: str = "en"


class Topic(Strict):
    """A point of substance. `words` are the words or phrases that carry it (matched without
    regard to case, whole words, a final * stands for any ending); `broader` marks topics so
    general ("bilateral relations") that they never decide a match alone; `rivals` are topics by
    which another side calls the same matter ("sovereignty" against "settlement")."""

    id: Slug
    name: str
    words: list[str]
    contexts: list[str] = []
    broader: bool = False
    rivals: list[str] = []


class Tone(Strict):
    """Words for how talks went ("frank"). `reading` is how the trade reads them, `source` who says
    so; several words of an entry are read alike."""

    id: Slug
    words: list[str]
    reading: str
    source: str


class NameInUse(Strict):
    """One name of a place: the `words` for it, and whose usage it is."""

    words: list[str]
    who: str


class PlaceName(Strict):
    """A place (or a war) that is called otherwise by different sides, with each name in use."""

    id: Slug
    uses: list[NameInUse]


class Pattern(Strict):
    """One way to word an event. All the given conditions must hold within one clause.

    `verb`: lemmas of the clause's main verb (a particle goes after a space: "carry out");
    `noun`: head nouns of a nominal cue ("visit", "withdrawal"), used where no verb is given;
    `object`: words of which one must stand in the clause; `also`: words of which one must stand,
    too; `without`: words that forbid it.
    """

    id: Slug
    verb: list[str] = []
    noun: list[str] = []
    object: list[str] = []
    also: list[str] = []
    without: list[str] = []
    topic: bool = False  # tells what was spoken of at a meeting, not that it took place
    mode: str | None = None
    realis: Literal["happened", "planned", "called for", "denied", "hypothetical"] | None = None
    type: str | None = None  # another PLOVER type than the file's, e.g. the future of a CONSULT
    cameo: str | None = None
    from_whom: bool = False  # "received aid from X": X acts, the subject is the recipient
    by_voice: bool = (
        False  # the actor is whoever says so, the subject the recipient: "it is illegal"
    )


class Example(Strict):
    """A sentence of our own that must fire the pattern named."""

    text: str
    pattern: str


class CounterExample(Strict):
    """A sentence of our own in which no pattern of this type may fire, and why not."""

    text: str
    why: str


class EventType(Strict):
    """One PLOVER 2.0 type."""

    id: str
    quad: Annotated[int, Meta(ge=1, le=4)]
    definition: str
    modes: list[str] = []
    cameo_root: str | None = None
    patterns: list[Pattern] = []
    examples: list[Example] = []
    counter_examples: list[CounterExample] = []


class AgreementAct(Strict):
    """One way to word what is done to an agreement.

    `verbs`: lemmas, a particle after a space ("pull out"); `word`: lemmas of which one must hang
    on the verb ("enter into force"); `at`: where the agreement stands (object, subject, a
    preposition, or "any" for anywhere in the sentence); `nouns`: words that name the act
    ("extension"), the agreement behind "of" and the like; `party`: whether each doer acts for
    itself alone; `kinds`: the act is one only of agreements called so; `denied`: told by the
    verb's denial ("did not comply with").
    """

    action: Literal[
        "proposed",
        "agreed",
        "signed",
        "ratified",
        "in force",
        "provisionally applied",
        "extended",
        "suspended",
        "withdrawal announced",
        "withdrawn",
        "terminated",
        "expired",
        "superseded",
        "violated",
        "refused",
        "notes exchanged",
        "procedures",
        "obliges",
        "term",
    ]
    verbs: list[str] = []
    word: list[str] = []
    at: list[str] = []  # the object where it is not said
    nouns: list[str] = []
    party: bool = False
    kinds: list[str] = []
    denied: bool = False


class AgreementWords(Strict):
    """How a language speaks of agreements: nouns for them, `loose` ones that may stand for any,
    `parts` of one that stand for the whole ("obligations under the treaty"), verbs by which an
    act named by a noun is told as done (`announce`), by which it is only meant (`intend`,
    `suggest`, `urge`), turned down (`refuse`) or resolved on (`resolve`), verbs and nouns of
    giving notice, and chambers whose approval ratifies."""

    nouns: list[str]
    loose: list[str]
    truces: list[str]
    parts: list[str]
    announce: list[str]
    intend: list[str]
    suggest: list[str]
    urge: list[str]
    refuse: list[str]
    resolve: list[str]
    unmade: list[str]
    notify: list[str]
    notices: list[str]
    chambers: list[str]
    acts: list[AgreementAct]


class Language(Strict):
    """What reading one language needs besides its parser."""

    id: str
    name: str
    model: str
    abbreviations: list[str]
    speech_verbs: list[str]
    speech_nouns: list[str]
    quote_verbs: list[str]  # as written behind a quoted question or shout: "asked", "shouted"
    commit_verbs: list[str]  # lemmas of verbs of promising: "agree", "pledge"
    commit_nouns: list[str]
    oblige_verbs: list[str]  # by which a text binds somebody
    conditions: list[str]  # words that begin a condition, longer ones first
    openers: list[str]  # words that begin a sentence and hardly ever a name
    act_verbs: dict[str, str]  # lemma -> act (discuss, agree, concern ...)
    furniture: list[str]  # regular expressions of lines that are page furniture
    captions: list[str]
    credits: list[str]
    stances: dict[str, list[str]]  # words by which an account denies, demands, blames ...
    group_words: dict[str, int]  # "the two presidents" -> how many participants it stands for
    agreements: AgreementWords
    also_words: list[str] = []  # surnames that are as often a word, a first name or another's name


class File(Strict):
    """A codebook file as written: the entries are checked against their folder's kind."""

    source: str
    as_of: Day
    entries: list[Any] = []
