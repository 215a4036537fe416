"""Every fault the linter knows: how much it weighs, what it is, and what to do. The guide's table is made of it."""

from __future__ import annotations

from typing import NamedTuple

from hundred.core.problems import Severity


class Code(NamedTuple):
    """A kind of fault in the words of the guide; `cure` is also the help under each problem of the kind."""

    severity: Severity
    what: str
    cure: str
    what_zh: str
    cure_zh: str


# An error is against the standard, or some common program shows something wrong; a warning is allowed, but a trap.
_E, _W = Severity.ERROR, Severity.WARNING

# fmt: off
CODES: dict[str, Code] = {
    # bytes and lines
    "bom": Code(_E, "a byte-order mark before the first line", "take the three bytes out; UTF-8 needs no mark", "文件开头有字节顺序标记", "去掉开头的三个字节，UTF-8 不需要它"),
    "encoding": Code(_E, "bytes that are not UTF-8", "save the file as UTF-8", "不是 UTF-8 的字节", "用 UTF-8 编码保存文件"),
    "line-end": Code(_E, "a line that ends in LF or CR alone", "end every line with CR LF", "某行只以 LF 或 CR 结尾", "每一行都以 CR LF 结尾"),
    "final-line-end": Code(_E, "no line end after the last line", "end the file with CR LF", "最后一行后面没有换行", "文件以 CR LF 结束"),
    "blank-line": Code(_E, "an empty line", "take the line out", "空行", "删掉这一行"),
    "long-line": Code(_E, "a line of more than 75 octets", "fold it: CR LF and a blank before the 76th octet", "一行超过 75 个字节", "在第 76 个字节之前折行：CR LF 加一个空格"),
    "split-character": Code(_E, "a fold inside a character", "fold between characters, not between their bytes", "折行落在一个字符的字节中间", "在字符之间折行，不要在字节之间"),
    "split-escape": Code(_E, "a fold between a backslash and what it escapes; Google drops such an event", "fold before the backslash", "折行落在反斜杠与被转义的字符之间，Google 会丢掉这样的活动", "在反斜杠之前折行"),
    "control-character": Code(_E, "a control character", "take the character out", "控制字符", "删掉这个字符"),
    "syntax": Code(_E, "a line that is not `NAME;PARAMETER=value:value`", "write it as NAME:value; if it continues the line before, begin it with a blank", "不是 `NAME;PARAMETER=value:value` 形式的行", "写成 NAME:value；如果接着上一行，就以一个空格开头"),
    "limit": Code(_W, "too much to judge in reasonable time", "mend what is told, then run it again, or judge a smaller file", "内容太多，无法在合理时间内检查完", "先改好已列出的问题再检查一次，或者检查小一些的文件"),
    # the shape of the file
    "unbalanced": Code(_E, "BEGIN and END that do not match", "close each component with the END of its own name", "BEGIN 与 END 不配对", "每个组件都用同名的 END 结束"),
    "no-calendar": Code(_E, "no VCALENDAR around everything", "begin with BEGIN:VCALENDAR and end with END:VCALENDAR", "没有包住全部内容的 VCALENDAR", "以 BEGIN:VCALENDAR 开头，以 END:VCALENDAR 结尾"),
    "no-component": Code(_E, "a calendar with nothing in it", "keep a VTIMEZONE in it while there are no events", "日历里什么都没有", "没有活动时也保留一个 VTIMEZONE"),
    "no-version": Code(_E, "no VERSION", "add VERSION:2.0", "没有 VERSION", "加上 VERSION:2.0"),
    "no-prodid": Code(_E, "no PRODID", "add PRODID:-//Your town//Calendar//EN", "没有 PRODID", "加上 PRODID:-//Your town//Calendar//EN"),
    "no-uid": Code(_E, "no UID", "give each event a UID of its own, and never change it", "没有 UID", "给每个活动一个自己的 UID，永远不改"),
    "no-dtstamp": Code(_E, "no DTSTAMP", "add DTSTAMP with the UTC time of the last change", "没有 DTSTAMP", "加上 DTSTAMP，写最后修改的 UTC 时间"),
    "no-start": Code(_E, "an event without DTSTART", "add DTSTART", "活动没有 DTSTART", "加上 DTSTART"),
    "no-sequence": Code(_W, "no SEQUENCE; some programs then ignore a change", "add SEQUENCE:0, and raise it with each change of time, place or status", "没有 SEQUENCE，有些程序会因此忽略改动", "加上 SEQUENCE:0，时间、地点或状态每次改动时加一"),
    "no-organizer": Code(_E, "METHOD:PUBLISH, and an event without ORGANIZER", "leave METHOD out, or give every event an ORGANIZER", "写了 METHOD:PUBLISH，活动却没有 ORGANIZER", "去掉 METHOD，或者给每个活动写 ORGANIZER"),
    "twice": Code(_E, "a property that may stand once stands twice", "keep one of them", "只能出现一次的属性出现了两次", "只留一个"),
    "duplicate-uid": Code(_E, "two events with the same UID; programs show one of them", "give one of them another UID", "两个活动的 UID 相同，程序只显示其中一个", "给其中一个换一个 UID"),
    "duplicate-override": Code(_E, "two changes of the same date of a series", "keep one of them", "同一系列的同一天改了两次", "只留一个"),
    # times
    "date": Code(_E, "a date or time that does not exist or is written otherwise", "write a day as 20261205 and a time as 20261205T190000", "日期或时间不存在，或写法不对", "日期写成 20261205，时间写成 20261205T190000"),
    "duration": Code(_E, "a length that is none; `P1H` makes some readers refuse the file", "write hours after a T: PT1H; days as P1D, weeks as P1W", "时长写法不对；`P1H` 会让有的程序拒绝整个文件", "小时写在 T 之后：PT1H；天写 P1D，周写 P1W"),
    "mixed-types": Code(_E, "a start that is a day and an end that is a time, or the reverse", "give both a time, or both VALUE=DATE", "开始只有日期而结束有时间，或者反过来", "两个都写时间，或者都写 VALUE=DATE"),
    "end-before-start": Code(_E, "an end before the start", "put the end after the start", "结束早于开始", "让结束晚于开始"),
    "zero-length": Code(_W, "an end that is the start; some programs hide such an event", "give it a length; the end of one whole day is the next day", "结束与开始相同，有些程序不显示", "给它一个时长；全天活动的结束是第二天"),
    "end-and-duration": Code(_E, "DTEND and DURATION", "keep one of them", "同时有 DTEND 和 DURATION", "只留一个"),
    "stamp-not-utc": Code(_E, "DTSTAMP, CREATED or LAST-MODIFIED that is not in UTC", "write it in UTC, with a Z at its end and no TZID", "DTSTAMP、CREATED 或 LAST-MODIFIED 不是 UTC", "用 UTC 写，末尾加 Z，不写 TZID"),
    "utc-with-tzid": Code(_E, "a time in UTC with a TZID", "take out the TZID or the Z", "UTC 时间又写了 TZID", "去掉 TZID 或者 Z"),
    "floating": Code(_W, "a time without a zone; Google takes it for UTC", "add ;TZID= with the zone of the place", "没有时区的时间，Google 当作 UTC", "加上 ;TZID= 和当地的时区"),
    # zones
    "no-zone": Code(_E, "a TZID that no VTIMEZONE of the file explains", "add its VTIMEZONE; Outlook needs it", "TZID 没有对应的 VTIMEZONE", "加上它的 VTIMEZONE，Outlook 需要"),
    "fixed-offset": Code(_W, "a zone that is a fixed offset and knows no summer time", "name the place, as in Europe/London, or write the time in UTC", "时区是固定偏移，没有夏令时", "写地名，如 Europe/London，或者用 UTC 写时间"),
    "zone-name": Code(_W, "a zone whose name no table of zones holds", "use a name such as Europe/London: some readers go by the name alone", "时区表里没有的时区名", "用 Europe/London 这样的名字：有的程序只看名字"),
    "zone-unused": Code(_W, "a VTIMEZONE that no time refers to", "take it out", "没有用到的 VTIMEZONE", "删掉它"),
    "zone-twice": Code(_E, "two VTIMEZONEs of one name", "keep one of them", "同名的 VTIMEZONE 有两个", "只留一个"),
    "zone-empty": Code(_E, "a VTIMEZONE without STANDARD or DAYLIGHT", "add the STANDARD or DAYLIGHT part", "VTIMEZONE 里没有 STANDARD 或 DAYLIGHT", "加上 STANDARD 或 DAYLIGHT"),
    "zone-part": Code(_E, "a part of a VTIMEZONE without DTSTART, TZOFFSETFROM or TZOFFSETTO, or with a wrong one", "add what is missing; offsets are written +0100", "VTIMEZONE 的部分缺少 DTSTART、TZOFFSETFROM 或 TZOFFSETTO，或写得不对", "补上缺的；偏移写成 +0100"),
    "zone-dates": Code(_E, "several dates in one RDATE of a VTIMEZONE; Thunderbird and others take the first and are an hour wrong half of the year", "write one RDATE line for each date, DTSTART among them, or an RRULE", "VTIMEZONE 的一个 RDATE 里有多个日期；Thunderbird 等只取第一个，半年里差一小时", "每个日期写一行 RDATE（包括 DTSTART），或者写 RRULE"),
    "zone-byday": Code(_W, "a yearly rule of a VTIMEZONE without BYDAY, which Outlook needs", "say the day as in BYDAY=-1SU;BYMONTH=10", "VTIMEZONE 的每年规则没有 BYDAY，Outlook 需要", "写成 BYDAY=-1SU;BYMONTH=10 这样"),
    "zone-comment": Code(_E, "a COMMENT in a VTIMEZONE", "take it out", "VTIMEZONE 里有 COMMENT", "删掉它"),
    "zone-wrong": Code(_E, "a VTIMEZONE that gives another hour than the zone's clocks show", "write the VTIMEZONE anew, from today's time zone data", "VTIMEZONE 给出的钟点与当地的钟不同", "用最新的时区数据重写 VTIMEZONE"),
    # repetition
    "rule": Code(_E, "a rule that is none", "begin it with FREQ=DAILY, WEEKLY, MONTHLY or YEARLY", "规则写法不对", "以 FREQ=DAILY、WEEKLY、MONTHLY 或 YEARLY 开头"),
    "until-and-count": Code(_E, "a rule with UNTIL and COUNT", "keep one of them", "规则里同时有 UNTIL 和 COUNT", "只留一个"),
    "until-type": Code(_E, "an UNTIL that is a day where the start is a time, or the reverse", "write UNTIL as the start is written: a day, or a time in UTC", "开始是时间而 UNTIL 是日期，或者反过来", "UNTIL 与开始写法一致：日期，或者 UTC 时间"),
    "until-not-utc": Code(_E, "an UNTIL that is not in UTC", "write it in UTC, with a Z at its end", "UNTIL 不是 UTC", "用 UTC 写，末尾加 Z"),
    "exdate-type": Code(_E, "an EXDATE of another form than the start: the date stays", "write it with the TZID or VALUE of DTSTART", "EXDATE 与开始写法不同：那一天取消不掉", "用与 DTSTART 相同的 TZID 或 VALUE"),
    "override-type": Code(_E, "a RECURRENCE-ID of another form than the start", "write it with the TZID or VALUE of DTSTART", "RECURRENCE-ID 与开始写法不同", "用与 DTSTART 相同的 TZID 或 VALUE"),
    "exdate-off-rule": Code(_E, "an EXDATE that is no date of the rule", "name a date and time that the rule gives", "EXDATE 不是规则里的日期", "写规则会给出的日期和时间"),
    "override-off-rule": Code(_E, "a RECURRENCE-ID that is no date of the rule; the event is then shown twice", "name the date and time that the rule gives", "RECURRENCE-ID 不是规则里的日期，活动会显示两次", "写规则会给出的日期和时间"),
    "start-off-rule": Code(_W, "a start that is no date of its own rule; programs differ on whether to show it", "begin on a date of the rule", "开始日期不在自己的规则里，各程序显示不同", "从规则里的日期开始"),
    "rdate": Code(_W, "RDATE on an event; Outlook drops the event, others overlook the date", "write the further date as an event of its own", "活动用了 RDATE；Outlook 会丢掉活动，有的程序看不见那一天", "把多出的日期写成另一个活动"),
    # values
    "escape": Code(_E, "a comma, semicolon or backslash in text that is not escaped", r"put a backslash before it: \, \; \\", "文字里的逗号、分号或反斜杠没有转义", r"前面加反斜杠：\, \; \\"),
    "category-comma": Code(_W, "a comma inside a category; some readers make two of it", "choose a word without a comma", "类别里有逗号，有的程序会拆成两个", "换一个没有逗号的词"),
    "uri": Code(_E, "an address with a blank or without its scheme", "percent-encode it, as in %20, and begin with https:", "网址里有空格，或没有协议", "用 %20 这样的编码，并以 https: 开头"),
    "value-type": Code(_E, "REFRESH-INTERVAL, SOURCE, CONFERENCE or IMAGE without its VALUE", "add ;VALUE=DURATION to REFRESH-INTERVAL, ;VALUE=URI to the others", "REFRESH-INTERVAL、SOURCE、CONFERENCE 或 IMAGE 没有 VALUE", "REFRESH-INTERVAL 加 ;VALUE=DURATION，其余加 ;VALUE=URI"),
    "status": Code(_E, "a STATUS other than TENTATIVE, CONFIRMED, CANCELLED", "write TENTATIVE for a postponed event, and say so in its title", "STATUS 不是 TENTATIVE、CONFIRMED、CANCELLED", "延期的写 TENTATIVE，并在标题里说明"),
    "geo": Code(_E, "a GEO that is not two numbers", "write it as 31.23;121.47: latitude, semicolon, longitude", "GEO 不是两个数", "写成 31.23;121.47：纬度、分号、经度"),
    "number": Code(_E, "a SEQUENCE or PRIORITY that is no number", "write a whole number", "SEQUENCE 或 PRIORITY 不是数", "写整数"),
}
# fmt: on
