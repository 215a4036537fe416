"""A sound calendar, and for each fault of the linter the same one with that fault alone."""

from __future__ import annotations

from typing import NamedTuple

SOUND = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Hamlet//Calendar//EN
NAME:Hamlet
REFRESH-INTERVAL;VALUE=DURATION:PT12H
SOURCE;VALUE=URI:https://hamlet.example/all.ics
BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
DTSTART:19700329T010000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZNAME:BST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19701025T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
SUMMARY:Weir walk
DTSTART;TZID=Europe/London:20260703T193000
DTEND;TZID=Europe/London:20260703T210000
DTSTAMP:20260101T000000Z
UID:walk@hamlet.example
SEQUENCE:0
CATEGORIES:Walks,Water
DESCRIPTION:Bring boots\\, a lamp\\; 带上水壶，我们从桥头出发
  一直走到灯塔。
GEO:51.5;-0.12
STATUS:CONFIRMED
URL:https://hamlet.example/walk/
END:VEVENT
BEGIN:VEVENT
SUMMARY:Choir
DTSTART;TZID=Europe/London:20261002T190000
DTEND;TZID=Europe/London:20261002T203000
DTSTAMP:20260101T000000Z
UID:choir@hamlet.example
SEQUENCE:1
RRULE:FREQ=WEEKLY;BYDAY=FR;UNTIL=20261127T190000Z
EXDATE;TZID=Europe/London:20261016T190000
END:VEVENT
BEGIN:VEVENT
SUMMARY:Choir\\, in the church
RECURRENCE-ID;TZID=Europe/London:20261106T190000
DTSTART;TZID=Europe/London:20261107T150000
DTEND;TZID=Europe/London:20261107T163000
DTSTAMP:20260101T000000Z
UID:choir@hamlet.example
SEQUENCE:1
END:VEVENT
BEGIN:VEVENT
SUMMARY:Fair
DTSTART;VALUE=DATE:20260801
DTEND;VALUE=DATE:20260803
DTSTAMP:20260101T000000Z
UID:fair@hamlet.example
SEQUENCE:0
END:VEVENT
END:VCALENDAR
"""
MOVED = "RECURRENCE-ID;TZID=Europe/London:20261106T190000"
CHOIR = "DTSTART;TZID=Europe/London:20261002T190000"
FOLDED = "我们从桥头出发\n  一直走到灯塔。"
TOLD_TWICE = """BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:+0000
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE
"""
AGAIN = SOUND[SOUND.index("BEGIN:VEVENT\nSUMMARY:Choir\\") : SOUND.index("BEGIN:VEVENT\nSUMMARY:Fair")]
SUMMER = "DTSTART:19700329T010000\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\n"
SUMMERS = "DTSTART:20250330T010000\nRDATE:20250330T010000,20260329T010000,20270328T010000\n"


class Case(NamedTuple):
    """A fault: `new` for the first `old` in the sound calendar, and where it is told. Bytes are put in after line ends."""

    code: str
    line: int
    column: int
    old: str | bytes
    new: str | bytes

    def ics(self) -> bytes:
        """Return the calendar with the fault."""
        old, new = self.old, self.new
        if isinstance(old, str) and isinstance(new, str):
            assert old in SOUND, old
            return SOUND.replace(old, new, 1).replace("\n", "\r\n").encode()
        assert isinstance(old, bytes)
        assert isinstance(new, bytes)
        assert old in sound(), old
        return sound().replace(old, new, 1)


def sound() -> bytes:
    """Return the sound calendar."""
    return SOUND.replace("\n", "\r\n").encode()


CASES = (
    Case("bom", 1, 1, b"BEGIN:VCALENDAR", b"\xef\xbb\xbfBEGIN:VCALENDAR"),
    Case("encoding", 25, 18, b"Weir walk", b"Weir walk\xe9"),
    Case("line-end", 25, 18, b"Weir walk\r\n", b"Weir walk\n"),
    Case("final-line-end", 65, 14, b"END:VCALENDAR\r\n", b"END:VCALENDAR"),
    Case("blank-line", 26, 1, "Weir walk\n", "Weir walk\n\n"),
    Case("long-line", 25, 76, "Weir walk", "Weir walk" + " and on" * 10),
    Case("split-character", 33, 2, "头出发\n  ".encode().replace(b"\n", b"\r\n"), "头出".encode() + b"\xe5\r\n \x8f\x91 "),
    Case("split-escape", 32, 24, b"boots\\, a lamp", b"boots\\\r\n , a lamp"),
    Case("control-character", 25, 13, "Weir walk", "Weir\x07walk"),
    Case("syntax", 25, 8, "SUMMARY:Weir walk", "SUMMARY; Weir walk"),
    Case("unbalanced", 24, 7, "END:VEVENT\n", ""),
    Case("no-calendar", 1, 1, SOUND, "SUMMARY:Weir walk\n"),
    Case("no-component", 1, 7, SOUND, "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//H//H//EN\nEND:VCALENDAR\n"),
    Case("no-version", 1, 7, "VERSION:2.0\n", ""),
    Case("no-prodid", 1, 7, "PRODID:-//Hamlet//Calendar//EN\n", ""),
    Case("no-uid", 24, 7, "UID:walk@hamlet.example\n", ""),
    Case("no-dtstamp", 24, 7, "DTSTAMP:20260101T000000Z\n", ""),
    Case("no-start", 57, 7, "DTSTART;VALUE=DATE:20260801\nDTEND;VALUE=DATE:20260803\n", ""),
    Case("no-sequence", 24, 7, "SEQUENCE:0\n", ""),
    Case("no-organizer", 5, 8, "NAME:Hamlet\n", "NAME:Hamlet\nMETHOD:PUBLISH\n"),
    Case("twice", 26, 1, "SUMMARY:Weir walk\n", "SUMMARY:Weir walk\nSUMMARY:Weir walk\n"),
    Case("duplicate-uid", 62, 5, "fair@hamlet", "walk@hamlet"),
    Case("duplicate-override", 59, 34, "BEGIN:VEVENT\nSUMMARY:Fair\n", f"{AGAIN}BEGIN:VEVENT\nSUMMARY:Fair\n"),
    Case("date", 26, 28, "20260703T193000", "20260231T193000"),
    Case("duration", 5, 33, "PT12H", "P12H"),
    Case("mixed-types", 60, 7, "DTEND;VALUE=DATE:20260803", "DTEND:20260803T100000Z"),
    Case("end-before-start", 27, 26, "20260703T210000", "20260703T190000"),
    Case("zero-length", 60, 18, "20260803", "20260801"),
    Case("end-and-duration", 28, 1, "20260703T210000\n", "20260703T210000\nDURATION:PT1H\n"),
    Case("stamp-not-utc", 28, 9, "DTSTAMP:20260101T000000Z", "DTSTAMP:20260101T000000"),
    Case("utc-with-tzid", 27, 26, "20260703T210000", "20260703T210000Z"),
    Case("floating", 27, 7, "DTEND;TZID=Europe/London:20260703T210000", "DTEND:20260703T210000"),
    Case("no-zone", 27, 12, "DTEND;TZID=Europe/London:20260703T210000", "DTEND;TZID=Europe/Paris:20260703T220000"),
    Case("fixed-offset", 26, 14, SOUND, SOUND.replace("Europe/London", "GMT+1")),
    Case("zone-name", 26, 14, SOUND, SOUND.replace("Europe/London", "Our-London")),
    Case("zone-unused", 25, 6, "END:VTIMEZONE\n", "END:VTIMEZONE\n" + TOLD_TWICE.replace("London", "Paris")),
    Case("zone-twice", 25, 6, "END:VTIMEZONE\n", "END:VTIMEZONE\n" + TOLD_TWICE),
    Case("zone-empty", 7, 7, SOUND[SOUND.index("BEGIN:DAYLIGHT") : SOUND.index("END:VTIMEZONE")], ""),
    Case("zone-part", 16, 7, "DTSTART:19701025T020000\n", ""),
    Case("zone-dates", 11, 7, SUMMER, SUMMERS),
    Case("zone-byday", 18, 7, "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", "FREQ=YEARLY;BYMONTHDAY=25;BYMONTH=10"),
    Case("zone-comment", 9, 1, "TZID:Europe/London\n", "TZID:Europe/London\nCOMMENT:Of the town\n"),
    Case("zone-wrong", 26, 28, "TZOFFSETTO:+0100", "TZOFFSETTO:+0200"),
    Case("rule", 45, 7, "FREQ=WEEKLY", "FREQ=FORTNIGHTLY"),
    Case("until-and-count", 45, 7, "FREQ=WEEKLY;", "FREQ=WEEKLY;COUNT=9;"),
    Case("until-type", 45, 34, "20261127T190000Z", "20261127"),
    Case("until-not-utc", 45, 34, "20261127T190000Z", "20261127T190000"),
    Case("exdate-type", 46, 1, "EXDATE;TZID=Europe/London:20261016T190000", "EXDATE;VALUE=DATE:20261016"),
    Case("override-type", 50, 1, MOVED, "RECURRENCE-ID:20261106T190000Z"),
    Case("exdate-off-rule", 46, 27, "EXDATE;TZID=Europe/London:20261016", "EXDATE;TZID=Europe/London:20261017"),
    Case("override-off-rule", 50, 34, MOVED, MOVED.replace("T19", "T18")),
    Case("start-off-rule", 40, 28, CHOIR, CHOIR.replace("1002", "1001")),
    Case("rdate", 31, 1, "SEQUENCE:0\n", "SEQUENCE:0\nRDATE;TZID=Europe/London:20260710T193000\n"),
    Case("escape", 32, 28, "a lamp\\;", "a, lamp\\;"),
    Case("category-comma", 31, 17, "Walks,Water", "Walks\\,Water"),
    Case("uri", 36, 32, "hamlet.example/walk/", "hamlet.example/weir walk/"),
    Case("value-type", 5, 1, "REFRESH-INTERVAL;VALUE=DURATION:", "REFRESH-INTERVAL:"),
    Case("status", 35, 8, "CONFIRMED", "POSTPONED"),
    Case("geo", 34, 5, "51.5;-0.12", "51.5,-0.12"),
    Case("number", 30, 10, "SEQUENCE:0", "SEQUENCE:first"),
)
