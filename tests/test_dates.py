"""Dates: each row is a text, what it is counted from, and the dates that must come out."""

from __future__ import annotations

import pytest

from communique.read.dates import DateBase, carry, find_dates, find_unplaced

DATED = DateBase(published="2021-01-28")  # a Thursday
DATELINE = DateBase(published="2021-01-28", dateline="--01-26")  # "Geneva, January 26"
NO_YEAR = DateBase(dateline="--01-26")
INFERRED = DateBase(dateline="--01-26", year=2021, year_grounds=("the treaty ends in 2021",))
NOTHING = DateBase()

Row = tuple[str, DateBase, list[tuple[str, str, str]]]

CALENDAR: list[Row] = [
    # (text, base, [(words, value, relation)])
    # American and British order, with and without commas, ordinals and abbreviations
    ("Talks opened on January 26, 2021.", NOTHING, [("January 26, 2021", "2021-01-26", "on")]),
    ("Talks opened on 26 January 2021.", NOTHING, [("26 January 2021", "2021-01-26", "on")]),
    ("The 26th of January 2021 came.", NOTHING, [("26th of January 2021", "2021-01-26", "on")]),
    ("Signed Sept. 3rd, 2019 in Oslo", NOTHING, [("Sept. 3rd, 2019", "2019-09-03", "on")]),
    ("They met on the fifth of February.", DATED, [("fifth of February", "2021-02-05", "on")]),
    # numbers with dots are day first; ISO; a slash is read only where one order is possible
    ("Dated 26.01.2021 in Bern", NOTHING, [("26.01.2021", "2021-01-26", "on")]),
    ("Dated 2021-01-26 in Bern", NOTHING, [("2021-01-26", "2021-01-26", "on")]),
    ("Dated 1/26/2021 in Bern", NOTHING, [("1/26/2021", "2021-01-26", "on")]),
    ("Dated 3/4/2021 in Bern", NOTHING, [("3/4/2021", "2021", "on")]),
    # no such day
    ("Dated 31.02.2021 or February 30, 2021", NOTHING, [("2021", "2021", "on")]),
    # no year: the nearest, behind rather than ahead
    ("They met on Jan. 26.", DATED, [("Jan. 26", "2021-01-26", "on")]),
    ("They met on December 20.", DATED, [("December 20", "2020-12-20", "on")]),
    ("The envoys will meet on March 3.", DATED, [("March 3", "2021-03-03", "on")]),
    ("It closes by August 1.", DATED, [("August 1", "2021-08-01", "by")]),
    # a weekday before the day belongs to it, and settles the year (2019 had that Friday)
    ("On Tuesday, January 26, they met", DATED, [("Tuesday, January 26", "2021-01-26", "on")]),
    ("On Sunday, January 26, they met", DATED, [("Sunday, January 26", "2020-01-26", "on")]),
    # a range is its first day; across months it is two dates, the year taken from the second
    ("The talks of January 9–10 failed.", DATED, [("January 9–10", "2021-01-09", "on")]),
    ("The talks of 9-10 January failed.", DATED, [("9-10 January", "2021-01-09", "on")]),
    ("On January 9 and 12 people spoke", DATED, [("January 9", "2021-01-09", "on")]),
    (
        "from December 28 to February 3, 2016",
        DATED,
        [("December 28", "2015-12-28", "on"), ("February 3, 2016", "2016-02-03", "on")],
    ),
    # months
    ("A deal was made in June 2021.", NOTHING, [("June 2021", "2021-06", "on")]),
    ("Photo: in June last year a parade", DATED, [("June last year", "2020-06", "on")]),
    ("The parade was last June.", DATED, [("last June", "2020-06", "on")]),
    ("He resigned in late November.", DATED, [("late November", "2020-11", "on")]),
    ("He attended the December summit.", DATED, [("December", "2020-12", "on")]),
    ("It was agreed in May.", DATED, [("May", "2020-05", "on")]),
    # years, before a noun and after a preposition; decades; seasons and quarters
    ("the 2015 Minsk package", NOTHING, [("2015", "2015", "on")]),
    ("It has run since 1994.", NOTHING, [("1994", "1994", "since")]),
    ("A vote follows in late 2021.", NOTHING, [("late 2021", "2021", "on")]),
    ("Resolution 2254 (2015) of the Council", NOTHING, [("2015", "2015", "on")]),
    ("The border moved in the 1990s.", NOTHING, [("1990s", "199", "on")]),
    ("A summit in spring 2022 is likely.", NOTHING, [("spring 2022", "2022", "on")]),
    ("in the third quarter of 2022", NOTHING, [("third quarter of 2022", "2022", "on")]),
    ("between 2009 and 2011", NOTHING, [("2009", "2009", "on"), ("2011", "2011", "on")]),
]

