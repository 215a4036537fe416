"""Calendars: every event as iCalendar, in the feeds it belongs to, at the right hour in every reader."""
