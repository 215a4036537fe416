/* Prints what libical (Evolution, KDE, many servers) understands of the calendar on standard input.
 * A line per event: UID, start, end, parted by tabs; the last line is "errors" and their number. */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>

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

int main(void)
{
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
