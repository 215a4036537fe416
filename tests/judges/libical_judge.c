/* Prints what libical (Evolution, KDE, many servers) understands of the calendar on standard input.
 * A line per event: UID, start, end, parted by tabs; the last line is "errors" and their number.
 * With a word on the command line: a line per occurrence, with title and status; changed dates stand for those of the rule. */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static void print_time(icalcomponent *event, icalproperty_kind kind)
{
    icalproperty *property = icalcomponent_get_first_property(event, kind);
    struct icaltimetype at = icalproperty_get_datetime_with_component(property, event);
    if (!at.is_date)
        at = icaltime_convert_to_zone(at, icaltimezone_get_utc_timezone());
    printf("\t%04d-%02d-%02d", at.year, at.month, at.day);
    if (!at.is_date)
        printf("T%02d:%02d:%02d%s", at.hour, at.minute, at.second, at.zone ? "+00:00" : "");
}

static void print_span(icalcomponent *event, time_t start, time_t end)
{
    const char *form = icalcomponent_get_dtstart(event).is_date ? "%Y-%m-%d" : "%Y-%m-%dT%H:%M:%SZ";
    icalproperty *status = icalcomponent_get_first_property(event, ICAL_STATUS_PROPERTY);
    const char *summary = icalcomponent_get_summary(event);
    char first[40], last[40];
    strftime(first, sizeof first, form, gmtime(&start));
    strftime(last, sizeof last, form, gmtime(&end));
    printf("%s\t%s\t%s\t%s\t%s\n", icalcomponent_get_uid(event), first, last, summary ? summary : "",
           status ? icalproperty_get_value_as_string(status) : "");
}

static time_t instant(icalcomponent *event, icalproperty_kind kind)
{
    icalproperty *property = icalcomponent_get_first_property(event, kind);
    struct icaltimetype at = icalproperty_get_datetime_with_component(property, event);
    return icaltime_as_timet_with_zone(at, at.zone ? at.zone : icaltimezone_get_utc_timezone());
}

static void print_occurrence(icalcomponent *event, struct icaltime_span *span, void *calendar)
{
    icalcompiter each = icalcomponent_begin_component(calendar, ICAL_VEVENT_COMPONENT);
    icalcomponent *other;
    for (; (other = icalcompiter_deref(&each)); icalcompiter_next(&each))
        if (icalcomponent_get_first_property(other, ICAL_RECURRENCEID_PROPERTY) &&
            !strcmp(icalcomponent_get_uid(other), icalcomponent_get_uid(event)) &&
            instant(other, ICAL_RECURRENCEID_PROPERTY) == span->start)
            return;
    print_span(event, span->start, span->end);
}

static void print_occurrences(icalcomponent *calendar)
{
    icalcompiter each = icalcomponent_begin_component(calendar, ICAL_VEVENT_COMPONENT);
    icalcomponent *event;
    for (; (event = icalcompiter_deref(&each)); icalcompiter_next(&each))
        if (icalcomponent_get_first_property(event, ICAL_RECURRENCEID_PROPERTY) ||
            !icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY))
            print_span(event, instant(event, ICAL_DTSTART_PROPERTY), instant(event, ICAL_DTEND_PROPERTY));
        else
            icalcomponent_foreach_recurrence(event, icaltime_from_string("19900101T000000Z"),
                                             icaltime_from_string("20370101T000000Z"), print_occurrence, calendar);
}

int main(int argc, char **argv)
{
    (void)argv;
    size_t size = 0, room = 1 << 20, got;
    char *text = malloc(room + 1);
    icalcomponent *calendar, *event;
    while ((got = fread(text + size, 1, room - size, stdin)) > 0)
        if ((size += got) == room)
            text = realloc(text, (room *= 2) + 1);
    text[size] = '\0';
    icaltimezone_set_builtin_tzdata(1); /* never the machine's own zones */
    calendar = icalparser_parse_string(text);
    if (!calendar || !icalrestriction_check(calendar))
        return 1;
    if (argc > 1) {
        print_occurrences(calendar);
        printf("errors\t%d\n", icalcomponent_count_errors(calendar));
        return 0;
    }
    for (event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT); event;
         event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)) {
        printf("%s", icalcomponent_get_uid(event));
        print_time(event, ICAL_DTSTART_PROPERTY);
        print_time(event, ICAL_DTEND_PROPERTY);
        printf("\n");
    }
    printf("errors\t%d\n", icalcomponent_count_errors(calendar));
    return 0;
}
