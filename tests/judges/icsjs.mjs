// Prints what ical.js (Thunderbird, Nextcloud) understands of the calendar on standard input, as JSON by UID.
// Zones come from the file alone: those that ical.js or the machine may know are taken out first.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const text = readFileSync(0, "utf8");
const calendar = new ICAL.Component(text.startsWith("[") ? JSON.parse(text) : ICAL.parse(text)); // jCal or iCalendar
ICAL.TimezoneService.reset();
for (const zone of calendar.getAllSubcomponents("vtimezone")) {
  ICAL.TimezoneService.register(zone);
}

const said = (time) => (time.isDate ? time.toString() : new Date(time.toUnixTime() * 1000).toISOString());
const found = {};
for (const part of calendar.getAllSubcomponents("vevent")) {
  const event = new ICAL.Event(part);
  if (!event.startDate.isDate && event.startDate.zone === ICAL.Timezone.localTimezone) {
    throw new Error(`${event.uid}: no zone ${part.getFirstProperty("dtstart").getParameter("tzid")}`);
  }
  found[event.uid] = {
    start: said(event.startDate),
    end: said(event.endDate),
    summary: event.summary,
    description: event.description ?? "",
    location: event.location ?? "",
  };
}
process.stdout.write(JSON.stringify(found));
