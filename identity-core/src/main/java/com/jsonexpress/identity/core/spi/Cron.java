package com.jsonexpress.identity.core.spi;

import java.time.Instant;
import java.time.ZoneOffset;
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

    /** The first such time strictly after {@code time}. */
    public Instant next(Instant time) {
        return next(time.atZone(ZoneOffset.UTC)).toInstant();
    }

    /**
     * What a time planned by this becomes when the clock may have been set back since: it stays where it is the first
     * after {@code now} or the one after that, so that a small step repeats nothing; otherwise it is the first, so that
     * nothing stands still until an old time comes again.
     */
    public Instant replanned(Instant planned, Instant now) {
        Instant first = next(now);
        return next(first).isBefore(planned) ? first : planned;
    }

    /**
     * The time of the occurrence that follows one which was due at {@code last}: the first after both, {@link #replanned}.
     */
    public Instant following(Instant last, Instant now) {
        return replanned(next(last.isAfter(now) ? last : now), now);
    }
}
