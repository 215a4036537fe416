"""Sentences of recurrence as people write them, in English and Chinese, and what they mean."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from hundred.core.problems import Place, Report
from hundred.core.rule.model import Written
from hundred.core.rule.read import read_rule
from hundred.core.rule.say import say_rule, sentence_of

if TYPE_CHECKING:
    from hundred.core.rule.read import Taken

ZONE = "Asia/Shanghai"
# A sentence, its RRULE, its first dates (at 19:30), and the rule in words.
SENTENCES = (
    ("every day until 2026-06-30", "FREQ=DAILY;UNTIL=20260630T113000Z", "2026-05-15 2026-05-16 2026-05-17 2026-05-18", "every day, until 30 June 2026", "每天，至 2026年6月30日"),
    ("every day, 5 times", "FREQ=DAILY;COUNT=5", "2026-05-15 2026-05-16 2026-05-17 2026-05-18", "every day, 5 times", "每天，共 5 次"),
    ("every other day, 10 times", "FREQ=DAILY;INTERVAL=2;COUNT=10", "2026-05-15 2026-05-17 2026-05-19 2026-05-21", "every 2 days, 10 times", "每两天，共 10 次"),
    ("every 3 days for 6 times", "FREQ=DAILY;INTERVAL=3;COUNT=6", "2026-05-15 2026-05-18 2026-05-21 2026-05-24", "every 3 days, 6 times", "每三天，共 6 次"),
    ("every weekday, ten times", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;COUNT=10", "2026-05-15 2026-05-18 2026-05-19 2026-05-20", "every weekday, 10 times", "每周一至周五，共 10 次"),
    ("weekdays until 2026-06-30", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20260630T113000Z", "2026-05-15 2026-05-18 2026-05-19 2026-05-20", "every weekday, until 30 June 2026", "每周一至周五，至 2026年6月30日"),
    ("every week, 6 times", "FREQ=WEEKLY;BYDAY=FR;COUNT=6", "2026-05-15 2026-05-22 2026-05-29 2026-06-05", "every week on Friday, 6 times", "每周五，共 6 次"),
    ("every week on Friday until 2026-06-30", "FREQ=WEEKLY;BYDAY=FR;UNTIL=20260630T113000Z", "2026-05-15 2026-05-22 2026-05-29 2026-06-05", "every week on Friday, until 30 June 2026", "每周五，至 2026年6月30日"),
    ("every 2 weeks on Friday until 2026-06-30", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;UNTIL=20260630T113000Z", "2026-05-15 2026-05-29 2026-06-12 2026-06-26", "every 2 weeks on Friday, until 30 June 2026", "每两周的周五，至 2026年6月30日"),
    ("every 2 weeks on Friday and Tuesday until 2026-06-30", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR;UNTIL=20260630T113000Z", "2026-05-15 2026-05-26 2026-05-29 2026-06-09", "every 2 weeks on Tuesday and Friday, until 30 June 2026", "每两周的周二和周五，至 2026年6月30日"),
    ("every other Friday until 30 June 2026", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;UNTIL=20260630T113000Z", "2026-05-15 2026-05-29 2026-06-12 2026-06-26", "every 2 weeks on Friday, until 30 June 2026", "每两周的周五，至 2026年6月30日"),
    ("every Friday 6 times", "FREQ=WEEKLY;BYDAY=FR;COUNT=6", "2026-05-15 2026-05-22 2026-05-29 2026-06-05", "every week on Friday, 6 times", "每周五，共 6 次"),
    ("Every Fri, Sat & Sun, until June 30, 2026.", "FREQ=WEEKLY;BYDAY=FR,SA,SU;UNTIL=20260630T113000Z", "2026-05-15 2026-05-16 2026-05-17 2026-05-22", "every week on Friday, Saturday and Sunday, until 30 June 2026", "每周五、周六和周日，至 2026年6月30日"),
    ("Fridays until 2026-07-01", "FREQ=WEEKLY;BYDAY=FR;UNTIL=20260701T113000Z", "2026-05-15 2026-05-22 2026-05-29 2026-06-05", "every week on Friday, until 1 July 2026", "每周五，至 2026年7月1日"),
    ("every week on Monday to Friday, 20 times", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;COUNT=20", "2026-05-15 2026-05-18 2026-05-19 2026-05-20", "every weekday, 20 times", "每周一至周五，共 20 次"),
    ("every fortnight on Friday, 6 times", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;COUNT=6", "2026-05-15 2026-05-29 2026-06-12 2026-06-26", "every 2 weeks on Friday, 6 times", "每两周的周五，共 6 次"),
    ("fortnightly on Friday until 2026-06-30", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;UNTIL=20260630T113000Z", "2026-05-15 2026-05-29 2026-06-12 2026-06-26", "every 2 weeks on Friday, until 30 June 2026", "每两周的周五，至 2026年6月30日"),
    ("weekly, 6 times", "FREQ=WEEKLY;BYDAY=FR;COUNT=6", "2026-05-15 2026-05-22 2026-05-29 2026-06-05", "every week on Friday, 6 times", "每周五，共 6 次"),
    ("every second week on Friday, 6 times", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;COUNT=6", "2026-05-15 2026-05-29 2026-06-12 2026-06-26", "every 2 weeks on Friday, 6 times", "每两周的周五，共 6 次"),
    ("every month on the last Friday, 6 times", "FREQ=MONTHLY;BYDAY=-1FR;COUNT=6", "2026-05-29 2026-06-26 2026-07-31 2026-08-28", "every month on the last Friday, 6 times", "每月的最后一个周五，共 6 次"),
    ("every month on the first and third Tuesday until 2026-12-31", "FREQ=MONTHLY;BYDAY=1TU,3TU;UNTIL=20261231T113000Z", "2026-05-19 2026-06-02 2026-06-16 2026-07-07", "every month on the first and third Tuesday, until 31 December 2026", "每月的第一个和第三个周二，至 2026年12月31日"),
    ("every month on the first Tuesday and the third Friday, 9 times", "FREQ=MONTHLY;BYDAY=1TU,3FR;COUNT=9", "2026-05-15 2026-06-02 2026-06-19 2026-07-07", "every month on the first Tuesday and the third Friday, 9 times", "每月的第一个周二和第三个周五，共 9 次"),
    ("every month on the 15th, 12 times", "FREQ=MONTHLY;BYMONTHDAY=15;COUNT=12", "2026-05-15 2026-06-15 2026-07-15 2026-08-15", "every month on the 15th, 12 times", "每月15日，共 12 次"),
    ("every month on the 1st, 10th and 20th until 2027-01-01", "FREQ=MONTHLY;BYMONTHDAY=1,10,20;UNTIL=20270101T113000Z", "2026-05-20 2026-06-01 2026-06-10 2026-06-20", "every month on the 1st, 10th and 20th, until 1 January 2027", "每月1日、10日和20日，至 2027年1月1日"),
    ("every month on the 15 until 2027-01-01", "FREQ=MONTHLY;BYMONTHDAY=15;UNTIL=20270101T113000Z", "2026-05-15 2026-06-15 2026-07-15 2026-08-15", "every month on the 15th, until 1 January 2027", "每月15日，至 2027年1月1日"),
    ("every month on the last day, 12 times", "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=12", "2026-05-31 2026-06-30 2026-07-31 2026-08-31", "every month on the last day, 12 times", "每月的最后一天，共 12 次"),
    ("every month on the 1st and the last day, 12 times", "FREQ=MONTHLY;BYMONTHDAY=1,-1;COUNT=12", "2026-05-31 2026-06-01 2026-06-30 2026-07-01", "every month on the 1st and the last day, 12 times", "每月1日和最后一天，共 12 次"),
    ("every 3 months on the 15th, 4 times", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15;COUNT=4", "2026-05-15 2026-08-15 2026-11-15 2027-02-15", "every 3 months on the 15th, 4 times", "每三个月的15日，共 4 次"),
    ("every quarter on the 15th, 4 times", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15;COUNT=4", "2026-05-15 2026-08-15 2026-11-15 2027-02-15", "every 3 months on the 15th, 4 times", "每三个月的15日，共 4 次"),
    ("monthly on the second Thursday, 5 times", "FREQ=MONTHLY;BYDAY=2TH;COUNT=5", "2026-06-11 2026-07-09 2026-08-13 2026-09-10", "every month on the second Thursday, 5 times", "每月的第二个周四，共 5 次"),
    ("the last Friday of every month, 6 times", "FREQ=MONTHLY;BYDAY=-1FR;COUNT=6", "2026-05-29 2026-06-26 2026-07-31 2026-08-28", "every month on the last Friday, 6 times", "每月的最后一个周五，共 6 次"),
    ("every third Friday of the month until 2026-12-31", "FREQ=MONTHLY;BYDAY=3FR;UNTIL=20261231T113000Z", "2026-05-15 2026-06-19 2026-07-17 2026-08-21", "every month on the third Friday, until 31 December 2026", "每月的第三个周五，至 2026年12月31日"),
    ("every month on the last weekday, 6 times", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=6", "2026-05-29 2026-06-30 2026-07-31 2026-08-31", "every month on the last weekday, 6 times", "每月的最后一个工作日，共 6 次"),
    ("every month, 6 times", "FREQ=MONTHLY;BYMONTHDAY=15;COUNT=6", "2026-05-15 2026-06-15 2026-07-15 2026-08-15", "every month on the 15th, 6 times", "每月15日，共 6 次"),
    ("every year, 5 times", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=15;COUNT=5", "2026-05-15 2027-05-15 2028-05-15 2029-05-15", "every year on 15 May, 5 times", "每年5月15日，共 5 次"),
    ("every year on 15 May, 5 times", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=15;COUNT=5", "2026-05-15 2027-05-15 2028-05-15 2029-05-15", "every year on 15 May, 5 times", "每年5月15日，共 5 次"),
    ("every year on May 15th until 2030-05-15", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=15;UNTIL=20300515T113000Z", "2026-05-15 2027-05-15 2028-05-15 2029-05-15", "every year on 15 May, until 15 May 2030", "每年5月15日，至 2030年5月15日"),
    ("every 15 May, 5 times", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=15;COUNT=5", "2026-05-15 2027-05-15 2028-05-15 2029-05-15", "every year on 15 May, 5 times", "每年5月15日，共 5 次"),
    ("every year on the last Sunday of May, 5 times", "FREQ=YEARLY;BYMONTH=5;BYDAY=-1SU;COUNT=5", "2026-05-31 2027-05-30 2028-05-28 2029-05-27", "every year on the last Sunday of May, 5 times", "每年5月的最后一个周日，共 5 次"),
    ("every year on the second Friday of May and November, 5 times", "FREQ=YEARLY;BYMONTH=5,11;BYDAY=2FR;COUNT=5", "2026-11-13 2027-05-14 2027-11-12 2028-05-12", "every year on the second Friday of May and November, 5 times", "每年5月和11月的第二个周五，共 5 次"),
    ("every year on 1 January and 1 July, 6 times", "FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=1;COUNT=6", "2026-07-01 2027-01-01 2027-07-01 2028-01-01", "every year on 1 January and 1 July, 6 times", "每年1月1日和7月1日，共 6 次"),
    ("every 2 years on 15 May until 2036-05-15", "FREQ=YEARLY;INTERVAL=2;BYMONTH=5;BYMONTHDAY=15;UNTIL=20360515T113000Z", "2026-05-15 2028-05-15 2030-05-15 2032-05-15", "every 2 years on 15 May, until 15 May 2036", "每两年的5月15日，至 2036年5月15日"),
    ("annually on the 15th of May until 2036-05-15", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=15;UNTIL=20360515T113000Z", "2026-05-15 2027-05-15 2028-05-15 2029-05-15", "every year on 15 May, until 15 May 2036", "每年5月15日，至 2036年5月15日"),
    ("every year on the last day of February, 5 times", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1;COUNT=5", "2027-02-28 2028-02-29 2029-02-28 2030-02-28", "every year on the last day of February, 5 times", "每年2月的最后一天，共 5 次"),
    ("每天，共 6 次", "FREQ=DAILY;COUNT=6", "2026-05-15 2026-05-16 2026-05-17 2026-05-18", "every day, 6 times", "每天，共 6 次"),
    ("每两天 直到 2026-06-30", "FREQ=DAILY;INTERVAL=2;UNTIL=20260630T113000Z", "2026-05-15 2026-05-17 2026-05-19 2026-05-21", "every 2 days, until 30 June 2026", "每两天，至 2026年6月30日"),
    ("每 3 天，10 次", "FREQ=DAILY;INTERVAL=3;COUNT=10", "2026-05-15 2026-05-18 2026-05-21 2026-05-24", "every 3 days, 10 times", "每三天，共 10 次"),
    ("隔天，10 次", "FREQ=DAILY;INTERVAL=2;COUNT=10", "2026-05-15 2026-05-17 2026-05-19 2026-05-21", "every 2 days, 10 times", "每两天，共 10 次"),
    ("每个工作日，共 10 次", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;COUNT=10", "2026-05-15 2026-05-18 2026-05-19 2026-05-20", "every weekday, 10 times", "每周一至周五，共 10 次"),
    ("每周，共 6 次", "FREQ=WEEKLY;BYDAY=FR;COUNT=6", "2026-05-15 2026-05-22 2026-05-29 2026-06-05", "every week on Friday, 6 times", "每周五，共 6 次"),
    ("每周五 直到 2026-06-30", "FREQ=WEEKLY;BYDAY=FR;UNTIL=20260630T113000Z", "2026-05-15 2026-05-22 2026-05-29 2026-06-05", "every week on Friday, until 30 June 2026", "每周五，至 2026年6月30日"),
    ("每周 周五 直到 2026-06-30", "FREQ=WEEKLY;BYDAY=FR;UNTIL=20260630T113000Z", "2026-05-15 2026-05-22 2026-05-29 2026-06-05", "every week on Friday, until 30 June 2026", "每周五，至 2026年6月30日"),
    ("每两周 周五 直到 2026-06-30", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;UNTIL=20260630T113000Z", "2026-05-15 2026-05-29 2026-06-12 2026-06-26", "every 2 weeks on Friday, until 30 June 2026", "每两周的周五，至 2026年6月30日"),
    ("每两周的周五，至 2026年6月30日", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;UNTIL=20260630T113000Z", "2026-05-15 2026-05-29 2026-06-12 2026-06-26", "every 2 weeks on Friday, until 30 June 2026", "每两周的周五，至 2026年6月30日"),
    ("每2个星期 星期五 至2026-06-30", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;UNTIL=20260630T113000Z", "2026-05-15 2026-05-29 2026-06-12 2026-06-26", "every 2 weeks on Friday, until 30 June 2026", "每两周的周五，至 2026年6月30日"),
    ("每两个礼拜的礼拜五，到 2026-06-30 为止", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;UNTIL=20260630T113000Z", "2026-05-15 2026-05-29 2026-06-12 2026-06-26", "every 2 weeks on Friday, until 30 June 2026", "每两周的周五，至 2026年6月30日"),
    ("每周一、周三和周五，共 10 次", "FREQ=WEEKLY;BYDAY=MO,WE,FR;COUNT=10", "2026-05-15 2026-05-18 2026-05-20 2026-05-22", "every week on Monday, Wednesday and Friday, 10 times", "每周一、周三和周五，共 10 次"),
    ("每周一三五，10次", "FREQ=WEEKLY;BYDAY=MO,WE,FR;COUNT=10", "2026-05-15 2026-05-18 2026-05-20 2026-05-22", "every week on Monday, Wednesday and Friday, 10 times", "每周一、周三和周五，共 10 次"),
    ("每周二、四 共 10 次", "FREQ=WEEKLY;BYDAY=TU,TH;COUNT=10", "2026-05-19 2026-05-21 2026-05-26 2026-05-28", "every week on Tuesday and Thursday, 10 times", "每周二和周四，共 10 次"),
    ("每周一至周五，20 次", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;COUNT=20", "2026-05-15 2026-05-18 2026-05-19 2026-05-20", "every weekday, 20 times", "每周一至周五，共 20 次"),
    ("每隔一周 周五，6 次", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;COUNT=6", "2026-05-15 2026-05-29 2026-06-12 2026-06-26", "every 2 weeks on Friday, 6 times", "每两周的周五，共 6 次"),
    ("隔周五，6次", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;COUNT=6", "2026-05-15 2026-05-29 2026-06-12 2026-06-26", "every 2 weeks on Friday, 6 times", "每两周的周五，共 6 次"),
    ("隔周周五，6次", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;COUNT=6", "2026-05-15 2026-05-29 2026-06-12 2026-06-26", "every 2 weeks on Friday, 6 times", "每两周的周五，共 6 次"),
    ("每月 最后一个周五 共 6 次", "FREQ=MONTHLY;BYDAY=-1FR;COUNT=6", "2026-05-29 2026-06-26 2026-07-31 2026-08-28", "every month on the last Friday, 6 times", "每月的最后一个周五，共 6 次"),
    ("每个月的第一个和第三个周二，至 2026-12-31", "FREQ=MONTHLY;BYDAY=1TU,3TU;UNTIL=20261231T113000Z", "2026-05-19 2026-06-02 2026-06-16 2026-07-07", "every month on the first and third Tuesday, until 31 December 2026", "每月的第一个和第三个周二，至 2026年12月31日"),
    ("每月第一、三个周二，共 6 次", "FREQ=MONTHLY;BYDAY=1TU,3TU;COUNT=6", "2026-05-19 2026-06-02 2026-06-16 2026-07-07", "every month on the first and third Tuesday, 6 times", "每月的第一个和第三个周二，共 6 次"),
    ("每月第一个周二和第三个周五，9 次", "FREQ=MONTHLY;BYDAY=1TU,3FR;COUNT=9", "2026-05-15 2026-06-02 2026-06-19 2026-07-07", "every month on the first Tuesday and the third Friday, 9 times", "每月的第一个周二和第三个周五，共 9 次"),
    ("每月15日，共 12 次", "FREQ=MONTHLY;BYMONTHDAY=15;COUNT=12", "2026-05-15 2026-06-15 2026-07-15 2026-08-15", "every month on the 15th, 12 times", "每月15日，共 12 次"),
    ("每月 15 号，12 次", "FREQ=MONTHLY;BYMONTHDAY=15;COUNT=12", "2026-05-15 2026-06-15 2026-07-15 2026-08-15", "every month on the 15th, 12 times", "每月15日，共 12 次"),
    ("每月1日、10日和20日，共 9 次", "FREQ=MONTHLY;BYMONTHDAY=1,10,20;COUNT=9", "2026-05-20 2026-06-01 2026-06-10 2026-06-20", "every month on the 1st, 10th and 20th, 9 times", "每月1日、10日和20日，共 9 次"),
    ("每月1、10、20日，共 9 次", "FREQ=MONTHLY;BYMONTHDAY=1,10,20;COUNT=9", "2026-05-20 2026-06-01 2026-06-10 2026-06-20", "every month on the 1st, 10th and 20th, 9 times", "每月1日、10日和20日，共 9 次"),
    ("每月最后一天，12 次", "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=12", "2026-05-31 2026-06-30 2026-07-31 2026-08-31", "every month on the last day, 12 times", "每月的最后一天，共 12 次"),
    ("每三个月的15日，4 次", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15;COUNT=4", "2026-05-15 2026-08-15 2026-11-15 2027-02-15", "every 3 months on the 15th, 4 times", "每三个月的15日，共 4 次"),
    ("每年，共 5 次", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=15;COUNT=5", "2026-05-15 2027-05-15 2028-05-15 2029-05-15", "every year on 15 May, 5 times", "每年5月15日，共 5 次"),
    ("每年5月15日，5 次", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=15;COUNT=5", "2026-05-15 2027-05-15 2028-05-15 2029-05-15", "every year on 15 May, 5 times", "每年5月15日，共 5 次"),
    ("每年五月十五日 至 2030-12-31", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=15;UNTIL=20301231T113000Z", "2026-05-15 2027-05-15 2028-05-15 2029-05-15", "every year on 15 May, until 31 December 2030", "每年5月15日，至 2030年12月31日"),
    ("每年5月的最后一个周日，共 5 次", "FREQ=YEARLY;BYMONTH=5;BYDAY=-1SU;COUNT=5", "2026-05-31 2027-05-30 2028-05-28 2029-05-27", "every year on the last Sunday of May, 5 times", "每年5月的最后一个周日，共 5 次"),
    ("每两年的5月15日，5 次", "FREQ=YEARLY;INTERVAL=2;BYMONTH=5;BYMONTHDAY=15;COUNT=5", "2026-05-15 2028-05-15 2030-05-15 2032-05-15", "every 2 years on 15 May, 5 times", "每两年的5月15日，共 5 次"),
    ("每年1月1日和7月1日，6 次", "FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=1;COUNT=6", "2026-07-01 2027-01-01 2027-07-01 2028-01-01", "every year on 1 January and 1 July, 6 times", "每年1月1日和7月1日，共 6 次"),
    ("每月最后一个工作日，6 次", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=6", "2026-05-29 2026-06-30 2026-07-31 2026-08-31", "every month on the last weekday, 6 times", "每月的最后一个工作日，共 6 次"),
    ("每周日，6次", "FREQ=WEEKLY;BYDAY=SU;COUNT=6", "2026-05-17 2026-05-24 2026-05-31 2026-06-07", "every week on Sunday, 6 times", "每周日，共 6 次"),
    ("每星期天 6 次", "FREQ=WEEKLY;BYDAY=SU;COUNT=6", "2026-05-17 2026-05-24 2026-05-31 2026-06-07", "every week on Sunday, 6 times", "每周日，共 6 次"),
    ("每个周五，6 次", "FREQ=WEEKLY;BYDAY=FR;COUNT=6", "2026-05-15 2026-05-22 2026-05-29 2026-06-05", "every week on Friday, 6 times", "每周五，共 6 次"),
    ("每年2月最后一天，5 次", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1;COUNT=5", "2027-02-28 2028-02-29 2029-02-28 2030-02-28", "every year on the last day of February, 5 times", "每年2月的最后一天，共 5 次"),
    ("每年2月的最后一天，5 次", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1;COUNT=5", "2027-02-28 2028-02-29 2029-02-28 2030-02-28", "every year on the last day of February, 5 times", "每年2月的最后一天，共 5 次"),
    ("每月的1日和最后一天，5 次", "FREQ=MONTHLY;BYMONTHDAY=1,-1;COUNT=5", "2026-05-31 2026-06-01 2026-06-30 2026-07-01", "every month on the 1st and the last day, 5 times", "每月1日和最后一天，共 5 次"),
    ("每月第一天 5次", "FREQ=MONTHLY;BYMONTHDAY=1;COUNT=5", "2026-06-01 2026-07-01 2026-08-01 2026-09-01", "every month on the 1st, 5 times", "每月1日，共 5 次"),
    ("every 15th of the month, 6 times", "FREQ=MONTHLY;BYMONTHDAY=15;COUNT=6", "2026-05-15 2026-06-15 2026-07-15 2026-08-15", "every month on the 15th, 6 times", "每月15日，共 6 次"),
    ("every first of the month, 6 times", "FREQ=MONTHLY;BYMONTHDAY=1;COUNT=6", "2026-06-01 2026-07-01 2026-08-01 2026-09-01", "every month on the 1st, 6 times", "每月1日，共 6 次"),
    ("every week from Monday to Friday, 6 times", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;COUNT=6", "2026-05-15 2026-05-18 2026-05-19 2026-05-20", "every weekday, 6 times", "每周一至周五，共 6 次"),
    ("每逢周五，6次", "FREQ=WEEKLY;BYDAY=FR;COUNT=6", "2026-05-15 2026-05-22 2026-05-29 2026-06-05", "every week on Friday, 6 times", "每周五，共 6 次"),
    ("每季度，4次", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15;COUNT=4", "2026-05-15 2026-08-15 2026-11-15 2027-02-15", "every 3 months on the 15th, 4 times", "每三个月的15日，共 4 次"),
    ("每半年，4次", "FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=15;COUNT=4", "2026-05-15 2026-11-15 2027-05-15 2027-11-15", "every 6 months on the 15th, 4 times", "每六个月的15日，共 4 次"),
    ("每週五，共 6 次", "FREQ=WEEKLY;BYDAY=FR;COUNT=6", "2026-05-15 2026-05-22 2026-05-29 2026-06-05", "every week on Friday, 6 times", "每周五，共 6 次"),
    ("每兩週的週五，至 2026-06-30", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;UNTIL=20260630T113000Z", "2026-05-15 2026-05-29 2026-06-12 2026-06-26", "every 2 weeks on Friday, until 30 June 2026", "每两周的周五，至 2026年6月30日"),
    ("每月最後一個週五，6次", "FREQ=MONTHLY;BYDAY=-1FR;COUNT=6", "2026-05-29 2026-06-26 2026-07-31 2026-08-28", "every month on the last Friday, 6 times", "每月的最后一个周五，共 6 次"),
    ("每周五一共 6 次", "FREQ=WEEKLY;BYDAY=FR;COUNT=6", "2026-05-15 2026-05-22 2026-05-29 2026-06-05", "every week on Friday, 6 times", "每周五，共 6 次"),
    ("每周五、六 6 次", "FREQ=WEEKLY;BYDAY=FR,SA;COUNT=6", "2026-05-15 2026-05-16 2026-05-22 2026-05-23", "every week on Friday and Saturday, 6 times", "每周五和周六，共 6 次"),
    ("每一周的周五，6次", "FREQ=WEEKLY;BYDAY=FR;COUNT=6", "2026-05-15 2026-05-22 2026-05-29 2026-06-05", "every week on Friday, 6 times", "每周五，共 6 次"),
)  # fmt: skip


def taken(sentence: str, start: datetime | date) -> Taken:
    """Return what a sentence is taken for, without a word of complaint."""
    report = Report("event.md")
    found = read_rule(Written(sentence, Place()), report, start, ZONE)
    assert found is not None, report.problems
    return found


def first_of(dates: str) -> datetime:
    """Return the start of the first of the dates."""
    return datetime.fromisoformat(f"{dates.split(maxsplit=1)[0]} 19:30")


def test_there_are_enough() -> None:
    """More than fifty sentences are held here, in two languages, each of them once."""
    sentences = [row[0] for row in SENTENCES]

    assert len(set(sentences)) == len(sentences) >= 80
    assert sum(sentence.isascii() for sentence in sentences) >= 40


@pytest.mark.parametrize(("sentence", "rrule", "dates", "said", "said_zh"), SENTENCES)
def test_a_sentence_is_a_rule(sentence: str, rrule: str, dates: str, said: str, said_zh: str) -> None:
    """Each is the RRULE it should be, gives the dates it should, and is said in both languages."""
    start = first_of(dates)

    found = taken(sentence, start)

    assert found.rrule == rrule
    assert " ".join(f"{one:%Y-%m-%d}" for one in found.starts[:4]) == dates
    assert (say_rule(rrule, start, ZONE, "en"), say_rule(rrule, start, ZONE, "zh-Hans")) == (said, said_zh)


@pytest.mark.parametrize(("rrule", "dates"), sorted({row[1:3] for row in SENTENCES}))
@pytest.mark.parametrize("lang", ["en", "zh-Hans"])
def test_what_is_said_can_be_written(rrule: str, dates: str, lang: str) -> None:
    """The words of a rule, and the sentence it is proposed as, are taken for that rule."""
    start = first_of(dates)
    sentence = sentence_of(rrule, start, ZONE, lang)

    assert sentence is not None
    assert taken(sentence, start).rrule == rrule
    assert taken(say_rule(rrule, start, ZONE, lang), start).rrule == rrule
