// Prints what ical.js shows of each calendar in a JSON array of texts: a list of occurrences, or a sentence why not.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const last = ICAL.Time.fromString("2045-01-01T00:00:00Z");
const said = (time) => (time.isDate ? time.toString() : `${new Date(time.toUnixTime() * 1000).toISOString().slice(0, 19)}Z`);

function shown(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents("vtimezone")) {
    ICAL.TimezoneService.register(zone);
  }
  const parts = calendar.getAllSubcomponents("vevent");
  const changes = parts.filter((part) => part.hasProperty("recurrence-id"));
  const found = [];
  const add = (item, start, end) =>
    found.push([item.uid ?? "", said(start), said(end), item.summary ?? "", item.component.getFirstPropertyValue("status") ?? ""]);
  for (const part of parts.filter((one) => !one.hasProperty("recurrence-id"))) {
    const event = new ICAL.Event(part);
    if (!event.isRecurring()) {
      add(event, event.startDate, event.endDate);
      continue;
    }
    changes.filter((one) => one.getFirstPropertyValue("uid") === event.uid).forEach((one) => event.relateException(one));
    const dates = event.iterator();
    for (let next = dates.next(); next && next.compare(last) < 0; next = dates.next()) {
      const one = event.getOccurrenceDetails(next);
      add(one.item, one.startDate, one.endDate);
    }
  }
  return found;
}

const answers = JSON.parse(readFileSync(0, "utf8")).map((text) => {
  try {
    return shown(text);
  } catch (problem) {
    return `${problem}`;
  }
});
process.stdout.write(JSON.stringify(answers));
