package com.jsonexpress.identity.core.spi;

import java.time.ZonedDateTime;

/**
 * Times that repeat, in UTC, as five fields: minute, hour, day of month, month, day of week ({@code 0} or {@code 7} is
 * Sunday). A field is {@code *}, a number, a range {@code a-b}, a list with commas, each with an optional step
 * {@code /n}. Where both day fields are restricted, either suffices, as in every cron; a field that begins with
 * {@code *} is not restricted.
 */
public record Cron(String expression) {

    /** Reads an expression; {@code IllegalArgumentException} names the field at fault. */
    public Cron {
        CronFields.parse(expression);
    }

    /** The first such time strictly after {@code time}. */
    public ZonedDateTime next(ZonedDateTime time) {
        return CronFields.parse(expression).next(time);
    }
}