RELATIONS: list[Row] = [
    ("to be done by February 5", DATED, [("February 5", "2021-02-05", "by")]),
    ("to be done before February 5", DATED, [("February 5", "2021-02-05", "before")]),
    ("to be done no later than February 5", DATED, [("February 5", "2021-02-05", "by")]),
    ("to be done on February 5 at the latest", DATED, [("February 5", "2021-02-05", "by")]),
    ("in force until February 5", DATED, [("February 5", "2021-02-05", "until")]),
    ("in force since January 3", DATED, [("January 3", "2021-01-03", "since")]),
    ("in force after January 3", DATED, [("January 3", "2021-01-03", "after")]),
]

COUNTED: list[Row] = [
    # the dateline goes before the day of publication
    ("They spoke today.", DATELINE, [("today", "2021-01-26", "on")]),
    ("They spoke yesterday.", DATED, [("yesterday", "2021-01-27", "on")]),
    ("They spoke this evening.", DATED, [("this evening", "2021-01-28", "on")]),
    ("They will speak tomorrow.", DATED, [("tomorrow", "2021-01-29", "on")]),
    # a bare day is of this month, or of the last one; a clock ahead by a day is no month behind
    ("They spoke on the 26th.", DATELINE, [("the 26th", "2021-01-26", "on")]),
    ("He said on the 27 day that", DATELINE, [("the 27 day", "2021-01-27", "on")]),
    ("They spoke on the 30th.", DATELINE, [("the 30th", "2020-12-30", "on")]),
    ("It ends on the 5th of next month.", DATED, [("the 5th of next month", "2021-02-05", "on")]),
    ("It ended on 5th of this month.", DATED, [("5th of this month", "2021-01-05", "on")]),
    # weekdays: behind, unless the words say ahead
    ("They met on Tuesday.", DATED, [("Tuesday", "2021-01-26", "on")]),
    ("They met on Thursday.", DATED, [("Thursday", "2021-01-28", "on")]),
    ("They will meet on Friday.", DATED, [("Friday", "2021-01-29", "on")]),
    ("They meet next Tuesday.", DATED, [("next Tuesday", "2021-02-02", "on")]),
    # weeks are cut to the month, or to the year where they run from one month into the next
    ("He flies home next week.", DATED, [("next week", "2021-02", "on")]),
    ("He flew home this week.", DateBase(published="2021-03-31"), [("this week", "2021", "on")]),
    ("It starts early next year.", DATED, [("early next year", "2022", "on")]),
    ("It ends by the end of the year.", DATED, [("the end of the year", "2021", "by")]),
    ("He left office five years ago.", DATED, [("five years ago", "2016", "on")]),
    ("He left office 18 months ago.", DATED, [("18 months ago", "2019-07", "on")]),
    # counted from the date before it, in the same text
    (
        "Signed on May 3, 2018, it was denounced on the same day and voided ten days later.",
        DATED,
        [
            ("May 3, 2018", "2018-05-03", "on"),
            ("the same day", "2018-05-03", "on"),
            ("ten days later", "2018-05-13", "on"),
        ],
    ),
    # a deadline is not what "the following day" points to
    (
        "On May 3, 2018 they agreed to end it by June 1, 2018; the following day they left.",
        DATED,
        [
            ("May 3, 2018", "2018-05-03", "on"),
            ("June 1, 2018", "2018-06-01", "by"),
            ("the following day", "2018-05-04", "on"),
        ],
    ),
]

