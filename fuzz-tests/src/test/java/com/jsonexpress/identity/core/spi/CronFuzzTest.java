package com.jsonexpress.identity.core.spi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.fuzz.FuzzTest;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** What is read has a next time, later and on a whole minute, and one after that; else one kind of exception. */
class CronFuzzTest extends FuzzTest {
    private static final ZonedDateTime START = ZonedDateTime.of(2026, 11, 24, 12, 0, 30, 1, ZoneOffset.UTC);

    @Override
    protected void look(byte[] input) {
        String text = new String(input, UTF_8);
        Cron cron;
        try {
            cron = new Cron(text);
        } catch (IllegalArgumentException e) {
            return;
        }
        ZonedDateTime first = cron.next(START);
        ZonedDateTime second = cron.next(first);
        assertThat(first).isAfter(START).isBefore(START.plusYears(41));
        assertThat(second).isAfter(first);
        assertThat(first.getSecond() + first.getNano()).isZero();
        assertThat(cron.next(first.minusNanos(1))).isEqualTo(first);
        String[] fields = text.strip().split("\\s+");
        if (fields[0].matches("\\d+")) {
            assertThat(first.getMinute()).isEqualTo(Integer.parseInt(fields[0]));
        }
        if (fields[1].matches("\\d+")) {
            assertThat(first.getHour()).isEqualTo(Integer.parseInt(fields[1]));
        }
        if (fields[3].matches("\\d+")) {
            assertThat(first.getMonthValue()).isEqualTo(Integer.parseInt(fields[3]));
        }
        if (fields[2].matches("\\d+") && fields[4].equals("*")) {
            assertThat(first.getDayOfMonth()).isEqualTo(Integer.parseInt(fields[2]));
        }
    }
}
