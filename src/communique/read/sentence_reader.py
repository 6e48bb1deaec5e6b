"""From one parsed sentence with its source to records: attributions, points, events, actions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from communique.codebook_schema import Pattern
from communique.model import (
    AgreementAction,
    Attribution,
    Citation,
    DateValue,
    Document,
    EventMention,
    Participant,
    Point,
    Realis,
    Sentence,
    Slot,
    Voice,
)
from communique.read.attribution import Frame
from communique.read.clauses import Clause
from communique.read.coding import Coded, code, medium_of, realis_of, subject_of
from communique.read.dates import FoundDate
from communique.read.discourse import Discourse
from communique.read.gazetteer import Gazetteer
from communique.read.patterns import Hit, Patterns
from communique.read.points import LISTING, Piece, pieces
from communique.read.topics import about, agreements_in
from communique.read.undertakings import actions

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CONFLICT = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})
_TO_COME = re.compile(
    r"\b(?:initiative|proposal|plans?|planned|possibility|prospects?|upcoming|forthcoming|intention"
    r"|willingness|readiness|ready|need|preparations?)\b[^,;]{0,25}\b(?:to|of|for)\b|\b(?:upcoming|planned|forthcoming)\b",
    re.I,
)
_WILLING = re.compile(
    r"\b(?:ready|eager|willing|prepared|intends?|plans?|hopes?|looks? forward|readiness|hope)\b",
    re.I,
)
_PROMISE = re.compile(
    r"\bagree(?:d|s|ing)?\s+(?:to|that|on\s+the\s+need)\b|\b(?:tasked|instruct\w*)\b|\bto be held\b|\bwould take place\b",
    re.I,
)
_DURING = re.compile(
    r"\bduring (?:the|their) (?:\w+ )?(?:call|meeting|talks|conversation|summit)\b", re.I
)


_NAMED_MEETING = re.compile(
    r"\b(?:their|the|a|an)\s+(?:\w+[- ]){0,3}?(?:(?:tele)?phone (?:call|conversation)s?|video (?:call|conference)s?"
    r"|call|summit|meeting|talks)\b(?! (?:for|on behalf))",
    re.I,
)
_CURRENCIES = {"$": "USD", "US$": "USD", "USD": "USD", "EUR": "EUR", "€": "EUR", "£": "GBP",
               "GBP": "GBP", "UAH": "UAH", "RMB": "CNY", "¥": "JPY"}  # fmt: skip
_FACTORS = {
    "thousand": 10**3,
    "million": 10**6,
    "mln": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
}
_AMOUNT = re.compile(
    r"(?P<unit>US\$|[$€£¥]|\b(?:USD|EUR|GBP|UAH|RMB)\b)?\s?(?P<number>\b\d[\d,]*(?:\.\d+)?)"
    r"(?:[\s-](?P<times>thousand|million|mln|billion|bn|trillion)\b)?",
    re.I,
)
_SPOKE_ABOUT = re.compile(r"(?:spoke|speak|talked|talk|spoken)\s+(?:about|of|regarding)\b", re.I)


class SentenceReader:
    """Gathers the records of a document; one call of `sentence` for each sentence in order."""

    def __init__(
        self,
        document: Document,
        state: Discourse,
        finder: Gazetteer,
        patterns: Patterns,
        acts: Mapping[str, str],
        speech: frozenset[str],
    ) -> None:
        self.document, self.state, self.finder = document, state, finder
        self.patterns, self.acts, self.speech = patterns, acts, speech
        self.attributions: list[Attribution] = []
        self.events: list[EventMention] = []
        self.points: list[Point] = []
        self.actions: list[AgreementAction] = []
        self.meeting: str | None = None
        self.meeting_day: DateValue | None = self._own_day() if document.speaks_for else None

    def sentence(
        self, sentence: Sentence, doc: Doc, frame: Frame, dates: Sequence[FoundDate]
    ) -> bool:
        """Read one sentence; whether it yielded anything."""
        before = len(self.points) + len(self.events)
        attribution = self._attribute(sentence, doc, frame) if frame.manner != "own" else None
        for clause in frame.clauses:
            self._clause(sentence, doc, frame, clause, dates, attribution)
        if self.meeting is None and not self.document.speaks_for:
            self._named_meeting(sentence, frame, dates, attribution)
        return len(self.points) + len(self.events) > before

    def _named_meeting(
        self, sentence: Sentence, frame: Frame, dates: Sequence[FoundDate], attribution: str | None
    ) -> None:
        """A report that never says "they spoke" but names their call: "in a first telephone call
        on the 26th". The people of the headline are then who met."""
        cue = _NAMED_MEETING.search(sentence.text)
        pair = self.state.pair
        if not cue or len({p.party for p in pair}) < 2:
            return
        medium = medium_of(cue[0])
        pattern = Pattern(id="consult.named", mode="phone" if medium == "phone" else None)
        hit = Hit("CONSULT", 1, pattern, cue[0])
        coded = Coded(hit, "CONSULT", pattern.mode, pair, (), "happened", None, medium)
        day = _day_of(dates)
        event = self._event(sentence, frame, coded, day, cue[0], attribution, (), None)
        self.meeting, self.meeting_day = event.id, day or self.meeting_day

    def why_not(self, frame: Frame) -> str:
        """Why a sentence yielded nothing."""
        if not frame.clauses:
            return "no clause could be found in it"
        if all(c.relation == "nominal" for c in frame.clauses):
            return "no verb: a fragment"
        return "no clause that states something of its own"

    def _clause(
        self,
        sentence: Sentence,
        doc: Doc,
        frame: Frame,
        clause: Clause,
        dates: Sequence[FoundDate],
        attribution: str | None,
    ) -> None:
        if clause.relation == "nominal" or clause.end <= clause.start:
            return
        speakers = subject_of(doc, sentence, clause, self.state)
        act = (
            "discuss"
            if _SPOKE_ABOUT.match(_after(doc, clause))
            else self.acts.get(clause.verb.lemma_.lower(), "do")
        )
        hit = self.patterns.match(doc, clause)
        coded = code(doc, sentence, clause, hit, self.state) if hit else None
        if coded and coded.type == "CONSULT" and not coded.hit.pattern.topic and act != "discuss":
            self._open_meeting(sentence, doc, frame, clause, coded, dates, attribution)
        else:
            self._points(
                sentence, doc, frame, clause, act, speakers, hit, coded, dates, attribution
            )
        if len(speakers) == 1 and speakers[0].role != "government":
            self.state.last = speakers[0]

    def _open_meeting(
        self,
        sentence: Sentence,
        doc: Doc,
        frame: Frame,
        clause: Clause,
        coded: Coded,
        dates: Sequence[FoundDate],
        attribution: str | None,
    ) -> None:
        day = _day_of(dates) or self.meeting_day
        start, end = _words(doc, clause.start, clause.end)
        event = self._event(
            sentence, frame, coded, day, sentence.text[start:end], attribution, (), None
        )
        if coded.realis == "happened" and len(coded.actors) > 1:
            people = tuple(a for a in coded.actors if a.role != "government")
            self.state.pair = people if len(people) > 1 else coded.actors
            self.meeting, self.meeting_day = event.id, day

    def _own_day(self) -> DateValue | None:
        published = self.document.published
        return published if published and published.precision == "day" else None

    def _points(
        self,
        sentence: Sentence,
        doc: Doc,
        frame: Frame,
        clause: Clause,
        act: str,
        speakers: tuple[Participant, ...],
        hit: Hit | None,
        coded: Coded | None,
        dates: Sequence[FoundDate],
        attribution: str | None,
    ) -> None:
        found = list(pieces(doc, clause, act, self.finder))
        apart = [d for d in dates if not any(p.start <= d.start < p.end for p in found)]
        for number, piece in enumerate(found):
            inside = [d for d in dates if piece.start <= d.start and d.end <= piece.end]
            point = self._point(
                sentence, doc, frame, piece, act, speakers, coded, inside, apart, attribution
            )
            if point is None:
                continue
            self.points.append(point)
            self._act_on_agreements(sentence, frame, piece, point, inside, speakers)
            if coded and number == 0:
                day = point.date
                event = self._event(
                    sentence, frame, coded, day, point.gist, attribution, point.keys, point.id
                )
                if coded.type == "CONSULT" and self.meeting is None:
                    self.meeting = event.id
        self._speech(sentence, doc, frame, clause, act, speakers)

    def _point(
        self,
        sentence: Sentence,
        doc: Doc,
        frame: Frame,
        piece: Piece,
        act: str,
        speakers: tuple[Participant, ...],
        coded: Coded | None,
        inside: Sequence[FoundDate],
        apart: Sequence[FoundDate],
        attribution: str | None,
    ) -> Point | None:
        words = sentence.text[piece.start : piece.end]
        if len(words.split()) < 2 and not self.finder.topics(words):
            return None
        start = sentence.start + piece.start
        taken = frozenset(i for p in self.state.pair for i in (p.id, p.country, p.party) if i)
        named = self.state.within(start, sentence.start + piece.end)
        subject = self._subject_words(doc, piece.clause) if not speakers and not piece.item else ""
        topic_words = f"{subject} {words}".strip()
        what = about(topic_words, named, self.finder, self._agreement(sentence, piece.start), taken)
        day = _day_of(apart) or self.meeting_day
        return Point(
            id=f"{self.document.id}:p{start}",
            origin=self._origin(frame, piece.clause, coded),
            citations=(self._cite(sentence),),
            document=self.document.id,
            party=frame.party,
            attribution=attribution,
            speakers=speakers,
            predicate=piece.clause.verb.text,
            act=act,
            type=coded.type if coded else None,
            realis=self._realis(piece, act, words, coded),
            topic=what.label,
            keys=what.keys,
            gist=self._gist(doc, sentence, piece, subject),
            start=start,
            end=sentence.start + piece.end,
            slots=(*_slots(inside), *_amounts(words)),
            date=day,
            event=self.meeting if self._tells_of_meeting(sentence, frame) else None,
            chain=self._chain(frame),
        )

    def _tells_of_meeting(self, sentence: Sentence, frame: Frame) -> bool:
        """A person's own statement to the press is not part of the meeting told before it."""
        if (
            frame.manner in ("own", "transcript")
            or not frame.voices
            or frame.voices[-1].kind != "person"
        ):
            return True
        return bool(_DURING.search(sentence.text))

    def _agreement(self, sentence: Sentence, before: int) -> str | None:
        """The agreement last named before these words: what "the treaty" stands for."""
        earlier = agreements_in(sentence.text[:before], self.finder, self.state.agreement)
        return earlier[-1][2] if earlier else self.state.agreement

    def _subject_words(self, doc: Doc, clause: Clause) -> str:
        if clause.subject is None or clause.subject[0] > clause.verb.i:
            return ""
        text: str = doc[clause.subject[0] : clause.subject[1]].text
        return text

    def _gist(self, doc: Doc, sentence: Sentence, piece: Piece, subject: str) -> str:
        words = " ".join(sentence.text[piece.start : piece.end].split())
        if piece.item:
            verb = piece.clause.verb.text
            return words if words.startswith(verb) else f"{verb}: {words}"
        clause = piece.clause
        behind = clause.subject is not None and piece.start < doc[clause.subject[0]].idx
        return f"{subject} {words}" if subject and not behind else words

    def _realis(self, piece: Piece, act: str, words: str, coded: Coded | None) -> Realis:
        if coded and coded.realis != "happened":
            return coded.realis
        realis = realis_of(piece.clause, None)
        if realis != "happened":
            return realis
        if _PROMISE.search(words) or (act in LISTING and _TO_COME.search(words)):
            return "planned"
        if act == "demand":
            return "called for"
        if act == "propose" or _WILLING.search(words):
            return "planned"
        return "happened"

    def _act_on_agreements(
        self,
        sentence: Sentence,
        frame: Frame,
        piece: Piece,
        point: Point,
        inside: Sequence[FoundDate],
        speakers: Sequence[Participant],
    ) -> None:
        words = sentence.text[piece.start : piece.end]
        spots = agreements_in(words, self.finder, self._agreement(sentence, piece.start))
        if not spots and not speakers:  # the agreement is the subject: "The treaty will expire ..."
            subject = point.gist.removesuffix(" ".join(words.split()))
            spots = [
                (0, 0, a) for _, _, a in agreements_in(subject, self.finder, self.state.agreement)
            ]
        base, stop = sentence.start + piece.start, sentence.start + piece.end
        named = self.state.within(base, stop)
        day = point.date if point.event else None  # the day of a comment is not that of the deed
        for done in actions(words, spots, inside, named, base, speakers, day):
            self.actions.append(
                AgreementAction(
                    id=f"{point.id}:{done.agreement}:{done.action}",
                    citations=point.citations,
                    origin=f"{frame.manner}; {done.action}",
                    agreement=done.agreement,
                    action=done.action,
                    party=done.party,
                    said_by=frame.party,
                    date=done.date,
                    what=done.what,
                    pending=done.pending,
                    term=done.term,
                    chain=point.chain,
                )
            )

    def _event(
        self,
        sentence: Sentence,
        frame: Frame,
        coded: Coded,
        day: DateValue | None,
        summary: str,
        attribution: str | None,
        keys: Sequence[str],
        point: str | None,
    ) -> EventMention:
        kinds = self.state.book.events
        event = EventMention(
            id=f"{self.document.id}:e{sentence.start}-{len(self.events)}",
            citations=(self._cite(sentence),),
            origin=f"{coded.hit.pattern.id}: {coded.hit.cue}",
            type=coded.type,
            mode=coded.mode,
            quad=kinds[coded.type].quad if coded.type in kinds else coded.hit.quad,
            contexts=self._contexts(keys),
            actors=coded.actors,
            recipients=coded.recipients,
            realis=coded.realis,
            date=day,
            place=coded.place,
            medium=coded.medium,
            cue=coded.hit.cue,
            summary=summary,
            party=frame.party,
            attribution=attribution,
            about=tuple(keys),
            cameo=coded.hit.pattern.cameo,
            point=point,
        )
        self.events.append(event)
        return event

    def _contexts(self, keys: Sequence[str]) -> tuple[str, ...]:
        topics = self.state.book.topics
        ids = [k.removeprefix("topic:") for k in keys if k.startswith("topic:")]
        return tuple(sorted({c for i in ids for c in topics[i].contexts}))

    def _attribute(self, sentence: Sentence, doc: Doc, frame: Frame) -> str | None:
        if not frame.clauses:
            return None
        ranges = [_content(clause) for clause in frame.clauses]
        start, end = _words(doc, min(r[0] for r in ranges), max(r[1] for r in ranges))
        return self._add(
            sentence,
            frame.source,
            frame.source_id,
            frame.cue,
            start,
            end,
            self._chain(frame),
            frame.party,
            frame.manner,
        )

    def _speech(
        self,
        sentence: Sentence,
        doc: Doc,
        frame: Frame,
        clause: Clause,
        act: str,
        speakers: tuple[Participant, ...],
    ) -> None:
        """A participant's own saying inside the account: one more link of the chain."""
        if not speakers or (
            clause.lemma not in self.speech and act not in ("demand", "warn", "condemn")
        ):
            return
        quoted = [c for c in clause.contents if c.verb.i < clause.verb.i]
        span = (
            _content(clause) if quoted else (clause.verb.i + 1, max(clause.end, clause.verb.i + 2))
        )
        start, end = _words(doc, *span)
        voices = tuple(
            Voice(kind="person" if p.role != "government" else "government", name=p.name, id=p.id)
            for p in speakers
        )
        chain = tuple(dict.fromkeys((*self._chain(frame), *voices)))
        party = frame.party or (speakers[0].party if len(speakers) == 1 else None)
        source = self._subject_words(doc, clause) or ", ".join(p.name for p in speakers)
        self._add(
            sentence, source, speakers[0].id, clause.verb.text, start, end, chain, party, "speech"
        )

    def _add(
        self,
        sentence: Sentence,
        source: str,
        source_id: str | None,
        cue: str,
        start: int,
        end: int,
        chain: tuple[Voice, ...],
        party: str | None,
        origin: str,
    ) -> str:
        name = f"{self.document.id}:a{sentence.start}-{len(self.attributions)}"
        self.attributions.append(
            Attribution(
                id=name,
                citations=(self._cite(sentence),),
                origin=origin,
                source=source,
                source_id=source_id,
                cue=cue,
                content=sentence.text[start:end],
                content_start=sentence.start + start,
                content_end=sentence.start + end,
                chain=chain,
                party=party,
            )
        )
        return name

    def _chain(self, frame: Frame) -> tuple[Voice, ...]:
        """From the outlet through its agencies to the first voice."""
        outlet = Voice(kind="outlet", name=self.document.outlet, id=self.document.outlet_id)
        agencies = tuple(
            Voice(kind="agency", name=a)
            for a in self.document.agencies
            if a.lower() != self.document.outlet.lower()
        )
        return (outlet, *agencies, *frame.voices)

    def _origin(self, frame: Frame, clause: Clause, coded: Coded | None) -> str:
        rule = f"{coded.hit.pattern.id}: {coded.hit.cue}" if coded else f"clause: {clause.lemma}"
        return f"{frame.manner}; {rule}"

    def _cite(self, sentence: Sentence) -> Citation:
        return Citation(
            document=self.document.id,
            sentence=sentence.number,
            start=sentence.start,
            end=sentence.end,
            exact=sentence.text,
        )


