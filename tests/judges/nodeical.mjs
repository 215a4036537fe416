// Prints what node-ical reads of each calendar in a JSON array of texts: a list of events, or a sentence why not.
// It is not asked to expand rules. It looks zones up by name, and knows days as midnights of the machine's zone.
import { readFileSync } from "node:fs";
import ical from "node-ical";

const pad = (number) => `${number}`.padStart(2, "0");
const day = (at) => `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`;
const said = (at, days) => (days ? day(at) : `${at.toISOString().slice(0, 19)}Z`);

function read(text) {
  const events = Object.values(ical.sync.parseICS(text)).filter((one) => one.type === "VEVENT");
  return events.map((one) => {
    const days = one.datetype === "date";
    return [one.uid ?? "", said(one.start, days), said(one.end, days), one.summary?.val ?? one.summary ?? "", one.status ?? ""];
  });
}

const answers = JSON.parse(readFileSync(0, "utf8")).map((text) => {
  try {
    return read(text);
  } catch (problem) {
    return `${problem}`;
  }
});
process.stdout.write(JSON.stringify(answers));
