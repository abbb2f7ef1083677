package com.jsonexpress.identity.core.spi;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The five fields of a {@link Cron}, read. Immutable. */
record CronFields(CronField minute, CronField hour, CronField day, CronField month, CronField weekday) {
    /** A leap year: the longest that each month gets. */
    private static final int LONGEST = 2000;

    CronFields {
        boolean everyWeekday = !weekday.restricted();
        if (everyWeekday && IntStream.rangeClosed(1, 12).noneMatch(m -> month.has(m) && fits(day, m))) {
            throw new IllegalArgumentException("day of month: no such day in these months");
        }
    }

    static CronFields parse(String expression) {
        String[] texts = expression.strip().split("\\s+", -1);
        if (texts.length != 5) {
            throw new IllegalArgumentException("expected five fields: minute hour day-of-month month day-of-week");
        }
        return new CronFields(
                CronField.parse("minute", texts[0], 0, 59),
                CronField.parse("hour", texts[1], 0, 23),
                CronField.parse("day of month", texts[2], 1, 31),
                CronField.parse("month", texts[3], 1, 12),
                CronField.weekday(texts[4]));
    }

    ZonedDateTime next(ZonedDateTime time) {
        LocalDateTime from = time.withZoneSameInstant(ZoneOffset.UTC)
                .toLocalDateTime()
                .truncatedTo(ChronoUnit.MINUTES)
                .plusMinutes(1);
        LocalDate date = dateFrom(from.toLocalDate());
        if (date.equals(from.toLocalDate())) {
            OptionalInt today = minuteOfDayFrom(from.getHour(), from.getMinute());
            if (today.isPresent()) {
                return at(date, today.getAsInt());
            }
            date = dateFrom(date.plusDays(1));
        }
        return at(date, minuteOfDayFrom(0, 0).orElseThrow());
    }

    private static ZonedDateTime at(LocalDate date, int minuteOfDay) {
        return date.atStartOfDay(ZoneOffset.UTC).plusMinutes(minuteOfDay);
    }

    /** Ends: some day of these months exists in every cycle of 400 years, on every day of the week. */
    private LocalDate dateFrom(LocalDate first) {
        LocalDate date = first;
        while (!matches(date)) {
            date = month.has(date.getMonthValue())
                    ? date.plusDays(1)
                    : date.withDayOfMonth(1).plusMonths(1);
        }
        return date;
    }

    private boolean matches(LocalDate date) {
        if (!month.has(date.getMonthValue())) {
            return false;
        }
        boolean dayFits = day.has(date.getDayOfMonth());
        boolean weekdayFits = weekday.has(date.getDayOfWeek().getValue() % 7);
        return day.restricted() && weekday.restricted() ? dayFits || weekdayFits : dayFits && weekdayFits;
    }

    private OptionalInt minuteOfDayFrom(int firstHour, int firstMinute) {
        OptionalInt sameHour = hour.has(firstHour) ? minute.from(firstMinute) : OptionalInt.empty();
        if (sameHour.isPresent()) {
            return OptionalInt.of(firstHour * 60 + sameHour.getAsInt());
        }
        OptionalInt later = hour.from(firstHour + 1);
        return later.isPresent()
                ? OptionalInt.of(later.getAsInt() * 60 + minute.from(0).orElseThrow())
                : OptionalInt.empty();
    }

    private static boolean fits(CronField day, int month) {
        return day.from(1).orElseThrow() <= YearMonth.of(LONGEST, month).lengthOfMonth();
    }
}