LENGTHS: list[Row] = [
    ("extended for five years", NOTHING, [("five years", "P5Y", "for")]),
    ("extended by five years", NOTHING, [("five years", "P5Y", "for")]),
    ("a five-year extension", NOTHING, [("five-year", "P5Y", "for")]),
    ("a truce for 90 days", NOTHING, [("90 days", "P90D", "for")]),
    ("to reply within 30 days", NOTHING, [("30 days", "P30D", "by")]),
    ("over the next six months", NOTHING, [("the next six months", "P6M", "for")]),
    ("a term of two and a half years", NOTHING, [("two and a half years", "P2.5Y", "for")]),
    ("a delay of three to five weeks", NOTHING, [("three to five weeks", "P3W", "for")]),
    ("ten years after the war", NOTHING, [("ten years", "P10Y", "after")]),
]

UNDATED: list[Row] = [
    # the year is known from nowhere: the value is cut
    ("to be done before February 5", NOTHING, [("February 5", "--02-05", "before")]),
    ("They spoke on the 26th.", NOTHING, [("the 26th", "---26", "on")]),
    ("due on the 5th of next month", NOTHING, [("the 5th of next month", "---05", "on")]),
    ("They spoke on the 26th.", NO_YEAR, [("the 26th", "--01-26", "on")]),
    ("It ends on the 5th of next month.", NO_YEAR, [("the 5th of next month", "--02-05", "on")]),
    ("They spoke yesterday.", NO_YEAR, [("yesterday", "--01-25", "on")]),
    ("They spoke in June.", NOTHING, [("June", "--06", "on")]),
    # a leap day with no year stays one
    ("They spoke today.", DateBase(dateline="--02-29"), [("today", "--02-29", "on")]),
    # a year that was inferred elsewhere
    ("to be done before February 5", INFERRED, [("February 5", "2021-02-05", "before")]),
    ("A parade was held in June last year.", INFERRED, [("June last year", "2020-06", "on")]),
    ("It is due by March 1.", DateBase(year=2019), [("March 1", "2019-03-01", "by")]),
    # no leap day in that year: unplaced, and no crash
    ("It is due on February 29.", DateBase(year=2019), []),
]

NO_DATES = [
    "The March on Washington may march on.",  # a march, a modal verb
    "Mrs May said that May would stay.",  # a surname
    "All 50 states paid $2021 and 2,021 euros.",  # numbers
    "COVID-19, START-3, MH-17 and the S-400",  # names with numbers
    "Resolution 2254, article 5 and resolutions 1929 and 1973",  # numbered texts
    "the 80th anniversary, the 26th session, the 5th Fleet",  # ordinals that count a series
    "at 00:25 or at 2015 GMT",  # times of day
    "some 2000 troops and 1950 civilians",  # counts that look like years
    "fiscal year 2021 and the 2021 fiscal plan",  # no calendar year
    "Agenda 2030 and the 2030 Agenda",  # titles
    "every Tuesday, twice a year, every two years",  # habits
    "the Good Friday deal, Black Monday, the Sunday Times",  # names with a weekday
    "a 41-year-old who is 55 years old",  # ages
    "USA Today and Russia Today",  # newspapers and channels
    "one day they spring up and fall",  # no day that one could name; verbs
    "version 5.1.20 of 10.0.0.1",  # versions and addresses
]


def found(text: str, base: DateBase) -> list[tuple[str, str, str]]:
    dates = find_dates(text, base=base)
    for d in dates:
        assert text[d.start : d.end] == d.date.written_as
    return [(d.date.written_as, d.date.value, d.date.relation) for d in dates]


@pytest.mark.parametrize(
    ("text", "base", "expected"), CALENDAR + RELATIONS + COUNTED + LENGTHS + UNDATED
)
def test_dates(text: str, base: DateBase, expected: list[tuple[str, str, str]]) -> None:
    assert found(text, base) == expected


