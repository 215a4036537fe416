// What Thunderbird shows of calendars: each parsed and kept as a subscription is, then asked for its occurrences.
// Arguments: the calendars as texts, the first and the last day to ask for. Answers one list or one sentence for each.
const [texts, first, last, done] = arguments;
const { CalIcsParser } = ChromeUtils.importESModule("resource:///modules/CalIcsParser.sys.mjs");
const { cal } = ChromeUtils.importESModule("resource:///modules/calendar/calUtils.sys.mjs");

const utc = cal.dtz.UTC;
const said = (at) => (at.isDate ? at.icalString : at.getInTimezone(utc).icalString);
const day = (text) => cal.createDateTime(`${text}T000000Z`);

async function shown(text) {
  const parser = new CalIcsParser();
  parser.parseString(text);
  const store = cal.manager.createCalendar("memory", Services.io.newURI("moz-memory-calendar://"));
  store.id = cal.getUUID();
  for (const item of parser.getItems()) {
    await store.addItem(item);
  }
  const filter = Ci.calICalendar.ITEM_FILTER_TYPE_EVENT | Ci.calICalendar.ITEM_FILTER_CLASS_OCCURRENCES;
  const found = await store.getItemsAsArray(filter, 0, day(first), day(last));
  return found.map((one) => [one.id, said(one.startDate), said(one.endDate), one.title ?? "", one.status ?? ""]);
}

(async () => {
  const answers = [];
  for (const text of texts) {
    try {
      answers.push(await shown(text));
    } catch (problem) {
      answers.push(`${problem}`);
    }
  }
  done(answers);
})();
