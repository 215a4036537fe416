"""Readers of calendars that are not ours: what each understands of a file. Tests compare it with what was meant."""

from __future__ import annotations

from judges.ical_judge import ICAL
from judges.icalendar_judge import ICALENDAR
from judges.icsjs_judge import ICALJS
from judges.icspy_judge import ICSPY
from judges.libical_judge import LIBICAL
from judges.seen import Judge, Seen
from judges.vobject_judge import VOBJECT

JUDGES = (ICALENDAR, ICAL, VOBJECT, ICALJS, LIBICAL, ICSPY)

__all__ = ["ICAL", "ICALENDAR", "ICALJS", "ICSPY", "JUDGES", "LIBICAL", "VOBJECT", "Judge", "Seen"]