def _content(clause: Clause) -> tuple[int, int]:
    """The tokens of what a clause says: with its subject, or the words quoted before the verb."""
    quoted = [c for c in clause.contents if c.verb.i < clause.verb.i]
    if quoted:
        first = quoted[0]
        return (first.subject or (first.start, 0))[0], max(c.end for c in quoted)
    begin = clause.subject[0] if clause.subject and not clause.inherited else clause.start
    return min(begin, clause.start), clause.end


def _after(doc: Doc, clause: Clause) -> str:
    words: str = doc[clause.verb.i : clause.verb.i + 2].text
    return words


def _words(doc: Doc, first: int, stop: int) -> tuple[int, int]:
    last = doc[min(max(stop, first + 1), len(doc)) - 1]
    return doc[min(first, len(doc) - 1)].idx, last.idx + len(last)


def _day_of(dates: Sequence[FoundDate]) -> DateValue | None:
    """The day of the event: the first plain day among the dates."""
    for found in dates:
        if found.date.precision == "day" and found.date.relation == "on":
            return found.date
    return None


def _amounts(words: str) -> Iterator[Slot]:
    """Sums of money and large numbers, brought to one form: "USD 1 billion" is "$1 billion"."""
    for match in _AMOUNT.finditer(words):
        factor = _FACTORS.get((match["times"] or "").lower(), 1)
        number = float(match["number"].replace(",", "")) * factor
        unit = _CURRENCIES.get((match["unit"] or "").strip().upper(), "")
        if unit or number >= 1000 and not 1900 <= number <= 2100:
            yield Slot(kind="amount", value=f"{number:.0f} {unit}".strip(), words=match[0].strip())


def _slots(dates: Sequence[FoundDate]) -> Iterator[Slot]:
    for found in dates:
        kind = (
            "duration"
            if found.date.precision == "duration"
            else ("deadline" if found.date.relation in ("before", "by", "until") else "date")
        )
        yield Slot(kind=kind, value=found.date.value, words=found.date.written_as)
