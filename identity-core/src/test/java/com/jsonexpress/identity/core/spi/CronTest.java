package com.jsonexpress.identity.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.fail;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "* * * * *          | 2026-01-01T00:00:00Z | 2026-01-01T00:01:00Z",
                "* * * * *          | 2026-01-01T00:00:59.999Z | 2026-01-01T00:01:00Z",
                "0 0 * * *          | 2026-01-01T00:00:00Z | 2026-01-02T00:00:00Z",
                "0 0 * * *          | 2025-12-31T23:59:59Z | 2026-01-01T00:00:00Z",
                "*/15 * * * *       | 2026-01-01T10:45:00Z | 2026-01-01T11:00:00Z",
                "5/20 * * * *       | 2026-01-01T10:26:00Z | 2026-01-01T10:45:00Z",
                "10-20/5 8,18 * * * | 2026-01-01T08:20:00Z | 2026-01-01T18:10:00Z",
                "30 4 1 */3 *       | 2026-01-01T04:30:00Z | 2026-04-01T04:30:00Z",
                "0 12 31 * *        | 2026-02-01T00:00:00Z | 2026-03-31T12:00:00Z",
                "0 0 29 2 *         | 2026-01-01T00:00:00Z | 2028-02-29T00:00:00Z",
                "0 0 29 2 *         | 2096-03-01T00:00:00Z | 2104-02-29T00:00:00Z",
                "59 23 31 12 *      | 2026-12-31T23:59:00Z | 2027-12-31T23:59:00Z",
                "0,30 9-17/4 * * *  | 2026-01-01T13:00:00Z | 2026-01-01T13:30:00Z",
                "  0   6  *  *  *   | 2026-01-01T06:00:00Z | 2026-01-02T06:00:00Z"
            })
    void next_anyTime_firstMatchStrictlyAfter(String expression, ZonedDateTime from, ZonedDateTime expected) {
        assertThat(new Cron(expression).next(from)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0 0 * * 0, 2026-01-04",
        "0 0 * * 7, 2026-01-04",
        "0 0 * * 1, 2026-01-05",
        "0 0 * * 5-7, 2026-01-02",
        "0 0 * * 6-7/2, 2026-01-03",
        "0 0 * * */6, 2026-01-03"
    })
    void next_dayOfWeek_zeroAndSevenAreSunday(String expression, String expected) {
        ZonedDateTime newYear = ZonedDateTime.parse("2026-01-01T00:00:00Z");

        assertThat(new Cron(expression).next(newYear)).isEqualTo(expected + "T00:00:00Z");
    }

    @Test
    void next_bothDaysRestricted_eitherSuffices() {
        Cron cron = new Cron("0 0 13 * 5");
        ZonedDateTime friday =
                cron.next(ZonedDateTime.parse("2026-01-10T00:00:00Z").minusDays(2));
        ZonedDateTime thirteenth = cron.next(ZonedDateTime.parse("2026-01-09T00:00:00Z"));

        assertThat(friday).isEqualTo("2026-01-09T00:00:00Z");
        assertThat(thirteenth).isEqualTo("2026-01-13T00:00:00Z");
    }

    @Test
    void next_oneDayFieldBeginsWithStar_bothMustHold() {
        assertThat(new Cron("0 0 */2 * 1").next(ZonedDateTime.parse("2026-01-01T00:00:00Z")))
                .isEqualTo("2026-01-05T00:00:00Z");
        assertThat(new Cron("0 0 */2 * 1").next(ZonedDateTime.parse("2026-01-05T00:00:00Z")))
                .isEqualTo("2026-01-19T00:00:00Z");
    }

    @Test
    void next_otherZone_countsInUtc() {
        ZonedDateTime berlin = ZonedDateTime.of(2026, 7, 1, 1, 30, 0, 0, ZoneId.of("Europe/Berlin"));

        ZonedDateTime next = new Cron("0 0 * * *").next(berlin);

        assertThat(next).isEqualTo("2026-07-01T00:00:00Z");
        assertThat(next.getZone()).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void next_overTwoMonths_meetsEveryMinuteOnce() {
        Cron cron = new Cron("*/7 */5 * * 1-5");
        ZonedDateTime time = ZonedDateTime.parse("2026-01-01T00:00:00Z");
        ZonedDateTime next = cron.next(time);
        for (int minute = 1; minute <= 60 * 24 * 60; minute++) {
            ZonedDateTime now = time.plusMinutes(minute);
            boolean due = now.getMinute() % 7 == 0
                    && now.getHour() % 5 == 0
                    && now.getDayOfWeek().getValue() <= 5;
            if (next.equals(now) != due) {
                fail("at " + now);
            }
            if (due) {
                next = cron.next(now);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "60 * * * *  | minute",
                "* 24 * * *  | hour",
                "* * 0 * *   | day of month",
                "* * 32 * *  | day of month",
                "* * * 0 *   | month",
                "* * * 13 *  | month",
                "* * * * 8   | day of week",
                "*/0 * * * * | minute",
                "*/60 * * * *| minute",
                "5-1 * * * * | minute",
                "a * * * *   | minute",
                "1, * * * *  | minute",
                "-1 * * * *  | minute",
                "1-2-3 * * * *| minute",
                "1/2/3 * * * *| minute",
                "* * * JAN * | month"
            })
    void cron_malformed_namesTheField(String expression, String field) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Cron(expression))
                .withMessageStartingWith(field + ":");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "* * * *", "* * * * * *", "@daily"})
    void cron_notFiveFields_refused(String expression) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Cron(expression));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 0 31 2 *", "0 0 30 2 *", "0 0 31 4,6,9,11 *", "0 0 31 2 */2"})
    void cron_impossibleDate_refused(String expression) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Cron(expression))
                .withMessageStartingWith("day of month:");
    }

    @Test
    void cron_impossibleDayBesideAWeekday_runsOnTheWeekday() {
        assertThat(new Cron("0 0 31 2 1").next(ZonedDateTime.parse("2026-01-01T00:00:00Z")))
                .isEqualTo("2026-02-02T00:00:00Z");
    }
}
