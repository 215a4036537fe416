"""Rules that are refused or warned of: the whole message, its column, and a help that works when it is pasted."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from hundred.core.problems import Place, Report
from hundred.core.rule.model import Written
from hundred.core.rule.read import read_rule
from hundred.core.times import Undated

if TYPE_CHECKING:
    from hundred.core.rule.read import Taken

# The line as it is written, (start, zone), "column code: message", help.
TOLD = (
    ("repeat: every second Friday until 2026-06-30", ("2026-05-15 19:30", "Asia/Shanghai"), "15 ambiguous: 'second Friday' may be every 2 weeks, or the second Friday of every month", "write  repeat: every 2 weeks on Friday, until 2026-06-30  or  repeat: every month on the second Friday, until 2026-06-30  with  start: 2026-06-12 19:30"),
    ("repeat: every 2nd Friday, 6 times", ("2026-05-15 19:30", "Asia/Shanghai"), "15 ambiguous: '2nd Friday' may be every 2 weeks, or the second Friday of every month", "write  repeat: every 2 weeks on Friday, 6 times  or  repeat: every month on the second Friday, 6 times  with  start: 2026-06-12 19:30"),
    ("repeat: every third Monday, 6 times", ("2026-05-15 19:30", "Asia/Shanghai"), "15 ambiguous: 'third Monday' may be every 3 weeks, or the third Monday of every month", "write  repeat: every 3 weeks on Monday, 6 times  with  start: 2026-05-18 19:30  or  repeat: every month on the third Monday, 6 times  with  start: 2026-05-18 19:30"),
    ("repeat: every last Friday, 6 times", ("2026-05-15 19:30", "Asia/Shanghai"), "15 ambiguous: 'last Friday' may be every week, or the last Friday of every month", "write  repeat: every week on Friday, 6 times  or  repeat: every month on the last Friday, 6 times  with  start: 2026-05-29 19:30"),
    ("repeat: bi-weekly on Friday until 2026-06-30", ("2026-05-15 19:30", "Asia/Shanghai"), "9 ambiguous: 'bi-weekly' may be every two weeks or twice a week", "write  repeat: every 2 weeks on Friday, until 2026-06-30  or  repeat: every week on Monday and Friday, until 2026-06-30"),
    ("repeat: biweekly", ("2026-05-15 19:30", "Asia/Shanghai"), "9 ambiguous: 'biweekly' may be every two weeks or twice a week", "write  repeat: every 2 weeks on Friday, 10 times  or  repeat: every week on Monday and Friday, 10 times"),
    ("repeat: bimonthly, 6 times", ("2026-05-15 19:30", "Asia/Shanghai"), "9 ambiguous: 'bimonthly' may be every two months or twice a month", "write  repeat: every 2 months on the 15th, 6 times  or  repeat: every month on the 1st and 15th, 6 times"),
    ("repeat: biannual, 4 times", ("2026-05-15 19:30", "Asia/Shanghai"), "9 ambiguous: 'biannual' may be every two years or twice a year", "write  repeat: every 2 years on 15 May, 4 times  or  repeat: every 6 months on the 15th, 4 times"),
    ("repeat: every weekend, 4 times", ("2026-05-15 19:30", "Asia/Shanghai"), "9 ambiguous: 'every weekend' may be one day or two", "write  repeat: every week on Saturday, 4 times  with  start: 2026-05-16 19:30  or  repeat: every week on Saturday and Sunday, 4 times  with  start: 2026-05-16 19:30"),
    ("repeat: every month on Friday, 6 times", ("2026-05-15 19:30", "Asia/Shanghai"), "24 ambiguous: a month has several Fridays", "write  repeat: every month on the third Friday, 6 times  or  repeat: every week on Friday, 6 times"),
    ("repeat: every year on Friday, 6 times", ("2026-05-15 19:30", "Asia/Shanghai"), "23 ambiguous: a year has several Fridays", "write  repeat: every year on the third Friday of May, 6 times  or  repeat: every week on Friday, 6 times"),
    ("repeat: every day on Friday, 6 times", ("2026-05-15 19:30", "Asia/Shanghai"), "22 repeat: a day of the week comes every week, not every day", "write  repeat: every week on Friday, 6 times"),
    ("repeat: every week on the 15th, 6 times", ("2026-05-15 19:30", "Asia/Shanghai"), "27 repeat: this is a day of the month, but it repeats every week", "write  repeat: every month on the 15th, 6 times"),
    ("repeat: every week on the last Friday, 6 times", ("2026-05-15 19:30", "Asia/Shanghai"), "27 repeat: this is a day of the month, but it repeats every week", "write  repeat: every month on the last Friday, 6 times  with  start: 2026-05-29 19:30"),
    ("repeat: every month on the last Friday of May, 6 times", ("2026-05-15 19:30", "Asia/Shanghai"), "28 repeat: May comes every year, not every month", "write  repeat: every year on the last Friday of May, 6 times  with  start: 2026-05-29 19:30"),
    ("repeat: every month on 15 May, 4 times", ("2026-05-15 19:30", "Asia/Shanghai"), "24 repeat: a date of the year comes every year", "write  repeat: every year on 15 May, 4 times"),
    ("repeat: every year on the last Friday, 4 times", ("2026-05-15 19:30", "Asia/Shanghai"), "27 repeat: the month is missing", "write  repeat: every year on the last Friday of May, 4 times  with  start: 2026-05-29 19:30  or  repeat: every month on the last Friday, 4 times  with  start: 2026-05-29 19:30"),
    ("repeat: every year on the 15th, 4 times", ("2026-05-15 19:30", "Asia/Shanghai"), "27 repeat: the month is missing", "write  repeat: every year on 15 May, 4 times  or  repeat: every month on the 15th, 4 times"),
    ("repeat: every 2 weeks on Friday", ("2026-05-15 19:30", "Asia/Shanghai"), "9 no-end: the rule has no end", "add one:  repeat: every 2 weeks on Friday, 10 times"),
    ("repeat: every 2 weeks on Fryday until 2026-06-30", ("2026-05-15 19:30", "Asia/Shanghai"), "26 repeat: 'Fryday' is not understood here: a weekday, 'the last Friday', 'the 15th' or '12 June' should come", "write  repeat: every 2 weeks on Friday until 2026-06-30"),
    ("repeat: evry 2 weeks on Friday until 2026-06-30", ("2026-05-15 19:30", "Asia/Shanghai"), "9 repeat: 'evry' is not understood here: how often, as in 'every 2 weeks' or 'every Friday', should come", "write  repeat: every 2 weeks on Friday until 2026-06-30"),
    ("repeat: every 2 weeks on Friday until 06/07/2026", ("2026-05-15 19:30", "Asia/Shanghai"), "39 ambiguous: '06/07/2026' may be 2026-07-06 or 2026-06-07", "write the one you mean:  repeat: every 2 weeks on Friday until 2026-07-06  or  repeat: every 2 weeks on Friday until 2026-06-07"),
    ("repeat: every 2 weeks on Friday until 30/06/2026", ("2026-05-15 19:30", "Asia/Shanghai"), "39 repeat: '30/06/2026' is not a date", "write year, month and day, as in 2026-06-30:  repeat: every 2 weeks on Friday until 2026-06-30"),
    ("repeat: every 2 weeks on Friday until 2026-6-30", ("2026-05-15 19:30", "Asia/Shanghai"), "39 repeat: '2026-6-30' is not a date", "write it as 2026-06-30:  repeat: every 2 weeks on Friday until 2026-06-30"),
    ("repeat: every 2 weeks on Friday until 2026-06-31", ("2026-05-15 19:30", "Asia/Shanghai"), "39 repeat: there is no 2026-06-31", "write a day that exists:  repeat: every 2 weeks on Friday until 2026-06-30"),
    ("repeat: every 2 weeks on Friday until June", ("2026-05-15 19:30", "Asia/Shanghai"), "39 repeat: the last day is not said in full", "write the day and the year as well, as in 2026-06-30"),
    ("repeat: every 2 weeks on Friday until 30 June", ("2026-05-15 19:30", "Asia/Shanghai"), "39 repeat: the last day is not said in full", "write the day and the year as well, as in 2026-06-30:  repeat: every 2 weeks on Friday until 2026-06-30"),
    ("repeat: every 2 weeks on Friday until 2026-06-30 21:30", ("2026-05-15 19:30", "Asia/Shanghai"), "50 repeat: the end is a day, without a time", "leave the time out: that day is included:  repeat: every 2 weeks on Friday until 2026-06-30"),
    ("repeat: every 2 weeks on Friday at 19:30 until 2026-06-30", ("2026-05-15 19:30", "Asia/Shanghai"), "33 repeat: the time of day is not said here", "it stands in 'start'; leave it out here:  repeat: every 2 weeks on Friday until 2026-06-30"),
    ("repeat: every 2 weeks on Friday until 2026-06-30, 6 times", ("2026-05-15 19:30", "Asia/Shanghai"), "49 repeat: only one end can be said, and nothing behind it", "keep one end:  repeat: every 2 weeks on Friday until 2026-06-30"),
    ("repeat: every 2 weeks on Friday until 2026-06-30 except 2026-05-29", ("2026-05-15 19:30", "Asia/Shanghai"), "50 repeat: a date that is left out is not said here", "it stands in 'changes'; leave it out here:  repeat: every 2 weeks on Friday until 2026-06-30"),
    ("repeat: every 2 weeks on Friday forever", ("2026-05-15 19:30", "Asia/Shanghai"), "33 repeat: a rule needs an end", "write one:  repeat: every 2 weeks on Friday, 10 times"),
    ("repeat: every 0 weeks, 6 times", ("2026-05-15 19:30", "Asia/Shanghai"), "15 repeat: it cannot repeat every 0", "write a number from 1 to 999"),
    ("repeat: every 1000 days, 6 times", ("2026-05-15 19:30", "Asia/Shanghai"), "15 repeat: it cannot repeat every 1000", "write a number from 1 to 999"),
    ("repeat: every week on Friday, 0 times", ("2026-05-15 19:30", "Asia/Shanghai"), "31 repeat: it must take place at least once", "write a number from 1 to 1000"),
    ("repeat: every week on Friday, 5000 times", ("2026-05-15 19:30", "Asia/Shanghai"), "29 too-many-dates: the rule gives 5,000 dates; the most is 1,000", "write  repeat: every week on Friday, 1000 times"),
    ("repeat: every day until 2036-12-31", ("2026-05-15 19:30", "Asia/Shanghai"), "19 too-many-dates: the rule gives more than 1,000 dates; the most is 1,000", "write  repeat: every day, 1000 times"),
    ("repeat: every week 3 times", ("2026-05-15 19:30", "Asia/Shanghai"), "20 ambiguous: '3 times' may be in all, or in each week", "name the days when there are several in each:  repeat: every week for 3 times"),
    ("repeat: every week on Thursday, 6 times", ("2026-05-15 19:30", "Asia/Shanghai"), "9 off-rule: the start, Friday 2026-05-15, is not a date of this rule", "the nearest that are:  start: 2026-05-14 19:30  or  start: 2026-05-21 19:30"),
    ("repeat: every week on Friday until 2026-05-01", ("2026-05-15 19:30", "Asia/Shanghai"), "30 repeat: the last day, 2026-05-01, is before the start", "write a later day, or check the year"),
    ("repeat: every month on the sixth Friday, 4 times", ("2026-05-15 19:30", "Asia/Shanghai"), "28 repeat: no weekday comes six times in a month", "write first, second, third, fourth, fifth or last"),
    ("repeat: every month on the 32nd, 4 times", ("2026-05-15 19:30", "Asia/Shanghai"), "28 repeat: a month has at most 31 days", "write a day from 1st to 31st, or the last day"),
    ("repeat: every year on 31 June, 4 times", ("2026-05-15 19:30", "Asia/Shanghai"), "23 repeat: there is no such day in any year", "write a day that the month has"),
    ("repeat: every 2 weeks on", ("2026-05-15 19:30", "Asia/Shanghai"), "24 repeat: the sentence stops where a weekday, 'the last Friday', 'the 15th' or '12 June' should come", "write it as in  repeat: every week on Friday, 10 times"),
    ("repeat: every", ("2026-05-15 19:30", "Asia/Shanghai"), "13 repeat: the sentence stops where days, weeks, months, years or a weekday should come", "write it as in  repeat: every week on Friday, 10 times"),
    ("repeat: Friday", ("2026-05-15 19:30", "Asia/Shanghai"), "9 repeat: 'Friday' is not understood here: how often, as in 'every 2 weeks' or 'every Friday', should come", "write  repeat: every Friday, 10 times"),
    ("repeat: hello world", ("2026-05-15 19:30", "Asia/Shanghai"), "9 repeat: 'hello' is not understood here: how often, as in 'every 2 weeks' or 'every Friday', should come", "write it as in  repeat: every week on Friday, 10 times"),
    ("repeat: FREQ=WEEKLY;COUNT=10", ("2026-05-15 19:30", "Asia/Shanghai"), "9 repeat: this is an RRULE, not a sentence", "write it as  rrule: FREQ=WEEKLY;COUNT=10"),
    ("repeat: every 40 years, 10 times", ("2026-05-15 19:30", "Asia/Shanghai"), "23 too-many-dates: the rule goes on behind the year 2199", "write 5 times, or a last day"),
    ("repeat: 双周五，6 次", ("2026-05-15 19:30", "Asia/Shanghai"), "9 ambiguous: '双周五' may be every two weeks, or the second and fourth Friday of every month", "write  repeat: 每两周的周五，6 次  or  repeat: 每月的第二个和第四个周五，6 次  with  start: 2026-05-22 19:30"),
    ("repeat: 每双周周五 6次", ("2026-05-15 19:30", "Asia/Shanghai"), "9 ambiguous: '每双周' may be every two weeks, or the second and fourth Friday of every month", "write  repeat: 每两周的周五，6次  or  repeat: 每月的第二个和第四个周五，6次  with  start: 2026-05-22 19:30"),
    ("repeat: 单周五，6次", ("2026-05-15 19:30", "Asia/Shanghai"), "9 ambiguous: '单周五' may be every two weeks, or the first and third Friday of every month", "write  repeat: 每两周的周五，6次  or  repeat: 每月的第一个和第三个周五，6次"),
    ("repeat: 双月，6次", ("2026-05-15 19:30", "Asia/Shanghai"), "9 ambiguous: '双月' may be every two months or twice a month", "write  repeat: 每两个月的15日，6次  or  repeat: 每月1日和15日，6次"),
    ("repeat: 每隔两周的周五，6 次", ("2026-05-15 19:30", "Asia/Shanghai"), "9 ambiguous: '每隔两周' is every 2 weeks for some people, every 3 for others", "write  repeat: 每两周的周五，6 次  or  repeat: 每三周的周五，6 次"),
    ("repeat: 每隔两天，6 次", ("2026-05-15 19:30", "Asia/Shanghai"), "9 ambiguous: '每隔两天' is every 2 days for some people, every 3 for others", "write  repeat: 每两天，6 次  or  repeat: 每三天，6 次"),
    ("repeat: 每周三次", ("2026-05-15 19:30", "Asia/Shanghai"), "9 ambiguous: '每周三次' may be how often in each week, or the weekday", "write  repeat: 每周一、周三和周五，共 10 次  or  repeat: 每周三，共 10 次  with  start: 2026-05-20 19:30"),
    ("repeat: 每周三次，共 6 次", ("2026-05-15 19:30", "Asia/Shanghai"), "9 ambiguous: '每周三次' may be how often in each week, or the weekday", "write  repeat: 每周一、周三和周五，共 6 次  or  repeat: 每周三，共 6 次  with  start: 2026-05-20 19:30"),
    ("repeat: 每周 3 次", ("2026-05-15 19:30", "Asia/Shanghai"), "12 ambiguous: '3 次' may be in all, or in each week", "name the days when there are several in each:  repeat: 每周，共 3 次"),
    ("repeat: 每周末，6次", ("2026-05-15 19:30", "Asia/Shanghai"), "9 ambiguous: '每周末' may be one day or two", "write  repeat: 每周六，6次  with  start: 2026-05-16 19:30  or  repeat: 每周六和周日，6次  with  start: 2026-05-16 19:30"),
    ("repeat: 每第二个周五，6次", ("2026-05-15 19:30", "Asia/Shanghai"), "9 ambiguous: '每第二个周五' may be every 2 weeks, or the second Friday of every month", "write  repeat: 每两周的周五，6次  or  repeat: 每月的第二个周五，6次  with  start: 2026-06-12 19:30"),
    ("repeat: 每2月 15日，6次", ("2026-05-15 19:30", "Asia/Shanghai"), "9 ambiguous: '每2月' may be a number of months, or the name of a month", "write the one you mean:  repeat: 每2个月 15日，6次  or  repeat: 每年2月 15日，6次  with  start: 2027-02-15 19:30"),
    ("repeat: 每月周五，6 次", ("2026-05-15 19:30", "Asia/Shanghai"), "11 ambiguous: a month has several Fridays", "write  repeat: 每月的第三个周五，6 次  or  repeat: 每周五，6 次"),
    ("repeat: 每周15日，6次", ("2026-05-15 19:30", "Asia/Shanghai"), "11 repeat: this is a day of the month, but it repeats every week", "write  repeat: 每月15日，6次"),
    ("repeat: 每两周 周五", ("2026-05-15 19:30", "Asia/Shanghai"), "9 no-end: the rule has no end", "add one:  repeat: 每两周 周五，共 10 次"),
    ("repeat: 每两周 周四 共 6 次", ("2026-05-15 19:30", "Asia/Shanghai"), "9 off-rule: the start, Friday 2026-05-15, is not a date of this rule", "the nearest that are:  start: 2026-05-14 19:30  or  start: 2026-05-21 19:30"),
    ("repeat: 每两周 周五 到 6月30日", ("2026-05-15 19:30", "Asia/Shanghai"), "18 repeat: the last day is not said in full", "write year, month and day, as in 2026-06-30:  repeat: 每两周 周五 到 2026-06-30"),
    ("repeat: 每两周 周五 晚上七点 共 6 次", ("2026-05-15 19:30", "Asia/Shanghai"), "16 repeat: the time of day is not said here", "it stands in 'start'; leave it out here:  repeat: 每两周 周五 共 6 次"),
    ("repeat: 每两周 周五 共 6 次 至 2026-06-30", ("2026-05-15 19:30", "Asia/Shanghai"), "22 repeat: only one end can be said, and nothing behind it", "keep one end:  repeat: 每两周 周五 共 6 次"),
    ("repeat: 每周五六次", ("2026-05-15 19:30", "Asia/Shanghai"), "10 repeat: '周五六次' is not understood here: the end, as in 至 2026-06-30 or 共 6 次, should come", "write it as in  repeat: 每周五，共 10 次"),
    ("repeat: 每月底，6次", ("2026-05-15 19:30", "Asia/Shanghai"), "11 repeat: '底' is not understood here: the end, as in 至 2026-06-30 or 共 6 次, should come", "write  repeat: 每月最后一天，6次  with  start: 2026-05-31 19:30"),
    ("repeat: 你好", ("2026-05-15 19:30", "Asia/Shanghai"), "9 repeat: '你好' is not understood here: how often, as in 每两周 or 每周五, should come", "write it as in  repeat: 每周五，共 10 次"),
    ("repeat: 每月第六个周五，6次", ("2026-05-15 19:30", "Asia/Shanghai"), "11 repeat: no weekday comes six times in a month", "write 第一 to 第五, or 最后一个"),
    ("repeat: 每年13月1日，6次", ("2026-05-15 19:30", "Asia/Shanghai"), "11 repeat: a year has 12 months", "write a month from 1月 to 12月"),
    ("repeat: every month on the 31st, 6 times", ("2026-05-31 19:30", "Asia/Shanghai"), "9 warning skipped-months: these months have no day 31 and are skipped: 2026-06, 2026-09 and 2026-11", "if that is meant, leave it so; else write  repeat: every month on the last day, 6 times"),
    ("repeat: every month on the 30th until 2027-04-01", ("2026-05-30", "Asia/Shanghai"), "9 warning skipped-months: these months have no day 30 and are skipped: 2027-02", "if that is meant, leave it so; else write  repeat: every month on the last day, until 2027-04-01  with  start: 2026-05-31"),
    ("repeat: 每月第五个周五，6次", ("2026-05-29 19:30", "Asia/Shanghai"), "9 warning skipped-months: these months have no fifth Friday and are skipped: 2026-06, 2026-08, 2026-09, 2026-11 and 5 more", "if that is meant, leave it so; else write  repeat: 每月的最后一个周五，6次"),
    ("repeat: every year, 3 times", ("2028-02-29 19:30", "Asia/Shanghai"), "9 warning skipped-months: these months have no day 29 and are skipped: 2029-02, 2030-02, 2031-02, 2033-02 and 2 more", "if that is meant, leave it so; else write  repeat: every year on the last day of February, 3 times"),
    ("repeat: every week on Sunday, 4 times", ("2026-03-22 01:30", "Europe/London"), "9 gap: 01:30 does not exist on 2026-03-29 in Europe/London: the clocks skip it", "let it start at another time, such as 02:30, or leave that date out with 'skip' in 'changes'"),
    ("repeat: every week on Sunday, 4 times", ("2026-10-18 01:30", "Europe/London"), "9 warning twice: 01:30 comes twice on 2026-10-25 in Europe/London, as the clocks go back", "the first of the two is taken; choose another time if that is wrong"),
    ("repeat: every week on Friday, 1 time", ("2026-05-15 19:30", "Asia/Shanghai"), "9 warning one-date: the rule gives one date only, 2026-05-15", "write a later end, or leave the rule out"),
    ("rrule: FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=2;COUNT=4", ("2026-05-15 19:30", "Asia/Shanghai"), "8 off-rule: the start, Friday 2026-05-15, is not a date of this rule", "the nearest that are:  start: 2026-05-04 19:30  or  start: 2026-06-02 19:30"),
    ("rrule: FREQ=SECONDLY;COUNT=4", ("2026-05-15 19:30", "Asia/Shanghai"), "8 rrule: FREQ=SECONDLY is not taken", "an event repeats by days at most; sessions of a day go into the programme"),
    ("rrule: FREQ=DAILY", ("2026-05-15 19:30", "Asia/Shanghai"), "8 no-end: the rule has no end", "add an end:  rrule: FREQ=DAILY;COUNT=10"),
    ("rrule: FREQ=DAILY;COUNT=4;UNTIL=20260626T112900Z", ("2026-05-15 19:30", "Asia/Shanghai"), "27 rrule: COUNT and UNTIL both say when it ends", "keep one of the two"),
    ("rrule: FREQ=DAILY;BYHOUR=3;COUNT=4", ("2026-05-15 19:30", "Asia/Shanghai"), "19 rrule: BYHOUR is not taken", "the time of day is the start's; leave this part out"),
    ("rrule: FREQ=DAILY;BYWEKDAY=3;COUNT=4", ("2026-05-15 19:30", "Asia/Shanghai"), "19 rrule: 'BYWEKDAY=3' is not a part of an RRULE", "did you mean 'BYDAY' or 'BYYEARDAY'?"),
    ("rrule: FREQ=DIALY;COUNT=4", ("2026-05-15 19:30", "Asia/Shanghai"), "8 rrule: 'DIALY' is not a frequency", "did you mean 'DAILY'?"),
    ("rrule: FREQ=DAILY;COUNT=4;COUNT=5", ("2026-05-15 19:30", "Asia/Shanghai"), "27 rrule: COUNT stands there twice", "put all its values into one, with commas between them"),
    ("rrule: FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=4", ("2026-05-15 19:30", "Asia/Shanghai"), "29 rrule: BYMONTHDAY with FREQ=DAILY makes some calendar programs hang", "write  FREQ=MONTHLY  with the same days"),
    ("rrule: FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;UNTIL=99991231", ("2026-05-15 19:30", "Asia/Shanghai"), "8 off-rule: the start, Friday 2026-05-15, is not a date of this rule", "no day within eight years is one; write another rule"),
    ("rrule: FREQ=DAILY;UNTIL=99991231", ("2026-05-15 19:30", "Asia/Shanghai"), "8 too-many-dates: the rule gives more than 1,000 dates; the most is 1,000", "write an earlier end:  rrule: FREQ=DAILY;COUNT=1000"),
    ("rrule: FREQ=DAILY;COUNT=999999", ("2026-05-15 19:30", "Asia/Shanghai"), "8 too-many-dates: the rule gives 999,999 dates; the most is 1,000", "write an earlier end:  rrule: FREQ=DAILY;COUNT=1000"),
    ("rrule: FREQ=WEEKLY;BYDAY=2FR;COUNT=3", ("2026-05-15 19:30", "Asia/Shanghai"), "20 rrule: '2FR' counts the days of a month, but FREQ is WEEKLY", "write  BYDAY=FR, or  FREQ=MONTHLY  before it"),
    ("rrule: FREQ=YEARLY;BYWEEKNO=20;COUNT=3", ("2026-05-15 19:30", "Asia/Shanghai"), "20 rrule: BYWEEKNO is not taken: calendar programs read it differently", "name months and weekdays instead, as in  FREQ=YEARLY;BYMONTH=5;BYDAY=-1SU"),
    ("rrule: weekly", ("2026-05-15 19:30", "Asia/Shanghai"), "8 rrule: 'weekly' is not a part of an RRULE", "write NAME=VALUE parts with ; between them"),
    ("rrule: FREQ=WEEKLY;COUNT=0", ("2026-05-15 19:30", "Asia/Shanghai"), "20 rrule: COUNT is not a number from 1 to 999999", "write  COUNT=2  or the like"),
    ("rrule: FREQ=WEEKLY;UNTIL=tomorrow", ("2026-05-15 19:30", "Asia/Shanghai"), "20 rrule: 'TOMORROW' is not a day or time", "write the last day, as in  UNTIL=20260630"),
    ("repeat: 周五，6次", ("2026-05-15 19:30", "Asia/Shanghai"), "9 repeat: '周五' is not understood here: how often, as in 每两周 or 每周五, should come", "write  repeat: 每周五，6次"),
    ("repeat: 雙週五，6 次", ("2026-05-15 19:30", "Asia/Shanghai"), "9 ambiguous: '雙週五' may be every two weeks, or the second and fourth Friday of every month", "write  repeat: 每两周的周五，6 次  or  repeat: 每月的第二个和第四个周五，6 次  with  start: 2026-05-22 19:30"),
    ("repeat: 每周五晚上7点，共6次", ("2026-05-15 19:30", "Asia/Shanghai"), "12 repeat: the time of day is not said here", "it stands in 'start'; leave it out here:  repeat: 每周五，共6次"),
    ("repeat: every two Fridays, 6 times", ("2026-05-15 19:30", "Asia/Shanghai"), "15 ambiguous: 'two Fridays' may be every 2 weeks, or the second Friday of every month", "write  repeat: every 2 weeks on Friday, 6 times  or  repeat: every month on the second Friday, 6 times  with  start: 2026-06-12 19:30"),
)  # fmt: skip
# What the help proposes: a line for the rule, with the start it needs where that is another; or a start alone.
_RULE = re.compile(r"(repeat|rrule): (.+?)(?:  with  start: (\S+(?: [0-9:]+)?))?(?=  |$)")
_START = re.compile(r"(?<!with)  start: (\S+(?: [0-9:]+)?)")


def read(line: str, start: str, zone: str) -> tuple[Taken | None, Report]:
    """Return what comes of a line of a header, and the report."""
    name, _, text = line.partition(": ")
    report = Report("content/events/film.md", [line])
    first = datetime.fromisoformat(start) if " " in start else date.fromisoformat(start)
    place = Place(line=1, col=len(name) + 3, width=len(text))
    return read_rule(Written(text, place, name == "rrule"), report, first, zone), report


def test_there_are_enough() -> None:
    """More than seventy slips are told apart, in both languages and in RRULEs."""
    assert len({row[:2] for row in TOLD}) == len(TOLD) >= 70


@pytest.mark.parametrize(("line", "event", "told", "cure"), TOLD)
def test_a_slip_is_told_whole(line: str, event: tuple[str, str], told: str, cure: str) -> None:
    """One problem with its column, code, message and help; a warning leaves the rule, an error does not."""
    taken, report = read(line, *event)

    (one,) = report.problems
    weight = "warning " if one.severity.value == "warning" else ""
    assert (f"{one.place.col} {weight}{one.code}: {one.message}", one.help) == (told, cure)
    assert (taken is None) == (not weight)


@pytest.mark.parametrize(
    ("line", "event", "cure"), [(row[0], row[1], row[3]) for row in TOLD if re.search("(repeat|rrule|start): ", row[3])]
)
def test_what_help_proposes_can_be_pasted(line: str, event: tuple[str, str], cure: str) -> None:
    """Every sentence and every start that a help names is taken for this event as it stands."""
    start, zone = event
    tried = [(f"{name}: {text}", begin or start) for name, text, begin in _RULE.findall(cure)]
    tried += [(line, begin) for begin in _START.findall(cure)]

    refused = [
        (one, begin, report.problems) for one, begin in tried for taken, report in [read(one, begin, zone)] if taken is None
    ]

    assert tried != []
    assert refused == []


def test_most_slips_have_a_line_to_paste() -> None:
    """Three of four sentences that are refused come with a line that works."""
    sentences = [row for row in TOLD if row[0].startswith("repeat")]

    assert sum("repeat: " in row[3] or "start: " in row[3] for row in sentences) / len(sentences) > 0.75


def test_a_date_to_be_announced_cannot_repeat() -> None:
    """A rule needs a day to begin with."""
    report = Report("content/events/film.md", ["repeat: every week, 6 times"])
    place = Place(line=1, col=9, width=19)

    taken = read_rule(Written("every week, 6 times", place), report, Undated(year=2026, month=5), "UTC")

    assert (taken, [(one.code, one.message) for one in report.problems]) == (
        None,
        [("off-rule", "a date to be announced cannot repeat")],
    )


def test_a_sentence_over_several_lines_is_marked_as_a_whole() -> None:
    """Where the text was folded, no column inside it is known."""
    text = "every second Friday until 2026-06-30"
    report = Report("content/events/film.md", ["repeat: >", "  every second Friday", "  until 2026-06-30"])

    read_rule(Written(text, Place(line=1, col=9, width=1)), report, datetime(2026, 5, 15, 19, 30), "UTC")

    assert [(one.place.line, one.place.col, one.place.width) for one in report.problems] == [(1, 9, 1)]


def test_a_skipped_date_may_have_no_time() -> None:
    """Where changes leave out the night on which the clocks go forward, a rule by number gets a last day instead."""
    report = Report("content/events/film.md", ["repeat: every week on Sunday, 4 times"])
    start, text = datetime(2026, 3, 22, 1, 30), "every week on Sunday, 4 times"

    taken = read_rule(Written(text, Place()), report, start, "Europe/London", skips={date(2026, 3, 29)})

    assert report.problems == []
    assert taken is not None
    assert taken.rrule == "FREQ=WEEKLY;BYDAY=SU;UNTIL=20260412T003000Z"
    assert [f"{one:%m-%d}" for one in taken.starts] == ["03-22", "03-29", "04-05", "04-12"]
