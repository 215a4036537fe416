// Prints what KCalendarCore (KOrganizer, Kalendar) shows of each calendar named on the command line.
// A line per occurrence: UID, start, end, title, status, parted by tabs; after each file "." or "!" and why not.
#include <KCalendarCore/ICalFormat>
#include <KCalendarCore/MemoryCalendar>
#include <KCalendarCore/OccurrenceIterator>
#include <QFile>
#include <QTextStream>
#include <QTimeZone>

using namespace KCalendarCore;

static QString said(const QDateTime &at, bool allDay)
{
    return allDay ? at.date().toString(Qt::ISODate) : at.toUTC().toString("yyyy-MM-ddTHH:mm:ss") + "Z";
}

int main(int argc, char **argv)
{
    QTextStream out(stdout);
    out.setCodec("UTF-8");
    const char *states[] = {"", "TENTATIVE", "CONFIRMED", "COMPLETED", "NEEDS-ACTION", "CANCELLED", "IN-PROCESS", "DRAFT", "FINAL", ""};
    for (int number = 1; number < argc; number++) {
        QFile file(QString::fromLocal8Bit(argv[number]));
        file.open(QIODevice::ReadOnly);
        MemoryCalendar::Ptr calendar(new MemoryCalendar(QTimeZone("Asia/Tokyo")));
        ICalFormat format;
        if (!format.fromRawString(calendar, file.readAll())) {
            out << "!\trefused\n";
            continue;
        }
        OccurrenceIterator each(*calendar, QDateTime(QDate(1990, 1, 1), QTime(), Qt::UTC), QDateTime(QDate(2045, 1, 1), QTime(), Qt::UTC));
        while (each.hasNext()) {
            each.next();
            const auto event = each.incidence().dynamicCast<Event>();
            if (!event)
                continue;
            const bool days = event->allDay();
            const auto start = each.occurrenceStartDate();
            const auto length = days ? event->dtStart().daysTo(event->dtEnd()) + 1 : event->dtStart().secsTo(event->dtEnd());
            const auto end = days ? start.addDays(length) : start.toUTC().addSecs(length);
            out << event->uid() << "\t" << said(start, days) << "\t" << said(end, days) << "\t" << event->summary().replace("\n", " ").replace("\t", " ") << "\t"
                << states[event->status()] << "\n";
        }
        out << ".\n";
    }
    return 0;
}