@pytest.mark.parametrize("text", NO_DATES)
def test_no_dates(text: str) -> None:
    assert found(text, DATED) == []


def test_precision_follows_value() -> None:
    text = "On May 3, 2018, in June 2018, in 2019, for five years"
    dates = find_dates(text, base=NOTHING)
    assert [d.date.precision for d in dates] == ["day", "month", "year", "duration"]


def test_written_year_is_not_inferred() -> None:
    (date,) = (d.date for d in find_dates("on May 3, 2018", base=DATED))
    assert (date.inferred, date.reckoned_from, date.grounds) == (False, "", ())


def test_chosen_year_is_inferred_and_says_from_what() -> None:
    (date,) = (d.date for d in find_dates("on January 26", base=DATED))
    assert date.inferred
    assert date.reckoned_from == "published 2021-01-28"
    assert date.grounds == ("the year nearest to published 2021-01-28",)


def test_counted_day_is_not_inferred() -> None:
    (date,) = (d.date for d in find_dates("yesterday", base=DATED))
    assert (date.inferred, date.reckoned_from) == (False, "published 2021-01-28")


def test_inferred_year_brings_its_grounds() -> None:
    (date,) = (d.date for d in find_dates("It ends on the 5th of next month.", base=INFERRED))
    assert date.inferred
    assert date.reckoned_from == "dateline January 26"
    assert "the treaty ends in 2021" in date.grounds


def test_unknown_year_is_said() -> None:
    (date,) = (d.date for d in find_dates("by February 5", base=NOTHING))
    assert "the year is not known" in date.grounds


def test_end_of_range_stands_in_grounds() -> None:
    (date,) = (d.date for d in find_dates("January 9–10, 2022", base=NOTHING))
    assert date.grounds == ("the first day of a range that ends 2022-01-10",)


def test_week_is_named_in_grounds() -> None:
    (date,) = (d.date for d in find_dates("this week", base=DATED))
    assert date.grounds == ("week 2021-W04: 2021-01-25 to 2021-01-31",)


def test_wrong_weekday_is_said() -> None:
    (date,) = (d.date for d in find_dates("Monday, January 26, 2021", base=NOTHING))
    assert date.grounds == ("2021-01-26 is a Tuesday, not a Monday as written",)


@pytest.mark.parametrize(
    "text", ["on Tuesday", "yesterday", "last year", "two weeks later", "next week", "that day"]
)
def test_what_cannot_be_placed_is_not_lost(text: str) -> None:
    assert find_dates(text, base=NOTHING) == ()
    (missing,) = find_unplaced(text, base=NOTHING)
    assert missing.words in text
    assert "count" in missing.why


def test_carry_keeps_the_last_day_that_is_no_deadline() -> None:
    text = "On May 3, 2018 they extended it until July 1, 2019."
    base = carry(DATED, find_dates(text, base=DATED))
    assert base.previous == "2018-05-03"
    assert found("The same day he left.", base) == [("The same day", "2018-05-03", "on")]


def test_same_day_without_a_day_before_it_is_the_reports_own() -> None:
    (date,) = (d.date for d in find_dates("on the same day", base=DATED))
    assert (date.value, date.inferred) == ("2021-01-28", True)


def test_weekday_direction_can_be_turned() -> None:
    base = DateBase(published="2021-01-28", anchor_weekday_direction="future")
    assert found("Monday", base) == [("Monday", "2021-02-01", "on")]


def test_bad_base_is_refused() -> None:
    with pytest.raises(ValueError, match="Invalid isoformat"):
        find_dates("today", base=DateBase(published="28 January"))


@pytest.mark.parametrize(
    "piece", ["January ", "1 ", "the ", "2015-", "26 and ", "five ", "1/", "next ", "Tuesday, ("]
)
def test_cost_grows_with_length_only(piece: str) -> None:
    # Would run for minutes if an expression went back and forth over the repetition.
    find_dates(piece * 20_000, base=DATED)
